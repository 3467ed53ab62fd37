"""``/explore``: map, timeline, facets and table of the events asked for, in one answer."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import Field
from starlette.responses import Response

from dateline.web.api.answers import StampedRoute, one
from dateline.web.api.shapes import REFUSED, LookOut
from dateline.web.explore.asked import Asked, box
from dateline.web.explore.timeline import Unit
from dateline.web.explore.view import look
from dateline.web.state import ProjectDep, Viewer, WorkbenchDep

router = APIRouter(tags=["explore"], route_class=StampedRoute)


class Look(Asked):
    """Which events are asked for, and how near the map is."""

    zoom: float = Field(2, ge=0, le=24, description="The map's zoom: clusters are counted for it.")
    view: str | None = Field(
        None, max_length=200, description="The part of the map that is seen: west,south,east,north."
    )
    unit: Unit | None = Field(None, description="How long a bar of the timeline is; chosen to fit if left out.")


@router.get("/explore", response_model=LookOut, responses=REFUSED)
def explore(workbench: WorkbenchDep, project: ProjectDep, _: Viewer, asked: Annotated[Look, Query()]) -> Response:
    """Count the events asked for on the map, along time and by sort, and give the first rows of the table."""
    view = None if asked.view is None else box(asked.view)
    return one(look(project, workbench.held, asked, zoom=asked.zoom, view=view, unit=asked.unit))
