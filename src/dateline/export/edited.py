"""Our own table after a person has edited it: what changed, and what cannot be taken, before anything is done."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.export.flat import EVENT_COLUMNS, EventRow
from dateline.export.veil import WITHHELD
from dateline.model.codebook import deed
from dateline.model.edtf import from_edtf
from dateline.model.errors import DatelineError, InvalidValue
from dateline.model.place import LATITUDE, LONGITUDE, Precision
from dateline.text.guard import unguarded

FOLLOWING = frozenset(
    {"id", "date_earliest", "date_latest", "date_prec", "others_affected", "attribution", "disputed", "sources"}
    | {"cited", "quotes", "modality", "perpetrators_basis"}
)
"""Columns that follow from others or from the documents, or say on what footing a value stands: not edited here."""
DECIMALS = frozenset({"latitude", "longitude", "radius_km"})
DELIMITERS = ",;\t"
"""What spreadsheets put between cells, by country and by format."""
WRITTEN_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?: 0?0:00(?::00)?)?")
WRITTEN_MONTH = re.compile(r"([A-Za-z]{3,9})\.?[- ](\d{4}|\d{2})")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
CENTURY = 100
YEAR_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell that a person changed. Empty text is a value taken away."""

    event_id: str
    column: str
    old: str
    new: str
    line: int = field(default=0, compare=False)
    """Where it stands in the table, the header being 1."""


@dataclass(frozen=True, slots=True)
class EditFault:
    """One cell or row that cannot be taken. ``line`` counts lines of the table, the header being 1."""

    line: int
    column: str
    value: str
    problem: str


@dataclass(frozen=True, slots=True)
class EditReport:
    """What an edited table would change. With any fault, nothing of it is to be taken.

    ``passed_over`` names columns of the table that are not ours, such as a person's notes.
    """

    edits: tuple[Edit, ...]
    faults: tuple[EditFault, ...]
    untouched: int
    passed_over: tuple[str, ...] = ()


def edits_in(table: str, rows: Iterable[EventRow]) -> EditReport:
    """Compare an edited table with the rows it was made of, without changing anything.

    Rows are known by their id, wherever they stand; rows and columns that a person took out are left as they are.
    """
    known = {row["id"]: row for row in rows}
    edits: list[Edit] = []
    faults: list[EditFault] = []
    seen: set[str] = set()
    header, lines = _read(table)
    for line, values in lines:
        cells = dict(zip(header, values, strict=False))
        fault = _width_fault(line, header, values) or _row_fault(line, cells, known, seen)
        if fault:
            faults.append(fault)
            continue
        seen.add(cells["id"])
        for edit in _changed(known[cells["id"]], cells, line):
            problem = _problem(edit)
            if problem:
                faults.append(EditFault(line, edit.column, edit.new, problem))
            else:
                edits.append(edit)
    touched = {edit.event_id for edit in edits}
    passed_over = tuple(name for name in header if name not in EVENT_COLUMNS)
    return EditReport(tuple(edits), tuple(faults), len(seen - touched), passed_over)


