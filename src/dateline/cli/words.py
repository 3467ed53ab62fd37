"""Values in words, as screens show them."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.claim import Party, Value
from dateline.model.edtf import to_edtf
from dateline.model.evidence import Attribution, Basis, Modality
from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Reckoning, Toll

PRECISION = {
    Precision.EXACT: "this place",
    Precision.NEAR: "near it",
    Precision.DISTRICT: "somewhere in the district",
    Precision.PROVINCE: "somewhere in the province",
    Precision.REGION: "somewhere in the region",
    Precision.COUNTRY: "somewhere in the country",
    Precision.INTERNATIONAL: "international waters or airspace",
}
"""UCDP's precision codes 1 to 7 in words."""


def value_words(value: Value) -> str:
    """Say any value in one line."""
    if isinstance(value, Interval):
        return to_edtf(value)
    if isinstance(value, Toll):
        return toll_words(value)
    if isinstance(value, Location):
        return location_words(value)
    if isinstance(value, Party):
        return party_words(value)
    return "(empty)" if value is None else str(value)


def toll_words(toll: Toll) -> str:
    """Say a toll: "at least 12 killed (civilians: shoppers)"."""
    return f"{figure_words(toll)} {toll.outcome.value} ({', '.join(_whom(toll))})"


def _whom(toll: Toll) -> Iterable[str]:
    yield toll.among.value
    if toll.group:
        yield toll.group


def figure_words(toll: Toll) -> str:
    """Say a toll's figure the way its words do."""
    if not toll.known:
        return "unknown number"
    if toll.reckoning is Reckoning.RANGE:
        return f"{toll.low}–{toll.high}"
    figure = toll.best if toll.best is not None else toll.high if toll.high is not None else toll.low
    hedge = {Reckoning.AT_LEAST: "at least ", Reckoning.AT_MOST: "at most ", Reckoning.ABOUT: "about "}
    return f"{hedge.get(toll.reckoning, '')}{figure}"


def location_words(location: Location) -> str:
    """Say a location: name, province, country and how exactly it is known."""
    if not location.resolved:
        return f"{location.words} (unresolved)"
    parts = [location.name, location.admin1 if location.admin1 != location.name else None, location.country]
    precision = f" [{PRECISION[location.precision]}]" if location.precision else ""
    return ", ".join(part for part in parts if part) + precision


def party_words(party: Party) -> str:
    """Say a party: its actor's name, with the text's own words where they differ."""
    if party.name and party.name != party.words:
        return f"{party.name} (“{party.words}”)"
    return party.words


def attribution_words(attribution: Attribution) -> str:
    """Say who asserts a value and how, empty where the text itself states it as having happened."""
    parts = []
    if attribution.basis is not Basis.STATED:
        parts.append(attribution.basis.value)
    if attribution.modality is not Modality.HAPPENED:
        parts.append(attribution.modality.value)
    if attribution.asserter:
        parts.append(f"by {attribution.asserter}")
    if attribution.phrase and attribution.phrase not in parts:
        parts.append(f"“{attribution.phrase}”")
    return " ".join(parts)
