"""Which names are private persons'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pytest

from dateline.model.claim import ActorKind, Claim, Party, SubjectKind, Value
from dateline.model.evidence import STATED, Attribution
from dateline.pipeline.withholding import private_names
from tests.export.making import claim

PERSONS = ("Ana Prado", "Rosa Huaman", "Carlos Rojas", "Sol", "Boko Haram")


def persons(words: Iterable[str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Find persons' names as a model might, with one that is a group's."""
    return ((each, tuple(name for name in PERSONS if name in each)) for each in words)


def names(*claims: Claim, title: str = "") -> frozenset[str]:
    """Give the private names of one text."""
    return private_names(claims, {"text-1": title} if title else {}, persons).get("text-1", frozenset())


def profile(name: str, value: Value) -> Claim:
    """Make a claim on an actor."""
    return replace(claim(name, value), subject_kind=SubjectKind.PROFILE)


def said_by(asserter: str) -> Claim:
    """Make a claim that somebody asserts."""
    return claim("deed", "riot", given=Attribution(asserter=asserter))


def test_a_party_that_is_a_person_is_private() -> None:
    """Without any model."""
    assert names(claim("victim", Party("x", ActorKind.PERSON, "Jo Roe"))) == {"Jo Roe"}
    assert names(claim("perpetrator", Party("Red Hand", ActorKind.REBEL, "Red Hand"))) == frozenset()


def test_names_in_quotes_and_titles_are_private() -> None:
    """Where no party names them."""
    assert names(claim("toll", None, quote="the owner, Ana Prado")) == {"Ana Prado"}
    assert names(claim("deed", "riot"), title="Rosa Huaman speaks") == {"Rosa Huaman"}


@pytest.mark.parametrize(
    ("asserter", "private"),
    [
        ("Rosa Huaman, a neighbour", {"Rosa Huaman"}),
        ("Interior minister Carlos Rojas", frozenset()),
        ("Carlos Rojas, a police spokesman", frozenset()),
    ],
)
def test_who_speaks_by_virtue_of_a_post_is_not_private(asserter: str, private: frozenset[str]) -> None:
    """A minister's words are a minister's; a neighbour's are a neighbour's."""
    assert names(said_by(asserter)) == private


def test_who_was_harmed_is_private_whatever_the_post() -> None:
    """A murdered judge has a family."""
    assert names(claim("victim", None, quote="judge Carlos Rojas")) == {"Carlos Rojas"}


def test_actors_and_their_leaders_are_public() -> None:
    """What a text tells of an organisation is no private matter, nor is a part of such a name."""
    told = (profile("leader", "Comrade Sol"), profile("name", "Boko Haram"))
    assert names(*told, claim("toll", None, quote="Sol of Boko Haram")) == frozenset()


def test_rows_of_coded_datasets_are_not_looked_through() -> None:
    """They are published already, and may be very many."""
    row = replace(claim("toll", None, quote="Ana Prado", given=STATED), engine="import@1")
    assert names(row, title="Ana Prado") == frozenset()
