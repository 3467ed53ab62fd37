"""Which incidents of a report, and which parts of them, MUC's analysts would have put down: both engines are heard.

MUC's keys hold what its analysts thought worth a template, and leave out war, old deeds and bystanders. The rules tell
every deed, the reader was taught by such keys, and neither is right alone. Each type of incident and each part has
signs, known from both; the weights of logistic regressions turn them into the chance that a key has it. The weights
are kept with the reader's other settings and are fitted by ``training.reader.settle_weighing``.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.evaluate.template_dividing import Weighed, divided, one_party
from dateline.evaluate.template_fill import ROLES, Template, fillers_of, type_of_account
from dateline.extract.learned.accounts import by_reader, type_of
from dateline.extract.learned.incidents import once
from dateline.extract.learned.reading import Filler, Reading
from dateline.extract.learned.sureness import odds
from dateline.model.claim import Claim
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction

KINDS = ("attack", "bombing", "kidnapping", "arson")
"""The types that reports tell often enough to be weighed: of 191 templates four are of another."""
LEAST = 0.25
"""A filler raises F1 if its chance of being right is over half of F1, which is near .5: the bound is not tuned."""
FAINT, LOUD = 0.005, 0.99
"""The reader's chances are held between these: it does not tell those beyond apart."""
HEARD = 0.03
"""The reader's chance from which words are weighed at all."""
LIKELY = 0.3
"""The reader's chance from which words speak for a type of incident."""

Signs = Mapping[str, float]
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Said:
    """Words to which the rules give a role."""

    role: str
    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Deed:
    """An account of the rules: its incident type, whether it is war, which MUC leaves out, and who plays which role."""

    kind: str | None
    war: bool
    span: Span
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """One report as both engines read it, in letters with capitals."""

    characters: str
    reading: Reading
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """Words that may fill a role of an incident, and the signs that they do."""

    role: str
    words: str
    span: Span
    signs: Signs


@dataclass(frozen=True, slots=True)
class _Words:
    """Words before they are weighed; ``kind`` is the reader's chance that they belong to an incident of the type."""

    role: str
    words: str
    span: Span
    chance: float
    kind: float


def hear(extraction: Extraction, reading: Reading, characters: str) -> Heard:
    """Put together what both engines say of a report; of the extraction only what the rules found is taken."""
    by_account: dict[str, list[Claim]] = {}
    for claim in extraction.claims:
        if not by_reader(claim):
            by_account.setdefault(claim.subject_id, []).append(claim)
    deeds = tuple(
        _deed(account.span, by_account[account.id], characters)
        for account in extraction.accounts
        if account.id in by_account
    )
    return Heard(characters, reading, deeds)


def _deed(span: Span, claims: Sequence[Claim], characters: str) -> Deed:
    kind = type_of_account(claims)
    told = type_of([str(claim.value) for claim in claims if claim.property == "deed"])
    said = tuple(
        Said(role, words.lower(), claim.evidence.span)
        for claim in claims
        if claim.evidence.span is not None
        for role, words in fillers_of(claim, characters)
        if words
    )
    return Deed(kind or told, kind is None, span, said)


def weighed_templates(heard: Heard, weights: Mapping[str, Weights]) -> list[Template]:
    """Fill a template for each incident of a type that is likely told, with the parts that likely belong to it."""
    made = []
    low = heard.characters.lower()
    for kind in KINDS:
        likely = chance(weights["incident"], incident_signs(heard, kind))
        if likely >= LEAST:
            parts = [_weighed(part, weights["part"]) for part in parts_of(heard, kind, likely)]
            accounts = [deed.span for deed in heard.deeds if deed.kind == kind and not deed.war]
            made += [Template(kind, _filled(each, low)) for each in divided(parts, accounts, LEAST)]
    return made


def _weighed(part: Part, weights: Weights) -> Weighed:
    return Weighed(part.role, part.words, part.span, chance(weights, part.signs))


