"""``dateline model``: the learned readers, the one that travels with the package and those tuned in a project."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.screen import note, say
from dateline.model.errors import NoProject

model_app = typer.Typer(
    help="The learned reader: what it is made of, what it is worth, and which one reads.", no_args_is_help=True
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="`shipped`, or the name of one that was tuned here.")]


@model_app.command()
def info(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Default: the one in use here.")] = None,
) -> None:
    """Show a reader's model card and the SHA-256 by which it is checked. Example: `dateline model info`."""
    from dateline.extract.learned.encoder import carried_folder, load_encoder
    from dateline.pipeline.models import SHIPPED_NAME

    folder = None if name == SHIPPED_NAME else _folder(name)
    encoder = load_encoder(folder)
    say(((folder or carried_folder()) / "card.md").read_text("utf-8"))
    say(f"SHA-256 {encoder.sha256}")


@model_app.command(name="list")
def list_models() -> None:
    """List the readers this project may use, the one in use marked. Example: `dateline model list`."""
    from dateline.pipeline.models import kept_models
    from dateline.pipeline.project import Project

    with Project.open() as project:
        for each in kept_models(project):
            say(f"{'*' if each.in_use else ' '} {each.name}")


@model_app.command()
def use(name: Name) -> None:
    """Have a reader read from now on, in this project. Example: `dateline model use shipped`.

    The next `dateline extract` reads every text again with it, and what it finds speaks from then on. What was found
    before stays in the store; choosing another reader later is the way back. Decisions are on the claims and accounts
    of one reading: they stay in the history, but do not hold for what is found anew.
    """
    from dateline.pipeline.models import choose_model, chosen_model
    from dateline.pipeline.project import Project

    with Project.open() as project:
        before = chosen_model(project)
        changed = choose_model(project, name) != before
        decided = changed and any(True for _ in project.store.decisions())
    say(f"{name} reads from now on: run `dateline extract`" if changed else f"{name} reads already")
    if decided:
        note("what was decided on the reading before stays in the history, and does not hold for what is found anew")


def _folder(name: str | None) -> Path | None:
    """Give the folder of the reader named, or of the one in use; outside a project it is the shipped one."""
    from dateline.pipeline.models import chosen_model, kept_model
    from dateline.pipeline.project import Project

    try:
        with Project.open() as project:
            return chosen_model(project).folder if name is None else kept_model(project, name).folder
    except NoProject:
        if name is None:
            return None
        raise
