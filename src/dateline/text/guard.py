"""Cells that a spreadsheet would run: guarded on the way out, unguarded on the way in."""

from __future__ import annotations

import re

FORMULA = re.compile(r"'*[=+\-@\t\r]")
STARTS = frozenset("'=+-@\t\r")
"""What a cell to be guarded may begin with. Most cells begin otherwise, so one character is looked at first."""
NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def guarded(cell: str) -> str:
    """Keep a spreadsheet from running a cell: text that begins like a formula gets an apostrophe in front."""
    if cell[:1] not in STARTS:
        return cell
    return f"'{cell}" if FORMULA.match(cell) and not NUMBER.fullmatch(cell) else cell


def unguarded(cell: str) -> str:
    """Take off the apostrophe that ``guarded`` put on."""
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell
