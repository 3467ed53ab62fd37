"""Events in ACLED's layout: 31 columns, one day for each event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from dateline.export.layout_rows import Cell, LayoutRow, kept
from dateline.export.losses import LossReport, Written, left_out
from dateline.export.sides import is_armed, is_civilian, is_state
from dateline.export.summary import Citations, EventSummary
from dateline.model.claim import ActorKind, Party
from dateline.model.codebook import actor_kinds, deed_of_acled, place_precisions, scheme
from dateline.model.country import Country, countries, countries_by_name
from dateline.model.evidence import Modality
from dateline.model.interval import Extent, Interval, acled_time_precision, middle_day
from dateline.model.layout import layout
from dateline.model.place import Location
from dateline.model.toll import Outcome

COLUMNS = layout("acled").names
JOIN = "; "
DECIMALS = 4
RIOTERS, PROTESTERS, UNIDENTIFIED = 5, 6, 3
CROWDS = {"protest": ("Protesters", PROTESTERS), "riot": ("Rioters", RIOTERS)}
AGAINST_CIVILIANS = "Violence against civilians"
DISORDER = {
    "Battles": "Political violence",
    "Explosions/Remote violence": "Political violence",
    AGAINST_CIVILIANS: "Political violence",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
    "Strategic developments": "Strategic developments",
}
TOLD_WITHOUT_HAPPENING = frozenset({"plot", "weapons_seizure"})
"""Deeds that ACLED has a code for although the attack they are about did not happen."""


class _Actor(NamedTuple):
    name: str
    inter: int | None


class _Core(NamedTuple):
    """The values without which there is no row."""

    interval: Interval
    time_precision: int
    place: Location
    geo_precision: int
    event_type: str
    sub_event_type: str


def acled_rows(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[LayoutRow]:
    """Lay events out in ACLED's layout; the report counts those left out and what was lost of the others."""
    return report.rows(acled_row(summary, citations) for summary in summaries)


def acled_row(summary: EventSummary, citations: Citations) -> Written[LayoutRow]:
    """Lay one event out, or say why the layout cannot hold it."""
    before = kept(summary, "acled")
    core = _core(summary, before)
    if isinstance(core, str):
        return Written(None, left_out(core))
    country = countries().get(core.place.country or "")
    told: Mapping[str, Cell] = {
        "event_id_cnty": before.get("event_id_cnty", summary.id),
        **_when(core, before),
        **_what(core),
        **_actors(summary, core, country, before),
        **_where(core, country, before),
        **_said(summary, citations, before),
    }
    lost = () if before else tuple(_lost(summary, core))
    return Written({name: told.get(name, before.get(name)) for name in COLUMNS}, lost)


def _core(summary: EventSummary, before: Mapping[str, str]) -> _Core | str:
    """Gather what the layout cannot do without, or name the first thing that is missing."""
    codes = _codes(summary, before)
    if codes is None:
        return summary.kind.no_code["acled"] if summary.kind else "no deed is told"
    if summary.modality is not Modality.HAPPENED and summary.deed not in TOLD_WITHOUT_HAPPENING:
        return "it did not happen, or only in plan"
    if summary.interval is None:
        return "the time is not told"
    time_precision = acled_time_precision(summary.interval)
    if time_precision is None:
        return "ACLED codes nothing vaguer than a month"
    return _placed(summary.place, (summary.interval, time_precision), codes)


def _placed(place: Location | None, when: tuple[Interval, int], codes: tuple[str, str]) -> _Core | str:
    if place is None or place.precision is None or place.latitude is None:
        return "the place could not be pinned down"
    step = place_precisions()[place.precision]
    if step.acled_geo_precision is None:
        return step.no_code["acled_geo_precision"]
    return _Core(*when, place, step.acled_geo_precision, *codes)


def _codes(summary: EventSummary, before: Mapping[str, str]) -> tuple[str, str] | None:
    """Choose event and sub-event type: the coded row's own while it still means the deed, else the codebook's."""
    own = before.get("sub_event_type")
    if own and deed_of_acled(own) == summary.deed:
        return before["event_type"], own
    kind = summary.kind
    if kind is None or kind.acled_event_type is None or kind.acled_sub_event_type is None:
        return None
    armed = kind.acled_sub_event_type == "Attack" and any(is_armed(party) for party in summary.suffering)
    gained = kind.id == "territorial_gain" and any(is_state(party) for party in summary.perpetrators)
    if armed:
        return "Battles", "Armed clash"
    return kind.acled_event_type, "Government regains territory" if gained else kind.acled_sub_event_type


def _when(core: _Core, before: Mapping[str, str]) -> dict[str, Cell]:
    day = _own_day(core, before) or middle_day(core.interval)
    return {
        "event_date": day.isoformat() if day else None,
        "year": day.year if day else None,
        "time_precision": core.time_precision,
    }


def _own_day(core: _Core, before: Mapping[str, str]) -> date | None:
    """Give the coded row's day while it is still a possible one."""
    own = date.fromisoformat(before["event_date"][:10]) if before.get("event_date") else None
    return own if own and core.interval.contains(Interval.day(own)) else None


def _what(core: _Core) -> dict[str, Cell]:
    disorder = DISORDER[core.event_type]
    if core.sub_event_type == "Excessive force against protesters":
        disorder = "Political violence; Demonstrations"
    if core.sub_event_type == "Mob violence":
        disorder = "Political violence"
    return {"disorder_type": disorder, "event_type": core.event_type, "sub_event_type": core.sub_event_type}


