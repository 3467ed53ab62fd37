"""Events in the layout of UCDP GED: 49 columns, lethal events between known sides only."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dateline.export.counts import Count
from dateline.export.layout_rows import Cell, LayoutRow, kept
from dateline.export.losses import LossReport, Written, left_out
from dateline.export.sides import ONE_SIDED, Sides, is_civilian, is_state, sides_of, type_of_violence
from dateline.export.summary import Citation, Citations, EventSummary, number_of_sources
from dateline.model.claim import ActorKind, Party
from dateline.model.country import Country, countries, countries_by_name
from dateline.model.evidence import Modality
from dateline.model.interval import Extent, Interval, ucdp_date_precision
from dateline.model.layout import layout
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass
from dateline.text.fold import fold

COLUMNS = layout("ucdp_ged").names
_EMPTY: Mapping[str, Cell] = dict.fromkeys(COLUMNS)
LONGEST = 366
"""Days that GED lets a single event stretch over."""
CIVILIANS = "Civilians"
STATE = "Government of "
ROUNDED = 2e-6
"""GED cuts coordinates to six places and leaves the digits in geom_wkt."""
FIRST, SECOND, CIVIL, UNTOLD = range(4)


class _Deaths(NamedTuple):
    a: int
    b: int
    civilians: int
    unknown: int


class _Core(NamedTuple):
    """The values without which there is no GED event."""

    interval: Interval
    place: Location
    dead: Count
    sides: Sides
    kind: int


def ged_rows(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[LayoutRow]:
    """Lay events out as GED rows; the report counts those left out and what was lost of the others."""
    return report.rows(ged_row(summary, citations) for summary in summaries)


def ged_row(summary: EventSummary, citations: Citations) -> Written[LayoutRow]:
    """Lay one event out, or say why GED cannot hold it."""
    before = kept(summary, "ucdp_ged")
    core = _core(summary, before)
    if isinstance(core, str):
        return Written(None, left_out(core))
    deaths, losses = _deaths(summary, core)
    told: Mapping[str, Cell] = {
        **_identity(summary, before),
        **_sides(core, before),
        **_sources(summary, citations, before),
        **_where(core.place, before),
        **_when(core.interval),
        **_dead(core.dead, deaths, before),
    }
    lost = () if before else _lost(summary, core)
    return Written({**_EMPTY, **before, **told}, (*losses, *lost))


def violence_of(summary: EventSummary) -> int | None:
    """Give UCDP's type of violence of an event, None where GED cannot hold the event."""
    core = _core(summary, kept(summary, "ucdp_ged"))
    return None if isinstance(core, str) else core.kind


def _core(summary: EventSummary, before: Mapping[str, str]) -> _Core | str:
    """Gather what GED cannot do without, or name the first thing that is missing."""
    interval, place, dead = summary.interval, summary.place, summary.total(Outcome.KILLED)
    if summary.modality is not Modality.HAPPENED:
        return "it did not happen, or only in plan"
    if not before and (summary.kind is None or not summary.kind.ucdp):
        return "the deed is no use of armed force"
    if dead is None or not (before or dead.best or dead.least or dead.high):
        return "no death is told"
    if interval is None or interval.days is None or interval.days > LONGEST:
        return "the time is unknown, open or longer than a year"
    if place is None or place.precision is None or place.latitude is None:
        return "the place could not be pinned down"
    return _with_sides(summary, before, (interval, place, dead))


def _with_sides(
    summary: EventSummary, before: Mapping[str, str], known: tuple[Interval, Location, Count]
) -> _Core | str:
    sides = sides_of(summary)
    if sides is None:
        return "the sides are not told"
    if not all(party.name or is_civilian(party) for party in (sides.first, sides.second)):
        return "a side has no name of its own"
    kind = int(before["type_of_violence"]) if before else type_of_violence(summary, sides)
    if kind is None:
        return "what sort of parties the sides are is not told"
    return _Core(*known, _as_before(sides, summary, before), kind)


