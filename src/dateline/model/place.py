"""Where: places as gazetteers hold them, and locations as texts use them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from math import asin, cos, radians, sin, sqrt

from dateline.model.errors import InvalidValue

LATITUDE = 90.0
LONGITUDE = 180.0
EARTH_KM = 6371.0


class Precision(IntEnum):
    """UCDP GED ``where_prec``: how small a piece of the earth the words pin down."""

    EXACT = 1
    NEAR = 2
    DISTRICT = 3
    PROVINCE = 4
    REGION = 5
    COUNTRY = 6
    INTERNATIONAL = 7


@dataclass(frozen=True, slots=True)
class Place:
    """One entry of a gazetteer."""

    id: str
    name: str
    latitude: float | None
    longitude: float | None
    feature: str
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0


@dataclass(frozen=True, slots=True)
class Location:
    """A place as one text uses it: the words, what they resolve to, and how exactly.

    ``place_id`` and the coordinates are None where nothing could be resolved above the threshold; the words stay.
    ``country`` is ISO 3166-1 alpha-2, ``admin1`` and ``admin2`` are names. ``radius_km`` bounds where it may have been.
    ``score`` is the calibrated chance that the place is right, ``reasons`` say what it rests on.
    """

    words: str
    precision: Precision | None = None
    place_id: str | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    radius_km: float | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    score: float | None = None
    reasons: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse coordinates off the globe, or half a pair."""
        if (self.latitude is None) != (self.longitude is None):
            raise InvalidValue(f"location {self.words!r} has half a coordinate")
        if self.latitude is not None and self.longitude is not None:
            on_globe = abs(self.latitude) <= LATITUDE and abs(self.longitude) <= LONGITUDE
            if not on_globe:
                raise InvalidValue(f"location {self.words!r} lies off the globe: {self.latitude}, {self.longitude}")

    @property
    def resolved(self) -> bool:
        """Tell whether the words were matched to a place."""
        return self.place_id is not None


def distance_km(one: Location, two: Location) -> float | None:
    """Measure the great-circle distance between two locations, None where either has no coordinates."""
    if one.latitude is None or one.longitude is None or two.latitude is None or two.longitude is None:
        return None
    north, south = radians(one.latitude), radians(two.latitude)
    half_lat, half_lon = (south - north) / 2, radians(two.longitude - one.longitude) / 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(sin(half_lat) ** 2 + cos(north) * cos(south) * sin(half_lon) ** 2)))
