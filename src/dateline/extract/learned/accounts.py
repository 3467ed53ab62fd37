"""From incidents to accounts: the words that play a part, made claims; what they mean is for the shared normalisers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from spacy.tokens import Doc

from dateline.extract.actors import fullest_names
from dateline.extract.dates import TimeKind
from dateline.extract.learned.incidents import Incident
from dateline.extract.learned.reading import Filler
from dateline.extract.learned.sureness import sure
from dateline.extract.rules.arguments import Mentions
from dateline.model.account import Account
from dateline.model.claim import ActorKind, Claim, Party, SubjectKind, Value
from dateline.model.document import Text
from dateline.model.evidence import Evidence, Span
from dateline.model.extraction import Skipped
from dateline.model.ids import make_id
from dateline.model.yaml_text import load_yaml

PROPERTIES = {
    "PerpInd": "perpetrator",
    "PerpOrg": "perpetrator",
    "Target": "target",
    "Victim": "victim",
    "Weapon": "instrument",
}
"""What the roles of the reference templates are called here."""


TAKES = "the learned reader takes"
UNTOLD = "incident that no words of the text tell, or no deed of the codebook"
ONLY_ONE = 0.5
"""What a time or place is worth that only stands in the telling sentence."""


def by_reader(claim: Claim) -> bool:
    """Tell whether a claim is the learned reader's own."""
    return any(reason.startswith(TAKES) for reason in claim.reasons)


@dataclass(frozen=True, slots=True)
class Told:
    """A text with its parse and what the normalisers found in it, and the engine that reads it.

    ``passed_over`` are sentences whose deeds the rules know and do not tell: plans, denials, sums, accidents.
    """

    text: Text
    doc: Doc
    mentions: Mentions
    engine: str
    settings: Mapping[str, Any]
    passed_over: Sequence[Span] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A value before it has a subject: what it is, where it stands, how sure, and why."""

    property: str
    value: Value
    span: Span
    confidence: float
    reason: str


@cache
def deeds_by_type() -> Mapping[str, tuple[str, ...]]:
    """Give the deeds of the codebook that each incident type of the reader stands for, the plainest first."""
    loaded = load_yaml(files(__package__).joinpath("deeds.yaml").read_text("utf-8"))
    return {kind: tuple(deeds) for kind, deeds in loaded.items()}


def left_out(text_id: str, reasons: Iterable[str]) -> tuple[Skipped, ...]:
    """Count the incidents of a text that make no account, by reason."""
    return tuple(Skipped("extract", text_id, reason, count) for reason, count in sorted(Counter(reasons).items()))


def type_of(deeds: Sequence[str]) -> str | None:
    """Give the incident type of an account's deeds, by the first that has one."""
    by_deed = {deed: kind for kind, named in deeds_by_type().items() for deed in named}
    return next((by_deed[deed] for deed in deeds if deed in by_deed), None)


def account_of(told: Told, incident: Incident) -> tuple[Account, list[Claim]] | None:
    """Make the account of an incident; None where no deed of the codebook answers to it or no words tell it."""
    deeds = deeds_by_type().get(incident.type)
    if not deeds or not incident.fillers:
        return None
    sentence = _telling(told.doc, incident.fillers)
    spans = [sentence, *(filler.span for filler in incident.fillers)]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    name = make_id("account", told.text.id, told.engine, TAKES, incident.type, whole)
    confidence = sure(told.settings, "type", incident.chance)
    found = [
        Found("deed", deeds[0], sentence, confidence, f"{TAKES} this for {incident.type}"),
        *_when(told, sentence),
        *_where(told, sentence),
        *(filled(told, filler) for filler in incident.fillers),
    ]
    return Account(name, told.text.id, told.engine, whole), [claim_of(told, name, each) for each in found]


def _telling(doc: Doc, fillers: Sequence[Filler]) -> Span:
    """Give the sentence that names most of those who play a part, by their chances."""
    sentences = [Span(sentence.start_char, sentence.end_char) for sentence in doc.sents]
    return max(sentences, key=lambda span: sum(each.chance for each in fillers if span.covers(each.span)))


def _when(told: Told, sentence: Span) -> Iterator[Found]:
    """Give the day of the telling sentence, where it tells just one."""
    days = [time for time in told.mentions.times if sentence.covers(time.span) and time.kind is TimeKind.DATE]
    if len(days) == 1 and days[0].interval is not None:
        yield Found("interval", days[0].interval, days[0].span, ONLY_ONE, "the only time in its sentence")


def _where(told: Told, sentence: Span) -> Iterator[Found]:
    """Give the place of the telling sentence, where it names just one."""
    both = zip(told.mentions.places, told.mentions.locations, strict=True)
    named = [(place, location) for place, location in both if sentence.covers(place.span) and place.role == "location"]
    if len(named) == 1:
        yield Found("place", named[0][1], named[0][0].span, ONLY_ONE, "the only place in its sentence")


def filled(told: Told, filler: Filler) -> Found:
    """Give the value of words that play a part."""
    name = PROPERTIES[filler.role]
    value = filler.words if name == "instrument" else party_of(told, filler)
    confidence = sure(told.settings, filler.role, filler.chance)
    return Found(name, value, filler.span, confidence, f"{TAKES} these words for the {name}")


def party_of(told: Told, filler: Filler) -> Party:
    """Make a party of words: the actor that stands there, if any, or the words alone.

    A victim named where no actor is seen is taken for a private person, so that the name stays out of releases.
    """
    here = [actor for actor in told.mentions.actors if actor.span.overlaps(filler.span)]
    actor = max(here, key=lambda each: len(each.span), default=None)
    name = filler.words if filler.role == "PerpOrg" else None
    if actor is None:
        named_victim = filler.role == "Victim" and filler.words != filler.words.lower()
        return Party(filler.words, ActorKind.PERSON if named_victim else ActorKind.UNKNOWN, name)
    fullest = fullest_names(told.mentions.actors).get(actor.chain) or actor.name
    return Party(filler.words, actor.kind, name and (fullest or name), None, actor.size)


def claim_of(told: Told, account_id: str, found: Found) -> Claim:
    """Make a claim on an account."""
    return Claim(
        make_id("claim", account_id, found.property, found.span.start, found.span.end, found.value, found.reason),
        account_id,
        SubjectKind.ACCOUNT,
        found.property,
        found.value,
        Evidence.at(told.text.id, told.text.characters, found.span),
        told.engine,
        confidence=found.confidence,
        reasons=(found.reason,),
    )
