"""The weights that come with Dateline: what each level of each comparison says for one event, and for a part of one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypedDict

import numpy as np
import yaml

from dateline.model.errors import CodebookError
from dateline.resolve.columns import Floats
from dateline.resolve.compare import LEVELS
from dateline.resolve.context import CONTEXT_LEVELS
from dateline.resolve.learn import Table

ALL_LEVELS: dict[str, tuple[str, ...]] = {**LEVELS, **CONTEXT_LEVELS}
SECOND_LOOK = ("rival", "rivals")
"""Comparisons that need the odds of the others first."""


class TableSpec(TypedDict):
    """A table of weights as YAML holds it: [same, part] for each level."""

    prior: list[float]
    comparisons: dict[str, dict[str, list[float]]]


@cache
def shipped(name: str = "weights") -> Table:
    """Read the weights learned from judged pairs (``weights``), or those set by hand that they were drawn to."""
    spec: TableSpec = yaml.safe_load((files("dateline.resolve") / f"{name}.yaml").read_text("utf-8"))
    return table_from(spec)


def table_from(spec: TableSpec) -> Table:
    """Read a table, refusing one that leaves a level out or names one that no comparison finds."""
    for name, levels in ALL_LEVELS.items():
        if set(spec["comparisons"].get(name, ())) != set(levels):
            raise CodebookError(f"weights of {name!r} do not cover its levels", way_out=f"give {', '.join(levels)}")
    same, part = ({name: _column(spec, name, which) for name in ALL_LEVELS} for which in (0, 1))
    return Table(float(spec["prior"][0]), float(spec["prior"][1]), same, part)


def _column(spec: TableSpec, name: str, which: int) -> Floats:
    return np.array([spec["comparisons"][name][level][which] for level in ALL_LEVELS[name]], dtype=np.float64)


def table_text(table: Table) -> str:
    """Write a table as YAML, two decimals."""
    lines = [f"prior: [{table.prior_same:.2f}, {table.prior_part:.2f}]", "comparisons:"]
    for name, levels in ALL_LEVELS.items():
        lines.append(f"  {name}:")
        lines += [_line(level, table, name, number) for number, level in enumerate(levels)]
    return "\n".join(lines) + "\n"


def _line(level: str, table: Table, name: str, number: int) -> str:
    return f'    "{level}": [{table.same[name][number]:.2f}, {table.part[name][number]:.2f}]'
