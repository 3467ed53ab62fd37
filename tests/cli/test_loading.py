"""How little a command loads before it begins."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from dateline.cli.main import COMMANDS, GROUPS, app_of, list_of_commands

HEAVY = ("spacy", "fastapi", "trafilatura", "httpx")


def loaded(arguments: tuple[str, ...]) -> set[str]:
    """Give the heavy libraries that a command loads before it begins."""
    asks = f"import sys; from dateline.cli.main import asked; asked({arguments!r}); print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", asks], capture_output=True, text=True, check=True)
    return set(HEAVY) & set(run.stdout.split())


@pytest.mark.parametrize("command", ["resolve", "events", "review", "extract"])
def test_a_command_begins_without_what_it_may_never_need(command: str) -> None:
    """Neither the language model's library nor the server's is loaded to begin a command: each takes half a second."""
    assert loaded((command,)) == set()


def test_help_loads_nothing_heavy() -> None:
    """The list of commands comes without the libraries of the language model and of the server."""
    assert loaded(("--help",)) == set()


def test_the_list_of_commands_is_that_of_the_whole_app() -> None:
    """Help that is read from the files says what help from the loaded commands says."""
    runner = CliRunner()
    whole = app_of((*COMMANDS, *GROUPS))
    assert runner.invoke(list_of_commands(), ["--help"]).output == runner.invoke(whole, ["--help"]).output


def test_every_command_has_a_file() -> None:
    """Each name that the table of commands gives is a command of the whole app."""
    app = app_of((*COMMANDS, *GROUPS))
    named = {command.name or getattr(command.callback, "__name__", "") for command in app.registered_commands}
    groups = {group.name for group in app.registered_groups}
    assert (named, groups) == (set(COMMANDS), set(GROUPS))


def test_one_command_is_still_called_by_its_name() -> None:
    """An app of one command asks for the command's name all the same, so that errors and help read alike."""
    assert [command.name for command in app_of(["resolve"]).registered_commands] == [None]
    assert app_of(["resolve"]).registered_callback is not None
