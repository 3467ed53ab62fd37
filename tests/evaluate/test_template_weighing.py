"""Templates by what rules and reader say together: which incidents and which parts are likely in a key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.template_fill import ROLES
from dateline.evaluate.template_weighing import (
    Deed,
    Heard,
    Said,
    chance,
    hear,
    incident_signs,
    parts_of,
    weighed_templates,
)
from dateline.extract.engines import EngineName, make_engine
from dateline.extract.learned import DefaultEngine
from dateline.extract.learned.accounts import by_reader
from dateline.extract.learned.reading import Filler, Reading
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span

WORDS = "Hooded riders burned the weavers' hall in Oruro. Ana Quispe, who kept it, was shot at the gate."
TYPES = {
    "attack": 0.9,
    "bombing": 0.02,
    "kidnapping": 0.02,
    "arson": 0.6,
    "robbery": 0.01,
    "forced work stoppage": 0.01,
}
FOLLOWS_BOTH = {
    "incident": {"constant": -1.0, "read": 1.0, "ruled": 2.0},
    "part": {"constant": -2.0, "read": 1.0, "ruled": 8.0},
}


def at(words: str) -> Span:
    """Give where words stand."""
    return Span(WORDS.index(words), WORDS.index(words) + len(words))


def read(words: str, role: str, likely: float) -> Filler:
    """Make a filler of the reader, of an attack."""
    return Filler(at(words), words, role, likely, (0.9, 0.0, 0.0, 0.1, 0.0, 0.0))


def heard(*fillers: Filler, said: tuple[Said, ...] = (), war: bool = False) -> Heard:
    """Make a report of which the rules tell one attack."""
    deed = Deed("attack", war, Span(0, len(WORDS)), said)
    return Heard(WORDS, Reading(fillers, TYPES), (deed,))


def test_each_type_that_is_likely_told_has_one_template() -> None:
    """The reader sees an attack and a fire, and no bombing."""
    assert [each.incident_type for each in weighed_templates(heard(), FOLLOWS_BOTH)] == ["attack", "arson"]


def test_what_no_weights_speak_for_is_not_told() -> None:
    """A constant far below nothing tells no template."""
    assert not weighed_templates(heard(), {"incident": {"constant": -9.0}, "part": {}})


def test_parts_come_from_either_engine_and_are_said_once() -> None:
    """The reader's victim is there, and the rules' doer; of words that overlap the likelier are kept."""
    said = (Said("PerpInd", "riders", at("riders")), Said("Victim", "ana quispe", at("Ana Quispe")))
    attack = weighed_templates(heard(read("Ana Quispe", "Victim", 0.9), said=said), FOLLOWS_BOTH)[0]
    assert attack.roles["PerpInd"] == (("riders",),)
    assert attack.roles["Victim"] == (("ana quispe",),)


def test_parts_of_war_are_not_asked() -> None:
    """MUC leaves war out: what the rules say of fighting between armies fills no role."""
    said = (Said("PerpInd", "riders", at("riders")),)
    assert not list(parts_of(heard(said=said, war=True), "attack", 0.9))
    assert incident_signs(heard(war=True), "attack")["war"] == 1.0


def test_a_part_that_both_engines_see_is_likelier() -> None:
    """Words that the rules say too have more signs."""
    said = (Said("Victim", "ana quispe", at("Ana Quispe")),)
    (alone,) = parts_of(heard(read("Ana Quispe", "Victim", 0.5)), "attack", 0.9)
    (both,) = parts_of(heard(read("Ana Quispe", "Victim", 0.5), said=said), "attack", 0.9)
    weights = FOLLOWS_BOTH["part"]
    assert chance(weights, both.signs) > chance(weights, alone.signs)


def test_of_an_extraction_only_what_the_rules_found_is_taken() -> None:
    """What the reader made of a report is heard from the reader itself."""
    engine = make_engine(EngineName.DEFAULT, lambda _: None)
    assert isinstance(engine, DefaultEngine)
    words = "Guerrillas of the National Front bombed the electricity plant in Medellin on Friday, killing two workers."
    text = Text("text-1", "document-1", "test", words, "", (Block(BlockKind.PARAGRAPH, Span(0, len(words))),))
    (extraction,) = engine.extract([text])
    kinds = {deed.kind for deed in hear(extraction, Reading((), TYPES), words).deeds}
    assert kinds == {"bombing"}
    made = [claim for claim in extraction.claims if not by_reader(claim)]
    said = [each for deed in hear(extraction, Reading((), TYPES), words).deeds for each in deed.said]
    assert said
    assert all(each.role in ROLES for each in said)
    assert {each.span for each in said} <= {claim.evidence.span for claim in made}


@given(st.dictionaries(st.sampled_from(("a", "b")), st.floats(-100, 100)))
def test_signs_without_weights_say_nothing(signs: dict[str, float]) -> None:
    """A chance of even odds."""
    assert chance({}, signs) == pytest.approx(0.5)
