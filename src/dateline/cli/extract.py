"""``dateline extract``: claims with evidence from every text not yet read."""

from __future__ import annotations

from time import perf_counter
from typing import Annotated

import typer

from dateline.cli.screen import err, progress, say, warn
from dateline.pipeline.project import Project


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(extract)


def extract(
    engine: Annotated[
        str, typer.Option(help="rules, learned, or default: the rules with the learned reader beside them.")
    ] = "default",
    workers: Annotated[
        int | None, typer.Option(min=1, help="Processes at once; default: by the number of texts.")
    ] = None,
) -> None:
    """Find actors, places, dates, tolls and deeds, and what each text tells of each event and actor.

    Example: `dateline extract`

    A text is read once by each version of an engine: stopped half way, the command goes on where it was.
    """
    from dateline.extract.engines import EngineName
    from dateline.extract.places import Gazetteer
    from dateline.pipeline.extracting import Extracted, engine_maker
    from dateline.pipeline.extracting import extract as extract_all

    with err.status("opening the gazetteer (made once, which takes about half a minute)"):
        Gazetteer.open()
    started, total = perf_counter(), Extracted()
    with Project.open() as project, progress() as bar:
        make = engine_maker(project, EngineName(engine))
        task = bar.add_task("extracting", total=project.store.pending_count(make.name), rate="")
        for done in extract_all(project, make, workers=workers):
            total += done
            bar.update(task, advance=done.texts, rate=f"{total.texts / (perf_counter() - started):.1f} texts/s")
            for each in done.broken:
                origin = project.store.document(project.store.text(each.subject).document_id).origin
                warn(f"{origin}: {each.reason}; nothing is taken from it, the others are read: please report it")
    told = f"{total.accounts} accounts, {total.profiles} profiles, {total.claims} claims"
    say(f"{total.texts} texts read by {make.name}: {told}")
