"""Tests of deeds as the findings of commissions tell them: one after the other, with figures told in parts."""

from __future__ import annotations

import pytest

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (
            "On 2 March 1994 rebels attacked the mission in Gao and killed seven people. "
            "Eleven days later militiamen went to a farm and murdered at least 12 people.",
            [("1994-03-02",), ("1994-03-13",)],
        ),
        (
            "On 2 March 1994 rebels attacked the mission in Gao and killed seven people. "
            "Two weeks later soldiers killed 14 herders.",
            [("1994-03-02",), ("[1994-03-14..1994-03-20]",)],
        ),
        (
            "On 2 March 1994 rebels attacked the mission in Gao and killed seven people. "
            "Eleven days later a nun died of her wounds.",
            [("1994-03-02",)],
        ),
    ],
)
def test_those_murdered_days_later_are_another_deed(words: str, days: list[tuple[str, ...]]) -> None:
    """Who killed them is told, so the day is that of a deed and not of a death from wounds."""
    assert [each.when for each in accounts(words)] == days


def test_the_dead_of_a_deed_with_its_own_day_and_place_are_told_after_a_semicolon() -> None:
    """The half after the semicolon has its day and town from the half before, and tells its toll."""
    (told,) = accounts(
        "The chapter is short. On 6 September Lamba militiamen attacked the church compound in Gao with guns, grenades "
        "and machetes; three priests and at least 37 other persons were killed, and many of the bodies were taken "
        "across the border and buried."
    )
    assert killed(told) == {3, 37}


@pytest.mark.parametrize("people", ["displaced", "detained", "kidnapped"])
def test_people_known_by_what_befell_them_before_die_of_the_deed_told(people: str) -> None:
    """ "Nine of the displaced died" tells nine dead and no displacement."""
    (told,) = accounts(
        f"On 9 May 2003 rebels shelled the camp at Gao. At least nine of the {people} died in that attack."
    )
    assert told.deeds == {"shelling"}
    assert killed(told) == {9}


def test_the_number_of_those_killed_is_given_as_a_figure() -> None:
    """What the authorities give as the number of the killed is the toll."""
    (told,) = accounts(
        "On 9 May 2003 rebels attacked a police post in Gao. The army gave the number of policemen killed as 12. "
        "The ministry gave the number of civilians wounded as thirty-one."
    )
    assert killed(told) == {12}
    assert told.figures[Outcome.INJURED] == {31}


@pytest.mark.parametrize(
    "who",
    [
        "Nine of those present, five men, three women and a girl of six",
        "Nine people, five soldiers, three clerks and a cook",
    ],
)
def test_a_sum_is_told_before_its_parts(who: str) -> None:
    """Those who are broken down by sex or trade are counted once."""
    (told,) = accounts(f"A rocket struck a café in Gao on 9 May 2003. {who}, were killed.")
    assert killed(told) == {9}
