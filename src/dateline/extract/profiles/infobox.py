"""An infobox as drafts of claims: every field kept, the empty ones as known to be empty."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.dates import find_times
from dateline.extract.profiles.draft import Draft, Locate
from dateline.extract.profiles.labels import Meaning, is_of_others, meaning_of
from dateline.model.claim import Value
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import STATED, Attribution, Span
from dateline.model.interval import Interval

FEWEST_FIELDS = 2
"""Fields about an actor that make an infobox one about an actor."""

_DATED = frozenset(["founded", "dissolved", "active"])
_LISTED = frozenset(
    ["ideology", "ally", "opponent", "active_in", "active_region", "designated_by", "alias", "subgroup"]
)
_QUALIFIER = re.compile(r"\s*\(([^()]*)\)\s*$")
_OF_PLACES = frozenset(["active_in", "active_region"])
_SEPARATOR_OF_PLACES = re.compile(r"\s*[;,•\n]\s*(?:and\s+)?|\s+and\s+")
_SEPARATOR = re.compile(r"\s*[;,•\n]\s*(?:and\s+)?")


def is_about_actor(text: Text) -> bool:
    """Tell whether a text's infobox is about an armed actor, and not an event, a person or a place."""
    labels = [block.label.of(text.characters) for block in fields(text) if block.label is not None]
    ours = sum(meaning_of(label) is not None for label in labels)
    return ours >= FEWEST_FIELDS and ours > sum(is_of_others(label) for label in labels)


def fields(text: Text) -> Iterator[Block]:
    """Give the fields of an infobox, and the rows of a table of two columns whose first cell is a label of one."""
    for block in text.blocks:
        if block.kind is BlockKind.INFOBOX_FIELD:
            yield block
        elif block.kind in (BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER) and 0 < len(block.values) <= _COLUMNS:
            label, *values = block.values
            if meaning_of(label.of(text.characters)) is not None:
                kept = tuple(value for value in values if value.of(text.characters).strip())
                yield replace(block, kind=BlockKind.INFOBOX_FIELD, label=label, values=kept)


_COLUMNS = 2


def infobox_name(text: Text) -> Span | None:
    """Give where the infobox names its actor: its first name in Latin letters, else the page's title."""
    heads = [block for block in text.blocks if block.kind in (BlockKind.INFOBOX_NAME, BlockKind.TITLE)]
    heads.sort(key=lambda block: block.kind is BlockKind.TITLE)
    return next((block.span for block in heads if script_of(block.span.of(text.characters)) == "Latin"), None)


def infobox_drafts(text: Text, locate: Locate | None = None) -> Iterator[Draft]:
    """Read every name and field of an infobox; a field without a value becomes a draft without one."""
    for block in text.blocks:
        if block.kind is BlockKind.INFOBOX_NAME:
            yield _name(text, block)
    for block in fields(text):
        meaning = meaning_of(block.label.of(text.characters)) if block.label else None
        if meaning is not None:
            yield from _field(text, block, meaning, locate)


def _name(text: Text, block: Block) -> Draft:
    script = script_of(block.span.of(text.characters))
    language = language_of(block.span.of(text.characters))
    reasons = (f"in {script} script", *([f"language {language}"] if language else []))
    phrase = None if script == "Latin" else language or script
    return Draft("name", block.span.of(text.characters), block.span, Attribution(phrase=phrase), reasons=reasons)


def _field(text: Text, block: Block, meaning: Meaning, locate: Locate | None) -> Iterator[Draft]:
    label = block.label
    if label is None:
        return
    words = label.of(text.characters)
    role = f"role: {meaning.role}" if meaning.role else None
    reasons = tuple(reason for reason in (f"infobox field {words!r}", role) if reason)
    base = Draft(meaning.property, None, label, _role(meaning), reasons=reasons)
    if not block.values:
        yield replace(base, reasons=(*reasons, "the page shows the field and leaves it empty"))
    for value in block.values:
        for part in _parts(text.characters, value, meaning):
            yield _value(text.characters, part, base, locate)


