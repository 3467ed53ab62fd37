"""Texts of the interface, and values said in words: one catalogue for each language, English the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model.claim import Party, Value
from dateline.model.codebook import actor_properties, deeds, event_properties
from dateline.model.country import countries
from dateline.model.edtf import to_edtf
from dateline.model.evidence import Attribution, Basis, Modality
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import PartyClass, Reckoning, Toll
from dateline.model.yaml_text import load_yaml

LANGUAGE = "en"
CLIENT = "client."
KINDS: Mapping[str, str] = {
    "interval": "when",
    "place": "where",
    "country": "where",
    "origin": "where",
    "destination": "where",
    "perpetrator": "who",
    "claimed_by": "who",
    "target": "whom",
    "victim": "whom",
    "toll": "count",
    "deed": "what",
    "instrument": "what",
    "part_of": "what",
    "founded": "when",
    "dissolved": "when",
    "active": "when",
    "headquarters": "where",
    "active_in": "where",
    "active_region": "where",
    "name": "who",
    "alias": "who",
    "leader": "who",
    "size": "count",
    "ally": "whom",
    "opponent": "whom",
}
"""The kind of claim that each property is: one colour each in texts and lists."""

HEDGES = {Reckoning.AT_LEAST: "value.at_least", Reckoning.AT_MOST: "value.at_most", Reckoning.ABOUT: "value.about"}


def text(key: str, **values: object) -> str:
    """Give one text of the interface, with its {names} filled in; a key that is not there shows itself."""
    found = texts().get(key, key)
    return found.format(**values) if values else found


@cache
def texts(language: str = LANGUAGE) -> Mapping[str, str]:
    """Give the whole catalogue of a language, each text by its dotted key."""
    path = files("dateline.web") / "texts" / f"{language}.yaml"
    return dict(_flat(load_yaml(path.read_text("utf-8"))))


@cache
def client_texts() -> Mapping[str, str]:
    """Give the texts that scripts in the browser use."""
    return {key: words for key, words in texts().items() if key.startswith(CLIENT)}


def _flat(tree: Mapping[Any, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for name, below in tree.items():
        if isinstance(below, Mapping):
            yield from _flat(below, f"{before}{name}.")
        else:
            yield f"{before}{name}", str(below)


def claim_kind(name: str) -> str:
    """Give the kind of claim a property is, for its colour."""
    return KINDS.get(name, "other")


def property_words(name: str) -> str:
    """Name a property as people do."""
    known = event_properties().get(name) or actor_properties().get(name)
    return known.label if known else name.replace("_", " ").removeprefix("coded:")


def deed_words(deed: str | None) -> str:
    """Name a kind of deed as people do."""
    known = deeds().get(deed or "")
    return known.label if known else (deed or text("site.unknown")).replace("_", " ")


def media_words(media_type: str) -> str:
    """Name a kind of file as people do."""
    return texts().get(f"media.{media_type.partition(';')[0]}", media_type)


def value_words(value: Value, name: str = "") -> str:
    """Say any value in one line."""
    if isinstance(value, Interval):
        return when_words(value)
    if isinstance(value, Toll):
        return toll_words(value)
    if isinstance(value, Location):
        return where_words(value)
    if isinstance(value, Party):
        return value.name or value.words
    if name == "deed":
        return deed_words(str(value))
    return text("value.empty") if value is None else str(value)


def when_words(interval: Interval) -> str:
    """Say a time as people write it, as exactly as it is known and no more."""
    return to_edtf(interval).replace("/", " – ").replace("..", "…")


def where_words(place: Location) -> str:
    """Say a place: its name and what it lies in."""
    if not place.resolved and not place.name:
        return place.words
    admin = place.admin1 if place.admin1 != place.name else None
    country = countries().get(place.country or "")
    parts = (place.name or place.words, admin, country.name if country else place.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))


def precision_words(place: Location) -> str:
    """Say how exactly a place is known."""
    return text(f"precision.{int(place.precision)}") if place.precision else ""


def toll_words(toll: Toll) -> str:
    """Say a toll: ``at least 12 killed, civilians``."""
    side = toll.group or (toll.among.value if toll.among is not PartyClass.UNKNOWN else "")
    return f"{figure_words(toll)} {toll.outcome.value}{f', {side}' if side else ''}"


def figure_words(toll: Toll) -> str:
    """Say a figure the way its words do."""
    if not toll.known:
        return toll.phrase or text("value.unknown_number")
    if toll.reckoning is Reckoning.RANGE:
        return f"{toll.low}–{toll.high}"
    figure = next(each for each in (toll.best, toll.high, toll.low) if each is not None)
    return text(HEDGES[toll.reckoning], figure=figure) if toll.reckoning in HEDGES else str(figure)


def attribution_words(attribution: Attribution) -> str:
    """Say who asserts a value and how; empty where the text itself states it as having happened."""
    parts = [attribution.basis.value] if attribution.basis is not Basis.STATED else []
    if attribution.modality is not Modality.HAPPENED:
        parts.append(attribution.modality.value)
    if attribution.asserter:
        parts.append(f"by {attribution.asserter}")
    return " ".join(parts)
