"""Tables typed into plain text, one row a line, with upright strokes between the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span

LINE = re.compile(r"[^\n]+")
CELL = re.compile(r"(?:^|(?<=\|))[^|]*")
RULED = re.compile(r"[\s|:+–—-]*")
"""The line under a head, drawn and not told."""
TYPED = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING, BlockKind.TITLE})
"""What a reader of plain text takes such lines for."""
COLUMNS = 3
"""Cells from which lines are rows and no prose with a stroke in it."""


def with_rows(text: Text) -> Iterator[Block]:
    """Give the blocks of a text, with the rows of a typed table in the place of the lines it was typed in."""
    if "|" not in text.characters:
        yield from text.blocks
        return
    for typed, group in groupby(text.blocks, key=lambda each: _typed(text, each)):
        blocks = list(group)
        rows = [row for block in blocks for row in _rows(text, block)] if typed else []
        for number, row in enumerate(rows if len(rows) > 1 else blocks):
            head = len(rows) > 1 and number == 0
            yield Block(BlockKind.TABLE_HEADER, row.span, values=row.values) if head else row


def _typed(text: Text, block: Block) -> bool:
    lines = LINE.findall(block.span.of(text.characters)) if block.kind in TYPED else []
    return bool(lines) and all(line.count("|") >= COLUMNS - 1 for line in lines)


def _rows(text: Text, block: Block) -> Iterator[Block]:
    for line in LINE.finditer(text.characters, block.span.start, block.span.end):
        if not RULED.fullmatch(line[0]):
            yield Block(BlockKind.TABLE_ROW, Span(*line.span()), values=tuple(_cells(line)))


def _cells(line: re.Match[str]) -> Iterator[Span]:
    framed = line[0].lstrip().startswith("|")  # "| 3 May | Jos |"
    before = line[0].index("|") + 1 if framed else 0
    for cell in CELL.finditer(line[0][before:].rstrip().removesuffix("|")):
        words = cell[0].strip()
        start = line.start() + before + cell.start() + cell[0].find(words)
        yield Span(start, start + len(words))
