"""Names of actors in a text: known ones, those it defines, those that read like one, and the language model's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from dateline.extract.actors.authority import find_known
from dateline.extract.actors.lexicon import name_heads, roles
from dateline.extract.actors.mention import Definition
from dateline.extract.actors.parsed import Parsed
from dateline.model.claim import ActorKind
from dateline.model.country import nationalities
from dateline.model.evidence import Span
from dateline.text.fold import fold

if TYPE_CHECKING:
    from spacy.tokens import Span as Phrase


class NameSource(IntEnum):
    """What vouches for a name, the strongest first."""

    KNOWN = 0
    DEFINED = 1
    GRAMMAR = 2
    MODEL = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A name in a text, the kind of actor it tells, and what vouches for it.

    ``people`` marks a word for a country's or faith's people ("Iraqi", "Yazidis"), ``place`` a country's name, which
    is an actor only where it acts.
    """

    span: Span
    kind: ActorKind
    source: NameSource
    people: bool = False
    place: bool = False


_CAPITAL = r"(?:(?:[A-Z]\.){2,}|[A-ZÀ-ÖØ-ÞĀ-Ž][\w’']*|(?:al|el|as|ash|ul|an|ar|at|az|ad)[-–‐][A-Z\w][\w’']*)"
_WORD = rf"{_CAPITAL}(?:[-‐–/]\w[\w’']*)*"
_JOINT = r"(?:of\s+the|for\s+the|of|for|de\s+la|de|del|la|y|e|et|du|des|al|&|–|—)"
_SEQUENCE = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_JOINT}[ \u00a0])?{_WORD})*")
_POSSESSIVE = re.compile(r"[’'](?:s)?$")
_OWNS = re.compile(r"[’']s ")
_TRAIL = re.compile(r"[.,;:]+$")
_KINDS = {
    "ORG": ActorKind.UNKNOWN,
    "PERSON": ActorKind.PERSON,
    "NORP": ActorKind.CIVILIANS,
    "GPE": ActorKind.GOVERNMENT,
}


def find_names(parsed: Parsed, definitions: Sequence[Definition]) -> list[Named]:
    """Find every actor's name, each place once: a stronger source wins, then the longer name."""
    taken: dict[int, Named] = {}
    owner = [-1] * len(parsed.text)
    text = parsed.text
    known = list(_known(parsed))
    read = (_defined(text, definitions), _outlets(text), _by_grammar(text), _by_frame(text), _by_model(parsed))
    owned = (_without_owner(text, named, known) for named in chain.from_iterable(read))
    for place, named in enumerate(chain(known, owned)):
        span = slice(named.span.start, named.span.end)
        clash = [taken[number] for number in dict.fromkeys(owner[span]) if number in taken]
        if all(_outgrows(parsed.text, named, other) for other in clash):
            taken[place] = replace(named, kind=_shared_kind(named, clash))
            for number in set(owner[span]) - {-1}:
                taken.pop(number, None)
            owner[span] = [place] * len(named.span)
    return sorted(taken.values(), key=lambda named: named.span)


def _without_owner(text: str, named: Named, known: Sequence[Named]) -> Named:
    """Part "Al-Shabaab's Radio Andalus" where a known actor's possessive ends: what follows is the name of its own."""
    for owner in known:
        owns = _OWNS.match(text, owner.span.end)
        if owns and named.span.start <= owner.span.start and owns.end() < named.span.end:
            rest = Span(owns.end(), named.span.end)
            return replace(named, span=rest, kind=kind_of_name(rest.of(text)) or named.kind)
    return named


def _shared_kind(named: Named, inside: Sequence[Named]) -> ActorKind:
    """Give a longer name the kind of a shorter one inside it, where its own words say none."""
    if named.kind is not ActorKind.UNKNOWN:
        return named.kind
    return next((other.kind for other in inside if other.kind is not ActorKind.UNKNOWN), named.kind)


def _outgrows(text: str, named: Named, other: Named) -> bool:
    """Let a longer name stand for a shorter one inside it, as "Free Syrian Army" for "Syrian Army"."""
    longer = named.span.covers(other.span) and len(named.span) > len(other.span)
    if named.source is NameSource.MODEL and other.source is not NameSource.MODEL:
        # The model often takes in a word too many ("Taliban Pakistani"); only "X in Y" and "X of Y" are trusted.
        rest = text[other.span.end : named.span.end]
        return (
            longer
            and other.span.start == named.span.start
            and bool(re.match(r"\s+(?:in|of|for)\s+(?:the\s+)?[A-Z]", rest))
        )
    return longer


def _known(parsed: Parsed) -> Iterator[Named]:
    for known in find_known(parsed.text):
        yield Named(known.span, known.actors[0].kind, NameSource.KNOWN)


