"""Pages of lists: cursors that say where the next page begins, and how many rows a page has."""

from __future__ import annotations

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Annotated

from fastapi import Depends, Query, Request

from dateline.model.errors import InvalidValue

MOST = 1000
USUAL = 100
FURTHEST = 100_000
"""Hits that nobody pages beyond."""
CURSOR = "Where the page begins: the `after` of the page before it."


class Paging:
    """Which page of a list is asked for."""

    def __init__(
        self,
        after: Annotated[str | None, Query(max_length=200, description=CURSOR, examples=["MTAw"])] = None,
        limit: Annotated[int, Query(ge=1, le=MOST, description="How many rows a page has.")] = USUAL,
    ) -> None:
        """Read the page asked for from a request."""
        self.after = None if after is None else open_cursor(after)
        self.limit = limit

    @property
    def row(self) -> int:
        """Give the row after which the page begins, in lists that are kept in the order of writing."""
        return _number(self.after)


PagingDep = Annotated[Paging, Depends()]


def make_cursor(place: object) -> str:
    """Write where the next page begins."""
    return urlsafe_b64encode(str(place).encode()).decode().rstrip("=")


def open_cursor(cursor: str) -> str:
    """Read where a page begins."""
    try:
        return urlsafe_b64decode(cursor.encode() + b"=" * (-len(cursor) % 4)).decode()
    except (binascii.Error, ValueError) as error:
        raise _not_a_cursor() from error


def open_skip(cursor: str | None) -> int:
    """Read how many hits come before a page, in lists that are put in order anew for each question."""
    return min(_number(None if cursor is None else open_cursor(cursor)), FURTHEST)


def next_url(request: Request, after: str | None) -> str | None:
    """Write the address of the next page, None where this is the last."""
    return None if after is None else str(request.url.include_query_params(after=after))


def _number(place: str | None) -> int:
    if place is None:
        return 0
    if not (place.isascii() and place.isdecimal()) or len(place) > 18:  # noqa: PLR2004 - what a database's integer holds
        raise _not_a_cursor()
    return int(place)


def _not_a_cursor() -> InvalidValue:
    return InvalidValue("not a cursor", where="after", way_out="use the `after` of the page before, or leave it out")
