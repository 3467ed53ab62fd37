"""A text as it is put together from a page's pieces, with a block for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.model.document import Block, BlockKind
from dateline.model.evidence import Span

_TYPED_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_CLOSE = frozenset({BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.TABLE_HEADER, BlockKind.INFOBOX_FIELD})


def squeeze(words: str) -> str:
    """Fold typed white space to single blanks, as a browser shows it; no-break spaces stay, byte order marks go."""
    return _TYPED_SPACE.sub(" ", words.replace("\ufeff", "")).strip(" ")


@dataclass(slots=True)
class Page:
    """A text being put together. Each call adds one piece, and a block that covers it."""

    _pieces: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _kinds: set[BlockKind] = field(default_factory=set)
    _length: int = 0

    def add(self, kind: BlockKind, words: str) -> None:
        """Add a piece of running text; one without a visible character is no piece."""
        words = squeeze(words)
        if words.strip():
            self._keep(Block(kind, self._write(kind, words)))

    def add_row(self, kind: BlockKind, cells: Sequence[str]) -> None:
        """Add a table row; each cell, empty ones too, is one value of it."""
        cells = [squeeze(cell) for cell in cells]
        if any(cell.strip() for cell in cells):
            span = self._write(kind, "\t".join(cells))
            self._keep(Block(kind, span, values=_spread(cells, start=span.start, gap=1)))

    def add_field(self, label: str, values: Sequence[str], parent: Span | None = None) -> Span:
        """Add an infobox field and give the span of its label; no values means that the page leaves it empty."""
        label, values = squeeze(label), [value for value in map(squeeze, values) if value.strip()]
        span = self._write(BlockKind.INFOBOX_FIELD, f"{label}: {'; '.join(values)}".rstrip(" "))
        label_span = Span(span.start, span.start + len(label))
        value_spans = _spread(values, start=label_span.end + 2, gap=2)
        self._keep(Block(BlockKind.INFOBOX_FIELD, span, label_span, value_spans, parent))
        return label_span

    def add_label(self, label: str) -> Span:
        """Add a label that only stands over other fields; it is no field itself."""
        span = self._write(BlockKind.INFOBOX_FIELD, squeeze(label) + ":")
        return Span(span.start, span.end - 1)

    def __len__(self) -> int:
        """Count the blocks so far."""
        return len(self._blocks)

    def has(self, kind: BlockKind) -> bool:
        """Tell whether a block of this kind was added already."""
        return kind in self._kinds

    @property
    def characters(self) -> str:
        """The text so far."""
        return "".join(self._pieces)

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks so far, in reading order."""
        return tuple(self._blocks)

    def _keep(self, block: Block) -> None:
        self._blocks.append(block)
        self._kinds.add(block.kind)

    def _write(self, kind: BlockKind, words: str) -> Span:
        gap = self._gap(kind)
        self._pieces += (gap, words)
        start = self._length + len(gap)
        self._length = start + len(words)
        return Span(start, self._length)

    def _gap(self, kind: BlockKind) -> str:
        if not self._pieces:
            return ""
        close = kind in _CLOSE and bool(self._blocks) and self._blocks[-1].kind in _CLOSE
        return "\n" if close else "\n\n"


def _spread(pieces: Sequence[str], *, start: int, gap: int) -> tuple[Span, ...]:
    spans = []
    for piece in pieces:
        spans.append(Span(start, start + len(piece)))
        start += len(piece) + gap
    return tuple(spans)
