"""Deeds told a second time in other words, and what is told beside them: raids, bodies found, claims, later deaths."""

from __future__ import annotations

from datetime import date

from dateline.evaluate.accounts import Produced
from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed

PUBLISHED = date(2020, 5, 20)


def only(words: str, published: date | None = PUBLISHED) -> Produced:
    """Give the one account of a text."""
    (found,) = accounts(words, published)
    return found


def test_how_bad_a_deed_was_is_no_second_deed() -> None:
    """ "…, police said, in the worst raid there in years" tells the raid just told."""
    words = "In Herat, gunmen stormed a post on Monday and killed 15 people, police said, in the worst raid in years. "
    found = only(words + "Another four people were wounded.")
    assert (killed(found), set(found.figures[Outcome.INJURED])) == ({15}, {4})


def test_a_raid_from_the_air_is_the_strike_told_before() -> None:
    """ "The raid on X" after jets bombed a village."""
    words = (
        "Army jets bombed a village on Monday, killing three people. Eight people were wounded in the raid on Tenka."
    )
    assert (killed(only(words)), set(only(words).figures[Outcome.INJURED])) == ({3}, {8})


def test_whoever_says_that_they_carried_it_out_did_it() -> None:
    """ "That May 4 ambush, which X said it had carried out": the day too is read."""
    found = only(
        "Three farmers were killed in that May 4 ambush near Gao, which the Nusra Front said it had carried out."
    )
    assert (found.when, "nusra front" in found.by) == (("2020-05-04",), True)


def test_an_arrest_is_counted_from_as_an_attack_is() -> None:
    """ "Three days after the arrest of their leader"."""
    told = accounts("Students marched through Lima on 26 December 1982, three days after the arrest of their leader.")
    assert {each.when for each in told if "arrest" in each.deeds} == {("1982-12-23",)}


def test_what_began_after_a_day_when_something_happened_was_on_that_day() -> None:
    """ "It began after 4 April 2003, when men broke into X, killed two and stole …": one deed, of that day."""
    found = only(
        "The operation began after 4 April 2003, when a group of men broke into the armoury in Herat, "
        "killed two soldiers and stole 29 weapons."
    )
    assert (found.when, killed(found), "a group of men" in found.by) == (("2003-04-04",), {2}, True)


def test_bodies_found_of_those_whose_killing_is_told_are_no_deed() -> None:
    """The killers then own to it: "its fighters had shot the men"."""
    words = (
        "Soldiers have found 16 bodies in the hills, the army said, as it hunted gunmen who killed 19 miners near Gao "
    )
    found = only(words + "on Sunday. The Arva Front said its fighters had shot the men.")
    assert (killed(found), found.when, "arva front" in found.by) == ({19}, ("2020-05-17",), True)


def test_shots_into_his_head_are_those_that_killed_him() -> None:
    """The men who fired them did it, and their flight displaces nobody."""
    found = only(
        "A judge was shot dead in Rome on 5 May 1998. Two young men fired three bullets into the back of his head and "
        "fled on foot."
    )
    assert (killed(found), found.by) == ({1}, frozenset({"two young men"}))


def test_the_bodies_of_people_killed_by_somebody_tell_the_killing() -> None:
    """And where those killed died adds to it."""
    words = "The bodies of 87 farmers, killed last month by the Arva Front near Gao, were buried on Monday. "
    found = only(words + "Those killed died between 13 and 21 April.")
    assert (killed(found), "arva front" in found.by) == ({87}, True)
    assert "[2020-04-13..2020-04-21]" in found.when


def test_what_was_done_shortly_before_a_deed_was_done_that_day() -> None:
    """ "Shortly after he was detained"; hours may reach back into the day before."""
    words = "The governor was murdered in Gao on 14 June 2019, {} after he was detained by the Arva Front."
    days = [{each.when for each in accounts(words.format(soon))} for soon in ("shortly", "hours")]
    assert days == [{("2019-06-14",)}, {("2019-06-14",), ()}]


def test_who_died_in_custody_died_of_no_deed_told_before() -> None:
    """The death is told with the arrest."""
    words = "Police fired on a crowd at Arras on 3 May 1911 and killed eleven people. "
    first, second = accounts(
        words + "Their leader was arrested in Lille on 9 May 1911 and died in custody four days later."
    )
    assert (killed(first), second.when) == ({11}, ("1911-05-09",))


def test_a_truce_is_no_matter_of_business() -> None:
    """Whatever company the sentence before speaks of."""
    assert only("The company sacked its workers. A truce signed in March 1990 did not hold.").when == ("1990-03",)


def test_both_of_two_joined_subjects_sign_and_the_paper_does_not() -> None:
    """An accord is no actor, however the model labels its name."""
    found = only("On 15 October 2015 the Arva Front and seven other groups signed the Gao Ceasefire Agreement.")
    assert found.by == {"arva front", "the arva front", "seven other groups"}
    words = "The talks led to the Arusha Accords on power and the army, which the government and the rebels signed on "
    assert only(words + "4 August 1993.").by == {"the government", "the rebels"}


def test_those_who_came_when_somebody_was_killed_by_others_killed_nobody() -> None:
    """The doers that "by" names stand."""
    words = (
        "On 24 May 1967 an inspector was killed with arrows by peasants when a party of officers entered the village."
    )
    assert only(words).by == {"peasants"}
