"""How far apart two places are."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from dateline.model.place import Location

EARTH_KM = 6371.0


def distance_km(one: Location, two: Location) -> float | None:
    """Measure along the great circle; None where a place has no coordinates."""
    if one.latitude is None or two.latitude is None or one.longitude is None or two.longitude is None:
        return None
    lat1, lat2 = radians(one.latitude), radians(two.latitude)
    half_lat, half_lon = (lat2 - lat1) / 2, radians(two.longitude - one.longitude) / 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2)))
