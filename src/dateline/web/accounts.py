"""Logins: passwords kept as Argon2 hashes, sessions kept on the server, guessing slowed down, and all of it logged."""

from __future__ import annotations

import re
import secrets
from collections import defaultdict, deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from threading import BoundedSemaphore, Lock
from time import monotonic

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from dateline.model.errors import InvalidValue
from dateline.pipeline.project import Project
from dateline.store.people import Entry, People, StoredPerson
from dateline.web.people import Person, Role

LASTS = timedelta(hours=12)
"""How long somebody stays logged in: a working day."""
SHORTEST = 10
LONGEST = 1000
"""Characters of a password: hashing more would let anybody keep the server busy."""
NAME = re.compile(r"[\w.@+-][\w.@+ -]{0,62}[\w.@+-]|\w")
TRIES, WITHIN = 5, 15 * 60
"""Failed logins, of one name or from one address, that are let pass within so many seconds."""
AT_ONCE = BoundedSemaphore(2)
"""Passwords checked at the same time: each takes 64 MB."""
_hasher = PasswordHasher()


@dataclass(frozen=True, slots=True)
class LoggedIn:
    """Somebody who has just logged in, and the secret by which their requests are known from now on."""

    person: Person
    token: str
    ends: datetime


class Slowdown:
    """Counts failed logins by name and by address, and says when there were too many."""

    def __init__(self) -> None:
        """Begin with a clean slate: restarting the server forgives."""
        self._failures: dict[str, deque[float]] = defaultdict(deque)
        self._lock = Lock()

    def wait(self, *keys: str) -> int:
        """Give the seconds to wait before another try, 0 where one may be made now."""
        with self._lock:
            return max(self._wait(key) for key in keys)

    def failed(self, *keys: str) -> None:
        """Note a failed login."""
        with self._lock:
            for key in keys:
                self._failures[key].append(monotonic())

    def forget(self, key: str) -> None:
        """Note that the one with the name was let in."""
        with self._lock:
            self._failures.pop(key, None)

    def _wait(self, key: str) -> int:
        failures, now = self._failures[key], monotonic()
        while failures and failures[0] < now - WITHIN:
            failures.popleft()
        if not failures:
            del self._failures[key]
        return int(failures[0] + WITHIN - now) + 1 if len(failures) >= TRIES else 0


def add_person(project: Project, name: str, role: Role, password: str, *, by: str) -> None:
    """Give somebody a login; with the first one, everybody needs one."""
    if not NAME.fullmatch(name):
        raise InvalidValue(f"{name!r} cannot be a name", way_out="letters, figures and . @ + - up to 64")
    now = datetime.now(UTC)
    People(project.store).add(StoredPerson(name, role.name.lower(), _hashed(password), now))
    People(project.store).log(Entry(now, by, "added a login", f"{name} as {role.name.lower()}"))


def remove_person(project: Project, name: str, *, by: str) -> None:
    """Take somebody's login away."""
    People(project.store).remove(name)
    People(project.store).log(Entry(datetime.now(UTC), by, "removed a login", name))


def set_password(project: Project, name: str, password: str, *, by: str) -> None:
    """Give somebody another password; they have to log in again."""
    People(project.store).change(name, secret=_hashed(password))
    People(project.store).log(Entry(datetime.now(UTC), by, "changed a password", name))


def set_role(project: Project, name: str, role: Role, *, by: str) -> None:
    """Give somebody another role; they have to log in again."""
    People(project.store).change(name, role=role.name.lower())
    People(project.store).log(Entry(datetime.now(UTC), by, "changed a role", f"{name} to {role.name.lower()}"))


def log_in(project: Project, name: str, password: str) -> LoggedIn | None:
    """Let somebody in; None where the name or the password is wrong, which takes as long for either."""
    people = People(project.store)
    found = people.one(name)
    if not _matches(found.secret if found else _nobody(), password) or found is None:
        return None
    token, now = secrets.token_urlsafe(32), datetime.now(UTC)
    people.open_session(_digest(token), found.name, now + LASTS, now)
    return LoggedIn(_person(found), token, now + LASTS)


def log_out(project: Project, token: str) -> None:
    """End a session."""
    People(project.store).close_session(_digest(token))


def whose(project: Project, token: str) -> Person | None:
    """Give the person whose session it is, None where it is nobody's or has ended."""
    found = People(project.store).in_session(_digest(token), datetime.now(UTC))
    return _person(found) if found else None


def _person(stored: StoredPerson) -> Person:
    return Person(stored.name, Role[stored.role.upper()])


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise InvalidValue("that password is too short or too long", way_out=f"{SHORTEST} to {LONGEST} characters")
    with AT_ONCE:
        return _hasher.hash(password)


def _matches(secret: str, password: str) -> bool:
    if len(password) > LONGEST:
        return False
    try:
        with AT_ONCE:
            return _hasher.verify(secret, password)
    except (Argon2Error, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    """Hash something nobody knows, to check against where there is no such name."""
    return _hasher.hash(secrets.token_urlsafe())


def _digest(token: str) -> str:
    return sha256(token.encode(errors="replace")).hexdigest()
