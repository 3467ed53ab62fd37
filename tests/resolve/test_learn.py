"""Weights are learned from judged pairs, and can be read and written."""

from __future__ import annotations

import numpy as np
import pytest
import yaml

from dateline.model.errors import CodebookError
from dateline.resolve.learn import Judged, Table, Weights, fit
from dateline.resolve.weights import ALL_LEVELS, PART_COMPARISONS, shipped, table_from, table_text

START = Weights(0.0, {"day": np.zeros(2), "place": np.zeros(2)})


def judged(seed: int = 0, size: int = 6000) -> Judged:
    """Judge pairs by known weights: the second level of each comparison adds 3 and 1 bits to odds of -2."""
    chance = np.random.default_rng(seed)
    levels = {name: chance.integers(0, 2, size).astype(np.int8) for name in ("day", "place")}
    odds = -2 + 3 * levels["day"] + 1 * levels["place"]
    return Judged(levels, chance.random(size) < 1 / (1 + np.exp2(-odds)), np.ones(size))


def test_learning_finds_the_weights_that_made_the_judgements() -> None:
    """From many judged pairs the weights come out as they were put in."""
    learned = fit(judged(), START, 0.01)
    assert learned.levels["day"][1] - learned.levels["day"][0] == pytest.approx(3, abs=0.3)
    assert learned.levels["place"][1] - learned.levels["place"][0] == pytest.approx(1, abs=0.3)


def test_what_is_held_keeps_its_weights() -> None:
    """A comparison that the pairs cannot teach keeps the weights set by hand."""
    start = Weights(0.0, {"day": np.array([0.0, 0.5]), "place": np.zeros(2)})
    assert fit(judged(), start, 1.0, ("day",)).levels["day"].tolist() == pytest.approx([0.0, 0.5], abs=1e-2)


def test_few_judgements_move_weights_little() -> None:
    """Three pairs do not overturn what was set by hand."""
    start = Weights(0.0, {"day": np.array([0.0, 4.0]), "place": np.zeros(2)})
    learned = fit(judged(size=3), start, 5.0)
    assert learned.levels["day"][1] == pytest.approx(4.0, abs=0.5)


@pytest.mark.parametrize("name", ["weights", "weights_by_hand"])
def test_shipped_weights_cover_every_level(name: str) -> None:
    """Both files give every level of every comparison a weight."""
    table = shipped(name)
    assert set(table.together.levels) == set(ALL_LEVELS)
    assert set(table.part.levels) == set(PART_COMPARISONS)


def test_weights_are_written_as_they_are_read() -> None:
    """A table read from its own text is the same table."""
    table = shipped()
    again = table_from(yaml.safe_load(table_text(table)))
    assert table_text(again) == table_text(table)


def test_weights_that_leave_a_level_out_are_refused() -> None:
    """A level without a weight would count as nothing, silently."""
    spec = yaml.safe_load(table_text(shipped()))
    del spec["together"]["levels"]["time"]["same day"]
    with pytest.raises(CodebookError, match="time"):
        table_from(spec)


def test_same_and_part_share_what_belongs_together() -> None:
    """The chances of the same event, of a part, and of neither add up to one."""
    table = Table(Weights(1.0, {"day": np.zeros(2)}), Weights(-1.0, {"day": np.zeros(2)}))
    same, part = table.odds({"day": np.zeros(1, dtype=np.int8)})
    chance_same, chance_part = 1 / (1 + 2 ** -same[0]), 1 / (1 + 2 ** -part[0])
    assert chance_same + chance_part == pytest.approx(2 / 3)
    assert chance_part / (chance_same + chance_part) == pytest.approx(1 / 3)
