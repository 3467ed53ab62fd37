"""What a process holds of the cache of events and actors between questions."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from weakref import WeakKeyDictionary

from dateline.model.claim import SubjectKind
from dateline.model.errors import NotReady
from dateline.pipeline.assembling import Judged, judged
from dateline.pipeline.cells import ACTORS, EVENTS, Table, from_bytes, joined_tables
from dateline.pipeline.event_cells import EventCells
from dateline.pipeline.project import Project
from dateline.pipeline.refreshing import Progress, bring_up_to_date, current_state, work_ahead
from dateline.store.store import Store


@dataclass(frozen=True, slots=True)
class Known:
    """The events and actors of a project at one moment, and what people had decided: what one question is put to."""

    events: EventCells
    actors: Table
    judged: Judged


@dataclass(slots=True)
class _Held:
    """The cache as this process last read it, chunk by chunk, so that a decision reads only what it changed."""

    version: int = 0
    chunks: dict[tuple[SubjectKind, int], Table] = field(default_factory=dict)
    known: Known | None = None
    lock: Lock = field(default_factory=Lock)
    making: Lock = field(default_factory=Lock)
    patience: int | None = None
    """Texts read anew that a question may wait for; None: it waits however long it takes."""


_memory: WeakKeyDictionary[Store, _Held] = WeakKeyDictionary()


def keep_nobody_waiting(project: Project, most: int) -> None:
    """Have questions of this process refused as not ready, where more than so many texts would have to be gone through.

    Somebody has to call ``put_together_now`` then.
    """
    _memory.setdefault(project.store, _Held()).patience = most


def put_together_now(project: Project, progress: Progress) -> None:
    """Bring the cache in step with the facts, however long it takes; of several who ask at once, one does it."""
    with _memory.setdefault(project.store, _Held()).making:
        bring_up_to_date(project, (), progress)


def known_of(project: Project, progress: Progress | None = None) -> Known:
    """Give what is known of a project's events and actors, in step with the facts as they are now."""
    held = _memory.setdefault(project.store, _Held())
    with held.lock:
        state = current_state(project)
        if state is None:
            if held.patience is not None and work_ahead(project) > held.patience:
                raise NotReady("events are being put together", way_out="ask again in a while")
            bring_up_to_date(project, (), progress)
            state = project.store.views.state()
        if held.known is None or (state and state.version != held.version):
            held.known = _read(project, held, state.version if state else 0)
        return held.known


def _read(project: Project, held: _Held, version: int) -> Known:
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
    held.version = min(versions)
    events, actors = _joined(held, SubjectKind.ACCOUNT, EVENTS), _joined(held, SubjectKind.PROFILE, ACTORS)
    return Known(EventCells(events), actors, judged(project))


def _joined(held: _Held, kind: SubjectKind, schema: Any) -> Table:
    return joined_tables((held.chunks[key] for key in sorted(held.chunks) if key[0] is kind), schema)
