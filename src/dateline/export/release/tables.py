"""The tables of a release: their columns, types and keys, read from one YAML file that everything is made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TypeAlias

from dateline.model.errors import CodebookError
from dateline.model.yaml_text import load_yaml

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = Mapping[str, Cell]
"""One row: every column of its table; days and times are ISO text, and unknown is None or empty text."""


class Kind(StrEnum):
    """What the cells of a column hold, in the words of Table Schema."""

    STRING = "string"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    DATETIME = "datetime"


@dataclass(frozen=True, slots=True)
class Column:
    """One column, and what it says."""

    name: str
    kind: Kind
    says: str
    required: bool = False
    unique: bool = False
    of: str | None = None
    """The table whose id it holds."""
    later: bool = False
    """Whether releases were made before it was added, which have it not."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a release. ``key`` names the columns that tell its rows apart, none where nothing does."""

    id: str
    label: str
    description: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    def as_made(self, header: Sequence[str]) -> Table:
        """Give the table as a release has it whose header this is: one made earlier lacks what was added later."""
        return replace(self, columns=tuple(each for each in self.columns if not each.later or each.name in header))

    @property
    def names(self) -> tuple[str, ...]:
        """Give the header."""
        return tuple(column.name for column in self.columns)

    @property
    def csv(self) -> str:
        """Name its file of comma-separated values."""
        return f"{self.id}.csv"

    @property
    def parquet(self) -> str:
        """Name its Parquet file."""
        return f"{self.id}.parquet"


@cache
def tables() -> Mapping[str, Table]:
    """Give every table by its id, in the order people are shown them."""
    path = files("dateline.export.release") / "tables.yaml"
    loaded = load_yaml(path.read_text(encoding="utf-8"))
    return MappingProxyType({name: _table(name, spec, set(loaded)) for name, spec in loaded.items()})


def table(name: str) -> Table:
    """Give one table."""
    return tables()[name]


def _table(name: str, spec: Mapping[str, object], known: set[str]) -> Table:
    cells = spec["columns"]
    if not isinstance(cells, dict):
        raise CodebookError(f"{name} has no columns", where="tables.yaml")
    columns = tuple(_column(column, cell) for column, cell in cells.items())
    astray = [column.of for column in columns if column.of and column.of not in known]
    if astray:
        raise CodebookError(f"{name} points at {astray[0]}, which is no table", where="tables.yaml")
    key = spec["key"]
    return Table(
        name,
        str(spec["label"]),
        str(spec["description"]),
        tuple(str(each) for each in key) if isinstance(key, list) else (),
        columns,
    )


def _column(name: str, cell: Mapping[str, str | bool]) -> Column:
    of = cell.get("of")
    return Column(
        name,
        Kind(str(cell["type"])),
        str(cell["says"]),
        bool(cell.get("required", False)),
        bool(cell.get("unique", False)),
        str(of) if of else None,
        bool(cell.get("later", False)),
    )
