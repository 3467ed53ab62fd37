"""One look at the events: map, timeline, facets and the first rows of the table, in step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

import numpy as np

from dateline.pipeline.cells import lines_of
from dateline.pipeline.filters import Box
from dateline.pipeline.indexing import event_cells
from dateline.pipeline.project import Project
from dateline.web.explore.asked import SEVERAL, Asked, Lines, select
from dateline.web.explore.clusters import Cluster, cluster
from dateline.web.explore.columns import Columns, Held
from dateline.web.explore.facets import Facet, facets, named, sources
from dateline.web.explore.timeline import Timeline, Unit, timeline

SHOWN = (
    *("id", "earliest", "latest", "latitude", "longitude", "precision", "radius_km", "country", "admin1", "place"),
    *("deed", "modality", "killed_low", "killed_best", "killed_high", "injured_low", "injured_best", "injured_high"),
    *("perpetrator", "target", "sources", "disputed", "reviewed"),
)
"""Columns of the table; private persons' names are not among them."""


class Look(TypedDict):
    """What the explore page shows. ``left_out`` are placed events in clusters too small to be drawn."""

    total: int
    unplaced: int
    killed: int
    clusters: list[Cluster]
    left_out: int
    timeline: Timeline
    facets: Mapping[str, list[Facet]]
    rows: list[dict[str, object]]


def look(project: Project, held: Held, asked: Asked, *, zoom: float, view: Box | None, unit: Unit | None) -> Look:
    """Look at the events asked for; what many look at, such as all events from afar, is reckoned once."""
    columns = held.of(event_cells(project))
    if asked.q:  # an index of its own says what is found, and it may change while the events do not
        return _look(project, columns, asked, zoom=zoom, view=view, unit=unit)
    found: Look = columns.looks.get(
        (asked.model_dump_json(exclude_none=True), round(zoom, 2), view, unit),
        lambda: _look(project, columns, asked, zoom=zoom, view=view, unit=unit),
    )
    return found


def _look(
    project: Project, columns: Columns, asked: Asked, *, zoom: float, view: Box | None, unit: Unit | None
) -> Look:
    _, lines = select(project, asked)
    clusters, left_out = cluster(columns, lines, zoom, view)
    return {
        "total": len(lines),
        "unplaced": int(len(lines) - np.count_nonzero(columns.placed[lines])),
        "killed": int(columns.killed[lines].sum()),
        "clusters": clusters,
        "left_out": left_out,
        "timeline": timeline(columns, lines, unit),
        "facets": {**facets(columns, lines), **_open(project, columns, asked)},
        "rows": rows(columns, lines[:50]),
    }


def rows(columns: Columns, lines: Lines) -> list[dict[str, object]]:
    """Give some lines as the table shows them."""
    return lines_of(columns.cells.table.select(SHOWN).take(lines))


def _open(project: Project, columns: Columns, asked: Asked) -> dict[str, list[Facet]]:
    """Count a facet that is narrowed by as if it were not, so that other values can be chosen beside it."""
    found: dict[str, list[Facet]] = {}
    for name in SEVERAL:
        if getattr(asked, name) and name != "actor":
            _, lines = select(project, asked.without(name))
            found[name] = sources(columns, lines) if name == "source" else named(columns, lines, name)
    return found
