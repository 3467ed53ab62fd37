"""Tests of deeds told on a day kept in their memory, which is not their own day."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.text.numbers import ordinal_value
from tests.extract.rules_world import accounts


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Many met on Thursday, the 18th anniversary of the massacre at Gao, in which 40 men were shot.", "1995-07-11"),
        ("Thursday was the tenth anniversary of the bombing of a train in Gao, in which 40 people died.", "2003-07-11"),
        ("Mali marked on Thursday the fifth anniversary of the abduction of 70 nurses from Gao.", "2008-07-11~"),
        ("France on Thursday commemorated the attack of 3 May 2005 in Gao, in which 40 people died.", "2005-05-03"),
        ("Ten years to the day after soldiers killed 12 farmers at Gao, a mass was said on Thursday.", "2003"),
    ],
)
def test_the_day_of_a_memory_is_not_that_of_the_deed(words: str, day: str) -> None:
    """A deed remembered was done as many years before as the anniversary counts, or on the day told of it."""
    (told,) = accounts(words, date(2013, 7, 13))
    assert told.when == (day,)


def test_what_is_done_on_an_anniversary_has_its_day() -> None:
    """The attack is of the day of the memory, the deed remembered is not."""
    (told,) = accounts("Gunmen killed three guards in Gao on 15 August 2015, the anniversary of the raid on the camp.")
    assert told.when == ("2015-08-15",)


@pytest.mark.parametrize(("word", "value"), [("21st", 21), ("twelfth", 12), ("fortieth", 40), ("thirty-first", 31)])
def test_ordinals_are_read_in_figures_and_words(word: str, value: int) -> None:
    """As anniversaries are counted."""
    assert ordinal_value(word) == value


@pytest.mark.parametrize("word", ["month", "earth", "north", "five", "bloodiest"])
def test_other_words_are_no_ordinals(word: str) -> None:
    """Whatever they end in."""
    assert ordinal_value(word) is None


def test_that_evening_is_of_the_day_on_which_the_story_stands() -> None:
    """ "On the sixth day" counts from the first, and "that evening" is of the sixth."""
    _, stormed = accounts(
        "On 30 April 1980 six armed men took 26 people hostage in Gao. On the sixth day the hostage-takers killed a "
        "clerk. That evening soldiers stormed the embassy; five of the gunmen were killed."
    )
    assert stormed.when == ("1980-05-05",)


def test_who_is_handed_over_later_was_not_taken_then() -> None:
    """The day at the end is that of the release alone."""
    taken, freed = accounts("On 24 April 2007 nine nurses were kidnapped in Gao and handed over to elders a day later.")
    assert (taken.when, freed.when) == (("2007-04-24",), ("2007-04-25",))
    assert not freed.by


def test_who_did_the_deed_remembered_did_not_do_what_happened_on_the_anniversary() -> None:
    """Rioters hurt the policemen on the anniversary of a killing by police."""
    (told,) = accounts(
        "Two guards were hurt in Gao on 6 May 2009 in riots on the anniversary of the killing by police of a boy."
    )
    assert not told.by
