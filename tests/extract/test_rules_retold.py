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


def test_shot_and_freed_is_one_deed() -> None:
    """ "Shot dead three pirates and freed the captain" is one deed."""
    (account,) = accounts("Navy snipers shot dead three pirates and freed the captain off Somalia on 12 April 2009.")
    assert killed(account) == {3}


def test_the_strikes_name_the_deed() -> None:
    """ "Died in the strikes" goes to the air strike, and not to what was told between."""
    words = (
        "Egyptian warplanes bombed camps in Derna on 16 February 2015. "
        "On 3 May 2014 gunmen stabbed a judge in Tobruk. Some 50 militants died in the strikes."
    )
    strike, _ = accounts(words)
    assert killed(strike) == {50}


def test_who_had_met_there_did_not_do_it() -> None:
    """The people who had met at the place that was hit are not those who killed them."""
    words = (
        "On 5 October 2023 a missile hit a hall in Hroza, where residents had gathered for a wake, killing 52 people."
    )
    (account,) = accounts(words)
    assert account.by == frozenset()


def test_the_death_toll_has_risen() -> None:
    """ "The death toll from the attack on X has risen to 305" gives the toll, whatever stands between."""
    (account,) = accounts("The death toll from the attack on a mosque in Cairo on 3 May 2016 has risen to 305.")
    assert killed(account) == {305}


def test_an_airliner_is_no_place() -> None:
    """The name of what was hijacked places nothing."""
    (account,) = accounts("Four men hijacked the airliner Landshut on 13 October 1977.")
    assert account.places == ()


def test_the_day_ends_the_clause() -> None:
    """ "Among 276 whom the group had abducted on 14 April" gives the day to the abduction."""
    (account,) = accounts(
        "The girls were among 276 whom the group had abducted from a school in Chibok on 14 April 2014."
    )
    assert account.when == ("2014-04-14",)


def test_taken_before_they_were_killed() -> None:
    """People abducted on a day of their own were taken in another deed than the one that killed them."""
    words = (
        "A video shows the beheading of 21 fishermen. The rebels had abducted the men near Sirte on 3 December 2014."
    )
    assert sorted(account.when for account in accounts(words)) == [(), ("2014-12-03",)]


def test_an_island_no_list_knows() -> None:
    """ "On the island of X, in Y" places the deed on X, whatever kind of name it looks like."""
    (account,) = accounts(
        "Militants attacked a post on the island of Ouvéa, New Caledonia, on 22 April 1988, killing four."
    )
    assert "Ouvéa" in {place.words for place in account.places}


def test_what_they_did_to_those_they_held() -> None:
    """ "They opened fire on the passengers" is told of the hijacking in which they were held."""
    words = "Four gunmen hijacked a plane in Karachi on 5 September 1986. They opened fire on the passengers; 22 died."
    (account,) = accounts(words)
    assert killed(account) == {22}


def test_arrested_and_arms_found_is_one_deed() -> None:
    """ "Detained 12 men and found a weapons cache" is one deed."""
    assert len(accounts("Soldiers detained 12 militants and found a weapons cache in Mosul on 3 May 2016.")) == 1


def test_the_dead_of_a_storming_are_told_next() -> None:
    """ "Fourteen were killed, most of them shot" tells the dead of the storming told before it."""
    words = "Troops stormed a tower in Vilnius on 13 January 1991. Fourteen people were killed, most of them shot."
    (account,) = accounts(words)
    assert 14 in killed(account)


def test_others_died_in_the_same_deed() -> None:
    """ "Six others died" counts on from the one killed just before."""
    words = (
        "The army said it had killed a rebel leader in Beirut. "
        "Residents said that a drone hit an office on 2 January 2024 and that six others died."
    )
    (account,) = accounts(words)
    assert account.when == ("2024-01-02",)


def test_the_subject_stands_before_the_verb() -> None:
    """Of two subjects that the parse gives, the one right before the verb did it."""
    (account,) = accounts("12 July 1997: The deadline over, ETA shoots a councillor in a wood near Lasarte.")
    assert "eta" in account.by


def test_a_years_casualties_of_a_country_are_a_sum() -> None:
    """What a mission counts over a year in a whole country is no event."""
    words = "The mission documented 10,392 civilian casualties in Afghanistan in 2019, of whom 3,403 were killed."
    assert accounts(words) == []


def test_why_they_had_come_takes_no_day() -> None:
    """ "To protest against a bill" is why people came, and the day and town are those of the shooting."""
    words = "Police opened fire on demonstrators who broke into the parliament in Nairobi on Tuesday to protest a bill."
    (account,) = accounts(words, date(2024, 6, 27))
    assert account.deeds == {"shooting"}
    assert account.when == ("2024-06-25",)


def test_a_day_by_itself_opens_the_next_sentence() -> None:
    """ "13 April 1975." is the day of what follows."""
    (account,) = accounts("13 April 1975. Gunmen fire on a church in Beirut and kill four men.")
    assert account.when == ("1975-04-13",)


def test_the_same_day_opens_another_deed() -> None:
    """ "Same day, jihadists ambushed …" is another deed, of the day told before a month told in passing."""
    words = (
        "Gunmen on 14 February attacked the village of Ogossagou, killing 31; it had lost 160 in a similar attack in "
        "March 2019. Same day, suspected jihadists ambushed an army convoy near Gao, killing eight soldiers."
    )
    found = accounts(words, date(2020, 3, 2))
    assert [account.when for account in found] == [("2020-02-14",), ("2019-03",), ("2020-02-14",)]
    assert [killed(account) for account in found if account.when == ("2020-02-14",)] == [{31}, {8}]
