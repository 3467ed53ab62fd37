"""What went wrong, as people and programs can read it: problem details (RFC 9457), or a page for a browser."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, RedirectResponse, Response

from dateline.model.errors import DatelineError, InvalidValue, NotFound, NotReady, ReadError, ReleaseError, TooLarge
from dateline.web.state import Workbench
from dateline.web.templating import page, wants_page
from dateline.web.work import assemble_now

RETRY_SECONDS = "5"
MEDIA_TYPE = "application/problem+json"
STATUSES: tuple[tuple[type[DatelineError], int], ...] = (
    (NotFound, 404),
    (TooLarge, 413),
    (ReadError, 415),
    (InvalidValue, 422),
    (ReleaseError, 422),
    (NotReady, 503),
)
"""The first that fits; any other Dateline error is the server's own state, 500."""


class Problem(BaseModel):
    """What went wrong, where, and the way out."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    where: str | None = None
    way_out: str | None = None
    errors: list[dict[str, object]] | None = None


def problem_response(status: int, detail: str, **more: object) -> JSONResponse:
    """Answer with a problem."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    told = {name: value for name, value in more.items() if value}
    return JSONResponse({**body, **told}, status, media_type=MEDIA_TYPE)


def register(app: FastAPI) -> None:
    """Make the app answer errors with problems."""
    app.add_exception_handler(NotReady, _not_ready)
    app.add_exception_handler(DatelineError, _dateline)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


def status_of(error: DatelineError) -> int:
    """Give the HTTP status of a Dateline error."""
    return next((status for kind, status in STATUSES if isinstance(error, kind)), 500)


def _dateline(request: Request, error: Exception) -> Response:
    assert isinstance(error, DatelineError)  # noqa: S101 - it is registered for nothing else
    status = status_of(error)
    if wants_page(request):
        return _error_page(request, status, error.problem, way_out=error.way_out)
    return problem_response(status, error.problem, where=error.where, way_out=error.way_out)


def _not_ready(request: Request, error: Exception) -> Response:
    """Have what is missing put together in the background, and show how far that is."""
    workbench: Workbench = request.app.state.workbench
    job = assemble_now(workbench.jobs, workbench.project)
    shown = page(request, "waiting.html", 503, job=job) if wants_page(request) else _dateline(request, error)
    _carry(shown, {"retry-after": RETRY_SECONDS})
    return shown


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for nothing else
    if wants_page(request):
        if error.status_code == HTTPStatus.UNAUTHORIZED:
            return RedirectResponse(f"/login?next={request.url.path}", HTTPStatus.SEE_OTHER)
        return _error_page(request, error.status_code, error.detail)
    response = problem_response(error.status_code, error.detail)
    _carry(response, error.headers)
    return response


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - it is registered for nothing else
    told = [{"where": [str(part) for part in each["loc"]], "problem": each["msg"]} for each in error.errors()]
    if wants_page(request):
        return _error_page(request, 422, "; ".join(str(each["problem"]) for each in told))
    return problem_response(422, "the request is not well formed", errors=jsonable_encoder(told))


def _unexpected(request: Request, _: Exception) -> Response:
    """Own up to a mistake of the program; what it was is in the server's own output, and not sent to anybody."""
    detail = "the program made a mistake; what it was is in the server's output"
    return _error_page(request, 500, detail) if wants_page(request) else problem_response(500, detail)


def _error_page(request: Request, status: int, detail: str, *, way_out: str = "") -> Response:
    title = HTTPStatus(status).phrase
    return page(request, "error.html", status=status, title=title, detail=detail, way_out=way_out)


def _carry(response: Response, headers: Mapping[str, str] | None) -> None:
    for name, value in (headers or {}).items():
        response.headers[name] = value
