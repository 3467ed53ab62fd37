"""What was added to a store since some point: for caches that follow it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select

from dateline.model.claim import Claim
from dateline.model.document import Document, Text
from dateline.store import queries, rows, tables
from dateline.store.reader import EXTRACTIONS_AT_ONCE, SUBJECTS_AT_ONCE, TEXTS_AT_ONCE
from dateline.store.store import Store


@dataclass(frozen=True, slots=True)
class Mark:
    """That a version of an engine has done a text, and the number under which what it found is kept."""

    number: int
    text_id: str
    engine: str


@dataclass(frozen=True, slots=True)
class Feed:
    """Reads a store from some row on."""

    store: Store

    def texts(self, after: int) -> Iterator[tuple[int, Text]]:
        """Give the texts added after one, with their numbers."""
        while True:
            with self.store._database.reading() as connection:
                page = connection.execute(queries.page(select(tables.text), after, TEXTS_AT_ONCE)).all()
            yield from ((row.seq, rows.text_of(row)) for row in page)
            if len(page) < TEXTS_AT_ONCE:
                return
            after = page[-1].seq

    def waiting(self, texts_after: int, extractions_after: int) -> int:
        """Count the texts, and the texts done, that were added after some rows."""
        counts = (
            select(func.count()).select_from(table).where(table.c.seq > after).scalar_subquery()
            for table, after in ((tables.text, texts_after), (tables.extraction, extractions_after))
        )
        with self.store._database.reading() as connection:
            return int(sum(connection.execute(select(*counts)).one()))

    def extractions(self, after: int) -> Iterator[Mark]:
        """Give the texts done after one, first to last."""
        while True:
            with self.store._database.reading() as connection:
                page = connection.execute(queries.page(select(tables.extraction), after, EXTRACTIONS_AT_ONCE)).all()
            yield from (Mark(row.seq, row.text_id, row.engine) for row in page)
            if len(page) < EXTRACTIONS_AT_ONCE:
                return
            after = page[-1].seq

    def claims(self, numbers: Collection[int]) -> dict[int, list[Claim]]:
        """Give the claims of some extractions, by their numbers."""
        found: dict[int, list[Claim]] = {number: [] for number in numbers}
        query = queries.joined(tables.claim).where(tables.claim.c.extraction.in_(numbers))
        with self.store._database.reading() as connection:
            for row in connection.execute(query.order_by(tables.claim.c.extraction, tables.claim.c.seq)):
                found[row.extraction].append(rows.claim_of(row, row))
        return found

    def told(self, name: str, after: int) -> Iterator[tuple[int, str, str]]:
        """Give the claims of one property made after one: its number, its subject, and its value as JSON."""
        column = tables.claim.c
        query = select(column.seq, column.subject_id, column.value).where(column.property == name, column.seq > after)
        with self.store._database.reading() as connection:
            for row in connection.execute(query.order_by(column.seq)):
                yield row.seq, row.subject_id, row.value

    def documents_of(self, text_ids: Collection[str]) -> dict[str, Document]:
        """Give the documents of some texts, by the texts' ids."""
        both = tables.document.join(tables.text, tables.text.c.document_id == tables.document.c.id)
        query = select(tables.document, tables.text.c.id.label("text_id")).select_from(both)
        ids, found = sorted(text_ids), {}
        for first in range(0, len(ids), SUBJECTS_AT_ONCE):
            some = ids[first : first + SUBJECTS_AT_ONCE]
            with self.store._database.reading() as connection:
                for row in connection.execute(query.where(tables.text.c.id.in_(some))):
                    found[row.text_id] = rows.document_of(row)
        return found

    def source_names(self, ids: Collection[str]) -> dict[str, str]:
        """Give the names of some sources, by their ids."""
        column, wanted, found = tables.source.c, sorted(ids), {}
        for first in range(0, len(wanted), SUBJECTS_AT_ONCE):
            query = select(column.id, column.name).where(column.id.in_(wanted[first : first + SUBJECTS_AT_ONCE]))
            with self.store._database.reading() as connection:
                found.update({row.id: row.name for row in connection.execute(query)})
        return found
