"""What led up to a deed, who signs, on whose orders, towns the model takes for people."""

from __future__ import annotations

from dateline.extract.tolls import find_tolls
from tests.extract.rules_world import accounts, killed


def test_deaths_that_led_to_a_deed_are_not_its_own() -> None:
    """ "Set fire to the hall after two detainees had died" kills nobody in the fire."""
    words = (
        "Protesters set fire to the town hall of Gao on 4 May 2011 after two detainees had died in a police station."
    )
    (found,) = accounts(words)
    assert (set(found.deeds), len(killed(found))) == ({"arson"}, 0)


def test_what_was_done_before_has_no_day_of_what_it_led_to() -> None:
    """The day of the attack is not that of the killing it answers."""
    told = accounts("Rebels attacked Gao on 3 May 2004 after the army had killed nine herders in Mopti.")
    assert [(each.when, killed(each)) for each in told] == [(("2004-05-03",), set()), ((), {9})]


def test_both_sides_of_an_accord_that_was_signed_are_its_parties() -> None:
    """Whom the accord is between or with signed it, where nobody else is named."""
    (found,) = accounts("A peace accord between the rebels and the government was signed in Juba on 6 May 2019.")
    assert {"the rebels", "the government"} <= found.by
    (found,) = accounts("A framework agreement with the government was signed in Juba on 15 October 2012.")
    assert "the government" in found.by


def test_on_the_orders_of_somebody_is_no_place() -> None:
    """A deed is not done at whoever ordered it."""
    (found,) = accounts("The spy was executed in October 2007 on the orders of Joseph Kony.")
    assert found.places == ()


def test_armed_with_knives_axes_and_guns() -> None:
    """The men did it, whatever weapon stands right before the verb."""
    words = "Some hundred men armed with knives, axes and guns killed 98 people at Gao on 28 May 1997."
    assert [by for each in accounts(words) for by in each.by] == ["some hundred men"]


def test_a_captain_made_off_with_is_abducted() -> None:
    """Pirates make off with people as with goods."""
    (found,) = accounts("Gunmen boarded a tugboat off Gao on 19 March 2018 and made off with its captain.")
    assert found.deeds == {"abduction"}


def test_peoples_of_one_count_are_nobody_more() -> None:
    """ "1,200 Hema, Gegere and Bira" are 1,200; a man named after them is one more."""
    assert [each.toll.best for each in find_tolls("They killed at least 1,200 Hema, Gegere and Bira.")] == [1200]
    assert [each.toll.best for each in find_tolls("They killed 12 Turks and Ahmed Noor.")] == [12, 1]
