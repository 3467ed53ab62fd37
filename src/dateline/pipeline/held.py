"""What a process holds of the cache of events and actors between questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from dateline.model.claim import SubjectKind
from dateline.pipeline.assembling import Judged, judged
from dateline.pipeline.cells import ACTORS, EVENTS, Table, from_bytes, joined_tables
from dateline.pipeline.event_cells import EventCells
from dateline.pipeline.project import Project
from dateline.pipeline.refreshing import Progress, bring_up_to_date, is_current
from dateline.store.store import Store


@dataclass(slots=True)
class Held:
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


_memory: WeakKeyDictionary[Store, Held] = WeakKeyDictionary()


def held_of(project: Project, progress: Progress | None = None) -> Held:
    """Give what this process holds of a project, in step with the facts as they are now."""
    found = _memory.setdefault(project.store, Held())
    with found.lock:
        if not is_current(project):
            bring_up_to_date(project, (), progress)
        state = project.store.views.state()
        if state and state.version != found.version:
            _read(project, found, state.version)
    return found


def _read(project: Project, mine: Held, version: int) -> None:
    """Read what changed. Should the cache change in between, an older version is noted and the next look reads on."""
    if version < mine.version:  # made anew where the clock stood earlier
        mine.chunks, mine.version = {}, 0
    versions = []
    for kind in (SubjectKind.ACCOUNT, SubjectKind.PROFILE):
        changes = project.store.views.chunks(kind, mine.version)
        mine.chunks.update({(kind, chunk.number): from_bytes(chunk.cells) for chunk in changes.changed})
        for key in [key for key in mine.chunks if key[0] is kind and key[1] not in changes.there]:
            del mine.chunks[key]
        versions.append(changes.version)
    mine.events = EventCells(_joined(mine, SubjectKind.ACCOUNT, EVENTS))
    mine.actors = _joined(mine, SubjectKind.PROFILE, ACTORS)
    mine.version = min(versions)


def _joined(mine: Held, kind: SubjectKind, schema: Any) -> Table:
    return joined_tables((mine.chunks[key] for key in sorted(mine.chunks) if key[0] is kind), schema)
