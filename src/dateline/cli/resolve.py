"""``dateline resolve``: which accounts tell one event, which profiles one actor."""

from __future__ import annotations

import typer

from dateline.cli.indexed import brought_up_to_date
from dateline.cli.screen import err, say
from dateline.pipeline.project import Project
from dateline.pipeline.resolving import resolve as resolve_all


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(resolve)


def resolve() -> None:
    """Suggest which accounts tell the same event and which profiles the same actor, with score and reasons.

    Example: `dateline resolve`
    """
    with Project.open() as project:
        with err.status("comparing accounts and profiles"):
            found = resolve_all(project)
        brought_up_to_date(project)
    say(
        f"{found.accounts} accounts and {found.profiles} profiles compared: "
        f"{found.same} links same, {found.part_of} part of, {found.unsure} unsure"
    )
