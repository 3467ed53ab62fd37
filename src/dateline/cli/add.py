"""``dateline add``: archive originals and read their text."""

from __future__ import annotations

from collections import Counter
from time import perf_counter
from typing import Annotated

import typer

from dateline.cli.screen import note, progress, say, warn
from dateline.pipeline.adding import Outcome, estimate
from dateline.pipeline.adding import add as add_all
from dateline.pipeline.project import Project

FAILED = 1


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(add)


def add(
    targets: Annotated[
        list[str], typer.Argument(help="Files, folders, patterns such as 'reports/*.pdf', or http(s) addresses.")
    ],
) -> None:
    """Archive the originals and read their text. What cannot be read is named, and the others go on.

    Example: `dateline add reports/ saved/*.html https://example.org/report`

    The exit code is 1 if anything could not be read.
    """
    counts: Counter[Outcome] = Counter()
    with Project.open() as project, progress() as bar:
        total, started = estimate(targets), perf_counter()
        task = bar.add_task("adding", total=total, rate="")
        for each in add_all(project, targets):
            counts[each.outcome] += 1
            done = sum(counts.values())
            rate = f"{done / (perf_counter() - started):.1f} documents/s"
            bar.update(task, completed=done, total=max(total, done), rate=rate)
            if each.outcome is Outcome.FAILED:
                warn(each.problem or each.origin)
            elif each.outcome is not Outcome.ADDED:
                note(f"{each.origin}: {each.outcome.value} ({each.other or each.title or 'the same document'})")
    say(", ".join(f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome]) or "nothing to add")
    if counts[Outcome.FAILED]:
        raise typer.Exit(FAILED)
