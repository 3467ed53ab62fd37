"""The weights of the reasons for a place: fitted on annotated sentences, read as they stand."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

CONSTANT = "any"


def chance(stage: str, reasons: Iterable[str]) -> float:
    """Turn the weights of named reasons into a chance; a reason without a weight says nothing.

    A reason may carry its size after a "×": "found alone ×1.5" counts its weight one and a half times.
    """
    weights = _weights()[stage]
    return 1 / (1 + math.exp(-weights[CONSTANT] - sum(weights.get(reason, 0.0) for reason in reasons)))


@cache
def _weights() -> dict[str, dict[str, float]]:
    text = files("dateline.extract.places").joinpath("data", "event_weights.json").read_text(encoding="utf-8")
    weights: dict[str, dict[str, float]] = json.loads(text)
    return weights