def _as_before(sides: Sides, summary: EventSummary, before: Mapping[str, str]) -> Sides:
    """Put the sides in the order the coded row had them, where the event has one."""
    first = next((p for p in summary.perpetrators if p.name and p.name == before.get("side_a")), None)
    others = [party for party in (*summary.perpetrators, *summary.suffering) if party != first]
    return Sides(first, others[0]) if first and others else sides


def _identity(summary: EventSummary, before: Mapping[str, str]) -> dict[str, Cell]:
    return {
        "id": before.get("id", summary.id),
        "code_status": before.get("code_status", "Clear"),
        "event_clarity": before.get("event_clarity", 2 if _sums_up(summary.interval) else 1),
    }


def _sums_up(interval: Interval | None) -> bool:
    """Tell whether the days are what the event lasted, which GED takes for a sum of several acts."""
    return interval is not None and interval.extent is Extent.THROUGHOUT and interval.days != 1


def _sides(core: _Core, before: Mapping[str, str]) -> dict[str, Cell]:
    first, second = _side_name(core.sides.first), _side_name(core.sides.second)
    return {
        "type_of_violence": core.kind,
        "side_a": first,
        "side_b": second,
        "dyad_name": before.get("dyad_name", f"{first} - {second}"),
        "gwnoa": before.get("gwnoa") if before else _gw(core.sides.first),
        "gwnob": before.get("gwnob") if before else _gw(core.sides.second),
    }


def _side_name(party: Party) -> str:
    if is_civilian(party):
        return party.words if party.words == CIVILIANS else CIVILIANS
    name = party.name or party.words
    return f"{STATE}{name}" if is_state(party) and name.lower() in countries_by_name() else name


def _gw(party: Party) -> int | None:
    country = countries_by_name().get(_side_name(party).removeprefix(STATE).lower())
    return country.gw if country and is_state(party) else None


def _sources(summary: EventSummary, citations: Citations, before: Mapping[str, str]) -> dict[str, Cell]:
    """Cite the documents as GED does: three lists side by side, and one in which each source is quoted."""
    if before:
        return {}
    known = {citations[text].document_id: citations[text] for text in summary.text_ids if text in citations}
    return {
        "number_of_sources": number_of_sources(summary, citations),
        "source_article": ";".join(f'"{_office(each)},{_day(each)},{each.title or ""}"' for each in known.values()),
        "source_office": ";".join(_office(each) for each in known.values()),
        "source_date": ";".join(_day(each) for each in known.values()),
        "source_headline": ";".join(each.title or "" for each in known.values()),
        "source_original": "; ".join(summary.attributions),
    }


def _office(citation: Citation) -> str:
    return citation.publisher or ""


def _day(citation: Citation) -> str:
    return citation.published.isoformat() if citation.published else ""


def _where(place: Location, before: Mapping[str, str]) -> dict[str, Cell]:
    latitude, longitude = _degrees(place.latitude), _degrees(place.longitude)
    country = countries().get(place.country or "")
    return {
        "where_prec": int(place.precision or Precision.INTERNATIONAL),
        "where_coordinates": place.name or place.words,
        "where_description": before.get("where_description") if before else place.words,
        "adm_1": place.admin1,
        "adm_2": place.admin2,
        "latitude": latitude,
        "longitude": longitude,
        "geom_wkt": _wkt(latitude, longitude, before.get("geom_wkt", "")),
        "priogrid_gid": priogrid(latitude, longitude),
        **_country(country, before),
    }


def _country(country: Country | None, before: Mapping[str, str]) -> dict[str, Cell]:
    known = countries_by_name().get(before.get("country", "").lower())
    if country is None or known == country:
        return {name: before.get(name) for name in ("country", "country_id", "region")}
    return {"country": country.ucdp_name or country.name, "country_id": country.gw, "region": country.region}


def _wkt(latitude: float, longitude: float, before: str) -> str:
    """Write a point, longitude first; the coded row's own where it is the same point with more digits."""
    digits = before.removeprefix("POINT (").removesuffix(")").split()
    if len(digits) == 2 and _near(digits[0], longitude) and _near(digits[1], latitude):  # noqa: PLR2004 - a pair
        return before
    return f"POINT ({_short(longitude)} {_short(latitude)})"


