"""The field's numbers for a location: ISO codes, GeoNames, PRIO-GRID, Gleditsch-Ward, H3 cells for maps."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from dateline.model.country import countries
from dateline.model.place import LATITUDE, LONGITUDE, Location, Precision

COLUMNS = 720
"""PRIO-GRID has half-degree cells, numbered from one at the south-western corner, row by row."""
MAP_RESOLUTION = 5
"""H3 cells of some 250 square km: about as large as a place known to 25 km can be drawn without pretending."""
GEONAMES = "geonames:"
CELL_AT_MOST = Precision.PROVINCE
"""A region or a country is wider than any cell: the cell of its middle would pretend to know where in it."""


@dataclass(frozen=True, slots=True)
class LocationCodes:
    """What other datasets call a location; each None where it has no such number, or the words are too wide for one.

    ``iso_numeric`` is ISO 3166-1's number, ``gw`` the Gleditsch-Ward number of the state as UCDP uses it,
    ``prio_grid`` the half-degree cell and ``h3`` the map cell of its point.
    """

    iso: str | None = None
    iso_numeric: int | None = None
    gw: int | None = None
    geonames_id: int | None = None
    prio_grid: int | None = None
    h3: str | None = None


def location_codes(location: Location) -> LocationCodes:
    """Give the codes of a location, for exports and lookups."""
    country = countries().get(location.country or "")
    latitude, longitude = location.latitude, location.longitude
    small = location.precision is None or location.precision <= CELL_AT_MOST
    placed = latitude is not None and longitude is not None and small
    return LocationCodes(
        iso=location.country,
        iso_numeric=country.iso_numeric if country else None,
        gw=country.gw if country else None,
        geonames_id=geonames_id(location.place_id),
        prio_grid=prio_grid(latitude, longitude) if placed and latitude is not None and longitude is not None else None,
        h3=h3_cell(latitude, longitude) if placed and latitude is not None and longitude is not None else None,
    )


def geonames_id(place_id: str | None) -> int | None:
    """Read the GeoNames number of a place id.

    >>> geonames_id("geonames:1138958"), geonames_id("region:sahel")
    (1138958, None)
    """
    number = (place_id or "").removeprefix(GEONAMES)
    return int(number) if (place_id or "").startswith(GEONAMES) and number.isdigit() else None


def prio_grid(latitude: float, longitude: float) -> int:
    """Give the PRIO-GRID cell of a point.

    >>> prio_grid(34.531094, 69.162796)
    179779
    """
    row = min(floor((latitude + LATITUDE) * 2), 2 * 2 * int(LATITUDE) - 1)
    column = min(floor((longitude + LONGITUDE) * 2), COLUMNS - 1)
    return row * COLUMNS + column + 1


def gleditsch_ward(country: str) -> int | None:
    """Give the Gleditsch-Ward number of a state by its ISO code, None for a territory that is no state of the list.

    >>> gleditsch_ward("AF"), gleditsch_ward("GL")
    (700, None)
    """
    state = countries().get(country)
    return state.gw if state else None


def h3_cell(latitude: float, longitude: float, resolution: int = MAP_RESOLUTION) -> str:
    """Give the H3 cell of a point, for maps that count events by area."""
    import h3  # type: ignore[import-untyped]  # noqa: PLC0415 - only maps and exports ask for it

    return str(h3.latlng_to_cell(latitude, longitude, resolution))
