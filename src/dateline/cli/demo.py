"""``make demo``: the sample reports, from documents to a sourced event database, in one go."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import actors, add, events, export, extract, init, resolve, status
from dateline.cli.screen import Format, out, say
from dateline.export.summary import summarise
from dateline.model.errors import DatelineError
from dateline.model.event import Event
from dateline.pipeline.project import Project
from dateline.pipeline.viewing import actors_of, events_of

REPORTS = "reports"


def main() -> None:
    """Run the demo on a folder of samples."""
    try:
        typer.run(demo)
    except DatelineError as error:
        sys.exit(str(error))


def demo(
    samples: Annotated[Path, typer.Argument(help="The folder of sample reports.")],
    folder: Annotated[Path, typer.Argument(help="The project folder to make; an earlier demo there is replaced.")],
) -> None:
    """Read sample reports and show events, the event on which sources differ most, and the fullest actor."""
    reports = samples.resolve() / REPORTS
    if (folder / "dateline.toml").is_file():
        shutil.rmtree(folder)
    _step(f"dateline init {folder}")
    init.init(folder)
    os.chdir(folder)
    _step(f"dateline add {samples}/{REPORTS}")
    add.add([str(reports)])
    _step("dateline extract")
    extract.extract(workers=1)
    _step("dateline resolve")
    resolve.resolve()
    _step("dateline events")
    events.events(form=Format.TABLE)
    with Project.open() as project:
        disputed = max(events_of(project), key=_dispute)
        fullest = max(actors_of(project), key=lambda actor: len(actor.values))
    (summary,) = summarise([disputed])
    _step(f"dateline event {disputed.id}   # told by {len(summary.text_ids)} reports, which differ")
    events.event(disputed.id)
    _step(f'dateline actor "{fullest.name}"')
    actors.actor(fullest.name)
    _step("dateline export events.csv && dateline export events.geojson")
    export.export(Path("events.csv"))
    export.export(Path("events.geojson"))
    _step("dateline status")
    status.status(form=Format.TABLE)
    say(f"\nThe project is in {folder}/: look at events.csv and events.geojson, or go on there with `dateline`.")


def _dispute(event: Event) -> tuple[int, int]:
    """Rank events by how many accounts tell them, then by how many of their values are disputed."""
    return len(event.account_ids), sum(value.disputed for value in event.values)


def _step(command: str) -> None:
    out.rule(style="dim")
    say(f"$ {command}", style="bold green")


if __name__ == "__main__":
    main()
