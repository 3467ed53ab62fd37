"""``dateline add``: archive originals and read their text, or import coded datasets with their claims."""

from __future__ import annotations

from collections import Counter
from time import perf_counter
from typing import Annotated

import typer

from dateline.cli.indexed import brought_up_to_date
from dateline.cli.screen import note, progress, say, warn
from dateline.pipeline.adding import Added, Outcome, estimate
from dateline.pipeline.adding import add as add_all
from dateline.pipeline.importing import LAYOUTS, ImportOptions
from dateline.pipeline.project import Project

FAILED = 1


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(add)


def add(
    targets: Annotated[
        list[str], typer.Argument(help="Files, folders, patterns such as 'reports/*.pdf', or http(s) addresses.")
    ],
    layout: Annotated[
        str | None, typer.Option("--as", help=f"Take tables for this dataset: {', '.join(LAYOUTS)}.")
    ] = None,
    skip_broken: Annotated[
        bool, typer.Option("--skip-broken", help="Import the good rows of a dataset and leave out the broken ones.")
    ] = False,
) -> None:
    """Archive the originals and read their text. What cannot be read is named, and the others go on.

    Tables in the layout of UCDP GED, ACLED or GTD (CSV, zipped CSV, Parquet) and lists of actors (UCDP's, the UN
    Security Council's, FollowTheMoney) are told by their columns and imported with their claims: a file whole or not
    at all. Cells that cannot be read are listed by row and column in the project's folder `faults`.

    Example: `dateline add reports/ saved/*.html ged.csv https://example.org/report`

    The exit code is 1 if anything could not be read.
    """
    counts: Counter[Outcome] = Counter()
    rows = broken = 0
    with Project.open() as project:
        with progress() as bar:
            total, started = estimate(targets), perf_counter()
            task = bar.add_task("adding", total=total, rate="")

            def read(number: int) -> None:
                bar.update(task, rate=f"{number:,} rows, {number / (perf_counter() - started):,.0f} rows/s")

            for each in add_all(project, targets, ImportOptions(layout, skip_broken=skip_broken, on_row=read)):
                counts[each.outcome] += 1
                done = sum(counts.values())
                rate = f"{done / (perf_counter() - started):.1f} documents/s"
                bar.update(task, completed=done, total=max(total, done), rate=rate)
                if each.imported:
                    rows, broken = rows + each.imported.rows, broken + each.imported.broken
                _tell(each)
        if rows:
            brought_up_to_date(project)
    say(", ".join(_summary(counts, rows, broken)) or "nothing to add")
    if counts[Outcome.FAILED]:
        raise typer.Exit(FAILED)


def _tell(each: Added) -> None:
    if each.outcome is Outcome.FAILED:
        warn(each.problem or each.origin)
    elif each.outcome is Outcome.IMPORTED and each.imported:
        note(f"{each.origin}: {each.imported.rows:,} rows imported ({each.imported.label})")
        if each.imported.faults:
            warn(f"{each.origin}: {each.imported.broken:,} rows left out, listed in {each.imported.faults}")
    elif each.outcome is not Outcome.ADDED:
        note(f"{each.origin}: {each.outcome.value} ({each.other or each.title or 'the same document'})")


def _summary(counts: Counter[Outcome], rows: int, broken: int) -> list[str]:
    said = [f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome]]
    said += [f"{rows:,} rows"] if rows else []
    return said + ([f"{broken:,} broken rows left out"] if broken else [])
