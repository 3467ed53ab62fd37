"""The layouts of other datasets: their columns, in order, and what each cell may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dateline.model.errors import CodebookError
from dateline.model.yaml_text import load_yaml


class CellKind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what its cells hold, and whether a row without it can be read at all."""

    name: str
    kind: CellKind
    required: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of one dataset's files, in order."""

    id: str
    label: str
    columns: tuple[Column, ...]
    expressed: frozenset[str]
    """The columns that claims hold, or that follow from claims."""

    @property
    def kept(self) -> tuple[str, ...]:
        """Name the columns that no claim holds, which an importer keeps as they are written."""
        return tuple(name for name in self.names if name not in self.expressed)

    @property
    def names(self) -> tuple[str, ...]:
        """Give the header."""
        return tuple(column.name for column in self.columns)


@cache
def layouts() -> Mapping[str, Layout]:
    """Give every layout by its id."""
    path = files("dateline.model") / "codebooks" / "layouts.yaml"
    loaded = load_yaml(path.read_text(encoding="utf-8"))
    return MappingProxyType({name: _layout(name, spec) for name, spec in loaded.items()})


def layout(name: str) -> Layout:
    """Give one layout, or refuse a name that there is none of."""
    try:
        return layouts()[name]
    except KeyError:
        raise CodebookError(
            f"no layout is called {name!r}", where="layouts.yaml", way_out=f"one of {', '.join(layouts())}"
        ) from None


def _layout(name: str, spec: Mapping[str, Any]) -> Layout:
    columns = tuple(
        Column(column, CellKind(kind.rstrip("!")), kind.endswith("!")) for column, kind in spec["columns"].items()
    )
    unknown = set(spec["expressed"]) - set(spec["columns"])
    if unknown:
        raise CodebookError(f"{name} expresses columns it has not: {', '.join(sorted(unknown))}", where="layouts.yaml")
    return Layout(name, spec["label"], columns, frozenset(spec["expressed"]))
