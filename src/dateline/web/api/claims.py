"""``/claims``: one value each, with the words it rests on."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from dateline.model.claim import Claim, SubjectKind
from dateline.model.codec import to_json
from dateline.store.listing import ClaimFilter, Cut, Listing
from dateline.web.api.answers import AskedForm, StampedRoute, columns_of, listed, one
from dateline.web.api.paging import PagingDep
from dateline.web.api.shapes import LISTS, ONE, ClaimList, ClaimOut
from dateline.web.state import ProjectDep, Viewer
from dateline.web.veiling import veil_over, veiled

router = APIRouter(tags=["claims"], route_class=StampedRoute)


class Wanted(BaseModel):
    """Which claims are asked for."""

    subject_id: str | None = None
    subject_kind: SubjectKind | None = None
    property: str | None = None
    text_id: str | None = None
    engine: str | None = Field(None, examples=["rules@1"])
    least_confidence: float | None = Field(None, ge=0, le=1)
    most_confidence: float | None = Field(None, ge=0, le=1)


@router.get("/claims", response_model=ClaimList, responses=LISTS)
def claims(  # noqa: PLR0917 - each is a part of the request
    request: Request,
    project: ProjectDep,
    person: Viewer,
    paging: PagingDep,
    form: AskedForm,
    wanted: Annotated[Wanted, Query()],
) -> Response:
    """List claims of every version of every engine, in the order they were made."""
    page = Listing(project.store).claims(ClaimFilter(**dict(wanted)), Cut(paging.row, paging.limit))
    veils = veil_over(project, [each.evidence.text_id for each in page.found], person)

    def shown(claim: Claim) -> object:
        return veiled(to_json(claim), veils[claim.evidence.text_id])

    return listed(request, page, shown, columns=columns_of(Claim), form=form)


@router.get("/claims/{claim_id}", response_model=ClaimOut, responses=ONE)
def claim(project: ProjectDep, person: Viewer, claim_id: str) -> Response:
    """Give one claim."""
    found = project.store.claim(claim_id)
    text_id = found.evidence.text_id
    return one(veiled(to_json(found), veil_over(project, [text_id], person)[text_id]))
