"""What joins one deed and what keeps two apart, and what came of a deed that is no deed of its own."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed


def test_dead_and_wounded_are_of_one_deed() -> None:
    """ "Left 27 dead and 130 wounded on Friday" is one clash of that day, whatever the parse hangs the wounded on."""
    words = "Clashes between the army and rebels in El Fasher left 27 people dead and 130 wounded on Friday."
    (account,) = accounts(words, date(2024, 5, 13))
    assert account.when == ("2024-05-10",)
    assert killed(account) == {27}
    assert set(account.figures[Outcome.INJURED]) == {130}


def test_in_which_is_said_of_the_attack() -> None:
    """What happened "in which" belongs to the deed noun before it, and not to the day it follows."""
    words = (
        "The UN reported an attack on a market in Nyala on 23 August 2023, in which artillery shells killed 39 people."
    )
    (account,) = accounts(words)
    assert (account.when, killed(account)) == (("2023-08-23",), {39})


def test_an_attack_in_which_people_are_taken_is_one_deed() -> None:
    """ "Attacked the college and whisked away 39 students" is one abduction."""
    (account,) = accounts("Bandits attacked a college in Kaduna on 3 May 2021 and whisked away 39 students.")
    assert "abduction" in account.deeds


def test_weapons_taken_from_the_killed_are_no_second_deed() -> None:
    """ "Killed four soldiers and seized their weapons" is one attack."""
    (account,) = accounts("Insurgents killed four soldiers and seized their weapons in Macomia on 7 March 2024.")
    assert account.deeds == {"attack"}
    assert killed(account) == {4}


def test_the_weapon_of_an_attack_is_no_bombing() -> None:
    """ "With a petrol bomb" says how they attacked, and is no deed beside it."""
    assert (
        len(accounts("Three women attacked a police station in Mombasa on 11 September 2016 with a petrol bomb.")) == 1
    )


NO_EVENT = [
    "Had the bomb in Amman gone off, it would have brought down the building.",
    "He had made bombs for the 2002 Bali attack.",
    "By the end of 1994 more than 70 of them had been murdered.",
]


@pytest.mark.parametrize("words", NO_EVENT)
def test_no_event(words: str) -> None:
    """What did not happen, what somebody only served, and sums up to a year's end are no events."""
    assert accounts(words) == []


def test_the_day_of_a_statement_is_not_the_attacks() -> None:
    """ "Claimed the attacks in a statement on Saturday" tells the day of the claim."""
    words = (
        "Three bombers blew themselves up near the stadium in Lyon, killing one man. "
        "The Islamic State group claimed responsibility for the attacks in a statement on Saturday."
    )
    assert [account.when for account in accounts(words, date(2015, 11, 15))] == [()]


def test_a_second_bomb_is_of_the_same_day() -> None:
    """ "A third, smaller bomb" went off on the day of those before it."""
    words = (
        "On 12 October 2002 a car bomb killed 202 people in Kuta. "
        "A third, smaller bomb exploded outside a shop in Denpasar and hurt one person."
    )
    assert [account.when for account in accounts(words)] == [("2002-10-12",), ("2002-10-12",)]


def test_forces_that_fought_them_do_nothing_new() -> None:
    """ "Soldiers fought them" is the end of the attack, and the dead attackers its dead."""
    words = (
        "Gunmen killed 141 people at a school in Peshawar on 16 December 2014. Soldiers fought them for eight hours. "
        "All seven attackers were killed."
    )
    (account,) = accounts(words)
    assert killed(account) == {141, 7}


def test_four_others_detained_add_to_the_arrest() -> None:
    """ "Four other people were detained" adds to the arrest just told."""
    words = "Police arrested a man in Brussels on 18 March 2016. Four other people were detained, prosecutors said."
    assert len(accounts(words)) == 1


def test_a_place_and_year_stand_over_what_follows() -> None:
    """ "Riga, 1991." places what is told after it."""
    words = "Riga, 1991. On 20 January troops stormed the interior ministry. Two policemen were killed."
    (account,) = accounts(words)
    assert account.when == ("1991-01-20",)
    assert [place.words for place in account.places] == ["Riga"]
    assert killed(account) == {2}


