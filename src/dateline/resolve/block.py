"""Which pairs are worth comparing: those near in time and place, and those whose rare words meet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from dateline.model.interval import MONTH
from dateline.model.place import Precision
from dateline.resolve.columns import UNKNOWN, Columns, Flags, Ints
from dateline.resolve.pairs import Pairs

KM_PER_DEGREE = 111.0
STRIDE = 1 << 20
NEAR_POLE = 0.2
"""Cosine of the latitude beyond which degrees of longitude are not widened any more."""
VAGUEST = 13
"""Months: accounts dated more vaguely than a year are not looked for by their country."""


@dataclass(frozen=True, slots=True)
class Blocking:
    """How wide to look. Measured on judged pairs of one country-year: these find 96 % of true pairs in 1 % of all."""

    slack_days: int = 4
    slack_km: float = 100.0
    word_days: int = 40
    words: int = 6
    """How many of an account's rarest words are looked for elsewhere."""
    commonest: int = 30
    """A word met in more accounts of one stretch of time than this finds too much to be worth it."""
    unplaced: int = 100
    """How many accounts may share a day before those without a place are no longer held against all of them."""
    crowded: int = 3000
    """A block of more accounts than this is left out, and counted."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs to compare, each once, and how many accounts stood in blocks too crowded to use."""

    pairs: Pairs
    left_out: int


