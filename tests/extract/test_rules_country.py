"""The country a report is about, from what speaks for it."""

from __future__ import annotations

import pytest

from dateline.extract.rules.country import weights
from dateline.extract.rules.country_words import Shares, known_shares
from tests.extract.rules_world import extract


def test_each_known_word_speaks_once() -> None:
    """A word told twice is counted where it first stands; one written small is no name."""
    shares = Shares({"bastia": {"FR": 90}})
    assert [span.start for span, _ in shares.told("Bastia, bastia and Bastia")] == [0]


def test_words_of_days_speak_for_no_country() -> None:
    """Days and months stand in reports of any country."""
    assert not {"monday", "friday", "march", "december"} & set(known_shares().percents)


def test_a_place_told_as_where_counts_more_than_one_told_as_whence() -> None:
    """A rocket fired from one country at a town of another is told of the second."""
    assert weights()["place in"] > weights()["place to"] > weights()["place from"]


@pytest.mark.parametrize(
    "words", ["A bomb exploded at an office on 3 May 1981.", "Two men were shot dead in March 1981."]
)
def test_where_nothing_speaks_no_country_is_told(words: str) -> None:
    """Unknown is unknown."""
    assert [claim for claim in extract(words).claims if claim.property == "country"] == []


def test_no_country_is_guessed_in_a_text_that_tells_deeds_in_two() -> None:
    """What a text is mostly about says nothing of a deed that it places nowhere beside deeds in two countries."""
    kerman, quetta = (
        "On 3 January 2024 bombs killed 94 people in Kerman, Iran.",
        "In July 2018 they killed 131 in Quetta.",
    )
    general = "A drone strike had killed a general of the Quds Force."
    assert guessed(f"{kerman} {quetta} {general}") == []
    assert guessed(f"{kerman} {general}") == ["IR"]


def guessed(words: str) -> list[str]:
    """Give the countries guessed for deeds that are placed nowhere."""
    return [str(claim.value) for claim in extract(words).claims if claim.property == "country"]
