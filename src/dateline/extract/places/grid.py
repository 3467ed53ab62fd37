"""The field's numbers for places: PRIO-GRID cells, Gleditsch-Ward states, H3 cells for maps."""

from __future__ import annotations

from functools import cache
from math import floor

from dateline.extract.places.words import load
from dateline.model.place import LATITUDE, LONGITUDE

COLUMNS = 720
"""PRIO-GRID has half-degree cells, numbered from one at the south-western corner, row by row."""
MAP_RESOLUTION = 5
"""H3 cells of some 250 square km: about as large as a place known to 25 km can be drawn without pretending."""


def prio_grid(latitude: float, longitude: float) -> int:
    """Give the PRIO-GRID cell of a point.

    >>> prio_grid(34.531094, 69.162796)
    179779
    """
    row = min(floor((latitude + LATITUDE) * 2), 2 * 2 * int(LATITUDE) - 1)
    column = min(floor((longitude + LONGITUDE) * 2), COLUMNS - 1)
    return row * COLUMNS + column + 1


@cache
def gleditsch_ward(country: str) -> int | None:
    """Give the Gleditsch-Ward number of a state by its ISO code, None for a territory that is no state of the list.

    >>> gleditsch_ward("AF"), gleditsch_ward("GL")
    (700, None)
    """
    row = load("countries.yaml").get(country)
    return row.get("gw") if row else None


def h3_cell(latitude: float, longitude: float, resolution: int = MAP_RESOLUTION) -> str:
    """Give the H3 cell of a point, for maps that count events by area."""
    import h3  # type: ignore[import-untyped]  # noqa: PLC0415 - only maps ask for it

    return str(h3.latlng_to_cell(latitude, longitude, resolution))
