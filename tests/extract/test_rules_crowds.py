"""Tests of what crowds and raiders do in one go: march and riot, attack and block roads, seize a building."""

from __future__ import annotations

from tests.extract.rules_world import accounts, kinds


def test_march_that_turns_violent_is_one_riot() -> None:
    """People who block a road and throw stones do one deed."""
    (told,) = accounts("On 3 May 2016, students blocked the main road in Gao and threw stones at police.")
    assert told.deeds == {"riot"}


def test_shots_of_others_at_a_march_are_a_deed_apart() -> None:
    """What others do at a march is theirs."""
    told = accounts("Thousands protested in Gao on 4 August 2016, and gunmen shot dead six in Kidal.")
    assert len(told) == 2


def test_attackers_who_block_roads_hold_no_protest() -> None:
    """Gunmen who attack and block roads attack."""
    (told,) = accounts("On 3 October 2016 militiamen attacked a convoy in Gao and blocked roads, killing 18 soldiers.")
    assert told.deeds == {"attack"}


def test_seized_school_was_attacked() -> None:
    """A building that gunmen seize was attacked, but pupils seized in it were abducted."""
    assert kinds("Militants seized a school in Gao on 1 September 2014.") == ["attack"]
    assert kinds("Militants seized three pupils at a school in Gao on 1 September 2014.") == ["abduction"]


def test_suicide_attacker_who_sets_off_explosives() -> None:
    """Explosives that a suicide attacker sets off are a suicide bombing."""
    words = "On 22 April 2018, a suicide attacker detonated his explosives outside a school in Gao, killing 60 people."
    assert kinds(words) == ["suicide_bombing"]
