"""Which of several deeds told a later clause speaks of, and how a deed only named is told in full."""

from __future__ import annotations

from datetime import date

from dateline.evaluate.accounts import Produced
from tests.extract.rules_world import accounts

CALI_AND_PALMIRA = (
    "Bombs went off at a stadium in Cali on 23 March 2016, killing four people. The next day a grenade was thrown at a "
    "bar in Palmira, hurting six. "
)


def _of_day(words: str, day: str) -> Produced:
    return next(account for account in accounts(words) if day in account.when)


def test_a_claim_that_names_the_town_is_of_the_deed_done_there() -> None:
    """ "The ELN claimed the attack in Cali" is no claim of what was told last, nor does that get the place."""
    words = f"{CALI_AND_PALMIRA}The ELN claimed responsibility for the attack in Cali."
    stadium, bar = _of_day(words, "2016-03-23"), _of_day(words, "2016-03-24")
    assert "eln" in stadium.by
    assert bar.by == frozenset()
    assert {place.name for place in bar.places} == {"Palmira"}


def test_a_claim_that_names_the_day_is_of_the_deed_done_then() -> None:
    """ "Wednesday's bombing" is the deed of that Wednesday."""
    words = f"{CALI_AND_PALMIRA}The ELN said its men had carried out the bombing of 23 March."
    assert "eln" in _of_day(words, "2016-03-23").by
    assert _of_day(words, "2016-03-24").by == frozenset()


def test_a_convict_did_the_deed_whose_sufferers_the_sentence_names() -> None:
    """ "Sentenced for the murder of the nuns" is not said of the mine told last."""
    words = (
        "In March 1987 gunmen killed three nuns at their convent in Gulu. In June 1988 a mine blew up a bus near "
        "Kitgum, killing twelve people. Joseph Okello was sentenced in 1992 for the murder of the nuns."
    )
    assert "joseph okello" in _of_day(words, "1987-03").by
    assert _of_day(words, "1988-06").by == frozenset()


def test_the_first_attack_is_the_one_told_first() -> None:
    """Who admits the first attack did not do the second."""
    words = (
        "Gunmen killed seven soldiers at a post near Tunis on 16 May 2014. On 18 May 2014 a mine killed two guards "
        "near Kasserine. Ansar al-Sharia admitted the first attack."
    )
    assert "ansar al sharia" in _of_day(words, "2014-05-16").by
    assert _of_day(words, "2014-05-18").by == frozenset()


def test_a_deed_named_with_its_day_is_told_by_the_next_sentence() -> None:
    """ "The gang behind Monday's bombing. Nine died when the device went off …" is one bombing, on Monday."""
    words = (
        "Police in Peshawar said on Wednesday that they had shot dead four men from the gang behind Monday's bomb "
        "attack on a school. Nine pupils died and 20 were hurt when the device went off at the gate of the school in "
        "Charsadda."
    )
    raid, bombing = accounts(words, date(2019, 5, 15))
    assert {place.name for place in bombing.places} == {"Charsadda"}
    assert (bombing.when, raid.when) == (("2019-05-13",), ())
    assert "police" not in bombing.by


def test_a_deed_of_people_killed_later_keeps_its_own_day() -> None:
    """Gunmen shot on Tuesday for Saturday's ambush: two deeds, each on its day."""
    words = (
        "Indian troops killed two gunmen in Sopore on Tuesday who had taken part in Saturday's ambush of a "
        "patrol. Three soldiers died when the patrol was fired on near Kupwara."
    )
    told = {account.when: account for account in accounts(words, date(2009, 2, 4))}
    assert set(told) == {("2009-02-03",), ("2009-01-31",)}
    assert {place.name for place in told[("2009-01-31",)].places} == {"Kupwāra"}
