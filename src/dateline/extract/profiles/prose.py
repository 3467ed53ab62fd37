"""What sentences tell of an actor beside its deeds: branch of, founded, led by, active in, recruits from."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from spacy.tokens import Doc
from spacy.tokens import Span as Sentence

from dateline.extract.actors import ActorMention
from dateline.extract.characters import characters_of
from dateline.extract.dates import TimeExpression
from dateline.extract.profiles.draft import Draft
from dateline.extract.profiles.labels import read_table
from dateline.model.claim import ActorKind
from dateline.model.evidence import STATED, Attribution, Basis, Modality, Span

REACH = 90
"""Characters after a cue in which its value must begin; further off it mostly belongs to another clause."""
FURTHEST_LIST = 60
"""Characters between one name and the next of a list."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way prose tells a property: the cue, and where subject and value stand."""

    property: str
    cue: re.Pattern[str]
    value: str
    role: str | None = None
    subject_after: bool = False
    value_before: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One sentence with the mentions and times in it."""

    text: str
    sentence: Sentence
    mentions: tuple[ActorMention, ...]
    times: tuple[TimeExpression, ...]
    names: Mapping[int, str]
    topic: ActorMention | None = None
    """The actor that the sentence before, of the same paragraph, is about: whom "its" means at the head of this one."""


def prose_drafts(
    doc: Doc, mentions: Sequence[ActorMention], times: Sequence[TimeExpression], names: Mapping[int, str]
) -> Iterator[tuple[int, Draft]]:
    """Read each sentence for what it tells of actors; each draft comes with the chain of the actor it is about."""
    text, topic = characters_of(doc), None
    for sentence in doc.sents:
        span = Span(sentence.start_char, sentence.end_char)
        inside = tuple(_within(mentions, span))
        told = Told(text, sentence, inside, tuple(_within(times, span)), names, topic)
        groups = [each for each in inside if _is_group(each)]
        if groups or (inside and topic is not None):
            yield from _sentence(told)
        about = next((each for each in groups if _is_subject(told, each)), topic)
        topic = None if "\n" in sentence.text_with_ws else about


Placed = TypeVar("Placed", ActorMention, TimeExpression)


def _within(placed: Sequence[Placed], span: Span) -> Iterator[Placed]:
    """Give the mentions inside a stretch; they come in the order of their starts."""
    for at in range(bisect_left(placed, span.start, key=lambda each: each.span.start), len(placed)):
        if placed[at].span.start >= span.end:
            break
        if placed[at].span.end <= span.end:
            yield placed[at]


def _sentence(told: Told) -> Iterator[tuple[int, Draft]]:
    for phrase in _phrases():
        for match in phrase.cue.finditer(told.text, told.sentence.start_char, told.sentence.end_char):
            subject = _subject(told, match, phrase)
            if subject is None:
                continue
            for draft in _values(told, match, phrase, subject):
                yield subject.chain, draft


def _subject(told: Told, match: re.Match[str], phrase: Phrase) -> ActorMention | None:
    """Find whom the sentence tells of: the subject of the cue's clause, else the nearest actor before it."""
    if phrase.subject_after:
        after = [
            mention for mention in told.mentions if 0 <= mention.span.start - match.end() < REACH and _is_group(mention)
        ]
        return after[0] if after and after[0].span.start - match.end() < len("the powerful ") else None
    before = [mention for mention in told.mentions if mention.span.end <= match.start() + 1 and _is_group(mention)]
    if not before:
        return told.topic if match.group().lower().startswith("its ") else None
    clause = max(told.text.rfind(";", 0, match.start()), told.sentence.start_char)
    own = [mention for mention in before if mention.span.start >= clause and _is_subject(told, mention)]
    return own[-1] if own else before[-1]


def _is_group(mention: ActorMention) -> bool:
    named = mention.name is not None or mention.refers_to is not None
    return named and mention.kind not in (ActorKind.PERSON, ActorKind.CIVILIANS, ActorKind.MEDIA)


