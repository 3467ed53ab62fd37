"""What was done to people told of before, and who "the former" is: captives shot, crowds held, posts placed."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.evaluate.accounts import Produced
from tests.extract.rules_world import accounts, killed

PUBLISHED = date(2020, 5, 20)


def of_kind(words: str, kind: str) -> Produced:
    """Give the one account of a text that tells a kind of deed."""
    (found,) = (each for each in accounts(words, PUBLISHED) if kind in each.deeds)
    return found


def places(account: Produced) -> set[str]:
    """Give the names of an account's places."""
    return {each.name or each.words for each in account.places}


@pytest.mark.parametrize(
    "shot", ["Nineteen of them, their hands bound, were marched for hours and then shot", "19 of them were shot"]
)
def test_those_who_took_people_shot_some_of_them(shot: str) -> None:
    """Their captors did it, and the taking keeps no dead."""
    words = f"On 3 May 2003 soldiers seized a group of suspected Maoists in Gao. {shot} at close range."
    found = of_kind(words, "shooting")
    assert (killed(found), found.by) == ({19}, frozenset({"soldiers"}))
    assert not killed(of_kind(words, "abduction"))


def test_a_crowd_fired_on_was_held_there_and_then_by_those_who_fired() -> None:
    """Where they were driven is no place of the arrest."""
    words = (
        "On 3 May 2011 police fired on a march in Gao, killing six people. Some 200 marchers were put in lorries {}."
    )
    found = of_kind(words.format("and detained"), "arrest")
    assert (found.when, found.by) == (("2011-05-03",), frozenset({"police"}))
    words = "Some 200 marchers were detained and stacked in lorries for the drive to a camp in Timbuktu."
    assert not any(each.places for each in accounts(words, PUBLISHED))


def test_where_the_post_lies_that_was_stormed() -> None:
    """The next sentence may tell it in passing."""
    words = "Gunmen stormed a checkpoint in Mali on Monday, killing nine. Most were guards who manned the post in {}."
    assert "Gao" in places(of_kind(words.format("Gao"), "attack"))
    words = "Gunmen attacked a church in Gao on Monday, killing nine. The priest had studied at the church in Timbuktu."
    assert "Timbuktu" not in places(of_kind(words, "attack"))


def test_the_former_and_the_latter_are_the_first_and_second_of_a_pair() -> None:
    """Of two names told just before."""
    words = (
        "In May 1990 the movement split into two wings, the Red Guard and the Northern Front. The {} bombed a bank in "
    )
    for which, name in (("former", "red guard"), ("latter", "northern front")):
        assert name in of_kind(f"{words.format(which)}Lyon in October 1996.", "bombing").by


def test_what_a_group_does_by_which_it_makes_itself_known_is_its_deed() -> None:
    """Also where the sentence first tells how it was formed."""
    words = "The Arva Front was formed in 1976 and made itself known with twenty bombings in Lyon on 5 May 1976."
    assert "arva front" in of_kind(words, "bombing").by


def test_who_was_arrested_and_shot_a_guard_arrested_nobody() -> None:
    """What was done to him and what he did are two deeds."""
    words = "The mayor was arrested on 3 May 2011 and shot a guard as he fled."
    assert (of_kind(words, "arrest").by, of_kind(words, "shooting").by) == (frozenset[str](), frozenset({"the mayor"}))


def test_the_name_of_a_group_is_no_place() -> None:
    """However much of it a list of places knows."""
    words = "Tandja Lamba is a rebel group in Niger. On 3 May 2012 the group became part of the Mali Emirate."
    assert "Mali" not in places(of_kind(words, "merger"))


def test_fighters_after_a_day_and_their_allies_did_it() -> None:
    """ "On 8 May fighters of X and disaffected members of Y killed": neither is done to."""
    words = "On 8 May 2019 fighters of the Arva Army and disaffected members of a militia killed 12 soldiers at Gao."
    found = of_kind(words, "attack")
    assert (killed(found), "arva army" in found.by) == ({12}, True)


def test_people_killed_and_others_abducted_by_the_same_rebels_were_attacked() -> None:
    """The abduction told later does not stand for the killing."""
    words = "Rebels killed 131 villagers near Gao on 3 May 2012. Eight others were wounded and 60 were abducted."
    assert {"attack", "abduction"} <= of_kind(words, "attack").deeds


def test_judges_who_confirm_or_refuse_charges_try_somebody() -> None:
    """The court's town is where they did."""
    words = "On 3 May 2010 judges of the High Court in Lima declined to confirm the charges against two generals."
    found = of_kind(words, "trial")
    assert (found.when, places(found)) == (("2010-05-03",), {"Lima"})


def test_sweeps_after_a_raid_have_not_its_day() -> None:
    """ "The sweeps that came after it" are no part of a series told with one day."""
    words = "It began after 4 April 2003, when men broke into the armoury in Herat and killed two soldiers. "
    words += "During the sweeps that came after the break-in, soldiers tortured 48 people in Kabul."
    assert of_kind(words, "torture").when == ()


def test_how_some_of_the_dead_died_is_no_second_deed() -> None:
    """ "Two of them were shot at close range", after nine were killed."""
    words = "On 3 May 2009 gunmen killed nine men in Lima. Two of them were shot at close range."
    (found,) = accounts(words, PUBLISHED)
    assert killed(found) == {9}


def test_the_men_of_a_group_that_names_itself_are_its_own() -> None:
    """ "A group calling itself X said its men had shot the workers"."""
    words = (
        "Militants killed 11 workers near Gao on 3 May 2012. A group calling itself the Delta Hawks said its men had "
    )
    assert "delta hawks" in of_kind(words + "shot the workers.", "shooting").by


def test_who_takes_over_a_command_takes_no_ground() -> None:
    """Nor is it a coup."""
    assert not accounts("General Ali took over the command of the northern army on 3 May 2009.", PUBLISHED)
