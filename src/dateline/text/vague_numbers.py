"""Vague numbers under a named rule: "dozens" is 12 to ACLED and 24 to 99 in plain English."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TypedDict

from dateline.model.errors import CodebookError
from dateline.model.toll import Reckoning, Toll
from dateline.model.yaml_text import load_yaml

Figures = tuple[int | None, int | None, int | None]


class RuleEntry(TypedDict):
    """One rule in the codebook file."""

    id: str
    label: str
    description: str
    words: dict[str, list[int | None]]
    people: list[int | None]


@dataclass(frozen=True, slots=True)
class VagueRule:
    """A named way to turn vague words into low, best and high.

    ``words`` holds the figures of each vague word or phrase, ``people`` those of people named in the plural with no
    number at all.
    """

    id: str
    label: str
    description: str
    words: Mapping[str, Figures]
    people: Figures

    def figures_of(self, phrase: str) -> Figures | None:
        """Give the figures for the longest vague words in a phrase, None where the rule reads none of them."""
        said = phrase.lower()
        known = [words for words in self.words if re.search(rf"\b{re.escape(words)}\b", said)]
        return self.words[max(known, key=len)] if known else None


def read_vague(toll: Toll, rule_id: str) -> Toll:
    """Read a vague toll under a named rule; a toll that has figures of its own is returned as it is.

    The reckoning stays vague, so that nobody takes the rule's figures for the text's.

    Raises:
        CodebookError: if no rule has that name.
    """
    rule = vague_rules().get(rule_id)
    if rule is None:
        raise CodebookError(f"no rule for vague numbers is called {rule_id!r}; there are {', '.join(vague_rules())}")
    if toll.known or toll.reckoning not in (Reckoning.VAGUE, Reckoning.SOME):
        return toll
    figures = rule.people if toll.reckoning is Reckoning.SOME else rule.figures_of(toll.phrase)
    if figures is None:
        return toll
    low, best, high = figures
    return replace(toll, low=low, best=best, high=high)


@cache
def vague_rules() -> Mapping[str, VagueRule]:
    """Give the rules for vague numbers by name."""
    source = files("dateline.model") / "codebooks" / "vague_numbers.yaml"
    entries: list[RuleEntry] = load_yaml(source.read_text(encoding="utf-8"))
    return {entry["id"]: _rule(entry) for entry in entries}


def _rule(entry: RuleEntry) -> VagueRule:
    words = {words: _figures(figures) for words, figures in entry["words"].items()}
    return VagueRule(entry["id"], entry["label"], entry["description"], words, _figures(entry["people"]))


def _figures(figures: list[int | None]) -> Figures:
    low, best, high = figures
    return low, best, high