def _actors(summary: EventSummary, core: _Core, country: Country | None, before: Mapping[str, str]) -> dict[str, Cell]:
    """Name the actors. The coded row's own columns stand while the claims still name the same two."""
    parties = {party.words for party in (*summary.perpetrators, *summary.suffering)}
    if before and parties == {before[name] for name in ("actor1", "actor2") if name in before}:
        return {}
    where = country.name if country else "unknown country"
    first = dict.fromkeys(_actor(party, summary.deed, where) for party in summary.perpetrators)
    known = (party for party in summary.suffering if party.name or party.kind is not ActorKind.UNKNOWN)
    second = dict.fromkeys(_actor(party, None, where) for party in known)
    return {
        **_side("1", [*first]),
        **_side("2", [*second]),
        "interaction": _interaction([*[*first][:1], *[*second][:1]]),
        "civilian_targeting": _targeting(summary, core),
    }


def _side(number: str, actors: list[_Actor]) -> dict[str, Cell]:
    if not actors:
        return {f"actor{number}": None, f"assoc_actor_{number}": None, f"inter{number}": None}
    actor, *others = actors
    return {
        f"actor{number}": actor.name,
        f"assoc_actor_{number}": JOIN.join(other.name for other in others),
        f"inter{number}": scheme("acled_inter")[actor.inter] if actor.inter else None,
    }


def _actor(party: Party, deed: str | None, where: str) -> _Actor:
    """Name one actor as the layout does: crowds, civilians and gunmen by country, forces by state."""
    inter = actor_kinds()[party.kind].acled_inter
    if deed in CROWDS and (party.kind is ActorKind.UNKNOWN or is_civilian(party)):
        crowd, code = CROWDS[deed]
        return _Actor(f"{crowd} ({where})", code)
    if is_civilian(party):
        return _Actor(f"Civilians ({where})", inter)
    if party.name is None and party.kind is ActorKind.UNKNOWN:
        return _Actor(f"Unidentified Armed Group ({where})", UNIDENTIFIED)
    name = party.name or party.words
    if party.kind is ActorKind.STATE_FORCE and name.lower() in countries_by_name():
        return _Actor(f"Military Forces of {name}", inter)
    return _Actor(name, inter)


def _interaction(actors: list[_Actor]) -> str | None:
    """Name the pair of kinds, the smaller code first; nothing where one of them is not known."""
    codes = sorted(actor.inter for actor in actors if actor.inter)
    if not codes or len(codes) != len(actors):
        return None
    names = [scheme("acled_inter")[code] for code in codes]
    return "-".join(names) if len(names) > 1 else f"{names[0]} only"


def _targeting(summary: EventSummary, core: _Core) -> str | None:
    only_civilians = bool(summary.suffering) and all(is_civilian(party) for party in summary.suffering)
    violent = core.event_type not in {"Protests", "Strategic developments"}
    return "Civilians targeted" if only_civilians and violent else None


def _where(core: _Core, country: Country | None, before: Mapping[str, str]) -> dict[str, Cell]:
    place = core.place
    digits = None if before else DECIMALS
    return {
        **_country(country, before),
        "admin1": place.admin1,
        "admin2": place.admin2,
        "location": place.name or place.words,
        "latitude": _rounded(place.latitude, digits),
        "longitude": _rounded(place.longitude, digits),
        "geo_precision": core.geo_precision,
    }


def _country(country: Country | None, before: Mapping[str, str]) -> dict[str, Cell]:
    if country is None or before.get("iso") == str(country.iso_numeric):
        return {}
    return {"iso": country.iso_numeric, "country": country.name}


def _rounded(degrees: float | None, digits: int | None) -> float | None:
    return degrees if degrees is None or digits is None else round(degrees, digits)


def _said(summary: EventSummary, citations: Citations, before: Mapping[str, str]) -> dict[str, Cell]:
    dead = summary.total(Outcome.KILLED)
    fatalities = dead.least if dead else 0
    if before:
        return {"fatalities": fatalities}
    publishers = (citations[text].publisher for text in summary.text_ids if text in citations)
    return {
        "fatalities": fatalities,
        "source": JOIN.join(dict.fromkeys(name for name in publishers if name)),
        "notes": " ".join(summary.quotes),
    }


def _lost(summary: EventSummary, core: _Core) -> Iterator[tuple[str, str]]:
    """Name what the layout has no column for."""
    yield "region", "ACLED's regions are its own and are left empty"
    if core.interval.extent is Extent.THROUGHOUT and core.interval.days != 1:
        yield "event_date", "it lasted several days and is written on the middle one"
    dead = summary.total(Outcome.KILLED)
    if dead and (dead.low, dead.high) != (dead.best, dead.best):
        yield "fatalities", "a range is written as its lowest figure"
    if Outcome.INJURED in summary.counts:
        yield "injured", "ACLED has no column for injured people"
    if any(party.name and party.kind is ActorKind.UNKNOWN for party in summary.perpetrators):
        yield "inter1", "what sort of party it is is not told, and no guess is made"
    given = summary.perpetrator_attribution
    if given and given.basis.value not in {"stated", "reported"}:
        yield "actor1", "ACLED cannot say that an actor is only claimed, accused or suspected"
