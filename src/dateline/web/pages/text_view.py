"""A text with its claims on it: cut where any claim begins or ends, so that claims may lie across one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.web.bidi import direction, shown, turned
from dateline.web.pages.claims import SeenClaim


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text on which the same claims rest; ``kind`` is the shortest claim's, ``under`` another's."""

    start: int
    words: Markup
    claims: tuple[str, ...]
    kind: str
    under: str


@dataclass(frozen=True, slots=True)
class SeenBlock:
    """One piece of the page, in the direction it is written in."""

    kind: str
    direction: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class TextView:
    """A whole text. ``turned`` tells that it holds characters which would turn the direction of writing."""

    id: str
    reader: str
    direction: str
    turned: bool
    blocks: tuple[SeenBlock, ...]


@dataclass(frozen=True, slots=True)
class _Laid:
    span: Span
    claim: SeenClaim


def see_text(text: Text, characters: str, claims: Iterable[SeenClaim], language: str | None) -> TextView:
    """Lay claims on a text. ``characters`` are the text's own, or the same with names covered."""
    laid = sorted(_laid(claims), key=lambda each: (each.span.start, -len(each.span)))
    blocks = tuple(_block(kind, span, characters, laid) for kind, span in _pieces(text))
    return TextView(text.id, text.reader, direction(characters, language), turned(characters), blocks)


def _laid(claims: Iterable[SeenClaim]) -> Iterator[_Laid]:
    for claim in claims:
        if claim.start is not None and claim.end is not None and claim.end > claim.start:
            yield _Laid(Span(claim.start, claim.end), claim)


def _pieces(text: Text) -> Iterator[tuple[BlockKind, Span]]:
    """Give every block, and as paragraphs what words lie between them: nothing of a text is left out."""
    last = 0
    for block in sorted(text.blocks, key=_place):
        if block.span.start >= last:
            yield from _between(text, last, block.span.start)
            yield block.kind, block.span
            last = block.span.end
    yield from _between(text, last, len(text.characters))


def _place(block: Block) -> tuple[int, int]:
    return block.span.start, -block.span.end


def _between(text: Text, start: int, end: int) -> Iterator[tuple[BlockKind, Span]]:
    """Cut what lies between blocks at empty lines."""
    while start < end:
        stop = text.characters.find("\n\n", start, end)
        stop = end if stop < 0 else stop
        if text.characters[start:stop].strip():
            yield BlockKind.PARAGRAPH, Span(start, stop)
        start = stop + 2


def _block(kind: BlockKind, span: Span, characters: str, laid: Sequence[_Laid]) -> SeenBlock:
    on_it = [each for each in laid if each.span.overlaps(span)]
    edges = {span.start, span.end}
    for each in on_it:
        edges |= {max(each.span.start, span.start), min(each.span.end, span.end)}
    cuts = sorted(edges)
    pieces = (Span(start, end) for start, end in pairwise(cuts))
    segments = tuple(_segment(piece, characters, on_it) for piece in pieces)
    return SeenBlock(kind.value.replace(" ", "-"), direction(span.of(characters)), segments)


def _segment(piece: Span, characters: str, laid: Iterable[_Laid]) -> Segment:
    covering = sorted((each for each in laid if each.span.covers(piece)), key=lambda each: len(each.span))
    kinds = list(dict.fromkeys(each.claim.kind for each in covering))
    return Segment(
        piece.start,
        shown(piece.of(characters)),
        tuple(each.claim.id for each in covering),
        kinds[0] if kinds else "",
        kinds[1] if len(kinds) > 1 else "",
    )
