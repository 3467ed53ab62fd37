"""Deeds done to those taken, verbs in a row, those "whom" somebody hit, and what armies do to towns."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.tolls import find_tolls
from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed

SATURDAY = date(2016, 3, 19)


@pytest.mark.parametrize(
    ("words", "dead"),
    [
        ("On 4 July 1995 militiamen rounded up 23 men in Kravica, tied their hands and shot them.", 23),
        ("On 3 May 2001 rebels stopped a bus near Gitega, took 20 passengers into the forest and killed them.", 20),
        ("On 2 May 1992 army troops detained 12 farmers at Santa in Peru and later executed them.", 12),
    ],
)
def test_those_taken_are_those_killed(words: str, dead: int) -> None:
    """ "Took 20 and killed them" tells one deed, and how many it killed."""
    (account,) = accounts(words)
    assert killed(account) == {dead}
    assert not {"arrest"} & set(account.deeds)


def test_people_beaten_in_custody_are_not_killed() -> None:
    """Those who were caught and beaten are counted among no dead."""
    (account,) = accounts("The soldiers caught two boys near Hebron on Friday and beat them.", SATURDAY)
    assert killed(account) == set()


def test_whom_points_to_those_who_met_it() -> None:
    """ "five nuns, whom gunmen abducted" the five were abducted, not the gunmen."""
    found = find_tolls("Five nuns, whom gunmen abducted on 3 May, were seen in Goma.")
    assert [(toll.toll.outcome, toll.toll.best) for toll in found] == [(Outcome.ABDUCTED, 5)]


def test_who_releases_gas_was_not_released() -> None:
    """A thing that is released leaves its releaser out of the tolls."""
    assert list(find_tolls("Members of the sect released sarin on two trains.")) == []


def test_people_left_with_wounds_are_injured() -> None:
    """ "Left 14 shoppers with burns" counts them, "left him with scars" counts nobody."""
    (toll,) = find_tolls("The blast left 14 shoppers with burns.")
    assert (toll.toll.outcome, toll.toll.best) == (Outcome.INJURED, 14)
    assert list(find_tolls("The fire left him with scars.")) == []


def test_what_befell_those_arrested_is_of_the_arrest() -> None:
    """ "He was shot in the leg. Two of his guards were also detained" goes on telling the arrest."""
    text = (
        "Police arrested the leader of the Camorra in Naples on Monday. He was wounded in the arm. "
        "Two of his guards were also detained."
    )
    assert len(accounts(text, SATURDAY)) == 1


def test_arrests_in_another_town_are_others() -> None:
    """ "In Hamburg two others were arrested" stands for itself."""
    text = "Police arrested a man in Berlin on Friday. In Hamburg two others were arrested on Sunday."
    assert len(accounts(text, SATURDAY)) == 2


def test_tanks_enter_towns_as_armies_do() -> None:
    """A town is entered by tanks in war and by tourists in peace."""
    (account,) = accounts("Tanks of the Fifth Division rolled into Prague on 21 August 1968.")
    assert set(account.deeds) == {"territorial_gain"}
    assert accounts("Tourists entered the city of Petra on Monday.", SATURDAY) == []


def test_a_truce_is_agreed_to_after_place_and_day() -> None:
    """What stands between "agreed" and "to a truce" keeps them one."""
    (account,) = accounts("Rebels and the government agreed in Juba on Monday to a truce.", SATURDAY)
    assert set(account.deeds) == {"agreement"}
    assert accounts("Both sides agreed on Monday to extend the truce.", SATURDAY) == []


def test_a_share_set_between_commas_is_no_doer() -> None:
    """ "Forty gunmen, most of them teenagers, attacked": the gunmen did."""
    told = "On Friday night some 40 gunmen, most of them teenagers, attacked a police post in Goma."
    (account,) = accounts(told, SATURDAY)
    assert set(account.by) == {"some 40 gunmen"}


def test_an_armed_subject_keeps_its_verb() -> None:
    """ "Fighters with machetes killed 51": no participle has an object, so the fighters killed."""
    told = "On Sunday fighters with machetes killed at least 51 villagers in Rwangoma, 12 of them women."
    (account,) = accounts(told, SATURDAY)
    assert set(account.by) == {"fighters"}
    assert killed(account) == {51, 12}


def test_the_last_day_of_two_verbs_is_of_both() -> None:
    """A day at the end of "laid down their arms and gave themselves up on Friday" parts no second deed."""
    text = "Forty fighters laid down their arms and gave themselves up to troops in Bama, Borno State, on Friday."
    assert len(accounts(text, SATURDAY)) == 1


def test_what_was_done_to_people_after_a_raid_is_of_the_raid() -> None:
    """ "Twelve were wounded, 37 women abducted and cattle looted" goes on telling the attack before it."""
    text = (
        "Gunmen attacked Bor on 3 May 2014. Twelve people were wounded and 37 women were abducted, "
        "and cattle were looted."
    )
    (account,) = accounts(text)
    assert {"abduction", "looting"} <= set(account.deeds)


def test_fighting_that_led_up_to_a_capture_is_no_other_event() -> None:
    """ "Captured the port after six days of fighting with the marines" is one deed, and not of the marines."""
    (account,) = accounts(
        "Insurgents captured the port of Palma on 12 August 2020 after six days of fighting with police."
    )
    assert set(account.by) == {"insurgents"}


def test_a_killing_is_told_where_it_happened() -> None:
    """ "The killing of five nurses in Jalalabad, where gunmen stormed a clinic" tells one deed."""
    told = (
        "The council condemned the killing of five nurses on 24 January 2018 in Jalalabad, "
        "where gunmen stormed a clinic."
    )
    (account,) = accounts(told)
    assert (set(account.by), killed(account)) == ({"gunmen"}, {5})


def test_the_latest_died_of_what_the_clause_tells() -> None:
    """ "The latest, a mother of two, died when gunmen fired at her car" is one deed with one dead."""
    (account,) = accounts(
        "The latest, a mother of two, died on Monday when gunmen fired at her car in Palermo.", SATURDAY
    )
    assert killed(account) == {1}


def test_nobody_is_no_doer() -> None:
    """ "No group said that it was behind the attack" names none."""
    (account,) = accounts("No group said that it was behind the attack in Kabul on 3 May 2020.")
    assert set(account.by) == set()


def test_who_is_held_responsible_is_blamed() -> None:
    """The name before "responsible" is whose men are held so."""
    text = "Jets hit a school in Tajoura on 2 July 2019. Tripoli held the forces of Khalifa Haftar responsible."
    (account,) = accounts(text)
    assert "khalifa haftar" in set(account.by)


@pytest.mark.parametrize(
    ("words", "doer"),
    [
        ("A device planted by the PKK went off in Hakkari on Thursday, wounding a guard.", "pkk"),
        ("A parcel bomb sent by anarchists went off in Rome on Tuesday, hurting a porter.", "anarchists"),
        ("A mine laid by rebels blew up under a bus near Uvira on 3 May 2001, killing nine.", "rebels"),
    ],
)
def test_who_laid_a_bomb_did_what_it_did(words: str, doer: str) -> None:
    """A bomb "planted by X" that goes off is a deed of X."""
    (account,) = accounts(words, SATURDAY)
    assert doer in set(account.by)


def test_a_bomb_planted_and_what_it_destroyed_are_one_deed() -> None:
    """ "Planted the car bomb which destroyed part of a car park" tells one bombing."""
    told = "ETA said that it had planted the car bomb which destroyed part of a car park in Madrid on 30 December 2006."
    (account,) = accounts(told)
    assert set(account.by) == {"eta"}


def test_who_enters_a_village_and_kills_attacks_it() -> None:
    """Columns that put 69 people to death are armed, and did not just enter."""
    told = "Columns of the party entered the village of Lucanamarca on 3 April 1983 and put 69 peasants to death."
    (account,) = accounts(told)
    assert killed(account) == {69}
    assert set(account.deeds) & {"attack", "massacre", "stabbing"}


def test_helicopters_that_take_the_wounded_away_did_nothing_to_them() -> None:
    """ "Took 47 wounded to Juba" tells no event."""
    assert accounts("UN helicopters took 47 wounded to Juba on Friday.", SATURDAY) == []


def test_a_court_finds_people_guilty_by_name_and_office() -> None:
    """Between "found" and "guilty" stand name and office."""
    told = "A court in The Hague on Wednesday found the former president of Liberia, Charles Taylor, guilty of murder."
    (account,) = accounts(told, SATURDAY)
    assert set(account.deeds) == {"trial"}


def test_rebels_killed_and_hostages_freed_are_one_attack() -> None:
    """ "Killed 11 rebels and freed 13 hostages" is one operation with its dead."""
    (account,) = accounts(
        "The army killed 11 rebels and freed 13 hostages in a strike near Mukakati on Friday.", SATURDAY
    )
    assert killed(account) == {11}
