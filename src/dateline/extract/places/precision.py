"""Precision: how small a piece of the earth the words pin down, never what the gazetteer happens to hold."""

from __future__ import annotations

import math
import re
from dataclasses import replace

from dateline.extract.places.candidates import Candidate
from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.names import name_key
from dateline.extract.places.words import meanings
from dateline.model.place import Location, Place, Precision

KM_PER_MILE = 1.609
_DISTANCE = re.compile(r"(\d[\d,.]*) ?-?(km|kms|kilomet|mile)")
NEAR_KM = 25.0
"""UCDP's "limited area around a known place" reaches about this far."""
BY_FEATURE = {
    "country": Precision.COUNTRY, "continent": Precision.INTERNATIONAL, "region": Precision.REGION,
    "historic": Precision.REGION, "mountains": Precision.REGION, "admin1": Precision.PROVINCE,
    "admin2": Precision.DISTRICT, "water": Precision.REGION, "river": Precision.REGION,
}  # fmt: skip
CALLED_WIDER = {"district": Precision.DISTRICT, "province": Precision.PROVINCE, "region": Precision.NEAR}
"""The words say more than a town, though a town is all that the lists have of the name."""
RADIUS = {Precision.EXACT: 3.0, Precision.NEAR: NEAR_KM, Precision.DISTRICT: 25.0, Precision.PROVINCE: 30.0}
OTHER_RADIUS = 50.0
TOWN_KM_PER_ROOT = 0.006
"""A city of four million reaches some 12 km from its middle, a town of ten thousand not one."""


def unresolved(mention: PlaceMention, why: tuple[str, ...] = ("no list has a place of this name",)) -> Location:
    """Keep the words of a place that could not be resolved."""
    return Location(mention.words, reasons=why)


def locate(mention: PlaceMention, chosen: Candidate, score: float, why: tuple[str, ...]) -> Location:
    """Make the location of a mention that was resolved."""
    place, precision = chosen.place, precision_of(mention, chosen)
    radius = max(radius_of(chosen, precision), distance_said(mention) or 0.0)
    return Location(
        words=mention.words, precision=precision, place_id=place.id, name=place.name, latitude=place.latitude,
        longitude=place.longitude, radius_km=radius, country=place.country,
        admin1=place.admin1, admin2=place.admin2 or (place.name if place.feature == "admin2" else None),
        score=round(min(score, 1.0), 3), reasons=why,
    )  # fmt: skip


def distance_said(mention: PlaceMention) -> float | None:
    """Read how far off the words say it was, in km: "30 miles north of"; None where they give no figure."""
    match = _DISTANCE.match(mention.modifier or "")
    if match is None:
        return None
    number = float(match[1].replace(",", "").rstrip("."))
    return number * KM_PER_MILE if match[2].startswith("mile") else number


def radius_of(chosen: Candidate, precision: Precision) -> float:
    """Give how far from the point the place may reach: known for divisions and regions, from its people for a town."""
    own = float(chosen.radius_km) or TOWN_KM_PER_ROOT * math.sqrt(chosen.place.population)
    least = RADIUS.get(precision, OTHER_RADIUS)
    return round(max(own, least), 1)


def locate_at_holder(mention: PlaceMention, whole: Location) -> Location:
    """Make the location of a place no list has: its own name, with the point and precision of what it lies in."""
    own = mention.head if mention.feature == "district" and whole.precision == Precision.PROVINCE else whole.admin2
    reason = f"no list has {mention.words} there; placed at {whole.name}, which the words put it in"
    near = whole.precision in {Precision.EXACT, Precision.NEAR}
    return replace(
        whole,
        words=mention.words,
        name=mention.head if mention.feature in CALLED_WIDER else mention.words,
        admin2=own,
        precision=Precision.NEAR if near else whole.precision,
        radius_km=max(whole.radius_km or 0.0, NEAR_KM) if near else whole.radius_km,
        reasons=(reason, *whole.reasons),
    )


def precision_by_itself(place: Place) -> Precision:
    """Give the precision of a place's bare name."""
    return BY_FEATURE.get(place.feature, Precision.EXACT)


def precision_of(mention: PlaceMention, chosen: Candidate) -> Precision:
    """Read the precision from what the place is and what the words take of it."""
    precision = precision_by_itself(chosen.place)
    if mention.feature in CALLED_WIDER and precision == Precision.EXACT:
        return CALLED_WIDER[mention.feature]
    if precision == Precision.EXACT and (away := distance_said(mention)) is not None:
        return Precision.NEAR if away <= NEAR_KM else Precision.REGION
    kind = meanings("modifiers").get(name_key(mention.modifier)) if mention.modifier else None
    if kind == "near" and precision == Precision.EXACT:
        return Precision.NEAR
    if kind == "part" and precision == Precision.COUNTRY:
        return Precision.REGION
    return precision
