"""The words that English reports use for each kind of deed."""

from __future__ import annotations

import pytest

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, kinds

SAID = [
    ("A man drove a truck through crowds in Nice.", "vehicle_ramming"),
    ("Jets dropped several bombs on a hospital in Mariupol.", "air_strike"),
    ("Gunmen raked the bus with automatic fire.", "shooting"),
    ("Unknown men hurled a cracker at the office.", "bombing"),
    ("The rebels put the village to the torch.", "arson"),
    ("Pirates seized a tanker off Bosaso.", "hijacking"),
    ("Gunmen seized 40 guests at the hotel.", "abduction"),
    ("The militia handed over ten hostages.", "release"),
    ("Thieves made off with 40 cattle.", "looting"),
    ("The court handed him a life sentence.", "trial"),
    ("Soldiers unearthed a weapons cache.", "weapons_seizure"),
    ("Generals staged a coup in Niamey.", "leadership_change"),
    ("The town fell to the rebels.", "territorial_gain"),
    ("Troops engaged the insurgents near the river.", "armed_clash"),
]
UNSAID = [
    "The team fell to second place.",
    "In March the talks went on.",
    "The alarm went off at noon.",
    "Stocks rallied on Monday.",
    "Workers at the gold mine went home.",
    "He seized the opportunity.",
]


@pytest.mark.parametrize(("words", "kind"), SAID)
def test_idioms_tell_their_kind(words: str, kind: str) -> None:
    """Each idiom tells one deed, of its kind."""
    assert kinds(words) == [kind]


@pytest.mark.parametrize("words", UNSAID)
def test_what_only_sounds_like_a_deed_tells_none(words: str) -> None:
    """The same words said of something else tell no deed."""
    assert kinds(words) == []


def test_a_mine_for_gold_is_no_weapon() -> None:
    """Rebels who overran a gold mine laid no mine."""
    (account,) = accounts("Rebels overran the gold mine of Mongbwalu on 3 June 2003.")
    assert account.deeds == {"attack"}


def test_people_killed_and_raped_are_an_attack_too() -> None:
    """Rape does not hide the killing told with it."""
    (account,) = accounts("Militiamen raped and killed nine women in Djugu on 9 March 2021.")
    assert account.deeds >= {"sexual_violence", "attack"}


def test_people_led_away_in_an_attack_are_one_account() -> None:
    """An attack in which people were abducted is one deed, told as both."""
    (account,) = accounts("Gunmen attacked Kaga on 3 May 2016, killing ten people and abducting five girls.")
    assert account.deeds == {"attack", "abduction"}


@pytest.mark.parametrize(
    ("words", "town"),
    [
        ("A bomb killed nine people in the Pakistani capital on 3 May 2016.", "Islamabad"),
        ("A bomb killed nine people in the capital of Burkina Faso on 3 May 2016.", "Ouagadougou"),
        ("A bomb killed nine people in Somalia's capital on 3 May 2016.", "Mogadishu"),
    ],
)
def test_a_capital_is_known_by_its_country(words: str, town: str) -> None:
    """The capital of a country named is that town."""
    (account,) = accounts(words)
    assert town in {each.name for each in account.places}


def test_nobody_killed_hides_nobody_hurt() -> None:
    """That nobody died says nothing of those who were hurt."""
    (account,) = accounts("A bomb exploded in Herat on 3 May 2016. Nobody was killed but 212 people were injured.")
    assert account.figures[Outcome.INJURED] == {212}


def test_figures_put_at() -> None:
    """Figures may be told with no verb of dying."""
    told = "A bomb exploded in Herat on 3 May 2016. Police put the dead at 37 and the wounded at 700."
    (account,) = accounts(told)
    assert account.figures[Outcome.KILLED] == {37}
    assert account.figures[Outcome.INJURED] == {700}
    assert not account.by


def test_what_became_of_the_attacker_is_no_deed() -> None:
    """Officers who shot him dead did not do the deed, and its figures are not theirs."""
    told = "A gunman killed four people in Vienna on 2 November 2020, wounding 23 before he was shot dead by officers."
    (account,) = accounts(told)
    assert account.figures[Outcome.KILLED] == {4}
    assert account.by == {"a gunman"}


def test_bodies_found_later_are_no_second_deed() -> None:
    """The finding of the bodies belongs to the abduction, whose day stays."""
    told = "Gunmen kidnapped two men in Kidal on 2 November 2013. Their bodies were found on 5 November 2013."
    (account,) = accounts(told)
    assert account.when == ("2013-11-02",)


def test_attackers_counted_as_of_them_are_no_victims() -> None:
    """ "Police shot four of them dead" tells what became of the attackers."""
    told = "Attackers hacked 29 people to death in Kunming on 1 March 2014. Police shot four of them dead."
    (account,) = accounts(told)
    assert account.figures[Outcome.KILLED] == {29}


def test_burned_alive_in_their_huts_is_part_of_the_attack() -> None:
    """How people died is no second deed."""
    told = "The LRA attacked Barlonyo on 21 February 2004. More than 300 people were burned alive in their huts."
    (account,) = accounts(told)
    assert account.figures[Outcome.KILLED] == {300}
