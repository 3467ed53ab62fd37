"""``dateline export``: events as files other tools read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.indexed import brought_up_to_date
from dateline.cli.screen import note, say
from dateline.export.formats import ANNOTATIONS, FORMATS
from dateline.pipeline.exporting import export_events
from dateline.pipeline.project import Project

NAMES = ", ".join(each.id for each in FORMATS)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(export)


def export(
    file: Annotated[Path, typer.Argument(help="The file to write; its ending tells the format unless --format does.")],
    form: Annotated[str | None, typer.Option("--format", help=f"One of {NAMES}; see docs/formats.md.")] = None,
    names: Annotated[
        bool, typer.Option("--private-names", help="Write private persons' names, withheld by default.")
    ] = False,
) -> None:
    """Write the events of the project to a file, and say what the format could not hold and why.

    Example: `dateline export events.geojson`
    """
    with Project.open() as project:
        brought_up_to_date(project)
        done = export_events(project, file, form, withhold=not names)
    what = "annotations" if done.form == ANNOTATIONS.id else "events"
    say(f"{done.report.written} {what} written to {file} as {done.form}")
    if done.report.left_out:
        note(f"{done.report.left_out} {what} left out")
    for loss in done.report.counts:
        note(f"{loss.events:>10}  {loss.column}: {loss.reason}")
