"""The weights of the reasons for a place: fitted on annotated sentences, read as they stand."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from dateline.extract.places.words import load

CONSTANT = "any"


def chance(stage: str, reasons: Iterable[str]) -> float:
    """Turn the weights of named reasons into a chance; a reason without a weight says nothing."""
    weights = _weights()[stage]
    total = weights[CONSTANT]
    for reason in reasons:
        total += weights.get(reason, 0.0)
    return 1 / (1 + math.exp(-total))


def fixed_weights() -> dict[str, float]:
    """Give what is set by hand and added to what is fitted."""
    fixed: dict[str, float] = load("event.yaml")["fixed"]
    return fixed


@cache
def _weights() -> dict[str, dict[str, float]]:
    text = files("dateline.extract.places").joinpath("data", "event_weights.json").read_text(encoding="utf-8")
    fitted: dict[str, dict[str, float]] = json.loads(text)
    by_hand = fixed_weights()
    return {
        stage: {**weights, **{reason: weights.get(reason, 0.0) + more for reason, more in by_hand.items()}}
        for stage, weights in fitted.items()
    }
