"""The world's side of a project: its events and actors, filtered, and cited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from dateline.export.summary import Citation, Citations
from dateline.model.event import Actor, Event
from dateline.pipeline.assembling import AT_ONCE
from dateline.pipeline.filters import EventFilter
from dateline.pipeline.indexing import (
    actor_by_id,
    event_by_id,
    find_actors,
    iterate_events,
    iterate_in_time,
)
from dateline.pipeline.project import Project
from dateline.store.feed import Feed

ALL = 10**9


def events_of(project: Project, wanted: EventFilter | None = None) -> list[Event]:
    """Give the events of a project under its rule, in the order of adding: all of them, or those that are wanted."""
    return list(iterate_events(project, wanted))


def events_in_time(project: Project, wanted: EventFilter | None = None) -> Iterator[tuple[Event, Citations]]:
    """Give the wanted events in order of time, those without a date last, each with the citations of its texts.

    Only some are held at a time.
    """
    found = iterate_in_time(project, wanted)
    while some := list(islice(found, AT_ONCE)):
        citations = citations_of(project, dict.fromkeys(text for event in some for text in text_ids_of(event)))
        yield from ((event, citations) for event in some)


def text_ids_of(told: Event | Actor) -> set[str]:
    """Name the texts that tell an event or actor."""
    return {each.evidence.text_id for value in told.values for each in (value.claim, *value.others, *value.set_aside)}


def event_of(project: Project, event_id: str) -> Event:
    """Give one event by its id, by an id it had before a merge, or by the beginning of either."""
    return event_by_id(project, event_id)


def actors_of(project: Project) -> list[Actor]:
    """Give all actors of a project, by name."""
    return list(find_actors(project, limit=ALL).actors)


def actor_of(project: Project, name: str) -> Actor:
    """Give one actor by id, name or alias, whatever the spelling."""
    return actor_by_id(project, name)


def citations_of(project: Project, text_ids: Iterable[str] | None = None) -> Citations:
    """Say for every text, or for some, what its document is, for those who want to read it."""
    origins = list(project.store.views.origins(text_ids))
    sources = Feed(project.store).source_names({each.source_id for each in origins if each.source_id})
    return {
        each.text_id: Citation(
            each.text_id,
            each.document_id,
            each.title,
            sources.get(each.source_id or ""),
            each.published,
            each.url,
        )
        for each in origins
    }


class CitationsOf(Mapping[str, Citation]):
    """The citations of the texts of some events, read when one is first asked for: a coded row asks for none."""

    def __init__(self, project: Project, events: Sequence[Event]) -> None:
        """Look at nothing yet."""
        self._project, self._events = project, events

    @cached_property
    def _found(self) -> Citations:
        return citations_of(self._project, {text for event in self._events for text in text_ids_of(event)})

    def __getitem__(self, text_id: str) -> Citation:
        """Give the citation of one text."""
        return self._found[text_id]

    def __iter__(self) -> Iterator[str]:
        """Name the texts."""
        return iter(self._found)

    def __len__(self) -> int:
        """Count the texts."""
        return len(self._found)