def _role(meaning: Meaning) -> Attribution:
    return Attribution(phrase=meaning.role) if meaning.role and meaning.role != "leader" else STATED


def _parts(characters: str, value: Span, meaning: Meaning) -> Iterator[Span]:
    """Cut a value that lists several, at commas outside brackets."""
    if meaning.property not in _LISTED:
        yield value
        return
    words, place, depth = value.of(characters), 0, 0
    separator = _SEPARATOR_OF_PLACES if meaning.property in _OF_PLACES else _SEPARATOR
    for at, letter in enumerate(words):
        depth += (letter == "(") - (letter == ")")
        cut = separator.match(words, at) if depth == 0 and at >= place else None
        if cut and (letter in ";,•\n" or letter.isspace()):
            yield from _piece(value, words, place, at)
            place = cut.end()
    yield from _piece(value, words, place, len(words))


def _piece(value: Span, words: str, start: int, end: int) -> Iterator[Span]:
    piece = words[start:end]
    bare = piece.strip(" \t\n•-–·")
    if bare:
        first = value.start + start + piece.index(bare)
        yield Span(first, first + len(bare))


def _value(characters: str, span: Span, base: Draft, locate: Locate | None) -> Draft:
    """Read one value: its date, its place, and the remark in brackets after it."""
    words = span.of(characters)
    if base.property in _DATED:
        return replace(base, value=_interval(words) or words, span=span)
    match = _QUALIFIER.search(words)
    if match is None or match.start() == 0:
        return replace(base, value=_plain(words, span, base.property, locate), span=span)
    when, remark = _interval(match[1]), match[1]
    if base.property == "war":
        return replace(base, value=words, span=span, valid=when)
    kept = Span(span.start, span.start + match.start())
    value = _plain(kept.of(characters), kept, base.property, locate)
    if when is not None and any(letter.isdigit() for letter in remark):
        return replace(base, value=value, span=span, valid=when, reasons=(*base.reasons, f"dated {remark!r}"))
    phrase = ", ".join(part for part in (base.attribution.phrase, remark) if part)
    return replace(
        base,
        value=value,
        span=span,
        attribution=Attribution(phrase=phrase),
        reasons=(*base.reasons, f"qualified {remark!r}"),
    )


def _plain(words: str, span: Span, name: str, locate: Locate | None) -> Value:
    if name == "headquarters" and locate is not None:
        return locate(span) or words
    if name == "size" and words.replace(",", "").isdigit():
        return int(words.replace(",", ""))
    return words


def _interval(words: str) -> Interval | None:
    return next((time.interval for time in find_times(words) if time.interval is not None), None)


def script_of(words: str) -> str:
    """Name the script most letters of a name are in.

    >>> script_of("Taliban"), script_of("طالبان"), script_of("Вагнер")
    ('Latin', 'Arabic', 'Cyrillic')
    """
    scripts = [unicodedata.name(letter, "unknown").split()[0].capitalize() for letter in words if letter.isalpha()]
    return max(set(scripts), key=scripts.count) if scripts else "Latin"


_TELLING = (("Pashto", "ټډړښګڼې"), ("Urdu", "ٹڈڑںے"), ("Persian", "پچژگ"), ("Ukrainian", "їєґ"), ("Kurdish", "ێۆڕڵ"))
_BY_SCRIPT = {
    "Arabic": "Arabic",
    "Cyrillic": "Russian",
    "Hebrew": "Hebrew",
    "Tamil": "Tamil",
    "Myanmar": "Burmese",
    "Sinhala": "Sinhala",
}


def language_of(words: str) -> str | None:
    """Name the language of a name where its letters tell it, None for Latin script, where they do not."""
    script = script_of(words)
    telling = next((language for language, letters in _TELLING if any(letter in letters for letter in words)), None)
    return (telling or _BY_SCRIPT.get(script)) if script != "Latin" else None