def _defined(text: str, definitions: Sequence[Definition]) -> Iterator[Named]:
    """Find each name and alias the text defines, wherever it stands in it."""
    for definition in definitions:
        kind = kind_of_name(definition.name) or ActorKind.UNKNOWN
        if any(word in name_heads().never for word in fold(definition.name).split()):
            continue
        for name in {definition.name, *definition.words}:
            for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                yield Named(Span(*match.span()), kind, NameSource.DEFINED)


def _by_grammar(text: str) -> Iterator[Named]:
    for match in _SEQUENCE.finditer(text):
        span = _trimmed(text, *match.span())
        kind = kind_of_name(span.of(text))
        if kind is not None:
            yield Named(span, kind, NameSource.GRAMMAR)


def kind_of_name(name: str) -> ActorKind | None:
    """Tell what kind of actor a name's own words say it is, None where they say nothing.

    >>> kind_of_name("Popular Front for the Liberation of Oman").value, kind_of_name("Eiffel Tower")
    ('rebel or insurgent', None)
    """
    words = fold(name).split()
    table = name_heads()
    if len(words) <= 1 or words[-1] in table.buildings or any(word in table.never for word in words):
        return None
    if words[0] in table.openers:
        return ActorKind.REBEL
    kinds = [table.heads[word] for word in words if word in table.heads]
    if ActorKind.REBEL in kinds:
        return ActorKind.REBEL
    if kinds and kinds[0] is ActorKind.STATE_FORCE and any(word in table.open_sides for word in words):
        return ActorKind.UNKNOWN
    return kinds[0] if kinds else None


def _trimmed(text: str, start: int, end: int) -> Span:
    """Leave out what only opens a sentence or counts people, and a possessive or full stop at the end."""
    while opener := _OPENER.match(text, start, end):
        start = opener.end()
    people = _PEOPLE_OF.match(text, start, end)
    if people and _is_role(people[1]) and kind_of_name(text[people.end() : end]) is not None:
        start = people.end()
    words = text[start:end]
    for ending in (_POSSESSIVE, _TRAIL):
        words = ending.sub("", words)
    return Span(start, start + len(words))


_OPENER = re.compile(
    r"(?:The|In|On|At|By|When|While|After|Before|But|And|As|Since|For|From|With|Against|Both|Its|This|If|Although|Under|Our|An?|"
    r"Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Dozens|Scores|Some|Several|Many|Most|Other|Another|"
    r"Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|Meanwhile|Later|Also|However|Suspected|Alleged|Unidentified)\s+"
    r"(?=[A-Z]|\w\w[-–])"
)
_PEOPLE_OF = re.compile(r"([A-Z][a-z]+)\s+of\s+(?:the\s+)?")


def _outlets(text: str) -> Iterator[Named]:
    """Find the names of newspapers, broadcasters and news agencies: "the group's news agency Amaq"."""
    for span in _framed(text, name_heads().outlets):
        yield Named(span, ActorKind.MEDIA, NameSource.GRAMMAR)


def _by_frame(text: str) -> Iterator[Named]:
    """Find names by what only armed actors do: claim an attack, have fighters, be called a rebel group."""
    for span in _framed(text, name_heads().under_arms):
        yield Named(span, kind_of_name(span.of(text)) or ActorKind.REBEL, NameSource.GRAMMAR)
    for span in _framed(text, name_heads().frames):
        yield Named(span, kind_of_name(span.of(text)) or ActorKind.UNKNOWN, NameSource.GRAMMAR)


def _framed(text: str, frames: tuple[str, ...]) -> Iterator[Span]:
    """Find the names that stand in frames."""
    for before, after in _cut(frames):
        starts = [match.end() for match in before.finditer(text)] if before else None
        names = _SEQUENCE.finditer(text) if starts is None else (_SEQUENCE.match(text, start) for start in starts)
        for match in names:
            if match is None or not after.match(text, match.end()):
                continue
            span = _trimmed(text, *match.span())
            if len(span) > 1 and not _is_role(span.of(text)) and span.of(text) not in nationalities():
                yield span


@cache
def _cut(frames: tuple[str, ...]) -> tuple[tuple[re.Pattern[str] | None, re.Pattern[str]], ...]:
    """Cut each frame at its name, so that a long run of capitals is read once and not from each of its words."""
    cut = (frame.split("NAME") for frame in frames)
    return tuple((re.compile(before) if before else None, re.compile(after)) for before, after in cut)


def _by_model(parsed: Parsed) -> Iterator[Named]:
    for entity in parsed.doc.ents:
        if entity.label_ not in _KINDS or not any(letter.isupper() for letter in entity.text):
            continue
        span = _entity_span(entity)
        words = span.of(parsed.text)
        if len(span) > 1 and not _is_role(words) and not _is_misread(parsed.text, entity, words):
            people = entity.label_ == "NORP" or (entity.label_ == "GPE" and entity.root.dep_ in ("amod", "compound"))
            people = people and (entity.label_ == "NORP" or span.of(parsed.text) in nationalities())
            plain = ActorKind.UNKNOWN if _is_band(entity) else _KINDS[entity.label_]
            kind = kind_of_name(span.of(parsed.text)) or (ActorKind.CIVILIANS if people else plain)
            yield Named(span, kind, NameSource.MODEL, people, entity.label_ == "GPE" and not people)


