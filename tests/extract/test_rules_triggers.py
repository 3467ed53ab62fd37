"""Deed words and what their grammar says of them."""

from __future__ import annotations

import pytest

from dateline.extract.rules.triggers import Generality
from dateline.model.evidence import Modality
from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, triggers

HAPPENED = [
    ("Gunmen attacked a police post in Marib on Sunday.", "attacked"),
    ("A bomb exploded near the market.", "exploded"),
    ("The army carried out an airstrike on a depot.", "airstrike"),
    ("He blew himself up at the gate.", "blew"),
]
MODALITIES = [
    ("The group planned to bomb the parliament.", "bomb", Modality.PLANNED),
    ("The group has threatened to attack the embassy.", "attack", Modality.PLANNED),
    ("The commander said that his men will attack the port.", "attack", Modality.PLANNED),
    ("He was accused of a plan to assassinate the minister.", "assassinate", Modality.PLANNED),
    ("The rebels tried to storm the barracks.", "storm", Modality.ATTEMPTED),
    ("Two men made an attempt to kidnap the judge.", "kidnap", Modality.ATTEMPTED),
    ("The failed assassination shocked the town.", "assassination", Modality.ATTEMPTED),
    ("Police foiled a bombing at the station.", "bombing", Modality.FOILED),
    ("Troops thwarted an attack on the dam.", "attack", Modality.FOILED),
    ("The militia did not attack the village.", "attack", Modality.NEGATED),
    ("Nobody was hurt and no attack took place.", "attack", Modality.NEGATED),
    ("The minister denied bombing the camp.", "bombing", Modality.NEGATED),
    ("If the rebels attack the town, thousands may flee.", "attack", Modality.HYPOTHETICAL),
    ("The group could attack the capital.", "attack", Modality.HYPOTHETICAL),
]
GENERAL = [
    ("The group often attacks convoys.", "attacks", Generality.HARD),
    ("The group is responsible for numerous attacks.", "attacks", Generality.HARD),
    ("The majority of the attacks happen at night.", "attacks", Generality.HARD),
    ("Any attack would be answered.", "attack", Generality.HARD),
    ("Several bombings shook the region.", "bombings", Generality.SOFT),
    ("The group attacks convoys and villages.", "attacks", Generality.SOFT),
    ("Twin bombings killed nine people.", "bombings", Generality.SINGLE),
    ("A bombing killed nine people.", "bombing", Generality.SINGLE),
]


@pytest.mark.parametrize(("words", "deed"), HAPPENED)
def test_plain_past_deeds_happened_once(words: str, deed: str) -> None:
    """A deed told in the plain past is one deed that happened."""
    found = triggers(words)[deed]
    assert (found.modality, found.generality) == (Modality.HAPPENED, Generality.SINGLE)


@pytest.mark.parametrize(("words", "deed", "modality"), MODALITIES)
def test_modality(words: str, deed: str, modality: Modality) -> None:
    """Plans, attempts, foiled, denied and supposed deeds are told apart from those that happened."""
    assert triggers(words)[deed].modality is modality


@pytest.mark.parametrize(("words", "deed", "generality"), GENERAL)
def test_generality(words: str, deed: str, generality: Generality) -> None:
    """Habits and deeds in general are told apart from one deed."""
    assert triggers(words)[deed].generality is generality


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("Thousands marched to commemorate the massacre.", "massacre"),
        ("He spoke on the anniversary of the bombing.", "bombing"),
        ("The president condemned the attack.", "attack"),
        ("Security was tightened after the shooting.", "shooting"),
    ],
)
def test_a_deed_named_inside_something_else_is_background(words: str, deed: str) -> None:
    """Mourning, marking, condemning and "after" only name an earlier deed."""
    assert triggers(words)[deed].background


def test_the_deed_itself_is_no_background() -> None:
    """The verb of the main clause is the point of the sentence."""
    assert not triggers("Gunmen attacked a bus after the march.")["attacked"].background


def test_the_blast_speaks_of_a_deed_already_told() -> None:
    """A definite noun points back, an indefinite one does not."""
    assert triggers("The blast killed nine people.")["blast"].definite
    assert not triggers("A blast killed nine people.")["blast"].definite


def test_the_bomb_exploded_speaks_of_a_bomb_already_told() -> None:
    """A plain definite thing as subject points back too."""
    assert triggers("The bomb exploded at noon.")["exploded"].definite


def test_a_suicide_bombing_is_one_deed_word() -> None:
    """The longest words win."""
    found = triggers("A suicide bombing hit the gate.")
    assert next(each.kind for each in found.values()) == "suicide_bombing"


def test_opened_fire_is_a_shooting() -> None:
    """Idioms are read as a whole."""
    assert triggers("Soldiers opened fire on the crowd.")["opened"].kind == "shooting"


@pytest.mark.parametrize("words", ["The attack helicopter landed.", "The bomb squad came."])
def test_a_deed_noun_before_another_noun_is_no_deed(words: str) -> None:
    """An attack helicopter is not an attack."""
    assert not triggers(words)


def test_election_rallies_are_where_and_not_what() -> None:
    """A gathering after "at" only places the deed."""
    found = triggers("Bombs exploded at election rallies in July.")
    assert "rallies" not in found


def test_killings_are_consequences() -> None:
    """ "Killed" says what a deed did, and names no deed."""
    assert triggers("A blast killed nine people.")["killed"].consequence


def test_a_gathering_during_which_people_died_is_no_deed_of_its_own() -> None:
    """ "Set off a bomb during a procession, killing four": the dead are the bomb's."""
    (account,) = accounts(
        "In May 2011 two men set off bombs in Kano during a procession mourning a cleric, killing four."
    )
    assert account.figures[Outcome.KILLED] == {4}
