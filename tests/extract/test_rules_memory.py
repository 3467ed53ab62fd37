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
