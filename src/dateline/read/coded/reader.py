"""One door to coded files: which layout it is, whether every row can be read, and the rows as documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from dateline.model.document import Source
from dateline.model.errors import Unreadable
from dateline.model.ids import make_id
from dateline.model.layout import layout
from dateline.read.coded.acled import claim_acled
from dateline.read.coded.acled import wrong_column as wrong_in_acled
from dateline.read.coded.cells import Row, faults
from dateline.read.coded.document import CodedDocument, File, RowWriter
from dateline.read.coded.faults import FAULTS_SHOWN, BrokenRow, BrokenRows, CellFault
from dateline.read.coded.ged import claim_ged
from dateline.read.coded.ged import wrong_column as wrong_in_ged
from dateline.read.coded.gtd import claim_gtd
from dateline.read.coded.gtd import wrong_column as wrong_in_gtd
from dateline.read.coded.table import Header, find_header, missing_columns, rows
from dateline.read.original import Original
from dateline.text.fold import fold


@dataclass(frozen=True, slots=True)
class Importer:
    """How one layout is read: the column that names a row, its claims, and the column that makes a row impossible."""

    key: str
    claim: Callable[[RowWriter], None]
    wrong_column: Callable[[Row], str | None]


IMPORTERS: Mapping[str, Importer] = {
    "ucdp_ged": Importer("id", claim_ged, wrong_in_ged),
    "acled": Importer("event_id_cnty", claim_acled, wrong_in_acled),
    "gtd": Importer("eventid", claim_gtd, wrong_in_gtd),
}


def recognise(original: Original) -> str | None:
    """Tell which coded dataset a file is laid out as (``ucdp_ged``, ``acled``, ``gtd``), None for any other file."""
    header = find_header(original)
    return header.layout.id if header else None


def source_of(layout_id: str) -> Source:
    """Give the source that stands behind the rows of a layout; it goes into the store before they do."""
    label = layout(layout_id).label
    return Source(make_id("source", fold(label)), label)


def read_coded(original: Original) -> Iterator[CodedDocument]:
    """Read every row of a coded file as a document with claims, one at a time.

    The whole file is checked first: where any cell cannot be read, nothing is given and ``BrokenRows`` lists every
    such cell by line and column.
    """
    broken = (each for each in read_rows(original) if isinstance(each, BrokenRow))
    found = tuple(islice((fault for each in broken for fault in each.faults), FAULTS_SHOWN))
    if found:
        raise BrokenRows(found, where=original.origin)
    yield from (each for each in read_rows(original) if isinstance(each, CodedDocument))


def read_rows(original: Original, layout_id: str | None = None) -> Iterator[CodedDocument | BrokenRow]:
    """Read a coded file in one pass: each row as a document with claims, or what is wrong with it.

    The layout is told by the columns, unless one is forced on the file.
    """
    header = find_header(original, layout_id)
    if header is None:
        raise Unreadable("it has the columns of no coded dataset that is known", where=original.origin)
    missing = missing_columns(header)
    if missing:
        raise Unreadable(f"it lacks the column {', '.join(missing)}", where=original.origin)
    importer, file, keys = IMPORTERS[header.layout.id], _file(original, header), set[str]()
    for line, row in rows(original, header):
        found = (row,) if isinstance(row, CellFault) else tuple(_faults(row, line, header, keys))
        if found or isinstance(row, CellFault):
            yield BrokenRow(line, found)
        else:
            yield _document(file, row, importer)


def _document(file: File, row: Row, importer: Importer) -> CodedDocument:
    key = row[importer.key]
    writer = RowWriter(file, key, row)
    importer.claim(writer)
    return writer.done(f"{file.label} {key}")


def _faults(row: Row, line: int, header: Header, keys: set[str]) -> Iterator[CellFault]:
    """Find what is wrong with a row; its cells among themselves are compared only where each is well formed."""
    found = list(faults(row, line, header.layout))
    yield from found or _wrong_rows(row, line, IMPORTERS[header.layout.id], keys)


def _wrong_rows(row: Row, line: int, importer: Importer, keys: set[str]) -> Iterator[CellFault]:
    column = importer.wrong_column(row)
    if column:
        yield CellFault(line, column, row.get(column, ""), "is not possible here")
    key = row[importer.key]
    if key in keys:
        yield CellFault(line, importer.key, key, "stands in an earlier row too")
    keys.add(key)


def _file(original: Original, header: Header) -> File:
    source = source_of(header.layout.id)
    return File(original.digest(), original.origin, original.retrieved, source.name, source.id, original.url)
