"""A thin adapter from our accounts to MUC-4's templates: six incident types, five roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from dateline.model.claim import ActorKind, Claim, Party
from dateline.model.evidence import Basis
from dateline.model.extraction import Extraction

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
LEAD = re.compile(
    r"^(?:(?:the|a|an|some|several|two|three|four|five|six|seven|eight|nine|ten|at least|about|more than|over|\d[\d,]*|"
    r"other|another|his|her|its|their|this|that|these|those|suspected|alleged|presumed|unidentified|unknown)\s+)+",
    re.IGNORECASE,
)
"""What MUC's keys leave out before a noun."""


@dataclass(frozen=True, slots=True)
class Template:
    """One incident: its type, and by role its entities, each with the mentions that may stand for it."""

    incident_type: str
    roles: Mapping[str, tuple[tuple[str, ...], ...]]


def fill_templates(extraction: Extraction) -> list[Template]:
    """Fill a template for each account of a type that MUC knows."""
    by_account: dict[str, list[Claim]] = {}
    for claim in extraction.claims:
        by_account.setdefault(claim.subject_id, []).append(claim)
    filled = (_fill(by_account.get(account.id, [])) for account in extraction.accounts)
    return [template for template in filled if template is not None]


def _fill(claims: Sequence[Claim]) -> Template | None:
    deeds = [str(claim.value) for claim in claims if claim.property == "deed"]
    kind = next((types()[deed] for deed in deeds if deed in types()), None)
    if kind is None:
        return None
    fillers: dict[str, list[str]] = {role: [] for role in ROLES}
    for claim in claims:
        for role, words in _fillers(claim):
            if words and words not in fillers[role]:
                fillers[role].append(words)
    return Template(kind, {role: tuple((words,) for words in found) for role, found in fillers.items()})


def _fillers(claim: Claim) -> Iterator[tuple[str, str]]:
    value = claim.value
    if claim.property == "instrument":
        yield "Weapon", bare(str(value))
    elif not isinstance(value, Party):
        return
    elif claim.property in {"perpetrator", "claimed_by"} and claim.attribution.basis is not Basis.DENIED:
        yield from _perpetrator(value)
    elif claim.property == "victim":
        yield "Victim", bare(value.words)
    elif claim.property == "target":
        yield ("Victim" if _people(value) else "Target"), bare(value.words)


def _perpetrator(party: Party) -> Iterator[tuple[str, str]]:
    if party.name:
        yield "PerpOrg", bare(party.name)
    words = bare(party.words)
    if party.name and party.name.lower() in words.lower():
        words = words.lower().split(" of ")[0] if " of " in words else ""
    if words and words.split()[-1].lower() not in {"group", "organization", "it", "he", "they", "she"}:
        yield "PerpInd", words


def _people(party: Party) -> bool:
    last = re.split(r" (?:of|from|in|at) ", party.words)[0].split()[-1].lower()
    return party.kind in {ActorKind.PERSON, ActorKind.CIVILIANS} or last.removesuffix("s") in people()


def bare(words: str) -> str:
    """Take off what MUC's keys leave out: articles, numbers, "suspected"."""
    return LEAD.sub("", words.strip())


@cache
def _table() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = yaml.safe_load(
        files("dateline.evaluate").joinpath("gold/muc_names.yaml").read_text("utf-8")
    )
    return loaded


@cache
def types() -> Mapping[str, str]:
    """Give MUC's incident type by our deed."""
    return {deed: kind for kind, deeds in _table()["types"].items() for deed in deeds}


@cache
def people() -> frozenset[str]:
    """Give nouns for people: they are victims, other things that were hit are targets."""
    return frozenset(_table()["people"])
