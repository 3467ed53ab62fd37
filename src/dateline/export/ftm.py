"""Events and actors as FollowTheMoney entities, for the tools that investigators share."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TypedDict

from dateline.export.flat import figures
from dateline.export.losses import LossReport
from dateline.export.summary import Citation, Citations, EventSummary
from dateline.model.claim import Party
from dateline.model.codebook import actor_kinds
from dateline.model.country import countries
from dateline.model.event import Actor
from dateline.model.evidence import Modality
from dateline.model.ids import make_id
from dateline.model.interval import Extent, Interval, Unit
from dateline.model.place import Location
from dateline.text.fold import fold

Properties = dict[str, list[str]]
PREFIX = {Unit.DAY: 10, Unit.MONTH: 7, Unit.YEAR: 4}
"""How much of an ISO day a bound is known to; FollowTheMoney takes prefixes of a day and nothing wider."""
YEARS = range(1000, 3000)
"""FollowTheMoney knows no other years."""
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
WEB = re.compile(r"https?://\S+")
RELATIONS = (
    *("predecessor", "successor", "split_from", "merged_into", "part_of", "branch_of", "subgroup", "ally"),
    *("opponent", "designated_by"),
)
"""Properties of an actor whose values are other actors."""


class FtmEntity(TypedDict):
    """One entity; every property holds a list of text."""

    id: str
    schema: str
    properties: Properties


def ftm_events(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[FtmEntity]:
    """Write events, the parties they name, the documents they rest on, and links that say who did what.

    An Event there knows who was involved and not in what role: each role is an UnknownLink that names it. Parties
    without a name of their own are not entities; they stay in the event's notes.
    """
    given: set[str] = set()
    for summary in summaries:
        if not summary.deed:
            report.leave_out("no deed is told")
            continue
        report.written += 1
        for entity in _entities(summary, citations):
            if entity["id"] not in given:
                given.add(entity["id"])
                yield entity
        for column, reason in _lost(summary):
            report.lose(column, reason)


def _entities(summary: EventSummary, citations: Citations) -> Iterator[FtmEntity]:
    documents = [citations[text] for text in summary.text_ids if text in citations]
    links = list(_roles(summary))
    yield _event(summary, documents, [party for _, party in links])
    for document in documents:
        yield _article(document)
    for role, party in links:
        yield _organisation(party)
        properties = {"subject": [_party_id(party)], "object": [summary.id], "role": [role]}
        link_id = make_id("link", summary.id, role, _party_id(party))
        yield {"id": link_id, "schema": "UnknownLink", "properties": properties}


def _event(summary: EventSummary, documents: list[Citation], involved: list[Party]) -> FtmEntity:
    place = summary.place
    label = summary.kind.label if summary.kind else str(summary.deed)
    where = (place.name or place.words) if place else ""
    properties: dict[str, Iterable[str | None]] = {
        "name": [_name(f"{label}, {where}" if where else label)],
        **_when(summary.interval),
        "location": [where],
        "country": [_country(place)],
        "recordId": [summary.id],
        "keywords": [summary.deed, summary.modality.value],
        "description": summary.quotes,
        "notes": _notes(summary),
        "involved": [_party_id(party) for party in involved],
        "proof": [document.document_id for document in documents],
        "sourceUrl": [document.url for document in documents if document.url and WEB.fullmatch(document.url)],
    }
    return {"id": summary.id, "schema": "Event", "properties": _filled(properties)}


def _when(interval: Interval | None) -> dict[str, Iterable[str | None]]:
    """Write a day, month or year as one date; anything else as its first and last possible day."""
    if interval is None:
        return {}
    first = _prefix(interval.earliest, interval.start_unit)
    last = _prefix(interval.latest, interval.end_unit)
    if first == last:
        return {"date": [first]} if first else {}
    return {"startDate": [first], "endDate": [last]}


def _country(place: Location | None) -> str | None:
    country = countries().get(place.country or "") if place else None
    return country.iso.lower() if country else None


def _name(words: str) -> str:
    """Write a name as a line of visible characters, as names are compared there."""
    return " ".join(CONTROL.sub("", words).split())


def _prefix(day: date | None, unit: Unit) -> str | None:
    if day is None or day.year not in YEARS:
        return None
    return day.isoformat()[: PREFIX.get(unit, PREFIX[Unit.DAY])]


def _notes(summary: EventSummary) -> list[str]:
    """Say in words what has no property: tolls, unnamed parties, and who stands behind what."""
    tolls = [f"{figures(each.total)} {outcome.value}" for outcome, each in summary.counts.items()]
    unnamed = [party.words for party in (*summary.perpetrators, *summary.suffering) if not _is_entity(party)]
    return [*tolls, *unnamed, *summary.attributions]


def _roles(summary: EventSummary) -> Iterator[tuple[str, Party]]:
    given = summary.perpetrator_attribution
    basis = f" ({given.basis.value})" if given and given.basis.value not in {"stated", "reported"} else ""
    roles = (
        (f"perpetrator{basis}", summary.perpetrators),
        ("claimed responsibility", summary.claimed_by),
        ("target", summary.targets),
        ("victim", summary.victims),
    )
    return ((role, party) for role, parties in roles for party in parties if _is_entity(party))


def _is_entity(party: Party) -> bool:
    """Tell whether a party is somebody: it has a name, and its kind is a legal person's."""
    return bool(party.name and fold(_name(party.name))) and actor_kinds()[party.kind].ftm_schema is not None


