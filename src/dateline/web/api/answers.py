"""Lists as JSON, CSV or GeoJSON, whichever the asker takes, with a stamp by which an unchanged one is known."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, TypeVar, cast

from fastapi import Depends, HTTPException, Query, Request
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dateline import __version__
from dateline.export.flat import EventRow
from dateline.export.geojson import rows_to_geojson
from dateline.export.written import to_csv
from dateline.pipeline.searching import waiting_count
from dateline.store.listing import Listing, Page
from dateline.web.api.paging import make_cursor, next_url

Row = Mapping[str, object]
T = TypeVar("T")


class Form(StrEnum):
    """How a list is written."""

    JSON = "json"
    CSV = "csv"
    GEOJSON = "geojson"


MEDIA_TYPES = {Form.JSON: "application/json", Form.CSV: "text/csv", Form.GEOJSON: "application/geo+json"}


def asked_form(
    request: Request,
    form: Annotated[
        Form | None, Query(alias="format", description="How to write it; else the Accept header says.")
    ] = None,
) -> Form:
    """Read how the asker wants a list: ``format`` says, else the Accept header, else JSON."""
    if form is not None:
        return form
    accepted = request.headers.get("accept", "")
    places = {each: accepted.find(media_type) for each, media_type in MEDIA_TYPES.items()}
    named = {each: place for each, place in places.items() if place >= 0}
    return min(named, key=lambda each: named[each]) if named else Form.JSON


AskedForm = Annotated[Form, Depends(asked_form)]


def listed(
    request: Request,
    page: Page[T],
    shown: Callable[[T], object],
    *,
    columns: Sequence[str],
    form: Form,
) -> Response:
    """Answer with one page of a list; ``columns`` are those of CSV, the same on every page."""
    cursor = None if page.after is None else make_cursor(page.after)
    link = next_url(request, cursor)
    rows = [shown(each) for each in page.found]
    headers = {"x-total-count": str(page.total), **({"link": f'<{link}>; rel="next"'} if link else {})}
    if form is Form.JSON:
        body = dump({"results": rows, "total": page.total, "after": cursor, "next": link})
    else:
        body = "".join(_WRITERS[form](cast("list[Row]", rows), columns))
    return Response(body, media_type=MEDIA_TYPES[form], headers=headers)


def columns_of(kind: type) -> tuple[str, ...]:
    """Name the columns in which things of one kind of the vocabulary are written as CSV."""
    return tuple(field.name for field in fields(kind))


def one(found: object) -> Response:
    """Answer with one thing as JSON."""
    return Response(dump(found), media_type=MEDIA_TYPES[Form.JSON])


def dump(found: object) -> str:
    """Write JSON: scripts stay readable, days are ISO 8601, and numbers are numbers."""
    return json.dumps(found, ensure_ascii=False, allow_nan=False, default=_written)


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)  # a datetime is a date


class StampedRoute(APIRoute):
    """A route whose answers change only when facts do: a reader who has the newest is told so and sent nothing."""

    def get_route_handler(self) -> Callable[[Request], Any]:
        """Wrap the handler."""
        handle = super().get_route_handler()

        async def stamped(request: Request) -> Response:
            if request.method != "GET":
                return await handle(request)

            tag = await run_in_threadpool(_tag, request)
            headers = {"etag": tag, "cache-control": "private, no-cache", "vary": "Accept, Cookie"}
            if request.state.person is not None and _known(request.headers.get("if-none-match", ""), tag):
                return Response(status_code=304, headers=headers)
            response: Response = await handle(request)
            response.headers.update(headers)
            return response

        return stamped


def _tag(request: Request) -> str:
    """Name the answer before it is made: the facts, the question, who asks and how it is to be written.

    Where words are looked for, how far they are indexed counts too.
    """
    person, project = request.state.person, request.app.state.workbench.project
    parts = (
        Listing(project.store).stamp(),
        str(waiting_count(project)) if "q" in request.query_params else "",
        str(request.url),
        request.headers.get("accept", ""),
        person.role.name if person else "",
        __version__,
    )
    return f'W/"{sha256(chr(31).join(parts).encode()).hexdigest()[:24]}"'


def _known(asked: str, tag: str) -> bool:
    return asked.strip() == "*" or tag in {each.strip() for each in asked.split(",")}


def _csv(rows: list[Row], columns: Sequence[str]) -> Iterable[str]:
    return to_csv(({name: _cell(row.get(name)) for name in columns} for row in rows), columns)


def _geojson(rows: list[Row], columns: Sequence[str]) -> Iterable[str]:
    if "latitude" not in columns:
        raise HTTPException(406, "only events are places on a map; ask for json or csv")
    return rows_to_geojson(cast("list[EventRow]", rows))


def _cell(cell: object) -> object:
    return dump(cell) if isinstance(cell, list | dict | tuple) else cell


_WRITERS: Mapping[Form, Callable[[list[Row], Sequence[str]], Iterable[str]]] = {Form.CSV: _csv, Form.GEOJSON: _geojson}
