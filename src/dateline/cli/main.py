"""The ``dateline`` command: each subcommand is one file that parses, calls one function below, and prints."""

from __future__ import annotations

import sys

import typer

from dateline.cli import actors, add, claims, documents, events, export, extract, init, resolve, search, serve, status
from dateline.cli.edits import edits_app
from dateline.cli.evaluate import evaluate_app
from dateline.cli.gazetteer import gazetteer_app
from dateline.cli.release import release_app
from dateline.cli.review import review_app
from dateline.cli.screen import warn
from dateline.cli.user import user_app
from dateline.model.errors import DatelineError

app = typer.Typer(
    name="dateline",
    help="From reporting on political violence to a sourced event database.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
for module in (init, add, extract, resolve, events, actors, documents, claims, search, export, serve, status):
    module.register(app)
app.add_typer(user_app, name="user")
app.add_typer(evaluate_app, name="evaluate")
app.add_typer(gazetteer_app, name="gazetteer")
app.add_typer(review_app, name="review")
app.add_typer(release_app, name="release")
app.add_typer(edits_app, name="edits")


def main() -> None:
    """Run the command, and turn a Dateline error into one line and exit code 2."""
    try:
        app()
    except DatelineError as error:
        warn(str(error))
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
