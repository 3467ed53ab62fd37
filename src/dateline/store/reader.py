"""Reading a database as streams, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, Table, select

from dateline.model.claim import Claim
from dateline.model.errors import NotFound
from dateline.model.evidence import Span
from dateline.model.link import Link
from dateline.store import queries, rows, tables
from dateline.store.database import Database
from dateline.store.rows import Found

T = TypeVar("T")

TEXTS_AT_ONCE = 32
"""Texts are read in handfuls: a long one can be megabytes."""

EXTRACTIONS_AT_ONCE = 100
ROWS_AT_ONCE = 2000
SUBJECTS_AT_ONCE = 500
"""Older SQLite takes at most 999 parameters in one query."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """The words that a claim rests on, where it says they stand, and the text they should stand in."""

    quote: str
    span: Span | None
    characters: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Asks for one page at a time, so that neither memory nor a lock is held while the caller works on a page."""

    database: Database

    def pages(self, query: Select[Any], at_once: int) -> Iterator[Sequence[Found]]:
        """Give what a query finds in the order of writing, so many rows at a time."""
        last = 0
        while True:
            page = self._all(queries.page(query, last, at_once))
            yield page
            if len(page) < at_once:
                return
            last = page[-1].seq

    def stream(self, query: Select[Any], read: Callable[[Found], T], at_once: int = ROWS_AT_ONCE) -> Iterator[T]:
        """Read all that a query finds."""
        return (read(row) for page in self.pages(query, at_once) for row in page)

    def found(
        self, table: Table, read: Callable[[Found, Found], T], marks: Select[Any], *conditions: ColumnElement[bool]
    ) -> Iterator[T]:
        """Read what some extractions found, some extractions at a time.

        Asking for the extractions first and for their rows by number is linear on both databases; one join of the two
        was not (PostgreSQL sorted all claims for each page of them).
        """
        for page in self.pages(marks, EXTRACTIONS_AT_ONCE):
            of = {mark.seq: mark for mark in page}
            yield from (read(row, of[row.extraction]) for row in self._all(queries.found_by(table, of, *conditions)))

    def some(
        self, query: Select[Any], column: ColumnElement[str], ids: Iterable[str], read: Callable[[Found], T]
    ) -> Iterator[T]:
        """Read the rows whose column holds one of some ids."""
        wanted = iter(ids)
        while batch := list(islice(wanted, SUBJECTS_AT_ONCE)):
            yield from (read(row) for row in self._all(query.where(column.in_(batch))))

    def claims_on(self, subject_ids: Iterable[str]) -> Iterator[Claim]:
        """Read the claims on some accounts or profiles."""
        wanted = iter(subject_ids)
        while some := list(islice(wanted, SUBJECTS_AT_ONCE)):
            yield from map(rows.claim_from, self._cells(queries.on_subjects(some)))

    def links_on(self, ids: Iterable[str]) -> Iterator[Link]:
        """Read the newest links that any of some accounts or profiles is in, each once."""
        wanted, given = iter(ids), set()
        while some := list(islice(wanted, SUBJECTS_AT_ONCE)):
            for query in queries.links_on(some):
                found = [link for row in self._all(query) if (link := rows.link_of(row)).id not in given]
                given |= {link.id for link in found}
                yield from found

    def quotes(self) -> Iterator[Quoted]:
        """Read the quote of every claim of every version beside its text."""
        for page in self.pages(select(tables.text), TEXTS_AT_ONCE):
            characters = {text.id: text.characters for text in page}
            of = {row.seq: characters[row.text_id] for row in self._all(queries.numbers(list(characters)))}
            for row in self._all(queries.quotes(of)):
                yield Quoted(row.quote, None if row.start is None else Span(row.start, row.end), of[row.extraction])

    def first(self, query: Select[Any], read: Callable[[Found], T]) -> T | None:
        """Read the first that a query finds."""
        page = self._all(queries.page(query, 0, 1))
        return read(page[0]) if page else None

    def one(self, query: Select[Any], column: ColumnElement[str], wanted: str, read: Callable[[Found], T]) -> T:
        """Read the one row whose column holds what is wanted."""
        found = self.first(query.where(column == wanted), read)
        if found is None:
            raise NotFound(f"no {wanted} in the store", where=self.database.where)
        return found

    def count(self, query: Select[Any]) -> int:
        """Count what a query finds."""
        with self.database.reading() as connection:
            return int(connection.execute(queries.count(query)).scalar_one())

    def _cells(self, query: Select[Any]) -> Sequence[Sequence[Any]]:
        """Read rows as the driver gives them: wrapping each took a tenth of an export."""
        with self.database.reading() as connection:
            cursor: Any = connection.execute(query).cursor
            found: Sequence[Sequence[Any]] = cursor.fetchall()
            return found

    def _all(self, query: Select[Any]) -> Sequence[Found]:
        with self.database.reading() as connection:
            return connection.execute(query).all()
