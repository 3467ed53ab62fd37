"""How well places are found by name alone in countries at war: UCDP GED's own place names against its coordinates."""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.extract.places import Gazetteer, resolve_path
from dateline.extract.places.scoring import distance_km
from dateline.model.errors import UnknownFormat
from dateline.model.place import Location

SAMPLE = 5000
SEED = 20261122
COLUMNS = ("where_coordinates", "adm_1", "adm_2", "country", "latitude", "longitude", "where_prec")
CLOSE_KM, NEAR_KM = 25.0, 161.0
COUNTRY_PRECISION = 6


@dataclass(frozen=True, slots=True)
class GedPlace:
    """One event's place as UCDP codes it."""

    name: str
    admin1: str | None
    admin2: str | None
    country: str
    latitude: float
    longitude: float
    precision: int

    @property
    def path(self) -> tuple[str, ...]:
        """Give the names from the smallest to the country, without doubles."""
        names = (self.name, self.admin2, self.admin1, re.sub(r" \(.*\)", "", self.country))
        return tuple(dict.fromkeys(name for name in names if name))


@dataclass(frozen=True, slots=True)
class GedPlacesScore:
    """How well UCDP's place names are placed: over all sampled events that have a place name and coordinates.

    ``admin1`` is over those UCDP puts in a first-level division. ``left_out`` counts those without name or coordinates.
    """

    within_25: float
    within_161: float
    admin1: float
    resolved: float
    n: int
    left_out: int
    seconds: float


@dataclass(frozen=True, slots=True)
class GedError:
    """One place put more than 25 km off, or in the wrong division."""

    gold: GedPlace
    location: Location
    km: float | None


def evaluate_ged_places(path: Path, gazetteer: Gazetteer | None = None, *, sample: int = SAMPLE) -> GedPlacesScore:
    """Measure on a random sample of a UCDP GED parquet file, with only what the gazetteer ships."""
    start = time.perf_counter()
    known = gazetteer or Gazetteer.open()
    places = read_ged_places(path)
    rows = [place for place in sampled(places, sample) if place is not None]
    located = [resolve_path(row.path, known) for row in rows]
    errors = [_error_km(row, location) for row, location in zip(rows, located, strict=True)]
    divided = [(row, location) for row, location in zip(rows, located, strict=True) if row.admin1]
    return GedPlacesScore(
        within_25=_share(error is not None and error <= CLOSE_KM for error in errors),
        within_161=_share(error is not None and error <= NEAR_KM for error in errors),
        admin1=_share(right_division(row, location, known) for row, location in divided),
        resolved=_share(location.resolved for location in located),
        n=len(rows),
        left_out=min(sample, len(places)) - len(rows),
        seconds=time.perf_counter() - start,
    )


def ged_errors(path: Path, gazetteer: Gazetteer, *, sample: int = SAMPLE) -> Iterator[GedError]:
    """Give the places put wrong, for reading."""
    for row in sampled(read_ged_places(path), sample):
        if row is not None:
            location = resolve_path(row.path, gazetteer)
            error = _error_km(row, location)
            wrong = row.admin1 is not None and not right_division(row, location, gazetteer)
            if error is None or error > CLOSE_KM or wrong:
                yield GedError(row, location, error)


def right_division(row: GedPlace, location: Location, gazetteer: Gazetteer) -> bool:
    """Tell whether a location lies in the division UCDP gives, as drawn now or when the event was coded."""
    code = gazetteer.country_code(re.sub(r" \(.*\)", "", row.country))
    if code is None or row.admin1 is None or location.country != code:
        return False
    return gazetteer.same_division(code, row.admin1, location.admin1)


def sampled(places: Sequence[GedPlace | None], size: int) -> list[GedPlace | None]:
    """Give the same random sample each time."""
    return list(places) if len(places) <= size else random.Random(SEED).sample(list(places), size)  # noqa: S311


def read_ged_places(path: Path) -> list[GedPlace | None]:
    """Read the events' places; None for one without a name or coordinates."""
    import pyarrow.parquet  # noqa: PLC0415 - only this measurement reads parquet

    table = pyarrow.parquet.read_table(path)
    missing = [name for name in COLUMNS if name not in table.column_names]
    if missing:
        raise UnknownFormat(f"has no column {missing[0]}", where=str(path), way_out="expected UCDP GED as parquet")
    columns = (table.column(name).to_pylist() for name in COLUMNS)
    return [_place(*row) for row in zip(*columns, strict=True)]


def _place(*row: str | float | None) -> GedPlace | None:
    name, admin1, admin2, country, latitude, longitude, precision = row
    if not name or not country or latitude is None or longitude is None:
        return None
    units = (str(admin1) if admin1 else None, str(admin2) if admin2 else None)
    point = (float(latitude), float(longitude))
    return GedPlace(str(name), *units, str(country), *point, int(precision or COUNTRY_PRECISION))


def _error_km(row: GedPlace, location: Location) -> float | None:
    if location.latitude is None or location.longitude is None:
        return None
    return distance_km((location.latitude, location.longitude), (row.latitude, row.longitude))


def _share(values: Iterator[bool]) -> float:
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0
