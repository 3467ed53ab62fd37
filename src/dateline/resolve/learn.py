"""Weights from judged pairs: what each level of each comparison says for one event, and for a part of one.

Two additive models (logistic regressions over levels), so that each weight can be read, printed as a reason, and set
by hand. The first tells pairs that belong together from those that do not; the second tells, of those that do,
parts of a whole from tellings of the same. A level that the judged pairs hardly show keeps the weight set by hand.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np

from dateline.resolve.columns import Flags, Floats, Levels

STEPS = 40
CLOSE_ENOUGH = 1e-6
HELD = 1e6
"""Strength that lets nothing move."""
LOG2 = float(np.log(2))


@dataclass(frozen=True, slots=True)
class Weights:
    """By comparison and level: what it adds, in bits, to log2 odds that start at ``prior``."""

    prior: float
    levels: Mapping[str, Floats]

    def odds(self, found: Mapping[str, Levels]) -> Floats:
        """Add up the weights of each pair's levels, over those comparisons that were made."""
        size = len(next(iter(found.values())))
        total = np.full(size, float(self.prior))
        for name, level in found.items():
            if name in self.levels:
                total += self.levels[name][level]
        return total

    def most(self, names: Collection[str]) -> float:
        """Give the most that some comparisons could add."""
        return float(sum(self.levels[name].max() for name in names if name in self.levels))

    def only(self, names: Collection[str]) -> Weights:
        """Keep the weights of some comparisons."""
        return Weights(self.prior, {name: each for name, each in self.levels.items() if name in names})


@dataclass(frozen=True, slots=True)
class Table:
    """The two models: whether two accounts belong together, and if so whether one is a part of the other."""

    together: Weights
    part: Weights

    def odds(self, found: Mapping[str, Levels]) -> tuple[Floats, Floats]:
        """Give log2 odds of the same event, and of a part of one."""
        together = chance(self.together.odds(found))
        part = chance(self.part.odds(found))
        return _log_odds(together * (1 - part)), _log_odds(together * part)


def chance(odds: Floats) -> Floats:
    """Turn log2 odds into a probability."""
    return np.asarray(1 / (1 + np.exp2(-odds)))


def _log_odds(likely: Floats) -> Floats:
    bounded = np.clip(likely, 1e-12, 1 - 1e-12)
    return np.asarray(np.log2(bounded / (1 - bounded)))


@dataclass(frozen=True, slots=True)
class Judged:
    """Pairs whose answer is known: their levels, the answer, and how much each counts."""

    levels: Mapping[str, Levels]
    answer: Flags
    count: Floats


def fit(judged: Judged, start: Weights, strength: float, held: Collection[str] = ()) -> Weights:
    """Learn weights by Newton's method, drawn to those of ``start`` with the given strength.

    ``held`` names comparisons that the judged pairs cannot teach: they keep the weights of ``start``.
    """
    names = [name for name in start.levels if name in judged.levels]
    sizes = [len(start.levels[name]) for name in names]
    shown = _indicators(judged.levels, names, sizes)
    centre = np.concatenate([np.array([start.prior]), *(start.levels[name] for name in names)]) * LOG2
    pulls = [np.full(size, HELD if name in held else strength) for name, size in zip(names, sizes, strict=True)]
    pull = np.concatenate([np.array([strength / 10]), *pulls])
    learned = _climb(shown, judged, centre, pull) / LOG2
    ends = np.cumsum([1, *sizes])
    return Weights(float(learned[0]), {name: learned[ends[n] : ends[n + 1]] for n, name in enumerate(names)})


def _climb(shown: Floats, judged: Judged, centre: Floats, pull: Floats) -> Floats:
    """Find the weights that make the judgements likeliest, halving each step that overshoots."""
    weights = centre.copy()
    for _ in range(STEPS):
        likely = chance(shown @ weights / LOG2)
        slope = shown.T @ (judged.count * (judged.answer - likely)) - pull * (weights - centre)
        curve = shown.T @ (shown * (judged.count * likely * (1 - likely))[:, None]) + np.diag(pull)
        step = np.linalg.solve(curve, slope)
        before = _surprise(shown, judged, weights) + pull @ (weights - centre) ** 2 / 2
        while _surprise(shown, judged, weights + step) + pull @ (weights + step - centre) ** 2 / 2 > before:
            step = step / 2
            if np.abs(step).max() < CLOSE_ENOUGH:
                break
        weights = weights + step
        if np.abs(step).max() < CLOSE_ENOUGH:
            break
    return weights


def _surprise(shown: Floats, judged: Judged, weights: Floats) -> float:
    """Give how unlikely the weights make the judgements: the negative log likelihood."""
    odds = shown @ weights
    return float(judged.count @ (np.logaddexp(0, odds) - judged.answer * odds))


def _indicators(levels: Mapping[str, Levels], names: list[str], sizes: list[int]) -> Floats:
    ones = np.ones((len(levels[names[0]]), 1))
    return np.hstack([ones, *(np.eye(size)[levels[name]] for name, size in zip(names, sizes, strict=True))])
