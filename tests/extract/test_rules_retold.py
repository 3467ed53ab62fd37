"""Clauses that speak of people or things hit before add to the deed told and are none of their own."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.rules_world import accounts, killed

ONE_DEED = [
    "Gunmen opened fire at a market in Lyon on 3 May 2016, killing five people. One of the victims was beheaded.",
    "Gunmen opened fire at a market in Lyon on 3 May 2016, killing five. Nine of the 12 people shot were students.",
    "Five villagers were killed near Lyon on 3 May 2016. Two of those killed had been shot.",
    "Twin explosions hit Lyon on 3 May 2016. The second went off when a woman blew herself up.",
    "Two car bombs exploded in Lyon on 3 May 2016. The second bomb killed four firemen.",
    "On 3 May 2016 rebels kidnapped a judge in Lyon; his driver and two guards were shot dead.",
    "The Lyon massacre was a bombing of a market in Lyon on 3 May 2016. A time bomb hidden in a bag killed 12 people.",
    "Gunmen shot dead a priest in Lyon on 3 May 2016. Islamic State claimed responsibility for the attack on 5 May.",
    "Police shot dead four workers who were blocking a road near Lyon on 3 May 2016.",
    "On 3 May 2016 soldiers fired on people protesting against the vote in Lyon, killing two.",
]


@pytest.mark.parametrize("words", ONE_DEED)
def test_one_deed(words: str) -> None:
    """The second clause tells more of the deed, and not another one."""
    (account,) = accounts(words)
    assert account.when == ("2016-05-03",)


NO_DEED = [
    "In Anna Berg's film an agent finds a house of corpses, and a booby trap kills two of her colleagues.",
    "In the novel a sniper shoots three men in Lyon.",
    "The insurgency has cost some 40,000 lives in five decades.",
    "The conflict has killed more than 9,000 people over the past twenty years.",
]


@pytest.mark.parametrize("words", NO_DEED)
def test_no_deed(words: str) -> None:
    """What a film tells, and the toll of decades, are no events."""
    assert accounts(words) == []


APART = [
    "Gunmen shot dead a priest in Lyon on 3 May 2016. His church was burned down in Nice on 5 May 2016.",
    "Rebels killed four people in Lyon on 3 May 2016. One of the victims of 5 May 2016 was shot dead in Nice.",
    "A bomb killed two people in Lyon on 3 May 2016. Islamic State attacked a base in Nice on 5 May 2016.",
]


@pytest.mark.parametrize("words", APART)
def test_apart(words: str) -> None:
    """A clause with a day and town of its own tells another deed."""
    assert len(accounts(words)) == 2


def test_a_vehicle_blown_up_is_no_suicide() -> None:
    """ "Blew up their vehicle" says whose vehicle it was, and not that they died in it."""
    (account,) = accounts("Maoists blew up their vehicle near Lyon on 3 May 2016, killing 15 commandos.")
    assert "suicide_bombing" not in account.deeds


def test_a_gathering_left_is_where_it_was_done() -> None:
    """ "As he left a rally in Lyon on Wednesday" places the shooting, and tells no protest."""
    (account,) = accounts("A candidate was shot dead as he left a rally in Lyon on Wednesday.", date(2023, 8, 10))
    assert (account.when, killed(account)) == (("2023-08-09",), {1})