def _party_id(party: Party) -> str:
    return make_id("party", fold(party.name or party.words))


def _organisation(party: Party) -> FtmEntity:
    schema = actor_kinds()[party.kind].ftm_schema or "LegalEntity"
    return {"id": _party_id(party), "schema": schema, "properties": _filled({"name": [_name(party.name or "")]})}


def _article(document: Citation) -> FtmEntity:
    properties: dict[str, Iterable[str | None]] = {
        "title": [document.title],
        "publisher": [document.publisher],
        "publishedAt": [document.published.isoformat() if document.published else None],
        "sourceUrl": [document.url if document.url and WEB.fullmatch(document.url) else None],
    }
    return {"id": document.document_id, "schema": "Article", "properties": _filled(properties)}


def _filled(properties: dict[str, Iterable[str | None]]) -> Properties:
    listed = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {name: values for name, values in listed.items() if values}


def _lost(summary: EventSummary) -> Iterator[tuple[str, str]]:
    """Name what an Event there has no property for."""
    if summary.counts:
        yield "notes", "tolls have no property and are written in words"
    if summary.place and summary.place.latitude is not None:
        yield "location", "coordinates and their precision have no property"
    interval = summary.interval
    if interval and not _when(interval):
        yield "date", "FollowTheMoney knows years from 1000 to 2999 only"
    elif interval and interval.extent is Extent.WITHIN and "startDate" in _when(interval):
        yield "startDate", "one day somewhere between two is written as if it had lasted"
    if summary.modality is not Modality.HAPPENED:
        yield "keywords", "that it did not happen is a keyword only"


def ftm_actors(actors: Iterable[Actor]) -> Iterator[FtmEntity]:
    """Write actors as organisations, with a link that names its kind to each other actor they are told to relate to."""
    for actor in actors:
        yield _actor(actor)
        for name in RELATIONS:
            for value in actor.all(name):
                yield from _relation(actor, name, value.claim.value)


def _actor(actor: Actor) -> FtmEntity:
    properties: dict[str, Iterable[str | None]] = {
        "name": map(_name, (actor.name, *_texts(actor, "name"))),
        "alias": map(_name, _texts(actor, "alias")),
        "incorporationDate": _dates(actor, "founded"),
        "dissolutionDate": _dates(actor, "dissolved"),
        "notes": [*_texts(actor, "ideology"), *_texts(actor, "goal")],
    }
    return {"id": make_id("party", fold(actor.name)), "schema": "Organization", "properties": _filled(properties)}


def _relation(actor: Actor, name: str, value: object) -> Iterator[FtmEntity]:
    other = (value.name or value.words) if isinstance(value, Party) else value
    if isinstance(other, str) and fold(_name(other)):
        left, right = make_id("party", fold(actor.name)), make_id("party", fold(other))
        yield {"id": right, "schema": "LegalEntity", "properties": {"name": [_name(other)]}}
        properties = {"subject": [left], "object": [right], "role": [name.replace("_", " ")]}
        yield {"id": make_id("link", left, name, right), "schema": "UnknownLink", "properties": properties}


def _texts(actor: Actor, name: str) -> list[str]:
    return [value.claim.value for value in actor.all(name) if isinstance(value.claim.value, str)]


def _dates(actor: Actor, name: str) -> list[str | None]:
    found = (value.claim.value for value in actor.all(name))
    return [next(iter(_when(each).get("date", ())), None) for each in found if isinstance(each, Interval)]
