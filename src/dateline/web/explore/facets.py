"""How many events there are of each sort: what the lists beside the map offer to narrow by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TypedDict

import numpy as np

from dateline.pipeline.cells import MARK
from dateline.web.explore.asked import Lines
from dateline.web.explore.columns import Columns

MOST = 40
"""Values of one facet that are counted out, the largest first."""
NAMED = ("country", "deed", "perpetrator", "target")


class Facet(TypedDict):
    """One value to narrow by, and how many events have it."""

    value: str
    count: int


def facets(columns: Columns, lines: Lines) -> Mapping[str, list[Facet]]:
    """Count the sorts of some events."""
    return {
        **{name: named(columns, lines, name) for name in NAMED},
        "source": sources(columns, lines),
        "precision": _counted(enumerate(np.bincount(columns.precision[lines], minlength=8).tolist())),
        "disputed": _marked(columns, lines, "disputed"),
        "reviewed": _marked(columns, lines, "reviewed"),
    }


def named(columns: Columns, lines: Lines, name: str) -> list[Facet]:
    """Count the values of one column of names."""
    codes, names = columns.coded(name)
    return _counted(zip(names, _counts(codes[lines], len(names)), strict=True))


def sources(columns: Columns, lines: Lines) -> list[Facet]:
    """Count the sources that tell of some events; an event with two counts for both."""
    codes, names = columns.coded("source_ids")
    found: Counter[str] = Counter()
    for joined, count in zip(names, _counts(codes[lines], len(names)), strict=True):
        if count:
            found.update(dict.fromkeys((each for each in joined.split(MARK) if each), count))
    return _counted(found.items())


def _counts(codes: np.ndarray[tuple[int], np.dtype[np.int64]], size: int) -> list[int]:
    counted: list[int] = np.bincount(codes[codes >= 0], minlength=size).tolist()
    return counted


def _marked(columns: Columns, lines: Lines, name: str) -> list[Facet]:
    yes = int(np.count_nonzero(columns.marked(name)[lines]))
    return _counted((("true", yes), ("false", len(lines) - yes)))


def _counted(found: Iterable[tuple[object, int]]) -> list[Facet]:
    some = sorted(((str(value), count) for value, count in found if count), key=lambda each: (-each[1], each[0]))
    return [{"value": value, "count": count} for value, count in some[:MOST]]
