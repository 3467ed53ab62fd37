"""Weights fitted to what was right."""

from __future__ import annotations

from training.reader.settle_weighing import fit

from dateline.evaluate.template_weighing import chance


def test_a_sign_of_what_is_right_gets_weight() -> None:
    """Weights fitted on two hundred cases follow the sign that tells them apart, and not the idle one."""
    rows = [{"constant": 1.0, "tells": float(at % 2), "idle": float(at % 4 < 2)} for at in range(200)]
    weights = fit(rows, [bool(row["tells"]) for row in rows], 30.0)
    assert weights["tells"] > 1 > abs(weights["idle"])
    assert chance(weights, rows[1]) > 0.75
    assert chance(weights, rows[0]) < 0.25
