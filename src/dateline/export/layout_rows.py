"""Rows in the layouts of other datasets, and what a coded dataset said in its own columns before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias, cast

from dateline.export.summary import EventSummary
from dateline.model.codec import loads

Cell: TypeAlias = str | int | float | None
LayoutRow: TypeAlias = dict[str, Cell]
"""One row of a layout: every column of it, in its order."""


def kept(summary: EventSummary, layout_id: str) -> Mapping[str, str]:
    """Give the cells that an importer kept of a row in this layout, empty where the event came another way.

    They come back when the event goes out in that layout, save where claims say otherwise.
    """
    cells = summary.coded.get(layout_id)
    return cast(Mapping[str, str], loads(cells)) if cells else {}
