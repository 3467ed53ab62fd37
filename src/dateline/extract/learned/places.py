"""Where a deed happened, as the learned reader and the named reasons see it together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from dateline.extract.characters import characters_of
from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.reading import place_chances
from dateline.extract.learned.sureness import weighed
from dateline.extract.places import PlaceMention, Role, event_chances
from dateline.model.evidence import Span

SURE_PIECE = 0.5
"""The chance from which a piece belongs to a place that no list and no capital letter gives."""


def deed_places(
    triggers: Sequence[Token], mentions: Sequence[PlaceMention], encoder: Encoder
) -> list[list[tuple[PlaceMention, float]]]:
    """Give each deed's places with the chance that it happened there: names, and what the reader alone sees."""
    asked = [(_sentence(trigger), _verb(trigger)) for trigger in triggers]
    found = place_chances(encoder, asked)
    return [
        list(_weighed(trigger, mentions, pieces, encoder.settings["place"]))
        for trigger, pieces in zip(triggers, found, strict=True)
    ]


def likeliest(chances: Sequence[tuple[PlaceMention, float]], settings: Mapping[str, float]) -> list[PlaceMention]:
    """Choose the places of a deed: likely by themselves, and not far behind the likeliest."""
    best = max((each for _, each in chances), default=0.0)
    least = max(settings["least"], settings["beside"] * best)
    return [place for place, each in chances if each >= least]


def _sentence(trigger: Token) -> str:
    return str(trigger.sent.text)


def _verb(trigger: Token) -> Span:
    start = trigger.idx - trigger.sent.start_char
    return Span(start, start + len(trigger))


def _weighed(
    trigger: Token,
    mentions: Sequence[PlaceMention],
    pieces: list[tuple[Span, float]],
    weights: Mapping[str, float],
) -> Iterator[tuple[PlaceMention, float]]:
    doc, start = trigger.doc, trigger.sent.start_char
    shifted = [(span.shift(start), each) for span, each in pieces]
    names = event_chances(doc, trigger, mentions)
    for name, own in names:
        read = _mean([each for span, each in shifted if span.overlaps(name.span)])
        yield name, both_say(weights, name.words, own, read)
    taken = [name.span for name, _ in names]
    for stretch, each in _runs([(span, each) for span, each in shifted if not any(span.overlaps(t) for t in taken)]):
        words = stretch.of(characters_of(doc))
        yield PlaceMention(stretch, words, words, role=Role.NAME), both_say(weights, words, weights["unnamed"], each)


def both_say(weights: Mapping[str, float], words: str, own: float, read: float) -> float:
    """Give the chance of a place from what the reasons and what the reader give it, by settled weights."""
    constant = weights["any"] + weights["lower"] * begins_lower(words)
    return weighed(constant, (weights["reasons"], own), (weights["reader"], read))


def begins_lower(words: str) -> bool:
    """Tell "the coast" from a name: annotators mark few such places, and the reader sees many."""
    return not words[:1].isupper()


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
