"""The world's side of a project: its events and actors, filtered, and cited."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.export.summary import Citation, Citations
from dateline.model.event import Actor, Event
from dateline.pipeline.filters import EventFilter, check_filter
from dateline.pipeline.indexing import actor_by_id, event_by_id, find_actors, iterate_events
from dateline.pipeline.project import Project

__all__ = ["EventFilter", "actor_of", "actors_of", "check_filter", "citations_of", "event_of", "events_of"]

ALL = 10**9


def events_of(project: Project, wanted: EventFilter | None = None) -> list[Event]:
    """Give the events of a project under its rule, in the order of adding: all of them, or those that are wanted."""
    return list(iterate_events(project, wanted))


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
    sources = {source.id: source.name for source in project.store.sources()}
    return {
        each.text_id: Citation(
            each.text_id,
            each.document_id,
            each.title,
            sources.get(each.source_id or ""),
            each.published,
            each.url,
        )
        for each in project.store.views.origins(text_ids)
    }
