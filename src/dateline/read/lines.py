"""The lines of a text, with their place in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.model.evidence import Span

_LINE = re.compile(r"[^\n]+")
_MARKER = re.compile(r"\s*(?:[•‣▪●◦∙·]|[*–-](?=\s))\s*")
_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)\]$")
_DAGGERS = "†‡"
_LONGEST_FOOTNOTE = 20
_SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*(?:\[\d+\])*$")
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")

LONG_LINE = 20
"""Words. Values of infoboxes are names and figures; with this, and LONG_SENTENCE, none of 2,214 news texts was taken
for an infobox and no paragraph of the sample pages for a value."""
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
    for match in _LINE.finditer(characters, start, len(characters) if end is None else end):
        if not match[0].isspace():
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
    words = span.of(characters)
    marker = _MARKER.match(words)
    start = span.start + (marker.end() if marker else 0)
    return trim(characters, Span(start, start + len(strip_footnotes(characters[start : span.end]))))


def strip_footnotes(words: str) -> str:
    """Take footnote marks and the daggers of the dead off the end of a value."""
    while True:
        bare = words.rstrip().rstrip(_DAGGERS)
        mark = _FOOTNOTE.search(bare[-_LONGEST_FOOTNOTE:])
        bare = bare[: len(bare) - len(mark[0])] if mark else bare
        if bare == words:
            return bare
        words = bare


def is_prose(words: str) -> bool:
    """Tell a sentence or paragraph from a label, name or value."""
    return is_paragraph(words) or (_count_words(words) >= LONG_SENTENCE and ends_sentence(words))


def is_paragraph(words: str) -> bool:
    """Tell a line too long for a label, name or value."""
    return _count_words(words) >= LONG_LINE


def ends_sentence(words: str) -> bool:
    """Tell whether a line closes with a full stop, question or exclamation mark."""
    return _SENTENCE_END.search(words) is not None


def _count_words(words: str) -> int:
    return len(_WORD.findall(words))
