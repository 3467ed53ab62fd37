"""``dateline search``: where texts and claims tell of something."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.screen import Format, note, print_rows, progress
from dateline.pipeline.project import Project
from dateline.pipeline.searching import Found, Hit, catching_up, waiting_count
from dateline.pipeline.searching import search as find
from dateline.store.search import Narrowing, SearchIndex

COLUMNS = ("title", "kind", "excerpt")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(search)


def search(
    words: Annotated[list[str], typer.Argument(help='Words to find; "words together", begin*, -without.')],
    kind: Annotated[str | None, typer.Option(help="text, account or profile.")] = None,
    language: Annotated[str | None, typer.Option(help="Language of the text, such as en.")] = None,
    limit: Annotated[int, typer.Option(help="How many hits to show.", min=1)] = 20,
    anew: Annotated[bool, typer.Option("--rebuild", help="Make the index of words anew first.")] = False,
    form: Annotated[Format | None, typer.Option("--format", help="How to print.")] = None,
) -> None:
    """Find words in the texts of the project and in what they claim, the best hits first.

    Example: `dateline search '"car bomb"' Kabul`
    """
    with Project.open() as project:
        if anew:
            SearchIndex(project.store).drop()
        _index(project)
        found = find(project, " ".join(words), Narrowing(kind=kind, language=language), limit=limit)
    print_rows((_row(hit) for hit in found.hits), COLUMNS, form)
    note(_summary(found))


def _index(project: Project) -> None:
    """Index what was added since the last time, showing how far it is where that takes long."""
    with progress() as bar:
        task = bar.add_task("indexing words", total=waiting_count(project), rate="")
        for done in catching_up(project):
            bar.update(task, completed=done)


def _row(hit: Hit) -> dict[str, object]:
    return {
        "title": hit.title,
        "kind": hit.kind,
        "excerpt": " ".join(_marked(hit).split()),
        "id": hit.owner,
        "document": hit.document_id,
        "start": hit.start,
    }


def _marked(hit: Hit) -> str:
    """Put the words asked for in brackets."""
    parts, last = [], 0
    for start, end in hit.marks:
        parts += [hit.excerpt[last:start], f"[{hit.excerpt[start:end]}]"]
        last = end
    return "".join([*parts, hit.excerpt[last:]])


def _summary(found: Found) -> str:
    kinds = ", ".join(f"{count} {kind}" for kind, count in found.facets.get("kind", {}).items())
    return f"{found.total} hits{f' ({kinds})' if kinds else ''}"
