"""Whole numbers in words and figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.text.numbers import TENS, UNITS, find_numbers, read_number


def values(text: str) -> list[int]:
    """Give the values of the numbers in a text."""
    return [number.value for number in find_numbers(text)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("seven", 7),
        ("Twenty-eight", 28),
        ("twenty eight", 28),
        ("2,000", 2000),
        ("12,34,567", 1234567),
        ("two-hundred", 200),
        ("a hundred", 100),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("one hundred and fifty", 150),
        ("one hundred fifty", 150),
        ("three hundred twenty-one thousand and five", 321005),
        ("1.2 million", 1_200_000),
        ("five lakh", 500_000),
        ("two crore", 20_000_000),
        ("10^20", 10**20),
    ],
)
def test_a_number_is_read_whole_however_it_is_written(words: str, value: int) -> None:
    """Figures, words and their mixtures give one number that covers all the words."""
    (number,) = find_numbers(words)
    assert (number.value, number.span.of(words)) == (value, words)


@pytest.mark.parametrize(
    ("words", "expected"), [("two three", [2, 3]), ("twelve and five", [12, 5]), ("five hundred 20", [500, 20])]
)
def test_two_numbers_side_by_side_stay_two(words: str, expected: list[int]) -> None:
    """Words that do not add up to one number are not added."""
    assert values(words) == expected


@pytest.mark.parametrize("words", ["3.5", "one-armed", "and", "million", "dozen", "tenth", "", "²"])
def test_what_is_no_whole_number_is_not_read_as_one(words: str) -> None:
    """Fractions, parts of other words and scales alone count nothing."""
    assert values(words) == []


def test_a_number_too_long_to_be_read_is_left_alone() -> None:
    """Fifty digits are no figure anyone wrote to be read; no exponent makes a number without bound."""
    assert values("9" * 50) == []
    assert values("10^99999") == []


def test_a_run_of_scales_ends() -> None:
    """ "million million million…" stays cheap: the number stops growing."""
    number = read_number(["two", *["million"] * 1000], 0)
    assert number is None or number[1] < 20


@given(st.integers(0, 10**12))
def test_figures_with_commas_say_their_value(value: int) -> None:
    """Any whole number written with thousands separators is read back."""
    assert values(f"{value:,}") == [value]


@given(st.sampled_from(sorted(TENS)), st.sampled_from([word for word, value in UNITS.items() if 0 < value <= 9]))
def test_tens_and_units_add_up(tens: str, unit: str) -> None:
    """ "thirty-four" and "thirty four" are the same number."""
    assert values(f"{tens}-{unit}") == values(f"{tens} {unit}") == [TENS[tens] + UNITS[unit]]


@given(st.text(max_size=200))
def test_spans_cover_the_words_in_order(text: str) -> None:
    """Whatever the text, numbers come in order, apart, and inside it."""
    ends = 0
    for number in find_numbers(text):
        assert ends <= number.span.start < number.span.end <= len(text)
        ends = number.span.end
