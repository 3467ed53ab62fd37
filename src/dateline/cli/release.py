"""``dateline release``: a citable dataset, checked and compared."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dateline.cli.screen import Format, err, note, print_rows, say, warn
from dateline.pipeline.project import Project

WRONG = 1
MAKE = "make"
COLUMNS = ("table", "id", "change", "field", "old", "new", "reason")


class _ByName(TyperGroup):
    """Lets ``dateline release 2026.1`` stand for ``dateline release make 2026.1``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in self.commands and args[0] not in {"--help", "-h"}:
            args = [MAKE, *args]
        return super().parse_args(ctx, args)


release_app = typer.Typer(
    cls=_ByName,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Freeze the events and actors into a citable dataset: `dateline release 2026.1`; check and compare releases.",
)


@release_app.command(MAKE)
def make(
    name: Annotated[str, typer.Argument(help="The release's name, such as 2026.1.")],
    title: Annotated[str | None, typer.Option(help="The dataset's title.")] = None,
    author: Annotated[
        list[str] | None, typer.Option(help='"Family, Given", or an organisation; give it once for each.')
    ] = None,
    licence: Annotated[str | None, typer.Option(help="The licence, as SPDX writes it, such as CC-BY-4.0.")] = None,
    url: Annotated[str | None, typer.Option(help="Where it will be found.")] = None,
    reviewed_only: Annotated[bool, typer.Option("--reviewed-only", help="Only claims that a person accepted.")] = False,
    names: Annotated[
        str, typer.Option(help="Private persons' names: withheld, or shown.", metavar="withheld|shown")
    ] = "withheld",
    coarsen: Annotated[
        Path | None, typer.Option(help="A file of event ids, one a line, to make coarser beside those flagged.")
    ] = None,
    places: Annotated[
        str, typer.Option(help="Places of flagged events: coarse, or exact.", metavar="coarse|exact")
    ] = "coarse",
    delay: Annotated[int | None, typer.Option(min=0, help="Leave out what is newer than this many days.")] = None,
    previous: Annotated[
        Path | None, typer.Option(help="The release to compare with; the newest beside it by default.")
    ] = None,
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Its day; that of the newest fact by default.")
    ] = None,
) -> None:
    """Freeze the present view into `releases/NAME`: tables, descriptions, changes, methodology and digests.

    Example: `dateline release 2026.1 --licence CC-BY-4.0 --author "Prado, Ana"`

    Title, authors, licence, url and coarsen may stand under `[release]` in `dateline.toml`. Made twice from the same
    store it is the same to the byte. A release is never changed: choose another name for the next.
    """
    from dateline.pipeline.release_settings import Asked, options_of
    from dateline.pipeline.releasing import release

    asked = Asked(
        title,
        tuple(author or ()),
        licence,
        url,
        coarsen,
        reviewed_only,
        names,
        delay,
        previous,
        date.date() if date else None,
        places,
    )
    with Project.open() as project, err.status("reading") as status:
        options = options_of(project.folder, asked)
        done = release(project, name, options, status.update)
    counts = done.facts.counts
    say(f"release {name} in {done.folder}")
    say(", ".join(f"{counts[each]} {each}" for each in ("events", "actors", "claims", "documents", "sources")))
    for what, count in done.changed.items():
        say(f"{count:>10}  {what} since {done.facts.previous}")
    for what, count in (*done.facts.left_out.items(), *done.facts.withheld.items()):
        note(f"{count:>10}  {what}")
    if not options.authors:
        note("no author is stated: give them with --author, or under [release] in dateline.toml")
    if done.facts.licence is None:
        note("no licence is stated: give one with --licence, or under [release] in dateline.toml")


@release_app.command()
def verify(folder: Annotated[Path, typer.Argument(help="The folder of a release, or its name.")]) -> None:
    """Check a release: every file against the manifest, tables against their schema, and CSV against Parquet.

    Example: `dateline release verify releases/2026.1`

    The exit code is 1 if anything is wrong. It needs no project.
    """
    from dateline.pipeline.released import verify as faults_of

    where = _named(folder)
    found = faults_of(where)
    for fault in found:
        warn(f"{fault.file}: {fault.problem}")
    if found:
        raise typer.Exit(WRONG)
    say(f"{where}: whole; every file is as the manifest says, and every table as its schema")


@release_app.command()
def diff(
    before: Annotated[Path, typer.Argument(help="The earlier release: its folder or name.")],
    after: Annotated[Path, typer.Argument(help="The later release: its folder or name.")],
    form: Annotated[Format | None, typer.Option("--format", help="Table for people, jsonl for programs.")] = None,
) -> None:
    """Show what changed from one release to another: added, modified, merged, split and withdrawn, with the reason.

    Example: `dateline release diff 2026.1 2026.2`
    """
    from dateline.pipeline.released import compare

    found = list(compare(_named(before), _named(after)))
    print_rows(found, COLUMNS, form)
    kinds = Counter(row["change"] for row in found)
    note(", ".join(f"{count} {kind}" for kind, count in kinds.items()) or "nothing changed")


def _named(given: Path) -> Path:
    """Take a path to a release, or the name of one in the project around."""
    from dateline.pipeline.release_settings import named_release

    if given.exists():
        return given
    with Project.open() as project:
        return named_release(project.folder, given)
