"""The reader's last layer, moved towards what a person accepted and rejected: the encoder and all else stay still.

Each role and each incident type has one row of weights over what the heads see of a stretch or of a text. A row is
moved by logistic regression so that the reader's confidence fits what the person said, and held to where it was by its
distance: by few judgements it hardly moves, and a row that nobody judged stays as it is to the last digit.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.heads import Heads, Numbers
from dateline.extract.learned.reading import windows
from dateline.model.evidence import Span

HELD = 10.0
"""How strongly a row is held to where it was, in judgements: at 1 forty judgements did harm, at 10 they did none."""
STEPS = 12
"""Newton's steps; eight were enough for every set tried."""
TYPES = "type"
"""What the calibration of the incident types is called."""


@dataclass(frozen=True, slots=True)
class Judged:
    """Words that a person held, or did not hold, for what the reader would say of them: a role, or an incident type."""

    text_id: str
    span: Span
    label: str
    right: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """A judgement with what the heads see of its words; ``row`` is the row of weights it speaks to."""

    judged: Judged
    row: tuple[str, int]
    seen: NDArray[np.float64]


def look(encoder: Encoder, text: str, judged: Sequence[Judged]) -> list[Seen]:
    """Give what the heads see of judged words of one text; words longer than the reader reads are left out."""
    cut = list(windows(encoder, text))
    states = encoder.states(cut)
    found = []
    for each in judged:
        kept = [
            seen
            for window, state in zip(cut, states, strict=True)
            if (seen := _seen(encoder, each, window.offsets, state)) is not None
        ]
        if kept:
            found.append(max(kept, key=lambda seen: _score(encoder.heads, seen)))
    return found


def _seen(encoder: Encoder, judged: Judged, offsets: Sequence[tuple[int, int]], states: Numbers) -> Seen | None:
    """Give what is seen in one window: of a role its likeliest stretch within the words, of a type the whole."""
    at = [number for number, (start, end) in enumerate(offsets) if judged.span.start < end and start < judged.span.end]
    if not at:
        return None
    if judged.label in encoder.settings["types"]:
        row = ("types.3", encoder.settings["types"].index(judged.label))
        return Seen(judged, row, _wide(encoder.heads.summary(states)))
    row = ("span_out.2", encoder.settings["roles"].index(judged.label))
    stretches = [_wide(each) for each in encoder.heads.stretches(states[at[0] : at[-1] + 1])]
    return max((Seen(judged, row, each) for each in stretches), key=lambda seen: _score(encoder.heads, seen))


def _wide(seen: Numbers) -> NDArray[np.float64]:
    return np.append(seen.astype(np.float64), 1.0)


def _row(heads: Heads, row: tuple[str, int]) -> NDArray[np.float64]:
    name, number = row
    weights = heads.weights[f"{name}.weight"][number]
    return np.append(weights, heads.weights[f"{name}.bias"][number]).astype(np.float64)


def _score(heads: Heads, seen: Seen) -> float:
    return float(_row(heads, seen.row) @ seen.seen)


def confidence(encoder: Encoder, heads: Heads, seen: Seen) -> float:
    """Give the calibrated confidence that the reader, with some heads, has in judged words."""
    constant, weight = _calibration(encoder.settings, seen)
    return float(_chance(np.array([constant + weight * _score(heads, seen)]))[0])


def _calibration(settings: Mapping[str, Mapping[str, Sequence[float]]], seen: Seen) -> tuple[float, float]:
    name = TYPES if seen.row[0] == "types.3" else seen.judged.label
    constant, weight = settings["sureness"].get(name, (0.0, 1.0))
    return constant, weight


def tuned(encoder: Encoder, judged: Iterable[Seen], held: float = HELD) -> Heads:
    """Give the heads with every row moved that somebody judged something of; without judgements, the very same."""
    weights = dict(encoder.heads.weights)
    by_row: dict[tuple[str, int], list[Seen]] = {}
    for each in judged:
        by_row.setdefault(each.row, []).append(each)
    for row, told in sorted(by_row.items()):
        moved = _moved(_row(encoder.heads, row), told, _calibration(encoder.settings, told[0]), held)
        name, number = row
        for part, value in (("weight", moved[:-1]), ("bias", moved[-1])):
            changed = weights[f"{name}.{part}"].copy()
            changed[number] = value
            weights[f"{name}.{part}"] = changed
    return replace(encoder.heads, weights=weights)


def _moved(
    start: NDArray[np.float64], told: Sequence[Seen], calibration: tuple[float, float], held: float
) -> NDArray[np.float64]:
    """Move one row by Newton's method to the least loss of its judgements and of its distance from the start."""
    seen = np.array([each.seen for each in told])
    right = np.array([each.judged.right for each in told], np.float64)
    constant, slope = calibration
    hold = held * slope * slope * float((seen * seen).sum(1).mean())
    ways = np.linalg.svd(seen, full_matrices=False)[2]  # a row only ever moves in the ways that were seen
    along, first = slope * (seen @ ways.T), constant + slope * (seen @ start)
    moved = np.zeros(len(ways))
    for _ in range(STEPS):
        said = _chance(first + along @ moved)
        gradient = along.T @ (said - right) + hold * moved
        curved = (along.T * (said * (1 - said))) @ along + hold * np.eye(len(ways))
        moved = moved - np.linalg.solve(curved, gradient)
    return np.asarray(start + moved @ ways)


def _chance(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    return found
