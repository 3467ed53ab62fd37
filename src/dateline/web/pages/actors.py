"""The pages of actors: the list, and one."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dateline.pipeline.indexing import actor_by_id, find_actors
from dateline.web.pages.actor_view import names_by_script, see_actor
from dateline.web.pages.explore import labels
from dateline.web.state import ProjectDep, Viewer
from dateline.web.templating import page

router = APIRouter(prefix="/actors")
ROWS = 100


@router.get("")
def actors(request: Request, project: ProjectDep, _: Viewer, name: str = "", after: str | None = None) -> Response:
    """List actors by name."""
    found = find_actors(project, name or None, after=after, limit=ROWS)
    names = {each.id: [one for some in names_by_script(each).values() for one in some] for each in found.actors}
    return page(request, "actors.html", found=found, names=names, asked=name)


@router.get("/{actor_id}")
def actor(request: Request, project: ProjectDep, _: Viewer, actor_id: str) -> Response:
    """Show one actor; a name leads to the actor that bears it."""
    found = actor_by_id(project, actor_id)
    if found.id != actor_id:
        return RedirectResponse(f"/actors/{found.id}", 303)
    return page(request, "actor.html", view=see_actor(project, found), labels=labels(project))
