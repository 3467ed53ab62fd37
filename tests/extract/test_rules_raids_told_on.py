"""Part of the deed told before: boarding, shots, dead counted, bombers; who was seized, and stores that blow up."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.evaluate.accounts import Produced
from dateline.extract.tolls import names_people
from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed

PUBLISHED = date(2020, 5, 20)


def only(words: str) -> Produced:
    """Give the one account of a text."""
    (found,) = accounts(words, PUBLISHED)
    return found


def test_men_who_board_a_bus_and_shoot_there_do_one_deed() -> None:
    """ "Boarded" says only how they came in."""
    found = only("Gunmen boarded a bus near Goma on 6 May 2009, checked papers and shot dead 19 men.")
    assert (found.deeds, killed(found)) == (frozenset({"shooting"}), {19})


def test_a_ship_that_is_only_boarded_is_hijacked() -> None:
    """Nobody was hit."""
    assert only("Pirates boarded the tanker off Lagos on 6 May 2009.").deeds == frozenset({"hijacking"})


def test_deaths_counted_two_sentences_on_in_the_same_town_are_of_the_deed_there() -> None:
    """ "Recorded 61 deaths in Bor" after the shelling of Bor, and another sentence between."""
    words = "On 5 April 2019 rebels shelled the town of Bor in South Sudan. Most people had left. "
    assert killed(only(words + "The mission recorded 61 deaths in Bor.")) == {61}


def test_those_who_died_in_the_shooting_are_of_the_raid_just_told() -> None:
    """They are not of the shooting of another year told before it."""
    first = "On 28 September 2009 soldiers opened fire on a rally in Conakry, killing 157 people. "
    second = "On 4 November 2019 gunmen abducted a judge in Boke. Two guards were hurt in the gunfire."
    early, late = accounts(first + second, PUBLISHED)
    assert (killed(early), early.figures.get(Outcome.INJURED) or None) == ({157}, None)
    assert set(late.figures[Outcome.INJURED]) == {2}


def test_both_bombers_are_those_told_before() -> None:
    """ "Both bombers died" tells no other blast."""
    words = "Two suicide bombers blew themselves up at a market in Diffa on 4 June 2016. "
    found = only(words + "Both bombers died and 11 bystanders were injured.")
    assert set(found.figures[Outcome.INJURED]) == {11}


@pytest.mark.parametrize("who", ["the bank manager", "a commander of the gang", "the councillor"])
def test_people_of_any_calling_can_be_seized(who: str) -> None:
    """What is seized besides people is no abduction."""
    assert only(f"Rebels seized {who} in Goma on 4 June 2018.").deeds == frozenset({"abduction"})
    assert names_people("manager")
    assert not names_people("oil")


@pytest.mark.parametrize(
    "words",
    [
        "Explosions at an arms depot flattened a district of Brazzaville on 4 March 2012, killing about 200 people.",
        "A munitions dump blew up near Bata on 7 March 2021, killing 107 people.",
    ],
)
def test_a_store_of_arms_that_blows_up_is_an_accident(words: str) -> None:
    """Nobody is said to have meant it."""
    assert not accounts(words, PUBLISHED)


def test_a_store_of_arms_that_saboteurs_blew_up_is_bombed() -> None:
    """Somebody meant it."""
    words = "Saboteurs set off an explosion at an ammunition depot near Bata on 7 March 2019, killing 12 soldiers."
    assert killed(only(words)) == {12}


def test_a_grenade_thrown_and_those_who_died_later_are_one_deed() -> None:
    """A half past a semicolon takes no figures from the deed said of what killed."""
    words = "A grenade thrown into a bar in Bujumbura on 6 May 2019 killed two people on the spot; "
    assert killed(only(words + "a third died on the way to hospital, and seven are being treated.")) == {1, 2}


@pytest.mark.parametrize(
    "words",
    [
        "The exercise on Monday simulated an attack in which 30 people died at Oslo airport.",
        "Troops took part in an exercise near Tapa on Monday in which a mock bomb killed 20 imaginary civilians.",
    ],
)
def test_what_is_only_feigned_happened_on_no_day(words: str) -> None:
    """Whatever day and toll are told with it."""
    assert not accounts(words, PUBLISHED)


@pytest.mark.parametrize(
    "words",
    [
        "A bomb killed 43 people in Beirut on Monday. "
        "It was the deadliest attack there since 1990, when the civil war ended after 150,000 deaths.",
        "A bomb killed 43 people in Oslo on Monday, the highest toll since 77 people died in 2011.",
    ],
)
def test_the_dead_by_whom_a_deed_is_measured_are_not_its_own(words: str) -> None:
    """ "The worst since X, when so many died" adds no figure."""
    assert killed(only(words)) == {43}
