"""Rows into CSV and Parquet at once, from one description, and CSV back into rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, date, datetime
from itertools import islice
from typing import BinaryIO, TypeAlias

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.export.release.tables import Cell, Column, Kind, Row, Table
from dateline.model.errors import InvalidValue
from dateline.text.guard import guarded, unguarded

AT_ONCE = 10_000
"""Rows written together, and the size of a Parquet row group."""
LONGEST_CELL = 1 << 24
ARROW = {
    Kind.STRING: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.DATETIME: pa.timestamp("us", tz="UTC"),
}
"""The Parquet type of each kind."""

Typed: TypeAlias = str | int | float | bool | date | datetime | None
"""A cell as its kind says."""


def write_table(table: Table, rows: Iterable[Row], csv_sink: BinaryIO, parquet_sink: BinaryIO) -> int:
    """Write the rows of a table in both forms and count them; the same rows make the same bytes."""
    number = 0
    csv_sink.write(_csv_line(table.names))
    with pq.ParquetWriter(parquet_sink, schema_of(table), compression="zstd") as parquet:
        stream = iter(rows)
        while some := list(islice(stream, AT_ONCE)):
            number += len(some)
            csv_sink.write(b"".join(_csv_line([_written(row[name]) for name in table.names]) for row in some))
            parquet.write_batch(_batch(table, some))
    return number


def schema_of(table: Table) -> pa.Schema:
    """Give a table's Parquet schema."""
    return pa.schema([(column.name, ARROW[column.kind]) for column in table.columns])


def read_csv(table: Table, lines: Iterable[str]) -> Iterator[dict[str, str]]:
    """Read a table's rows as they are written, the apostrophes that guard a spreadsheet taken off."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, strict=True)
    header = next(reader, [])
    if tuple(header) != table.as_made(header).names:
        raise InvalidValue(f"the columns are not those of a release: {', '.join(header)[:80]}", where=table.csv)
    for number, cells in enumerate(reader, start=2):
        if len(cells) != len(header):
            raise InvalidValue(f"{len(cells)} cells under {len(header)} columns", where=f"{table.csv} row {number}")
        row = {name: unguarded(cell) for name, cell in zip(header, cells, strict=True)}
        yield row if len(header) == len(table.names) else {**dict.fromkeys(table.names, ""), **row}


def typed(table: Table, row: Mapping[str, str]) -> dict[str, Typed]:
    """Read the cells of a row as their kinds say, naming the one that cannot be read."""
    return {column.name: _typed(column, row[column.name]) for column in table.columns}


def _typed(column: Column, cell: str) -> Typed:
    if not cell:
        if column.required:
            raise InvalidValue("is empty and may not be", where=column.name)
        return None
    try:
        return _READ[column.kind](cell)
    except (ValueError, KeyError):
        raise InvalidValue(f"{cell[:40]!r} is no {column.kind}", where=column.name) from None


def _moment(cell: str) -> datetime:
    return datetime.fromisoformat(cell).astimezone(UTC)


_READ: Mapping[Kind, Callable[[str], Typed]] = {
    Kind.STRING: str,
    Kind.INTEGER: int,
    Kind.NUMBER: float,
    Kind.BOOLEAN: {"true": True, "false": False}.__getitem__,
    Kind.DATE: date.fromisoformat,
    Kind.DATETIME: _moment,
}


def _batch(table: Table, rows: list[Row]) -> pa.RecordBatch:
    arrays = [
        pa.array([_stored(column.kind, row[column.name]) for row in rows], ARROW[column.kind])
        for column in table.columns
    ]
    return pa.record_batch(arrays, schema=schema_of(table))


def _stored(kind: Kind, cell: Cell) -> Typed:
    """Give a cell as Parquet holds it: days and times typed, and nothing for empty words."""
    if cell is None or cell == "":
        return None
    return _READ[kind](str(cell)) if kind in {Kind.DATE, Kind.DATETIME} else cell


def _written(cell: Cell) -> str:
    """Write one cell: truth in small letters, and words so that no spreadsheet runs them."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return guarded(cell) if isinstance(cell, str) else "" if cell is None else repr(cell)


def _csv_line(cells: Iterable[str]) -> bytes:
    sink = io.StringIO(newline="")
    csv.writer(sink).writerow(cells)
    return sink.getvalue().encode()
