"""Weights from judged pairs: how much each level of each comparison speaks for one event, or for a part of one.

The model is additive (a multinomial logistic regression over levels), so that each weight can be read, printed as a
reason, and set by hand. A level that the judged pairs hardly show keeps the weight it was given by hand.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from dateline.resolve.columns import Floats, Ints

DIFFERENT, PART, SAME = 0, 1, 2
STEPS = 25
CLOSE_ENOUGH = 1e-6
HELD = 1e6
"""Strength that lets nothing move."""


@dataclass(frozen=True, slots=True)
class Table:
    """For each comparison, by level: log odds (to base 2) of the same event, and of a part of it, over neither."""

    prior_same: float
    prior_part: float
    same: Mapping[str, Floats]
    part: Mapping[str, Floats]

    def odds(self, levels: Mapping[str, Ints]) -> tuple[Floats, Floats]:
        """Add up the weights of each pair's levels, for the same event and for a part of one."""
        size = len(next(iter(levels.values())))
        same, part = np.full(size, float(self.prior_same)), np.full(size, float(self.prior_part))
        for name, found in levels.items():
            same += self.same[name][found]
            part += self.part[name][found]
        return same, part


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs whose answer is known: their levels, DIFFERENT, PART or SAME, and how much each counts."""

    levels: Mapping[str, Ints]
    answer: Ints
    count: Floats


def fit(judged: Judged, start: Table, strength: float, fixed: Collection[str] = ()) -> Table:
    """Learn weights by Newton's method, drawn to those of ``start`` with the given strength.

    ``fixed`` names comparisons that the judged pairs cannot teach: they keep the weights of ``start``.
    """
    names = list(judged.levels)
    sizes = [len(start.same[name]) for name in names]
    shown = _indicators(judged.levels, names, sizes)
    centre = np.concatenate([_flat(start.same, start.prior_same, names), _flat(start.part, start.prior_part, names)])
    centre = centre * np.log(2)
    weights, width = centre.copy(), shown.shape[1]
    held = [np.full(size, HELD if name in fixed else strength) for name, size in zip(names, sizes, strict=True)]
    pull = np.tile(np.concatenate([np.array([strength / 10]), *held]), 2)

    def loss(at: Floats) -> float:
        return _surprise(shown, judged, at.reshape(2, width)) + float(pull @ (at - centre) ** 2) / 2

    for _ in range(STEPS):
        slope, curve = _slopes(shown, judged, weights.reshape(2, width))
        step = np.linalg.solve(curve + np.diag(pull), slope - pull * (weights - centre))
        before = loss(weights)
        while loss(weights + step) > before and np.abs(step).max() > CLOSE_ENOUGH:
            step = step / 2
        weights = weights + step
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
    same, part = weights.reshape(2, width) / np.log(2)
    return Table(float(same[0]), float(part[0]), _unflat(same, names, sizes), _unflat(part, names, sizes))


def _surprise(shown: Floats, judged: Judged, weights: Floats) -> float:
    """Give how unlikely the weights make the judgements: the negative log likelihood."""
    odds = np.column_stack([np.zeros(len(shown)), shown @ weights.T])
    answered = odds[np.arange(len(odds)), np.array([0, 2, 1])[judged.answer]]
    top = odds.max(axis=1)
    total = top + np.log(np.exp(odds - top[:, None]).sum(axis=1))
    return float(judged.count @ (total - answered))


def _slopes(shown: Floats, judged: Judged, weights: Floats) -> tuple[Floats, Floats]:
    """Give the slope and curvature of the log likelihood."""
    odds = shown @ weights.T
    top = np.maximum(odds.max(axis=1), 0)[:, None]
    likely = np.exp(odds - top)
    chance = likely / (likely.sum(axis=1, keepdims=True) + np.exp(-top))
    is_same, is_part = judged.answer == SAME, judged.answer == PART
    error = (np.column_stack([is_same, is_part]) - chance) * judged.count[:, None]
    slope = np.concatenate([shown.T @ error[:, 0], shown.T @ error[:, 1]])
    blocks = [
        [_curve(shown, judged.count * chance[:, one] * ((one == two) - chance[:, two])) for two in (0, 1)]
        for one in (0, 1)
    ]
    return slope, np.block(blocks)


def _curve(shown: Floats, weight: Floats) -> Floats:
    return np.asarray(shown.T @ (shown * weight[:, None]))


def _indicators(levels: Mapping[str, Ints], names: list[str], sizes: list[int]) -> Floats:
    count = len(levels[names[0]])
    parts = [np.ones((count, 1))]
    for name, size in zip(names, sizes, strict=True):
        parts.append(np.eye(size)[levels[name]])
    return np.hstack(parts)


def _flat(weights: Mapping[str, Floats], prior: float, names: list[str]) -> Floats:
    return np.concatenate([np.array([prior]), *(weights[name] for name in names)])


def _unflat(flat: Floats, names: list[str], sizes: list[int]) -> dict[str, Floats]:
    ends = np.cumsum([1, *sizes])
    return {name: flat[ends[n] : ends[n + 1]] for n, name in enumerate(names)}
