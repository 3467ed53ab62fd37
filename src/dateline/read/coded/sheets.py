"""Tables as rows of cells, whatever holds them: CSV, CSV in a zip, or Parquet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.model.errors import NothingToRead, TooLarge, Unreadable
from dateline.read.decode import decode
from dateline.read.original import Original

FIELD_LIMIT = 2**20
"""The longest list of source headlines in GED 24.1 is far below; the module's own limit of 128 KB is not."""
ROWS_AT_ONCE = 4096
MOST_UNPACKED = 4 * 2**30
"""Bytes a zip may unpack to: ten times the largest of these datasets."""
PARQUET, ZIP = b"PAR1", b"PK\x03\x04"
MIDNIGHT = "%Y-%m-%d 00:00:00.000"
"""How UCDP's own files write a day."""

Cells = list[str]


@contextmanager
def open_sheet(original: Original) -> Iterator[Iterator[Cells]]:
    """Open a table: the first row is the header, where it has one. Whatever is no table is refused when it is read."""
    limit = csv.field_size_limit(FIELD_LIMIT)
    try:
        with _bytes(original) as stream:
            yield _rows(stream, original)
    except csv.Error as problem:
        raise Unreadable(f"it is no table: {problem}", where=original.origin) from problem
    except UnicodeDecodeError as problem:
        raise Unreadable("it is not written in UTF-8", where=original.origin) from problem
    except BadZipFile as problem:
        raise Unreadable(f"it is no whole zip file: {problem}", where=original.origin) from problem
    except pa.ArrowException as problem:
        raise Unreadable(f"it is no whole Parquet file: {problem}", where=original.origin) from problem
    finally:
        csv.field_size_limit(limit)


def _bytes(original: Original) -> IO[bytes]:
    if original.path is not None:
        return original.path.open("rb")
    if not original.content.strip():
        raise NothingToRead("the file is empty", where=original.origin)
    return io.BytesIO(original.content)


def _rows(stream: IO[bytes], original: Original) -> Iterator[Cells]:
    sign = stream.read(len(PARQUET))
    stream.seek(0)
    if sign == PARQUET:
        yield from _parquet(stream)
    elif sign == ZIP:
        with ZipFile(stream) as packed, packed.open(_member(packed, original)) as inner:
            yield from _csv(inner)
    elif original.path is not None:
        yield from _csv(stream)
    else:
        yield from csv.reader(io.StringIO(decode(original.content, where=original.origin), newline=""))


def _csv(stream: IO[bytes]) -> Iterator[Cells]:
    with io.TextIOWrapper(stream, "utf-8-sig", newline="") as words:
        yield from csv.reader(words)


def _member(packed: ZipFile, original: Original) -> str:
    """Name the one table in a zip."""
    tables = [each for each in packed.infolist() if Path(each.filename).suffix.lower() == ".csv"]
    if len(tables) != 1:
        raise Unreadable(f"the zip holds {len(tables)} CSV files", where=original.origin, way_out="add the CSV itself")
    if tables[0].file_size > MOST_UNPACKED:
        raise TooLarge(f"it unpacks to {tables[0].file_size:,} bytes", where=original.origin)
    return tables[0].filename


def _parquet(stream: IO[bytes]) -> Iterator[Cells]:
    table = pq.ParquetFile(stream)
    yield list(table.schema_arrow.names)
    for batch in table.iter_batches(ROWS_AT_ONCE):
        columns = ([_cell(value) for value in column.to_pylist()] for column in batch.columns)
        yield from (list(cells) for cells in zip(*columns, strict=True))


def _cell(value: Any) -> str:
    """Write a typed value as the datasets' own CSV files do: no decimal point on whole numbers, days at midnight."""
    if value is None:
        return ""
    if isinstance(value, float):
        return "" if value != value else repr(int(value)) if value.is_integer() else repr(value)  # noqa: PLR0124 - NaN
    if isinstance(value, datetime | date):
        return value.strftime(MIDNIGHT)
    return str(value)
