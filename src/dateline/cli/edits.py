"""``dateline edits``: a table edited in a spreadsheet, taken back in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.screen import Format, note, print_rows, say, warn
from dateline.pipeline.project import Project

WRONG = 1
COLUMNS = ("line", "id", "column", "old", "new")

edits_app = typer.Typer(
    no_args_is_help=True, rich_markup_mode="markdown", help="Take back a table that was edited in a spreadsheet."
)


@edits_app.callback()
def edits() -> None:
    """Take back a table that was edited in a spreadsheet."""


@edits_app.command(name="apply")
def apply_(
    file: Annotated[Path, typer.Argument(help="A CSV file that `dateline export` wrote, edited.")],
    by: Annotated[str, typer.Option("--by", envvar="DATELINE_REVIEWER", help="Who edited it.")] = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and change nothing.")] = False,
    names: Annotated[
        bool, typer.Option("--private-names", help="The table was exported with private persons' names.")
    ] = False,
    reason: Annotated[str, typer.Option(help="Why, in a sentence that others will read.")] = "",
    form: Annotated[Format | None, typer.Option("--format", help="Table for people, jsonl for programs.")] = None,
) -> None:
    """Compare an edited table with the events, show every changed cell, and take the changes as decisions.

    Example: `dateline export events.csv`, edit it, then `dateline edits apply events.csv --by Ada --dry-run`

    Rows are known by their id; rows and columns may be taken out. Values become claims by hand, and what they replace
    is rejected, in one act that `dateline review undo` takes back. With any fault nothing is taken, and the exit code
    is 1.
    """
    from dateline.pipeline.editing import apply_edits, changed_rows, plan_edits

    with Project.open() as project:
        plan = plan_edits(project, file, withhold=not names)
        for fault in plan.faults:
            warn(f"row {fault.line}{f', {fault.column}' if fault.column else ''}: {fault.value!r} {fault.problem}")
        if plan.faults:
            warn(f"{len(plan.faults)} cells cannot be taken; nothing was changed")
            raise typer.Exit(WRONG)
        shown = [
            {"line": edit.line, "id": edit.event_id, "column": edit.column, "old": edit.old, "new": edit.new}
            for edit in plan.report.edits
        ]
        print_rows(shown, COLUMNS, form)
        for column in plan.report.passed_over:
            note(f"the column {column!r} is none of ours and is passed over")
        if dry_run:
            say(f"{len(shown)} cells would change; nothing was changed")
            return
        made = apply_edits(project, plan, by, reason=reason)
        other = list(changed_rows(project, plan, withhold=not names))
    say(f"{len(shown)} cells changed by {len(made)} decisions; `dateline review undo` takes them back")
    for edit in other:
        warn(f"{edit.event_id} {edit.column}: was typed as {edit.old!r} and now shows {edit.new!r}")
