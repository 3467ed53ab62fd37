"""Deed words of one sentence joined into deeds."""

from __future__ import annotations

import pytest

from tests.extract.rules_world import frames, kinds

ONE = [
    ("A car bomb killed twelve people in Aden.", "vehicle_bomb"),
    ("Gunmen opened fire on a bus, killing eight passengers.", "shooting"),
    ("The attack, which killed four soldiers, took place at dawn.", "attack"),
    ("Nine people were killed when a bomb exploded in the market.", "bombing"),
    ("Nine people were killed and thirty wounded in a suicide bombing.", "suicide_bombing"),
    ("A grenade attack on a bar left three people dead.", "grenade_attack"),
    ("Rebels attacked the village with mortars.", "shelling"),
    ("An attack with knives killed five people.", "stabbing"),
    ("The bomber blew himself up in a mosque, killing twenty.", "suicide_bombing"),
    ("Militants stormed the hotel and opened fire on guests.", "shooting"),
    ("Three people died in a rocket attack on the town.", "shelling"),
    ("A roadside bomb hit an army truck and killed two soldiers.", "remote_explosive"),
]
SEVERAL = [
    ("A bombing in Aden killed nine, and a shooting in Taiz killed four.", ["bombing", "shooting"]),
    ("Rebels abducted a priest in May and pledged allegiance to the Caliphate in June.", ["abduction", "pledge"]),
    ("Police arrested a man in Lyon, and rioters burned a school in Nantes.", ["arrest", "arson"]),
]


@pytest.mark.parametrize(("words", "kind"), ONE)
def test_words_that_tell_one_deed_make_one_frame(words: str, kind: str) -> None:
    """The deed, its consequence and its weapon are one frame, of the most telling kind."""
    assert kinds(words) == [kind]


@pytest.mark.parametrize(("words", "expected"), SEVERAL)
def test_deeds_with_arguments_of_their_own_stay_apart(words: str, expected: list[str]) -> None:
    """Coordinated deeds with their own subject, day or place are several."""
    assert kinds(words) == expected


def test_marking_the_first_attack_names_the_deed_again() -> None:
    """A naming of the deed just told makes no second one."""
    assert kinds("A bomber hit a hotel in Doha, marking the group's first attack abroad.") != ["attack", "attack"]
    assert len(frames("Gunmen killed nine people in Doha, marking the group's first attack abroad.")) == 1


def test_a_bare_toll_is_a_bare_frame() -> None:
    """ "Nine people were killed" names no deed."""
    ((_, frame),) = frames("Nine people were killed.")
    assert frame.bare
    ((_, frame),) = frames("Nine people were killed in a bombing.")
    assert not frame.bare


def test_the_weapon_is_kept_with_its_words() -> None:
    """The instrument's words stand in the frame."""
    ((doc, frame),) = frames("Two men attacked a nurse with a machete.")
    assert [doc[start:end].text for start, end in frame.instruments] == ["machete"]


def test_definite_if_any_of_its_words_points_back() -> None:
    """ "The blast killed nine" speaks of a blast already told."""
    ((_, frame),) = frames("The blast killed nine people.")
    assert frame.definite


@pytest.mark.parametrize(
    ("words", "events"),
    [
        ("Two officers were shot dead and a third was injured when gunmen opened fire in Herat on 3 May 2016.", 1),
        ("Three farmers were hacked to death and several others wounded when herders attacked Gwer on 3 May 2018.", 1),
        ("A teacher was shot dead on 2 May 2018 and a second was wounded on 9 May in Herat.", 2),
    ],
)
def test_a_count_that_goes_on_is_of_the_same_deed(words: str, events: int) -> None:
    """Those hurt beside the dead were hurt in one deed, unless they have a day of their own."""
    assert len(frames(words)) == events


def test_suicide_bomber_who_rams_something() -> None:
    """A vehicle that a suicide bomber rams is a bomb."""
    assert kinds("A suicide bomber rammed a lorry into the gate of a base in Gao.") == ["suicide_bombing"]
    assert kinds("A man rammed a minibus packed with explosives into a tea shop.") == ["vehicle_bomb"]
