"""Where a deed happened, as the learned reader and the named reasons see it together."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.reading import place_chances
from dateline.extract.places import PlaceMention, Role, event_chances
from dateline.model.evidence import Span

SURE_PIECE = 0.5
"""The chance from which a piece belongs to a place that no list and no capital letter gives."""
BOUND = 1e-4


def deed_places(
    doc: Doc, triggers: Sequence[Token], mentions: Sequence[PlaceMention], encoder: Encoder
) -> list[list[tuple[PlaceMention, float]]]:
    """Give each deed's places with the chance that it happened there: names, and what the reader alone sees."""
    asked = [(_sentence(trigger), _verb(trigger)) for trigger in triggers]
    found = place_chances(encoder, asked)
    return [
        list(_weighed(doc, trigger, mentions, pieces, encoder.settings["place"]))
        for trigger, pieces in zip(triggers, found, strict=True)
    ]


def _sentence(trigger: Token) -> str:
    return str(trigger.sent.text)


def _verb(trigger: Token) -> Span:
    start = trigger.idx - trigger.sent.start_char
    return Span(start, start + len(trigger))


def _weighed(
    doc: Doc,
    trigger: Token,
    mentions: Sequence[PlaceMention],
    pieces: list[tuple[Span, float]],
    weights: dict[str, float],
) -> Iterator[tuple[PlaceMention, float]]:
    start = trigger.sent.start_char
    shifted = [(span.shift(start), each) for span, each in pieces]
    names = event_chances(doc, trigger, mentions)
    for name, own in names:
        read = _mean([each for span, each in shifted if span.overlaps(name.span)])
        yield name, _both(own, read, weights)
    taken = [name.span for name, _ in names]
    for stretch, each in _runs([(span, each) for span, each in shifted if not any(span.overlaps(t) for t in taken)]):
        words = stretch.of(doc.text)
        yield PlaceMention(stretch, words, words, role=Role.NAME), _both(weights["unnamed"], each, weights)


def _both(own: float, read: float, weights: dict[str, float]) -> float:
    total = weights["any"] + weights["reasons"] * _odds(own) + weights["reader"] * _odds(read)
    return 1 / (1 + math.exp(-total))


def _odds(chance: float) -> float:
    held = min(max(chance, BOUND), 1 - BOUND)
    return math.log(held / (1 - held))


def _mean(chances: Sequence[float]) -> float:
    return sum(chances) / len(chances) if chances else 0.0


def _runs(pieces: Sequence[tuple[Span, float]]) -> Iterator[tuple[Span, float]]:
    """Join neighbouring pieces that are likely of a place."""
    run: list[tuple[Span, float]] = []
    for piece in pieces:
        if run and (piece[1] < SURE_PIECE or piece[0].start - run[-1][0].end > 1):
            yield Span(run[0][0].start, run[-1][0].end), _mean([each for _, each in run])
            run = []
        if piece[1] >= SURE_PIECE:
            run.append(piece)
    if run:
        yield Span(run[0][0].start, run[-1][0].end), _mean([each for _, each in run])
