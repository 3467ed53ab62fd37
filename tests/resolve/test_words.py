"""What words tell of an event."""

from __future__ import annotations

import pytest

from dateline.resolve.words import (
    names_in,
    sounds,
    spoken_of,
    stems,
    told_as_one_of,
    told_beside_another,
)


def test_stems_meet_across_forms_and_drop_what_tells_nothing() -> None:
    """Plurals and tenses meet; words every report uses are dropped; number words are figures."""
    assert stems("Soldiers patrolled the markets") == stems("a soldier patrolling the market")
    assert stems("The attack killed three people on Monday") == ["3"]


def test_topics_are_those_spoken_of_whatever_the_words() -> None:
    """A blast and an explosion are both bombs; officers and policemen are both police."""
    assert "means.bomb" in spoken_of("An explosion")
    assert "means.bomb" in spoken_of("a blast")
    assert "whom.police" in spoken_of("two policemen")
    assert spoken_of("") == []


@pytest.mark.parametrize(
    ("words", "several"),
    [
        ("one of three blasts that hit the town", True),
        ("in two related attacks", True),
        ("part of a wave of bombings", True),
        ("one of the dead was a teacher", False),
        ("a bomb hit a bus", False),
    ],
)
def test_being_one_of_several_attacks_is_noticed(words: str, several: bool) -> None:  # noqa: FBT001
    """Words that put a deed among several say that it may be a part."""
    assert told_as_one_of(words) is several


@pytest.mark.parametrize(
    ("words", "another"),
    [
        ("a second bomb went off outside the clinic", True),
        ("Hours later gunmen attacked a checkpoint", True),
        ("four were killed the following day", True),
        ("a bomb killed the second son of a judge", False),
        ("three days of fighting", False),
    ],
)
def test_being_told_beside_another_deed_is_noticed(words: str, another: bool) -> None:  # noqa: FBT001
    """Words that set a deed beside one told before say that the two are not one."""
    assert told_beside_another(words) is another


def test_one_name_sounds_alike_in_many_spellings() -> None:
    """Vowels, doubled letters and what romanisations differ in do not tell names apart; short names are not tried."""
    assert sounds(["kostiantynivka"]) == sounds(["kostyantinivka"]) != []
    assert sounds(["kisheshe", "kishishe"]) == sounds(["kishishe"])
    assert sounds(["jos", "abuja"]) == []


def test_names_are_words_with_a_capital_inside_a_sentence() -> None:
    """The first word of a sentence has its capital for another reason."""
    assert names_in("Gunmen shot Idrisu Marwalle in Zongo. Police came.") == ["Idrisu", "Marwalle", "Zongo"]
