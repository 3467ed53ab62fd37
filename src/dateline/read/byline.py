"""Who published a plain report and when, where its head says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dateline.read.lines import Line
from dateline.read.stated_date import read_stated_date

T = TypeVar("T")

HEAD_LINES = 12
"""A header stands among the first lines; further down "Date:" is about the event."""

_PUBLISHED = r"(?:date )?published(?: on| at)?|publication date|posted(?: on)?|issued(?: on)?|release date|dated?"
_PUBLISHER = r"publisher|published by|source|outlet|agency|newspaper|publication|issued by"
_HEADER = re.compile(
    rf"(?:(?P<published>{_PUBLISHED})|(?P<publisher>{_PUBLISHER})|(?P<url>url|link)|(?P<other>by|author|language|title))"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_AGENCY = r"(?:\s*\((?P<agency>[^\W\d_][\w .&/'’-]{1,40})\))?"
_DASH = r"\s*(?:[–—―]|--?)\s"
# A place in front, then a full date or an agency in brackets, then a dash.
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\d\n(),–—]{1,40}(?:,\s*[^\W\d_][^\d\n(),–—]{1,40}){0,2}?)"
    rf"(?:,?\s+(?P<date>[^()\n–—]{{0,12}}\d[^()\n–—]{{1,20}}?))?{_AGENCY}{_DASH}"
)


@dataclass(frozen=True, slots=True)
class Byline:
    """What the head of a report states of its publication, and the lines that state it."""

    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    lines: tuple[Line, ...] = ()


def read_byline(lines: Sequence[Line]) -> Byline:
    """Read header lines such as "Published: 3 May 2019", and a dateline such as "KABUL, 3 May 2019 (Agency) –"."""
    headers = list(_headers(lines[:HEAD_LINES]))
    published = _first(read_stated_date(match["published"] and match["value"]) for _, match in headers)
    publisher = _first(match["publisher"] and match["value"].strip() for _, match in headers)
    url = _first(match["url"] and match["value"].strip() for _, match in headers)
    told = _read_dateline(lines[:HEAD_LINES])
    return Byline(publisher or told.publisher, published or told.published, url, tuple(line for line, _ in headers))


def _headers(lines: Sequence[Line]) -> Iterator[tuple[Line, re.Match[str]]]:
    for line in lines:
        match = _HEADER.fullmatch(line.words)
        if match and (not match["published"] or read_stated_date(match["value"])):
            yield line, match


def _read_dateline(lines: Sequence[Line]) -> Byline:
    for line in lines:
        match = _DATELINE.match(line.words)
        if match and (match["agency"] or match["date"]):
            return Byline(match["agency"], read_stated_date(match["date"]))
    return Byline()


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value), None)
