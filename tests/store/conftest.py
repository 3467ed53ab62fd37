"""A fresh store for each test, on both databases."""

from __future__ import annotations

import importlib
import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text

from dateline.store import Store

HAVE_SERVER = all(importlib.util.find_spec(name) for name in ("pgserver", "psycopg"))
IN_CI = os.environ.get("CI") == "true"


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start a real PostgreSQL server once, in a folder of its own, and give its address."""
    if not HAVE_SERVER:
        (pytest.fail if IN_CI else pytest.skip)("PostgreSQL is not tried: install pgserver and psycopg[binary]")
    folder = tmp_path_factory.mktemp("pg")
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # the server's launcher warns without one
    launcher = importlib.import_module("pgserver")  # a heavy wheel that not every machine has
    server = launcher.get_server(folder / "data", cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of a new, empty database."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/dateline.db"
        return
    server = make_url(request.getfixturevalue("postgres")).set(drivername="postgresql+psycopg")
    name = f"test_{uuid4().hex}"
    _as_owner(server.render_as_string(hide_password=False), f"CREATE DATABASE {name}")
    yield server.set(database=name).render_as_string(hide_password=False)
    _as_owner(server.render_as_string(hide_password=False), f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    """Give a new, empty store."""
    with Store.open(store_url) as opened:
        yield opened


def _as_owner(server: str, command: str) -> None:
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(command))
    engine.dispose()
