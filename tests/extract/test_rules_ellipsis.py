"""Tests of what a sentence leaves out because its other half tells it."""

from __future__ import annotations

from tests.extract.rules_world import accounts


def days(words: str) -> list[tuple[str, ...]]:
    """Give the days of each account."""
    return [account.when for account in accounts(words)]


def test_one_verb_serves_two_days() -> None:
    """What was done to one person on one day and to another on the next is two deeds, whoever stands for the second."""
    assert days("The mayor was kidnapped on 3 May 2014, his deputy on 9 June.") == [("2014-05-03",), ("2014-06-09",)]
    released = days("Bishop Odero was freed on 12 August 2014 and the other on 20 September.")
    assert released == [("2014-08-12",), ("2014-09-20",)]


def test_two_days_of_one_deed_stay_together() -> None:
    """Days with no other sufferer between them are not two halves."""
    assert len(accounts("Rebels shelled Goma on 3 May 2014 and again on 9 May 2014.")) == 1


def test_hours_after_another_deed_is_its_day() -> None:
    """A clause set hours after another deed is of the same day."""
    words = (
        "On the morning of 4 March 1991, hours after the governor had been assassinated by two of his guards in Goma, "
        "crowds began to attack foreigners."
    )
    assert days(words) == [("1991-03-04",), ("1991-03-04",)]


def test_following_days_are_others() -> None:
    """What an army did over the days after it took a town was not done on the day it did."""
    words = "The general's men took Kisangani on 3 May 1999 and over the following weeks executed 200 villagers."
    taken, executed = accounts(words)
    assert taken.deeds == {"territorial_gain"}
    assert executed.deeds == {"execution"}
    assert executed.when == ()
