"""Cells that a spreadsheet would run: guarded on the way out, unguarded on the way in."""

from __future__ import annotations

import re

FORMULA = re.compile(r"'*[=+\-@\t\r]")
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def guarded(cell: str) -> str:
    """Keep a spreadsheet from running a cell: text that begins like a formula gets an apostrophe in front."""
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Take off the apostrophe that ``guarded`` put on."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
