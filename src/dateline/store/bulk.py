"""Whole datasets at once: documents with their texts and what an importer found, all in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Protocol

from sqlalchemy import Connection, Table, func, select, text

from dateline.model.document import Document, Text
from dateline.model.errors import StoreError
from dateline.model.extraction import Extraction
from dateline.store import adding, rows, tables
from dateline.store.database import Database, one_at_a_time

IMPORT_LOCK = 0x0DA7E121
"""Name of the PostgreSQL lock under which one process at a time imports."""
DOCUMENTS_AT_ONCE = 1000
"""Measured on 40,339 rows: twice as many are no quicker and hold twice the memory."""

CACHE_KILOBYTES = 128 * 1024
"""Held of a SQLite file while importing: ids are spread over the indexes, and a smaller cache writes pages twice."""


class Imported(Protocol):
    """One row or entry of a dataset: the document it makes, its text, and what was found in it."""

    @property
    def document(self) -> Document:
        """Give the document."""

    @property
    def text(self) -> Text:
        """Give its only text."""

    @property
    def extraction(self) -> Extraction:
        """Give what the importer found in it."""


def add_imported(database: Database, connection: Connection, sha256: str, found: Iterable[Imported]) -> int:
    """Add everything that is found in one original, unless any of it is there already; count the documents.

    What goes wrong while ``found`` is read ends the transaction, and nothing of it is taken.
    """
    one_at_a_time(connection, IMPORT_LOCK)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = -{CACHE_KILOBYTES}")
    if connection.execute(select(tables.document.c.seq).where(tables.document.c.sha256 == sha256).limit(1)).first():
        return 0
    total = 0
    for some in _batches(found):
        _add(database, connection, some)
        total += len(some)
    return total


def _add(database: Database, connection: Connection, some: Sequence[Imported]) -> None:
    numbers = _new_numbers(connection, tables.extraction, len(some))
    numbered = list(zip((each.extraction for each in some), numbers, strict=True))
    for each in some:
        if "\0" in each.text.characters:
            raise StoreError(f"the text of {each.document.id} holds a NUL character", where=each.document.origin)
        adding.check(each.extraction)
    lines = {
        tables.document: [rows.document_row(each.document) for each in some],
        tables.text: [rows.text_row(each.text, None) for each in some],
        tables.extraction: [{"seq": seq, **adding.mark(each.text_id, each.engine)} for each, seq in numbered],
        **adding.lines_of(numbered),
    }
    for table, cells in lines.items():
        database.copy(connection, table, cells)


def _new_numbers(connection: Connection, table: Table, count: int) -> Iterable[int]:
    """Take the next numbers of a table for rows that are about to be written."""
    if connection.dialect.name == "postgresql":
        take = text("SELECT nextval(pg_get_serial_sequence(:name, 'seq')) FROM generate_series(1, :count)")
        return [int(row[0]) for row in connection.execute(take, {"name": table.name, "count": count})]
    last = connection.execute(select(func.max(table.c.seq))).scalar() or 0
    return range(last + 1, last + 1 + count)


def _batches(found: Iterable[Imported]) -> Iterator[list[Imported]]:
    stream = iter(found)
    while some := list(islice(stream, DOCUMENTS_AT_ONCE)):
        yield some
