"""Incidents told as labelled fields: "Date: 7 July 2005. Location: London. Perpetrators: … Casualties: 52 dead."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from dateline.extract.rules.lexicon import lexicon
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.text.fold import fold

LABEL = re.compile(r"(?:^|(?<=[.;|])[ \n]+|\n)[•*–-]? ?(?P<label>[A-Z][A-Za-z’' ()/]{1,28}):\s+(?=\S)")
TOLD_IN = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
FIELDS = 3
"""Labelled fields from which a block is a record and no prose with a colon in it."""


def record_cells(text: Text, block: Block) -> Mapping[str, Span]:
    """Give the fields of a block that is a record of one incident, by what their label says; none of any other."""
    if block.kind not in TOLD_IN:
        return {}
    found = list(LABEL.finditer(text.characters, block.span.start, block.span.end))
    if len(found) < FIELDS or found[0].start() != block.span.start:
        return {}
    cells: dict[str, Span] = {}
    for name, span in _fields(text, block, found):
        cells.setdefault(name, span)
    return cells


def _fields(text: Text, block: Block, found: list[re.Match[str]]) -> Iterator[tuple[str, Span]]:
    ends = [*(each.start() for each in found[1:]), block.span.end]
    words = lexicon().columns
    for match, end in zip(found, ends, strict=True):
        value = text.characters[match.end() : end].rstrip(" .;|\n")
        name = words.get(fold(match["label"]))
        if name is not None and value:
            yield name, Span(match.end(), match.end() + len(value))
