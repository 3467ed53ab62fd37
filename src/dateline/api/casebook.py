"""A project opened from Python: the same steps as on the command line, and its events, actors and claims."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TypedDict, Unpack

from dateline.api.listed import Actors, Claims, Events
from dateline.api.told import ToldActor, ToldEvent
from dateline.export.summary import summarise
from dateline.model.errors import InvalidValue
from dateline.pipeline import adding, extracting, resolving
from dateline.pipeline.filters import EventFilter
from dateline.pipeline.project import Project, create_project
from dateline.pipeline.release_settings import Asked, options_of
from dateline.pipeline.releasing import Released, release
from dateline.pipeline.viewing import actor_of, event_of


class Wanted(TypedDict, total=False):
    """What ``events`` may ask for; every part of it must hold. Days may be dates or ISO text."""

    actor: str
    since: date | str
    until: date | str
    country: str
    deed: str
    place: str
    source: str
    precision: int
    least_killed: int
    most_killed: int
    disputed: bool
    reviewed: bool
    dated: bool
    placed: bool


class ReleaseWanted(TypedDict, total=False):
    """What ``release`` may ask for, as the command's options do."""

    title: str
    authors: tuple[str, ...]
    licence: str
    url: str
    coarsen: Path
    reviewed_only: bool
    names: str
    places: str
    delay_days: int
    previous: Path
    day: date


FILTERS = frozenset(each.name for each in fields(EventFilter))


class Casebook:
    """An open project. Use it in a ``with`` block, or call ``close`` at the end."""

    def __init__(self, project: Project, *, private_names: bool = False) -> None:
        """Take a project that is open; ``private_names`` shows names that are withheld otherwise."""
        self.project = project
        self.private_names = private_names

    def events(self, **wanted: Unpack[Wanted]) -> Events:
        """Give the events that meet every wish, as ``events(country="AF", since="2016-01-01")``; without any, all."""
        strange = sorted(set(wanted) - FILTERS)
        if strange:
            raise InvalidValue(f"events are not asked for by {strange[0]!r}", way_out=", ".join(sorted(FILTERS)))
        days = {name: _day(each) for name, each in wanted.items() if name in {"since", "until"}}
        return Events(self.project, EventFilter(**{**wanted, **days}), self.private_names)  # type: ignore[arg-type]

    def event(self, event_id: str) -> ToldEvent:
        """Give one event by its id, by an id it had before a merge, or by the beginning of one."""
        found = event_of(self.project, event_id)
        (summary,) = summarise([found], withhold=not self.private_names)
        return ToldEvent(found, summary, self.private_names)

    def actors(self) -> Actors:
        """Give all actors, by name."""
        return Actors(self.project)

    def actor(self, name: str) -> ToldActor:
        """Give one actor by id, name or alias."""
        return ToldActor(actor_of(self.project, name))

    def claims(self, only: str | None = None) -> Claims:
        """Give every claim on events and actors, or those on one property."""
        return Claims(self.project, only, self.private_names)

    def add(self, *targets: str | Path) -> list[adding.Added]:
        """Archive and read files, folders and addresses; what became of each is told."""
        return list(adding.add(self.project, [str(each) for each in targets]))

    def extract(self, *, workers: int = 1) -> extracting.Extracted:
        """Read every text that waits; give how much was found."""
        done = extracting.extract(self.project, extracting.engine_maker(self.project), workers=workers)
        return sum(done, extracting.Extracted())

    def resolve(self) -> resolving.Resolved:
        """Link accounts that tell one event and profiles that tell one actor."""
        return resolving.resolve(self.project)

    def release(self, name: str, **asked: Unpack[ReleaseWanted]) -> Released:
        """Freeze the present view into ``releases/NAME``."""
        return release(self.project, name, options_of(self.project.folder, Asked(**asked)))

    def close(self) -> None:
        """Let go of the store."""
        self.project.store.close()

    def __enter__(self) -> Casebook:
        """Use the project in a ``with`` block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Let go of the store."""
        self.close()

    def __repr__(self) -> str:
        """Name the folder."""
        return f"<Casebook {self.project.folder.name}>"


def open_casebook(folder: str | Path = ".", *, private_names: bool = False) -> Casebook:
    """Open the project of a folder."""
    return Casebook(Project.open(Path(folder)), private_names=private_names)


def create_casebook(folder: str | Path, *, private_names: bool = False) -> Casebook:
    """Make a project in a folder and open it."""
    return Casebook(create_project(Path(folder)), private_names=private_names)


def _day(given: object) -> date:
    """Read a day as a date or as ISO text."""
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given))
    except ValueError:
        raise InvalidValue(f"{given!r} is no day", way_out="as 2016-01-31") from None
