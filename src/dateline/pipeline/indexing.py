"""A project's events and actors, quick to find however many there are.

What filters, maps and timelines need is kept in packed columns beside the facts (see ``store.views``): a cache, made
from the facts, stamped with their state, and brought up to date here before anything is read from it. The events of
one page are put together from their claims when they are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dateline.model.errors import NotFound
from dateline.model.event import Actor, Event
from dateline.pipeline.assembling import put_actors_together, put_together
from dateline.pipeline.cells import MARK, Table
from dateline.pipeline.event_cells import EventCells
from dateline.pipeline.filters import EventFilter, check_filter
from dateline.pipeline.held import Known, known_of
from dateline.pipeline.project import Project
from dateline.pipeline.refreshing import Progress, bring_up_to_date
from dateline.resolve.assemble import event_id
from dateline.text.fold import fold

__all__ = [
    "ActorPage",
    "EventCells",
    "EventPage",
    "actor_by_id",
    "event_by_id",
    "event_cells",
    "events_by_ids",
    "events_of_accounts",
    "find_actors",
    "find_events",
    "iterate_events",
    "iterate_in_time",
    "names_of",
    "refresh",
]


Lines = np.ndarray[Any, np.dtype[np.int64]]
"""Numbers of lines of the light columns."""


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some of the events that were found, in order of time, those without a date last.

    ``after`` asks for the next page, None where this is the last. ``total`` counts all that were found.
    """

    events: tuple[Event, ...]
    after: str | None
    total: int


@dataclass(frozen=True, slots=True)
class ActorPage:
    """Some of the actors that were found, by name; as ``EventPage``."""

    actors: tuple[Actor, ...]
    after: str | None
    total: int


def refresh(project: Project, *, touched: Collection[str] | None = None, progress: Progress | None = None) -> None:
    """Bring what is cached of events and actors in step with the facts.

    What is new is found by itself; ``touched`` are accounts and profiles to look at again in any case.
    """
    bring_up_to_date(project, touched or (), progress)


def event_cells(project: Project, *, progress: Progress | None = None) -> EventCells:
    """Give the light columns of all events, as the facts are now."""
    return known_of(project, progress).events


def find_events(
    project: Project, wanted: EventFilter | None = None, *, after: str | None = None, limit: int = 100
) -> EventPage:
    """Find events and give one page of them, in order of time, those without a date last."""
    known = known_of(project)
    cells, lines = known.events, _lines(known, wanted)
    left = lines if after is None else lines[cells.later(lines, after)]
    page = left[:limit]
    more = cells.cursor(int(page[-1])) if len(left) > limit and len(page) else None
    return EventPage(tuple(_events(project, known, page)), more, len(lines))


def iterate_events(project: Project, wanted: EventFilter | None = None) -> Iterator[Event]:
    """Give every wanted event in the order of adding, holding only some at a time."""
    known = known_of(project)
    return _events(project, known, np.sort(_lines(known, wanted)))


def iterate_in_time(project: Project, wanted: EventFilter | None = None) -> Iterator[Event]:
    """Give every wanted event in order of time, those without a date last, holding only some at a time."""
    known = known_of(project)
    return _events(project, known, _lines(known, wanted))


def event_by_id(project: Project, wanted: str) -> Event:
    """Give one event by its id, by an id it had before a merge, or by the beginning of either."""
    (found,) = events_by_ids(project, [wanted])
    return found


def events_by_ids(project: Project, ids: Iterable[str]) -> list[Event]:
    """Give several events by their ids, in the order asked for, each once."""
    known = known_of(project)
    return list(_events(project, known, list(dict.fromkeys(known.events.line(each) for each in ids))))


def events_of_accounts(project: Project, account_ids: Iterable[str]) -> list[Event]:
    """Give the events that some accounts, such as those of one text, are in now, each once.

    An account that a newer version of its engine has replaced is in none.
    """
    known = known_of(project)
    lines = dict.fromkeys(known.events.line_of(event_id(each)) for each in account_ids)
    return list(_events(project, known, [line for line in lines if line is not None]))


def find_actors(project: Project, name: str | None = None, *, after: str | None = None, limit: int = 100) -> ActorPage:
    """Find actors whose name or alias holds some words, and give one page of them, by name."""
    known = known_of(project)
    table = known.actors
    lines = np.argsort(np.array(table["name"].to_pylist(), dtype=object), kind="stable")
    if name:
        lines = lines[
            pc.match_substring(table["names"], fold(name)).combine_chunks().to_numpy(zero_copy_only=False)[lines]
        ]
    start = int(after) if after and after.isdigit() else 0
    page = lines[start : start + limit]
    more = str(start + limit) if start + limit < len(lines) else None
    return ActorPage(tuple(_actors(project, known, page)), more, len(lines))


def actor_by_id(project: Project, wanted: str) -> Actor:
    """Give one actor by id, by the beginning of its id, or by name or alias, whatever the spelling."""
    known = known_of(project)
    (found,) = _actors(project, known, [_actor_line(known.actors, wanted)])
    return found


def names_of(project: Project, name: str) -> frozenset[str]:
    """Give all names, folded, of an actor known by one of them or by id; only the name itself where none is known."""
    return _names(known_of(project), name)


# Lines to events and actors


def _lines(known: Known, wanted: EventFilter | None) -> Lines:
    """Give the numbers of the lines that are wanted, in order of time."""
    cells = known.events
    if wanted is None:
        return cells.by_time
    check_filter(wanted)
    mask = cells.select(wanted, _names(known, wanted.actor) if wanted.actor else ())
    found: Lines = cells.by_time[mask[cells.by_time]]
    return found


def _events(project: Project, known: Known, lines: Lines | Sequence[int]) -> Iterator[Event]:
    return (event for event, _ in put_together(project, known.events.members(lines), known.judged))


def _actors(project: Project, known: Known, lines: Lines | Sequence[int]) -> Iterator[Actor]:
    members = known.actors["members"].take(pa.array(lines, pa.int64())).to_pylist()
    return (actor for actor, _ in put_actors_together(project, members, known.judged))


def _names(known: Known, name: str) -> frozenset[str]:
    try:
        joined = known.actors["names"][_actor_line(known.actors, name)].as_py() or ""
    except NotFound:
        return frozenset({fold(name)})
    return frozenset(each for each in joined.split(MARK) if each) | {fold(name)}


def _actor_line(table: Table, wanted: str) -> int:
    exact = pc.index(table["id"], wanted).as_py()
    if exact >= 0:
        return int(exact)
    key = fold(wanted)
    for found in _actors_called(table, wanted, key) if key else ():
        lines = np.flatnonzero(found.combine_chunks().to_numpy(zero_copy_only=False))
        if len(lines):
            return int(max(lines, key=lambda line: len(table["members"][int(line)].as_py())))
    raise NotFound(f"no actor {wanted!r}", way_out="see `dateline actors` for the names")


def _actors_called(table: Table, wanted: str, key: str) -> Iterator[Any]:
    """Try the beginning of an id, then whole names, then parts of names."""
    if wanted.startswith("actor-") and wanted != "actor-":
        yield pc.starts_with(table["id"], wanted)
    yield pc.match_substring(table["names"], f"{MARK}{key}{MARK}")
    yield pc.match_substring(table["names"], key)
