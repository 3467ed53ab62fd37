"""Printed lines joined to headings, paragraphs and list items, and parted from page numbers and running heads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from dateline.model.document import BlockKind
from dateline.read.lines import ends_sentence, is_prose

SOFT_HYPHEN = "\xad"
"""Stands at a line's end where a word was broken."""

LARGER = 1.15
"""A line set this much larger than the body is a heading: headings are mostly 1.2 times the body or more."""
WIDER_GAP = 1.35
"""A distance between lines this much over the common one parts paragraphs; line spacing varies by a few hundredths."""
SHORT_LINE = 0.85
"""A sentence's last line that ends before this share of the width ends its paragraph."""
INDENT = 0.7
"""Of the type size: a first line set in by this much opens a paragraph; justified lines start within a tenth."""
COLUMN = 36
"""Points: lines that start within half an inch of one another are of one column."""
FEWEST_REPEATS = 3
"""Pages on which a line must stand first or last to be a running head."""

TITLE_PIECES = 6
"""A title stands among the first pieces of a report."""

_MARKER = re.compile(r"(?:[•‣▪●◦∙·\uf0b7]|[*–-](?=\s))\s*")
_PAGE_NUMBER = re.compile(r"(?:page\b)?[-–—\s]*(?:\d{1,4}|[ivxl]{1,6})[-–—\s]*(?:(?:of|/)\s*\d{1,4})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_BROKEN = re.compile(rf"(?P<first>[^\s{SOFT_HYPHEN}]{{0,30}}){SOFT_HYPHEN}+\s*(?P<second>\S?)")
# First halves that are followed by a hyphen of their own: "al-", "anti-", and "Sar-e-".
_LASTING_FIRST = frozenset(
    {"al", "an", "ar", "as", "at", "ad", "el", "ul", "anti", "pro", "non", "ex", "vice", "self", "co"}
)
_SHORT_TAIL = re.compile(r"-\w{1,3}$")


@dataclass(frozen=True, slots=True)
class Print:
    """One printed line: its words, its page, where it starts, ends and stands, and its type size."""

    words: str
    page: int
    left: float
    right: float
    bottom: float
    size: float


def part_furniture(pages: Sequence[Sequence[Print]]) -> tuple[list[Print], list[str]]:
    """Part the text from the page numbers and running heads around it."""
    edges = Counter(_shape(line) for page in pages for line in _edge_lines(page))
    body: list[Print] = []
    furniture: list[str] = []
    for page in pages:
        edge = _edge_lines(page)
        for line in page:
            repeats = edges[_shape(line)] >= FEWEST_REPEATS or _PAGE_NUMBER.fullmatch(line.words)
            if line in edge and repeats:
                furniture.append(line.words)
            elif line.words:
                body.append(line)
    return body, furniture


def join_paragraphs(lines: Sequence[Print]) -> Iterator[tuple[BlockKind, str]]:
    """Join lines to paragraphs by their distance, size, width and list markers, and find the title among them."""
    if not lines:
        return
    layout = _Layout.of(lines)
    pieces = list(_split(lines, layout))
    title = _find_title(pieces, layout)
    for number, piece in enumerate(pieces):
        kind, words = _name(piece, layout)
        if number == title:
            yield BlockKind.TITLE, words
        elif title is not None and number < title and kind is not BlockKind.LIST_ITEM:
            yield BlockKind.CAPTION, words
        else:
            yield kind, words


def _split(lines: Sequence[Print], layout: _Layout) -> Iterator[list[Print]]:
    piece: list[Print] = []
    for line in lines:
        if piece and layout.starts_anew(piece[-1], line):
            yield piece
            piece = []
        piece.append(line)
    yield piece


def _find_title(pieces: Sequence[Sequence[Print]], layout: _Layout) -> int | None:
    """Find the largest heading above the first prose, or a first line that is no sentence; a masthead is neither."""
    words = [_join(piece) for piece in pieces[:TITLE_PIECES]]
    head = list(takewhile(lambda number: not is_prose(words[number]), range(len(words))))
    headings = [number for number in head if layout.heads(pieces[number][0])]
    if headings:
        return max(headings, key=lambda number: pieces[number][0].size)
    return 0 if head and len(pieces) > 1 and not ends_sentence(words[0]) and not _MARKER.match(words[0]) else None


@dataclass(frozen=True, slots=True)
class _Layout:
    """What is common on these pages: type size, line distance, right edge."""

    size: float
    distance: float
    rights: Mapping[int, float]
    """The right edge of each column, by where its lines start."""

    @classmethod
    def of(cls, lines: Sequence[Print]) -> _Layout:
        """Measure the layout, each line weighed by its length in letters."""
        sizes = sorted((line.size, len(line.words)) for line in lines)
        distances = [up.bottom - low.bottom for up, low in pairwise(lines) if up.page == low.page]
        rights: dict[int, float] = {}
        for line in lines:
            rights[_column(line)] = max(line.right, rights.get(_column(line), 0.0))
        return cls(
            size=_weighted_median(sizes),
            distance=median([distance for distance in distances if distance > 0] or [0.0]),
            rights=rights,
        )

    def starts_anew(self, previous: Print, line: Print) -> bool:
        """Tell whether a line opens a new paragraph."""
        if _MARKER.match(line.words) or self.heads(previous) != self.heads(line):
            return True
        ends, short = ends_sentence(previous.words), self._is_short(previous)
        if line.page != previous.page or line.bottom > previous.bottom:
            return ends or short
        indented = line.left - previous.left > INDENT * line.size
        usual = self.distance * max(1.0, line.size / self.size if self.size else 1.0)
        return (ends and (short or indented)) or previous.bottom - line.bottom > WIDER_GAP * usual > 0

    def _is_short(self, line: Print) -> bool:
        column = _column(line)
        right = max(self.rights.get(near, 0.0) for near in (column - 1, column, column + 1))
        return line.right - line.left < SHORT_LINE * (right - line.left)

    def heads(self, line: Print) -> bool:
        """Tell whether a line is set as a heading."""
        return line.size > LARGER * self.size


def _column(line: Print) -> int:
    return round(line.left / COLUMN)


def _weighted_median(sizes: Sequence[tuple[float, int]]) -> float:
    half, seen = sum(weight for _, weight in sizes) / 2, 0
    for size, weight in sizes:
        seen += weight
        if seen >= half:
            return size
    return 0.0


def _name(piece: Sequence[Print], layout: _Layout) -> tuple[BlockKind, str]:
    words = _join(piece)
    marker = _MARKER.match(words)
    if marker:
        return BlockKind.LIST_ITEM, words[marker.end() :]
    is_heading = layout.heads(piece[0]) and not is_prose(words)
    return (BlockKind.HEADING if is_heading else BlockKind.PARAGRAPH), words


def _join(piece: Sequence[Print]) -> str:
    words = piece[0].words
    for line in piece[1:]:
        words += line.words if words.endswith(("-", SOFT_HYPHEN)) else f" {line.words}"
    return _BROKEN.sub(_mend, words) if SOFT_HYPHEN in words else words


def _mend(broken: re.Match[str]) -> str:
    """Join the halves of a broken word; a name keeps a hyphen that is its own."""
    first, second = broken["first"], broken["second"]
    lasting = second[:1].isupper() or first.casefold() in _LASTING_FIRST or _SHORT_TAIL.search(first)
    return f"{first}{'-' if lasting and first else ''}{second}"


def _edge_lines(page: Sequence[Print]) -> list[Print]:
    """Give the two lines at the top and the two at the bottom of a page."""
    by_height = sorted(page, key=lambda line: -line.bottom)
    return [*by_height[:2], *by_height[-2:]]


def _shape(line: Print) -> str:
    return _DIGITS.sub("0", line.words)
