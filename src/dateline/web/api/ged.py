"""``/api/gedevents/…``: the events of this project as UCDP's own interface gives its own, so that its clients work."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from dateline.web.api.answers import StampedRoute, one
from dateline.web.api.shapes import REFUSED
from dateline.web.ged import GedAsked, ged_page, page_urls
from dateline.web.state import Viewer, WorkbenchDep

router = APIRouter(prefix="/api/gedevents", tags=["UCDP GED"], route_class=StampedRoute)


class Wanted(BaseModel):
    """UCDP's own parameters, with UCDP's own names; ``page`` counts from zero."""

    pagesize: int = Field(100, ge=1, le=1000)
    page: int = Field(0, ge=0, le=1_000_000)
    Id: str | None = Field(None, max_length=2000, description="Ids of events, with commas between.")
    Country: str | None = Field(None, max_length=2000, description="Gleditsch-Ward numbers.", examples=["700,770"])
    Geography: str | None = Field(None, max_length=200, description="south west,north east.", examples=["29 60,39 75"])
    StartDate: date | None = None
    EndDate: date | None = None
    TypeOfViolence: str | None = Field(None, max_length=20, examples=["1,3"])
    Dyad: str | None = Field(None, max_length=2000, description="Numbers or names of dyads.")
    Actor: str | None = Field(None, max_length=2000, description="Numbers or names of actors.")


@router.get("/{version}", responses=REFUSED, response_model=dict[str, Any])
def gedevents(  # noqa: PLR0917 - each is a part of the request
    request: Request, workbench: WorkbenchDep, person: Viewer, version: str, wanted: Annotated[Wanted, Query()]
) -> Response:
    """Give lethal events in the 49 columns of UCDP GED; the version is any, for there is one state of a project."""
    del version
    page = ged_page(workbench.project, (workbench.held, workbench.ged_numbers), GedAsked(**dict(wanted)), person)
    return one({**page, **page_urls(request.url, wanted.page, page["TotalPages"])})
