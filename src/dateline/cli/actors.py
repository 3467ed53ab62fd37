"""``dateline actors`` and ``dateline actor``: who, with names, leaders, relations and wars."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.events import deed_label, in_time
from dateline.cli.evidence import print_values
from dateline.cli.screen import Format, note, print_rows, say
from dateline.cli.words import value_words
from dateline.export.summary import summarise
from dateline.model.event import Actor
from dateline.pipeline.exporting import export_network
from dateline.pipeline.filters import EventFilter
from dateline.pipeline.project import Project
from dateline.pipeline.viewing import actor_of, actors_of, citations_of, events_of, text_ids_of

COLUMNS = ("name", "kind", "aliases", "founded", "profiles", "claims", "id")


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(actors)
    app.command()(actor)


def actors(
    form: Annotated[Format | None, typer.Option("--format", help="Table for people, jsonl for programs.")] = None,
    graph: Annotated[
        Path | None,
        typer.Option("--graph", help="Write how actors stand to one another to this .graphml, .gexf or .json file."),
    ] = None,
) -> None:
    """List actors, those with most told about them first, or write the network they form, with dates.

    Example: `dateline actors --graph network.gexf`
    """
    if graph is not None:
        _write_graph(graph)
        return
    with Project.open() as project:
        found = actors_of(project)
    print_rows((_row(each) for each in sorted(found, key=lambda each: -len(each.values))), COLUMNS, form)


def _write_graph(file: Path) -> None:
    with Project.open() as project:
        done = export_network(project, file)
    say(f"{done.report.written} actors and wars written to {file} as {done.form}")
    for loss in done.report.counts:
        note(f"{loss.events} claims left out: {loss.column}: {loss.reason}")


def actor(
    name: Annotated[str, typer.Argument(help="The actor's name, an alias, or its id.")],
) -> None:
    """Show one actor like an infobox with sources: each value with its quote, then the actor's events.

    Example: `dateline actor "Islamic State – Khorasan Province"`
    """
    with Project.open() as project:
        found = actor_of(project, name)
        citations = citations_of(project, text_ids_of(found))
        told = events_of(project, EventFilter(actor=found.name))
    say(f"{found.name}  {found.id}", style="bold")
    print_values(found.values, citations)
    if told:
        say(f"\nin {len(told)} events:", style="bold")
        for summary in sorted(summarise(told, withhold=False), key=in_time):
            when = value_words(summary.interval) if summary.interval else "no date"
            where = (summary.place.name or summary.place.words) if summary.place else "no place"
            say(f"  {when:<12} {deed_label(summary)}, {where}  {summary.id}")


def _row(found: Actor) -> dict[str, object]:
    return {
        "id": found.id,
        "name": found.name,
        "kind": _joined(found, "kind"),
        "aliases": _joined(found, "alias"),
        "founded": _joined(found, "founded"),
        "profiles": len(found.profile_ids),
        "claims": sum(1 + len(chosen.others) for chosen in found.values),
    }


def _joined(found: Actor, name: str) -> str:
    return "; ".join(dict.fromkeys(value_words(chosen.claim.value) for chosen in found.all(name)))
