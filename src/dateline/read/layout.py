"""The blocks of running text: title, headings, paragraphs, list items."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.model.document import Block, BlockKind
from dateline.model.evidence import Span
from dateline.read.lines import Line, ends_sentence, is_prose

WRAPPED = 100
"""Characters: text wrapped by hand breaks before this; a longer line is a paragraph of its own."""
LONGEST_TITLE = 25
"""Words: news headlines stay under 20."""
LONGEST_HEADING = 12
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DATED = re.compile(
    rf"(?:\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}(?:\s+\d{{4}})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?)\s*(?:[–—:|\t]|-\s)\s*\S"
)
"""How the lines of a chronology open: "2019-05-03 – ", "3 May 2019: ", "May 3, 2019 — "."""
LEAST_DATED = 2
"""Lines that must open so before they are a chronology's: one may be a dateline."""


def read_title(lines: Sequence[Line]) -> Line | None:
    """Take the first line as the title where it stands alone and is no sentence."""
    if not lines:
        return None
    stands_alone = len(lines) > 1 and (lines[1].after_gap or len(lines[1].span) > WRAPPED)
    short = len(lines[0].words.split()) <= LONGEST_TITLE
    sentence = ends_sentence(lines[0].words) and not lines[0].words.endswith("?")
    return lines[0] if stands_alone and short and not sentence and not lines[0].marker else None


def lay_out(lines: Sequence[Line]) -> Iterator[Block]:
    """Join wrapped lines to paragraphs, and tell list items, entries of a chronology and headings apart from them."""
    dated = frozenset(line.span for line in lines if _DATED.match(line.words))
    entries = dated if len(dated) >= LEAST_DATED else frozenset()
    for chunk in _chunks(lines, entries):
        first = chunk[0]
        span = Span(first.span.start, chunk[-1].span.end)
        if first.marker >= len(span):
            continue
        if first.marker:
            yield Block(BlockKind.LIST_ITEM, Span(first.span.start + first.marker, span.end))
        elif first.span in entries:
            yield Block(BlockKind.LIST_ITEM, span)
        elif len(chunk) == 1 and _is_heading(first):
            yield Block(BlockKind.HEADING, span)
        else:
            yield Block(BlockKind.PARAGRAPH, span)


def _chunks(lines: Sequence[Line], entries: frozenset[Span]) -> Iterator[list[Line]]:
    chunk: list[Line] = []
    for line in lines:
        if chunk and (line.span in entries or _starts_anew(chunk[-1], line)):
            yield chunk
            chunk = []
        chunk.append(line)
    if chunk:
        yield chunk


def _starts_anew(previous: Line, line: Line) -> bool:
    return line.after_gap or bool(line.marker) or len(previous.span) > WRAPPED


def _is_heading(line: Line) -> bool:
    short = len(line.words.split()) <= LONGEST_HEADING
    return short and not is_prose(line.words) and not line.words.endswith((".", ",", ";", "!", "”", '"'))
