"""The first page: events on a map, on a timeline and in a table."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import Field
from starlette.responses import Response

from dateline.model.codebook import deeds
from dateline.model.country import countries
from dateline.model.place import Precision
from dateline.pipeline.indexing import event_cells
from dateline.pipeline.project import Project
from dateline.web import wording
from dateline.web.api.answers import one
from dateline.web.explore.asked import Asked, select
from dateline.web.explore.view import rows
from dateline.web.state import ProjectDep, Viewer, WorkbenchDep
from dateline.web.templating import page

router = APIRouter()
ROWS = 100
Labels = dict[str, dict[str, str]]


class More(Asked):
    """Which events are asked for, and how many rows the table has already."""

    skip: int = Field(0, ge=0)


@router.get("/")
def explore(request: Request, project: ProjectDep, _: Viewer) -> Response:
    """Show the page; what it shows is asked for by its script, once events are there to be shown."""
    event_cells(project)
    names = labels(project)
    precisions = [(str(int(each)), wording.text(f"precision.{int(each)}")) for each in Precision]
    return page(request, "explore.html", labels=names, choices=choices(names), precisions=precisions)


@router.get("/explore/rows")
def more(workbench: WorkbenchDep, project: ProjectDep, _: Viewer, asked: Annotated[More, Query()]) -> Response:
    """Give the rows of the table that come after those it has."""
    cells, lines = select(project, asked)
    return one(rows(workbench.held.of(cells), lines[asked.skip : asked.skip + ROWS]))


def labels(project: Project) -> Labels:
    """Name the codes that scripts show."""
    return {
        "deed": {each: kind.label for each, kind in deeds().items()},
        "country": {each: country.name for each, country in countries().items()},
        "source": {each.id: each.name for each in project.store.sources()},
    }


def choices(names: Labels) -> dict[str, list[tuple[str, str]]]:
    """Order the choices of each filter by their words."""
    return {name: _ordered(values.items()) for name, values in names.items()}


def _ordered(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda each: each[1].casefold())
