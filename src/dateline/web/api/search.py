"""``/search``: where texts and claims tell of something."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from dateline.pipeline.project import Project
from dateline.pipeline.searching import Found, search
from dateline.store.search import Narrowing
from dateline.web.api.answers import StampedRoute, one
from dateline.web.api.paging import make_cursor, next_url, open_skip
from dateline.web.api.shapes import REFUSED, SearchOut
from dateline.web.explore.asked import PATIENCE
from dateline.web.people import Person
from dateline.web.state import Viewer, WorkbenchDep
from dateline.web.veiling import veil_over, veiled
from dateline.web.work import index_later

router = APIRouter(tags=["search"], route_class=StampedRoute)


class Asked(BaseModel):
    """What is looked for, and where."""

    q: str = Field(max_length=1000, examples=['"car bomb" Kabul -drill'])
    kind: str | None = Field(None, description="text, account or profile")
    source_id: str | None = None
    language: str | None = None
    since: int | None = Field(None, ge=0, le=9999, description="Year of publication, or later.")
    until: int | None = Field(None, ge=0, le=9999)
    after: str | None = Field(None, max_length=200)
    limit: int = Field(20, ge=1, le=100)


@router.get("/search", response_model=SearchOut, responses=REFUSED)
def search_words(
    request: Request, workbench: WorkbenchDep, person: Viewer, asked: Annotated[Asked, Query()]
) -> Response:
    """Find words in texts and in what they claim: all words, "words together", begin*, -without."""
    narrowed = Narrowing(asked.kind, asked.source_id, asked.language, asked.since, asked.until)
    project, skip = workbench.project, open_skip(asked.after)
    found = search(project, asked.q, narrowed, skip=skip, limit=asked.limit, patience=PATIENCE)
    index_later(workbench.jobs, project, found.waiting)
    cursor = None if found.after is None else make_cursor(found.after)
    hits = _shown(project, found, person)
    page = {
        "total": found.total,
        "after": cursor,
        "next": next_url(request, cursor),
        "facets": found.facets,
        "waiting": found.waiting,
    }
    return one({"results": hits, **page})


def _shown(project: Project, found: Found, person: Person) -> list[object]:
    """Lay hits out; where a name is hidden the marks are left out, for they no longer point at the words."""
    veils = veil_over(project, [hit.text_id for hit in found.hits], person)
    shown: list[object] = []
    for hit in found.hits:
        told, veil = asdict(hit), veils[hit.text_id]
        changed = veil.over(hit.excerpt) != hit.excerpt
        shown.append(veiled({**told, "marks": [] if changed else told["marks"]}, veil))
    return shown
