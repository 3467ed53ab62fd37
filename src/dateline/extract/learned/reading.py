"""What the learned reader reads: words with the part they play, what was done, where, and how many; with chances."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.extract.learned.encoder import Encoder, Pieces
from dateline.extract.learned.heads import Numbers, chance, shares
from dateline.model.evidence import Span

FIGURE = re.compile(r"\d[\d,]*\d|\d")
ACROSS = re.compile(r"\t|\n\n")
"""What stands between cells and paragraphs: no party or weapon is named across it."""
LEAST = 0.02
"""A chance below which a stretch is not looked at again."""


@dataclass(frozen=True, slots=True)
class Filler:
    """Words that may play a part in a deed: the role, how likely, and how likely for a deed of each type."""

    span: Span
    words: str
    role: str
    chance: float
    types: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What the reader finds in one text."""

    fillers: tuple[Filler, ...]
    types: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Count:
    """How many were killed or injured as the reader understands it; ``span`` is the figure it points at, if any."""

    value: int | None
    chance: float
    span: Span | None = None


def read_texts(encoder: Encoder, texts: Sequence[str]) -> list[Reading]:
    """Read whole texts by overlapping windows."""
    cut = [(at, window) for at, text in enumerate(texts) for window in windows(encoder, text)]
    states = encoder.states([window for _, window in cut])
    fillers: list[dict[tuple[int, int, str], Filler]] = [{} for _ in texts]
    types = [np.zeros(len(encoder.settings["types"]), np.float32) for _ in texts]
    for (at, window), each in zip(cut, states, strict=True):
        types[at] = np.maximum(types[at], chance(encoder.heads.types(each)))
        for filler in _fillers(encoder, texts[at], window, each):
            key = filler.span.start, filler.span.end, filler.role
            if key not in fillers[at] or fillers[at][key].chance < filler.chance:
                fillers[at][key] = filler
    return [
        Reading(tuple(_apart(found.values())), dict(zip(encoder.settings["types"], map(float, told), strict=True)))
        for found, told in zip(fillers, types, strict=True)
    ]


def windows(encoder: Encoder, text: str) -> Iterator[Pieces]:
    """Cut a text into overlapping windows as wide as the encoder reads."""
    whole, width, stride = encoder.cut(text), encoder.settings["window"], encoder.settings["stride"]
    for first in range(0, max(1, len(whole.ids) - (width - stride)), stride):
        ids = whole.ids[first : first + width]
        yield encoder.framed(ids, [0] * len(ids), whole.offsets[first : first + width])


def _fillers(encoder: Encoder, text: str, window: Pieces, states: Numbers) -> Iterator[Filler]:
    roles = encoder.settings["roles"]
    scores = encoder.heads.spans(states[1:-1])
    chances = chance(scores)
    for first, wide, role in np.argwhere(chances[..., : len(roles)] >= LEAST):
        start, end = window.offsets[first + 1][0], window.offsets[first + wide + 1][1]
        words, kinds = text[start:end], tuple(map(float, chances[first, wide, len(roles) :]))
        if not ACROSS.search(words):
            yield Filler(Span(start, end), words, roles[role], float(chances[first, wide, role]), kinds)


def _apart(fillers: Iterable[Filler]) -> Iterator[Filler]:
    """Keep, of stretches that overlap in one role, the likeliest."""
    kept: list[Filler] = []
    for filler in sorted(fillers, key=lambda each: (-each.chance, each.span)):
        if not any(filler.role == other.role and filler.span.overlaps(other.span) for other in kept):
            kept.append(filler)
    yield from sorted(kept, key=lambda each: each.span)


def place_chances(encoder: Encoder, asked: Sequence[tuple[str, Span]]) -> list[list[tuple[Span, float]]]:
    """Give each piece of a sentence with the chance that it is of the place of the deed whose verb is marked."""
    cut = [encoder.cut(text) for text, _ in asked]
    width = encoder.settings["window"]
    framed = [
        encoder.framed(
            each.ids[:width],
            [int(start < verb.end and verb.start < end) for start, end in each.offsets[:width]],
            each.offsets[:width],
        )
        for each, (_, verb) in zip(cut, asked, strict=True)
    ]
    found = []
    for pieces, states in zip(framed, encoder.states(framed), strict=True):
        chances = chance(encoder.heads.places(states))
        found.append(
            [(Span(*offset), float(each)) for offset, each in zip(pieces.offsets, chances, strict=True) if offset[1]]
        )
    return found


def read_counts(
    encoder: Encoder, told: Sequence[tuple[str, tuple[int | None, int | None]]]
) -> list[tuple[Count, Count]]:
    """Give killed and injured of whole incidents, knowing what the rules count in them."""
    framed = [_told(encoder, text, rules) for text, rules in told]
    found = []
    for (text, rules), pieces, states in zip(told, framed, encoder.states(framed), strict=True):
        figures = {match.span(): int(match.group().replace(",", "")[:9]) for match in FIGURE.finditer(text)}
        sides = zip(rules, *encoder.heads.counts(states), strict=True)
        killed, injured = (
            _count(rule, shares(classes), _pointed(pieces, pointer, figures, rule)) for rule, classes, pointer in sides
        )
        found.append((killed, injured))
    return found


def _told(encoder: Encoder, text: str, rules: tuple[int | None, int | None]) -> Pieces:
    killed, injured = ("unknown" if each is None else str(each) for each in rules)
    head, body = encoder.cut(f"{killed} killed, {injured} injured"), encoder.cut(text)
    between, width = encoder.mark("[SEP]"), encoder.settings["window"] - 2
    ids = [*head.ids, between, *body.ids][:width]
    marks = [*[1] * (len(head.ids) + 1), *[0] * len(body.ids)][:width]
    return encoder.framed(ids, marks, [*[(0, 0)] * (len(head.ids) + 1), *body.offsets][:width])


def _count(rule: int | None, classes: Numbers, pointed: Mapping[int, tuple[float, Span | None]]) -> Count:
    """Read a small count from its class, and a larger one from the figure that is pointed at most."""
    best, last = int(classes.argmax()), len(classes) - 2
    if best <= last:
        return Count(best, float(classes[best]))
    large = {value: told for value, told in pointed.items() if value > last}
    if not large:
        return Count(rule, 0.0)
    value = max(large, key=lambda each: large[each][0])
    return Count(value, float(classes[best]) * large[value][0], large[value][1])


def _pointed(
    pieces: Pieces, pointer: Numbers, figures: Mapping[tuple[int, int], int], rule: int | None
) -> dict[int, tuple[float, Span | None]]:
    """Give each value pointed at: how strongly, and where its figure stands. Pieces before the text mean the rules'."""
    found: dict[int, tuple[float, Span | None]] = {}
    for (start, end), weight in zip(pieces.offsets, shares(pointer), strict=True):
        whole = next((span for span in figures if end and span[0] <= start and end <= span[1]), None)
        value = figures[whole] if whole else None if end else rule
        if value is not None:
            before, span = found.get(value, (0.0, None))
            found[value] = before + float(weight), span or (Span(*whole) if whole else None)
    return found
