"""``/links``: which accounts tell one event and which profiles one actor, as suggested."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.model.codec import to_json
from dateline.model.link import Judgement, Link
from dateline.store.listing import Cut, Listing
from dateline.web.api.answers import AskedForm, StampedRoute, columns_of, listed
from dateline.web.api.paging import PagingDep
from dateline.web.api.shapes import LISTS, LinkList
from dateline.web.state import ProjectDep, Viewer

router = APIRouter(tags=["links"], route_class=StampedRoute)


@router.get("/links", response_model=LinkList, responses=LISTS)
def links(  # noqa: PLR0917 - each is a part of the request
    request: Request,
    project: ProjectDep,
    _: Viewer,
    paging: PagingDep,
    form: AskedForm,
    judgement: Judgement | None = None,
    member: str | None = None,
) -> Response:
    """List the newest generation of links; ``member`` is one account or profile."""
    page = Listing(project.store).links(judgement, member, Cut(paging.row, paging.limit))
    return listed(request, page, to_json, columns=columns_of(Link), form=form)
