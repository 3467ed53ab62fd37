"""``/runs``: what made each set of claims and links, with every version it depended on."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.model.codec import to_json
from dateline.model.run import Run
from dateline.store.listing import Cut, Listing
from dateline.web.api.answers import AskedForm, StampedRoute, columns_of, listed
from dateline.web.api.paging import PagingDep
from dateline.web.api.shapes import LISTS, RunList
from dateline.web.state import ProjectDep, Viewer

router = APIRouter(tags=["runs"], route_class=StampedRoute)


@router.get("/runs", response_model=RunList, responses=LISTS)
def runs(request: Request, project: ProjectDep, _: Viewer, paging: PagingDep, form: AskedForm) -> Response:
    """List runs, first to last."""
    return listed(
        request, Listing(project.store).runs(Cut(paging.row, paging.limit)), to_json, columns=columns_of(Run), form=form
    )
