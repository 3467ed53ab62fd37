"""One database, SQLite or PostgreSQL: opening it, its transactions, and its schema."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    Row,
    Table,
    create_engine,
    event,
    insert,
    inspect,
    make_url,
    text,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError

from dateline.model.errors import StoreError
from dateline.store.rows import Cells

HEAD = "0003"
"""The newest schema; a test holds it to the newest migration."""

WAIT_SECONDS = 60
"""How long a writer waits for another to finish, on SQLite: longer than any one batch takes."""

SCHEMA_LOCK, LINKS_LOCK = 0x0DA7E11E, 0x0DA7E11F
"""Names of the PostgreSQL locks under which one process at a time changes the schema, or adds links."""

_DRIVERS = {"sqlite": "sqlite", "postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}
_SQLITE_SETTINGS = (
    f"PRAGMA busy_timeout = {WAIT_SECONDS * 1000}",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = NORMAL",  # with WAL: safe against a killed process, whole after a power cut
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -65536",
    "PRAGMA mmap_size = 268435456",  # pages are read where the system has them; each connection's share of memory
)


class Database:
    """An open database at the newest schema."""

    def __init__(self, url: str) -> None:
        """Open it, and bring its schema up to date."""
        address = _address(url)
        self.where = address.render_as_string(hide_password=True)
        self._engine = _engine(address, self.where)
        self._writer = self._engine.execution_options(writes=True)
        try:
            self._migrate()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Read what is there."""
        with self._named_errors(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Write all of what follows, or none of it. On SQLite one writer is let in at a time, from the start."""
        with self._named_errors(), self._writer.begin() as connection:
            yield connection

    def insert_new(
        self, connection: Connection, table: Table, rows: Sequence[Cells], *, give: Sequence[Column[Any]] = ()
    ) -> Sequence[Row[Any]]:
        """Add the rows that are not there yet, and give their numbers and the cells asked for."""
        if not rows:
            return ()
        refuse_nul(rows)
        statement = _insert_new(connection, table).returning(table.c.seq, *give)
        return connection.execute(statement, list(rows)).all()

    def insert_all(self, connection: Connection, table: Table, rows: Sequence[Cells]) -> None:
        """Add rows of which none may be there yet."""
        if rows:
            refuse_nul(rows)
            connection.execute(insert(table), list(rows))

    def copy(self, connection: Connection, table: Table, rows: Sequence[Cells]) -> None:
        """Add many rows of which none may be there yet, the quickest way the driver has; all have the same columns."""
        if not rows:
            return
        quote = connection.dialect.identifier_preparer.quote
        columns = ", ".join(quote(name) for name in rows[0])
        if connection.dialect.name == "sqlite":
            marks = ", ".join("?" * len(rows[0]))
            statement = f"INSERT INTO {quote(table.name)} ({columns}) VALUES ({marks})"  # noqa: S608 - names of ours
            connection.exec_driver_sql(statement, [tuple(row.values()) for row in rows])
            return
        cursor: Any = connection.connection.cursor()
        with cursor.copy(f"COPY {quote(table.name)} ({columns}) FROM STDIN") as sink:
            for row in rows:
                sink.write_row(tuple(row.values()))

    @contextmanager
    def _named_errors(self) -> Iterator[None]:
        try:
            yield
        except SQLAlchemyError as error:
            raise StoreError(_first_line(error), where=self.where, way_out=_way_out(error)) from error
        except UnicodeEncodeError as error:
            raise StoreError("a text holds half a character (a lone surrogate)", where=self.where) from error

    def _migrate(self) -> None:
        with self.reading() as connection:
            if _schema(connection) == HEAD:
                return
        with self.writing() as connection:
            one_at_a_time(connection, SCHEMA_LOCK)
            found = _schema(connection)
            if found is not None and found > HEAD:
                way_out = "open it with the version of Dateline that made it, or a newer one"
                raise StoreError(f"the store has the newer schema {found}", where=self.where, way_out=way_out)
            _upgrade(connection)


def one_at_a_time(connection: Connection, lock: int) -> None:
    """Wait until no other process is in a transaction under this lock; on SQLite every writer is alone anyway."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": lock})


def _address(url: str) -> URL:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreError(
            "not the address of a database", where=url, way_out="sqlite:///path or postgresql://…"
        ) from error
    scheme = address.drivername.partition("+")[0]
    if scheme not in _DRIVERS:
        raise StoreError(f"{scheme} is not supported", way_out="use sqlite or postgresql")
    return address.set(drivername=_DRIVERS[scheme])


def _engine(address: URL, where: str) -> Engine:
    try:
        engine = create_engine(address)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        way_out = "pip install 'dateline[postgres]'"
        raise StoreError("the PostgreSQL driver is not installed", where=where, way_out=way_out) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _set_up_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late for DDL and for the writer's lock
    for setting in _SQLITE_SETTINGS:
        connection.execute(setting)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _schema(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415  (a tenth of a second, needed once in the life of a store)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _insert_new(connection: Connection, table: Table) -> sqlite.Insert | postgresql.Insert:
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table).on_conflict_do_nothing()
    return postgresql.insert(table).on_conflict_do_nothing()


def refuse_nul(rows: Sequence[Cells]) -> None:
    """Refuse the one character that PostgreSQL cannot hold, on both databases alike."""
    for row in rows:
        for name, cell in row.items():
            if isinstance(cell, str) and "\0" in cell:
                raise StoreError(
                    f"{name} of {row.get('id', 'a row')} holds a NUL character",
                    way_out="its reader should leave it out",
                )


def _first_line(error: SQLAlchemyError) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).strip().partition("\n")[0]


def _way_out(error: SQLAlchemyError) -> str:
    words = _first_line(error)
    return next((way_out for sign, way_out in _WAYS_OUT.items() if sign in words), "")


_WAYS_OUT = {
    "unable to open database file": "does its folder exist, and may you write there?",
    "file is not a database": "this file is something else; name another in dateline.toml",
    "database is locked": f"another process wrote for more than {WAIT_SECONDS} seconds; try again",
    "readonly database": "the file or its folder may not be written to",
    "disk is full": "make room, then run the same command again; nothing was half written",
    "connection failed": "is the PostgreSQL server running, and is the address right?",
}
