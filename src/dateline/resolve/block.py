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
        some, skipped = _meet(keys, rows, limit, new)
        found.append(some[0] * len(known) + some[1])
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
    yield *_rare_words(known, blocking), blocking.commonest


def _time_and_place(known: Columns, blocking: Blocking) -> tuple[Ints, Ints]:
    """Key accounts by stretches of days and squares of degrees, both widened by half the slack."""
    brief = known.dated & (known.last_day - known.first_day <= 2 * MONTH)
    rows = np.flatnonzero(brief & ~np.isnan(known.latitude) & (known.precision < Precision.COUNTRY))
    pad, step = blocking.slack_days // 2, blocking.slack_days + 1
    rows, day = _spread(rows, (known.first_day[rows] - pad) // step, (known.last_day[rows] + pad) // step)
    reach = (known.radius[rows] + blocking.slack_km / 2) / KM_PER_DEGREE
    first, last = _floor(known.latitude[rows] - reach), _floor(known.latitude[rows] + reach)
    each, row = _spread(np.arange(len(rows)), first, last)
    rows, day = rows[each], day[each]
    wide = (known.radius[rows] + blocking.slack_km / 2) / KM_PER_DEGREE
    wide = wide / np.maximum(np.cos(np.radians(known.latitude[rows])), 0.2)
    first, last = _floor(known.longitude[rows] - wide), _floor(known.longitude[rows] + wide)
    each, column = _spread(np.arange(len(rows)), first, last)
    return (day[each] * 181 + row[each] + 90) * 541 + column + 270, rows[each]


def _country_months(known: Columns) -> tuple[Ints, Ints]:
    """Key vaguely dated or placed accounts, and the others of their country and months."""
    months_first, months_last = known.first_day // MONTH, known.last_day // MONTH
    dated = known.dated & (months_last - months_first <= VAGUEST) & (known.country != UNKNOWN)
    vague = (known.precision >= Precision.COUNTRY) | np.isnan(known.latitude) | (months_last - months_first > 1)
    rows, month = _spread(np.flatnonzero(dated), months_first[dated], months_last[dated])
    keys = known.country[rows] * STRIDE + month
    wanted = np.isin(keys, keys[vague[rows]])
    return keys[wanted], rows[wanted]


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


def _meet(keys: Ints, rows: Ints, limit: int, new: Flags | None) -> tuple[tuple[Ints, Ints], int]:
    """Pair the accounts that share a key, each pair smaller row first, and count those in crowded blocks."""
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
    left = np.repeat(at, counts)
    right = left + 1 + np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    first, second = rows[left], rows[right]
    wanted = first != second
    if new is not None:
        wanted &= new[first] | new[second]
    return (first[wanted], second[wanted]), int(sizes[crowded].sum())
