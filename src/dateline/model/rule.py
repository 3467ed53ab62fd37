"""Named rules: how a value is assembled from claims that disagree. Rules are data."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypedDict

from dateline.model.errors import CodebookError
from dateline.model.event import Chosen
from dateline.model.toll import Toll
from dateline.model.yaml_text import load_yaml


class Criterion(StrEnum):
    """One ground on which one claim is preferred to another."""

    ACCEPTED = "accepted"
    HAPPENED = "happened"
    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"
    BASIS = "basis"
    DENIED = "denied last"
    KNOWN = "known"
    TIGHTEST = "tightest"
    MOST_SPECIFIC = "most specific"
    NAMED = "named"
    LATEST = "latest"
    EARLIEST = "earliest"
    SUPPORT = "support"
    HIGHEST = "highest"
    LOWEST = "lowest"
    CONFIDENCE = "confidence"


MEANINGS: dict[Criterion, str] = {
    Criterion.ACCEPTED: "a value that a reviewer gave by hand comes first, then a claim that a reviewer accepted, then "
    "those nobody has reviewed",
    Criterion.HAPPENED: "a deed told as having happened comes before one planned, foiled or denied",
    Criterion.RELIABILITY: "a more reliable source comes first: Admiralty A, B, C, then those not rated or rated F "
    "(cannot be judged), then D, E",
    Criterion.CREDIBILITY: "a more credible claim comes first: Admiralty 1, 2, 3, then those not rated or rated 6 "
    "(cannot be judged), then 4, 5",
    Criterion.BASIS: "what the text states, or reports from someone who is no party to it, comes before what a party "
    "claims, accuses or suspects",
    Criterion.DENIED: "what a party denies comes last",
    Criterion.KNOWN: "a claim with a figure comes before one with words only",
    Criterion.TIGHTEST: "the shortest interval, or the smallest area, comes first",
    Criterion.MOST_SPECIFIC: "the longer, more specific value comes first",
    Criterion.NAMED: "a named party comes before an unnamed one",
    Criterion.LATEST: "the report published last comes first; a report without a date comes after dated ones",
    Criterion.EARLIEST: "the report published first comes first; a report without a date comes after dated ones",
    Criterion.SUPPORT: "the value that most documents give comes first",
    Criterion.HIGHEST: "the highest figure comes first",
    Criterion.LOWEST: "the lowest figure comes first",
    Criterion.CONFIDENCE: "the claim the extractor was surest of comes first",
}
"""What each criterion means, in the words the methodology prints."""


class Reliability(StrEnum):
    """How far a source has been right before: the Admiralty letters. F is "cannot be judged", not "worst"."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Credibility(StrEnum):
    """How far one claim is borne out by others: the Admiralty figures. 6 is "cannot be judged", not "worst"."""

    CONFIRMED = "1"
    PROBABLE = "2"
    POSSIBLE = "3"
    DOUBTFUL = "4"
    IMPROBABLE = "5"
    UNJUDGED = "6"


RELIABILITY_ORDER = tuple(Reliability(letter) for letter in "ABCFDE")
CREDIBILITY_ORDER = tuple(Credibility(figure) for figure in "123645")


@dataclass(frozen=True, slots=True)
class ValueRule:
    """How one property is chosen: criteria in order, each settling what those before it left equal."""

    property: str
    prefer: tuple[Criterion, ...]
    each: str = ""
    """What a separate value is kept for ("party", "outcome and side"); empty where the property has one value."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named, published way to assemble an event from claims that disagree.

    ``least_reliable`` and ``least_credible`` bound the figures that count for the low and high of a toll.
    """

    id: str
    label: str
    description: str
    values: tuple[ValueRule, ...]
    otherwise: ValueRule
    least_reliable: Reliability = Reliability.E
    least_credible: Credibility = Credibility.IMPROBABLE

    def for_property(self, name: str) -> ValueRule:
        """Give the way one property is chosen."""
        return next((value for value in self.values if value.property == name), self.otherwise)


class _ValueSpec(TypedDict, total=False):
    property: str
    prefer: list[str]
    each: str


class RuleSpec(TypedDict, total=False):
    """A rule as its YAML file holds it."""

    id: str
    label: str
    description: str
    values: list[_ValueSpec]
    otherwise: list[str]
    least_reliable: str
    least_credible: str


def rule_from(spec: RuleSpec) -> Rule:
    """Read a rule from its YAML form, refusing criteria that do not exist."""
    name = spec.get("id", "")
    if not name:
        raise CodebookError("a rule without an id", way_out="give it `id: name`")
    values = tuple(
        ValueRule(value["property"], _criteria(name, value["prefer"]), value.get("each", ""))
        for value in spec.get("values", [])
    )
    return Rule(
        name,
        spec.get("label", name),
        spec.get("description", "").strip(),
        values,
        ValueRule("any other", _criteria(name, spec.get("otherwise", []))),
        Reliability(spec.get("least_reliable", "E")),
        Credibility(str(spec.get("least_credible", "5"))),
    )


def _criteria(rule: str, names: list[str]) -> tuple[Criterion, ...]:
    known = {criterion.value for criterion in Criterion}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise CodebookError(f"no criterion {unknown[0]!r}", where=f"rule {rule}", way_out=f"use {', '.join(known)}")
    return tuple(Criterion(name) for name in names)


@cache
def rules(text: str | None = None) -> tuple[Rule, ...]:
    """Give the rules of a YAML text, or those that come with Dateline."""
    shipped = files("dateline.model") / "codebooks" / "rules.yaml"
    specs: list[RuleSpec] = load_yaml(text if text is not None else shipped.read_text("utf-8"))
    return tuple(rule_from(spec) for spec in specs)


def rule(name: str = "careful", among: tuple[Rule, ...] | None = None) -> Rule:
    """Give one rule by name."""
    known = among if among is not None else rules()
    found = next((each for each in known if each.id == name), None)
    if found is None:
        names = ", ".join(each.id for each in known)
        raise CodebookError(f"no rule {name!r}", way_out=f"choose one of {names}")
    return found


def toll_spread(chosen: Chosen) -> Toll | None:
    """Give a toll's low, best and high over all its reports: best is the chosen one's, the others the widest told.

    None where the value is no toll.
    """
    value = chosen.claim.value
    if not isinstance(value, Toll):
        return None
    told = [claim.value for claim in (chosen.claim, *chosen.others) if isinstance(claim.value, Toll)]
    figures = [figure for toll in told for figure in (toll.low, toll.best, toll.high) if figure is not None]
    if not figures:
        return value
    best = value.best if value.best is not None else value.low if value.low is not None else value.high
    return replace(value, low=min(figures), best=best, high=max(figures))
