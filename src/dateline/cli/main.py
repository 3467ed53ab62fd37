"""The ``dateline`` command: each subcommand is one file that parses, calls one function below, and prints."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.resources import files

import typer

from dateline.cli.screen import warn
from dateline.model.errors import DatelineError

COMMANDS = {
    **{name: name for name in ("init", "add", "extract", "resolve", "events")},
    "event": "events",
    "actors": "actors",
    "actor": "actors",
    **{name: name for name in ("documents", "claims", "search", "export", "train", "serve", "status")},
}
"""The file of each command, in the order of the help."""
GROUPS = ("user", "evaluate", "gazetteer", "review", "release", "edits", "model")
"""Commands with subcommands of their own, each in the file of its name."""


def app_of(commands: Iterable[str]) -> typer.Typer:
    """Make the app with some of its commands: the files of the others are not loaded."""
    app = _app()
    wanted = list(commands)
    for file in dict.fromkeys(COMMANDS[name] for name in wanted if name in COMMANDS):
        import_module(f"dateline.cli.{file}").register(app)
    for name in (name for name in wanted if name in GROUPS):
        app.add_typer(getattr(import_module(f"dateline.cli.{name}"), f"{name}_app"), name=name)
    return app


def list_of_commands() -> typer.Typer:
    """Make an app that can only be asked for its help: what commands say of themselves is read, nothing is loaded."""
    app = _app()
    for name, file in COMMANDS.items():
        found = {each.name: each for each in ast.walk(_source(file)) if isinstance(each, ast.FunctionDef)}
        app.command(name, help=ast.get_docstring(found[name]))(_several)
    for name in GROUPS:
        calls = (each for each in ast.walk(_source(name)) if isinstance(each, ast.Call))
        options = next(call.keywords for call in calls if ast.unparse(call.func) == "typer.Typer")
        app.command(name, help=next(ast.literal_eval(each.value) for each in options if each.arg == "help"))(_several)
    return app


def _source(file: str) -> ast.Module:
    return ast.parse((files("dateline.cli") / f"{file}.py").read_text("utf-8"))


def _app() -> typer.Typer:
    app = typer.Typer(
        name="dateline",
        help="From reporting on political violence to a sourced event database.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="markdown",
    )
    app.callback()(_several)
    return app


def _several() -> None:
    """Let Typer ask for the name of the command also where only one is loaded."""


def asked(arguments: Sequence[str]) -> typer.Typer:
    """Make the app with the command that is asked for, or with all where what is asked for is none."""
    if list(arguments) in ([], ["--help"]):
        return list_of_commands()
    known = (*COMMANDS, *GROUPS)
    return app_of(arguments[:1] if arguments[:1] and arguments[0] in known else known)


def __getattr__(name: str) -> typer.Typer:
    """Make the whole app when it is first asked for by its name, ``app``."""
    if name != "app":
        raise AttributeError(name)
    return app_of((*COMMANDS, *GROUPS))


def main() -> None:
    """Run the command, and turn a Dateline error into one line and exit code 2."""
    try:
        asked(sys.argv[1:])()
    except DatelineError as error:
        warn(str(error))
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
