"""What a coded dataset said of an event in its own columns, which come back when the event goes out in that layout."""

from __future__ import annotations

import json
from collections.abc import Mapping

from dateline.export.summary import EventSummary


def kept(summary: EventSummary, layout_id: str) -> Mapping[str, str]:
    """Give the cells that an importer kept of a row in this layout, empty where the event came another way."""
    cells = summary.coded.get(layout_id)
    return {name: str(value) for name, value in json.loads(cells).items()} if cells else {}
