"""People that one text tells twice are counted once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.counts import Count
from dateline.export.peoples import told_once
from dateline.model.toll import Toll
from tests import strategies as every
from tests.export.making import exactly
from tests.export.test_counts import killed


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ([(5, "militants", "fighters"), (5, "perpetrators", "fighters")], 5),
        ([(13, "security forces", "soldiers"), (13, "targets", "Afghan soldiers")], 13),
        ([(3, "security forces", "soldiers"), (1, "security forces", "Malian soldier")], 3),
        ([(1, "militants", "rebel"), (2, "militants", "Blue Front rebels")], 2),
        ([(1, "unknown", "Adán Ruiz"), (1, "civilians", "mayor Adán Ruiz")], 1),
        ([(1, "unknown", "their colleague Adán Ruiz"), (1, "civilians", "judge Adán Ruiz")], 1),
        ([(3, "civilians", "Malian soldiers"), (2, "civilians", "Dutch soldiers"), (5, "targets", "soldiers")], 5),
    ],
)
def test_the_same_people_count_once(told: list[tuple[int, str, str]], dead: int) -> None:
    """The same words on another side, a wider word for them, or the same name with another title: no more dead."""
    assert killed(*(exactly("killed", figure, side, group=group) for figure, side, group in told)).best == dead


@pytest.mark.parametrize(
    ("told", "dead"),
    [
        ([(6, "civilians", "priests"), (3, "civilians", "other priests")], 9),
        ([(2, "civilians", "Italian engineers"), (1, "civilians", "Spanish engineer")], 3),
        ([(1, "civilians", "Adán Ruiz"), (1, "civilians", "Eva Ruiz")], 2),
        ([(1, "civilians", "Spanish priest"), (1, "civilians", "Spanish technician")], 2),
        ([(45, "security forces", "soldiers"), (2, "security forces", "officers")], 47),
    ],
)
def test_different_people_are_added_up(told: list[tuple[int, str, str]], dead: int) -> None:
    """Others of their kind, another nation's, another of the family: each counts."""
    assert killed(*(exactly("killed", figure, side, group=group) for figure, side, group in told)).best == dead


def test_a_correction_is_never_left_out() -> None:
    """A figure that says it corrects another stands, however wide its words."""
    tolls = [exactly("killed", 9, "militants", group="Blue Front rebels")]
    corrected = exactly("killed", 4, "militants", group="rebels", supersedes=True)
    assert corrected in told_once([*tolls, corrected])


@given(st.lists(every.tolls(), max_size=6))
def test_leaving_out_never_adds(tolls: list[Toll]) -> None:
    """What is kept is among what was told, at least one of it, in its order; and once is enough."""
    kept = told_once(tolls)
    assert [each for each in tolls if any(each is other for other in kept)] == kept
    assert bool(kept) == bool(tolls)
    assert told_once(kept) == kept


def test_counts_stay_as_they_were_for_single_tolls() -> None:
    """Nothing is left out where nothing is told twice."""
    assert killed(exactly("killed", 3, "civilians", group="children")) == Count(3, 3, 3)
