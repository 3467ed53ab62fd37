"""The flat table of events: one row for each, a column for each figure, for spreadsheets and scripts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from dateline.export.counts import Count
from dateline.export.sides import names
from dateline.export.summary import Citations, EventSummary, cited, number_of_sources, summarise
from dateline.model.edtf import to_edtf
from dateline.model.event import Event
from dateline.model.interval import Interval, ucdp_date_precision
from dateline.model.place import Location
from dateline.model.toll import Outcome

JOIN = "; "
QUOTE_JOIN = " | "
OWN_COLUMNS = (Outcome.KILLED, Outcome.INJURED)


class _What(TypedDict):
    id: str
    deed: str
    modality: str


class _When(TypedDict):
    when: str
    date_earliest: str
    date_latest: str
    date_prec: int | None


class _Where(TypedDict):
    place: str
    place_words: str
    where_prec: int | None
    latitude: float | None
    longitude: float | None
    radius_km: float | None
    country: str
    admin1: str
    admin2: str


class _Who(TypedDict):
    perpetrators: str
    perpetrators_basis: str
    claimed_by: str
    targets: str
    victims: str
    instruments: str


class _HowMany(TypedDict):
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None
    injured_low: int | None
    injured_best: int | None
    injured_high: int | None
    others_affected: str


class _WhoSays(TypedDict):
    attribution: str
    disputed: str
    sources: int
    cited: str
    quotes: str


class EventRow(_What, _When, _Where, _Who, _HowMany, _WhoSays):
    """One event in one row. Empty text means that no text tells it; an empty number means the same."""


EVENT_COLUMNS = tuple(EventRow.__annotations__)
"""The columns of the table, in order."""


def event_rows(
    events: Iterable[Event], citations: Citations | None = None, *, withhold: bool = True
) -> Iterator[EventRow]:
    """Lay out each event in one row; private persons' names are withheld unless told otherwise."""
    return (flat_row(summary, citations or {}) for summary in summarise(events, withhold=withhold))


def flat_row(summary: EventSummary, citations: Citations) -> EventRow:
    """Lay out one event."""
    return {
        **_what(summary),
        **_when(summary.interval),
        **_where(summary.place),
        **_who(summary),
        **_how_many(summary),
        **_who_says(summary, citations),
    }


def _what(summary: EventSummary) -> _What:
    return {"id": summary.id, "deed": summary.deed or "", "modality": summary.modality.value}


def _when(interval: Interval | None) -> _When:
    if interval is None:
        return {"when": "", "date_earliest": "", "date_latest": "", "date_prec": None}
    return {
        "when": to_edtf(interval),
        "date_earliest": interval.earliest.isoformat() if interval.earliest else "",
        "date_latest": interval.latest.isoformat() if interval.latest else "",
        "date_prec": ucdp_date_precision(interval),
    }


def _where(place: Location | None) -> _Where:
    shown = place or Location("")
    return {
        "place": shown.name or "",
        "place_words": shown.words,
        "where_prec": None if shown.precision is None else int(shown.precision),
        "latitude": shown.latitude,
        "longitude": shown.longitude,
        "radius_km": shown.radius_km,
        "country": shown.country or "",
        "admin1": shown.admin1 or "",
        "admin2": shown.admin2 or "",
    }


def _who(summary: EventSummary) -> _Who:
    given = summary.perpetrator_attribution
    return {
        "perpetrators": names(summary.perpetrators),
        "perpetrators_basis": given.basis.value if given else "",
        "claimed_by": names(summary.claimed_by),
        "targets": names(summary.targets),
        "victims": names(summary.victims),
        "instruments": JOIN.join(summary.instruments),
    }


def _how_many(summary: EventSummary) -> _HowMany:
    killed, injured = (summary.total(outcome) or Count() for outcome in OWN_COLUMNS)
    return {
        "killed_low": killed.low,
        "killed_best": killed.best,
        "killed_high": killed.high,
        "injured_low": injured.low,
        "injured_best": injured.best,
        "injured_high": injured.high,
        "others_affected": JOIN.join(_others(summary)),
    }


def _who_says(summary: EventSummary, citations: Citations) -> _WhoSays:
    return {
        "attribution": JOIN.join(summary.attributions),
        "disputed": JOIN.join(summary.disputed),
        "sources": number_of_sources(summary, citations),
        "cited": JOIN.join(cited(summary, citations)),
        "quotes": QUOTE_JOIN.join(summary.quotes),
    }


def _others(summary: EventSummary) -> Iterator[str]:
    """Say in words how many met the outcomes that have no column."""
    for outcome, counted in summary.counts.items():
        if outcome not in OWN_COLUMNS:
            yield f"{figures(counted.total)} {outcome.value}"


def figures(count: Count) -> str:
    """Write a count as people read it: ``24``, ``at least 300``, ``20–35``, or ``an unknown number``."""
    low, best, high = count.low, count.best, count.high
    if low is not None and high is not None:
        return str(low) if low == high else f"{low}–{high}"
    if low is not None:
        return f"at least {low}"
    if high is not None:
        return f"at most {high}"
    return "an unknown number" if best is None else f"about {best}"
