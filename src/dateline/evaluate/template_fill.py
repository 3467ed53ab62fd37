"""A thin adapter from our accounts to MUC-4's templates: six incident types, five roles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.extract.learned.accounts import by_reader
from dateline.extract.learned.combine import AGREED
from dateline.model.claim import ActorKind, Claim, Party
from dateline.model.evidence import Basis
from dateline.model.extraction import Extraction
from dateline.model.yaml_text import load_yaml

ARMED = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.STATE_FORCE})
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


def fill_templates(extraction: Extraction, characters: str) -> list[Template]:
    """Fill a template for each account of a type that MUC knows; ``characters`` is the text with its capitals."""
    by_account: dict[str, list[Claim]] = {}
    for claim in extraction.claims:
        by_account.setdefault(claim.subject_id, []).append(claim)
    filled = (_fill(by_account.get(account.id, []), characters) for account in extraction.accounts)
    return _told_once([template for template in filled if template is not None])


def shared_by_reader(extraction: Extraction) -> Extraction:
    """Keep what the learned reader says too, of accounts whose deed it tells too.

    MUC's keys hold what its analysts thought worth a report, and leave out war, old deeds and bystanders. The reader
    was taught by such keys; the rules tell every deed.
    """
    told = {each.subject_id for each in extraction.claims if each.property == "deed" and _shared(each)}
    parts = {"perpetrator", "target", "victim", "instrument"}
    return replace(
        extraction,
        accounts=tuple(account for account in extraction.accounts if account.id in told),
        claims=tuple(each for each in extraction.claims if each.property not in parts or _shared(each)),
    )


def _shared(claim: Claim) -> bool:
    return by_reader(claim) or AGREED in claim.reasons


def _told_once(templates: Sequence[Template]) -> list[Template]:
    """Leave out a template that another of its type says with more."""
    kept: list[Template] = []
    for template in sorted(templates, key=lambda each: -sum(map(len, each.roles.values()))):
        like = [other for other in kept if other.incident_type == template.incident_type]
        if not any(_within(template, other) for other in like):
            kept.append(template)
    return [template for template in templates if template in kept]


def _within(one: Template, other: Template) -> bool:
    return all(set(one.roles[role]) <= set(other.roles[role]) for role in ROLES)


def type_of_account(claims: Sequence[Claim]) -> str | None:
    """Give the incident type of an account by its claims; None where MUC asks for no template of it."""
    deeds = [str(claim.value) for claim in claims if claim.property == "deed"]
    kind = next((types()[deed] for deed in deeds if deed in types()), None)
    return None if _war(claims, deeds) else kind


def _fill(claims: Sequence[Claim], characters: str) -> Template | None:
    kind = type_of_account(claims)
    if kind is None:
        return None
    fillers: dict[str, list[str]] = {role: [] for role in ROLES}
    for claim in claims:
        for role, words in fillers_of(claim, characters):
            if words and words.lower() not in fillers[role]:
                fillers[role].append(words.lower())
    return Template(kind, {role: tuple((words,) for words in found) for role, found in fillers.items()})


def _war(claims: Sequence[Claim], deeds: Sequence[str]) -> bool:
    """Tell fighting between armed sides, which MUC leaves out: it asks for terror, not for war."""
    suffered = [
        each.value for each in claims if each.property in {"target", "victim"} and isinstance(each.value, Party)
    ]
    doers = [each.value.kind for each in claims if each.property == "perpetrator" and isinstance(each.value, Party)]
    fought = bool(suffered) and all(party.kind in ARMED or _military(party.words) for party in suffered)
    only_clash = deeds[:1] == ["armed_clash"]
    return only_clash or (fought and any(kind in ARMED for kind in doers)) or deeds[:1] == ["air_strike"]


def _military(words: str) -> bool:
    """Tell an army's unit or post by its noun."""
    return bool({word.removesuffix("s") for word in re.findall(r"\w+", words.lower())} & military())


def fillers_of(claim: Claim, characters: str) -> Iterator[tuple[str, str]]:
    """Give the roles that a claim fills, with its words as MUC writes them."""
    value = claim.value
    if by_reader(claim):
        yield from _read_filler(claim)
        return
    span = claim.evidence.span
    words = span.of(characters) if span is not None else claim.evidence.quote
    if claim.property == "instrument":
        yield "Weapon", bare(words)
    elif not isinstance(value, Party):
        return
    elif claim.property == "perpetrator" and claim.attribution.basis is not Basis.DENIED:
        yield from _perpetrator(value, words)
    elif claim.property in {"victim", "target"}:
        named = person_name(words)
        if _people(value):
            yield "Victim", named
        elif claim.property == "victim":
            yield "Victim", named if len(named.split()) > 1 else ""
        else:
            yield "Target", bare(words)


def _read_filler(claim: Claim) -> Iterator[tuple[str, str]]:
    """Give the words of the learned reader as they are: it was taught by such keys what to take and what to leave."""
    named = isinstance(claim.value, Party) and claim.value.name is not None
    roles = {"perpetrator": "PerpOrg" if named else "PerpInd", "target": "Target", "victim": "Victim"}
    role = (roles | {"instrument": "Weapon"}).get(claim.property)
    if role:
        yield role, claim.evidence.quote


def _perpetrator(party: Party, words: str) -> Iterator[tuple[str, str]]:
    name = party.name
    head, _, rest = (name or "").partition(" of the ")
    if rest and head.lower().removesuffix("s") in people():
        name = rest  # "guerrillas of the FARC" are the FARC
    if name and party.kind is ActorKind.PERSON:
        yield "PerpInd", person_name(name) or bare(name)
        return
    if name:
        yield "PerpOrg", bare(name)
    words = bare(words)
    if name and name.lower() in words.lower():
        head, link, _ = words.partition(" of ")
        words = head if link and name.lower() not in head.lower() else ""
    if words and words.split()[-1].lower() not in _table()["no_people"]:
        yield "PerpInd", words


def person_name(words: str) -> str:
    """Give the proper name that a phrase ends in, without titles: keys name victims and do not describe them."""
    kept: list[str] = []
    for word in reversed(words.partition(" of ")[0].split()):
        plain = word.strip(".,'\"")
        if not plain[:1].isupper() or plain.lower() in _table()["titles"]:
            break
        kept.insert(0, word)
    return " ".join(kept).removesuffix("'s")


def _people(party: Party) -> bool:
    last = re.split(r" (?:of|from|in|at) ", party.words)[0].split()[-1].lower()
    return party.kind in {ActorKind.PERSON, ActorKind.CIVILIANS} or last.removesuffix("s") in people()


def bare(words: str) -> str:
    """Take off what MUC's keys leave out: articles, numbers, "suspected"."""
    return LEAD.sub("", words.strip())


@cache
def _table() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_yaml(files("dateline.evaluate").joinpath("gold/muc_names.yaml").read_text("utf-8"))
    return loaded


@cache
def types() -> Mapping[str, str]:
    """Give MUC's incident type by our deed."""
    return {deed: kind for kind, deeds in _table()["types"].items() for deed in deeds}


@cache
def military() -> frozenset[str]:
    """Give nouns for an army's units and posts."""
    return frozenset(_table()["military"])


@cache
def people() -> frozenset[str]:
    """Give nouns for people: they are victims, other things that were hit are targets."""
    return frozenset(_table()["people"])
