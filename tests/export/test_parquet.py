"""The flat table as Parquet."""

from __future__ import annotations

import io

import pyarrow.parquet as pq
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.flat import EVENT_COLUMNS, event_rows
from dateline.export.parquet import event_schema, to_parquet
from dateline.model.event import Event
from tests.export.making import events


@settings(deadline=None, max_examples=40)
@given(st.lists(events(), max_size=4))
def test_parquet_gives_every_row_back(made: list[Event]) -> None:
    """What is written is read back the same, with its types, and the same rows make the same bytes."""
    rows = list(event_rows(made))
    content = to_parquet(rows)
    assert pq.read_table(io.BytesIO(content)).to_pylist() == rows
    assert to_parquet(rows) == content


def test_parquet_columns_are_typed() -> None:
    """Figures are whole numbers, coordinates are numbers, and the order is the table's."""
    schema = event_schema()
    assert tuple(schema.names) == EVENT_COLUMNS
    assert (str(schema.field("killed_best").type), str(schema.field("latitude").type)) == ("int64", "double")
