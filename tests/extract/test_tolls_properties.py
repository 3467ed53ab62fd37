"""What holds of tolls in any text, and how long reading takes."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.tolls import find_tolls, incident_count

MEGABYTE = 1_000_000
SLOWEST = 60
"""Seconds of processor time for a megabyte; the slowest text below takes 8 on an idle core."""
FEWEST_A_SECOND = 10_000

OUTCOMES = ["killed", "wounded", "injuring", "casualties", "bodies", "found", "death", "toll", "rose", "shot", "dead"]
PEOPLE = ["people", "policemen", "a", "the", "their", "himself", "Mosul", "who", "which", "one"]
NUMBERS = ["two", "14", "20", "dozens", "10^20", "no", "at", "least", "between", "to"]
JOINS = ["and", ",", ".", "of", "was", "were", "including", "in", "not", "(", ")"]

vocabulary = st.sampled_from(OUTCOMES + PEOPLE + NUMBERS + JOINS)
sentences = st.lists(vocabulary, max_size=40).map(" ".join)


@given(sentences | st.text(max_size=300))
def test_every_span_lies_in_the_text_and_quotes_the_phrase(text: str) -> None:
    """Whatever the text, a mention can be shown in it."""
    for mention in find_tolls(text):
        assert mention.span.of(text) == mention.toll.phrase
        assert len(mention.trigger) > 0
        assert mention.trigger.end <= len(text)
        if mention.group_span is not None:
            assert mention.group_span.of(text) == mention.toll.group


@given(sentences)
def test_no_phrase_is_counted_twice_for_one_outcome(text: str) -> None:
    """One phrase under one outcome is one toll, however many words tell the outcome."""
    keys = [(mention.span.start, mention.toll.outcome) for mention in find_tolls(text)]
    assert len(keys) == len(set(keys))


@given(sentences)
def test_a_flagged_figure_is_never_kept(text: str) -> None:
    """What is not believed has no figure."""
    assert not any(mention.flag and mention.toll.known for mention in find_tolls(text))


@given(st.integers(1, 5000), st.integers(1, 5000))
def test_any_figure_is_read_as_written(killed: int, injured: int) -> None:
    """The grammar knows no favourite numbers."""
    text = f"The shelling killed {killed:,} civilians and wounded {injured} people."
    assert incident_count(text) == (killed, injured)


UNITS = [
    *[
        "killed ",
        "20 ",
        "( ",
        "two were ",
        "policeman and ",
        "3 dead, ",
        "killed 3 of of ",
        "who were killed ",
        "9",
        "A.",
    ],
    *["Their bodies were found. ", "twenty-", "10^10", "killed including ", "\n ", "20 killed, police said "],
]


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS)
def test_a_megabyte_of_anything_is_read_in_seconds(unit: str) -> None:
    """No text makes the grammar walk the same words again and again."""
    text = "Two men were killed " + unit * (MEGABYTE // len(unit))
    begun = time.process_time()
    find_tolls(text)
    assert time.process_time() - begun < SLOWEST


@pytest.mark.parametrize("unit", UNITS)
def test_reading_takes_time_in_proportion_to_length(unit: str) -> None:
    """A text four times as long takes four times as long, give or take what a busy machine adds."""
    assert _seconds(unit, 40_000) < 12 * _seconds(unit, 10_000) + 0.2


def _seconds(unit: str, length: int) -> float:
    """Time the best of three: a garbage collection of everything else in the process is not the grammar's."""
    text = "Two men were killed " + unit * (length // len(unit))
    times = []
    for _ in range(3):
        begun = time.process_time()
        incident_count(text)
        times.append(time.process_time() - begun)
    return min(times)


def test_ten_thousand_sentences_a_second() -> None:
    """Most sentences tell no toll and are passed over; the others are read fast enough not to matter."""
    told = ["Gunmen on motorcycles killed two policemen and wounded a bystander near the market in Quetta on Monday."]
    untold = ["The minister opened a new school in the northern town of Gao and spoke of hope and peace."]
    batch = (told + untold * 2) * 1000
    begun = time.process_time()
    for sentence in batch:
        find_tolls(sentence)
    assert len(batch) / (time.process_time() - begun) > FEWEST_A_SECOND
