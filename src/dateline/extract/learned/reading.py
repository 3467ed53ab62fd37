"""What the learned reader reads: words with the part they play, what was done, where, and how many; with chances."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dateline.extract.learned.encoder import Encoder, Pieces
from dateline.extract.learned.finer import Seen
from dateline.extract.learned.heads import Flags, Numbers, chance, shares
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
    """What the reader finds in one text; ``seen`` is the text as the encoder saw it, for finer questions."""

    fillers: tuple[Filler, ...]
    types: Mapping[str, float]
    seen: Seen | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Count:
    """How many were killed or injured as the reader understands it; ``span`` is the figure it points at, if any."""

    value: int | None
    chance: float
    span: Span | None = None


def read_texts(encoder: Encoder, texts: Sequence[str], parts: Sequence[Sequence[Span]] | None = None) -> list[Reading]:
    """Read texts by overlapping windows: whole, or some ``parts`` of each, which are put together and read as one."""
    of_each = [[Span(0, len(text))] for text in texts] if parts is None else parts
    cut = [(at, window) for at, text in enumerate(texts) for window in windows(encoder, text, of_each[at])]
    states = encoder.states([window for _, window in cut])
    fillers: list[dict[tuple[int, int, str], Filler]] = [{} for _ in texts]
    types = [np.zeros(len(encoder.settings["types"]), np.float32) for _ in texts]
    seen: list[list[tuple[Pieces, Numbers]]] = [[] for _ in texts]
    for (at, window), each in zip(cut, states, strict=True):
        seen[at].append((window, each))
        types[at] = np.maximum(types[at], chance(encoder.heads.types(each)))
        for filler in _fillers(encoder, texts[at], window, each):
            if not any(part.covers(filler.span) for part in of_each[at]):
                continue  # from the end of one part into the next
            key = filler.span.start, filler.span.end, filler.role
            if key not in fillers[at] or fillers[at][key].chance < filler.chance:
                fillers[at][key] = filler
    return [
        Reading(
            tuple(_apart(found.values())),
            dict(zip(encoder.settings["types"], map(float, told), strict=True)),
            Seen(own),
        )
        for found, told, own in zip(fillers, types, seen, strict=True)
    ]


def look_at(encoder: Encoder, text: str) -> Seen:
    """Encode a text for the finer questions alone."""
    cut = list(windows(encoder, text))
    return Seen(list(zip(cut, encoder.states(cut), strict=True)))


def windows(encoder: Encoder, text: str, parts: Sequence[Span] = ()) -> Iterator[Pieces]:
    """Cut a text, or some parts of it in their order, into overlapping windows as wide as the encoder reads."""
    whole, width, stride = encoder.cut(text), encoder.settings["window"], encoder.settings["stride"]
    ids, offsets = whole.ids, whole.offsets  # copied anew each time they are asked for
    kept = list(_inside(offsets, parts or [Span(0, len(text))]))
    for first in range(0, max(1, len(kept) - (width - stride)), stride):
        read = kept[first : first + width]
        yield encoder.framed([ids[at] for at in read], [0] * len(read), [offsets[at] for at in read])


def _inside(offsets: Sequence[tuple[int, int]], parts: Sequence[Span]) -> Iterator[int]:
    """Number the pieces that stand in some parts."""
    for part in parts:
        yield from range(bisect_left(offsets, (part.start, 0)), bisect_left(offsets, (part.end, 0)))


def _fillers(encoder: Encoder, text: str, window: Pieces, states: Numbers) -> Iterator[Filler]:
    roles = encoder.settings["roles"]
    chances = chance(encoder.heads.spans(states[1:-1], *_bounds(text, window.offsets[1:-1])))
    for first, wide, role in np.argwhere(chances[..., : len(roles)] >= LEAST):
        span = Span(window.offsets[first + 1][0], window.offsets[first + wide + 1][1])
        words, kinds = span.of(text), tuple(map(float, chances[first, wide, len(roles) :]))
        if not ACROSS.search(words):
            yield Filler(span, words, roles[role], float(chances[first, wide, role]), kinds)


def _bounds(text: str, offsets: Sequence[tuple[int, int]]) -> tuple[Flags, Flags]:
    """Tell which pieces open a word, and which close one."""
    opens = [not text[max(0, start - 1) : start + 1].isalnum() or start == 0 for start, _ in offsets]
    closes = [not text[end - 1 : end + 1].isalnum() or end == len(text) for _, end in offsets]
    return np.array(opens, bool), np.array(closes, bool)


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
