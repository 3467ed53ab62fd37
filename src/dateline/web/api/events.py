"""``/events``: what happened, as one or more accounts tell it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from dateline.pipeline.indexing import event_by_id
from dateline.web.api.answers import AskedForm, StampedRoute, listed, one
from dateline.web.api.event_pages import EVENT_COLUMNS, event_page
from dateline.web.api.paging import PagingDep
from dateline.web.api.shapes import GEOJSON, ONE, REFUSED, EventList, EventOut
from dateline.web.api.whole import whole_event
from dateline.web.explore.asked import Asked
from dateline.web.state import ProjectDep, Viewer

router = APIRouter(tags=["events"], route_class=StampedRoute)


@router.get("/events", response_model=EventList, responses={**REFUSED, **GEOJSON})
def events(  # noqa: PLR0917 - each is a part of the request
    request: Request,
    project: ProjectDep,
    person: Viewer,
    paging: PagingDep,
    form: AskedForm,
    asked: Annotated[Asked, Query()],
) -> Response:
    """List events in order of time, those without a date last; as JSON, CSV or GeoJSON."""
    page = event_page(project, asked, paging, person)
    return listed(request, page, lambda row: row, form=form, columns=EVENT_COLUMNS)


@router.get("/events/{event_id}", response_model=EventOut, responses=ONE)
def event(project: ProjectDep, person: Viewer, event_id: str) -> Response:
    """Give one event, by its id or one it had before a merge: each value with its evidence and those it stands over."""
    return one(whole_event(project, event_by_id(project, event_id), person))
