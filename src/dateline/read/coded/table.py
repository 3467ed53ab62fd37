"""A coded file as rows: the header found or supplied, tag rows passed over, cells by column name."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from dateline.model.errors import NothingToRead, Unreadable
from dateline.model.layout import Layout, layouts
from dateline.read.coded.cells import Row
from dateline.read.coded.faults import CellFault
from dateline.read.decode import decode
from dateline.read.original import Original
from dateline.text.guard import unguarded

HXL = "#"
"""HXL tag rows, which humanitarian datasets put under the header, begin every filled cell with this."""
FIELD_LIMIT = 2**20
"""The longest list of source headlines in GED 24.1 is far below; the module's own limit of 128 KB is not."""
IDENTIFYING = {
    "ucdp_ged": ("type_of_violence", "side_a", "date_start"),
    "acled": ("event_id_cnty", "sub_event_type"),
    "gtd": ("eventid", "attacktype1"),
}
"""The columns that no other dataset has together."""


@dataclass(frozen=True, slots=True)
class Header:
    """Which layout a file has, its column names as written, and how many rows come before the first of data."""

    layout: Layout
    names: tuple[str, ...]
    skip: int


def rows(original: Original, header: Header) -> Iterator[tuple[int, Row | CellFault]]:
    """Give each row with its line number; a row with too many or too few cells is a fault."""
    with _lines(original) as lines:
        for line, cells in enumerate(csv.reader(lines), start=1):
            if line <= header.skip or not any(cells) or _is_tags(cells):
                continue
            if len(cells) != len(header.names):
                problem = f"the row has {len(cells)} cells where the header has {len(header.names)}"
                yield line, CellFault(line, "(row)", "", problem)
            else:
                yield line, {name: unguarded(cell.strip()) for name, cell in zip(header.names, cells, strict=True)}


def find_header(original: Original) -> Header | None:
    """Tell which layout the file has, None when it has none that is known.

    Columns are found by name, in any order and with others between. A file without a header is read by position when
    its first row has exactly as many cells as GED has columns and begins with a number, as a candidate release was.
    """
    with _lines(original) as lines:
        first = next(iter(csv.reader(lines)), [])
    names = tuple(name.strip().strip("\ufeff") for name in first)
    for layout in layouts().values():
        if set(IDENTIFYING[layout.id]) <= set(names):
            return Header(layout, names, 1)
    ged = layouts()["ucdp_ged"]
    if len(first) == len(ged.columns) and first[0].strip().isdigit():
        return Header(ged, ged.names, 0)
    return None


def missing_columns(header: Header) -> tuple[str, ...]:
    """Name the columns that the layout cannot do without and the file has not."""
    return tuple(column.name for column in header.layout.columns if column.required and column.name not in header.names)


def _is_tags(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(cell.lstrip().startswith(HXL) for cell in filled)


@contextmanager
def _lines(original: Original) -> Iterator[io.TextIOBase]:
    limit = csv.field_size_limit(FIELD_LIMIT)
    stream = _open(original)
    try:
        yield stream
    except csv.Error as problem:
        raise Unreadable(f"it is no table: {problem}", where=original.origin) from problem
    except UnicodeDecodeError as problem:
        raise Unreadable("it is not written in UTF-8", where=original.origin) from problem
    finally:
        stream.close()
        csv.field_size_limit(limit)


def _open(original: Original) -> io.TextIOBase:
    if original.path is not None:
        return original.path.open(encoding="utf-8-sig", newline="")
    if not original.content.strip():
        raise NothingToRead("the file is empty", where=original.origin)
    return io.StringIO(decode(original.content, where=original.origin), newline="")
