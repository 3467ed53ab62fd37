"""Words that the parse hangs on the noun beside them: who claimed a deed, and whom it was done to."""

from __future__ import annotations

import pytest

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    ("words", "by"),
    [
        ("Six people died on 24 January 2018 in an assault on a clinic in Jalalabad that was claimed by IS.", "is"),
        ("Nine men died on 3 May 2019 in an attack on a base near Gao which was also claimed by JNIM.", "jnim"),
    ],
)
def test_what_is_claimed_is_the_deed(words: str, by: str) -> None:
    """ "An attack on a base near Gao that was claimed by X" is X's attack, wherever the clause hangs."""
    (found,) = accounts(words)
    assert set(found.by) == {by}


@pytest.mark.parametrize(
    ("words", "by", "dead"),
    [
        ("The murder by gunmen of nine nuns in Huambo on 3 May 1991 shocked the country.", {"gunmen"}, {9}),
        ("The third is the killing by soldiers, on 24 September 1974, of about 40 men in Gao.", {"soldiers"}, {40}),
    ],
)
def test_whom_it_was_done_to_after_who_did_it(words: str, by: set[str], dead: set[int]) -> None:
    """ "The murder by gunmen of nine nuns" tells nine dead, who were no part of the gunmen."""
    (found,) = accounts(words)
    assert (set(found.by), killed(found)) == (by, dead)


def test_made_to_look_like_an_ambush() -> None:
    """What a scene was made to look like was not done."""
    words = "Ten men were executed by soldiers near Gao on 21 September 1988; they made it look like an ambush."
    (found,) = accounts(words)
    assert (found.deeds, dict(found.figures)[Outcome.KILLED]) == (frozenset({"execution"}), frozenset({10}))


def test_through_its_lanes() -> None:
    """The lanes are those of the town told before."""
    words = "The sermon set Calcutta ablaze. From 16 to 19 August 1946 mobs hunted one another through its lanes."
    (found,) = accounts(words)
    assert [place.name for place in found.places] == ["Kolkata"]


def test_men_in_vans_before_those_who_say_so() -> None:
    """In "men in two vans plowed …, on Thursday, …, state media said" the men did it, on that Thursday."""
    words = (
        "Attackers in two vans plowed through shoppers and threw grenades at a market in Gao, a town in the east, "
        "on 22 May 2014, killing 31 people, state media said."
    )
    (found,) = accounts(words)
    assert (found.when, set(found.by), killed(found)) == (("2014-05-22",), {"attackers"}, {31})


def test_men_with_knives_slashed_at_travellers() -> None:
    """What the men did is the verb, though it has no object and the parse takes it for what the knives suffered."""
    words = (
        "Nine people died in Urumqi on 30 April 2014; and on 1 March 2014 a band of men and women with knives "
        "slashed at travellers in Kunming, leaving 29 dead."
    )
    found = accounts(words)[-1]
    assert (found.when, set(found.by), killed(found)) == (("2014-03-01",), {"a band of men and women"}, {29})


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("Taliban fighters stormed Kabul's Intercontinental Hotel on 20 January 2018 and killed 22 people.", "Kabul"),
        ("Gunmen attacked Bamako's Radisson Blu hotel on 20 November 2015, killing 20 people.", "Bamako"),
    ],
)
def test_a_town_whose_hotel_was_stormed(words: str, town: str) -> None:
    """The town whose hotel was struck is where it was, though the hotel's name looks like a firm's."""
    (found,) = accounts(words)
    assert [place.name for place in found.places] == [town]


def test_attacked_more_than_once() -> None:
    """What has been attacked more than once or several times, with no day, was attacked in no one deed."""
    assert accounts("The synagogue on the island of Djerba has been attacked more than once.") == []
    assert accounts("The pipeline at Jos has been bombed several times.") == []
