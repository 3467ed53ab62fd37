"""A small project behind an app, on either database, and a client that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from dateline.pipeline.project import Project
from dateline.web.app import create_app
from dateline.web.settings import WebSettings
from tests.store.conftest import KINDS, _new_database, postgres, store_url  # noqa: F401 - fixtures for both databases
from tests.web.casebook import make_casebook
from tests.web.client import Client


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Make a project of five reports of four events."""
    make_casebook(tmp_path / "casebook")
    return tmp_path / "casebook"


@pytest.fixture
def app(folder: Path) -> Iterator[FastAPI]:
    """Serve it on this machine, without logins."""
    yield from served(folder)


@pytest.fixture
def client(app: FastAPI) -> Iterator[Client]:
    """Ask it."""
    with Client(app) as asking:
        yield asking


@pytest.fixture
def project(app: FastAPI) -> Project:
    """Give the project behind the app."""
    found: Project = app.state.workbench.project
    return found


@pytest.fixture
def either(tmp_path: Path, store_url: str) -> Iterator[Client]:  # noqa: F811 - the fixture
    """Ask an app over the same project, on each database in turn."""
    make_casebook(tmp_path / "either", store_url)
    for served_app in served(tmp_path / "either"):
        with Client(served_app) as asking:
            yield asking


@pytest.fixture(scope="module", params=KINDS)
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    """Ask an app over the same project, on each database in turn; only to read, for many tests share it."""
    folder = tmp_path_factory.mktemp("library")
    with _new_database(request.param, request, folder) as url:
        make_casebook(folder / "casebook", url)
        for served_app in served(folder / "casebook"):
            with Client(served_app) as asking:
                yield asking


def served(folder: Path) -> Iterator[FastAPI]:
    """Serve a project until the test is done."""
    app = create_app(folder, WebSettings(local_person="tester"))
    yield app
    app.state.workbench.close()
