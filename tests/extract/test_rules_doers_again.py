"""Doers told by what they rode in, by what they had hidden, and by the people of the sentence before."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import accounts, sides

RODE_OR_LAID = [
    ("Helicopters carrying Sudanese soldiers fired on the market.", ["Sudanese soldiers"]),
    ("Pickups carrying gunmen of Boko Haram opened fire on farmers.", ["gunmen of Boko Haram"]),
    ("A device that rebels of the ELN had buried beside the road went off.", ["rebels of the ELN"]),
    ("A bomb which the FARC had hidden in a bin exploded at noon.", ["the FARC"]),
    ("A bomb which a cleaner had found in a bin exploded at noon.", []),
]


@pytest.mark.parametrize(("words", "doers"), RODE_OR_LAID)
def test_who_rode_and_who_laid_it(words: str, doers: list[str]) -> None:
    """Those aboard what opened fire did it, and those who hid what went off; whoever found a bomb did nothing."""
    assert sides(words)[0] == doers


CAME = [
    ("Soldiers surrounded the village of Adwa on 3 May 2004; at least 30 villagers were shot.", {"soldiers"}),
    (
        "On 3 May 2004 gunmen of Boko Haram went from door to door in Gao; at least 30 people were killed.",
        {"gunmen of boko haram", "boko haram"},
    ),
    ("Police arrived in Lyon on 3 May 2004; two men had been shot dead.", set()),
    ("Soldiers entered Gao on 3 May 2004; a day later nine people were killed.", set()),
]


@pytest.mark.parametrize(("words", "doers"), CAME)
def test_who_came_in_the_half_before(words: str, doers: set[str]) -> None:
    """Armed men who went through a place did what befell its people past the semicolon, not before and not later."""
    assert accounts(words)[-1].by == doers


def test_members_released_gas() -> None:
    """Bags of gas that people pierce are an attack with it, though the tagger takes the verb for an adjective."""
    (told,) = accounts(
        "On 3 May 2004 four of them punctured bags of sarin in a hall in Lyon; nine people were killed and 40 injured."
    )
    assert told.deeds == {"chemical_attack"}


def test_houses_burn_nothing_down() -> None:
    """Houses that "burned" are not those who set them alight."""
    told = accounts("Two men were shot in Gao on 3 May 2004 and their houses burned.")
    assert not any("houses" in each for one in told for each in one.by)


FOUGHT = [
    ("Soldiers clashed with fighters of the ELN near Arauca.", ["Soldiers", "fighters of the ELN"]),
    ("Police traded fire with militants of the PKK near Lice.", ["Police", "militants of the PKK"]),
    ("Militiamen battled Islamists in Benghazi.", ["Militiamen", "Islamists"]),
    ("Police clashed with sticks and stones in Lyon.", ["Police"]),
]


@pytest.mark.parametrize(("words", "doers"), FOUGHT)
def test_both_sides_of_a_fight_told_by_its_verb(words: str, doers: list[str]) -> None:
    """Whoever was fought with fought too, as in "clashes between A and B"."""
    assert sides(words)[0] == doers


def test_a_group_has_the_name_it_is_known_by() -> None:
    """A gang with no name of its own in the list is told by what its own clause calls it."""
    assert sides("A gang known as the Green Hand seized nine nuns in Jos.")[0] == ["A gang", "the Green Hand"]


CAME_BEFORE = [
    ("Bandits rode into Zurmi on 3 May 2004. At least nine farmers were killed.", {"bandits"}),
    ("Gunmen arrived in Zurmi on 3 May 2004. At least nine people were killed.", {"gunmen"}),
    ("Demonstrators gathered in Zurmi on 3 May 2004. At least nine people were killed.", set()),
    ("Soldiers arrived in Zurmi on 3 May 2004. At least nine people were killed.", set()),
    ("Bandits came to Zurmi on 3 May 2004. Two farmers were killed by the police.", {"the police"}),
]


@pytest.mark.parametrize(("words", "doers"), CAME_BEFORE)
def test_who_came_in_the_sentence_before(words: str, doers: set[str]) -> None:
    """Gunmen and bandits who came did what befell people next; crowds and soldiers who came may have done nothing."""
    assert accounts(words)[-1].by == doers


SIGNED_OR_BANNED = [
    ("A truce that leaders of the two clans signed in Jos in May 2004 did not hold.", "leaders"),
    ("The party was outlawed on 30 April 2004 by Spain.", "spain"),
    ("Nine men were killed in Jos on 3 May 2004 when cattle rustlers swept into their village.", "cattle rustlers"),
]


@pytest.mark.parametrize(("words", "doer"), SIGNED_OR_BANNED)
def test_who_signed_banned_or_swept_in(words: str, doer: str) -> None:
    """Leaders who sign, a country that bans and rustlers who sweep in are doers, wherever the parse hangs them."""
    (told,) = accounts(words)
    assert any(doer in each for each in told.by)
