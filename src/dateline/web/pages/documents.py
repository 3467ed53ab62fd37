"""The pages of documents: the list, one with its claims, and claims by hand."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request
from pydantic import BaseModel
from starlette.responses import JSONResponse, Response

from dateline.model.document import Text
from dateline.model.errors import NotFound
from dateline.model.evidence import Span
from dateline.pipeline.hand_values import value_from_words
from dateline.pipeline.project import Project
from dateline.pipeline.reviewing import Told, add_claim, correct_claim
from dateline.store.listing import Cut, DocumentFilter, Listing
from dateline.web.pages.document_view import see_document, see_facts
from dateline.web.state import ProjectDep, Reviewer, Viewer
from dateline.web.templating import page

router = APIRouter()
ROWS = 100


class Wanted(BaseModel):
    """Which documents are listed."""

    source_id: str = ""
    language: str = ""
    after: int = 0


@router.get("/documents")
def documents(request: Request, project: ProjectDep, _: Viewer, wanted: Annotated[Wanted, Query()]) -> Response:
    """List documents in the order they were added."""
    asked = DocumentFilter(source_id=wanted.source_id or None, language=wanted.language or None)
    found = Listing(project.store).documents(asked, Cut(wanted.after, ROWS))
    sources = sorted(project.store.sources(), key=lambda each: each.name.casefold())
    rows = [see_facts(project, each) for each in found.found]
    return page(request, "documents.html", found=found, rows=rows, wanted=wanted, sources=sources)


@router.get("/documents/{document_id}")
def document(  # noqa: PLR0917 - each is a part of the request
    request: Request, project: ProjectDep, person: Viewer, document_id: str, reading: str = ""
) -> Response:
    """Show one document with every claim on it."""
    found = project.store.document(document_id)
    text = _reading(project, document_id, reading)
    return page(request, "document.html", view=see_document(project, found, text, person))


class ByHand(BaseModel):
    """A claim that a person reads in a text, the value as people type it."""

    subject_id: str
    property: str
    value: str
    text_id: str
    start: int
    end: int
    reason: str = ""


@router.post("/claims")
def add(project: ProjectDep, person: Reviewer, told: Annotated[ByHand, Form()]) -> Response:
    """Add a claim by hand."""
    value = value_from_words(told.property, told.value)
    made = Told(told.property, value, told.text_id, Span(told.start, told.end))
    decisions = add_claim(project, told.subject_id, made, person.name, reason=told.reason)
    return JSONResponse({"claim": decisions[0].subject}, 201)


class Correction(BaseModel):
    """Another value for a claim, as people type it."""

    value: str
    reason: str = ""


@router.post("/claims/{claim_id}/correct")
def correct(project: ProjectDep, person: Reviewer, claim_id: str, to: Annotated[Correction, Form()]) -> Response:
    """Correct a claim: a new one by hand on the same words, and the old one rejected."""
    old = project.store.claim(claim_id)
    value = value_from_words(old.property, to.value, old.value)
    decisions = correct_claim(project, claim_id, value, person.name, reason=to.reason)
    return JSONResponse({"claim": decisions[0].subject}, 201)


def _reading(project: Project, document_id: str, reading: str) -> Text:
    texts = list(project.store.texts(document_id))
    found = next((each for each in texts if each.id == reading), texts[-1] if texts else None)
    if found is None:
        raise NotFound("no reading of this document", where=document_id, way_out="run `dateline add` on it again")
    return found
