"""Events on a map, counted together where they are too near to tell apart."""

from __future__ import annotations

from typing import Any, TypedDict

import numpy as np

from dateline.pipeline.filters import Box
from dateline.web.explore.asked import Lines
from dateline.web.explore.columns import CLASSES, Columns, Numbers

CELLS_PER_TILE = 4
"""Cells across one tile of 256 pixels: counts of four figures fit into 64 pixels side by side."""
DEEPEST = 16
"""Zoom beyond which cells grow no smaller: about ten metres, finer than any gazetteer."""
MOST = 3000
"""Clusters of one answer; those with the fewest events are left out and counted."""
COUNTED_OUT = 8
"""Cells for each event up to which all are counted, empty ones too: of 400,000 events up to a zoom of 8."""
MARGIN = 0.1
"""Share of the view beyond its edges that is counted too, so that a small move shows no gap."""


class Cluster(TypedDict):
    """Some events near one another that are drawn alike: a point, an area, or something larger.

    ``id`` is the event's where it stands alone. ``radius_km`` is the largest radius within which one may have been.
    """

    latitude: float
    longitude: float
    count: int
    killed: int
    drawn: str
    radius_km: float
    id: str | None


def cluster(columns: Columns, lines: Lines, zoom: float, view: Box | None) -> tuple[list[Cluster], int]:
    """Count the placed events of some lines together in the cells of a grid; give the number left out, too."""
    some = lines[columns.placed[lines]]
    if view is not None:
        some = some[_inside(columns, some, view)]
    if not len(some):
        return [], 0
    first, group, count = _grouped(_cells(columns, some, zoom))
    order = np.argsort(-count, kind="stable")
    sums = _Sums(columns, some, group, len(first))
    made = [sums.cluster(int(each), int(first[each]), int(count[each])) for each in order[:MOST]]
    return made, int(count[order[MOST:]].sum())


def _grouped(cells: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Number the cells that hold something from nought: give the first line of each, each line's cell, and the counts.

    ``numpy.unique`` sorts, which takes four times as long; of cells finer than can be counted out it is the only way.
    """
    size = int(cells.max()) + 1
    if size > COUNTED_OUT * len(cells):
        _, first, group, count = np.unique(cells, return_index=True, return_inverse=True, return_counts=True)
        return first, group, count
    counts = np.bincount(cells, minlength=size)
    held = np.flatnonzero(counts)
    number = np.empty(size, dtype=np.int64)
    number[held] = np.arange(len(held))
    group = number[cells]
    first = np.empty(len(held), dtype=np.int64)
    first[group[::-1]] = np.arange(len(cells))[::-1]
    return first, group, counts[held]


class _Sums:
    """What each cell holds, added up."""

    def __init__(self, columns: Columns, lines: Lines, group: Numbers, size: int) -> None:
        self._columns, self._lines = columns, lines
        self._x = np.bincount(group, columns.x[lines], size)
        self._y = np.bincount(group, columns.y[lines], size)
        self._killed = np.bincount(group, columns.killed[lines], size)
        self._radius = np.zeros(size)
        radius = columns.radius_km[lines]
        wide = radius > 0  # few are, and looking up the largest is slow
        np.maximum.at(self._radius, group[wide], radius[wide])

    def cluster(self, cell: int, first: int, count: int) -> Cluster:
        line = int(self._lines[first])
        x, y = self._x[cell] / count, self._y[cell] / count
        return {
            "latitude": round(float(np.degrees(2 * np.arctan(np.exp((0.5 - y) * 2 * np.pi)) - np.pi / 2)), 5),
            "longitude": round(float(x * 360 - 180), 5),
            "count": count,
            "killed": int(self._killed[cell]),
            "drawn": CLASSES[int(self._columns.drawn[line])],
            "radius_km": round(float(self._radius[cell]), 1),
            "id": str(self._columns.cells.table.column("id")[line].as_py()) if count == 1 else None,
        }


def _cells(columns: Columns, lines: Lines, zoom: float) -> Numbers:
    """Number the cell each event is in, apart for each way of drawing: a province is not counted into a town."""
    across = CELLS_PER_TILE * 2 ** int(min(max(zoom, 0), DEEPEST))
    column = np.minimum((columns.x[lines] * across).astype(np.int64), across - 1)
    row = np.minimum((columns.y[lines] * across).astype(np.int64), across - 1)
    found: Numbers = (row * across + column) * len(CLASSES) + columns.drawn[lines]
    return found


def _inside(columns: Columns, lines: Lines, view: Box) -> Any:
    latitude = np.degrees(2 * np.arctan(np.exp((0.5 - columns.y[lines]) * 2 * np.pi)) - np.pi / 2)
    longitude = columns.x[lines] * 360 - 180
    wide = (view.east - view.west) % 360 * MARGIN
    high = (view.north - view.south) * MARGIN
    within = (latitude >= view.south - high) & (latitude <= view.north + high)
    west, east = longitude >= view.west - wide, longitude <= view.east + wide
    return within & ((west & east) if view.west <= view.east else (west | east))