def _near(digits: str, degrees: float) -> bool:
    return abs(float(digits) - degrees) < ROUNDED


def _degrees(told: float | None) -> float:
    return 0.0 if told is None else told  # never None here: events without a point were left out


def _short(degrees: float) -> str:
    return repr(degrees).removesuffix(".0")


def priogrid(latitude: float, longitude: float) -> int:
    """Number the PRIO-GRID cell of half a degree that a point lies in, from the south-west corner."""
    row = min(math.floor((latitude + 90) * 2), 359)
    column = min(math.floor((longitude + 180) * 2), 719)
    return row * 720 + column + 1


def _when(interval: Interval) -> dict[str, Cell]:
    return {
        "year": interval.latest.year if interval.latest else None,
        "date_prec": ucdp_date_precision(interval),
        "date_start": _midnight(interval.earliest),
        "date_end": _midnight(interval.latest),
    }


def _midnight(day: date | None) -> str | None:
    return f"{day.isoformat()} 00:00:00.000" if day else None


def _dead(dead: Count, deaths: _Deaths, before: Mapping[str, str]) -> dict[str, Cell]:
    best = sum(deaths)
    high = dead.high if dead.high is not None else best
    low = dead.low if dead.low is not None else best
    return {
        "deaths_a": deaths.a,
        "deaths_b": deaths.b,
        "deaths_civilians": deaths.civilians,
        "deaths_unknown": deaths.unknown,
        "best": best,
        "high": before.get("high") if dead.high is None and "high" in before else max(high, best),
        "low": before.get("low") if dead.low is None and "low" in before else min(low, best),
    }


def _deaths(summary: EventSummary, core: _Core) -> tuple[_Deaths, tuple[tuple[str, str], ...]]:
    """Part the best figure into GED's four columns; what no side accounts for is unknown."""
    best = core.dead.best if core.dead.best is not None else core.dead.least
    parted = [0, 0, 0, 0]
    for group in summary.counts[Outcome.KILLED].groups:
        if group.among is not PartyClass.UNKNOWN or group.words:
            dead = group.count.best if group.count.best is not None else group.count.least
            parted[_column(group.among, group.words, core)] += dead
    parted[UNTOLD] = best - sum(parted[:UNTOLD])
    if parted[UNTOLD] < 0:
        return _Deaths(0, 0, 0, best), (("deaths_a", "the sides add up to more than the total"),)
    return _Deaths(*parted), ()


def _column(among: PartyClass, words: str, core: _Core) -> int:
    """Choose the column for one people: by its name, then by its side."""
    first, second = core.sides.first, core.sides.second
    for column, party in ((FIRST, first), (SECOND, second)):
        if words and words == fold(party.name or party.words):
            return column
    if among is PartyClass.CIVILIANS or (core.kind == ONE_SIDED and among is PartyClass.TARGETS):
        return CIVIL
    if among is PartyClass.PERPETRATORS and core.kind == ONE_SIDED:
        return FIRST
    if among is PartyClass.SECURITY_FORCES and is_state(first) != is_state(second):
        return FIRST if is_state(first) else SECOND
    if among is PartyClass.MILITANTS and is_state(first) and second.kind is not ActorKind.CIVILIANS:
        return SECOND
    return UNTOLD


def _lost(summary: EventSummary, core: _Core) -> Iterator[tuple[str, str]]:
    """Name what GED has no column for."""
    if core.dead.best is None:
        yield "best", "no best figure is told; the lowest stands for it"
    if core.dead.high is None:
        yield "high", "the figure is open upwards; the best stands for it"
    if Outcome.INJURED in summary.counts:
        yield "injured", "GED has no column for injured people"
    if summary.perpetrator_attribution and summary.perpetrator_attribution.basis.value not in {"stated", "reported"}:
        yield "side_a", "GED cannot say that a side is only claimed, accused or suspected"
    if summary.interval and (summary.interval.approximate or summary.interval.uncertain):
        yield "date_prec", "GED cannot say that a date is approximate or uncertain"
