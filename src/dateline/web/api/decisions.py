"""``/decisions``: what people decided, and deciding."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Body, Request
from starlette.responses import Response

from dateline.model.codec import to_json
from dateline.model.link import Decision
from dateline.pipeline.reviewing import history_of
from dateline.store.listing import Cut, Listing
from dateline.web.acts import EXAMPLES, Act
from dateline.web.api.answers import AskedForm, StampedRoute, columns_of, listed, one
from dateline.web.api.paging import PagingDep
from dateline.web.api.shapes import LISTS, ONE, DecisionList, DecisionOut
from dateline.web.state import ProjectDep, Reviewer, Viewer

router = APIRouter(tags=["decisions"], route_class=StampedRoute)


@router.get("/decisions", response_model=DecisionList, responses=LISTS)
def decisions(  # noqa: PLR0917 - each is a part of the request
    request: Request,
    project: ProjectDep,
    _: Viewer,
    paging: PagingDep,
    form: AskedForm,
    by: str | None = None,
    subject: str | None = None,
) -> Response:
    """List decisions, first to last: all, one person's, or those on one claim or pair."""
    page = Listing(project.store).decisions(by, subject, Cut(paging.row, paging.limit))
    return listed(request, page, to_json, columns=columns_of(Decision), form=form)


@router.get("/history/{subject}", response_model=list[DecisionOut], responses=ONE)
def history(project: ProjectDep, _: Viewer, subject: str) -> Response:
    """Give all that was ever decided on a claim, pair, source, account or event."""
    return one([to_json(each) for each in history_of(project, subject)])


@router.post("/decisions", status_code=201, response_model=list[DecisionOut], responses=ONE)
def decide(
    project: ProjectDep, person: Reviewer, act: Annotated[Act, Body(openapi_examples=EXAMPLES)]
) -> list[dict[str, object]]:
    """Decide something; what comes back are the decisions it was written as. An empty list: nothing to take back."""
    return [to_json(each) for each in act.do(project, person.name)]  # type: ignore[misc]  # decisions are objects
