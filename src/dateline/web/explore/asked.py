"""Which events are asked for, as addresses say it: one vocabulary for the API and the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Annotated, Any

import numpy as np
from pydantic import BaseModel, Field

from dateline.model.errors import InvalidValue
from dateline.pipeline.filters import Box, EventFilter, check_filter
from dateline.pipeline.indexing import EventCells, event_cells, names_of
from dateline.pipeline.project import Project
from dateline.pipeline.searching import subjects_telling
from dateline.resolve.assemble import event_id

Mask = np.ndarray[Any, np.dtype[np.bool_]]
Lines = np.ndarray[Any, np.dtype[np.int64]]
LARGEST = 2_000_000_000
PATIENCE = 2000
"""Texts that are indexed before a question is answered; more are left to the background, which a search starts."""
MOST_VALUES = 50
"""Values of one filter that count."""
ONE_OF: dict[str, Callable[[str], EventFilter]] = {
    "country": lambda value: EventFilter(country=value),
    "deed": lambda value: EventFilter(deed=value),
    "actor": lambda value: EventFilter(actor=value),
    "source": lambda value: EventFilter(source=value),
}
SEVERAL = tuple(ONE_OF)
"""Filters that take several values, with commas or semicolons between: any of them will do."""
Words = Annotated[str | None, Field(max_length=2000)]


class Asked(BaseModel):
    """Which events are asked for. Dates compare with the days an event may have been on."""

    country: Words = Field(None, description="ISO alpha-2 codes, with commas between.", examples=["AF,PK"])
    deed: Words = Field(None, description="Deeds of the codebook, with commas between.", examples=["suicide_bombing"])
    actor: Words = Field(None, description="Names, aliases or ids of actors, with semicolons between.")
    source: Words = Field(None, description="Ids of sources, with commas between.")
    place: Words = Field(None, description="Words in the name of the place or its province.")
    bbox: Words = Field(None, description="west,south,east,north in degrees.", examples=["60,29,75,39"])
    since: date | None = Field(None, examples=["2016-01-01"])
    until: date | None = Field(None, examples=["2016-12-31"])
    precision: int | None = Field(None, ge=1, le=7, description="The coarsest place that will do, as UCDP counts.")
    least_killed: int | None = Field(None, ge=0, le=LARGEST)
    most_killed: int | None = Field(None, ge=0, le=LARGEST)
    disputed: bool | None = None
    reviewed: bool | None = None
    dated: bool | None = Field(None, description="Whether any day is known.")
    placed: bool | None = Field(None, description="Whether a point is known.")
    q: str | None = Field(None, max_length=1000, description="Words that the text or the claims hold.")

    def without(self, name: str) -> Asked:
        """Ask for the same without one filter."""
        return self.model_copy(update={name: None})


def select(project: Project, asked: Asked) -> tuple[EventCells, Lines]:
    """Give the light columns, and the numbers of the lines asked for in order of time."""
    cells = event_cells(project)
    mask = cells.select(_plain(project, asked))
    for name in SEVERAL:
        values = _values(asked, name)
        if values:
            mask &= _any_of(project, cells, name, values)
    return cells, cells.by_time[mask[cells.by_time]]


def _any_of(project: Project, cells: EventCells, name: str, values: list[str]) -> Mask:
    mask = np.zeros(len(cells), dtype=np.bool_)
    for value in values:
        wanted = ONE_OF[name](value)
        check_filter(wanted)
        mask |= cells.select(wanted, names_of(project, value) if name == "actor" else ())
    return mask


def _plain(project: Project, asked: Asked) -> EventFilter:
    return EventFilter(
        since=asked.since,
        until=asked.until,
        place=asked.place,
        box=None if asked.bbox is None else box(asked.bbox),
        precision=asked.precision,
        least_killed=asked.least_killed,
        most_killed=asked.most_killed,
        disputed=asked.disputed,
        reviewed=asked.reviewed,
        dated=asked.dated,
        placed=asked.placed,
        ids=None if not asked.q else frozenset(_telling(project, asked.q)),
    )


def _telling(project: Project, words: str) -> Iterator[str]:
    """Find the events whose texts or claims hold some words."""
    return (event_id(account) for account in subjects_telling(project, words, patience=PATIENCE))


def box(written: str) -> Box:
    """Read a box of the map from four numbers."""
    try:
        west, south, east, north = (float(part) for part in written.split(","))
    except ValueError:
        raise InvalidValue(f"no box {written!r}", way_out="give west,south,east,north in degrees") from None
    if not all(np.isfinite([west, south, east, north])):
        raise InvalidValue(f"no box {written!r}", way_out="give west,south,east,north in degrees")
    return Box(west, south, east, north)


def _values(asked: Asked, name: str) -> list[str]:
    written: str | None = getattr(asked, name)
    parts = (written or "").split(";" if name == "actor" else ",")
    return [part.strip() for part in parts if part.strip()][:MOST_VALUES]
