"""Events on a map: GeoJSON (RFC 7946), with the precision beside every point."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TypedDict

from dateline.export.flat import event_rows
from dateline.export.summary import Citations
from dateline.model.codebook import place_precisions
from dateline.model.event import Event

ON_THE_POINT = ("id", "latitude", "longitude")
"""What a feature says elsewhere than in its properties."""


class _Point(TypedDict):
    type: str
    coordinates: list[float]


class _Feature(TypedDict):
    type: str
    id: str
    geometry: _Point | None
    properties: dict[str, object]


def to_geojson(events: Iterable[Event], citations: Citations | None = None, *, withhold: bool = True) -> Iterator[str]:
    """Write events as a FeatureCollection, a piece at a time.

    An event whose place no one could pin down stays in the file with a null geometry. ``where_prec`` and
    ``precision`` tell how small a piece of the earth a point stands for: a province's point is not where it happened.
    """
    return rows_to_geojson(event_rows(events, citations, withhold=withhold))


def rows_to_geojson(rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Write rows of the flat table, or of one with more columns, as a FeatureCollection."""
    yield '{"type": "FeatureCollection", "features": ['
    before = "\n"
    for row in rows:
        yield before + json.dumps(_feature(row), ensure_ascii=False, allow_nan=False)
        before = ",\n"
    yield "\n]}\n"


def _feature(row: Mapping[str, object]) -> _Feature:
    steps = place_precisions()
    told = {name: value for name, value in row.items() if name not in ON_THE_POINT and value not in ("", None)}
    prec = row["where_prec"]
    precision = steps[prec].label if isinstance(prec, int) else None
    return {
        "type": "Feature",
        "id": str(row["id"]),
        "geometry": _point(row),
        "properties": {**told, "precision": precision},
    }


def _point(row: Mapping[str, object]) -> _Point | None:
    latitude, longitude = row["latitude"], row["longitude"]
    if not isinstance(latitude, int | float) or not isinstance(longitude, int | float):
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}
