"""Precision: how small a piece of the earth the words pin down, never what the gazetteer happens to hold."""

from __future__ import annotations

import math
from dataclasses import replace

from dateline.extract.places.candidates import Candidate
from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.names import name_key
from dateline.extract.places.words import meanings
from dateline.model.place import Location, Precision

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
    return Location(
        words=mention.words, precision=precision, place_id=place.id, name=place.name, latitude=place.latitude,
        longitude=place.longitude, radius_km=radius_of(chosen, precision), country=place.country,
        admin1=place.admin1, admin2=place.admin2 or (place.name if place.feature == "admin2" else None),
        score=round(min(score, 1.0), 3), reasons=why,
    )  # fmt: skip


def radius_of(chosen: Candidate, precision: Precision) -> float:
    """Give how far from the point the place may reach: known for divisions and regions, from its people for a town."""
    own = float(chosen.radius_km) or TOWN_KM_PER_ROOT * math.sqrt(chosen.place.population)
    least = RADIUS.get(precision, OTHER_RADIUS)
    return round(max(own, least), 1)


def locate_at_holder(mention: PlaceMention, whole: Location) -> Location:
    """Make the location of a place no list has: its own name, with the point and precision of what it lies in."""
    own = mention.head if mention.feature == "district" and whole.precision == Precision.PROVINCE else whole.admin2
    reason = f"no list has {mention.words}; placed at {whole.name}, which the words put it in"
    return replace(whole, words=mention.words, name=mention.head, admin2=own, reasons=(reason, *whole.reasons))


def precision_of(mention: PlaceMention, chosen: Candidate) -> Precision:
    """Read the precision from what the place is and what the words take of it."""
    precision = BY_FEATURE.get(chosen.place.feature, Precision.EXACT)
    if mention.feature in CALLED_WIDER and precision == Precision.EXACT:
        return CALLED_WIDER[mention.feature]
    kind = meanings("modifiers").get(name_key(mention.modifier)) if mention.modifier else None
    if kind == "near" and precision == Precision.EXACT:
        return Precision.NEAR
    if kind == "part" and precision == Precision.COUNTRY:
        return Precision.REGION
    return precision
