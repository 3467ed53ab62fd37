"""Examples as numbers: word pieces with their characters, and what each head should answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tokenizers import Tokenizer

from training.reader.lessons import Question
from training.reader.sets import ROLES, TYPES, CountedIncident, PlacedDeed, Report, Span

WINDOW, STRIDE = 384, 384
WIDEST = 14
"""Word pieces a filler may have: 98 in 100 of MUC's have fewer."""
LAST_COUNT = 10
"""Counts up to here are classes of their own; larger ones are pointed at."""
POINTED = LAST_COUNT + 1


@dataclass(frozen=True, slots=True)
class Example:
    """One window of text for one head. ``offsets`` are the characters of each piece, (0, 0) for what is not text."""

    task: str
    id: str
    pieces: Sequence[int]
    marks: Sequence[int]
    offsets: Sequence[Span]
    types: Sequence[float] = ()
    spans: Sequence[tuple[int, int, int, frozenset[int]]] = ()
    """First and last piece, role, and the incident types it belongs to."""
    places: Sequence[float] = ()
    counts: tuple[int, int] = (0, 0)
    pointers: tuple[Sequence[int], Sequence[int]] = field(default=((), ()))
    asked: Sequence[Question] = ()
    """What the finer heads are asked."""


def report_windows(report: Report, tokenizer: Tokenizer) -> Iterator[Example]:
    """Cut a report into overlapping windows; a type counts for the windows that hold a filler of it, or for all."""
    whole = tokenizer.encode(report.text, add_special_tokens=False)
    held = {kind for found in report.fillers.values() for _, kind in found}
    for first in range(0, max(1, len(whole.ids)), STRIDE):
        ids, offsets = whole.ids[first : first + WINDOW], whole.offsets[first : first + WINDOW]
        spans = list(_located(report, offsets))
        inside = {kind for _, _, _, kinds in spans for kind in kinds}
        told = {TYPES.index(kind) for kind in report.types if kind not in held and first == 0} | inside
        types = [float(number in told) for number in range(len(TYPES))]
        pieces, marks, places = framed(ids, tokenizer), [0] * (len(ids) + 2), [(0, 0), *offsets, (0, 0)]
        yield Example("report", report.id, pieces, marks, places, types, [(a + 1, b + 1, r, k) for a, b, r, k in spans])


def _located(report: Report, offsets: Sequence[Span]) -> Iterator[tuple[int, int, int, frozenset[int]]]:
    starts = {start: at for at, (start, _) in enumerate(offsets)}
    ends = {end: at for at, (_, end) in enumerate(offsets)}
    for (start, end), found in report.fillers.items():
        first, last = starts.get(start), ends.get(end)
        if first is not None and last is not None and 0 <= last - first < WIDEST:
            for role in {role for role, _ in found}:
                kinds = frozenset(TYPES.index(kind) for each, kind in found if each == role)
                yield first, last, ROLES.index(role), kinds


def deed_example(deed: PlacedDeed, tokenizer: Tokenizer) -> Example:
    """Mark the verb's pieces, and ask of each piece whether it is of the place."""
    coded = tokenizer.encode(deed.text, add_special_tokens=False)
    ids, offsets = coded.ids[:WINDOW], coded.offsets[:WINDOW]
    marks = [0, *(int(_meets(span, deed.verb)) for span in offsets), 0]
    places = [0.0, *(float(any(_meets(span, place) for place in deed.places)) for span in offsets), 0.0]
    return Example("place", deed.id, framed(ids, tokenizer), marks, [(0, 0), *offsets, (0, 0)], places=places)


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


_FIGURE = re.compile(r"\d[\d,]*\d|\d")


def count_example(incident: CountedIncident, rules: tuple[int | None, int | None], tokenizer: Tokenizer) -> Example:
    """Put what the rules count before the text, and ask for the right counts: a class, or a piece that gives it."""
    said = f"{_words(rules[0])} killed, {_words(rules[1])} injured"
    head, text = (tokenizer.encode(words, add_special_tokens=False) for words in (said, incident.text))
    ids = [*head.ids, tokenizer.token_to_id("[SEP]"), *text.ids][: WINDOW - 2]
    offsets = [*[(0, 0)] * (len(head.ids) + 1), *text.offsets][: WINDOW - 2]
    marks = [*[1] * (len(head.ids) + 1), *[0] * len(text.ids)][: WINDOW - 2]
    figures = dict(figures_in(incident.text))
    given = rules[0], rules[1]
    pointers, counts = [], []
    for count, rule in zip((incident.killed, incident.injured), given, strict=True):
        at = [
            place + 1
            for place, span in enumerate(offsets)
            if span != (0, 0) and figures.get(_whole(span, figures)) == count
        ]
        if count > LAST_COUNT and rule == count:
            at = [1 if len(pointers) == 0 else said[: said.index(",")].count(" ") + 2, *at]
        pointers.append(at if count > LAST_COUNT else [])
        counts.append(count if count <= LAST_COUNT else POINTED)
    return Example(
        "count", incident.id, framed(ids, tokenizer), [0, *marks, 0], [(0, 0), *offsets, (0, 0)],
        counts=(counts[0], counts[1]), pointers=(pointers[0], pointers[1]),
    )  # fmt: skip


def _words(count: int | None) -> str:
    return "unknown" if count is None else str(count)


def figures_in(text: str) -> Iterator[tuple[Span, int]]:
    """Give each figure of a text with its value."""
    for found in _FIGURE.finditer(text):
        yield found.span(), int(found.group().replace(",", "")[:9])


def _whole(span: Span, figures: dict[Span, int]) -> Span:
    return next((figure for figure in figures if figure[0] <= span[0] and span[1] <= figure[1]), span)


def framed(ids: Sequence[int], tokenizer: Tokenizer) -> list[int]:
    """Put the marks of beginning and end around pieces."""
    return [tokenizer.token_to_id("[CLS]"), *ids, tokenizer.token_to_id("[SEP]")]
