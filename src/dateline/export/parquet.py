"""The flat table as Parquet, typed, for data frames and databases."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from typing import get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.export.flat import EVENT_COLUMNS, EventRow

TYPES = {str: pa.string(), int: pa.int64(), float: pa.float64()}


def event_schema() -> pa.Schema:
    """Give the columns with their types: empty numbers are null, empty words are empty."""
    hints = get_type_hints(EventRow)
    return pa.schema(
        [(name, next(type_ for kind, type_ in TYPES.items() if _holds(hints[name], kind))) for name in EVENT_COLUMNS]
    )


def to_parquet(rows: Iterable[Mapping[str, object]]) -> bytes:
    """Write the rows as one Parquet file; the same rows make the same bytes."""
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows), schema=event_schema()), sink, compression="zstd")
    return sink.getvalue()


def _holds(hint: object, kind: type) -> bool:
    return hint is kind or kind in getattr(hint, "__args__", ())
