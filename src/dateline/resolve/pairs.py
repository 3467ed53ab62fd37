"""Measures of many pairs of accounts at once: days, kilometres, ratios of tolls, words shared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.resolve.columns import UNKNOWN, Bags, Columns, Flags, Floats, Ints

EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of accounts by their rows: ``left[i]`` with ``right[i]``."""

    left: Ints
    right: Ints

    def __len__(self) -> int:
        """Count the pairs."""
        return len(self.left)

    def part(self, first: int, last: int) -> Pairs:
        """Give the pairs from one number to before another."""
        return Pairs(self.left[first:last], self.right[first:last])


def day_gap(known: Columns, pairs: Pairs) -> Ints:
    """Count the days between the two, 0 where their intervals meet."""
    after = known.first_day[pairs.right] - known.last_day[pairs.left]
    before = known.first_day[pairs.left] - known.last_day[pairs.right]
    return np.asarray(np.maximum(np.maximum(after, before), 0))


@dataclass(frozen=True, slots=True)
class Nearest:
    """The two places, one of each account, that lie nearest for how exactly they are told."""

    km: Floats
    """Not a number where either account names no place with coordinates."""
    reach: Floats
    """How far apart they may be and still be one place."""
    precision: Ints
    """The coarser of the two."""


def nearest(known: Columns, pairs: Pairs) -> Nearest:
    """Measure every place of the one against every place of the other, and keep the best."""
    best: Nearest | None = None
    slots = known.latitude.shape[1]
    for one in range(slots):
        for two in range(slots):
            found = _between(known, pairs, one, two)
            best = found if best is None else _nearer(best, found)
    return best or _between(known, pairs, 0, 0)


def _between(known: Columns, pairs: Pairs, one: int, two: int) -> Nearest:
    left, right = (pairs.left, one), (pairs.right, two)
    lat1, lat2 = np.radians(known.latitude[left]), np.radians(known.latitude[right])
    half_lat = (lat2 - lat1) / 2
    half_lon = np.radians(known.longitude[right] - known.longitude[left]) / 2
    chord = np.sin(half_lat) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin(half_lon) ** 2
    km = 2 * EARTH_KM * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
    precision = np.maximum(known.precision[left], known.precision[right])
    return Nearest(np.asarray(km), known.radius[left] + known.radius[right], precision)


def _nearer(one: Nearest, two: Nearest) -> Nearest:
    better = np.isnan(one.km) | (two.km - two.reach < one.km - one.reach)
    return Nearest(
        np.where(better, two.km, one.km),
        np.where(better, two.reach, one.reach),
        np.where(better, two.precision, one.precision),
    )


def shared(left: Bags, right: Bags, pairs: Pairs, weight: Floats) -> Floats:
    """Add up the weight of the words that both accounts of each pair have."""
    first, second = _keys(left, pairs.left, len(weight)), _keys(right, pairs.right, len(weight))
    if not len(first) or not len(second):
        return np.zeros(len(pairs))
    found = np.searchsorted(first, second)
    found[found == len(first)] = 0
    met = second[first[found] == second]
    size = max(len(weight), 1)
    return np.asarray(np.bincount(met // size, weights=weight[met % size], minlength=len(pairs)), dtype=np.float64)


def _keys(bags: Bags, rows: Ints, vocabulary: int) -> Ints:
    """Number every word of every pair's account: ascending, because pairs come in order and words are sorted."""
    sizes = bags.sizes[rows]
    pair_of = np.repeat(np.arange(len(rows)), sizes)
    within = np.arange(len(pair_of)) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    words = bags.words[np.repeat(bags.starts[rows], sizes) + within]
    return np.asarray(pair_of * max(vocabulary, 1) + words)


def weight_of(bags: Bags, weight: Floats) -> Floats:
    """Add up the weight of each account's words."""
    total = np.concatenate(([0.0], np.cumsum(weight[bags.words])))
    return np.asarray(total[bags.starts[1:]] - total[bags.starts[:-1]])


def holds(bags: Bags, rows: Ints, wanted: Ints) -> Flags:
    """Tell for each row whether its account's bag holds one number."""
    if not len(bags.words):
        return np.zeros(len(rows), dtype=np.bool_)
    step = int(max(bags.words.max(), wanted.max(initial=0))) + 2
    keys = np.repeat(np.arange(len(bags.sizes)), bags.sizes) * step + bags.words
    asked = rows * step + wanted
    found = np.minimum(np.searchsorted(keys, asked), len(keys) - 1)
    return np.asarray((keys[found] == asked) & (wanted >= 0))


def toll_ratio(low: Ints, high: Ints, pairs: Pairs) -> Floats:
    """Give how near two tolls are: 1 where their ranges meet, else the smaller over the larger, each plus one.

    Not a number where either account tells none.
    """
    less = np.minimum(high[pairs.left], high[pairs.right])
    more = np.maximum(low[pairs.left], low[pairs.right])
    ratio = np.where(less >= more, 1.0, (less + 1.0) / np.maximum(more + 1.0, 1.0))
    return np.where((low[pairs.left] == UNKNOWN) | (low[pairs.right] == UNKNOWN), np.nan, ratio)
