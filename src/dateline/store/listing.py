"""Pages of what the store holds, filtered, for those who read it piece by piece."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Generic, TypeVar

from sqlalchemy import ColumnElement, Select, Table, func, select

from dateline.model.claim import Claim
from dateline.model.document import Document, Source
from dateline.model.link import Decision, Link
from dateline.model.run import Run
from dateline.store import queries, rows, tables
from dateline.store.rows import Found
from dateline.store.store import Store

T = TypeVar("T")

STAMPED = ("source", "document", "text", "extraction", "claim", "generation", "link", "decision", "run", "skipped")


@dataclass(frozen=True, slots=True)
class Cut:
    """Which piece of a list is wanted: what comes after a row, and how many rows."""

    after: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One piece of a list: what is in it, how many there are in all, and after which row the next piece begins."""

    found: tuple[T, ...]
    total: int
    after: int | str | None
    """None where nothing comes after it."""


@dataclass(frozen=True, slots=True)
class DocumentFilter:
    """Which documents are wanted; None asks for nothing."""

    source_id: str | None = None
    media_type: str | None = None
    language: str | None = None
    published_since: date | None = None
    published_until: date | None = None


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims are wanted; None asks for nothing."""

    subject_id: str | None = None
    subject_kind: str | None = None
    property: str | None = None
    text_id: str | None = None
    engine: str | None = None
    least_confidence: float | None = None
    most_confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Lists what a store holds, in the order of writing."""

    store: Store

    def sources(self, cut: Cut) -> Page[Source]:
        """List outlets."""
        return self._page(select(tables.source), cut, rows.source_of)

    def documents(self, wanted: DocumentFilter, cut: Cut) -> Page[Document]:
        """List documents."""
        column = tables.document.c
        conditions = _told(
            (column.source_id, wanted.source_id),
            (column.media_type, wanted.media_type),
            (column.language, wanted.language),
        )
        if wanted.published_since:
            conditions.append(column.published >= wanted.published_since.isoformat())
        if wanted.published_until:
            conditions.append(column.published <= wanted.published_until.isoformat())
        return self._page(select(tables.document).where(*conditions), cut, rows.document_of)

    def claims(self, wanted: ClaimFilter, cut: Cut) -> Page[Claim]:
        """List claims, of whatever version of an engine."""
        column, mark = tables.claim.c, tables.extraction.c
        conditions = _told(
            (column.subject_id, wanted.subject_id),
            (column.subject_kind, wanted.subject_kind),
            (column.property, wanted.property),
            (mark.text_id, wanted.text_id),
            (mark.engine, wanted.engine),
        )
        if wanted.least_confidence is not None:
            conditions.append(column.confidence >= wanted.least_confidence)
        if wanted.most_confidence is not None:
            conditions.append(column.confidence <= wanted.most_confidence)
        query = queries.joined(tables.claim).where(*conditions)
        return self._page(query, cut, lambda row: rows.claim_of(row, row))

    def links(self, judgement: str | None, member: str | None, cut: Cut) -> Page[Link]:
        """List the newest generation's links, all or those with one judgement, or of one account or profile."""
        column = tables.link.c
        query = queries.links(None).where(*_told((column.judgement, judgement)))
        if member is not None:
            query = query.where((column.left_id == member) | (column.right_id == member))
        return self._page(query, cut, rows.link_of)

    def decisions(self, by: str | None, subject: str | None, cut: Cut) -> Page[Decision]:
        """List decisions, all or one person's, or those on one subject."""
        column = tables.decision.c
        query = select(tables.decision).where(*_told((column.decided_by, by), (column.subject, subject)))
        return self._page(query, cut, rows.decision_of)

    def runs(self, cut: Cut) -> Page[Run]:
        """List runs."""
        return self._page(select(tables.run), cut, rows.run_of)

    def stamp(self) -> str:
        """Name the state of the facts: any addition changes it."""
        heads = (_head(metadata_table(name)) for name in STAMPED)
        with self.store._database.reading() as connection:
            found = connection.execute(select(*heads)).one()
        return "-".join(str(number or 0) for number in found)

    def _page(self, query: Select[Any], cut: Cut, read: Callable[[Found], T]) -> Page[T]:
        with self.store._database.reading() as connection:
            found: Sequence[Found] = connection.execute(queries.page(query, cut.after, cut.limit + 1)).all()
            total = int(connection.execute(queries.count(query)).scalar_one())
        shown = found[: cut.limit]
        return Page(tuple(read(row) for row in shown), total, shown[-1].seq if len(found) > cut.limit else None)


def metadata_table(name: str) -> Table:
    """Give a table by its name."""
    return tables.metadata.tables[name]


def _head(table: Table) -> ColumnElement[int]:
    column = table.c.number if table is tables.generation else table.c.seq
    return select(func.max(column)).scalar_subquery().label(table.name)


def _told(*wanted: tuple[ColumnElement[Any], Any]) -> list[ColumnElement[bool]]:
    return [column == value for column, value in wanted if value is not None]
