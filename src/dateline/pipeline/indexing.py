"""A project's events and actors, quick to find however many there are.

What filters, maps and timelines need is kept in packed columns beside the facts (see ``store.views``): a cache, made
from the facts, stamped with their state, and brought up to date here before anything is read from it. The events of
one page are put together from their claims when they are asked for.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dateline.model.claim import SubjectKind
from dateline.model.errors import InvalidValue, NotFound
from dateline.model.event import Actor, Event
from dateline.pipeline.assembling import Judged, judged, put_actors_together, put_together
from dateline.pipeline.cells import ACTORS, EVENTS, MARK, Table, from_bytes, joined_tables
from dateline.pipeline.filters import EventFilter, check_filter
from dateline.pipeline.project import Project
from dateline.pipeline.refreshing import Progress, bring_up_to_date, is_current
from dateline.pipeline.sifting import Mask, sift
from dateline.resolve.assemble import event_id
from dateline.store.store import Store
from dateline.text.fold import fold

UNDATED = np.iinfo(np.int32).max
"""Sorts events without any day last."""


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


class EventCells:
    """The light columns of all events, one line each, in the order of adding; see ``cells.EVENTS`` for their names."""

    def __init__(self, table: Table) -> None:
        """Hold an Arrow table."""
        self.table = table

    def __len__(self) -> int:
        """Count the events."""
        return int(self.table.num_rows)

    def column(self, name: str) -> np.ndarray[Any, Any]:
        """Give one column as NumPy holds it; figures that are not known are NaN."""
        found: np.ndarray[Any, Any] = self.table.column(name).combine_chunks().to_numpy(zero_copy_only=False)
        return found

    def select(self, wanted: EventFilter, names: Collection[str] = ()) -> Mask:
        """Mark the wanted events, line by line."""
        return sift(self.table, wanted, names)

    @cached_property
    def days(self) -> np.ndarray[Any, np.dtype[np.int32]]:
        """Give the day each event is sorted by, counted from 1970: its first possible one."""
        day = pc.coalesce(self.table["earliest"], self.table["latest"]).cast(pa.int32())
        found: np.ndarray[Any, np.dtype[np.int32]] = pc.fill_null(day, UNDATED).combine_chunks().to_numpy()
        return found

    @cached_property
    def by_time(self) -> np.ndarray[Any, np.dtype[np.int64]]:
        """Give the numbers of all lines in order of time; of one day, in the order of adding."""
        return np.argsort(self.days, kind="stable")

    @cached_property
    def former(self) -> dict[str, int]:
        """Tell the line of the event that now holds the founder of each event that was merged into it."""
        several = np.flatnonzero(pc.list_value_length(self.table["members"]).combine_chunks().to_numpy() > 1)
        lines = zip(several.tolist(), self.members(several), strict=True)
        return {event_id(each): line for line, members in lines for each in members[1:]}

    def members(self, lines: Sequence[int] | np.ndarray[Any, Any]) -> list[list[str]]:
        """Give the accounts of some events, by line."""
        found: list[list[str]] = self.table["members"].take(pa.array(lines, pa.int64())).to_pylist()
        return found

    def line(self, wanted: str) -> int:
        """Find an event by its id, by an id it had before a merge, or by the beginning of either."""
        exact = self.line_of(wanted)
        if exact is not None:
            return exact
        begun = np.flatnonzero(pc.starts_with(self.table["id"], wanted).combine_chunks().to_numpy(zero_copy_only=False))
        found = {*begun.tolist(), *(line for former, line in self.former.items() if former.startswith(wanted))}
        if len(found) > 1:
            raise NotFound(f"{len(found)} events begin with {wanted!r}", way_out="give more of the id")
        if not found:
            raise NotFound(f"no event {wanted!r}", way_out="see `dateline events` for the ids")
        return int(found.pop())

    def line_of(self, wanted: str) -> int | None:
        """Find an event by its whole id, or one it had before a merge; None where there is none."""
        exact = int(pc.index(self.table["id"], wanted).as_py())
        return exact if exact >= 0 else self.former.get(wanted)


def refresh(project: Project, *, touched: Collection[str] | None = None, progress: Progress | None = None) -> None:
    """Bring what is cached of events and actors in step with the facts.

    What is new is found by itself; ``touched`` are accounts and profiles to look at again in any case.
    """
    bring_up_to_date(project, touched or (), progress)


def event_cells(project: Project, *, progress: Progress | None = None) -> EventCells:
    """Give the light columns of all events, as the facts are now."""
    return _loaded(project, progress).events


def find_events(
    project: Project, wanted: EventFilter | None = None, *, after: str | None = None, limit: int = 100
) -> EventPage:
    """Find events and give one page of them, in order of time, those without a date last."""
    cells = event_cells(project)
    lines = select_lines(project, wanted)
    left = lines if after is None else lines[_later(cells, lines, after)]
    page = left[:limit]
    more = _cursor(cells, int(page[-1])) if len(left) > limit and len(page) else None
    return EventPage(tuple(_events(project, cells.members(page))), more, len(lines))


def select_lines(project: Project, wanted: EventFilter | None = None) -> np.ndarray[Any, np.dtype[np.int64]]:
    """Give the numbers of the lines of ``event_cells`` that are wanted, in order of time."""
    cells = event_cells(project)
    if wanted is None:
        return cells.by_time
    check_filter(wanted)
    names = names_of(project, wanted.actor) if wanted.actor else ()
    found: np.ndarray[Any, np.dtype[np.int64]] = cells.by_time[cells.select(wanted, names)[cells.by_time]]
    return found


def iterate_events(project: Project, wanted: EventFilter | None = None) -> Iterator[Event]:
    """Give every wanted event in the order of adding, holding only some at a time."""
    return iterate_lines(project, np.sort(select_lines(project, wanted)))


def iterate_lines(project: Project, lines: np.ndarray[Any, Any]) -> Iterator[Event]:
    """Give the events of some lines of ``event_cells``, holding only some at a time."""
    return _events(project, event_cells(project).members(lines))


def event_by_id(project: Project, wanted: str) -> Event:
    """Give one event by its id, by an id it had before a merge, or by the beginning of either."""
    cells = event_cells(project)
    return next(_events(project, cells.members([cells.line(wanted)])))


def events_by_ids(project: Project, ids: Iterable[str]) -> list[Event]:
    """Give several events by their ids, in the order asked for, each once."""
    cells = event_cells(project)
    return list(_events(project, cells.members(list(dict.fromkeys(cells.line(each) for each in ids)))))


def events_of_accounts(project: Project, account_ids: Iterable[str]) -> list[Event]:
    """Give the events that some accounts, such as those of one text, are in now, each once.

    An account that a newer version of its engine has replaced is in none.
    """
    cells = event_cells(project)
    lines = (cells.line_of(event_id(each)) for each in account_ids)
    return list(_events(project, cells.members([line for line in dict.fromkeys(lines) if line is not None])))


def find_actors(project: Project, name: str | None = None, *, after: str | None = None, limit: int = 100) -> ActorPage:
    """Find actors whose name or alias holds some words, and give one page of them, by name."""
    table = _loaded(project).actors
    lines = np.argsort(np.array(table["name"].to_pylist(), dtype=object), kind="stable")
    if name:
        lines = lines[
            pc.match_substring(table["names"], fold(name)).combine_chunks().to_numpy(zero_copy_only=False)[lines]
        ]
    start = int(after) if after and after.isdigit() else 0
    page = lines[start : start + limit]
    members = table["members"].take(pa.array(page, pa.int64())).to_pylist()
    actors = tuple(actor for actor, _ in put_actors_together(project, members))
    return ActorPage(actors, str(start + limit) if start + limit < len(lines) else None, len(lines))


def actor_by_id(project: Project, wanted: str) -> Actor:
    """Give one actor by id, by the beginning of its id, or by name or alias, whatever the spelling."""
    table = _loaded(project).actors
    line = _actor_line(table, wanted)
    (members,) = table["members"].take(pa.array([line], pa.int64())).to_pylist()
    return next(actor for actor, _ in put_actors_together(project, [members]))


def names_of(project: Project, name: str) -> frozenset[str]:
    """Give all names, folded, of an actor known by one of them or by id; only the name itself where none is known."""
    table = _loaded(project).actors
    try:
        joined = table["names"][_actor_line(table, name)].as_py() or ""
    except NotFound:
        return frozenset({fold(name)})
    return frozenset(each for each in joined.split(MARK) if each) | {fold(name)}


# Lines to events


def _events(project: Project, members: Iterable[Sequence[str]]) -> Iterator[Event]:
    return (event for event, _ in put_together(project, members, _loaded(project).decided(project)))


def _cursor(cells: EventCells, line: int) -> str:
    return f"{cells.days[line]}.{cells.table['extraction'][line]}.{cells.table['number'][line]}"


def _later(cells: EventCells, lines: np.ndarray[Any, Any], after: str) -> Mask:
    """Mark the lines that come after a cursor, whether or not the event it was made of is still there."""
    try:
        day, extraction, number = (int(part) for part in after.split("."))
    except ValueError:
        raise InvalidValue(f"{after!r} is no cursor", way_out="give the one that the page before came with") from None
    found = [(cells.days, day), (cells.column("extraction"), extraction), (cells.column("number"), number)]
    later = np.zeros(len(lines), dtype=np.bool_)
    for column, bound in reversed(found):
        values = column[lines]
        later = (values > bound) | ((values == bound) & later)
    return later


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


# What is held in memory between questions


@dataclass(slots=True)
class _Loaded:
    """The cache as this process last read it, chunk by chunk, so that a decision reads only what it changed."""

    version: int = 0
    chunks: dict[tuple[SubjectKind, int], Table] = field(default_factory=dict)
    events: EventCells = field(default_factory=lambda: EventCells(EVENTS.empty_table()))
    actors: Table = field(default_factory=ACTORS.empty_table)
    lock: Lock = field(default_factory=Lock)
    judged: tuple[tuple[int, int], Judged] | None = None

    def decided(self, project: Project) -> Judged:
        """Give what people decided, reading it again only after a new decision."""
        newest = self.version, project.store.views.facts().decision
        if self.judged is None or self.judged[0] != newest:
            self.judged = newest, judged(project)
        return self.judged[1]


_memory: WeakKeyDictionary[Store, _Loaded] = WeakKeyDictionary()


def _loaded(project: Project, progress: Progress | None = None) -> _Loaded:
    held = _memory.setdefault(project.store, _Loaded())
    with held.lock:
        if not is_current(project):
            bring_up_to_date(project, (), progress)
        state = project.store.views.state()
        if state and state.version != held.version:
            _read(project, held, state.version)
    return held


def _read(project: Project, held: _Loaded, version: int) -> None:
    """Read what changed. Should the cache change in between, an older version is noted and the next look reads on."""
    if version < held.version:  # made anew where the clock stood earlier
        held.chunks, held.version = {}, 0
    versions = []
    for kind in (SubjectKind.ACCOUNT, SubjectKind.PROFILE):
        changes = project.store.views.chunks(kind, held.version)
        held.chunks.update({(kind, chunk.number): from_bytes(chunk.cells) for chunk in changes.changed})
        for key in [key for key in held.chunks if key[0] is kind and key[1] not in changes.there]:
            del held.chunks[key]
        versions.append(changes.version)
    held.events = EventCells(_joined(held, SubjectKind.ACCOUNT, EVENTS))
    held.actors = _joined(held, SubjectKind.PROFILE, ACTORS)
    held.version = min(versions)


def _joined(held: _Loaded, kind: SubjectKind, schema: Any) -> Table:
    return joined_tables((held.chunks[key] for key in sorted(held.chunks) if key[0] is kind), schema)
