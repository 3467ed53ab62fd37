"""The light columns of all events as arithmetic needs them, derived once for each state of the facts."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Collection, Hashable
from functools import cached_property
from threading import Lock
from typing import Any, Generic, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dateline.pipeline.indexing import EventCells

T = TypeVar("T")
Numbers = np.ndarray[Any, Any]
MOST_LOOKS = 32
"""Looks that are kept as long as the events do not change: 1 MB each at most."""
NORTHMOST = 85.0511
"""Latitude at which the square map of the web ends."""
NO_DAY = np.iinfo(np.int32).min
EXACT, AREA, LARGE = range(3)
"""How a place is drawn: a point, a district or province, or something larger; see ``CLASSES``."""
CLASSES = ("exact", "area", "large")
CLASS_OF_PRECISION = np.array([LARGE, EXACT, EXACT, AREA, AREA, LARGE, LARGE, LARGE], dtype=np.int8)
"""By UCDP's precision 1 to 7; a point of unknown precision (0) is not drawn as exact."""


class Recent(Generic[T]):
    """The newest answers to questions asked before, of which only some are kept."""

    def __init__(self, most: int) -> None:
        """Keep nothing yet."""
        self._most, self._kept, self._lock = most, OrderedDict[Hashable, T](), Lock()

    def get(self, question: Hashable, answer: Callable[[], T]) -> T:
        """Give the answer that is kept, or find it and keep it."""
        with self._lock:
            if question in self._kept:
                self._kept.move_to_end(question)
                return self._kept[question]
        found = answer()
        with self._lock:
            self._kept[question] = found
            if len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return found


class Columns:
    """What map, timeline and facets count, for all events at once."""

    def __init__(self, cells: EventCells) -> None:
        """Derive everything from the light columns."""
        self.cells = cells
        self.looks: Recent[Any] = Recent(MOST_LOOKS)

    @cached_property
    def placed(self) -> Numbers:
        """Tell which events have a point."""
        return np.asarray(
            pc.is_valid(self.cells.table.column("latitude")).combine_chunks().to_numpy(zero_copy_only=False)
        )

    @cached_property
    def x(self) -> Numbers:
        """Give the place from west to east on the square map of the web, from 0 to 1."""
        return np.asarray((self._plain("longitude", 0.0) + 180.0) / 360.0)

    @cached_property
    def y(self) -> Numbers:
        """Give the place from north to south on the square map of the web, from 0 to 1."""
        latitude = np.radians(np.clip(self._plain("latitude", 0.0), -NORTHMOST, NORTHMOST))
        return np.asarray(0.5 - np.log(np.tan(np.pi / 4 + latitude / 2)) / (2 * np.pi))

    @cached_property
    def precision(self) -> Numbers:
        """Give UCDP's precision of the place, 0 where it is not known."""
        return np.asarray(self._plain("precision", 0), dtype=np.int8)

    @cached_property
    def drawn(self) -> Numbers:
        """Tell how each place is drawn."""
        return np.asarray(CLASS_OF_PRECISION[np.clip(self.precision, 0, 7)])

    @cached_property
    def radius_km(self) -> Numbers:
        """Give the radius within which it may have been, 0 where none is known."""
        return np.asarray(self._plain("radius_km", 0.0))

    @cached_property
    def killed(self) -> Numbers:
        """Give the best figure of those killed, 0 where none is known."""
        return np.asarray(self._plain("killed_best", 0), dtype=np.int64)

    @cached_property
    def first_day(self) -> Numbers:
        """Give the first possible day, counted from 1970; a bound that is not known is taken from the other."""
        return self._day("earliest", "latest")

    @cached_property
    def last_day(self) -> Numbers:
        """Give the last possible day."""
        return self._day("latest", "earliest")

    def bars(self, unit: str) -> tuple[Numbers, Numbers]:
        """Give the days, months or years (D, M, Y) of the first and the last possible day, counted from 1970."""
        if unit not in self._bars:
            self._bars[unit] = (_whole(self.first_day, unit), _whole(self.last_day, unit))
        return self._bars[unit]

    def marked(self, name: str) -> Numbers:
        """Tell which events bear a mark."""
        if name not in self._marks:
            found = pc.fill_null(self.cells.table.column(name), pa.scalar(value=False))
            self._marks[name] = np.asarray(found.combine_chunks().to_numpy(zero_copy_only=False))
        return self._marks[name]

    @cached_property
    def lethal(self) -> Numbers:
        """Tell of which events any figure of those killed is above nought."""
        figures = [self._plain(f"killed_{figure}", 0) for figure in ("low", "best", "high")]
        return np.asarray(np.maximum.reduce(figures) > 0)

    def holds(self, name: str, wanted: Collection[str]) -> Numbers:
        """Tell which events have one of some names in a column."""
        codes, names = self.coded(name)
        return np.isin(codes, [code for code, each in enumerate(names) if each in wanted])

    def coded(self, name: str) -> tuple[Numbers, list[str]]:
        """Give a column of names as numbers and the names they stand for; -1 where there is none."""
        if name not in self._codes:
            self._codes[name] = _encoded(self.cells.table.column(name))
        return self._codes[name]

    @cached_property
    def _codes(self) -> dict[str, tuple[Numbers, list[str]]]:
        return {}

    @cached_property
    def _bars(self) -> dict[str, tuple[Numbers, Numbers]]:
        return {}

    @cached_property
    def _marks(self) -> dict[str, Numbers]:
        return {}

    def _day(self, name: str, otherwise: str) -> Numbers:
        table = self.cells.table
        day = pc.coalesce(table.column(name), table.column(otherwise)).cast(pa.int32())
        return np.asarray(pc.fill_null(day, NO_DAY).combine_chunks().to_numpy())

    def _plain(self, name: str, unknown: float) -> Numbers:
        column = self.cells.table.column(name)
        return np.asarray(pc.fill_null(column, pa.scalar(unknown, column.type)).combine_chunks().to_numpy())


class Held:
    """The columns of the newest state of the facts, made once however many ask at the same moment."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._columns: Columns | None = None
        self._lock = Lock()

    def of(self, cells: EventCells) -> Columns:
        """Give the columns derived from these cells."""
        with self._lock:
            if self._columns is None or self._columns.cells is not cells:
                self._columns = Columns(cells)
            return self._columns


def _whole(days: Numbers, unit: str) -> Numbers:
    return np.asarray(days.astype("datetime64[D]").astype(f"datetime64[{unit}]").astype(np.int64))


def _encoded(column: Any) -> tuple[Numbers, list[str]]:
    if not pa.types.is_dictionary(column.type):
        column = pc.dictionary_encode(column)
    joined = column.unify_dictionaries().combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if isinstance(joined, pa.ChunkedArray):
        joined = joined.chunk(0) if joined.num_chunks else pa.array([], pa.string()).dictionary_encode()
    codes = pc.fill_null(joined.indices, -1).to_numpy(zero_copy_only=False)
    return np.asarray(codes, dtype=np.int64), [str(name) for name in joined.dictionary.to_pylist()]
