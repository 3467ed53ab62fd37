"""The weights that come with Dateline: what each level of each comparison says for one event, and for a part of one."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TypedDict

import numpy as np

from dateline.model.errors import CodebookError
from dateline.model.yaml_text import load_yaml
from dateline.resolve.compare import LEVELS
from dateline.resolve.context import CONTEXT_LEVELS
from dateline.resolve.learn import Table, Weights

ALL_LEVELS: dict[str, tuple[str, ...]] = {**LEVELS, **CONTEXT_LEVELS}

PART_COMPARISONS = (
    *("inside", "toll", "rival", "rivals", "share", "leg", "repeated", "spread", "place", "time"),
    *("figure", "several", "adds", "twins"),
)
"""What tells a part from another telling of the whole: how the two are nested, and who else matches."""


class WeightsSpec(TypedDict):
    """One model as YAML holds it."""

    prior: float
    levels: dict[str, dict[str, float]]


class TableSpec(TypedDict):
    """Both models as YAML holds them."""

    together: WeightsSpec
    part: WeightsSpec


@cache
def shipped(name: str = "weights") -> Table:
    """Read the weights learned from judged pairs (``weights``), or those set by hand that they were drawn to."""
    spec: TableSpec = load_yaml((files("dateline.resolve") / f"{name}.yaml").read_text("utf-8"))
    return table_from(spec)


def table_from(spec: TableSpec) -> Table:
    """Read a table, refusing one that leaves a level out or names one that no comparison finds."""
    return Table(_weights(spec["together"], tuple(ALL_LEVELS)), _weights(spec["part"], PART_COMPARISONS))


def _weights(spec: WeightsSpec, names: tuple[str, ...]) -> Weights:
    for name in names:
        if set(spec["levels"].get(name, ())) != set(ALL_LEVELS[name]):
            listed = ", ".join(ALL_LEVELS[name])
            raise CodebookError(f"weights of {name!r} do not cover its levels", way_out=f"give {listed}")
    return Weights(
        float(spec["prior"]),
        {name: np.array([spec["levels"][name][level] for level in ALL_LEVELS[name]], dtype=float) for name in names},
    )


def table_text(table: Table) -> str:
    """Write a table as YAML, two decimals."""
    lines: list[str] = []
    for title, weights in (("together", table.together), ("part", table.part)):
        lines += [f"{title}:", f"  prior: {weights.prior:.2f}", "  levels:"]
        for name, found in weights.levels.items():
            lines.append(f"    {name}:")
            lines += [f'      "{level}": {weight:.2f}' for level, weight in zip(ALL_LEVELS[name], found, strict=True)]
    return "\n".join(lines) + "\n"
