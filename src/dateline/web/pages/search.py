"""The search page: texts and claims that tell of something, with what was asked for marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request
from markupsafe import Markup
from pydantic import BaseModel, Field
from starlette.responses import Response

from dateline.pipeline.project import Project
from dateline.pipeline.searching import Hit, search
from dateline.resolve.assemble import event_id
from dateline.resolve.assemble_actors import actor_id
from dateline.store.search import Narrowing
from dateline.web.bidi import shown
from dateline.web.people import Person
from dateline.web.state import ProjectDep, Viewer
from dateline.web.templating import page
from dateline.web.veiling import veil_over

router = APIRouter()
ROWS = 25


class Asked(BaseModel):
    """What is looked for, and where."""

    q: str = Field("", max_length=1000)
    kind: str = ""
    source_id: str = ""
    language: str = ""
    year: str = Field("", pattern=r"^\d{0,4}$")
    skip: int = Field(0, ge=0, le=100_000)


@dataclass(frozen=True, slots=True)
class SeenHit:
    """One hit: where it leads, and its words with marks."""

    kind: str
    href: str
    title: str
    excerpt: Markup


@router.get("/search")
def find(request: Request, project: ProjectDep, person: Viewer, asked: Annotated[Asked, Query()]) -> Response:
    """Search texts and claims; no words find nothing."""
    year = int(asked.year) if asked.year else None
    narrowed = Narrowing(asked.kind or None, asked.source_id or None, asked.language or None, year, year)
    found = search(project, asked.q, narrowed, skip=asked.skip, limit=ROWS) if asked.q.strip() else None
    hits = list(_hits(project, found.hits, person)) if found else []
    sources = {each.id: each.name for each in project.store.sources()}
    return page(request, "search.html", query=asked.q, asked=asked, found=found, hits=hits, sources=sources)


def _hits(project: Project, hits: tuple[Hit, ...], person: Person) -> Iterator[SeenHit]:
    veils = veil_over(project, [hit.text_id for hit in hits], person)
    for hit in hits:
        hidden = veils[hit.text_id].over(hit.excerpt)
        excerpt = with_marks(hit.excerpt, hit.marks) if hidden == hit.excerpt else shown(hidden)
        yield SeenHit(hit.kind, _href(hit), hit.title or hit.document_id, excerpt)


def with_marks(words: str, marks: tuple[tuple[int, int], ...]) -> Markup:
    """Put marks around what was asked for."""
    pieces, last = [], 0
    for start, end in marks:
        pieces += [shown(words[last:start]), Markup("<mark>{}</mark>").format(shown(words[start:end]))]
        last = end
    return Markup("").join([*pieces, shown(words[last:])])


def _href(hit: Hit) -> str:
    if hit.kind == "account":
        return f"/events/{event_id(hit.owner)}"
    if hit.kind == "profile":
        return f"/actors/{actor_id(hit.owner)}"
    return f"/documents/{hit.document_id}"
