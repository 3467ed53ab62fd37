"""Tests of deeds told only to say who somebody is: what they are suspected of, tried for or cleared of."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, killed


def test_what_a_man_was_suspected_of_is_not_how_he_died() -> None:
    """Police shot one; the three women are of another deed, whose day it is."""
    shot, earlier = accounts("Police shot dead a man suspected of having killed three women in Gao on 9 June 1999.")
    assert (killed(shot), shot.when) == ({1}, ())
    assert (killed(earlier), earlier.when) == ({3}, ("1999-06-09",))
    assert not earlier.by


def test_who_is_accused_is_killed_on_the_day_told_first() -> None:
    """The dead of the charge are none of the police's."""
    told = accounts("On 9 June 2014 police in Gao killed a man accused of shooting dead four nurses.")
    assert {tuple(killed(each)) for each in told if each.by} == {(1,)}


@pytest.mark.parametrize(
    "words",
    [
        "Six policemen accused of the murder of a student in Gao on 4 June 2005 were acquitted on 3 May 2007.",
        "Two soldiers accused of the murder of a student in Gao on 4 June 2005 were cleared by a court on 3 May 2007.",
    ],
)
def test_who_is_acquitted_did_not_do_it(words: str) -> None:
    """The day of the charge is the deed's, and the court's day is not."""
    deed = next(each for each in accounts(words) if "attack" in each.deeds)
    assert deed.when == ("2005-06-04",)
    assert not deed.by


def test_the_trial_has_its_own_day() -> None:
    """Two days told, each its own deed's."""
    told = accounts("A man accused of stabbing a priest in Gao on 5 March 2003 went on trial in Bamako on 9 May 2005.")
    assert {tuple(each.deeds): each.when for each in told} == {
        ("stabbing",): ("2003-03-05",),
        ("trial",): ("2005-05-09",),
    }


def test_how_a_gunman_ended_tells_no_doer_of_his_deed() -> None:
    """Police who killed him did not kill his victims, nor is he counted with them."""
    (told,) = accounts("On 2 November 2020 a man shot dead four people in Gao before police killed him.")
    assert told.by == {"a man"}
    assert killed(told) == {4}


def test_what_is_avenged_is_another_deed() -> None:
    """A bomb that had killed a soldier is not what the soldiers did next."""
    told = accounts("Marines killed 24 civilians in Gao on 19 November 2005 after a mine had killed one of them.")
    assert {tuple(each.by): killed(each) for each in told} == {(): {1}, ("marines",): {24}}


def test_who_was_himself_shot_by_police_is_the_doer_and_the_police_are_none() -> None:
    """How a deed ended is no deed of the police."""
    (told,) = accounts("A man stabbed two women in Gao on 3 May 2016 and was himself shot dead by police.")
    assert told.by == {"a man"}


def test_what_was_done_a_day_before_is_another_deed_with_its_own_doers() -> None:
    """Each has the day told of it."""
    told = accounts(
        "Protesters set fire to a police post in Gao on 4 May 2013 after officers killed four people on 3 May."
    )
    assert {each.when: (set(each.by), killed(each)) for each in told} == {
        ("2013-05-04",): ({"protesters"}, set()),
        ("2013-05-03",): ({"officers"}, {4}),
    }


def test_what_is_avenged_has_its_own_dead_and_day() -> None:
    """None of them are those of the revenge."""
    first, avenged = accounts(
        "In revenge for the killing of two clerks in Gao on 26 February 2023, settlers burned nine houses in the town "
        "and killed a Palestinian."
    )
    assert (killed(first), first.when) == ({1}, ())
    assert (killed(avenged), avenged.when) == ({2}, ("2023-02-26",))


def test_what_those_blamed_did_elsewhere_is_no_part_of_the_deed_they_are_blamed_for() -> None:
    """Their other deed has its own day, place and toll."""
    first, other = accounts(
        "A bomb went off in Gao on 4 May 2016. Nobody claimed the bombing, but the army blamed the PKK, which killed "
        "37 people in Ankara in March 2016."
    )
    assert (killed(first), first.when) == (set(), ("2016-05-04",))
    assert (killed(other), other.when) == ({37}, ("2016-03",))


def test_day_past_a_charge_between_commas_is_the_arrests() -> None:
    """What follows the second comma goes on with what was told before the first."""
    (told,) = accounts("Agents arrested a man, suspected of having helped to plan the attack, in Gao on 4 May 2016.")
    assert (set(told.deeds), told.when) == ({"arrest"}, ("2016-05-04",))
