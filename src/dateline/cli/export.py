"""``dateline export``: events as files other tools read."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.screen import note, say
from dateline.pipeline.exporting import export_events
from dateline.pipeline.project import Project


class FileFormat(StrEnum):
    """The file formats events are written in."""

    CSV = "csv"
    JSON = "json"
    GEOJSON = "geojson"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(export)


def export(
    file: Annotated[Path, typer.Argument(help="The file to write; its ending tells the format unless --format does.")],
    form: Annotated[FileFormat | None, typer.Option("--format", help="csv, json (lines) or geojson.")] = None,
    names: Annotated[
        bool, typer.Option("--private-names", help="Write private persons' names, withheld by default.")
    ] = False,
) -> None:
    """Write the events of the project to a file.

    Example: `dateline export events.geojson`
    """
    chosen = form or FileFormat(file.suffix.lstrip(".").replace("jsonl", "json") or "csv")
    with Project.open() as project:
        done = export_events(project, file, chosen.value, withhold=not names)
    say(f"{done.events} events written to {file}")
    for reason, count in done.left_out:
        note(f"{count}: {reason}")
