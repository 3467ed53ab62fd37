"""The words of texts and claims, indexed for searching: a cache, dropped and made again at will.

SQLite indexes with FTS5, PostgreSQL with a text search vector. Both are given folded words with spaces between, so that
both find the same, and nothing a person types ever reaches the database as part of a query's own language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    and_,
    delete,
    func,
    insert,
    select,
    text,
)
from sqlalchemy.sql.elements import ColumnElement, TextClause

from dateline.store.database import Database, one_at_a_time
from dateline.store.store import Store
from dateline.text.search_words import Question, Term

SEARCH_LOCK = 0x0DA7E120
"""Name of the PostgreSQL lock under which one process at a time adds to the index."""
VERSION = "1"
"""Of how words are folded and cut; another version's index is dropped and made anew."""

cache = MetaData()
passage = Table(
    "search_passage",
    cache,
    Column("seq", BigInteger().with_variant(Integer(), "sqlite"), primary_key=True, autoincrement=True),
    Column("kind", String, nullable=False),
    Column("owner", String, nullable=False, index=True),
    Column("text_id", String, nullable=False, index=True),
    Column("engine", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("shown", String, nullable=False),
    Column("source_id", String),
    Column("language", String),
    Column("year", Integer),
)
"""``kind`` is text, account or profile; ``owner`` the id of the one it is; ``shown`` what is claimed, in words."""

reached = Table(
    "search_reached", cache, Column("name", String, primary_key=True), Column("last", String, nullable=False)
)

MOST_SORTS = 50
"""Sorts of one facet that are counted out, the largest first."""
FACETS = ("kind", "source_id", "language", "year")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a text, or what is claimed of one event or actor, with the folded words by which it is found."""

    kind: str
    owner: str
    text_id: str
    words: str
    start: int
    end: int
    engine: str = ""
    shown: str = ""
    source_id: str | None = None
    language: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which passages are wanted; None asks for nothing."""

    kind: str | None = None
    source_id: str | None = None
    language: str | None = None
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """One passage found."""

    kind: str
    owner: str
    text_id: str
    start: int
    end: int
    shown: str


@dataclass(frozen=True, slots=True)
class Matches:
    """One page of matches, the number of all, and how many there are of each sort."""

    found: tuple[Match, ...]
    total: int
    facets: Mapping[str, Mapping[str, int]]


class SearchIndex:
    """The index of one store's words."""

    def __init__(self, store: Store) -> None:
        """Use the index of a store, making an empty one where there is none."""
        self._database: Database = store._database
        self._make()

    def reached(self, name: str) -> int:
        """Tell how far some sort of thing has been indexed."""
        with self._database.reading() as connection:
            found = connection.execute(select(reached.c.last).where(reached.c.name == name)).scalar()
            return int(found or 0)

    def add(
        self, name: str, last: int, passages: Sequence[Passage], *, instead: Iterable[tuple[str, str]] = ()
    ) -> None:
        """Add passages and note how far this goes; ``instead`` are texts and engines whose older versions give way."""
        with self._database.writing() as connection:
            one_at_a_time(connection, SEARCH_LOCK)
            _forget(connection, instead)
            if passages:
                _add(connection, passages)
            connection.execute(delete(reached).where(reached.c.name == name))
            connection.execute(insert(reached).values(name=name, last=str(last)))

    def find(self, question: Question, wanted: Narrowing, *, skip: int, limit: int) -> Matches:
        """Find the passages that meet a question, the best first."""
        if not question.wanted:
            return Matches((), 0, {})
        with self._database.reading() as connection:
            found = _Asked(connection, question, wanted)
            return Matches(found.page(skip, limit), *found.counted())

    def subjects(self, question: Question, kind: str) -> set[str]:
        """Find the subjects of one kind that are told of where a question is met: in their claims, or in the words
        of the passage that they begin in."""
        if not question.wanted:
            return set()
        with self._database.reading() as connection:
            asked = _Asked(connection, question, Narrowing())
            return asked.subjects(kind)

    def drop(self) -> None:
        """Throw the index away; the next search makes it anew."""
        with self._database.writing() as connection:
            _drop(connection)
        self._make()

    def _make(self) -> None:
        with self._database.reading() as connection:
            if _has(connection, reached.name) and _version(connection) == VERSION:
                return
        with self._database.writing() as connection:
            one_at_a_time(connection, SEARCH_LOCK)
            if _has(connection, reached.name) and _version(connection) == VERSION:
                return
            _drop(connection)
            cache.create_all(connection)
            for statement in _WORDS[connection.dialect.name]:
                connection.execute(text(statement))
            connection.execute(insert(reached).values(name="version", last=VERSION))


class _Asked:
    """A question put to one database."""

    def __init__(self, connection: Connection, question: Question, wanted: Narrowing) -> None:
        self._connection = connection
        sqlite = connection.dialect.name == "sqlite"
        asked = fts5(question) if sqlite else tsquery(question)
        self._from = (
            text(_MATCHING[connection.dialect.name]).bindparams(asked=asked).columns(passage.c.seq, Column("rank"))
        )
        self._narrowed = _conditions(wanted)

    def _of(self, *columns: Any) -> tuple[Any, Any]:
        """Select from the passages that match."""
        hits = self._from.subquery("hits")
        joined = passage.join(hits, hits.c.seq == passage.c.seq)
        return hits, select(*columns).select_from(joined).where(*self._narrowed)

    def subjects(self, kind: str) -> set[str]:
        told = passage.alias("told")
        hits, found = self._of(passage.c.owner)
        claimed = found.where(passage.c.kind == kind)
        within = (told.c.text_id == passage.c.text_id, told.c.start >= passage.c.start, told.c.start < passage.c.end)
        around = passage.join(hits, hits.c.seq == passage.c.seq).join(told, and_(*within))
        near = select(told.c.owner).select_from(around).where(passage.c.kind == "text", told.c.kind == kind)
        return {*self._connection.execute(claimed).scalars(), *self._connection.execute(near).scalars()}

    def page(self, skip: int, limit: int) -> tuple[Match, ...]:
        column = passage.c
        hits, found = self._of(column.kind, column.owner, column.text_id, column.start, column.end, column.shown)
        rows = self._connection.execute(found.order_by(hits.c.rank, column.seq).offset(skip).limit(limit))
        return tuple(Match(*row) for row in rows)

    def counted(self) -> tuple[int, dict[str, dict[str, int]]]:
        """Count all matches, and those of each sort, in one pass: going through them is what takes time."""
        columns = [passage.c[name] for name in FACETS]
        rows = self._connection.execute(self._of(*columns, func.count())[1].group_by(*columns)).all()
        sorts: dict[str, Counter[str]] = {name: Counter() for name in FACETS}
        for row in rows:
            for name, value in zip(FACETS, row, strict=False):
                if value is not None:
                    sorts[name][str(value)] += row[-1]
        return sum(row[-1] for row in rows), {name: _largest(found) for name, found in sorts.items()}


def _largest(found: Counter[str]) -> dict[str, int]:
    return dict(sorted(found.items(), key=lambda each: (-each[1], each[0]))[:MOST_SORTS])


def fts5(question: Question) -> str:
    """Write a question as FTS5 takes it: every word is a quoted string, so that no word is an operator."""
    wanted = " AND ".join(_phrase(term) for term in question.wanted)
    return " NOT ".join([f"({wanted})", *(_phrase(term) for term in question.terms if term.absent)])


def tsquery(question: Question) -> str:
    """Write a question as PostgreSQL takes it: every word is a quoted lexeme."""
    return " & ".join(("!" if term.absent else "") + _lexemes(term) for term in question.terms)


def _phrase(term: Term) -> str:
    words = " ".join(term.words).replace('"', '""')
    return f'"{words}"{" *" if term.prefix else ""}'


def _lexemes(term: Term) -> str:
    words = ["'" + word.replace("\\", "\\\\").replace("'", "''") + "'" for word in term.words]
    return f"({' <-> '.join(words)}{':*' if term.prefix else ''})"


def _conditions(wanted: Narrowing) -> list[ColumnElement[bool]]:
    column = passage.c
    same = ((column.kind, wanted.kind), (column.source_id, wanted.source_id), (column.language, wanted.language))
    conditions: list[ColumnElement[bool]] = [each == value for each, value in same if value is not None]
    if wanted.since is not None:
        conditions.append(column.year >= wanted.since)
    if wanted.until is not None:
        conditions.append(column.year <= wanted.until)
    return conditions


_WORDS = {
    "sqlite": ("CREATE VIRTUAL TABLE search_words USING fts5(words, tokenize='unicode61 remove_diacritics 0')",),
    "postgresql": (
        "CREATE TABLE search_words (seq BIGINT PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX search_words_index ON search_words USING gin(words)",
    ),
}
_MATCHING = {
    "sqlite": "SELECT rowid AS seq, rank FROM search_words WHERE search_words MATCH :asked",
    "postgresql": (
        "SELECT seq, -ts_rank(words, to_tsquery('simple', :asked)) AS rank FROM search_words "
        "WHERE words @@ to_tsquery('simple', :asked)"
    ),
}
_INSERT: Mapping[str, TextClause] = {
    "sqlite": text("INSERT INTO search_words (rowid, words) VALUES (:seq, :words)"),
    "postgresql": text("INSERT INTO search_words (seq, words) VALUES (:seq, to_tsvector('simple', :words))"),
}
_FORGET = {
    "sqlite": "DELETE FROM search_words WHERE rowid = :seq",
    "postgresql": "DELETE FROM search_words WHERE seq = :seq",
}


def _add(connection: Connection, passages: Sequence[Passage]) -> None:
    columns = tuple(column.name for column in passage.columns if column.name != "seq")
    lines = [{name: getattr(each, name) for name in columns} for each in passages]
    statement = insert(passage).returning(passage.c.seq, sort_by_parameter_order=True)
    numbers = connection.execute(statement, lines).scalars().all()
    words = [{"seq": seq, "words": each.words} for seq, each in zip(numbers, passages, strict=True)]
    connection.execute(_INSERT[connection.dialect.name], words)


def _forget(connection: Connection, instead: Iterable[tuple[str, str]]) -> None:
    """Take out what other versions of the same engines said of some texts."""
    texts: dict[str, list[str]] = {}
    for text_id, engine in instead:
        texts.setdefault(engine, []).append(text_id)
    for engine, ids in texts.items():
        name = engine.partition("@")[0]
        old = (passage.c.text_id.in_(ids), passage.c.engine.like(f"{name}@%"), passage.c.engine != engine)
        numbers = connection.execute(delete(passage).where(*old).returning(passage.c.seq)).scalars().all()
        if numbers:
            connection.execute(text(_FORGET[connection.dialect.name]), [{"seq": seq} for seq in numbers])


def _drop(connection: Connection) -> None:
    connection.execute(text("DROP TABLE IF EXISTS search_words"))
    cache.drop_all(connection)


def _has(connection: Connection, name: str) -> bool:
    return bool(connection.dialect.has_table(connection, name))


def _version(connection: Connection) -> str | None:
    found = connection.execute(select(reached.c.last).where(reached.c.name == "version")).scalar()
    return None if found is None else str(found)
