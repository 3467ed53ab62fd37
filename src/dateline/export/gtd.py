"""Events in GTD's layout: 135 columns, attacks by others than states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dateline.export.counts import Count
from dateline.export.layout_rows import Cell, LayoutRow, kept
from dateline.export.losses import LossReport, Written, left_out
from dateline.export.sides import is_state
from dateline.export.summary import Citations, EventSummary, cited
from dateline.model.claim import ActorKind, Party
from dateline.model.codebook import actor_kinds, deed_of_gtd, place_precisions, scheme
from dateline.model.country import countries
from dateline.model.edtf import to_edtf
from dateline.model.evidence import Basis, Modality
from dateline.model.interval import Extent, Interval
from dateline.model.layout import layout
from dateline.model.place import Location
from dateline.model.toll import Outcome, PartyClass

COLUMNS = layout("gtd").names
SLOTS = 3
"""Perpetrators and citations that GTD has room for."""
UNKNOWN = "Unknown"
NO_COORDINATES = 5
DOUBTED = frozenset({Basis.SUSPECTED, Basis.ACCUSED})


class _Codes(NamedTuple):
    attack: int
    weapon: int


class _Core(NamedTuple):
    """The values without which there is no row."""

    interval: Interval
    codes: _Codes
    place: Location


def gtd_rows(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[LayoutRow]:
    """Lay events out in GTD's layout; the report counts those left out and what was lost of the others."""
    return report.rows(gtd_row(summary, citations) for summary in summaries)


def gtd_row(summary: EventSummary, citations: Citations) -> Written[LayoutRow]:
    """Lay one event out, or say why the layout cannot hold it."""
    before = kept(summary, "gtd")
    core = _core(summary, before)
    if isinstance(core, str):
        return Written(None, left_out(core))
    told: Mapping[str, Cell] = {
        "eventid": before.get("eventid", summary.id),
        **_when(core.interval, before),
        **_where(core.place, before),
        **_what(summary, core.codes, before),
        **_who(summary, before),
        **_how_many(summary, before),
        **_said(summary, citations, before),
    }
    lost = () if before else tuple(_lost(summary, core, citations))
    return Written({name: before.get(name) if told.get(name) is None else told[name] for name in COLUMNS}, lost)


def _core(summary: EventSummary, before: Mapping[str, str]) -> _Core | str:
    """Gather what the layout cannot do without, or name the first thing that is missing."""
    codes = _codes(summary, before)
    if codes is None:
        return summary.kind.no_code["gtd"] if summary.kind else "no deed is told"
    if summary.modality not in {Modality.HAPPENED, Modality.ATTEMPTED}:
        return "it did not happen, or only in plan"
    if summary.perpetrators and all(is_state(party) for party in summary.perpetrators):
        return "GTD counts no act of a state"
    interval = summary.interval
    if interval is None or interval.earliest is None or interval.earliest.year != _last_year(interval):
        return "not even the year is known"
    if summary.place is None:
        return "the place is not told"
    return _Core(interval, codes, summary.place)


def _last_year(interval: Interval) -> int | None:
    """Give the year that an event fell in: what lasted fell in the year it began."""
    if interval.extent is Extent.THROUGHOUT:
        return interval.earliest.year if interval.earliest else None
    return interval.latest.year if interval.latest else None


def _codes(summary: EventSummary, before: Mapping[str, str]) -> _Codes | None:
    """Choose attack and weapon type: the coded row's own while they still mean the deed, else the codebook's."""
    attack, weapon = _whole(before.get("attacktype1")), _whole(before.get("weaptype1"))
    if attack and deed_of_gtd(attack, weapon, suicide=_whole(before.get("suicide")) == 1) == summary.deed:
        return _Codes(attack, weapon or 0)
    kind = summary.kind
    if kind is None or kind.gtd_attacktype is None or kind.gtd_weaptype is None:
        return None
    return _Codes(kind.gtd_attacktype, kind.gtd_weaptype)


def _whole(cell: str | None) -> int | None:
    return int(cell.partition(".")[0]) if cell else None


def _when(interval: Interval, before: Mapping[str, str]) -> dict[str, Cell]:
    """Write the date; a month or day that is not known is zero, and what is known of it goes into approxdate."""
    first, last = interval.earliest, interval.latest
    assert first is not None  # noqa: S101 - events without a year were left out
    lasted = interval.extent is Extent.THROUGHOUT
    month_known = lasted or (last is not None and (first.year, first.month) == (last.year, last.month))
    day_known = lasted or first == last
    date_cells: dict[str, Cell] = {
        "iyear": first.year,
        "imonth": first.month if month_known else 0,
        "iday": first.day if day_known else 0,
    }
    if before:
        return date_cells
    return date_cells | {
        "approxdate": None if interval.exact or lasted else to_edtf(interval),
        "extended": int(lasted and first != last),
        "resolution": last.isoformat() if lasted and last and first != last else None,
    }


def _where(place: Location, before: Mapping[str, str]) -> dict[str, Cell]:
    point: dict[str, Cell] = {"latitude": place.latitude, "longitude": place.longitude}
    if before:
        return point
    step = place_precisions().get(place.precision) if place.precision else None
    country = countries().get(place.country or "")
    specificity = step.gtd_specificity if step and place.latitude is not None else NO_COORDINATES
    no_point = specificity == NO_COORDINATES
    return {
        "country_txt": country.name if country else UNKNOWN,
        "provstate": place.admin1,
        "city": UNKNOWN if no_point else place.name,
        "specificity": specificity,
        "latitude": None if no_point else place.latitude,
        "longitude": None if no_point else place.longitude,
        "location": place.words,
    }


