"""Pages of events in order of time, from the light columns to the rows that people read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import numpy as np

from dateline.export.flat import EVENT_COLUMNS, EventRow, event_rows
from dateline.export.veil import veil_for
from dateline.model.errors import InvalidValue
from dateline.pipeline.assembling import put_together
from dateline.pipeline.held import known_of
from dateline.pipeline.indexing import EventCells
from dateline.pipeline.project import Project
from dateline.store.listing import Page
from dateline.web.api.paging import Paging
from dateline.web.citing import citations_for, texts_of
from dateline.web.explore.asked import Asked, Lines, select
from dateline.web.people import Person
from dateline.web.veiling import veiled

__all__ = ["EVENT_COLUMNS", "event_page", "rows_of"]
KEY = ("extraction", "number")


def event_page(project: Project, asked: Asked, paging: Paging, person: Person) -> Page[EventRow]:
    """Give one page of the events asked for, as rows."""
    cells, lines = select(project, asked)
    left = lines if paging.after is None else lines[_later(cells, lines, paging.after)]
    page = left[: paging.limit]
    more = _place(cells, int(page[-1])) if len(left) > paging.limit else None
    return Page(tuple(rows_of(project, cells, page, person)), len(lines), more)


def rows_of(project: Project, cells: EventCells, lines: Lines | Sequence[int], person: Person) -> list[EventRow]:
    """Put the events of some lines together from their claims, and lay them out."""
    decided = known_of(project).judged
    events = [event for event, _ in put_together(project, cells.members(lines), decided)]
    rows = list(event_rows(events, citations_for(project, texts_of(events)), withhold=person.withhold))
    if not person.withhold:
        return rows
    return [cast(EventRow, veiled(row, veil_for(event))) for event, row in zip(events, rows, strict=True)]


def _place(cells: EventCells, line: int) -> str:
    parts = (cells.table.column(name)[line].as_py() for name in KEY)
    return ".".join(str(part) for part in (int(cells.days[line]), *parts))


def _later(cells: EventCells, lines: Lines, after: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Mark the lines that come after a place, whether or not the event it was made of is still there."""
    try:
        day, *rest = (int(part) for part in after.split("."))
        bounds = dict(zip(KEY, rest, strict=True))
    except ValueError:
        raise InvalidValue("not a cursor", where="after", way_out="use the `after` of the page before") from None
    later = np.zeros(len(lines), dtype=np.bool_)
    for name in reversed(KEY):
        values = cells.column(name)[lines]
        later = (values > bounds[name]) | ((values == bounds[name]) & later)
    days = cells.days[lines]
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = (days > day) | ((days == day) & later)
    return found