def _is_subject(told: Told, mention: ActorMention) -> bool:
    tokens = told.sentence.doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return tokens is not None and tokens.root.dep_ in ("nsubj", "nsubjpass")


def _values(told: Told, match: re.Match[str], phrase: Phrase, subject: ActorMention) -> Iterator[Draft]:
    spans: Iterator[tuple[Span, str]]
    if phrase.value == "time":
        yield from _founding(told, match, phrase)
        return
    if phrase.value == "group":
        group = _stripped(told.text, *match.span("v"))
        spans = iter([(group, group.of(told.text))])
    elif phrase.value in ("actors", "person"):
        spans = _actors(told, match, phrase, subject)
    elif phrase.value in ("places", "place"):
        spans = _places(told, match, phrase)
    else:
        spans = _words(told, match)
    attribution, reasons = _footing(told, match, phrase)
    times = [
        time for time in told.times if time.interval is not None and not time.relative and _of_clause(told, match, time)
    ]
    valid = (
        times[0].interval if len(times) == 1 and phrase.property not in ("goal", "recruits_from", "ideology") else None
    )
    for span, value in spans:
        yield Draft(phrase.property, value, span, attribution, valid, confidence=0.8, reasons=reasons)


_OTHER_CLAUSE = re.compile(r";|\b(?:who|whom|whose|which|where|when|after|before|while)\b")


def _of_clause(told: Told, match: re.Match[str], time: TimeExpression) -> bool:
    """Tell whether a time belongs to the cue's clause: "its emir is A, who founded B in 2012" dates another thing."""
    first, last = sorted((match.span(), (time.span.start, time.span.end)))
    return _OTHER_CLAUSE.search(told.text, first[1], last[0]) is None


def _founding(told: Told, match: re.Match[str], phrase: Phrase) -> Iterator[Draft]:
    near = [time for time in told.times if time.interval is not None and -REACH < time.span.start - match.end() < REACH]
    near.sort(key=lambda time: (time.span.start < match.start(), abs(time.span.start - match.end())))
    if near:
        _, reasons = _footing(told, match, phrase)
        yield Draft(phrase.property, near[0].interval, near[0].span, confidence=0.8, reasons=reasons)


def _actors(told: Told, match: re.Match[str], phrase: Phrase, subject: ActorMention) -> Iterator[tuple[Span, str]]:
    """Take the actors of a list: the first must stand near the cue, each next one near the one before."""
    wanted = [mention for mention in told.mentions if mention.chain != subject.chain and _fits(mention, phrase)]
    if phrase.value_before:
        wanted, place = _joined_before(told, wanted, match.start()), match.start()
    else:
        wanted = [mention for mention in wanted if mention.span.start >= match.end() - 1]
        place = match.end()
    for count, mention in enumerate(wanted):
        gap = "," if phrase.value_before else told.text[min(place, mention.span.start) : mention.span.start]
        too_far = len(gap) > (REACH if count == 0 else FURTHEST_LIST) or ";" in gap
        if (
            too_far
            or (count and not re.search(r"(?:,|\band\b|\bor\b|\bas well as\b)", gap))
            or (count and phrase.value == "person")
        ):
            break
        span = mention.name_span or mention.span
        yield span, told.names.get(mention.chain, span.of(told.text))
        place = mention.span.end


def _joined_before(told: Told, wanted: Sequence[ActorMention], end: int) -> list[ActorMention]:
    """Give the actor right before a cue and those joined to it by "and", in reading order."""
    found: list[ActorMention] = []
    for mention in reversed(wanted):
        gap = told.text[mention.span.end : end]
        joined = re.fullmatch(r"\s*(?:,|and|, and)\s+(?:the\s+)?", gap) if found else len(gap) < REACH
        if mention.span.end > end or (found and not joined):
            continue
        if not joined:
            break
        found.insert(0, mention)
        end = mention.span.start
    return found


