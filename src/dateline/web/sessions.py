"""Logging in and out: for people by a form, for programs with JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from pydantic import Field
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.store.people import Entry, People
from dateline.web.accounts import LASTS, LoggedIn, log_in, log_out
from dateline.web.acts import Body
from dateline.web.api.shapes import REFUSED
from dateline.web.state import COOKIE, Workbench, WorkbenchDep, token_of
from dateline.web.templating import page

router = APIRouter(tags=["people"])
WRONG = "the name or the password is wrong"


class Login(Body):
    """A name and a password."""

    name: str = Field(max_length=200, examples=["amina"])
    password: str = Field(max_length=1000, examples=["correct horse battery staple"])


@router.get("/login", include_in_schema=False)
def login_page(request: Request, next: str = "/") -> Response:  # noqa: A002 - the name in the address
    """Show the form."""
    return page(request, "login.html", next=_local(next), problem="")


@router.post("/login", include_in_schema=False)
def login(  # noqa: PLR0917 - each is a part of the request
    request: Request,
    workbench: WorkbenchDep,
    name: Annotated[str, Form(max_length=200)],
    password: Annotated[str, Form(max_length=1000)],
    next: Annotated[str, Form(max_length=2000)] = "/",  # noqa: A002 - the name of the field
) -> Response:
    """Let somebody in who filled in the form, and lead them to where they were going."""
    found = _try(request, workbench, name, password)
    if found is None:
        return page(request, "login.html", HTTPStatus.UNAUTHORIZED, next=_local(next), problem=WRONG)
    return _with_cookie(RedirectResponse(_local(next), HTTPStatus.SEE_OTHER), workbench, found)


@router.post("/logout", include_in_schema=False)
def logout(request: Request, workbench: WorkbenchDep) -> Response:
    """Log out."""
    log_out(workbench.project, token_of(request))
    answer = RedirectResponse("/login", HTTPStatus.SEE_OTHER)
    answer.delete_cookie(COOKIE)
    return answer


@router.post("/api/v1/session", status_code=201, responses=REFUSED)
def open_session(request: Request, workbench: WorkbenchDep, login: Login) -> Response:
    """Log in; send the token with later requests, as ``Authorization: Bearer …``, or let the cookie do it."""
    found = _try(request, workbench, login.name, login.password)
    if found is None:
        raise HTTPException(401, WRONG)
    body = {"name": found.person.name, "role": found.person.role.name.lower()}
    answer = JSONResponse({**body, "token": found.token, "ends": found.ends.isoformat()}, HTTPStatus.CREATED)
    return _with_cookie(answer, workbench, found)


@router.delete("/api/v1/session", status_code=204, responses=REFUSED)
def close_session(request: Request, workbench: WorkbenchDep) -> Response:
    """Log out."""
    log_out(workbench.project, token_of(request))
    answer = Response(status_code=HTTPStatus.NO_CONTENT)
    answer.delete_cookie(COOKIE)
    return answer


def _try(request: Request, workbench: Workbench, name: str, password: str) -> LoggedIn | None:
    """Try a name and a password, unless there were too many failures; every try is logged."""
    address = request.client.host if request.client else ""
    keys = (f"name {name}", f"address {address}")
    seconds = workbench.slowdown.wait(*keys)
    if seconds:
        raise HTTPException(429, "too many failed logins; try again later", {"Retry-After": str(seconds)})
    found = log_in(workbench.project, name, password)
    if found is None:
        workbench.slowdown.failed(*keys)
    else:
        workbench.slowdown.forget(keys[0])
    action = "logged in" if found else "failed to log in"
    People(workbench.project.store).log(Entry(datetime.now(UTC), name, action, address=address))
    return found


def _with_cookie(answer: Response, workbench: Workbench, found: LoggedIn) -> Response:
    seconds = int(LASTS.total_seconds())
    answer.set_cookie(
        COOKIE, found.token, max_age=seconds, httponly=True, samesite="lax", secure=workbench.settings.secure
    )
    return answer


def _local(address: str) -> str:
    """Keep an address on this server: nobody is led elsewhere after logging in."""
    safe = address.startswith("/") and address[1:2] not in {"/", "\\"} and address.isprintable()
    return address if safe else "/"