def _is_band(entity: Phrase) -> bool:
    """Tell a band by its plural, "the Macheteros", which the model takes for one person."""
    first = entity[0]
    led = first.i > 0 and first.nbor(-1).lower_ == "the"
    return entity.label_ == "PERSON" and led and len(entity) == 1 and entity.text.endswith("s")


def _is_misread(text: str, entity: Phrase, words: str) -> bool:
    """Tell a place or thing the model takes for a person or organisation: "in Baquba", "Khar Station", "Traffic"."""
    if entity.label_ in ("PERSON", "NORP", "ORG") and _is_located(entity) and kind_of_name(words) is None:
        return True
    last = entity[-1]
    after = last.nbor(1) if last.i + 1 < len(last.doc) else last
    building = after.lower_ in name_heads().buildings and words not in nationalities()
    if _heads_a_line(text, entity) or (entity.label_ in ("PERSON", "NORP") and building):
        return True
    if entity.label_ != "ORG":
        return False
    shouted = " " in words and words.isupper() and kind_of_name(words) is None
    post = len(entity) == 1 and after.lower_ in roles().posts
    plain = len(entity) == 1 and (last.pos_ in ("NOUN", "VERB") or last.lower_ in name_heads().empty)
    return shouted or post or plain or last.lower_ in name_heads().buildings | name_heads().papers


def _is_located(entity: Phrase) -> bool:
    """Tell whether a name stands where places stand: "in Baquba", "the villages of Kono and Bambo"."""
    root = entity.root
    while root.dep_ == "conj" and root.head.pos_ == "PROPN" and root.head.i < root.i:
        root = root.head
    if entity.label_ == "NORP" or root.dep_ not in ("pobj", "poss"):
        return False
    head = root.head
    if root.dep_ == "poss":
        return head.lower_ in _SETTLEMENTS
    if entity.label_ == "ORG" and (len(entity) > 1 or entity.text.isupper()):
        return False  # "in Congress Hall" is rare, "in the African Union" and "in ISIS" are not
    return head.lower_ in _LOCATING or (head.lower_ == "of" and head.head.lower_ in _SETTLEMENTS)


_LINE_HEAD = re.compile(
    r"^[^\w\n]*(?:\d[\d\s./-]*|\d{1,2}\s+\w+(?:\s+\d{4})?|\w+\s+\d{1,2}(?:,?\s+\d{4})?)?\s*[–—:|-]*\s*"
    r"(?P<name>[^\W\d][^:\n–—|]{1,60}?)\s*(?::|[–—|]|\s-{1,2})\s"
)
"""Where a list of incidents or a wire puts its place: "2019-05-03 – Jalalabad:", "KABUL, Afghanistan —"."""


def _heads_a_line(text: str, entity: Phrase) -> bool:
    """Tell whether a name is the place a line begins with."""
    start = text.rfind("\n", 0, entity.start_char) + 1
    if entity.start_char - start > _LATEST_HEAD:
        return False
    head = _LINE_HEAD.match(text[start : start + 2 * _LATEST_HEAD])
    return head is not None and start + head.start("name") < entity.end_char <= start + head.end("name") + 1


_LATEST_HEAD = 60
"""Characters into a line within which its opening place begins."""


_LOCATING = frozenset(
    ["in", "near", "at", "outside", "inside", "around", "towards", "toward", "into", "throughout", "across"]
)
_SETTLEMENTS = frozenset(
    [
        "town",
        "towns",
        "city",
        "cities",
        "village",
        "villages",
        "district",
        "province",
        "region",
        "area",
        "suburb",
        "neighbourhood",
        "neighborhood",
        "governorate",
        "state",
        "county",
        "municipality",
        "territory",
        "township",
        "hamlet",
        "port",
        "outskirts",
        "locality",
    ]
)


def _is_role(words: str) -> bool:
    """Tell whether a capitalised word is only a role: "Groups" at the head of a list, "Minister" before a name."""
    folded = words.lower()
    return folded in roles().kinds or folded.removesuffix("s") in roles().kinds


def _entity_span(entity: Phrase) -> Span:
    words = re.sub(r"^(?:the|an?)\s+", "", entity.text, flags=re.IGNORECASE)
    start = entity.end_char - len(words)
    words = re.split(r"\n|[.,]?\[\d|\.(?=[A-Z]\w{3,})", words)[0]
    bare = words if re.fullmatch(r"(?:[A-Z]\.)+", words) else re.sub(r"(?:[’']s?|[.,;:\s])+$", "", words)
    return Span(start, start + len(bare))