def test_an_anniversary_names_another_deed() -> None:
    """The deed whose anniversary it was keeps its own place and dead."""
    words = (
        "A bomb on a bus in Burgas killed seven people on 18 July 2012. It came on the anniversary of the bombing "
        "of a centre in Buenos Aires in which 85 people died."
    )
    assert [killed(account) for account in accounts(words)] == [{7}, {85}]


def test_the_day_in_a_clause_on_the_dead_sets_no_deed_apart() -> None:
    """ "Stormed X on Friday and killed a man who had …two days before" is one storming."""
    words = (
        "Police stormed a house in Reims on Friday evening and killed a man who had shot dead 12 people in Paris "
        "two days before."
    )
    assert [account.when for account in accounts(words, date(2015, 1, 9))] == [("2015-01-09",), ("2015-01-07",)]


def test_the_attackers_shot_are_no_second_deed() -> None:
    """Police who shot those whom the sentence tells to have attacked them did no deed of their own."""
    words = "Police in Mombasa shot and killed three women who had attacked their station with a knife on 3 May 2016."
    (account,) = accounts(words)
    assert "attack" in account.deeds or "stabbing" in account.deeds
    assert account.when == ("2016-05-03",)


def test_where_hostages_are_taken_to_sets_no_deed_apart() -> None:
    """ "Raided X and made off with 21 hostages to Jolo" is one deed."""
    assert (
        len(accounts("Bandits raided a resort in Sipadan on 23 April 2000 and made off with 21 hostages to Jolo.")) == 1
    )


def test_those_taken_are_freed() -> None:
    """ "Five days later all six were freed" is a release where the text has told whom they were taken by."""
    words = "Gunmen abducted six aid workers near Kutum on 21 March 2012. Five days later all six were freed unharmed."
    assert [(sorted(account.deeds), account.when) for account in accounts(words)] == [
        (["abduction"], ("2012-03-21",)),
        (["release"], ("2012-03-26",)),
    ]


def test_a_name_that_begins_before_its_sentence_stops_no_reading() -> None:
    """A name that the finder takes to begin in the sentence before has no words of its own in this one."""
    words = (
        "A nurse was kidnapped on the road to Cali.  The National Liberation Army (ELN) released her after "
        "a month as a hostage."
    )
    assert accounts(words)[0].deeds == {"abduction"}


def test_semicolon_parts_two_dated_deeds() -> None:
    """Two clauses each with its day or town tell two deeds, and a plan in the second is none of the first."""
    told = accounts(
        "Rebels shot down a helicopter near Malakal on 26 August 2014; another was hit on 9 September 2014."
    )
    assert [each.when for each in told] == [("2014-08-26",), ("2014-09-09",)]
    words = "A missile flattened a tower in Gaza on 3 May 2014; the tenants had been warned."
    assert len(accounts(words)) == 1


def test_explosions_that_set_off_a_battle() -> None:
    """One deed that led straight to another is told with it."""
    words = "Two explosions in the barracks on 3 May 2004 set off a battle between rebels and soldiers; 34 people died."
    (account,) = accounts(words)
    assert (account.when, killed(account)) == (("2004-05-03",), {34})


def test_waking_to_shelling() -> None:
    """People who woke to shelling were shelled there and then, and did not do it."""
    (account,) = accounts("Villagers of Bambari woke to shelling on 4 June 2014. Doctors counted 19 dead.")
    assert account.deeds == {"shelling"}
    assert account.by == set()
    assert killed(account) == {19}
    assert account.when == ("2014-06-04",)


def test_captured_at_a_port_is_an_arrest() -> None:
    """A person captured at a place of arms says nothing of whose it is."""
    (account,) = accounts("General Okoro was captured at the port of Freetown by rebels on 3 May 2013.")
    assert "territorial_gain" not in account.deeds


def test_what_looters_did_to_people_belongs_to_the_looting() -> None:
    """People told as hurt right after a looting with no dead or hurt were hurt in it."""
    words = (
        "Armed men ransacked a clinic in Bentiu on 3 May 2016. Nurses were beaten; one guard suffered a knife wound."
    )
    (account,) = accounts(words)
    assert set(account.figures[Outcome.INJURED]) == {1}


def test_dead_go_to_the_deed_told_last() -> None:
    """Of two deeds in one sentence the dead told next belong to the last, but not to one that only sets its day."""
    words = (
        "On 4 March 1991, hours after the governor had been assassinated in Goma, mobs began to attack foreigners. "
        "By 9 March, 310 people had been killed."
    )
    attack = next(each for each in accounts(words) if "attack" in each.deeds)
    assert killed(attack) == {310}


