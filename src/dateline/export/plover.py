"""Events as PLOVER records, one JSON object for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple, TypedDict

from dateline.export.flat import figures
from dateline.export.losses import LossReport, Written, left_out
from dateline.export.summary import Citations, EventSummary
from dateline.model.claim import Party
from dateline.model.codebook import actor_kinds, place_precisions, scheme
from dateline.model.evidence import Modality
from dateline.model.interval import Extent, Interval
from dateline.model.place import Location
from dateline.model.toll import Outcome

NEEDS_RECIPIENT = frozenset({"COOPERATE", "AID", "SANCTION"})
SIZES = {"dead": Outcome.KILLED, "injured": Outcome.INJURED, "arrested": Outcome.ARRESTED}
CODER = "Dateline"


class PloverEntity(TypedDict):
    """An actor or recipient."""

    entity_text: str
    identifier_text: str | None
    sector: str | None


class PloverPlace(TypedDict):
    """Where it happened. ``resolution`` runs from 5, within a town, to 1, the country."""

    extracted_place: str
    resolved_place: str | None
    lat: float | None
    lon: float | None
    district: str | None
    province: str | None
    country_code: str | None
    resolution: int | None


class PloverRecord(TypedDict, total=False):
    """One event. The manual asks for id, date, actor and event; the rest is there where it is told."""

    id: str
    has_event: bool
    date: str
    enddate: str
    actor: list[PloverEntity]
    recipient: list[PloverEntity]
    event: list[str]
    event_loc: PloverPlace
    event_text: list[str]
    quad_code: int
    mode: list[str]
    size: dict[str, int]
    cite_info: list[dict[str, str]]
    coder: str
    comment: str


class _Core(NamedTuple):
    event: str
    day: date
    actors: tuple[Party, ...]


def plover_records(
    summaries: Iterable[EventSummary], citations: Citations, report: LossReport
) -> Iterator[PloverRecord]:
    """Lay events out as PLOVER records; the report counts those left out and what was lost of the others."""
    return report.rows(plover_record(summary, citations) for summary in summaries)


def plover_record(summary: EventSummary, citations: Citations) -> Written[PloverRecord]:
    """Lay one event out, or say why PLOVER cannot hold it."""
    core = _core(summary)
    if isinstance(core, str):
        return Written(None, left_out(core))
    record: PloverRecord = {
        "id": summary.id,
        "has_event": True,
        "date": core.day.isoformat(),
        "actor": [_entity(party) for party in core.actors],
        "recipient": [_entity(party) for party in summary.suffering],
        "event": [core.event],
        "event_text": list(summary.quotes),
        "quad_code": scheme("plover_quad")[core.event],
        "mode": [summary.kind.plover_mode] if summary.kind and summary.kind.plover_mode else [],
        "size": dict(_sizes(summary)),
        "cite_info": [_citation(citations, text) for text in summary.text_ids if text in citations],
        "coder": CODER,
    }
    _add_place_and_end(record, summary)
    return Written(record, tuple(_lost(summary)))


def _core(summary: EventSummary) -> _Core | str:
    kind = summary.kind
    if kind is None or kind.plover_event is None:
        return kind.no_code["plover"] if kind else "no deed is told"
    if summary.modality is not Modality.HAPPENED:
        return "it did not happen, or only in plan; PLOVER's auxiliary modes are not in use"
    if summary.interval is None or summary.interval.earliest is None:
        return "no day can be given"
    if not summary.perpetrators:
        return "no actor is told"
    if kind.plover_event in NEEDS_RECIPIENT and not summary.suffering:
        return "no recipient is told"
    return _Core(kind.plover_event, summary.interval.earliest, summary.perpetrators)


def _entity(party: Party) -> PloverEntity:
    return {
        "entity_text": party.words,
        "identifier_text": party.name,
        "sector": actor_kinds()[party.kind].plover_sector,
    }


def _sizes(summary: EventSummary) -> Iterator[tuple[str, int]]:
    for name, outcome in SIZES.items():
        total = summary.total(outcome)
        if total and total.best is not None:
            yield name, total.best


def _citation(citations: Citations, text_id: str) -> dict[str, str]:
    cited = citations[text_id]
    told = {
        "title": cited.title,
        "publication": cited.publisher,
        "url": cited.url,
        "citation": cited.published.isoformat() if cited.published else None,
    }
    return {name: value for name, value in told.items() if value}


def _add_place_and_end(record: PloverRecord, summary: EventSummary) -> None:
    interval = summary.interval
    if interval and interval.latest and interval.latest != interval.earliest:
        record["enddate"] = interval.latest.isoformat()
    if summary.place:
        record["event_loc"] = _place(summary.place)
    ranges = "; ".join(f"{figures(each.total)} {outcome.value}" for outcome, each in summary.counts.items())
    if ranges:
        record["comment"] = ranges


def _place(place: Location) -> PloverPlace:
    step = place_precisions()[place.precision] if place.precision else None
    return {
        "extracted_place": place.words,
        "resolved_place": place.name,
        "lat": place.latitude,
        "lon": place.longitude,
        "district": place.admin2,
        "province": place.admin1,
        "country_code": place.country,
        "resolution": step.plover_resolution if step else None,
    }


def _lost(summary: EventSummary) -> Iterator[tuple[str, str]]:
    """Name what PLOVER has no field for."""
    if summary.interval and _within(summary.interval):
        yield "date", "PLOVER cannot say that it was one day somewhere between two"
    for outcome in summary.counts:
        if outcome not in SIZES.values():
            yield "size", f"PLOVER has no field for the {outcome.value}"
    given = summary.perpetrator_attribution
    if given and given.basis.value not in {"stated", "reported"}:
        yield "actor", "PLOVER cannot say that an actor is only claimed, accused or suspected"


def _within(interval: Interval) -> bool:
    return interval.extent is Extent.WITHIN and interval.days != 1
