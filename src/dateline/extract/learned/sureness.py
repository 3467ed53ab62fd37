"""What the reader's own chances are worth, as measured on texts it was not trained on."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

BOUND = 1e-4


def odds(chance: float) -> float:
    """Turn a chance into its logarithmic odds, held away from never and always."""
    held = min(max(chance, BOUND), 1 - BOUND)
    return math.log(held / (1 - held))


def weighed(constant: float, *weighted: tuple[float, float]) -> float:
    """Turn weighted odds into one chance: a constant, and pairs of a weight and a chance."""
    total = constant + sum(weight * odds(chance) for weight, chance in weighted)
    return 1 / (1 + math.exp(-total))


def lifted(chance: float, by: float) -> float:
    """Make a chance larger by so much of logarithmic odds."""
    return 1 / (1 + math.exp(-odds(chance) - by))


def sure(settings: Mapping[str, Any], name: str, chance: float) -> float:
    """Give the calibrated confidence of an answer of one head or role."""
    constant, weight = settings["sureness"].get(name, (0.0, 1.0))
    return round(weighed(constant, (weight, chance)), 2)


def expected_error(told: Sequence[tuple[float, bool]], bins: int = 10) -> float:
    """Measure how far confidences lie from the shares that are right: the expected calibration error over ten bins."""
    off = 0.0
    for at in range(bins):
        inside = [(chance, right) for chance, right in told if min(int(chance * bins), bins - 1) == at]
        if inside:
            off += abs(sum(chance for chance, _ in inside) - sum(right for _, right in inside))
    return off / max(1, len(told))
