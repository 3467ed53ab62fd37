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


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that cannot be read, and why."""

    line: int
    faults: tuple[CellFault, ...]


class BrokenRows(Unreadable):
    """Rows of a coded file cannot be read. Nothing of the file was taken; ``faults`` lists every cell."""

    def __init__(self, faults: tuple[CellFault, ...], *, where: str, listed: str = "") -> None:
        """Keep the list, say the first in the message, and where all of them are listed."""
        self.faults = faults
        many = f"{len(faults):,} cells cannot be read, the first: {faults[0]}"
        all_of_them = f"all are listed in {listed}; " if listed else ""
        super().__init__(many, where=where, way_out=f"{all_of_them}nothing was taken: correct them and add it again")
