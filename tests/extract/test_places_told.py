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


def places(words: str) -> set[str]:
    """Give the names of the places that deeds of a text are told at."""
    found = (claim.value for claim in extract(words).claims if claim.property == "place")
    return {each.name or each.words for each in found if isinstance(each, Location)}


def test_local_government_area_is_a_place() -> None:
    """The area and its state are places, whatever body the model takes them for."""
    words = (
        "Gunmen invaded a hamlet in Zaki Local Government Area of Bauchi State on 8 May 2019, killing three teachers."
    )
    assert any(place.startswith("Zaki") for place in places(words))
    assert "Bauchi State" in places(words)


def test_camp_listed_as_one() -> None:
    """A camp told by its name alone is found where the gazetteer lists it as "X Camp"."""
    assert "Ash Shati Camp" in places("An air strike on the Shati refugee camp in Gaza killed four men on 3 July 2023.")


def test_what_is_marched_into_is_a_place() -> None:
    """Where armed men push into a name it is a place, which "where" then points to."""
    words = "On 25 March 2015 the rebels pushed into Lahij, where they captured a minister in Yemen."
    assert "Laḩij" in places(words)
    assert places("Militants marched into Tessalit on 4 April 2012, where they beheaded two officials.") == {"Tessalit"}


def test_who_somebody_is_is_no_place() -> None:
    """A name set beside what somebody is tells who it was."""
    assert "Brigadier James Moyo" not in places(
        "Gunmen killed the attaché, Brigadier James Moyo, in heavy rain on 3 May 2001."
    )


def test_who_holds_an_office_is_no_second_town() -> None:
    """A man named after the town whose mayor he is makes no list of towns."""
    words = "The mayor of the port of Manta in Ecuador, Rosa Intriago, was shot dead on 23 July 2023."
    assert "Rosa Intriago" not in places(words)


def test_a_people_before_its_peasants_is_no_place() -> None:
    """A name that no list has, before what its people are, names them; a town's farmers are of the town."""
    assert places("Troops shot dead 12 Q'eqchi' farmers near Cobán on 3 May 1982.") == {"Cobán"}
    assert "Goma" in places("Rebels killed four Goma farmers on 3 May 2013.")


def test_whose_square_it_was_is_a_town() -> None:
    """A name that the model takes for a person is a town where somebody stood in its square."""
    assert "Panzos" in places("On 29 May 1978 soldiers fired into a crowd in the square of Panzós, killing 53 people.")
