"""``/audit`` and ``/me``: who did what, and who is asking."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.store.listing import Page
from dateline.store.people import Entry, People
from dateline.web.api.answers import AskedForm, columns_of, listed
from dateline.web.api.paging import PagingDep
from dateline.web.api.shapes import LISTS, REFUSED
from dateline.web.state import Admin, ProjectDep, Viewer

router = APIRouter(tags=["people"])


@router.get("/me", responses=REFUSED)
def me(person: Viewer) -> dict[str, Any]:
    """Tell who is asking, and what they may do."""
    return {"name": person.name, "role": person.role.name.lower(), "private_names": not person.withhold}


@router.get("/audit", response_model=dict[str, Any], responses=LISTS)
def audit(request: Request, project: ProjectDep, _: Admin, paging: PagingDep, form: AskedForm) -> Response:
    """List what was done, the newest first: logins, failed ones, and every request that changed something."""
    people = People(project.store)
    lines = list(people.logged(before=paging.row or None, limit=paging.limit))
    more = lines[-1][0] if len(lines) == paging.limit and lines[-1][0] > 1 else None
    page = Page(tuple(entry for _, entry in lines), people.log_size(), more)
    return listed(request, page, asdict, columns=columns_of(Entry), form=form)
