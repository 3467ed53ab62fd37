"""The world's side of a project: events and actors assembled from its claims, filtered, and cited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dateline.export.summary import Citation, Citations
from dateline.model.claim import Party, SubjectKind
from dateline.model.codebook import deeds
from dateline.model.errors import InvalidValue, NotFound
from dateline.model.event import Actor, Event
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.pipeline.backgrounds import background_of
from dateline.pipeline.project import Project
from dateline.resolve.assemble import assemble_events, current_ids
from dateline.resolve.assemble_actors import assemble_actors
from dateline.text.fold import fold

T = TypeVar("T")
ALPHA2 = re.compile("[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What a reader wants to see; None asks for nothing. Dates compare with the days an event may have been on."""

    actor: str | None = None
    since: date | None = None
    until: date | None = None
    country: str | None = None
    deed: str | None = None
    place: str | None = None


def events_of(project: Project, wanted: EventFilter | None = None) -> list[Event]:
    """Assemble the events of a project under its rule, and keep those that are wanted."""
    store = project.store
    found = assemble_events(
        list(store.accounts()),
        store.claims(kind=SubjectKind.ACCOUNT),
        store.links(),
        store.decisions(),
        project.rule,
        background=background_of(project),
    )
    if wanted is None:
        return found
    check_filter(wanted)
    names = _names_of(project, wanted.actor) if wanted.actor else frozenset()
    return [event for event in found if _wanted(event, wanted, names)]


def check_filter(wanted: EventFilter) -> None:
    """Refuse a deed or country that no event could have, rather than finding nothing."""
    if wanted.deed and wanted.deed not in deeds():
        raise InvalidValue(f"no deed {wanted.deed!r}", way_out=f"one of {', '.join(deeds())}")
    if wanted.country and not ALPHA2.fullmatch(wanted.country):
        raise InvalidValue(f"no country code {wanted.country!r}", way_out="give ISO alpha-2, such as AF")


def actors_of(project: Project) -> list[Actor]:
    """Assemble the actors of a project."""
    store = project.store
    return assemble_actors(
        list(store.profiles()),
        store.claims(kind=SubjectKind.PROFILE),
        links=store.links(),
        decisions=store.decisions(),
        rule=project.rule,
    )


def event_of(project: Project, event_id: str) -> Event:
    """Give one event by its id, by an id it had before a merge, or by the beginning of either."""
    events = events_of(project)
    now = current_ids(events)
    matches = {now[each] for each in now if each == event_id or each.startswith(event_id)}
    if len(matches) > 1:
        raise NotFound(f"{len(matches)} events begin with {event_id!r}", way_out="give more of the id")
    if not matches:
        raise NotFound(f"no event {event_id!r}", way_out="see `dateline events` for the ids")
    return next(event for event in events if event.id in matches)


def actor_of(project: Project, name: str) -> Actor:
    """Give one actor by id, name or alias, whatever the spelling."""
    key, actors = fold(name), actors_of(project)
    exact = [actor for actor in actors if actor.id == name or key in _actor_names(actor)]
    found = exact or [actor for actor in actors if any(key in each for each in _actor_names(actor))]
    if not found:
        raise NotFound(f"no actor {name!r}", way_out="see `dateline actors` for the names")
    return max(found, key=lambda actor: len(actor.values))


def citations_of(project: Project) -> Citations:
    """Say for each text what its document is, for those who want to read it."""
    sources = {source.id: source.name for source in project.store.sources()}
    documents = {document.id: document for document in project.store.documents()}
    return {
        text_id: Citation(
            text_id,
            document_id,
            documents[document_id].title,
            sources.get(documents[document_id].source_id or ""),
            documents[document_id].published,
            documents[document_id].url,
        )
        for text_id, document_id in project.store.text_documents().items()
        if document_id in documents
    }


def _names_of(project: Project, name: str) -> frozenset[str]:
    try:
        return frozenset(_actor_names(actor_of(project, name))) | {fold(name)}
    except NotFound:
        return frozenset({fold(name)})


def _actor_names(actor: Actor) -> set[str]:
    told = [str(chosen.claim.value) for name in ("name", "alias") for chosen in actor.all(name)]
    return {fold(each) for each in (actor.name, *told)}


def _wanted(event: Event, wanted: EventFilter, names: frozenset[str]) -> bool:
    return all(
        (
            not wanted.actor or any(_is_named(party, names) for party in _parties(event)),
            not (wanted.since or wanted.until) or any(_within(each, wanted) for each in _of(event, Interval)),
            not wanted.country or any(each.country == wanted.country.upper() for each in _of(event, Location)),
            not wanted.deed or any(each.claim.value == wanted.deed for each in event.all("deed")),
            not wanted.place
            or any(
                fold(wanted.place) in fold(f"{each.words} {each.name or ''} {each.admin1 or ''}")
                for each in _of(event, Location)
            ),
        )
    )


def _is_named(party: Party, names: frozenset[str]) -> bool:
    return bool({fold(party.words), fold(party.name or "")} & names)


def _parties(event: Event) -> Iterator[Party]:
    return _of(event, Party)


def _of(event: Event, kind: type[T]) -> Iterator[T]:
    values: Iterable[object] = (chosen.claim.value for chosen in event.values)
    return (value for value in values if isinstance(value, kind))


def _within(interval: Interval, wanted: EventFilter) -> bool:
    asked = Interval(wanted.since, wanted.until)
    return interval.overlaps(asked)
