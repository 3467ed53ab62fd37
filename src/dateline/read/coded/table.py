"""A coded file as rows: the header found or supplied, tag rows passed over, cells by column name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.model.layout import CellKind, Layout, layout, layouts
from dateline.read.coded.cells import INTEGER, Row
from dateline.read.coded.faults import CellFault
from dateline.read.coded.sheets import open_sheet
from dateline.read.original import Original
from dateline.text.guard import unguarded

HXL = "#"
"""HXL tag rows, which humanitarian datasets put under the header, begin every filled cell with this."""
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
    names, whole = header.names, _whole_numbers(header)
    with open_sheet(original) as sheet:
        for line, cells in enumerate(sheet, start=1):
            if line <= header.skip or not any(cells) or _is_tags(cells):
                continue
            if len(cells) != len(names):
                problem = f"the row has {len(cells)} cells where the header has {len(names)}"
                yield line, CellFault(line, "(row)", "", problem)
            else:
                for at in whole:
                    if "." in cells[at]:
                        cells[at] = _whole(cells[at].strip())
                yield line, {name: unguarded(cell.strip()) for name, cell in zip(names, cells, strict=True)}


def find_header(original: Original, forced: str | None = None) -> Header | None:
    """Tell which layout the file has, None when it has none that is known; or take the one that is forced on it.

    Columns are found by name, in any order and with others between. A file without a header is read by position when
    its first row has exactly as many cells as GED (or the forced layout) has columns and begins with a number, as a
    candidate release was.
    """
    with open_sheet(original) as sheet:
        first = next(sheet, [])
    names = tuple(name.strip().strip("\ufeff") for name in first)
    for each in layouts().values():
        if forced in {None, each.id} and set(IDENTIFYING[each.id]) <= set(names):
            return Header(each, names, 1)
    positional = layout(forced or "ucdp_ged")
    if len(first) == len(positional.columns) and first[0].strip().isdigit():
        return Header(positional, positional.names, 0)
    return Header(positional, names, 1) if forced else None


def missing_columns(header: Header) -> tuple[str, ...]:
    """Name the columns that the layout cannot do without and the file has not."""
    return tuple(column.name for column in header.layout.columns if column.required and column.name not in header.names)


def _is_tags(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(cell.lstrip().startswith(HXL) for cell in filled)


def _whole_numbers(header: Header) -> list[int]:
    """Find the columns of whole numbers, which tables that went through a spreadsheet write with a point and zero."""
    kinds = {column.name: column.kind for column in header.layout.columns}
    return [at for at, name in enumerate(header.names) if kinds.get(name) is CellKind.INTEGER]


def _whole(cell: str) -> str:
    return cell.partition(".")[0] if INTEGER.fullmatch(cell) else cell
