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
