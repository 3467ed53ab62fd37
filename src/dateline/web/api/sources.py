"""``/sources``: outlets and organisations that publish."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.model.codec import to_json
from dateline.model.document import Source
from dateline.store.listing import Cut, Listing
from dateline.web.api.answers import AskedForm, StampedRoute, columns_of, listed
from dateline.web.api.paging import PagingDep
from dateline.web.api.shapes import LISTS, SourceList
from dateline.web.state import ProjectDep, Viewer

router = APIRouter(tags=["sources"], route_class=StampedRoute)


@router.get("/sources", response_model=SourceList, responses=LISTS)
def sources(request: Request, project: ProjectDep, _: Viewer, paging: PagingDep, form: AskedForm) -> Response:
    """List outlets in the order they were first met."""
    return listed(
        request,
        Listing(project.store).sources(Cut(paging.row, paging.limit)),
        to_json,
        columns=columns_of(Source),
        form=form,
    )
