"""The explore page's figures."""

from __future__ import annotations

from datetime import date

import numpy as np
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from dateline.pipeline.cells import EVENTS
from dateline.pipeline.indexing import EventCells
from dateline.web.explore.asked import Lines
from dateline.web.explore.clusters import cluster
from dateline.web.explore.columns import Columns
from dateline.web.explore.timeline import Unit, timeline
from tests.web.client import Client

DAYS = st.dates(date(1989, 1, 1), date(2025, 12, 31))


def made(**told: list[object]) -> Columns:
    """Make columns of which only some cells are told."""
    size = len(next(iter(told.values())))
    arrays = [pa.array(told.get(name, [None] * size), EVENTS.field(name).type) for name in EVENTS.names]
    return Columns(EventCells(pa.Table.from_arrays(arrays, schema=EVENTS)))


def lines(columns: Columns) -> Lines:
    """Give all lines."""
    return np.arange(len(columns.cells))


def test_one_look_holds_map_timeline_facets_and_table(client: Client) -> None:
    """All four count the same events."""
    look = client.get("/api/v1/explore").json()
    assert look["total"] == 4
    assert look["unplaced"] == 1
    assert sum(each["count"] for each in look["clusters"]) == 3
    assert round(sum(bar["sure"] + bar["spread"] for bar in look["timeline"]["bars"]), 2) == 4
    assert {each["value"]: each["count"] for each in look["facets"]["country"]} == {"AF": 1, "PK": 2, "SO": 1}
    assert [row["deed"] for row in look["rows"]] == ["suicide_bombing", "ambush", "attack", "attack"]


def test_a_narrowed_facet_still_offers_its_other_values(client: Client) -> None:
    """Having chosen one country, another can be chosen beside it."""
    look = client.get("/api/v1/explore?country=AF").json()
    assert look["total"] == 1
    assert len(look["facets"]["country"]) == 3
    assert [each["value"] for each in look["facets"]["deed"]] == ["suicide_bombing"]


def test_no_private_name_is_among_the_figures(client: Client) -> None:
    """The table shows the event and not the person."""
    assert "Zarina" not in client.get("/api/v1/explore").text


def test_events_of_one_month_or_year_are_spread(client: Client) -> None:
    """A day is sure; a month is a month's bar, sure; a year is spread over twelve of them."""
    bars = client.get("/api/v1/explore?unit=month").json()["timeline"]["bars"]
    told = {bar["start"]: bar for bar in bars}
    assert told["2016-07"]["sure"] == told["2016-08"]["sure"] == told["2018-01"]["sure"] == 1
    year = [bar["spread"] for start, bar in told.items() if start.startswith("2017")]
    assert len(year) == 12
    assert round(sum(year), 2) == 1


@given(st.lists(st.tuples(DAYS, st.integers(0, 800)), min_size=1, max_size=30), st.sampled_from([None, *Unit]))
def test_nothing_is_lost_along_time(spans: list[tuple[date, int]], unit: Unit | None) -> None:
    """However they are counted, the bars add up to the events that are dated."""
    first = [day for day, _ in spans]
    last = [date.fromordinal(day.toordinal() + length) for day, length in spans]
    columns = made(earliest=[*first, None], latest=[*last, None])
    found = timeline(columns, lines(columns), unit)
    assert found["undated"] == 1
    total = sum(bar["sure"] + bar["spread"] for bar in found["bars"])
    assert abs(total - len(spans)) < 0.01 * len(found["bars"]) + 0.01


@given(
    st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180), st.integers(1, 7)), min_size=1, max_size=40),
    st.floats(0, 24),
)
def test_every_placed_event_is_in_one_cluster(places: list[tuple[float, float, int]], zoom: float) -> None:
    """Clusters add up to the events with a point, whatever the zoom, poles and date line included."""
    north, east, steps = zip(*places, strict=True)
    columns = made(latitude=[*north, None], longitude=[*east, None], precision=[*steps, None])
    found, left_out = cluster(columns, lines(columns), zoom, None)
    assert sum(each["count"] for each in found) + left_out == len(places)


def test_a_province_is_not_counted_into_a_town() -> None:
    """Two events on one point that are drawn in two ways make two clusters."""
    columns = made(latitude=[1.0, 1.0], longitude=[1.0, 1.0], precision=[1, 4])
    found, _ = cluster(columns, lines(columns), 3, None)
    assert {each["drawn"] for each in found} == {"exact", "area"}
