"""``dateline train``: a reader tuned on what was accepted and rejected in this project."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.screen import err, note, say
from dateline.pipeline.project import Project


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(train)


def train(
    from_reviews: Annotated[
        bool, typer.Option("--from-reviews", help="Tune on the claims that people accepted and rejected here.")
    ] = False,
) -> None:
    """Tune the learned reader on this project's reviews, and say what it is worth on reports it was not tuned on.

    Example: `dateline train --from-reviews`

    The tuned reader is kept in the project's `models/`, beside the shipped one, which stays in use until you choose:
    `dateline model use NAME`, and `dateline model use shipped` to go back. No reader is trained from nothing here.
    """
    from dateline.model.errors import InvalidValue
    from dateline.pipeline.training import LABELS, train_from_reviews

    if not from_reviews:
        raise InvalidValue("nothing to train on", way_out="give --from-reviews: it is the only way there is")
    with Project.open() as project, err.status("tuning on reviews"):
        made = train_from_reviews(project)
    say(f"tuned on {made.trained_on} reviewed claims, {made.accepted} of them accepted")
    say(f"measured on {made.measured_on} others, of {made.reports_measured} reports it was not tuned on:")
    for name, label in LABELS.items():
        say(f"  {label}: {getattr(made.before, name):.3f} before, {getattr(made.after, name):.3f} after")
    for reason, count in made.left_out.items():
        note(f"{count} reviewed claims not used: {reason}")
    if made.after.log_loss >= made.before.log_loss:
        note("the tuned reader is no better than the shipped one: leave the shipped one in use")
    say(f"kept as {made.name}; the reader in use is as before")
    say(f"`dateline model use {made.name}` extracts with it, `dateline model use shipped` goes back", style="dim")
