"""The cache of assembled events and actors: packed columns, stamped with the state of the facts they were made from.

Nothing here is a fact. Dropping both tables loses nothing but the time to make them again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from time import time_ns
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, delete, func, insert, select

from dateline.model.claim import SubjectKind
from dateline.model.link import Decision
from dateline.store import queries, rows, tables
from dateline.store.database import Database, one_at_a_time

T = TypeVar("T")

VIEWS_LOCK = 0x0DA7E120
"""Name of the PostgreSQL lock under which one process at a time changes the cache."""
IDS_AT_ONCE = 500
"""Older SQLite takes at most 999 parameters in one query."""
A_MILLISECOND = 1_000_000
"""Nanoseconds. Versions made anew are numbered by the clock, so that none comes twice after the cache was dropped."""
ONLY = 1
"""The id of the only row of ``view_state``."""

_SUBJECTS = {SubjectKind.ACCOUNT: tables.account, SubjectKind.PROFILE: tables.profile}


@dataclass(frozen=True, slots=True)
class Facts:
    """How far the facts have come: the newest extraction, generation of links and decision, by number."""

    extraction: int
    generation: int
    decision: int


@dataclass(frozen=True, slots=True)
class ViewState:
    """What the cache was made from. ``maker`` names the rule and the layout of the columns."""

    version: int
    facts: Facts
    maker: str


@dataclass(frozen=True, slots=True, order=True)
class Member:
    """An account or profile, and where it stands in the order of adding."""

    extraction: int
    number: int
    id: str


@dataclass(frozen=True, slots=True)
class TextOrigin:
    """Where a text comes from: its document, and who published it, when, and at which address."""

    text_id: str
    document_id: str
    title: str | None
    source_id: str | None
    published: date | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Chunk:
    """The packed columns of the events or actors that a stretch of extractions founded."""

    kind: SubjectKind
    number: int
    cells: bytes


@dataclass(frozen=True, slots=True)
class Changes:
    """What became of the chunks of one kind: the version they make now, those that changed, and all that are there."""

    version: int
    changed: tuple[Chunk, ...]
    there: frozenset[int]


class Views:
    """Reads what the cache is made from, and keeps it."""

    def __init__(self, database: Database) -> None:
        """Use an open database."""
        self._database = database

    def facts(self) -> Facts:
        """Tell how far the facts have come."""
        newest = (tables.extraction.c.seq, tables.generation.c.number, tables.decision.c.seq)
        with self._database.reading() as connection:
            found = connection.execute(select(*(select(func.max(each)).scalar_subquery() for each in newest))).one()
        return Facts(*(int(each or 0) for each in found))

    def state(self) -> ViewState | None:
        """Tell what the cache was made from, None where there is none."""
        with self._database.reading() as connection:
            return _state(connection)

    # What the cache is made from

    def members(self, kind: SubjectKind, ids: Iterable[str] | None = None) -> Iterator[Member]:
        """Give the accounts or profiles that speak now: all, or those among some."""
        table = _SUBJECTS[kind]
        joined = queries.marks().join(table, table.c.extraction == tables.extraction.c.seq)
        query = joined.with_only_columns(table.c.extraction, table.c.seq, table.c.id)
        with self._database.reading() as connection:
            if ids is None:
                yield from (Member(*row) for row in connection.execute(query))
                return
            for some in in_batches(ids):
                yield from (Member(*row) for row in connection.execute(query.where(table.c.id.in_(some))))

    def extractions_of(self, kind: SubjectKind, ids: Iterable[str]) -> dict[str, int]:
        """Tell which extraction found each of some accounts or profiles, whether or not it still speaks."""
        table = _SUBJECTS[kind]
        query = select(table.c.id, table.c.extraction)
        with self._database.reading() as connection:
            batches = [connection.execute(query.where(table.c.id.in_(some))).all() for some in in_batches(ids)]
        return {row.id: row.extraction for found in batches for row in found}

    def members_since(self, kind: SubjectKind, extraction: int) -> set[str]:
        """Give the accounts or profiles of all later extractions, and those that these took the word from.

        Asked for step by step, by number: one join of the three tables was read from its large end.
        """
        marks, table = tables.extraction, _SUBJECTS[kind]
        columns = (marks.c.text_id, marks.c.engine_name)
        with self._database.reading() as connection:
            new = {tuple(row) for row in connection.execute(select(*columns).where(marks.c.seq > extraction))}
        of_texts = self._found_rows(select(marks.c.seq, *columns), marks.c.text_id, sorted({text for text, _ in new}))
        numbers = [seq for seq, *mark in of_texts if tuple(mark) in new]
        return set(self._found(select(table.c.id), table.c.extraction, numbers))

    def members_of_source(self, kind: SubjectKind, source_id: str) -> set[str]:
        """Give the accounts or profiles in the documents of one source."""
        table, text, document = _SUBJECTS[kind], tables.text, tables.document
        found = document.join(text, text.c.document_id == document.c.id)
        found = found.join(tables.extraction, tables.extraction.c.text_id == text.c.id)
        found = found.join(table, table.c.extraction == tables.extraction.c.seq)
        query = select(table.c.id).select_from(found).where(document.c.source_id == source_id)
        with self._database.reading() as connection:
            return set(connection.execute(query).scalars())

    def subjects_of(self, claim_ids: Iterable[str]) -> set[str]:
        """Give the accounts and profiles that some claims are about."""
        claim = tables.claim
        return set(self._found(select(claim.c.subject_id), claim.c.id, claim_ids))

    def decisions_since(self, number: int) -> list[Decision]:
        """Give the decisions that were added later."""
        query = select(tables.decision).where(tables.decision.c.seq > number).order_by(tables.decision.c.seq)
        with self._database.reading() as connection:
            return [rows.decision_of(row) for row in connection.execute(query)]

    def profile_names(self, ids: Iterable[str]) -> dict[str, str]:
        """Give the fullest name that each of some profiles tells."""
        query = select(tables.profile.c.id, tables.profile.c.name)
        return {name[0]: name[1] for name in self._found_rows(query, tables.profile.c.id, ids)}

    def origins(self, text_ids: Iterable[str] | None = None) -> Iterator[TextOrigin]:
        """Tell where every text comes from, or some texts, without reading any."""
        text, document = tables.text, tables.document
        wanted = (
            text.c.id,
            document.c.id,
            document.c.title,
            document.c.source_id,
            document.c.published,
            document.c.url,
        )
        query = select(*wanted).select_from(text.join(document, text.c.document_id == document.c.id))
        for row in self._found_rows(query, text.c.id, text_ids):
            text_id, document_id, title, source_id, published, url = row
            day = date.fromisoformat(published) if published else None
            yield TextOrigin(text_id, document_id, title, source_id, day, url)

    # The cache itself

    def chunks(self, kind: SubjectKind, after: int = 0) -> Changes:
        """Give the chunks that changed after one version of the cache."""
        chunk = tables.view_chunk
        of_kind = select(chunk.c.number).where(chunk.c.kind == kind.value)
        changed = select(chunk).where(chunk.c.kind == kind.value, chunk.c.version > after).order_by(chunk.c.number)
        with self._database.reading() as connection:
            state = _state(connection)
            there = frozenset(connection.execute(of_kind).scalars())
            found = tuple(Chunk(kind, row.number, row.cells) for row in connection.execute(changed))
        return Changes(state.version if state else 0, found, there)

    def replace(self, facts: Facts, maker: str, chunks: Iterable[Chunk]) -> None:
        """Make the whole cache anew."""
        with self._database.writing() as connection:
            one_at_a_time(connection, VIEWS_LOCK)
            state = _state(connection)
            version = max(state.version + 1 if state else 1, time_ns() // A_MILLISECOND)
            connection.execute(delete(tables.view_chunk))
            _set_state(connection, ViewState(version, facts, maker))
            for chunk in chunks:
                connection.execute(insert(tables.view_chunk), [_chunk_row(chunk, version)])

    def patch(self, before: ViewState, facts: Facts, keys: Collection[tuple[SubjectKind, int]], edit: Edit) -> bool:
        """Change some chunks, unless another process changed the cache in between: then nothing is done."""
        with self._database.writing() as connection:
            one_at_a_time(connection, VIEWS_LOCK)
            if _state(connection) != before:
                return False
            version = before.version + 1
            _set_state(connection, ViewState(version, facts, before.maker))
            for kind, number in keys:
                new = Chunk(kind, number, edit(kind, number, _take(connection, kind, number)))
                connection.execute(insert(tables.view_chunk), [_chunk_row(new, version)])
        return True

    def drop(self) -> None:
        """Forget the cache; it is made again when it is next wanted."""
        with self._database.writing() as connection:
            for table in tables.CACHE:
                connection.execute(delete(table))

    def _found(self, query: Select[Any], column: ColumnElement[Any], wanted: Iterable[Any]) -> Iterator[str]:
        return (str(row[0]) for row in self._found_rows(query, column, wanted))

    def _found_rows(
        self, query: Select[Any], column: ColumnElement[Any], wanted: Iterable[Any] | None
    ) -> Iterator[Sequence[Any]]:
        with self._database.reading() as connection:
            if wanted is None:
                yield from connection.execute(query)
                return
            for some in in_batches(wanted):
                yield from connection.execute(query.where(column.in_(some)))


Edit = Callable[[SubjectKind, int, bytes | None], bytes]
"""Gives the new columns of a chunk for its old ones, None where it is new."""


def in_batches(ids: Iterable[T]) -> Iterator[list[T]]:
    """Part ids into lists that one query can take."""
    stream = iter(ids)
    while some := list(islice(stream, IDS_AT_ONCE)):
        yield some


def _state(connection: Connection) -> ViewState | None:
    row = connection.execute(select(tables.view_state)).first()
    if row is None:
        return None
    extraction, generation, decision, maker = row.facts.split(" ", 3)
    return ViewState(row.version, Facts(int(extraction), int(generation), int(decision)), maker)


def _set_state(connection: Connection, state: ViewState) -> None:
    facts = f"{state.facts.extraction} {state.facts.generation} {state.facts.decision} {state.maker}"
    connection.execute(delete(tables.view_state))
    connection.execute(insert(tables.view_state), [{"id": ONLY, "version": state.version, "facts": facts}])


def _take(connection: Connection, kind: SubjectKind, number: int) -> bytes | None:
    chunk = tables.view_chunk
    here = (chunk.c.kind == kind.value, chunk.c.number == number)
    row = connection.execute(select(chunk.c.cells).where(*here)).first()
    connection.execute(delete(chunk).where(*here))
    return bytes(row.cells) if row else None


def _chunk_row(chunk: Chunk, version: int) -> dict[str, str | int | bytes]:
    return {"kind": chunk.kind.value, "number": chunk.number, "version": version, "cells": chunk.cells}
