"""``dateline init``: make a project folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.screen import say
from dateline.pipeline.project import create_project


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(init)


def init(folder: Annotated[Path, typer.Argument(help="The folder to make the project in.")] = Path()) -> None:
    """Make a project: a folder with its settings, its database and its archive of originals.

    Example: `dateline init casebook && cd casebook`
    """
    with create_project(folder) as project:
        say(f"project made in {project.folder}")
