"""Figures told by turns of speech: how many of those led away were shot, how many suffocated, what a toll rose to."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, killed

TAKEN_AND_SHOT = [
    ("On 3 May 2004 rebels led prisoners away from a camp near Gao and shot up to 300 of them.", {300}),
    ("On 3 May 2004 soldiers rounded up the men of Gao, marched them to the river and shot 42 of them.", {42}),
    ("On 3 May 2004 police caught nine looters in Gao and shot four of them in the legs.", set()),
]


@pytest.mark.parametrize(("words", "figures"), TAKEN_AND_SHOT)
def test_how_many_of_those_taken_were_shot(words: str, figures: set[int]) -> None:
    """Of captives the number shot is that of the dead, but not where they were shot in the legs."""
    assert {figure for each in accounts(words) for figure in killed(each)} == figures


def test_what_shot_up_is_no_shooting() -> None:
    """Prices and temperatures that "shot up to" a number tell no deed."""
    assert accounts("Temperatures shot up to 45 degrees in Gao on 3 May 2004.") == []


def test_suffocated_people_are_dead() -> None:
    """Whoever suffocates in the hands of others is counted."""
    (told,) = accounts("On 3 May 2004 police packed 90 marchers into a lorry in Lyon, where 40 suffocated.")
    assert killed(told) == {40}


def test_number_that_climbed_is_of_the_deed_it_names() -> None:
    """The number of the dead that a clause beside an arrest gives is no toll of the arrest, and the next sentence tells
    how they died.
    """
    told = accounts(
        "Police arrested nine men in Lyon on 9 May 2004 as the number of people killed in the Sunday bombings of 2 May "
        "climbed to 44. Suicide bombers blew themselves up at two hotels in Lyon."
    )
    (bombing,) = (each for each in told if "suicide_bombing" in each.deeds)
    (arrest,) = (each for each in told if "arrest" in each.deeds)
    assert (killed(bombing), killed(arrest)) == ({44}, set())
    assert "2004-05-02" in bombing.when
