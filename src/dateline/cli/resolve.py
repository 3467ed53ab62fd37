"""``dateline resolve``: which accounts tell one event, which profiles one actor."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.indexed import brought_up_to_date
from dateline.cli.screen import err, say
from dateline.pipeline.project import Project
from dateline.pipeline.resolving import resolve as resolve_all


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(resolve)


def resolve(
    everything: Annotated[bool, typer.Option("--all", help="Link everything anew, not only what is new.")] = False,
) -> None:
    """Suggest which accounts tell the same event and which profiles the same actor, with score and reasons.

    Only what is new since the last time is linked, and what that touches; the first time, and with --all, everything.

    Example: `dateline resolve`
    """
    with Project.open() as project:
        with err.status("comparing accounts and profiles"):
            found = resolve_all(project, everything=everything)
        brought_up_to_date(project)
    new = "new " if found.added else ""
    say(
        f"{found.accounts} {new}accounts and {found.profiles} {new}profiles compared: "
        f"{found.same} links same, {found.part_of} part of, {found.unsure} unsure"
    )
