"""Cells of a table: what they must hold, and what they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache

from dateline.model.layout import CellKind, Layout
from dateline.model.place import LATITUDE, LONGITUDE
from dateline.read.coded.faults import CellFault

Row = Mapping[str, str]
"""The cells of one row by column; a column that the file has not is not there."""

INTEGER = re.compile(r"[+-]?\d{1,15}(?:\.0*)?")
NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ]00:00:00(?:\.0+)?Z?)?")

PATTERNS = {CellKind.INTEGER: INTEGER, CellKind.NUMBER: NUMBER, CellKind.DAY: DAY}
PROBLEMS = {
    CellKind.INTEGER: "is not a whole number",
    CellKind.NUMBER: "is not a number",
    CellKind.DAY: "is not a day written as YYYY-MM-DD",
}


def faults(row: Row, line: int, layout: Layout) -> Iterator[CellFault]:
    """Find the cells of one row that do not hold what their column says."""
    for name, kind, required in _checked(layout):
        value = row.get(name, "")
        if not value:
            if required:
                yield CellFault(line, name, value, "is missing")
        elif "\0" in value:
            yield CellFault(line, name, value, "holds a NUL character")
        elif kind in PATTERNS and not (PATTERNS[kind].fullmatch(value) and _exists(value, kind)):
            yield CellFault(line, name, value, PROBLEMS[kind])


@cache
def _checked(layout: Layout) -> tuple[tuple[str, CellKind, bool], ...]:
    """Lay out what is to be checked: reading it off the columns row by row took as long as the checks."""
    return tuple((column.name, column.kind, column.required) for column in layout.columns)


def integer(row: Row, column: str) -> int | None:
    """Read a whole number, None where the cell is empty."""
    value = row.get(column)
    return int(value.partition(".")[0]) if value else None


def number(row: Row, column: str) -> float | None:
    """Read a number, None where the cell is empty."""
    value = row.get(column)
    return float(value) if value else None


def day(row: Row, column: str) -> date | None:
    """Read a day, None where the cell is empty."""
    value = row.get(column)
    return date.fromisoformat(value[:10]) if value else None


def off_globe(row: Row) -> str | None:
    """Name the coordinate that lies off the globe, None where both lie on it."""
    for column, limit in (("latitude", LATITUDE), ("longitude", LONGITUDE)):
        if abs(number(row, column) or 0.0) > limit:
            return column
    return None


def _exists(value: str, kind: CellKind) -> bool:
    if kind is not CellKind.DAY:
        return True
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True