def _read(table: str) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Read the header and the rows, whatever a spreadsheet puts between cells."""
    words = table.removeprefix("\ufeff")
    first = words.split("\n", 1)[0]
    delimiter = max(DELIMITERS, key=lambda mark: (first.count(mark), -DELIMITERS.index(mark)))
    lines = csv.reader(io.StringIO(words, newline=""), delimiter=delimiter)
    header = [name.strip() for name in next(lines, [])]
    if "id" not in header:
        raise InvalidValue("the table has no column id", way_out="edit a file that `dateline export` wrote")
    twice = [name for name in header if name and header.count(name) > 1]
    if twice:
        raise InvalidValue(f"the table has two columns {twice[0]}", way_out="take one of them out")
    cells = ((number, [unguarded(cell) for cell in row]) for number, row in enumerate(lines, start=2) if any(row))
    return header, cells


def _width_fault(line: int, header: list[str], values: list[str]) -> EditFault | None:
    if len(values) == len(header):
        return None
    return EditFault(line, "", "", f"has {len(values)} cells under {len(header)} columns")


def _row_fault(line: int, cells: Mapping[str, str], known: Mapping[str, EventRow], seen: set[str]) -> EditFault | None:
    event_id = cells.get("id", "")
    if event_id not in known:
        return EditFault(line, "id", event_id, "is no event here")
    if event_id in seen:
        return EditFault(line, "id", event_id, "stands in an earlier row too")
    return None


def _changed(row: EventRow, cells: Mapping[str, str], line: int) -> Iterator[Edit]:
    told: Mapping[str, object] = {**row}
    for column in EVENT_COLUMNS:
        if column in cells:
            old, new = _written(told[column]), cells[column]
            if _plain(old) != _plain(new) and not _same_time(old, new):
                yield Edit(row["id"], column, old, _typed(column, new.strip()), line)


def _written(value: object) -> str:
    return "" if value is None else str(value)


def _plain(cell: str) -> str:
    """Drop what a spreadsheet changes by itself: blanks, line ends, the zeros of a decimal and the comma in it."""
    words = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
    try:
        return repr(float(words if words.count(",") != 1 else words.replace(",", ".")))
    except ValueError:
        return words


def _same_time(old: str, new: str) -> bool:
    """Tell whether a spreadsheet wrote the same day or month its own way: 21/09/2013, 9/21/13, Sep-13."""
    return old in _days(new.strip()) or old == _month(new.strip())


def _days(cell: str) -> frozenset[str]:
    """Give the days that a cell may mean, whichever of day and month comes first."""
    found = WRITTEN_DAY.fullmatch(cell)
    if not found:
        return frozenset()
    one, two = int(found[1]), int(found[2])
    return frozenset(day for year in _years(found[3]) for day in (_day(year, one, two), _day(year, two, one)) if day)


def _years(digits: str) -> tuple[int, ...]:
    year = int(digits)
    return (year,) if len(digits) == YEAR_DIGITS else (1900 + year, 2000 + year)


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _month(cell: str) -> str | None:
    found = WRITTEN_MONTH.fullmatch(cell)
    if not found or found[1][:3].lower() not in MONTHS:
        return None
    year = max(_years(found[2])) if int(found[2]) < CENTURY // 2 else min(_years(found[2]))
    return f"{year:04}-{MONTHS.index(found[1][:3].lower()) + 1:02}"


def _typed(column: str, cell: str) -> str:
    """Read a changed day or decimal that a spreadsheet wrote its own way, where only one can be meant."""
    if column in DECIMALS:
        return cell.replace(",", ".")
    days = _days(cell) if column == "when" else frozenset()
    if len(days) == 1:
        return next(iter(days))
    return (_month(cell) or cell) if column == "when" else cell


def _problem(edit: Edit) -> str | None:
    """Say what is wrong with a new cell, None where nothing is."""
    if edit.column in FOLLOWING:
        return "follows from other values and is not edited here"
    if _new_mask(edit):
        return "holds a withheld name: edit a table exported with --private-names"
    if len(_days(edit.new)) > 1:
        return f"may be {' or '.join(sorted(_days(edit.new)))}: write it so"
    check = CHECKS.get(edit.column)
    if check is None or not edit.new:
        return None
    try:
        check(edit.new)
    except (DatelineError, ValueError) as wrong:
        return wrong.problem if isinstance(wrong, DatelineError) else "is not a value of this column"
    return None


def _new_mask(edit: Edit) -> bool:
    """Tell whether a piece of the new cell holds a withheld name that the old one did not show in just that piece."""
    old, new = ({piece.strip() for piece in cell.split(";")} for cell in (edit.old, edit.new))
    return any(WITHHELD in piece for piece in new - old)


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
    "when": from_edtf,
    "where_prec": lambda cell: Precision(int(float(cell))),
    "latitude": _within(LATITUDE),
    "longitude": _within(LONGITUDE),
    "radius_km": _distance,
    **{f"{outcome}_{bound}": _count for outcome in ("killed", "injured") for bound in ("low", "best", "high")},
}
"""What a new cell of each column must be; the others hold any words."""
