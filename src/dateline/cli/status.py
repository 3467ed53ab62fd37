"""``dateline status``: what the project holds, and whether every quote still stands in its text."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated

import typer

from dateline.cli.screen import Format, chosen_format, print_rows, say, warn
from dateline.pipeline.project import Project

WRONG = 1


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(status)


def status(
    form: Annotated[Format | None, typer.Option("--format", help="Table for people, jsonl for programs.")] = None,
) -> None:
    """Count what the project holds and what was left out and why, and check every quote and original.

    Example: `dateline status`

    The exit code is 1 if a quote does not stand in its text or an original was altered.
    """
    with Project.open() as project:
        counts, spans = project.store.status(), project.store.check_spans()
        damaged, waiting = project.archive.verify(), project.store.unread_count()
    rows = {key: value for key, value in asdict(counts).items() if key != "skipped"}
    rows |= {"texts waiting": waiting, "quotes checked": spans.checked, "quotes wrong": spans.wrong}
    rows |= {"quotes without a place": spans.unlocated, "originals damaged": len(damaged)}
    rows |= {f"left out in {each.stage}: {each.reason}": each.count for each in counts.skipped}
    if chosen_format(form) is Format.JSONL:
        print_rows([rows], (), Format.JSONL)
    else:
        for name, value in rows.items():
            say(f"{value:>10}  {name}")
    if spans.wrong or damaged:
        warn(f"{spans.wrong} quotes and {len(damaged)} originals are not what they were")
        raise typer.Exit(WRONG)
