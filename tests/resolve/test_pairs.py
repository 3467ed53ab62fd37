"""Measures of pairs, against the same worked out one by one."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.interval import Interval
from dateline.model.place import distance_km
from dateline.resolve.block import Blocking, candidates
from dateline.resolve.columns import Bags, columns
from dateline.resolve.pairs import Pairs, day_gap, nearest, shared, toll_ratio
from dateline.resolve.views import AccountView
from tests.resolve.made import town, view

DAY = date(2020, 2, 27)


def bags(rows: list[set[int]]) -> Bags:
    """Make bags of words from sets of numbers."""
    starts = np.cumsum([0, *(len(row) for row in rows)])
    return Bags(starts, np.array([word for row in rows for word in sorted(row)], dtype=np.int64))


def all_pairs(count: int) -> Pairs:
    """Pair everything with everything."""
    left, right = np.triu_indices(count, 1)
    return Pairs(left, right)


words = st.lists(st.sets(st.integers(0, 9)), min_size=2, max_size=6)


@given(words)
def test_shared_words_weigh_what_they_weigh_one_by_one(rows: list[set[int]]) -> None:
    """The weight two accounts share is the sum over the words both have."""
    weight = np.arange(1.0, 11.0)
    found = shared(bags(rows), bags(rows), all_pairs(len(rows)), weight)
    pairs = all_pairs(len(rows))
    expected = [
        sum(weight[word] for word in rows[one] & rows[two]) for one, two in zip(pairs.left, pairs.right, strict=True)
    ]
    assert found.tolist() == pytest.approx(expected)


def test_nothing_is_shared_without_words() -> None:
    """Accounts without words share nothing."""
    assert shared(bags([set(), set()]), bags([set(), set()]), all_pairs(2), np.zeros(0)).tolist() == [0.0]


days = st.integers(-40, 40)
places = st.tuples(st.floats(-59, 59), st.floats(-170, 170))
accounts = st.lists(st.tuples(days, st.integers(0, 3), st.integers(0, 50), st.integers(0, 50)), min_size=2, max_size=12)


def views_of(rows: list[tuple[int, int, int, int]]) -> list[AccountView]:
    """Make accounts from a day, a length, and tenths of degrees."""
    return [
        view(
            f"a{number}",
            interval=Interval(DAY + timedelta(days=day), DAY + timedelta(days=day + length)),
            place=town(f"Town {north} {east}", 5 + north / 10, 5 + east / 10),
        )
        for number, (day, length, north, east) in enumerate(rows)
    ]


@given(accounts)
def test_days_and_kilometres_are_those_of_the_model(rows: list[tuple[int, int, int, int]]) -> None:
    """Columns measure what intervals and locations measure themselves."""
    views = views_of(rows)
    table, pairs = columns(views), all_pairs(len(views))
    for row, (one, two) in enumerate(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)):
        left, right = views[one], views[two]
        assert left.interval and right.interval and left.location and right.location  # noqa: PT018
        assert day_gap(table, pairs)[row] == left.interval.gap(right.interval)
        assert nearest(table, pairs).km[row] == pytest.approx(distance_km(left.location, right.location), abs=1e-6)


@given(accounts)
def test_every_pair_near_in_time_and_place_is_a_candidate(rows: list[tuple[int, int, int, int]]) -> None:
    """Blocking loses no pair within its slack of days and kilometres."""
    views = views_of(rows)
    table, blocking = columns(views), Blocking()
    found = candidates(table, blocking).pairs
    have = set(zip(found.left.tolist(), found.right.tolist(), strict=True))
    pairs = all_pairs(len(views))
    near = (day_gap(table, pairs) <= blocking.slack_days) & (nearest(table, pairs).km <= blocking.slack_km)
    wanted = set(zip(pairs.left[near].tolist(), pairs.right[near].tolist(), strict=True))
    assert wanted <= have
    assert all(left < right for left, right in have)


@given(accounts, st.integers(1, 5))
def test_new_accounts_have_the_candidates_they_would_have_among_all(
    rows: list[tuple[int, int, int, int]], count: int
) -> None:
    """Looking only for new accounts finds the pairs that touch them, and no others."""
    table = columns(views_of(rows))
    new = np.arange(len(table)) >= len(table) - count
    everything, touched = candidates(table, Blocking()).pairs, candidates(table, Blocking(), new).pairs
    touching = new[everything.left] | new[everything.right]
    assert touched.left.tolist() == everything.left[touching].tolist()
    assert touched.right.tolist() == everything.right[touching].tolist()


def test_a_month_in_a_country_meets_a_day_in_its_town() -> None:
    """A vague account is a candidate for the exact ones of its country and month, not of other months."""
    vague = view("v", interval=Interval.month(2020, 3), place=town("Landia", 12.0, 20.0, precision=6))  # type: ignore[arg-type]
    exact = view("e", interval=Interval.day(date(2020, 3, 9)), place=town("Zalambo", 10.0, 8.0))
    other = view("o", interval=Interval.day(date(2020, 9, 9)), place=town("Zalambo", 10.0, 8.0))
    found = candidates(columns([vague, exact, other]), Blocking()).pairs
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(0, 1)]


def test_a_crowded_block_is_left_out_and_counted() -> None:
    """Where too many accounts share a key the key is not used, and how many is known."""
    views = views_of([(0, 0, 0, 0)] * 5)
    found = candidates(columns(views), Blocking(crowded=4, commonest=4))
    assert len(found.pairs) == 0
    assert found.left_out >= 5


@pytest.mark.parametrize(
    ("one", "two", "ratio"),
    [((3, 3), (3, 3), 1.0), ((1, 5), (4, 9), 1.0), ((1, 1), (3, 3), 0.5), ((0, 0), (4, 4), 0.2)],
)
def test_tolls_are_as_near_as_their_ranges(one: tuple[int, int], two: tuple[int, int], ratio: float) -> None:
    """Ranges that meet agree; others are as near as the smaller is to the larger, each plus one."""
    low, high = np.array([one[0], two[0]]), np.array([one[1], two[1]])
    assert toll_ratio(low, high, all_pairs(2))[0] == pytest.approx(ratio)


def test_an_unknown_toll_is_near_nothing() -> None:
    """Where one account tells no toll there is nothing to compare."""
    assert np.isnan(toll_ratio(np.array([-1, 3]), np.array([-1, 3]), all_pairs(2))[0])
