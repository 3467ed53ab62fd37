"""The light columns of all events as one table: found by id, put in order of time, and sifted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dateline.model.errors import InvalidValue, NotFound
from dateline.pipeline.cells import Table
from dateline.pipeline.filters import EventFilter
from dateline.pipeline.sifting import Mask, sift
from dateline.resolve.assemble import event_id

UNDATED = np.iinfo(np.int32).max
"""Sorts events without any day last."""


class EventCells:
    """The light columns of all events, one line each, in the order of adding; see ``cells.EVENTS`` for their names."""

    def __init__(self, table: Table) -> None:
        """Hold an Arrow table."""
        self.table = table

    def __len__(self) -> int:
        """Count the events."""
        return int(self.table.num_rows)

    def column(self, name: str) -> np.ndarray[Any, Any]:
        """Give one column as NumPy holds it; figures that are not known are NaN."""
        found: np.ndarray[Any, Any] = self.table.column(name).combine_chunks().to_numpy(zero_copy_only=False)
        return found

    def select(self, wanted: EventFilter, names: Collection[str] = ()) -> Mask:
        """Mark the wanted events, line by line."""
        return sift(self.table, wanted, names)

    @cached_property
    def days(self) -> np.ndarray[Any, np.dtype[np.int32]]:
        """Give the day each event is sorted by, counted from 1970: its first possible one."""
        day = pc.coalesce(self.table["earliest"], self.table["latest"]).cast(pa.int32())
        found: np.ndarray[Any, np.dtype[np.int32]] = pc.fill_null(day, UNDATED).combine_chunks().to_numpy()
        return found

    @cached_property
    def by_time(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Give the numbers of all lines in order of time; of one day, in the order of adding."""
        return np.argsort(self.days, kind="stable")

    @cached_property
    def former(self) -> dict[str, int]:
        """Tell the line of the event that now holds the founder of each event that was merged into it."""
        several = np.flatnonzero(pc.list_value_length(self.table["members"]).combine_chunks().to_numpy() > 1)
        lines = zip(several.tolist(), self.members(several), strict=True)
        return {event_id(each): line for line, members in lines for each in members[1:]}

    def members(self, lines: Sequence[int] | np.ndarray[Any, Any]) -> list[list[str]]:
        """Give the accounts of some events, by line."""
        found: list[list[str]] = self.table["members"].take(pa.array(lines, pa.int64())).to_pylist()
        return found

    def line(self, wanted: str) -> int:
        """Find an event by its id, by an id it had before a merge, or by the beginning of either."""
        exact = self.line_of(wanted)
        if exact is not None:
            return exact
        begun = np.flatnonzero(pc.starts_with(self.table["id"], wanted).combine_chunks().to_numpy(zero_copy_only=False))
        found = {*begun.tolist(), *(line for former, line in self.former.items() if former.startswith(wanted))}
        if len(found) > 1:
            raise NotFound(f"{len(found)} events begin with {wanted!r}", way_out="give more of the id")
        if not found:
            raise NotFound(f"no event {wanted!r}", way_out="see `dateline events` for the ids")
        return int(found.pop())

    def line_of(self, wanted: str) -> int | None:
        """Find an event by its whole id, or one it had before a merge; None where there is none."""
        exact = int(pc.index(self.table["id"], wanted).as_py())
        return exact if exact >= 0 else self.former.get(wanted)

    def cursor(self, line: int) -> str:
        """Mark the place of a line in the order of time, for the next page to begin after."""
        return f"{self.days[line]}.{self.table['extraction'][line]}.{self.table['number'][line]}"

    def later(self, lines: np.ndarray[Any, Any], cursor: str) -> Mask:
        """Mark those of some lines that come after a cursor, whether or not the event it was made of is still there."""
        try:
            day, extraction, number = (int(part) for part in cursor.split("."))
        except ValueError:
            raise InvalidValue(
                f"{cursor!r} is no cursor", way_out="give the one that the page before came with"
            ) from None
        found = [(self.days, day), (self.column("extraction"), extraction), (self.column("number"), number)]
        later = np.zeros(len(lines), dtype=np.bool_)
        for column, bound in reversed(found):
            values = column[lines]
            later = (values > bound) | ((values == bound) & later)
        return later
