"""The questions put to a text once it is encoded: which words play a part, what was done, where, and how many.

Each head is a small network read from plain numbers; ``training.reader.network`` says the same in torch, and a test
holds the two together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Flags = NDArray[np.bool_]
ROOT_2_OVER_PI = 0.7978845608
FAR_BELOW = -1e4


@dataclass(frozen=True, slots=True)
class Heads:
    """The weights of every head, by the names they had in training."""

    weights: Mapping[str, Numbers]

    def _apply(self, name: str, states: Numbers) -> Numbers:
        out: Numbers = states @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return out

    def _two_layers(self, name: str, states: Numbers) -> Numbers:
        return self._apply(f"{name}.3", gelu(self._apply(f"{name}.0", states)))

    def answer(self, name: str, seen: Numbers) -> Numbers:
        """Answer a question of ``finer`` by its head."""
        return self._two_layers(name, seen)

    def spans(self, states: Numbers, opens: Flags | None = None, closes: Flags | None = None) -> Numbers:
        """Score every stretch of pieces for every role and incident type: (first, width, role or type).

        Given which pieces open and close a word, stretches that cut one are not scored: far below any chance.
        """
        begin, close = self._apply("begin", states), self._apply("close", states)
        width = self.weights["width.weight"]
        scores = np.full((len(states), len(width), len(self.weights["span_out.2.bias"])), FAR_BELOW, np.float32)
        opens, closes = (np.ones(len(states), bool) if each is None else each for each in (opens, closes))
        for wide in range(min(len(width), len(states))):
            first = np.flatnonzero(opens[: len(states) - wide] & closes[wide:])
            stretch = begin[first] + close[first + wide] + width[wide]
            scores[first, wide] = self._apply("span_out.2", gelu(stretch))
        return scores

    def stretches(self, states: Numbers) -> list[Numbers]:
        """Give what the last layer sees of every stretch of some pieces, for ``span_out.2`` to score."""
        begin, close = self._apply("begin", states), self._apply("close", states)
        width = self.weights["width.weight"]
        return [
            seen
            for wide in range(min(len(width), len(states)))
            for seen in gelu(begin[: len(states) - wide] + close[wide:] + width[wide])
        ]

    def summary(self, states: Numbers) -> Numbers:
        """Give what the last layer sees of a text, for ``types.3`` to score."""
        return gelu(self._apply("types.0", _summed_up(states)))

    def types(self, states: Numbers) -> Numbers:
        """Score each incident type for the text."""
        return self._two_layers("types", _summed_up(states))

    def places(self, states: Numbers) -> Numbers:
        """Score each piece for being of the place where the marked deed happened."""
        return self._two_layers("place", states)[:, 0]

    def counts(self, states: Numbers) -> tuple[Numbers, Numbers]:
        """Score the classes of killed and injured (2, classes), and the pieces that give a larger count (2, pieces)."""
        return self._two_layers("count", _summed_up(states)).reshape(2, -1), self._apply("pointer", states).T


def _summed_up(states: Numbers) -> Numbers:
    out: Numbers = np.concatenate([states[0], states.max(0)])
    return out


def gelu(values: Numbers) -> Numbers:
    """Let large values through and hold small ones back, as the encoder's layers do."""
    out: Numbers = values * values  # one array is written over: new ones for each step take twice as long
    out *= 0.044715 * ROOT_2_OVER_PI
    out += ROOT_2_OVER_PI
    out *= values
    np.tanh(out, out=out)
    out += 1
    out *= values
    out *= 0.5
    return out


def chance(scores: Numbers) -> Numbers:
    """Turn scores into chances, each by itself."""
    out: Numbers = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return out


def shares(scores: Numbers) -> Numbers:
    """Turn scores into chances that add up to one along the last axis."""
    raised: Numbers = np.exp(scores - scores.max(-1, keepdims=True), dtype=np.float32)
    out: Numbers = raised / raised.sum(-1, keepdims=True, dtype=np.float32)
    return out
