"""Tests of places that only the words around them tell."""

from __future__ import annotations

import pytest

from dateline.extract.places import told_places
from dateline.model.place import Location
from tests.extract.rules_world import extract, parse


def named(words: str) -> list[str]:
    """Give the places told in a text from which nothing is taken yet."""
    return [place.words for place in told_places(parse(words), [])]


def test_word_for_a_settlement_makes_a_place() -> None:
    """The words before or after a name call it an island, a town, a quarter."""
    assert "Ruvolé" in named("Rebels attacked the post on the island of Ruvolé, and left.")
    assert "Derqan Tabar" in named("Planes bombed Derqan Tabar, a small mining town in the north, on 4 May 2016.")
    assert "Sabkhat" in named("Two people died in the Sabkhat quarter in the east of the city.")


def test_name_after_a_word_of_place_is_one() -> None:
    """A name after "at" or "near" that ends there is a place, whatever its parts are joined with."""
    assert "Quebrada del Zorro" in named("Soldiers killed nine farmers at Quebrada del Zorro, in the hills.")
    assert "Umm al-Qasab" in named("A bomb went off near Umm al-Qasab on Tuesday.")


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen shot at Petrov and fled.",
        "The envoy spoke at Harvard University on Monday.",
        "Protesters gathered outside Parliament on Friday.",
        "They met at Christmas, and again near Easter.",
        "He was arrested near Central Police headquarters.",
    ],
)
def test_what_is_shot_at_is_no_place(words: str) -> None:
    """People, bodies, days and the first words of longer names are none."""
    assert not {"Petrov", "Harvard University", "Parliament", "Christmas", "Easter", "Central Police"} & set(
        named(words)
    )


def test_village_no_other_name_bears_out_keeps_its_words() -> None:
    """A quarter of Baghdad is not put in the country of its namesake."""
    extraction = extract(
        "A bomb killed two people in Baghdad. A roadside bomb killed four people in the Shaab quarter."
    )
    places = [claim.value for claim in extraction.claims if claim.property == "place"]
    told = [place for place in places if isinstance(place, Location) and place.words == "Shaab"]
    assert told
    assert all(place.country in {None, "IQ"} for place in told)
