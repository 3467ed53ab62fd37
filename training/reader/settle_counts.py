"""When the reader's count is followed and not the rules', and what each is worth, on incidents new to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.reading import read_counts
from dateline.extract.learned.sureness import expected_error, odds, weighed
from dateline.extract.tolls import incident_count
from training.reader.fit import fit_logistic
from training.reader.sets import counted_incidents

STEPS = tuple(round(0.05 * step, 2) for step in range(10, 20))
NEVER = 1.01
"""A chance that is never reached: then the reader's count is only a second opinion."""
WORTH_IT = 0.003
"""How much more must be right before the reader is followed at all."""


@dataclass(frozen=True, slots=True)
class Side:
    """One outcome of one incident: what the rules count, what the reader does and how likely, and what was coded."""

    ruled: int
    read: int
    chance: float
    coded: int

    def settled(self, least: float) -> int:
        """Follow the reader where it is likely enough."""
        return self.read if self.chance >= least else self.ruled


def settle_counts(folder: Path, data: Path, _: dict[str, Any]) -> tuple[dict[str, Any], dict[str, float]]:
    """Choose when to follow the reader; give that, and the shares exactly right on the half left out."""
    incidents = [each for each in counted_incidents(data / "rdwti/dev.csv") if each.test]
    ruled = [incident_count(each.text) for each in incidents]
    read = read_counts(
        load_encoder(folder), [(each.text, counts) for each, counts in zip(incidents, ruled, strict=True)]
    )
    killed = [
        Side(r[0] or 0, c[0].value or 0, c[0].chance, i.killed) for i, r, c in zip(incidents, ruled, read, strict=True)
    ]
    injured = [
        Side(r[1] or 0, c[1].value or 0, c[1].chance, i.injured) for i, r, c in zip(incidents, ruled, read, strict=True)
    ]
    both = killed + injured
    figures = {
        f"count {name}{how}": right(sides[1::2], least)
        for name, sides in (("killed", killed), ("injured", injured))
        for how, least in (("", best_least(both[::2])), (", rules alone", NEVER), (", reader alone", 0.0))
    }
    sureness, figures["counts: expected calibration error"] = calibrate(both)
    settled = {"least_count": best_least(both), "sureness": sureness}
    return settled, figures


def right(sides: Sequence[Side], least: float) -> float:
    """Give the share of figures exactly right."""
    return round(sum(side.settled(least) == side.coded for side in sides) / max(1, len(sides)), 4)


def best_least(sides: Sequence[Side]) -> float:
    """Choose how likely the reader's count must be to be followed."""
    best = max(STEPS, key=lambda least: right(sides, least))
    return best if right(sides, best) >= right(sides, NEVER) + WORTH_IT else NEVER


def calibrate(sides: Sequence[Side]) -> tuple[dict[str, list[float]], float]:
    """Fit what the reader's chance is worth where the rules say so too and where they do not."""
    fitted: dict[str, list[float]] = {}
    held: list[tuple[float, bool]] = []
    for name, agreed in (("count agreed", True), ("count alone", False)):
        some = [(side.chance, side.read == side.coded) for side in sides if (side.ruled == side.read) is agreed]
        for at in range(2):
            constant, weight = _fit(some[1 - at :: 2])
            held += [(weighed(constant, (weight, chance)), right) for chance, right in some[at::2]]
        fitted[name] = _fit(some)
    return fitted, round(expected_error(held), 4)


def _fit(told: Sequence[tuple[float, bool]]) -> list[float]:
    return fit_logistic([[odds(chance)] for chance, _ in told], [right for _, right in told])
