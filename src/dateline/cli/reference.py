"""The page of commands in the docs, written from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import typer


def reference(app: typer.Typer) -> str:
    """Give every command with its arguments, options and example, as Markdown."""
    root = typer.main.get_command(app)
    return "\n".join(_pages(root, "dateline"))


def _pages(command: Any, name: str) -> Iterator[str]:
    children = getattr(command, "commands", None)
    if children is not None:
        for child in children.values():
            yield from _pages(child, f"{name} {child.name}")
        return
    yield f"## `{name}`\n"
    yield " ".join((command.help or "").split("\n\n")[0].split()) + "\n"
    for paragraph in (command.help or "").split("\n\n")[1:]:
        yield " ".join(paragraph.split()) + "\n"
    rows = [_row(parameter) for parameter in command.params]
    if rows:
        yield "| option | meaning |\n|---|---|"
        yield "\n".join(rows) + "\n"


def _row(parameter: Any) -> str:
    option = parameter.param_type_name == "option"
    name = ", ".join(parameter.opts) if option else str(parameter.name).upper()
    return f"| `{name}` | {getattr(parameter, 'help', '') or ''} |"