def test_reprisal_is_a_deed_of_its_own() -> None:
    """Soldiers who shot suspects in reprisal did more than end an attack."""
    words = (
        "Rebels killed 70 people at Lari on 26 March 1953. In reprisals over the next days the army shot 150 suspects."
    )
    assert ["shooting" in each.deeds for each in accounts(words)] == [False, True]


def test_weapon_and_its_place_belong_to_the_killing() -> None:
    """ "Killed 18 soldiers with two roadside bombs near X" is one deed at X."""
    (account,) = accounts("Rebels killed 18 soldiers with two roadside bombs near Gao on 3 May 2016.")
    assert account.deeds == {"remote_explosive"}
    assert [place.name for place in account.places] == ["Gao"]


def test_town_taken_back_is_the_one_told() -> None:
    """ "Took the city back" is said of the city told before; arrested and charged are one deed, an ambush no arson."""
    words = "Rebels seized Timbuktu on 1 April 2012. French troops took the city back on 28 January 2013."
    assert [[place.name for place in each.places] for each in accounts(words)] == [["Timbuktu"], ["Timbuktu"]]
    assert len(accounts("Three men were arrested in Nice on 4 December 2017 and charged with murder.")) == 1
    (ambush,) = accounts("A convoy was ambushed near Juba on 5 May 2016; eight passengers killed, vehicles burned.")
    assert ambush.deeds == {"ambush"}


def test_another_figure_after_the_first() -> None:
    """A second teller's figure counts too."""
    words = (
        "A bombing hit Sadr City on 19 July 2021. "
        "Police said 20 people had died, while the hospital gave the figure of 25."
    )
    assert killed(accounts(words)[0]) == {20, 25}


def test_shooting_is_told_beside_the_burning() -> None:
    """Where people were shot and houses burned, both are told of the one deed."""
    words = (
        "Militiamen came to the hamlet of Kisale on 4 May 2003, gathered the men and shot nine of them. "
        "Before leaving they set fire to twenty houses."
    )
    (account,) = accounts(words)
    assert {"shooting", "arson"} <= account.deeds


def test_the_wounded_are_people_told_of() -> None:
    """Where the wounded were taken no deed was done; both sides of clashes that broke out did them."""
    words = (
        "Clashes broke out between Dinka herders and Murle youths in Pibor on 3 January 2020. "
        "Guards took the wounded to Juba."
    )
    (account,) = accounts(words)
    assert "Juba" not in {place.name for place in account.places}
    assert {"dinka herders", "murle youths"} <= account.by


def test_amid_fighting_is_where_and_when() -> None:
    """What was done during fighting was done where and when there was fighting."""
    (account,) = accounts("A Kenyan driver was shot in the stomach during fighting in Malakal on 17 February 2014.")
    assert account.when == ("2014-02-17",)
    assert [place.name for place in account.places] == ["Malakal"]


def test_mortar_bombs_fired_are_shelling() -> None:
    """Mortar bombs are fired from mortars."""
    (account,) = accounts("More than 60 mortar bombs were fired into the enclave of Bihać on 3 May 1994.")
    assert account.deeds == {"shelling"}


@pytest.mark.parametrize(
    "told", ["The same day another 15 people were killed in Kidal.", "Another 15 people were killed in Kidal."]
)
def test_others_killed_in_another_town_are_of_a_deed_of_their_own(told: str) -> None:
    """A deed that was done in one town and killed its own is not that of others killed in another town."""
    first, second = accounts(f"On 4 May 2016 gunmen killed 14 people in Gao. {told}")
    assert (killed(first), killed(second)) == ({14}, {15})
    assert [place.words for place in second.places] == ["Kidal"]


@pytest.mark.parametrize(
    "died", ["died in hospital in Kidal", "died of their wounds in Kidal", "died on the way to hospital in Kidal"]
)
def test_who_dies_in_a_hospital_elsewhere_dies_of_the_deed_told(died: str) -> None:
    """The wounded are brought to another town, which is no scene of the deed."""
    (account,) = accounts(f"On 4 May 2016 gunmen killed 14 people in Gao. Four more {died}.")
    assert killed(account) == {14, 4}
    assert [place.words for place in account.places] == ["Gao"]
