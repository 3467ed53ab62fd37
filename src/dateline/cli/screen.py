"""What commands print with: tables for people on a terminal, JSON Lines when piped."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

WIDE = 200
ID_SHOWN = 8
WHOLE = frozenset({"id", "when", "killed", "injured"})
"""Columns that are of no use cut in two."""
out = Console(width=None if sys.stdout.isatty() else WIDE, highlight=False, soft_wrap=False)
err = Console(stderr=True, highlight=False)


class Format(StrEnum):
    """How a command prints rows."""

    TABLE = "table"
    JSONL = "jsonl"


def chosen_format(asked: Format | None) -> Format:
    """Choose a table for a person on a terminal and JSON Lines for a pipe, unless told."""
    if asked is not None:
        return asked
    return Format.TABLE if sys.stdout.isatty() else Format.JSONL


def print_rows(rows: Iterable[Mapping[str, object]], columns: Sequence[str], asked: Format | None) -> None:
    """Print rows as a table of the named columns, or every field as JSON Lines."""
    if chosen_format(asked) is Format.JSONL:
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False, default=str) + "\n")
        return
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(column.replace("_", " "), overflow="fold", no_wrap=column in WHOLE)
    count = 0
    for row in rows:
        table.add_row(*(Text(_cell(column, row[column])) for column in columns))
        count += 1
    out.print(table)
    err.print(f"{count} rows", style="dim")


def _cell(column: str, value: object) -> str:
    """Shorten an id to what tells it apart: commands take the beginning of one."""
    words = "" if value is None else str(value)
    return words[: words.find("-") + 1 + ID_SHOWN] if column == "id" else words


def say(words: str, style: str = "") -> None:
    """Print one line of result."""
    out.print(Text(words), style=style, soft_wrap=True)


def note(words: str) -> None:
    """Print one line about the work, beside the result."""
    err.print(Text(words), style="dim", soft_wrap=True)


def warn(words: str) -> None:
    """Print one line about something that went wrong."""
    err.print(Text(words), style="red", soft_wrap=True)


def progress() -> Progress:
    """Make a progress bar with rate and time left; it stays silent where nobody watches."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=err,
        transient=True,
        disable=not err.is_terminal,
    )
