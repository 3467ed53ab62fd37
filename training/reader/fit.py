"""Logistic regression of a few numbers, by Newton's method: what turns a head's scores into honest chances."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

HOLD = 1e-3
"""Held a little towards nothing, so that what is never wrong does not grow without end."""
STEPS = 30


def fit_logistic(rows: Sequence[Sequence[float]], right: Sequence[bool]) -> list[float]:
    """Give the constant and the weights under which the rows' chances fit best what was right."""
    features = np.column_stack([np.ones(len(rows)), np.asarray(rows, dtype=float).reshape(len(rows), -1)])
    wanted = np.asarray(right, dtype=float)
    weights = np.zeros(features.shape[1])
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (wanted - chances) - HOLD * weights
        bend = (features * (chances * (1 - chances))[:, None]).T @ features + HOLD * np.eye(len(weights))
        weights += np.linalg.solve(bend, slope)
    return [round(float(weight), 4) for weight in weights]
