"""UCDP's own numbers of the events that came from UCDP: its ids, dyads and actors."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from threading import Lock
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dateline.pipeline.indexing import EventCells
from dateline.pipeline.project import Project
from dateline.store.feed import Feed

PROPERTY = "coded:ucdp_ged"
KEPT = ("id", "dyad_new_id", "side_a_new_id", "side_b_new_id")
NONE = -1
Numbers = np.ndarray[Any, Any]


class GedNumbers:
    """Numbers by account, read once from the claims that keep coded rows, and on from there as more come."""

    def __init__(self) -> None:
        """Know none yet."""
        self._last = 0
        self._accounts: list[str] = []
        self._numbers: dict[str, list[int]] = {name: [] for name in KEPT}
        self._cells: EventCells | None = None
        self._by_line: dict[str, Numbers] = {}
        self._lock = Lock()

    def by_line(self, project: Project, cells: EventCells) -> Mapping[str, Numbers]:
        """Give each number for every line of the light columns, ``NONE`` where an event has none."""
        with self._lock:
            if self._cells is not cells:
                self._read(project)
                self._by_line, self._cells = self._laid_out(cells), cells
            return self._by_line

    def _read(self, project: Project) -> None:
        for seq, account, value in Feed(project.store).told(PROPERTY, self._last):
            cells = json.loads(json.loads(value))
            self._accounts.append(account)
            for name in KEPT:
                self._numbers[name].append(_number(cells.get(name)))
            self._last = seq

    def _laid_out(self, cells: EventCells) -> dict[str, Numbers]:
        """Lay the numbers out by line; an event of several accounts has those of its first."""
        first = pc.list_element(cells.table.column("members"), 0)
        found = pc.index_in(first, pa.array(self._accounts, pa.string()))
        rows = pc.fill_null(found, NONE).cast(pa.int64()).combine_chunks().to_numpy()
        return {name: np.array([*numbers, NONE], dtype=np.int64)[rows] for name, numbers in self._numbers.items()}


def among(numbers: Numbers, wanted: Collection[int]) -> Numbers:
    """Mark the lines whose number is one of some."""
    return np.isin(numbers, np.array(sorted(wanted), dtype=np.int64))


def _number(cell: str | None) -> int:
    return int(cell) if cell and cell.isascii() and cell.isdecimal() and len(cell) < 18 else NONE  # noqa: PLR2004
