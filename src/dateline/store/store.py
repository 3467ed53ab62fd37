"""The store: facts go in and come out; nothing is ever changed or taken away."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime
from types import TracebackType

from sqlalchemy import Table, func, select

from dateline.model.account import Account, Profile
from dateline.model.claim import Claim, SubjectKind
from dateline.model.document import Document, Source, Text
from dateline.model.extraction import Extraction, Skipped
from dateline.model.link import Decision, Link
from dateline.model.mention import Mention
from dateline.model.run import Run
from dateline.store import queries, rows, tables
from dateline.store.adding import add_claims, add_extractions, add_links, add_more_links, counted
from dateline.store.bulk import Imported, add_imported
from dateline.store.database import Database
from dateline.store.dump import dump
from dateline.store.reader import TEXTS_AT_ONCE, Reader
from dateline.store.status import SkippedCount, SpanCheck, Status
from dateline.store.views import Views

_COUNTED = (
    *(tables.source, tables.document, tables.text, tables.extraction, tables.mention),
    *(tables.account, tables.profile, tables.claim, tables.decision, tables.run),
)


class Store:
    """Documents, claims, links and decisions, in one database.

    Every method that adds does all of it or nothing, and adding what is there already changes nothing, so a command
    that was killed can simply be run again. Everything that is read comes as a stream, in a stable order.
    """

    def __init__(self, database: Database) -> None:
        """Use an open database; ``Store.open`` makes one."""
        self._database, self._reader = database, Reader(database)
        self.views = Views(database)

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
        return self._reader.stream(select(tables.source), rows.source_of)

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
        return self._reader.stream(select(tables.document), rows.document_of)

    def document(self, document_id: str) -> Document:
        """Give one document."""
        return self._reader.one(select(tables.document), tables.document.c.id, document_id, rows.document_of)

    def document_by_sha256(self, sha256: str) -> Document | None:
        """Give the first document with the same original bytes, if there is one."""
        return self._reader.first(select(tables.document).where(tables.document.c.sha256 == sha256), rows.document_of)

    def texts(self, document_id: str | None = None) -> Iterator[Text]:
        """Give every text, or those of one document, in the order of adding."""
        query = select(tables.text)
        if document_id is not None:
            query = query.where(tables.text.c.document_id == document_id)
        return self._reader.stream(query, rows.text_of, TEXTS_AT_ONCE)

    def text(self, text_id: str) -> Text:
        """Give one text."""
        return self._reader.one(select(tables.text), tables.text.c.id, text_id, rows.text_of)

    def text_documents(self) -> dict[str, str]:
        """Tell which document each text is a reading of, without reading any text."""
        with self._database.reading() as connection:
            found = connection.execute(select(tables.text.c.id, tables.text.c.document_id).order_by(tables.text.c.seq))
            return {row.id: row.document_id for row in found}

    def text_by_fold(self, fold_sha256: str) -> Text | None:
        """Give the first text with the same words, whatever the spaces, if there is one."""
        return self._reader.first(select(tables.text).where(tables.text.c.fold_sha256 == fold_sha256), rows.text_of)

    # What engines found

    def pending(self, engine: str) -> Iterator[Text]:
        """Give the texts that this engine, in this version, has not done, in the order of adding."""
        return self._reader.stream(queries.pending(engine), rows.text_of, TEXTS_AT_ONCE)

    def pending_count(self, engine: str) -> int:
        """Count the texts that this engine, in this version, has not done."""
        return self._reader.count(queries.pending(engine))

    def unread_count(self) -> int:
        """Count the texts that no engine has done."""
        return self._reader.count(queries.unread())

    def add_extraction(self, extraction: Extraction) -> bool:
        """Add what an engine found in one text; False if that engine's version had done it already."""
        return self.add_extractions([extraction]) == 1

    def add_extractions(self, extractions: Iterable[Extraction]) -> int:
        """Add what an engine found in some texts, all in one transaction; count the texts that were new.

        Fifty to some hundred texts at once are quickest; what is killed half way is lost and done again.
        """
        with self._database.writing() as connection:
            return add_extractions(self._database, connection, extractions)

    def add_imported(self, sha256: str, found: Iterable[Imported]) -> int:
        """Add all that an importer finds in one original in one transaction, and count the documents.

        Zero if anything of that original is there already. Where reading ``found`` fails, nothing of it is taken.
        """
        with self._database.writing() as connection:
            return add_imported(self._database, connection, sha256, found)

    def mentions(self, text_id: str, engine: str | None = None) -> Iterator[Mention]:
        """Give the mentions in one text."""
        return self._reader.found(tables.mention, rows.mention_of, queries.marks(text_id, engine))

    def accounts(self, engine: str | None = None, *, text_id: str | None = None) -> Iterator[Account]:
        """Give what texts tell of events: by each engine's newest version, or by the version named."""
        return self._reader.found(tables.account, rows.account_of, queries.marks(text_id, engine))

    def account_ids(self) -> Iterator[str]:
        """Give the ids of what ``accounts`` gives, in its order, without the rest."""
        return self._reader.found(tables.account, lambda row, _: str(row.id), queries.marks())

    def accounts_by_id(self, ids: Iterable[str]) -> Iterator[Account]:
        """Give some accounts, of whatever version."""
        query = queries.joined(tables.account)
        return self._reader.some(query, tables.account.c.id, ids, lambda row: rows.account_of(row, row))

    def profiles_by_id(self, ids: Iterable[str]) -> Iterator[Profile]:
        """Give some profiles, of whatever version."""
        query = queries.joined(tables.profile)
        return self._reader.some(query, tables.profile.c.id, ids, lambda row: rows.profile_of(row, row))

    def profile_names(self, ids: Iterable[str] | None = None) -> dict[str, str]:
        """Give the fullest name each profile tells, or each of some, in the order of writing."""
        query = select(tables.profile.c.id, tables.profile.c.name).order_by(tables.profile.c.seq)
        if ids is not None:
            return dict(self._reader.some(query, tables.profile.c.id, ids, lambda row: (row.id, row.name)))
        with self._database.reading() as connection:
            return {row.id: row.name for row in connection.execute(query)}

    def texts_by_id(self, ids: Iterable[str]) -> Iterator[Text]:
        """Give some texts."""
        return self._reader.some(select(tables.text), tables.text.c.id, ids, rows.text_of)

    def documents_by_id(self, ids: Iterable[str]) -> Iterator[Document]:
        """Give some documents."""
        return self._reader.some(select(tables.document), tables.document.c.id, ids, rows.document_of)

    def account(self, account_id: str) -> Account:
        """Give one account, of whatever version."""
        query = queries.joined(tables.account)
        return self._reader.one(query, tables.account.c.id, account_id, lambda row: rows.account_of(row, row))

    def profile(self, profile_id: str) -> Profile:
        """Give one profile, of whatever version."""
        query = queries.joined(tables.profile)
        return self._reader.one(query, tables.profile.c.id, profile_id, lambda row: rows.profile_of(row, row))

    def profiles(self, engine: str | None = None, *, text_id: str | None = None) -> Iterator[Profile]:
        """Give what texts tell of actors: by each engine's newest version, or by the version named."""
        return self._reader.found(tables.profile, rows.profile_of, queries.marks(text_id, engine))

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
            return self._reader.claims_on(subject_ids)
        conditions = () if kind is None else (tables.claim.c.subject_kind == kind.value,)
        return self._reader.found(tables.claim, rows.claim_of, queries.marks(text_id, engine), *conditions)

    def claim(self, claim_id: str) -> Claim:
        """Give one claim, of whatever version."""
        query = queries.joined(tables.claim)
        return self._reader.one(query, tables.claim.c.id, claim_id, lambda row: rows.claim_of(row, row))

    def ids_beginning(self, start: str, limit: int = 3) -> tuple[str, ...]:
        """Give the first ids of accounts, profiles, claims and sources that begin so."""
        with self._database.reading() as connection:
            some = (connection.execute(query) for query in queries.ids_beginning(start, limit))
            return tuple(sorted(str(row.id) for found in some for row in found))[:limit]

    # Identity and review

    def add_links(self, links: Iterable[Link], *, method: str, run_id: str) -> int:
        """Add a whole new generation of links, beside the older ones, and give its number.

        The same links as the newest generation's make no new one: its number is given.
        """
        with self._database.writing() as connection:
            return add_links(self._database, connection, links, (method, run_id))

    def add_more_links(self, links: Iterable[Link], *, method: str, run_id: str) -> int:
        """Add some links to the newest generation's, as a generation of their own, and give its number.

        A link that was there before is replaced, and with the judgement ``different`` taken back; nothing is erased.
        """
        with self._database.writing() as connection:
            return add_more_links(self._database, connection, links, (method, run_id))

    def generations(self) -> tuple[int, int]:
        """Give the number of the last generation of links that was made whole, and of the newest; 0 where none is."""
        with self._database.reading() as connection:
            whole = connection.execute(queries.last_whole()).scalar()
            newest = connection.execute(queries.newest_generation()).first()
            return int(whole or 0), int(newest.number) if newest else 0

    def linked_by(self) -> str | None:
        """Name the run that made the newest generation of links, None where there is none."""
        with self._database.reading() as connection:
            newest = connection.execute(queries.newest_generation()).first()
            return str(newest.run_id) if newest else None

    def links_added(self, after: int) -> Iterator[Link]:
        """Give the links that generations after one added or took back."""
        return self._reader.stream(queries.links_added(after), rows.link_of)

    def links(self, generation: int | None = None, *, kind: SubjectKind | None = None) -> Iterator[Link]:
        """Give the links of the newest generation, or of the one named; ``kind`` asks for those on one kind only."""
        query = queries.links(generation)
        return self._reader.stream(
            query if kind is None else query.where(tables.link.c.kind == kind.value), rows.link_of
        )

    def links_on(self, ids: Iterable[str]) -> Iterator[Link]:
        """Give the links of the newest generation that any of some accounts or profiles is in."""
        return self._reader.links_on(ids)

    def add_decision(self, decision: Decision) -> bool:
        """Add what a person decided; False if this very decision is there already."""
        return self.add_decisions([decision])

    def add_decisions(self, decisions: Sequence[Decision], claims: Sequence[Claim] = ()) -> bool:
        """Add what a person decided in one act, all of it or nothing, with the claims that person made.

        False if all these decisions are there already. Claims go beside those that the same engine (such as
        ``person@1``) has in the same text.
        """
        lines = [rows.decision_row(decision) for decision in decisions]
        with self._database.writing() as connection:
            add_claims(self._database, connection, claims)
            return len(self._database.insert_new(connection, tables.decision, lines)) > 0

    def decisions(self, subjects: Collection[str] | None = None) -> Iterator[Decision]:
        """Give every decision in the order they were added, or those on some subjects as they are written."""
        return self._reader.stream(queries.decisions(subjects), rows.decision_of)

    def last_decided(self) -> datetime | None:
        """Give the time of the latest decision, None where there is none."""
        with self._database.reading() as connection:
            found = connection.execute(select(func.max(tables.decision.c.decided_at))).scalar()
            return datetime.fromisoformat(found) if found else None

    # What was done, and what was left out

    def add_run(self, run: Run) -> bool:
        """Note a run; False if it is there already."""
        return self._add(tables.run, [rows.run_row(run)])

    def runs(self) -> Iterator[Run]:
        """Give every run."""
        return self._reader.stream(select(tables.run), rows.run_of)

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
        counted = {f"{table.name}s": self._reader.count(select(table)) for table in _COUNTED}
        return Status(**counted, links=self._reader.count(queries.links(None)), skipped=self.skipped_counts())

    def check_spans(self) -> SpanCheck:
        """Compare the quote of every claim of every version with its text."""
        checked = wrong = unlocated = 0
        for found in self._reader.quotes():
            unlocated += found.span is None
            checked += found.span is not None
            wrong += found.span is not None and found.span.of(found.characters) != found.quote
        return SpanCheck(checked, wrong, unlocated)

    def dump(self) -> Iterator[str]:
        """Give the whole store as lines of JSON that are the same for the same facts, whenever they were added.

        Left out is when the work was done: the runs, the times of retrieval and the order of writing.
        """
        with self._database.reading() as connection:
            yield from dump(connection)

    def _add(self, table: Table, lines: Sequence[rows.Cells]) -> bool:
        with self._database.writing() as connection:
            return len(self._database.insert_new(connection, table, lines)) > 0
