"""A project's events into files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dateline.export.formats import FORMATS, by_row, head, write_bytes, write_rows
from dateline.export.losses import LossReport
from dateline.export.network import NETWORK_FORMATS, actor_network
from dateline.model.errors import NotFound, ProjectError
from dateline.pipeline.assembling import Judged, Members, batches, put_together
from dateline.pipeline.collecting import rarely_collecting
from dateline.pipeline.held import known_of
from dateline.pipeline.indexing import iterate_events
from dateline.pipeline.project import Project
from dateline.pipeline.spreading import spread, worthwhile
from dateline.pipeline.viewing import CitationsOf, actors_of, citations_of

BY_NAME = frozenset({"timeline", "annotations"})
"""Formats that are asked for by name only, because their files end as others do."""
WORTH_IT = 4000
"""Events below which a second process saves less than a tenth of a second."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what could not be said in the format and why."""

    form: str
    report: LossReport


def export_events(
    project: Project, file: Path, form: str | None = None, *, withhold: bool = True, workers: int | None = None
) -> Exported:
    """Write all events of a project to a file; it is whole or not there. Without a format its ending decides.

    ``workers`` is how many processes work at once, where the format allows it; by default as many as are worth it.
    """
    chosen = form or _by_suffix(file)
    report = LossReport()
    with rarely_collecting():
        if by_row(chosen):
            pieces = _by_stretches(project, _Order(chosen, known_of(project).judged, withhold), report, workers)
        else:
            pieces = write_bytes(chosen, iterate_events(project), citations_of(project), report, withhold=withhold)
        _write_whole(file, pieces)
    return Exported(chosen, report)


def export_network(project: Project, file: Path) -> Exported:
    """Write how the actors of a project stand to one another, with dates, as the file's ending says."""
    form = file.suffix.removeprefix(".")
    if form not in NETWORK_FORMATS:
        way_out = f"name it {' or '.join(f'{file.stem}.{each}' for each in NETWORK_FORMATS)}"
        raise NotFound(f"no network format for files that end in {file.suffix!r}", where=file.name, way_out=way_out)
    report = LossReport()
    _write_whole(file, [NETWORK_FORMATS[form](actor_network(actors_of(project), report)).encode()])
    return Exported(form, report)


def _by_suffix(file: Path) -> str:
    if file.name.endswith(".json") and not file.name.endswith(".ftm.json"):
        return "json"
    known = next((each.id for each in FORMATS if file.name.endswith(each.suffix) and each.id not in BY_NAME), None)
    if known is None:
        raise NotFound(
            f"no format for files that end in {file.suffix!r}",
            where=file.name,
            way_out=f"choose one with --format: {', '.join(each.id for each in FORMATS)}",
        )
    return known


@dataclass(frozen=True, slots=True)
class _Order:
    """What to write of every stretch of events: in which format, and knowing what of people's decisions."""

    form: str
    judged: Judged
    withhold: bool

    def rows(self, project: Project, stretch: list[Members]) -> tuple[bytes, LossReport]:
        """Write the rows of some events, and count what is lost of them."""
        report = LossReport()
        with rarely_collecting():
            events = [event for event, _ in put_together(project, stretch, self.judged)]
            rows = write_rows(self.form, events, CitationsOf(project, events), report, withhold=self.withhold)
            return "".join(rows).encode(), report


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """Opens the project anew in a process of its own: a connection to a database cannot be shared with another."""

    folder: Path
    order: _Order

    def __call__(self) -> Callable[[list[Members]], tuple[bytes, LossReport]]:
        return partial(self.order.rows, Project.open(self.folder))


def _by_stretches(project: Project, order: _Order, report: LossReport, workers: int | None) -> Iterator[bytes]:
    """Write a format that is one row after another, some hundred events at a time, by one process or several."""
    cells = known_of(project).events
    number = worthwhile(len(cells), WORTH_IT) if workers is None else workers
    start = _Elsewhere(project.folder, order) if number > 1 else lambda: partial(order.rows, project)
    yield head(order.form).encode()
    for rows, part in spread(start, batches(cells.members(range(len(cells)))), number):
        report.add(part)
        yield rows


def _write_whole(file: Path, pieces: Iterable[bytes]) -> None:
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb") as sink:
            sink.writelines(pieces)
        part.replace(file)
    except OSError as error:
        raise ProjectError(f"cannot be written: {error.strerror}", where=str(file)) from error
    finally:
        part.unlink(missing_ok=True)
