"""Parts of a type divided among its incidents, and words that name one party."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate.template_dividing import OWN, Weighed, divided, one_party
from dateline.model.evidence import Span

FIRST, SECOND = Span(0, 100), Span(500, 600)
LEAST = 0.25


def part(role: str, words: str, start: int, likely: float = 0.9) -> Weighed:
    """Make words of ten letters that likely fill a role."""
    return Weighed(role, words, Span(start, start + 10), likely)


def words_of(group: list[Weighed]) -> set[str]:
    """Give the words of an incident."""
    return {each.words for each in group}


def test_an_account_with_a_victim_of_its_own_is_an_incident() -> None:
    """Two attacks are told, a mayor shot in one and a bridge hit in the other: two incidents."""
    mayor, bridge = part("Victim", "mayor", 20), part("Target", "bridge", 520, 0.8)
    assert [words_of(each) for each in divided([mayor, bridge], [FIRST, SECOND], LEAST)] == [{"mayor"}, {"bridge"}]


def test_an_account_that_nobody_suffers_in_is_of_the_same_incident() -> None:
    """What is told again, with a weapon but without who was hit, stays with the first telling."""
    mayor, rifle = part("Victim", "mayor", 20), part("Weapon", "rifle", 520)
    assert [words_of(each) for each in divided([mayor, rifle], [FIRST, SECOND], LEAST)] == [{"mayor", "rifle"}]


def test_a_doer_named_once_is_the_doer_of_both() -> None:
    """The report names a group with the first attack only; the second is put down to it too."""
    group, mayor, bridge = part("PerpOrg", "group", 5), part("Victim", "mayor", 20), part("Target", "bridge", 520)
    first, second = divided([group, mayor, bridge], [FIRST, SECOND], LEAST)
    assert words_of(first) == {"group", "mayor"}
    assert words_of(second) == {"group", "bridge"}


def test_a_doer_named_with_the_second_attack_stands_there_alone() -> None:
    """Each attack has a doer of its own: the second does not take over the first one's."""
    parts = [
        part("PerpOrg", "one group", 5), part("Victim", "mayor", 20),
        part("PerpOrg", "other group", 505), part("Target", "bridge", 520),
    ]  # fmt: skip
    assert words_of(divided(parts, [FIRST, SECOND], LEAST)[1]) == {"other group", "bridge"}


@given(
    st.lists(st.tuples(st.sampled_from(["Victim", "Target", "Weapon"]), st.integers(0, 900), st.floats(0, 1))),
    st.lists(st.integers(0, 900), max_size=4),
)
def test_what_is_suffered_belongs_to_one_incident_each(told: list[tuple[str, int, float]], starts: list[int]) -> None:
    """However many accounts there are, no victim, target or weapon is lost and none is told twice."""
    parts = [part(role, f"words {number}", start, likely) for number, (role, start, likely) in enumerate(told)]
    groups = divided(parts, [Span(start, start + 50) for start in starts], LEAST)
    assert sorted(each.words for group in groups for each in group) == sorted(each.words for each in parts)
    assert all(sum(each.chance for each in group) >= OWN for group in groups[1:])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("pnf", "popular national front", True),
        ("fnp", "popular national front", True),
        ("national front", "popular national front", True),
        ("ejn", "youth army of the north", True),
        ("pnf", "united workers league", False),
        ("the army", "the police", False),
    ],
)
def test_a_group_and_its_short_form_are_one_party(one: str, other: str, *, same: bool) -> None:
    """Letters in any order, or brackets after the name, tell whose short form it is."""
    text = "the youth army of the north (ejn) said so. the police blame the army."
    assert one_party(one, other, text) is same
    assert one_party(other, one, text) is same
