"""Rows as text: CSV that a spreadsheet opens safely, and JSON Lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

from dateline.text.guard import STARTS, guarded

ROWS_AT_ONCE = 1000


def to_csv(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> Iterator[str]:
    """Write rows as CSV (RFC 4180), a piece at a time, the header first.

    Text that a spreadsheet would take for a formula gets an apostrophe in front (see ``dateline.text.guard``).
    """
    yield csv_header(columns)
    yield from csv_lines(rows, columns)


def csv_header(columns: Sequence[str]) -> str:
    """Write the first line of a CSV file."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerow(columns)
    return buffer.getvalue()


def csv_lines(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> Iterator[str]:
    """Write rows as lines of CSV, a piece at a time, with no header."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    cells_of = _taker(columns)
    for number, row in enumerate(rows, start=1):
        writer.writerow(
            [guarded(cell) if isinstance(cell, str) and cell[:1] in STARTS else cell for cell in cells_of(row)]
        )
        if number % ROWS_AT_ONCE == 0:
            yield _emptied(buffer)
    yield _emptied(buffer)


def to_json_lines(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Write each row as one line of JSON."""
    for row in rows:
        yield json.dumps(row, ensure_ascii=False, allow_nan=False) + "\n"


def _taker(columns: Sequence[str]) -> Callable[[Mapping[str, object]], Iterable[object]]:
    """Make what takes the cells of a row in order."""
    take = itemgetter(*columns)
    return take if len(columns) > 1 else lambda row: (take(row),)


def _emptied(buffer: io.StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text
