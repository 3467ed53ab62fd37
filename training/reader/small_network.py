"""A network of two layers, fitted in numpy: small enough to need nothing more, and the same on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.extract.learned.heads import ROOT_2_OVER_PI, Numbers

RATE, FIRST, SECOND, TINY = 1.5e-3, 0.9, 0.999, 1e-8
"""Adam's step and memory."""
DECAY = 0.01
DROPPED = 0.15
BATCH = 256


@dataclass(frozen=True, slots=True)
class Lesson:
    """What one head is to learn: rows of numbers, and for each the answers that are not wrong.

    ``groups`` are answers that exclude one another; a row whose answers of a group are all open teaches nothing of it.
    """

    seen: Numbers
    right: NDArray[np.bool_]
    groups: Sequence[slice]
    weights: Numbers

    def part(self, chosen: NDArray[np.bool_]) -> Lesson:
        """Give some of the rows."""
        return Lesson(self.seen[chosen], self.right[chosen], self.groups, self.weights[chosen])


def fit_network(lesson: Lesson, hidden: int, rounds: float, seed: int) -> Mapping[str, Numbers]:
    """Fit a network to a lesson; its weights bear the names of layers as the reader's other heads have them."""
    rng = np.random.default_rng(seed)
    size, answers = lesson.seen.shape[1], lesson.right.shape[1]
    weights: dict[str, Numbers] = {
        "0.weight": rng.normal(0, size**-0.5, (hidden, size)).astype(np.float32),
        "0.bias": np.zeros(hidden, np.float32),
        "3.weight": rng.normal(0, hidden**-0.5, (answers, hidden)).astype(np.float32),
        "3.bias": np.zeros(answers, np.float32),
    }
    means = {name: np.zeros_like(each) for name, each in weights.items()}
    spreads = {name: np.zeros_like(each) for name, each in weights.items()}
    plan = list(_plan(len(lesson.seen), rounds, rng))
    for step, rows in enumerate(plan, start=1):
        rate = RATE * min(1.0, 20 * step / len(plan)) * (1 - (step - 1) / len(plan))
        for name, slope in _slopes(weights, lesson, rows, rng).items():
            means[name] = FIRST * means[name] + (1 - FIRST) * slope
            spreads[name] = SECOND * spreads[name] + (1 - SECOND) * slope * slope
            move = (means[name] / (1 - FIRST**step)) / (np.sqrt(spreads[name] / (1 - SECOND**step)) + TINY)
            held = DECAY * weights[name] if name.endswith("weight") else 0.0
            weights[name] = (weights[name] - rate * (move + held)).astype(np.float32)
    return weights


def _plan(rows: int, rounds: float, rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    for at in range(int(np.ceil(rounds))):
        order = rng.permutation(rows)[: rows if at + 1 <= rounds else int(rows * (rounds % 1))]
        yield from (order[start : start + BATCH] for start in range(0, len(order), BATCH))


def _slopes(
    weights: Mapping[str, Numbers], lesson: Lesson, rows: NDArray[np.int64], rng: np.random.Generator
) -> dict[str, Numbers]:
    """Give the slope of the loss at each weight for some rows, with some of the middle layer left out."""
    seen, right = lesson.seen[rows].astype(np.float32), lesson.right[rows]
    first = seen @ weights["0.weight"].T + weights["0.bias"]
    middle, bend = _gelu(first)
    kept = (rng.random(middle.shape, dtype=np.float32) >= DROPPED).astype(np.float32) / np.float32(1 - DROPPED)
    middle = (middle * kept).astype(np.float32)
    scores = middle @ weights["3.weight"].T + weights["3.bias"]
    off = np.zeros_like(scores)
    for group in lesson.groups:
        chances = np.exp(scores[:, group] - scores[:, group].max(-1, keepdims=True))
        chances /= chances.sum(-1, keepdims=True)
        good = chances * right[:, group] + TINY
        off[:, group] = chances - good / good.sum(-1, keepdims=True)
    off *= (lesson.weights[rows] / len(rows))[:, None]
    back = (off @ weights["3.weight"]) * kept * bend
    return {"0.weight": back.T @ seen, "0.bias": back.sum(0), "3.weight": off.T @ middle, "3.bias": off.sum(0)}


def _gelu(values: Numbers) -> tuple[Numbers, Numbers]:
    """Give what a layer lets through, and how steeply."""
    square = values * values
    bent = np.tanh(ROOT_2_OVER_PI * (values + 0.044715 * values * square))
    steep = 0.5 * (1 + bent) + 0.5 * values * (1 - bent * bent) * ROOT_2_OVER_PI * (1 + 3 * 0.044715 * square)
    return 0.5 * values * (1 + bent), steep