def _filled(parts: Sequence[Weighed], low: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Give each role its likely parts, the likeliest words of each party."""
    kept: dict[str, list[str]] = {role: [] for role in ROLES}
    for part in sorted(parts, key=lambda each: -each.chance):
        others = kept[part.role]
        if part.chance >= LEAST and not any(one_party(part.words, other, low) for other in others):
            others.append(part.words)
    return {role: tuple((words,) for words in found) for role, found in kept.items()}


def chance(weights: Weights, signs: Signs) -> float:
    """Turn signs into a chance; a sign without a weight says nothing."""
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in signs.items())))


def incident_signs(heard: Heard, kind: str) -> Signs:
    """Give the signs that a report tells an incident of a type."""
    types, fillers = heard.reading.types, heard.reading.fillers
    at = list(types).index(kind)
    mine = [deed for deed in heard.deeds if deed.kind == kind and not deed.war]
    likely = [each for each in fillers if min(each.chance, each.types[at]) > LIKELY]
    signs = {
        "constant": 1.0,
        "read": _odds(types[kind]),
        "read_other": _odds(max(each for other, each in types.items() if other != kind)),
        "best_part": _odds(max((min(each.chance, each.types[at]) for each in fillers), default=0.0)),
        "parts": math.log1p(len(likely)),
        "suffered": float(any(each.role in {"Victim", "Target"} for each in likely)),
        "ruled": float(bool(mine)),
        "ruled_times": math.log1p(len(mine)),
        "ruled_parts": float(any(deed.said for deed in mine)),
        "ruled_other": float(any(deed.kind not in {kind, None} and not deed.war for deed in heard.deeds)),
        "war": float(any(deed.kind == kind and deed.war for deed in heard.deeds)),
        "length": math.log(max(len(heard.characters), 1) / 1000),
        kind: 1.0,
    }
    return signs | ({"attack_read": signs["read"], "attack_ruled": signs["ruled"]} if kind == "attack" else {})


def _odds(likely: float) -> float:
    return odds(min(max(likely, FAINT), LOUD))


def parts_of(heard: Heard, kind: str, likely: float) -> Iterator[Part]:
    """Give the words that may fill a role of a type of incident, told with a chance, from either engine."""
    low = heard.characters.lower()
    for words in _words(heard, kind):
        signs = _part_signs(heard, kind, words, low) | {"incident": _odds(likely)}
        yield Part(words.role, words.words, words.span, signs)


def _words(heard: Heard, kind: str) -> list[_Words]:
    """Give the reader's words, and those of the rules that the reader gives no such role."""
    fillers, at = heard.reading.fillers, list(heard.reading.types).index(kind)
    found = [
        _Words(each.role, each.words.lower(), each.span, each.chance, each.types[at])
        for each in once(each for each in fillers if each.chance >= HEARD)
    ]
    for said in (said for deed in heard.deeds if deed.kind == kind and not deed.war for said in deed.said):
        same = (each for each in found if each.role == said.role)
        if not any(each.span.overlaps(said.span) or each.words == said.words for each in same):
            faint = [each for each in fillers if each.role == said.role and each.span.overlaps(said.span)]
            best = max((each.chance for each in faint), default=0.0)
            of_kind = max((each.types[at] for each in faint), default=0.0)
            found.append(_Words(said.role, said.words, said.span, best, of_kind))
    return found


def _part_signs(heard: Heard, kind: str, words: _Words, low: str) -> dict[str, float]:
    read = _odds(words.chance)
    signs = {
        "constant": 1.0,
        "read": read,
        "read_kind": _odds(words.kind),
        "read_otherwise": _odds(_read_otherwise(heard.reading.fillers, words)),
        "capital": float(words.span.of(heard.characters)[:1].isupper()),
        "times": math.log1p(low.count(words.words)),
        "late": math.log(words.span.start / 300 + 1),
        "long": float(len(words.words.split())),
        words.role: 1.0,
        f"{kind}_{words.role}": 1.0,
        f"{words.role}_read": read,
        f"{words.role}_likelier": math.log1p(_likelier(heard.reading.fillers, words)),
    }
    signs |= {f"{words.role}_{name}": signs[name] for name in ("capital", "times")}
    return signs | _ruled_signs(heard.deeds, kind, words)


def _likelier(fillers: Sequence[Filler], words: _Words) -> int:
    """Count what the reader gives the same role more likely: few reports have many doers, or many weapons."""
    return sum(each.role == words.role and each.chance > words.chance for each in fillers)


def _read_otherwise(fillers: Sequence[Filler], words: _Words) -> float:
    others = (each for each in fillers if each.role != words.role and each.span.overlaps(words.span))
    return max((each.chance for each in others), default=0.0)


def _ruled_signs(deeds: Sequence[Deed], kind: str, words: _Words) -> dict[str, float]:
    """Give what the rules say of some words."""
    said = [(deed, each) for deed in deeds for each in deed.said if each.span.overlaps(words.span)]
    alike = [(deed, each) for deed, each in said if each.role == words.role]
    same = float(any(deed.kind == kind for deed, _ in alike))
    return {
        "ruled": same,
        f"{words.role}_ruled": same,
        "ruled_anywhere": float(bool(alike)),
        "ruled_alike": float(any(each.words == words.words for _, each in alike)),
        "ruled_otherwise": float(len(alike) < len(said)),
        "by_deed": float(any(deed.kind == kind and not deed.war and deed.span.overlaps(words.span) for deed in deeds)),
    }
