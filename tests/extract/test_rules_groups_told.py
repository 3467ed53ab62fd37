"""How groups begin, part, lay their arms down and take over, told with little more than a year."""

from __future__ import annotations

import pytest

from dateline.evaluate.accounts import Produced
from tests.extract.rules_world import accounts, killed


def deeds(words: str) -> list[tuple[set[str], tuple[str, ...]]]:
    """Give the deeds and the time of each account."""
    return [(set(each.deeds), each.when) for each in accounts(words)]


def only(words: str) -> Produced:
    """Give the one account of a text."""
    (found,) = accounts(words)
    return found


@pytest.mark.parametrize(
    "words",
    [
        "The Arva Front is a rebel movement. It was formed in 1981 through the merger of two small groups.",
        "The Arva Front is a rebel movement. It was set up in 1981 under Omar Diallo, a former mayor.",
        "The Arva Front is a rebel movement. It was founded in 1981 by former members of the Red Dawn Army.",
        "The Arva Front is a party. An armed wing known as the Falcons was created in 1981.",
    ],
)
def test_a_year_dates_the_founding_of_an_armed_group_whose_founders_or_roots_are_told(words: str) -> None:
    """A bare year is enough where the sentence tells by whom, under whom or out of what a group under arms began."""
    found = only(words)
    assert (set(found.deeds), found.when) == ({"founding"}, ("1981",))
    assert not found.places


@pytest.mark.parametrize(
    "words",
    [
        "The Arva Front was founded in 1981 by students.",
        "The league was formed in 1898 by twelve football clubs.",
        "The commission was established in 1990 by the government.",
    ],
)
def test_a_year_dates_no_other_founding(words: str) -> None:
    """Founders who are nobody in particular, and bodies without arms, make no event of a year."""
    assert not accounts(words)


def test_a_group_breaks_up_into_wings_and_a_glacier_does_not() -> None:
    """ "Broke up into" is said of a group that parts, and of other things too."""
    assert deeds("In March 1990 the movement broke up into two rival wings.") == [({"split"}, ("1990-03",))]
    assert not accounts("In March 1990 the glacier broke up into two pieces.")


def test_arms_are_laid_down_by_announcing_it() -> None:
    """What a group announces that it would do is done that day, unless it waits for something."""
    words = "On 3 May 2009 the Arva Front announced that it would {}."
    assert deeds(words.format("give up its armed struggle")) == [({"surrender"}, ("2009-05-03",))]
    assert not accounts(words.format("lay down its arms if the army left Gao"))
    assert not accounts(words.format("lay down its arms on 1 July 2009"))


def test_a_group_becomes_part_of_another_and_a_region_is_no_group() -> None:
    """Who becomes part of an armed group must be one itself."""
    assert deeds("The Falcon Brigade became part of Ahrar al-Sham in May 2013.") == [({"merger"}, ("2013-05",))]
    assert not accounts("Crimea became part of Russia in 2014.")


def test_the_day_until_which_something_lasted_is_that_of_the_deed_that_ended_it() -> None:
    """ "Led them until May 2004, when he died in a raid on X" is no deed of leading."""
    words = "Omar Diallo took over the command and held it until May 2004, when he died in a siege of a house in Herat."
    found = only(words)
    assert (set(found.deeds), found.when, killed(found)) == ({"attack"}, ("2004-05",), {1})


def test_a_name_said_to_be_that_of_an_armed_group_claims_deeds() -> None:
    """What is called a rebel group is an actor under arms, whatever its name says."""
    words = "Tandja Lamba is a rebel group in Niger. It took responsibility for an ambush that killed nine soldiers."
    assert "tandja lamba" in only(words).by


def test_a_deed_somebody_came_to_do_is_not_the_one_that_befell_another() -> None:
    """ "Was killed when police came to arrest their chief" tells a killing and no arrest."""
    words = "On 3 June 1999 a constable was killed with an axe by villagers when a patrol came to arrest their chief."
    assert ("villagers" in only(words).by, only(words).when) == (True, ("1999-06-03",))


def test_a_store_that_catches_fire_and_explodes_is_an_accident() -> None:
    """No word says that anybody meant it."""
    assert not accounts("On 3 May 2011 the depot caught fire and exploded, and a hundred people died.")


def test_a_stabbing_of_several_people_hurts_them() -> None:
    """The noun counts as its verb does."""
    words = "The group claimed the stabbing of seven people in Herat on 5 May 2017."
    assert {each.value: set(figures) for each, figures in only(words).figures.items()}["injured"] == {7}
