"""The store: facts go in and come out; nothing is ever changed or taken away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, Table, select

from dateline.model.account import Account, Profile
from dateline.model.claim import Claim, SubjectKind
from dateline.model.document import Document, Source, Text
from dateline.model.errors import NotFound
from dateline.model.extraction import Extraction, Skipped
from dateline.model.link import Decision, Link
from dateline.model.mention import Mention
from dateline.model.run import Run
from dateline.store import queries, rows, tables
from dateline.store.adding import add_extractions, add_links, counted
from dateline.store.database import Database
from dateline.store.dump import dump
from dateline.store.rows import Found

T = TypeVar("T")

TEXTS_AT_ONCE = 32
"""Texts are read in handfuls: a long one can be megabytes."""

EXTRACTIONS_AT_ONCE = 100
ROWS_AT_ONCE = 2000
IDS_AT_ONCE = 500
"""SQLite allows some tens of thousands of parameters in a query, older ones 999."""

_COUNTED = (
    *(tables.source, tables.document, tables.text, tables.extraction, tables.mention),
    *(tables.account, tables.profile, tables.claim, tables.decision, tables.run),
)


@dataclass(frozen=True, slots=True)
class SkippedCount:
    """How often one stage left something out for one reason."""

    stage: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class SpanCheck:
    """Whether every quote stands in its text where the claim says. ``unlocated`` claims name no place to check."""

    checked: int
    wrong: int
    unlocated: int


@dataclass(frozen=True, slots=True)
class Status:
    """How much of everything the store holds."""

    sources: int
    documents: int
    texts: int
    extractions: int
    mentions: int
    accounts: int
    profiles: int
    claims: int
    links: int
    decisions: int
    runs: int
    skipped: tuple[SkippedCount, ...]


class Store:
    """Documents, claims, links and decisions, in one database.

    Every method that adds does all of it or nothing, and adding what is there already changes nothing, so a command
    that was killed can simply be run again. Everything that is read comes as a stream, in a stable order.
    """

    def __init__(self, database: Database) -> None:
        """Use an open database; ``Store.open`` makes one."""
        self._database = database

    @classmethod
    def open(cls, url: str) -> Store:
        """Open the store at an address such as ``sqlite:///dateline.db``, making or upgrading it where needed."""
        return cls(Database(url))

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def __enter__(self) -> Store:
        """Use the store in a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it at the end of the block."""
        self.close()

    # Sources, documents and texts

    def add_source(self, source: Source) -> bool:
        """Add an outlet; False if it is there already."""
        return self._add(tables.source, [rows.source_row(source)])

    def sources(self) -> Iterator[Source]:
        """Give every outlet."""
        return self._stream(select(tables.source), rows.source_of)

    def add_document(self, document: Document, texts: Sequence[Text], *, folds: Sequence[str | None] = ()) -> bool:
        """Add a document with its readings; False if the document is there already.

        ``folds`` holds, for each text, the digest by which the same words in another file are noticed.
        """
        found = folds or [None] * len(texts)
        lines = [rows.text_row(text, fold) for text, fold in zip(texts, found, strict=True)]
        with self._database.writing() as connection:
            added = self._database.insert_new(connection, tables.document, [rows.document_row(document)])
            self._database.insert_new(connection, tables.text, lines)
        return len(added) == 1

    def documents(self) -> Iterator[Document]:
        """Give every document, in the order of adding."""
        return self._stream(select(tables.document), rows.document_of)

    def document(self, document_id: str) -> Document:
        """Give one document."""
        return self._one(select(tables.document), tables.document.c.id, document_id, rows.document_of)

    def document_by_sha256(self, sha256: str) -> Document | None:
        """Give the first document with the same original bytes, if there is one."""
        return self._first(select(tables.document).where(tables.document.c.sha256 == sha256), rows.document_of)

    def texts(self, document_id: str | None = None) -> Iterator[Text]:
        """Give every text, or those of one document, in the order of adding."""
        query = select(tables.text)
        if document_id is not None:
            query = query.where(tables.text.c.document_id == document_id)
        return self._stream(query, rows.text_of, TEXTS_AT_ONCE)

    def text(self, text_id: str) -> Text:
        """Give one text."""
        return self._one(select(tables.text), tables.text.c.id, text_id, rows.text_of)

    def text_documents(self) -> dict[str, str]:
        """Tell which document each text is a reading of, without reading any text."""
        with self._database.reading() as connection:
            found = connection.execute(select(tables.text.c.id, tables.text.c.document_id).order_by(tables.text.c.seq))
            return {row.id: row.document_id for row in found}

    def text_by_fold(self, fold_sha256: str) -> Text | None:
        """Give the first text with the same words, whatever the spaces, if there is one."""
        return self._first(select(tables.text).where(tables.text.c.fold_sha256 == fold_sha256), rows.text_of)

    # What engines found

    def pending(self, engine: str) -> Iterator[Text]:
        """Give the texts that this engine, in this version, has not done, in the order of adding."""
        return self._stream(queries.pending(engine), rows.text_of, TEXTS_AT_ONCE)

    def pending_count(self, engine: str) -> int:
        """Count the texts that this engine, in this version, has not done."""
        return self._count(queries.pending(engine))

    def add_extraction(self, extraction: Extraction) -> bool:
        """Add what an engine found in one text; False if that engine's version had done it already."""
        return self.add_extractions([extraction]) == 1

    def add_extractions(self, extractions: Iterable[Extraction]) -> int:
        """Add what an engine found in some texts, all in one transaction; count the texts that were new.

        Fifty to some hundred texts at once are quickest; what is killed half way is lost and done again.
        """
        with self._database.writing() as connection:
            return add_extractions(self._database, connection, extractions)

    def mentions(self, text_id: str, engine: str | None = None) -> Iterator[Mention]:
        """Give the mentions in one text."""
        return self._found(tables.mention, rows.mention_of, queries.marks(text_id, engine))

    def accounts(self, engine: str | None = None, *, text_id: str | None = None) -> Iterator[Account]:
        """Give what texts tell of events: by each engine's newest version, or by the version named."""
        return self._found(tables.account, rows.account_of, queries.marks(text_id, engine))

    def profiles(self, engine: str | None = None, *, text_id: str | None = None) -> Iterator[Profile]:
        """Give what texts tell of actors: by each engine's newest version, or by the version named."""
        return self._found(tables.profile, rows.profile_of, queries.marks(text_id, engine))

    def claims(
        self,
        subject_ids: Iterable[str] | None = None,
        *,
        kind: SubjectKind | None = None,
        text_id: str | None = None,
        engine: str | None = None,
    ) -> Iterator[Claim]:
        """Give claims: those on some accounts or profiles, whatever their version; or else by each engine's newest.

        Without subjects, ``kind`` asks for claims on accounts or on profiles only, ``text_id`` for those of one text,
        ``engine`` for those of one version. Those of one text by one engine come together.
        """
        if subject_ids is not None:
            return self._claims_on(subject_ids)
        conditions = () if kind is None else (tables.claim.c.subject_kind == kind.value,)
        return self._found(tables.claim, rows.claim_of, queries.marks(text_id, engine), *conditions)

    def claim(self, claim_id: str) -> Claim:
        """Give one claim, of whatever version."""
        query = queries.joined(tables.claim)
        return self._one(query, tables.claim.c.id, claim_id, lambda row: rows.claim_of(row, row))

    # Identity and review

    def add_links(self, links: Iterable[Link], *, method: str, run_id: str) -> int:
        """Add a whole new generation of links, beside the older ones, and give its number.

        The same links as the newest generation's make no new one: its number is given.
        """
        with self._database.writing() as connection:
            return add_links(self._database, connection, links, (method, run_id))

    def links(self, generation: int | None = None) -> Iterator[Link]:
        """Give the links of the newest generation, or of the one named."""
        return self._stream(queries.links(generation), rows.link_of)

    def add_decision(self, decision: Decision) -> bool:
        """Add what a person decided; False if this very decision is there already."""
        return self._add(tables.decision, [rows.decision_row(decision)])

    def decisions(self) -> Iterator[Decision]:
        """Give every decision in the order they were added; a later one stands over an earlier."""
        return self._stream(select(tables.decision), rows.decision_of)

    # What was done, and what was left out

    def add_run(self, run: Run) -> bool:
        """Note a run; False if it is there already."""
        return self._add(tables.run, [rows.run_row(run)])

    def runs(self) -> Iterator[Run]:
        """Give every run."""
        return self._stream(select(tables.run), rows.run_of)

    def add_skipped(self, skipped: Iterable[Skipped]) -> int:
        """Note what was left out and why; the same thing left out for the same reason again is not counted twice."""
        lines = sorted((rows.skipped_row(each) for each in counted(skipped)), key=lambda line: str(line["id"]))
        with self._database.writing() as connection:
            return len(self._database.insert_new(connection, tables.skipped, lines))

    def skipped_counts(self) -> tuple[SkippedCount, ...]:
        """Count what was left out, by stage and reason; in extracting, by each engine's newest version."""
        with self._database.reading() as connection:
            return tuple(SkippedCount(*found) for found in connection.execute(queries.skipped_counts()))

    # The whole

    def status(self) -> Status:
        """Count everything."""
        counted = {f"{table.name}s": self._count(select(table)) for table in _COUNTED}
        return Status(**counted, links=self._count(queries.links(None)), skipped=self.skipped_counts())

    def check_spans(self) -> SpanCheck:
        """Compare the quote of every claim of every version with its text."""
        checked = wrong = unlocated = 0
        for page in self._pages(select(tables.text), TEXTS_AT_ONCE):
            characters = {text.id: text.characters for text in page}
            for text_id, quote, start, end in self._quotes(list(characters)):
                unlocated += start is None
                checked += start is not None
                wrong += start is not None and characters[text_id][start:end] != quote
        return SpanCheck(checked, wrong, unlocated)

    def dump(self) -> Iterator[str]:
        """Give the whole store as lines of JSON that are the same for the same facts, whenever they were added.

        Left out is when the work was done: the runs, the times of retrieval and the order of writing.
        """
        with self._database.reading() as connection:
            yield from dump(connection)

    # How it is done

    def _add(self, table: Table, lines: Sequence[rows.Cells]) -> bool:
        with self._database.writing() as connection:
            return len(self._database.insert_new(connection, table, lines)) > 0

    def _stream(self, query: Select[Any], read: Callable[[Found], T], at_once: int = ROWS_AT_ONCE) -> Iterator[T]:
        return (read(row) for page in self._pages(query, at_once) for row in page)

    def _found(
        self, table: Table, read: Callable[[Found, Found], T], marks: Select[Any], *conditions: ColumnElement[bool]
    ) -> Iterator[T]:
        """Read what some extractions found, some extractions at a time.

        Asking for the extractions first and for their rows by number is linear on both databases; one join of the two
        was not (PostgreSQL sorted all claims for each page of them).
        """
        for page in self._pages(marks, EXTRACTIONS_AT_ONCE):
            of = {mark.seq: mark for mark in page}
            with self._database.reading() as connection:
                found = connection.execute(queries.found_by(table, of, *conditions)).all()
            yield from (read(row, of[row.extraction]) for row in found)

    def _claims_on(self, subject_ids: Iterable[str]) -> Iterator[Claim]:
        for some in _chunks(subject_ids, IDS_AT_ONCE):
            with self._database.reading() as connection:
                page = connection.execute(queries.on_subjects(some)).all()
            yield from (rows.claim_of(row, row) for row in page)

    def _pages(self, query: Select[Any], at_once: int) -> Iterator[Sequence[Found]]:
        """Read page by page, so that neither memory nor a lock is held while the caller works on a page."""
        last = 0
        while True:
            with self._database.reading() as connection:
                page = connection.execute(queries.page(query, last, at_once)).all()
            yield page
            if len(page) < at_once:
                return
            last = page[-1].seq

    def _quotes(self, text_ids: Sequence[str]) -> Iterator[tuple[str, str, int | None, int | None]]:
        with self._database.reading() as connection:
            of = {row.seq: row.text_id for row in connection.execute(queries.numbers(text_ids))}
            found = connection.execute(queries.quotes(of)).all()
        return ((of[row.extraction], row.quote, row.start, row.end) for row in found)

    def _first(self, query: Select[Any], read: Callable[[Found], T]) -> T | None:
        with self._database.reading() as connection:
            found = connection.execute(queries.page(query, 0, 1)).first()
        return None if found is None else read(found)

    def _one(self, query: Select[Any], column: Any, wanted: str, read: Callable[[Found], T]) -> T:
        found = self._first(query.where(column == wanted), read)
        if found is None:
            raise NotFound(f"no {column.table.name} {wanted}", where=self._database.where)
        return found

    def _count(self, query: Select[Any]) -> int:
        with self._database.reading() as connection:
            return int(connection.execute(queries.count(query)).scalar_one())


def _chunks(wanted: Iterable[str], size: int) -> Iterator[list[str]]:
    some: list[str] = []
    for each in wanted:
        some.append(each)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some