def _what(summary: EventSummary, codes: _Codes, before: Mapping[str, str]) -> dict[str, Cell]:
    if before:
        return {"attacktype1": codes.attack, "weaptype1": codes.weapon or None}
    return {
        "success": int(summary.modality is Modality.HAPPENED),
        "suicide": int(summary.deed == "suicide_bombing"),
        "attacktype1": codes.attack,
        "attacktype1_txt": scheme("gtd_attacktype")[codes.attack],
        "weaptype1": codes.weapon,
        "weaptype1_txt": scheme("gtd_weaptype")[codes.weapon],
        "weapdetail": "; ".join(summary.instruments),
    }


def _who(summary: EventSummary, before: Mapping[str, str]) -> dict[str, Cell]:
    given = summary.perpetrator_attribution
    doubted = int(bool(given and given.basis in DOUBTED))
    named = [party.name or party.words for party in summary.perpetrators if party.name or before][:SLOTS]
    target = next(iter(summary.suffering), None)
    cells: dict[str, Cell] = {
        "gname": named[0] if named else UNKNOWN,
        "guncertain1": _own_doubt(doubted, before) if named else before.get("guncertain1", 0),
        "target1": (target.name or target.words) if target else None,
    }
    if before:
        return cells
    others = {f"gname{slot}": name for slot, name in enumerate(named[1:], start=2)}
    return {**cells, **others, **_target(target), **_claims(summary)}


def _own_doubt(doubted: int, before: Mapping[str, str]) -> Cell:
    """Give the coded row's own cell while it means the same: it may be empty where we would write 0."""
    own = before.get("guncertain1")
    return own if before and (_whole(own) == 1) is bool(doubted) else doubted


def _target(target: Party | None) -> dict[str, Cell]:
    code = actor_kinds()[target.kind].gtd_targtype if target else None
    return {"targtype1": code, "targtype1_txt": scheme("gtd_targtype")[code] if code else None}


def _claims(summary: EventSummary) -> dict[str, Cell]:
    sizes = [party.size for party in summary.perpetrators if party.size]
    return {
        "claimed": int(bool(summary.claimed_by)),
        "compclaim": int(len(summary.claimed_by) > 1) if summary.claimed_by else None,
        "individual": int(any(party.kind is ActorKind.PERSON for party in summary.perpetrators)),
        "nperps": max(sizes, default=None),
    }


def _how_many(summary: EventSummary, before: Mapping[str, str]) -> dict[str, Cell]:
    held = _best(summary.total(Outcome.ABDUCTED))
    cells: dict[str, Cell] = {
        "nkill": _figure(summary.total(Outcome.KILLED), before.get("nkill")),
        "nkillter": _attackers(summary, Outcome.KILLED),
        "nwound": _figure(summary.total(Outcome.INJURED), before.get("nwound")),
        "nwoundte": _attackers(summary, Outcome.INJURED),
        "nreleased": _figure(summary.total(Outcome.RELEASED), before.get("nreleased")),
    }
    return cells if held is None else cells | {"ishostkid": 1, "nhostkid": held}


def _figure(count: Count | None, own: str | None) -> Cell:
    """Give the best figure; where there is none, the coded row's own word for unknown, else what is certain."""
    if own and (count is None or count.best is None):
        return own
    return _best(count)


def _best(count: Count | None) -> int | None:
    if count is None:
        return None
    return next((figure for figure in (count.best, count.low, count.high) if figure is not None), None)


def _attackers(summary: EventSummary, outcome: Outcome) -> int | None:
    counted = summary.counts.get(outcome)
    groups = counted.groups if counted else ()
    return next((_best(group.count) for group in groups if group.among is PartyClass.PERPETRATORS), None)


def _said(summary: EventSummary, citations: Citations, before: Mapping[str, str]) -> dict[str, Cell]:
    if before:
        return {}
    sources = cited(summary, citations)[:SLOTS]
    cells: dict[str, Cell] = {f"scite{slot}": source for slot, source in enumerate(sources, start=1)}
    return cells | {"summary": " ".join(summary.quotes), "dbsource": "Dateline"}


def _lost(summary: EventSummary, core: _Core, citations: Citations) -> Iterator[tuple[str, str]]:
    """Name what the layout has no column for."""
    yield "eventid", "GTD gives its own numbers; ours stand in their place"
    yield "crit1", "whether GTD's criteria are met is a judgement and is left empty"
    yield "country", "GTD's country and region numbers are its own and are left empty"
    if summary.place and summary.place.latitude is not None and _where(core.place, {})["latitude"] is None:
        yield "latitude", "GTD gives no point for anything larger than a province"
    for outcome in (Outcome.KILLED, Outcome.INJURED):
        total = summary.total(outcome)
        if total and (total.low, total.high) != (total.best, total.best):
            yield "nkill" if outcome is Outcome.KILLED else "nwound", "a range is written as its best figure"
    if len(cited(summary, citations)) > SLOTS:
        yield "scite3", "GTD cites at most three sources"
    if len([party for party in summary.perpetrators if party.name]) > SLOTS:
        yield "gname3", "GTD names at most three groups"
