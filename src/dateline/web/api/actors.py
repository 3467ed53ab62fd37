"""``/actors``: armed groups, state forces and other parties, as one or more profiles tell them."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.export.actors import ACTOR_COLUMNS, actor_rows
from dateline.pipeline.indexing import actor_by_id, find_actors
from dateline.store.listing import Page
from dateline.web.api.answers import AskedForm, StampedRoute, listed, one
from dateline.web.api.paging import PagingDep
from dateline.web.api.shapes import LISTS, ONE, ActorList, ActorOut
from dateline.web.api.whole import whole_actor
from dateline.web.state import ProjectDep, Viewer

router = APIRouter(tags=["actors"], route_class=StampedRoute)


@router.get("/actors", response_model=ActorList, responses=LISTS)
def actors(  # noqa: PLR0917 - each is a part of the request
    request: Request, project: ProjectDep, _: Viewer, paging: PagingDep, form: AskedForm, name: str | None = None
) -> Response:
    """List actors by name; ``name`` is any part of a name or alias, whatever the spelling."""
    found = find_actors(project, name, after=str(paging.row), limit=paging.limit)
    page = Page(tuple(actor_rows(found.actors)), found.total, found.after)
    return listed(request, page, lambda row: row, form=form, columns=ACTOR_COLUMNS)


@router.get("/actors/{actor_id}", response_model=ActorOut, responses=ONE)
def actor(project: ProjectDep, person: Viewer, actor_id: str) -> Response:
    """Give one actor, by id, name or alias: each value with its evidence."""
    return one(whole_actor(project, actor_by_id(project, actor_id), person))
