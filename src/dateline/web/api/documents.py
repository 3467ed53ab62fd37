"""``/documents``: what was read, and the originals."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, File, Query, Request, UploadFile
from pydantic import BaseModel
from starlette.responses import Response

from dateline.model.codec import to_json
from dateline.model.document import Document
from dateline.store.listing import Cut, DocumentFilter, Listing
from dateline.web.api.answers import AskedForm, StampedRoute, columns_of, listed, one
from dateline.web.api.paging import PagingDep
from dateline.web.api.shapes import LISTS, ONE, REFUSED, DocumentList, DocumentOut, JobOut
from dateline.web.archive import archived, download
from dateline.web.state import Coder, ProjectDep, Viewer, WorkbenchDep
from dateline.web.veiling import veil_over_document, veiled
from dateline.web.work import add_and_read, uploaded

router = APIRouter(tags=["documents"], route_class=StampedRoute)


class Wanted(BaseModel):
    """Which documents are asked for."""

    source_id: str | None = None
    media_type: str | None = None
    language: str | None = None
    published_since: date | None = None
    published_until: date | None = None


@router.get("/documents", response_model=DocumentList, responses=LISTS)
def documents(  # noqa: PLR0917 - each is a part of the request
    request: Request,
    project: ProjectDep,
    person: Viewer,
    paging: PagingDep,
    form: AskedForm,
    wanted: Annotated[Wanted, Query()],
) -> Response:
    """List documents in the order they were added."""
    page = Listing(project.store).documents(DocumentFilter(**dict(wanted)), Cut(paging.row, paging.limit))

    def shown(each: Document) -> object:
        return veiled(to_json(each), veil_over_document(project, each.id, person))

    return listed(request, page, shown, columns=columns_of(Document), form=form)


@router.get("/documents/{document_id}", response_model=DocumentOut, responses=ONE)
def document(project: ProjectDep, person: Viewer, document_id: str) -> Response:
    """Give one document."""
    found = project.store.document(document_id)
    return one(veiled(to_json(found), veil_over_document(project, document_id, person)))


@router.get("/documents/{document_id}/archive", responses=ONE, response_class=Response)
def archive(project: ProjectDep, _: Coder, document_id: str) -> Response:
    """Show the original: a web page with everything taken out that could run or load, anything else as it is."""
    return archived(project, project.store.document(document_id))


@router.get("/documents/{document_id}/original", responses=ONE, response_class=Response)
def original(project: ProjectDep, _: Coder, document_id: str) -> Response:
    """Hand over the original, byte for byte, as a file."""
    found = project.store.document(document_id)
    return download(project.archive.get(found.sha256), found)


@router.post("/documents", status_code=202, response_model=JobOut, responses=REFUSED)
def upload(
    workbench: WorkbenchDep,
    project: ProjectDep,
    person: Coder,
    files: Annotated[list[UploadFile], File(max_length=200)],
) -> dict[str, Any]:
    """Send files; they are archived, read and linked in the background. The answer is the job to ask after."""
    limit = project.settings.limits.max_bytes
    originals = [uploaded(each.filename or "", each.file.read(limit + 1), limit) for each in files]
    work = partial(add_and_read, project, originals)
    return asdict(workbench.jobs.start("add", work, by=person.name))
