"""A project's events into files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from dateline.export.formats import FORMATS, write_bytes
from dateline.export.losses import LossReport
from dateline.export.network import NETWORK_FORMATS, actor_network
from dateline.model.errors import NotFound, ProjectError
from dateline.pipeline.collecting import rarely_collecting
from dateline.pipeline.indexing import iterate_events
from dateline.pipeline.project import Project
from dateline.pipeline.viewing import actors_of, citations_of

BY_NAME = frozenset({"timeline", "annotations"})
"""Formats that are asked for by name only, because their files end as others do."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written, and what could not be said in the format and why."""

    form: str
    report: LossReport


def export_events(project: Project, file: Path, form: str | None = None, *, withhold: bool = True) -> Exported:
    """Write all events of a project to a file; it is whole or not there. Without a format its ending decides."""
    chosen = form or _by_suffix(file)
    report = LossReport()
    with rarely_collecting():
        _write_whole(
            file, write_bytes(chosen, iterate_events(project), citations_of(project), report, withhold=withhold)
        )
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


def _write_whole(file: Path, pieces: Iterable[bytes]) -> None:
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("wb") as sink:
            sink.writelines(pieces)
        part.replace(file)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ProjectError(f"cannot be written: {error.strerror}", where=str(file)) from error
