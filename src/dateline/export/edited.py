"""Our own table after a person has edited it: what changed, and what cannot be taken, before anything is done."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.export.flat import EVENT_COLUMNS, EventRow
from dateline.model.codebook import deed
from dateline.model.edtf import from_edtf
from dateline.model.errors import DatelineError, InvalidValue
from dateline.model.evidence import Basis, Modality
from dateline.model.place import LATITUDE, LONGITUDE, Precision
from dateline.text.guard import unguarded

FOLLOWING = frozenset(
    {"id", "date_earliest", "date_latest", "date_prec", "others_affected", "attribution", "disputed", "sources"}
    | {"cited", "quotes"}
)
"""Columns that follow from others or from the documents, and are not edited in a table."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell that a person changed. Empty text is a value taken away."""

    event_id: str
    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class EditFault:
    """One cell or row that cannot be taken. ``line`` counts lines of the table, the header being 1."""

    line: int
    column: str
    value: str
    problem: str


@dataclass(frozen=True, slots=True)
class EditReport:
    """What an edited table would change. With any fault, nothing of it is to be taken."""

    edits: tuple[Edit, ...]
    faults: tuple[EditFault, ...]
    untouched: int


def edits_in(table: str, rows: Iterable[EventRow]) -> EditReport:
    """Compare an edited table with the rows it was made of, without changing anything.

    Rows are known by their id, wherever they stand; rows and columns that a person took out are left as they are.
    """
    known = {row["id"]: row for row in rows}
    edits: list[Edit] = []
    faults: list[EditFault] = []
    seen: set[str] = set()
    for line, cells in _lines(table):
        fault = _row_fault(line, cells, known, seen)
        if fault:
            faults.append(fault)
            continue
        seen.add(cells["id"])
        for edit in _changed(known[cells["id"]], cells):
            problem = _problem(edit)
            if problem:
                faults.append(EditFault(line, edit.column, edit.new, problem))
            else:
                edits.append(edit)
    touched = {edit.event_id for edit in edits}
    return EditReport(tuple(edits), tuple(faults), len(seen - touched))


def _lines(table: str) -> Iterator[tuple[int, dict[str, str]]]:
    lines = csv.reader(io.StringIO(table.removeprefix("\ufeff"), newline=""))
    header = [name.strip() for name in next(lines, [])]
    if "id" not in header:
        raise InvalidValue("the table has no column id", way_out="edit a file that `dateline export` wrote")
    for line, cells in enumerate(lines, start=2):
        if any(cells):
            yield line, {name: unguarded(cell) for name, cell in zip(header, cells, strict=False)}


def _row_fault(line: int, cells: Mapping[str, str], known: Mapping[str, EventRow], seen: set[str]) -> EditFault | None:
    event_id = cells.get("id", "")
    if event_id not in known:
        return EditFault(line, "id", event_id, "is no event here")
    if event_id in seen:
        return EditFault(line, "id", event_id, "stands in an earlier row too")
    return None


def _changed(row: EventRow, cells: Mapping[str, str]) -> Iterator[Edit]:
    told: Mapping[str, object] = {**row}
    for column in EVENT_COLUMNS:
        if column in cells:
            old, new = _written(told[column]), cells[column]
            if _plain(old) != _plain(new):
                yield Edit(row["id"], column, old, new.strip())


def _written(value: object) -> str:
    return "" if value is None else str(value)


def _plain(cell: str) -> str:
    """Drop what a spreadsheet changes by itself: blanks at the ends, line ends, and the zeros of a decimal."""
    words = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    try:
        return repr(float(words))
    except ValueError:
        return words


def _problem(edit: Edit) -> str | None:
    """Say what is wrong with a new cell, None where nothing is."""
    if edit.column in FOLLOWING:
        return "follows from other values and is not edited here"
    check = CHECKS.get(edit.column)
    if check is None or not edit.new:
        return None
    try:
        check(edit.new)
    except (DatelineError, ValueError) as wrong:
        return wrong.problem if isinstance(wrong, DatelineError) else "is not a value of this column"
    return None


def _count(cell: str) -> None:
    if float(cell) != int(float(cell)) or float(cell) < 0:
        raise ValueError(cell)


def _distance(cell: str) -> None:
    if not float(cell) >= 0:
        raise ValueError(cell)


def _within(limit: float) -> Callable[[str], object]:
    def check(cell: str) -> None:
        if not abs(float(cell)) <= limit:
            raise ValueError(cell)

    return check


CHECKS: Mapping[str, Callable[[str], object]] = {
    "deed": deed,
    "modality": Modality,
    "when": from_edtf,
    "where_prec": lambda cell: Precision(int(float(cell))),
    "latitude": _within(LATITUDE),
    "longitude": _within(LONGITUDE),
    "radius_km": _distance,
    "perpetrators_basis": Basis,
    **{f"{outcome}_{bound}": _count for outcome in ("killed", "injured") for bound in ("low", "best", "high")},
}
"""What a new cell of each column must be; the others hold any words."""
