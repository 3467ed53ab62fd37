"""The workbench and its HTTP API as one app."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from fastapi import FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dateline import __version__
from dateline.model.errors import ProjectError
from dateline.pipeline.held import keep_nobody_waiting
from dateline.pipeline.project import Project
from dateline.pipeline.searching import waiting_count
from dateline.store.people import Entry, People
from dateline.web import problems, sessions
from dateline.web.api import api, ged
from dateline.web.built import BuiltFiles
from dateline.web.guard import SAFE_METHODS, Guard
from dateline.web.settings import WebSettings
from dateline.web.state import Workbench
from dateline.web.templating import make_templates
from dateline.web.work import index_later

WAITED_FOR = 2000
"""Texts that are gone through while somebody waits for an answer, about a second; more are left to the background."""
LONGEST_ACTION = 500
"""Characters of an address that the log keeps."""
PAGES = "dateline.web.pages"
DESCRIPTION = "Documents, claims, events, actors, links and decisions of one Dateline project."


def create_app(folder: Path, settings: WebSettings | None = None) -> FastAPI:
    """Serve one project: its HTTP API and, where they are built, the pages of the workbench."""
    settings = settings or WebSettings()
    workbench = Workbench(Project.open(folder), settings)
    refuse_open_door(workbench)
    keep_nobody_waiting(workbench.project, WAITED_FOR)
    app = FastAPI(
        title="Dateline",
        version=__version__,
        description=DESCRIPTION,
        openapi_url="/api/v1/openapi.json",
        docs_url=None,  # FastAPI's own pages load scripts from another host
        redoc_url=None,
        lifespan=_lifespan,
    )
    app.state.workbench, app.state.templates = workbench, make_templates()
    problems.register(app)
    app.include_router(api)
    app.include_router(ged.router)
    app.include_router(sessions.router)
    _include_pages(app)
    app.middleware("http")(_know_who)
    app.add_middleware(BuiltFiles)
    app.add_middleware(Guard, settings=settings)
    return app


def refuse_open_door(workbench: Workbench) -> None:
    """Refuse to listen where others can reach it while nobody has to log in."""
    if not workbench.settings.loopback and not People(workbench.project.store).any():
        raise ProjectError(
            "others could reach it, and nobody would have to log in",
            where=workbench.settings.host,
            way_out="add accounts first with `dateline user add NAME`, or listen on 127.0.0.1",
        )


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    workbench: Workbench = app.state.workbench
    await run_in_threadpool(_begin, workbench)
    yield
    await run_in_threadpool(workbench.close)


def _begin(workbench: Workbench) -> None:
    """Have new words indexed while people begin to look around."""
    index_later(workbench.jobs, workbench.project, waiting_count(workbench.project))


def _include_pages(app: FastAPI) -> None:
    """Add the pages of the workbench where they are there."""
    if find_spec(PAGES):
        for router in import_module(PAGES).routers:
            app.include_router(router, include_in_schema=False)


async def _know_who(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Find out who is asking, and log what they changed or tried to."""
    workbench: Workbench = request.app.state.workbench
    request.state.person = await run_in_threadpool(workbench.who, request)
    response = await call_next(request)
    if request.method not in SAFE_METHODS:
        await run_in_threadpool(_log, workbench, request, response.status_code)
    return response


def _log(workbench: Workbench, request: Request, status: int) -> None:
    person = request.state.person.name if request.state.person else "nobody"
    address = request.client.host if request.client else ""
    action = f"{request.method} {request.url.path}"[:LONGEST_ACTION]
    People(workbench.project.store).log(Entry(datetime.now(UTC), person, action, f"answered {status}", address))
