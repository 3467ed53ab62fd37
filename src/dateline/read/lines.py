"""The lines of a text, with their place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model.evidence import Span

_VISIBLE_LINE = re.compile(r"[^\n]*\S[^\n]*")
_MARKER = re.compile(r"\s*(?:[•‣▪●◦∙·]|[*–-](?=\s))\s*")
_FOOTNOTES = re.compile(r"(?:\s*\[(?:\d{1,3}|[a-z]|note \d+|citation needed)\]|[†‡]|\s)+$")
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?:\[\d+\])*$")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")

LONG_LINE = 20
"""Words: the longest value line seen on pages on armed groups has 17; the shortest paragraph line on them has 24."""
LONG_SENTENCE = 8
"""Words: with a full stop at its end a shorter line is a sentence too."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank, without the white space around it. ``after_gap`` says a blank line precedes it."""

    span: Span
    words: str
    after_gap: bool

    @property
    def marker(self) -> int:
        """Count the characters of a list marker at its head, 0 where there is none."""
        match = _MARKER.match(self.words)
        return match.end() if match else 0


def split_lines(characters: str, start: int = 0, end: int | None = None) -> tuple[Line, ...]:
    """Split a stretch of text into its visible lines."""
    lines: list[Line] = []
    last = start
    for match in _VISIBLE_LINE.finditer(characters, start, len(characters) if end is None else end):
        span = trim(characters, Span(match.start(), match.end()))
        lines.append(Line(span, span.of(characters), characters.count("\n", last, match.start()) > 1))
        last = match.end()
    return tuple(lines)


def trim(characters: str, span: Span) -> Span:
    """Take the white space off both ends of a span, no-break spaces too."""
    words = span.of(characters)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def trim_value(characters: str, span: Span) -> Span:
    """Take list marker, blanks and footnote marks off a value."""
    span = trim(characters, span)
    words = span.of(characters)
    marker = _MARKER.match(words)
    foot = _FOOTNOTES.search(words)
    start = span.start + (marker.end() if marker else 0)
    return Span(start, max(start, span.start + (foot.start() if foot else len(words))))


def is_prose(words: str) -> bool:
    """Tell a sentence or paragraph from a label, name or value."""
    count = len(_WORD.findall(words))
    return count >= LONG_LINE or (count >= LONG_SENTENCE and ends_sentence(words))


def ends_sentence(words: str) -> bool:
    """Tell whether a line closes with a full stop, question or exclamation mark."""
    return _SENTENCE_END.search(words) is not None
