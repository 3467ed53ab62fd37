"""Who may use a project's workbench, who is logged in, and the log of who did what: no facts, but beside them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    delete,
    func,
    insert,
    select,
    update,
)

from dateline.model.errors import InvalidValue, NotFound
from dateline.store.database import Database
from dateline.store.rows import Found
from dateline.store.store import Store

metadata = MetaData()
NUMBER = BigInteger().with_variant(Integer(), "sqlite")

person = Table(
    "person",
    metadata,
    Column("name", String, primary_key=True),
    Column("role", String, nullable=False),
    Column("secret", String, nullable=False),
    Column("added", String, nullable=False),
)
session = Table(
    "session",
    metadata,
    Column("digest", String, primary_key=True),
    Column("person", String, ForeignKey("person.name", ondelete="CASCADE"), nullable=False, index=True),
    Column("ends", String, nullable=False),
)
deed_log = Table(
    "audit",
    metadata,
    Column("seq", NUMBER, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("person", String, nullable=False),
    Column("action", String, nullable=False),
    Column("detail", String, nullable=False),
    Column("address", String, nullable=False),
)
TABLES = (person, session, deed_log)


@dataclass(frozen=True, slots=True)
class StoredPerson:
    """Somebody with a login: their name, role and the hash of their password."""

    name: str
    role: str
    secret: str
    added: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log: when, who, what, and from where. It is added to and never changed."""

    at: datetime
    person: str
    action: str
    detail: str = ""
    address: str = ""


class People:
    """The people of one project."""

    def __init__(self, store: Store) -> None:
        """Use a store's people."""
        self._database: Database = store._database

    def any(self) -> bool:
        """Tell whether anybody has a login: from then on everybody needs one."""
        with self._database.reading() as connection:
            return connection.execute(select(person.c.name).limit(1)).first() is not None

    def all(self) -> tuple[StoredPerson, ...]:
        """Give everybody, by name."""
        with self._database.reading() as connection:
            return tuple(_person(row) for row in connection.execute(select(person).order_by(person.c.name)))

    def one(self, name: str) -> StoredPerson | None:
        """Give one person, None where nobody has that name."""
        with self._database.reading() as connection:
            row = connection.execute(select(person).where(person.c.name == name)).first()
        return _person(row) if row else None

    def add(self, new: StoredPerson) -> None:
        """Add a person."""
        line = {"name": new.name, "role": new.role, "secret": new.secret, "added": new.added.isoformat()}
        with self._database.writing() as connection:
            if connection.execute(select(person.c.name).where(person.c.name == new.name)).first():
                raise InvalidValue(f"{new.name} has a login already", way_out="give them another password instead")
            connection.execute(insert(person).values(**line))

    def remove(self, name: str) -> None:
        """Take a person's login away, and end their sessions; what they decided and the log stay."""
        with self._database.writing() as connection:
            connection.execute(delete(session).where(session.c.person == name))
            if not connection.execute(delete(person).where(person.c.name == name)).rowcount:
                raise _nobody(name)

    def change(self, name: str, *, secret: str | None = None, role: str | None = None) -> None:
        """Give a person another password or role, and end their sessions."""
        new = {column: value for column, value in (("secret", secret), ("role", role)) if value is not None}
        with self._database.writing() as connection:
            connection.execute(delete(session).where(session.c.person == name))
            if not connection.execute(update(person).where(person.c.name == name).values(**new)).rowcount:
                raise _nobody(name)

    def open_session(self, digest: str, name: str, ends: datetime, now: datetime) -> None:
        """Note that somebody has logged in, by the digest of what their browser holds; forget sessions that ended."""
        with self._database.writing() as connection:
            connection.execute(delete(session).where(session.c.ends <= now.isoformat()))
            connection.execute(insert(session).values(digest=digest, person=name, ends=ends.isoformat()))

    def close_session(self, digest: str) -> None:
        """Note that somebody has logged out."""
        with self._database.writing() as connection:
            connection.execute(delete(session).where(session.c.digest == digest))

    def in_session(self, digest: str, now: datetime) -> StoredPerson | None:
        """Give the person whose session it is, None where it is nobody's or has ended."""
        joined = select(person).select_from(person.join(session, session.c.person == person.c.name))
        query = joined.where(session.c.digest == digest, session.c.ends > now.isoformat())
        with self._database.reading() as connection:
            row = connection.execute(query).first()
        return _person(row) if row else None

    def log(self, entry: Entry) -> None:
        """Add a line to the log."""
        line = {"at": entry.at.isoformat(), "person": entry.person, "action": entry.action}
        with self._database.writing() as connection:
            connection.execute(insert(deed_log).values(**line, detail=entry.detail, address=entry.address))

    def logged(self, *, before: int | None = None, limit: int = 100) -> Iterator[tuple[int, Entry]]:
        """Give the newest lines of the log, or those before one, with their numbers."""
        query = select(deed_log).order_by(deed_log.c.seq.desc()).limit(limit)
        if before is not None:
            query = query.where(deed_log.c.seq < before)
        with self._database.reading() as connection:
            for row in connection.execute(query):
                at = datetime.fromisoformat(row.at)
                yield row.seq, Entry(at, row.person, row.action, row.detail, row.address)

    def log_size(self) -> int:
        """Count the lines of the log."""
        with self._database.reading() as connection:
            return int(connection.execute(select(func.count()).select_from(deed_log)).scalar_one())


def _person(row: Found) -> StoredPerson:
    return StoredPerson(row.name, row.role, row.secret, datetime.fromisoformat(row.added))


def _nobody(name: str) -> NotFound:
    return NotFound(f"nobody here is called {name!r}", way_out="see `dateline user list`")
