"""Figures of a second half that leaves its verb to the first."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.dates import find_times
from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "Nine soldiers were killed in Gao on 3 May 2016, and twelve in Mopti on 9 May 2016.",
            [("2016-05-03", {9}), ("2016-05-09", {12})],
        ),
        (
            "Bombs killed 12 people in Baghdad on 3 May 2016 and seven in Mosul on 9 May 2016.",
            [("2016-05-03", {12}), ("2016-05-09", {7})],
        ),
        (
            "Thirty people died at a hotel in Ouagadougou on Jan. 15, and 20 at the Radisson Blu in Bamako on Nov. 20.",
            [("2016-01-15", {30}), ("2015-11-20", {20})],
        ),
    ],
)
def test_the_second_half_has_its_own_dead(words: str, told: list[tuple[str, set[int]]]) -> None:
    """ "Nine were killed in Gao on 3 May, and twelve in Mopti on 9 May" is two events, each with its figure."""
    assert [(each.when[0], killed(each)) for each in accounts(words, date(2016, 6, 14))] == told


def test_one_day_keeps_both_figures_together() -> None:
    """With one day and no second place of a day there is nothing to part."""
    (found,) = accounts("A bomb killed nine people and wounded six in Gao on 3 May 2016.")
    assert killed(found) == {9}


def test_a_figure_after_a_day_is_no_second_day() -> None:
    """ "On Jan. 15, and 20 at Y" tells one day; "on Jan. 15, 17 and 20" tells three."""
    assert [each.words for each in find_times("He came on Jan. 15, and 20 at the gate saw him.")] == ["Jan. 15"]
    assert len(find_times("He came on Jan. 15, 17 and 20.")) == 3
