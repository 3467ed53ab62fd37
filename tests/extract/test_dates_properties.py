"""What holds of dates in any text: spans, order, and time that grows no faster than the text."""

from __future__ import annotations

import time
from calendar import month_name
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.dates import find_times
from dateline.model.edtf import from_edtf, to_edtf
from dateline.model.interval import Interval

_WORDS = st.sampled_from(
    (
        "May",
        "3",
        "2014",
        "the",
        "of",
        "and",
        "-",
        "–",
        ",",
        ".",
        "(",
        ")",
        "early",
        "late",
        "first half",
        "week",
        "days",
        "two",
        "between",
        "since",
        "until",
        "last",
        "next",
        "Friday",
        "31",
        "February",
        "2015-02-30",
        "12:30",
        "p.m.",
        "BC",
        "480",
        "Ramadan",
        "1437",
        "AH",
        "Khordad",
        "year",
        "ago",
        "later",
        "that",
        "same",
        "night",
        "'s",
        "1990s",
        "\n",
    )
)
_ORDERS = ("{day} {month} {year}", "{month} {day}, {year}", "the {day}th of {month}, {year}", "{month} {day} {year}")
_DAYS = st.dates(date(1600, 1, 1), date(2199, 12, 31))


@given(st.lists(_WORDS, max_size=40).map(" ".join), st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_any_row_of_time_words_is_read_without_error(text: str, published: date | None) -> None:
    """Spans quote the text, come in order and do not overlap, and every interval can be written as EDTF."""
    found = find_times(text, published=published)
    for one in found:
        assert one.span.of(text) == one.words
        assert one.interval is None or from_edtf(to_edtf(one.interval)).earliest == one.interval.earliest
        assert one.invalid is None or one.interval is None
    assert all(one.span.end <= after.span.start for one, after in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_is_read_without_error(text: str) -> None:
    """Nothing a text holds can stop the reading."""
    assert all(one.span.of(text) == one.words for one in find_times(text))


@given(_DAYS, st.sampled_from(_ORDERS))
def test_a_written_date_is_found_whatever_its_order(day: date, order: str) -> None:
    """A full date in words means its day, with no date to count from."""
    words = order.format(day=day.day, month=month_name[day.month], year=day.year)
    (found,) = find_times(f"It happened on {words}.")
    assert found.interval == Interval.day(day)
    assert found.value == day.isoformat()


@given(_DAYS, st.integers(1, 300))
def test_days_later_are_counted_from_the_date_told(day: date, count: int) -> None:
    """So many days later is so many days later."""
    _, later = find_times(f"On {day.isoformat()} it burned. {count} days later it rained.")
    assert later.interval is not None
    assert later.interval.earliest is not None
    assert (later.interval.earliest - day).days == count


@given(_DAYS)
def test_a_weekday_of_a_report_is_within_the_week_before(day: date) -> None:
    """“On Friday” in a report lies no more than six days before it."""
    (found,) = find_times("Two men were shot on Friday.", published=day)
    assert found.interval is not None
    assert found.interval.earliest is not None
    assert found.interval.earliest.weekday() == 4
    assert 0 <= (day - found.interval.earliest).days <= 6


_HOSTILE = (
    *("May ", "2014 ", "1", "1-", "2001–", "'90", "12/12/", "Monday, ", "from 2001 to ", "two days after ", "early "),
    *("War (2001–2021) ", "Eid al-", "3 and ", "two hundred ", "the year of the ", "a.m. ", "1,000", "\n"),
)


@pytest.mark.parametrize("piece", _HOSTILE)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    """Eight times the text takes some eight times as long, whatever it repeats; a quadratic rule would take 64."""
    short, long = piece * (10_000 // len(piece)), piece * (80_000 // len(piece))
    best = min(_seconds(long) for _ in range(3))  # a collection of the whole test run's rubbish falls on one at most
    assert best < 24 * _seconds(short) + 0.2


@pytest.mark.slow
def test_a_megabyte_of_hostile_text_is_read_in_seconds() -> None:
    """Measured 2 to 5 s of one core for one megabyte; a rule that explodes would never end."""
    text = "".join(piece * (1_000_000 // len(_HOSTILE) // len(piece)) for piece in _HOSTILE)
    assert _seconds(text) < 60


def _seconds(text: str) -> float:
    started = time.process_time()
    find_times(text)
    return time.process_time() - started
