"""A fresh store for each test, on both databases."""

from __future__ import annotations

import importlib
import importlib.util
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from dateline.store import Store
from dateline.store.tables import metadata

HAVE_SERVER = all(importlib.util.find_spec(name) for name in ("pgserver", "psycopg"))
KINDS = ("sqlite", "postgresql")
IN_CI = os.environ.get("CI") == "true"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a real PostgreSQL server once, in a folder of its own, and give its address.

    The folder is not pytest's: run as root, the server becomes another user, and the next pytest that starts beside
    this one closes pytest's folders to all others, which ends the server in the middle of the tests.
    """
    if not HAVE_SERVER:
        (pytest.fail if IN_CI else pytest.skip)("PostgreSQL is not tried: install pgserver and psycopg[binary]")
    with TemporaryDirectory(prefix="dateline-pg-", ignore_cleanup_errors=True) as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))  # or its launcher warns
        launcher = importlib.import_module("pgserver")  # a heavy wheel that not every machine has
        server = launcher.get_server(Path(folder) / "data", cleanup_mode=None)
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # only the machine's own crash needs these
            server.psql(f"ALTER SYSTEM SET {setting} = off")
        server.psql("SELECT pg_reload_conf()")
        yield server.get_uri()
        _stop(server.get_pid(), Path(folder) / "data")


def _stop(server: int, data: Path) -> None:
    """End the server at once (an orderly stop can take a minute on a busy machine), and wait until it is gone."""
    os.kill(server, signal.SIGQUIT)
    for _ in range(100):
        if not (data / "postmaster.pid").exists():
            return
        time.sleep(0.1)


@contextmanager
def _new_database(kind: str, request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """Give the address of a new, empty database of one kind."""
    if kind == "sqlite":
        yield f"sqlite:///{folder}/dateline.db"
        return
    server = make_url(request.getfixturevalue("postgres")).set(drivername="postgresql+psycopg")
    name = f"test_{uuid4().hex}"
    _as_owner(server.render_as_string(hide_password=False), f"CREATE DATABASE {name}")
    yield server.set(database=name).render_as_string(hide_password=False)
    _as_owner(server.render_as_string(hide_password=False), f"DROP DATABASE {name} WITH (FORCE)")


def _as_owner(server: str, command: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(command))
    engine.dispose()


@pytest.fixture(params=KINDS)
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a database with nothing in it, not even tables."""
    with _new_database(request.param, request, tmp_path) as url:
        yield url


@pytest.fixture(scope="session", params=KINDS)
def emptied(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[], Store]]:
    """Give a way to empty one store that stays open: making a new one for each test takes most of its time."""
    with _new_database(request.param, request, tmp_path_factory.mktemp("store")) as url, Store.open(url) as store:
        engine = create_engine(url)

        def empty() -> Store:
            with engine.begin() as connection:
                for table in reversed(metadata.sorted_tables):
                    connection.execute(table.delete())
            return store

        yield empty
        engine.dispose()


@pytest.fixture
def store(emptied: Callable[[], Store]) -> Store:
    """Give an empty store."""
    return emptied()
