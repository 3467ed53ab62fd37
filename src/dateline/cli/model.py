"""``dateline model``: the learned reader that travels with the package."""

from __future__ import annotations

import typer

from dateline.cli.screen import say

model_app = typer.Typer(help="The learned reader: what it is made of and what it is worth.", no_args_is_help=True)


@model_app.callback()
def callback() -> None:
    """Keep ``info`` a command of its own."""


@model_app.command()
def info() -> None:
    """Show the model card and the SHA-256 by which the model is checked. Example: `dateline model info`."""
    from dateline.extract.learned.encoder import carried_folder, load_encoder

    encoder = load_encoder()
    say((carried_folder() / "card.md").read_text("utf-8"))
    say(f"SHA-256 {encoder.sha256}")
