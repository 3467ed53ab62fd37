"""What is wrong with a coded file, by row and column."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.errors import Unreadable

FAULTS_SHOWN = 1000
"""A file with more faults than this has the wrong layout; a list of a million helps nobody."""


@dataclass(frozen=True, slots=True)
class CellFault:
    """One cell that cannot be what its column says. ``line`` counts lines of the table, the header being 1."""

    line: int
    column: str
    value: str
    problem: str

    def __str__(self) -> str:
        """Name the place, the value and the problem."""
        return f"line {self.line}, {self.column}: {self.value!r:.60} {self.problem}"


class BrokenRows(Unreadable):
    """Rows of a coded file cannot be read. Nothing of the file was taken; ``faults`` lists every cell."""

    def __init__(self, faults: tuple[CellFault, ...], *, where: str) -> None:
        """Keep the list, and say the first in the message."""
        self.faults = faults
        many = f"{len(faults)} cells cannot be read, the first: {faults[0]}"
        super().__init__(many, where=where, way_out="correct them and add the file again; nothing was taken from it")