def _fits(mention: ActorMention, phrase: Phrase) -> bool:
    if phrase.value == "person":
        return mention.name is not None and mention.kind is ActorKind.PERSON
    return (
        mention.refers_to is None
        and mention.kind not in (ActorKind.PERSON, ActorKind.CIVILIANS)
        and mention.name is not None
    )


_PLACE_LABELS = frozenset(["GPE", "LOC", "FAC"])
_LANDS = re.compile(r"\b(?:Republic|Kingdom|States|Emirates|Islands)\b")
_LIST_GAP = re.compile(
    r"(?:,|and|or|the|primarily|mainly|mostly|chiefly|as well as|including|especially|parts of|\s|[–-]|its|"
    r"northern|southern|eastern|western|central)*"
)


def _places(told: Told, match: re.Match[str], phrase: Phrase) -> Iterator[tuple[Span, str]]:
    """Take the places of a list after the cue."""
    place = match.end()
    for entity in told.sentence.ents:
        listed = place > match.end() and _LANDS.search(entity.text)
        if entity.start_char < match.end() or (entity.label_ not in _PLACE_LABELS and not listed):
            continue
        if not _LIST_GAP.fullmatch(told.text[place : entity.start_char]):
            break
        span = _stripped(told.text, entity.start_char, entity.end_char)
        yield span, span.of(told.text)
        place = entity.end_char
        if phrase.value == "place":
            break


_CLAUSE_END = re.compile(
    r"[.;:]|\s+with\s+the\s+(?:\w+\s+)?(?:goal|aim|objective)\b|,\s+(?=(?:which|who|where|while|and\s+(?:has|is|was|its|it|they)|but|governed|as\s+well\s+as\s+by)\b)|\n"
)
_LONGEST_WORDS = 240


def _words(told: Told, match: re.Match[str]) -> Iterator[tuple[Span, str]]:
    """Take the words up to the end of the clause."""
    end = _CLAUSE_END.search(told.text, match.end(), min(told.sentence.end_char, match.end() + _LONGEST_WORDS))
    span = _stripped(
        told.text, match.end(), end.start() if end else min(told.sentence.end_char, match.end() + _LONGEST_WORDS)
    )
    if len(span) > 2:  # noqa: PLR2004 - a lone particle is no value
        yield span, span.of(told.text)


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    bare = words.strip(" ,.\n\t")
    bare = re.sub(r"^(?:the|an?)\s+(?=[A-Z])", "", bare)
    first = start + words.index(bare) if bare else start
    return Span(first, first + len(bare))


_HEDGE = re.compile(
    r"\b(?:reportedly|allegedly|believed\s+to|thought\s+to|said\s+to|suspected|accused\s+of|is\s+alleged)\b"
)
_NOT = re.compile(r"\b(?:not|never|no\s+longer|denied|denies)\b")


def _footing(told: Told, match: re.Match[str], phrase: Phrase) -> tuple[Attribution, tuple[str, ...]]:
    lead = told.text[max(told.sentence.start_char, match.start() - 60) : match.end()]
    hedge, negated = _HEDGE.search(lead), _NOT.search(lead)
    basis = Basis.REPORTED if hedge else Basis.STATED
    modality = Modality.NEGATED if negated else Modality.HAPPENED
    said = (hedge or negated).group() if hedge or negated else None  # type: ignore[union-attr]
    words = ", ".join(part for part in (phrase.role if phrase.role != "leader" else None, said) if part) or None
    reasons = (f"prose says {' '.join(match.group().split())!r}",)
    plain = basis is Basis.STATED and modality is Modality.HAPPENED and words is None
    return (STATED if plain else Attribution(basis, modality, None, words)), reasons


@cache
def _phrases() -> tuple[Phrase, ...]:
    return tuple(
        Phrase(
            row["property"],
            re.compile(row["cue"]),
            row["value"],
            row.get("role"),
            row.get("subject") == "after",
            row.get("value_at") == "before",
        )
        for row in read_table("phrases.yaml")
    )
