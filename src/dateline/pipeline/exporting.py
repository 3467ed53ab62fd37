"""A project's events and actors into files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.export.flat import EVENT_COLUMNS, event_rows
from dateline.export.geojson import to_geojson
from dateline.export.summary import summarise
from dateline.export.written import to_csv, to_json_lines
from dateline.model.errors import ProjectError
from dateline.model.event import Event
from dateline.pipeline.project import Project
from dateline.pipeline.viewing import citations_of, events_of


@dataclass(frozen=True, slots=True)
class Exported:
    """How many events were written, and what could not be said in the format."""

    events: int
    left_out: tuple[tuple[str, int], ...]


def export_events(project: Project, file: Path, form: str, *, withhold: bool = True) -> Exported:
    """Write all events of a project to a file as csv, json (lines) or geojson; the file is whole or not there."""
    events, citations = events_of(project), citations_of(project)
    if form == "geojson":
        pieces = to_geojson(events, citations, withhold=withhold)
    elif form == "json":
        pieces = to_json_lines(event_rows(events, citations, withhold=withhold))
    else:
        pieces = to_csv(event_rows(events, citations, withhold=withhold), EVENT_COLUMNS)
    _write_whole(file, pieces)
    return Exported(len(events), tuple(_losses(events, form, withhold=withhold)))


def _losses(events: Iterable[Event], form: str, *, withhold: bool) -> Iterator[tuple[str, int]]:
    summaries = list(summarise(events, withhold=withhold))
    unplaced = sum(each.place is None or each.place.latitude is None for each in summaries)
    withheld = sum(each.withheld for each in summaries)
    if form == "geojson" and unplaced:
        yield "events without coordinates, written with a null geometry", unplaced
    if withheld:
        yield "names of private persons withheld (--private-names writes them)", withheld


def _write_whole(file: Path, pieces: Iterable[str]) -> None:
    part = file.with_name(f".{file.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as sink:
            sink.writelines(pieces)
        part.replace(file)
    except OSError as error:
        raise ProjectError(f"cannot be written: {error.strerror}", where=str(file)) from error
