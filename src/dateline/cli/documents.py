"""``dateline documents``: what has been read."""

from __future__ import annotations

from typing import Annotated

import typer

from dateline.cli.screen import Format, print_rows
from dateline.pipeline.project import Project

COLUMNS = ("id", "title", "source", "published", "language", "media_type", "origin")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(documents)


def documents(
    form: Annotated[Format | None, typer.Option("--format", help="Table for people, jsonl for programs.")] = None,
) -> None:
    """List the documents: what each is, who published it when, and where it was added from.

    Example: `dateline documents --format jsonl`
    """
    with Project.open() as project:
        sources = {source.id: source.name for source in project.store.sources()}
        rows = (
            {
                "id": document.id,
                "title": document.title,
                "source": sources.get(document.source_id or ""),
                "published": document.published,
                "language": document.language,
                "media_type": document.media_type,
                "origin": document.origin,
                "part": document.part,
                "url": document.url,
                "sha256": document.sha256,
                "retrieved": document.retrieved.isoformat(),
            }
            for document in project.store.documents()
        )
        print_rows(rows, COLUMNS, form)