def candidates(known: Columns, blocking: Blocking, new: Flags | None = None) -> Candidates:
    """Find the pairs worth comparing; with ``new``, only those that have a new account."""
    found, left_out = [], 0
    for keys, rows, limit in _blocks(known, blocking):
        some, skipped = _meet(keys, rows, limit, new, accounts=len(known))
        found.append(np.unique(some))
        left_out += skipped
    codes = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    size = max(len(known), 1)
    return Candidates(Pairs(codes // size, codes % size), left_out)


def _blocks(known: Columns, blocking: Blocking) -> Iterator[tuple[Ints, Ints, int]]:
    """Give keys with the accounts that have them: two accounts that share a key are worth comparing."""
    rows = np.arange(len(known))
    yield known.text, rows, blocking.crowded
    yield *_time_and_place(known, blocking), blocking.crowded
    yield *_country_months(known), blocking.crowded
    yield *_days_without_place(known, blocking), blocking.unplaced
    yield *_places_without_day(known), blocking.unplaced
    yield *_rare_words(known, blocking), blocking.commonest


def _time_and_place(known: Columns, blocking: Blocking) -> tuple[Ints, Ints]:
    """Key accounts by stretches of days and squares of degrees, both widened by half the slack."""
    brief = known.dated & (known.last_day - known.first_day <= 2 * MONTH)
    usable = brief[:, None] & ~np.isnan(known.latitude) & (known.precision < Precision.COUNTRY)
    rows, slots = np.nonzero(usable)
    pad, step = blocking.slack_days // 2, blocking.slack_days + 1
    each, day = _spread(
        np.arange(len(rows)), (known.first_day[rows] - pad) // step, (known.last_day[rows] + pad) // step
    )
    rows, slots = rows[each], slots[each]
    latitude, longitude = known.latitude[rows, slots], known.longitude[rows, slots]
    reach = (known.radius[rows, slots] + blocking.slack_km / 2) / KM_PER_DEGREE
    wide = reach / np.maximum(np.cos(np.radians(latitude)), NEAR_POLE)
    each, row = _spread(np.arange(len(rows)), _floor(latitude - reach), _floor(latitude + reach))
    again, column = _spread(each, _floor(longitude - wide)[each], _floor(longitude + wide)[each])
    row = np.repeat(row, (_floor(longitude + wide) - _floor(longitude - wide) + 1)[each])
    return (day[again] * 181 + row + 90) * 541 + column + 270, rows[again]


def _days_without_place(known: Columns, blocking: Blocking) -> tuple[Ints, Ints]:
    """Key accounts without a place, and those of their days, by stretches of days."""
    brief = np.flatnonzero(known.dated & (known.last_day - known.first_day <= MONTH))
    pad, step = blocking.slack_days // 2, blocking.slack_days + 1
    rows, day = _spread(brief, (known.first_day[brief] - pad) // step, (known.last_day[brief] + pad) // step)
    return _where_any(day, rows, np.asarray(np.isnan(known.latitude).all(axis=1)))


def _places_without_day(known: Columns) -> tuple[Ints, Ints]:
    """Key accounts without a date, and those of their places, by the place's name."""
    rows = np.flatnonzero(known.place != UNKNOWN)
    return _where_any(known.place[rows], rows, ~known.dated)


def _where_any(keys: Ints, rows: Ints, wanted: Flags) -> tuple[Ints, Ints]:
    """Keep the keys that a wanted account has."""
    kept = np.isin(keys, keys[wanted[rows]])
    return keys[kept], rows[kept]


def _country_months(known: Columns) -> tuple[Ints, Ints]:
    """Key vaguely dated or placed accounts, and the others of their country and months."""
    first, last = known.first_day // MONTH, known.last_day // MONTH
    dated = known.dated & (last - first <= VAGUEST) & (known.country != UNKNOWN)
    vague = (known.precision[:, 0] >= Precision.COUNTRY) | np.isnan(known.latitude[:, 0]) | (last - first > 1)
    rows, month = _spread(np.flatnonzero(dated), first[dated], last[dated])
    return _where_any(known.country[rows] * STRIDE + month, rows, vague)


def _rare_words(known: Columns, blocking: Blocking) -> tuple[Ints, Ints]:
    """Key accounts by each of their rarest words and the stretch of time."""
    word_rows = np.repeat(np.arange(len(known)), known.told.sizes)
    words = known.told.words
    met_twice = np.bincount(words, minlength=len(known.rarity))[words] > 1
    usable = met_twice & known.dated[word_rows] & (known.last_day - known.first_day <= 2 * MONTH)[word_rows]
    word_rows, words = word_rows[usable], words[usable]
    order = np.lexsort((-known.rarity[words], word_rows))
    word_rows, words = word_rows[order], words[order]
    first_of = np.searchsorted(word_rows, word_rows)
    rarest = np.arange(len(words)) - first_of < blocking.words
    word_rows, words = word_rows[rarest], words[rarest]
    pad = blocking.word_days // 2
    step = blocking.word_days + 1
    first, last = (known.first_day[word_rows] - pad) // step, (known.last_day[word_rows] + pad) // step
    each, stretch = _spread(np.arange(len(word_rows)), first, last)
    return words[each] * STRIDE + stretch, word_rows[each]


def _floor(values: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Ints:
    return np.floor(values).astype(np.int64)


def _spread(things: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """Repeat each thing once for every whole number from its first to its last."""
    counts = last - first + 1
    within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.repeat(things, counts), np.repeat(first, counts) + within


def _meet(keys: Ints, rows: Ints, limit: int, new: Flags | None, *, accounts: int) -> tuple[Ints, int]:
    """Pair the accounts that share a key, each pair one number, smaller row first; count those in crowded blocks."""
    kept = keys != UNKNOWN
    if new is not None:
        kept &= np.isin(keys, keys[new[rows]])
    keys, rows = keys[kept], rows[kept]
    order = np.lexsort((rows, keys))
    keys, rows = keys[order], rows[order]
    ends = np.flatnonzero(np.diff(keys, append=UNKNOWN if len(keys) else 0)) + 1
    starts = np.concatenate(([0], ends[:-1])).astype(np.int64) if len(ends) else ends
    sizes = ends - starts
    crowded = sizes > limit
    after = np.repeat(np.where(crowded, starts, ends), sizes)
    at = np.arange(len(rows))
    counts = np.maximum(after - at - 1, 0)
    first = np.repeat(rows, counts)
    at = np.repeat(at + 1, counts) + np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    second = rows[at]
    del at
    wanted = first != second
    if new is not None:
        wanted &= new[first] | new[second]
    codes = first * accounts + second
    return codes[wanted], int(sizes[crowded].sum())
