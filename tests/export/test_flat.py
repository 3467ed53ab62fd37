"""The flat table of events."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export.actors import ACTOR_COLUMNS, actor_rows
from dateline.export.counts import Count
from dateline.export.flat import EVENT_COLUMNS, event_rows, figures
from dateline.export.geojson import to_geojson
from dateline.export.summary import Citation
from dateline.export.written import to_csv, to_json_lines
from dateline.model.claim import ActorKind, Party
from dateline.model.codebook import actor_properties
from dateline.model.event import Event
from dateline.model.evidence import Attribution, Basis, Modality
from dateline.model.interval import Extent, Interval, Unit
from dateline.model.place import Location, Precision
from dateline.text.guard import guarded, unguarded
from tests.export.making import actor, claim, event, events, exactly, toll

NAIROBI = Location("Westgate mall", Precision.EXACT, "geonames:184745", "Nairobi", -1.28, 36.82, 5.0, "KE", "Nairobi")
GROUP = Party("gunmen of Red Hand", ActorKind.REBEL, "Red Hand")


def siege() -> Event:
    """Tell one event from two texts that disagree on the dead."""
    return event(
        claim("deed", "attack", quote="attacked the mall", given=Attribution(Basis.STATED, Modality.HAPPENED)),
        claim("interval", Interval.day(date(2013, 9, 21)), quote="on Saturday"),
        claim("place", NAIROBI, quote="Westgate mall"),
        claim("perpetrator", GROUP, quote="Red Hand", given=Attribution(Basis.ACCUSED, asserter="the government")),
        claim("target", Party("shoppers", ActorKind.CIVILIANS), quote="shoppers"),
        claim("toll", toll("killed", 39, 39, None), quote="at least 39 people"),
        claim("toll", exactly("arrested", 11), quote="11 suspects"),
        others={"toll": [claim("toll", exactly("killed", 38), text="text-2", quote="38 people")]},
    )


CITATIONS = {
    "text-1": Citation(
        "text-1", "document-1", "Mall attacked", "The Courier", date(2013, 9, 22), "https://c.example/1"
    ),
    "text-2": Citation("text-2", "document-2", "Mall, a year on", None, None, None),
}


def test_an_event_becomes_one_row_with_all_it_tells() -> None:
    """Every part of an event has its column, each as exact as it is known."""
    row = next(event_rows([siege()], CITATIONS))
    assert row["deed"] == "attack"
    assert (row["when"], row["date_earliest"], row["date_prec"]) == ("2013-09-21", "2013-09-21", 1)
    assert (row["place"], row["country"], row["where_prec"], row["latitude"]) == ("Nairobi", "KE", 1, -1.28)
    assert (row["perpetrators"], row["perpetrators_basis"]) == ("Red Hand", "accused")
    assert (row["targets"], row["victims"]) == ("shoppers", "")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == (38, 39, None)
    assert row["injured_best"] is None
    assert row["others_affected"] == "11 arrested"
    assert row["attribution"] == "accused by the government: perpetrator"
    assert row["disputed"] == "toll"
    assert row["sources"] == 2
    assert row["cited"] == "The Courier, Mall attacked, 2013-09-22, https://c.example/1; Mall, a year on"
    assert "at least 39 people" in row["quotes"]


def test_what_no_text_tells_stays_empty() -> None:
    """An event with a deed only has no date, place or toll, and none is made up."""
    row = next(event_rows([event(claim("deed", "riot", quote="riots"))]))
    told = {name: value for name, value in row.items() if value not in ("", None)}
    assert told == {"id": "event-1", "deed": "riot", "modality": "happened", "sources": 1, "quotes": "riots"}


def test_a_month_is_a_month() -> None:
    """A date known to the month is written so, with its precision, and not as its first day."""
    row = next(event_rows([event(claim("interval", Interval.month(2017, 8)))]))
    assert (row["when"], row["date_earliest"], row["date_latest"], row["date_prec"]) == (
        "2017-08",
        "2017-08-01",
        "2017-08-31",
        4,
    )


def test_what_a_party_only_denies_is_not_its_deed() -> None:
    """A party that a text names only to say that it denies is no perpetrator."""
    denied = event(claim("perpetrator", GROUP, given=Attribution(Basis.DENIED)))
    assert next(event_rows([denied]))["perpetrators"] == ""


def test_quotes_that_stand_inside_others_are_not_repeated() -> None:
    """The words of a toll inside the sentence of the deed are quoted once."""
    told = event(claim("deed", "attack", quote="killed at least 39 people"), claim("place", NAIROBI, quote="39 people"))
    assert next(event_rows([told]))["quotes"] == "killed at least 39 people"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(24, 24, 24), "24"),
        (Count(300, 300, None), "at least 300"),
        (Count(20, 27, 35), "20–35"),
        (Count(None, 40, None), "about 40"),
        (Count(None, None, 50), "at most 50"),
        (Count(), "an unknown number"),
    ],
)
def test_figures_in_words(count: Count, words: str) -> None:
    """A count reads as a person would write it."""
    assert figures(count) == words


@given(st.lists(events(), max_size=4))
def test_csv_gives_every_cell_back(told: list[Event]) -> None:
    """What is written as CSV is read back the same, cell by cell, whatever characters are in it."""
    rows = list(event_rows(told))
    read = list(csv.reader(io.StringIO("".join(to_csv(rows, EVENT_COLUMNS)), newline="")))
    assert read[0] == list(EVENT_COLUMNS)
    expected = [["" if row[name] is None else str(row[name]) for name in EVENT_COLUMNS] for row in map(dict, rows)]
    assert [[unguarded(cell) for cell in line] for line in read[1:]] == expected


@given(st.text())
def test_no_text_cell_begins_like_a_formula(cell: str) -> None:
    """A spreadsheet runs nothing that a document says, and the guard comes off without a trace."""
    shown = guarded(cell)
    assert shown[:1] not in {"=", "@", "\t", "\r"}
    assert shown[:1] not in {"+", "-"} or shown == cell
    assert unguarded(shown) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-cmd", "@SUM(A1)", "\t=1", "-1+2", "'=1"])
def test_formulas_are_guarded(cell: str) -> None:
    """Each way to begin a formula gets an apostrophe."""
    assert guarded(cell) == f"'{cell}"


def test_plain_numbers_are_not_guarded() -> None:
    """A negative number stays a number."""
    assert [guarded(cell) for cell in ("-1", "-1.5", "+2.5")] == ["-1", "-1.5", "+2.5"]


def test_csv_comes_in_pieces() -> None:
    """A large table is written a piece at a time, and the header once."""
    rows = [{"a": number} for number in range(2500)]
    pieces = list(to_csv(rows, ["a"]))
    assert len(pieces) == 4
    assert "".join(pieces).splitlines() == ["a", *map(str, range(2500))]


@given(st.lists(events(), max_size=3))
def test_json_lines_hold_the_rows(told: list[Event]) -> None:
    """Each line is one row, with its types."""
    rows = list(event_rows(told))
    assert [json.loads(line) for line in to_json_lines(rows)] == rows


@given(st.lists(events(), max_size=4))
def test_geojson_is_a_feature_collection(told: list[Event]) -> None:
    """Every event is a feature, longitude first, unplaced ones with a null geometry."""
    collection = json.loads("".join(to_geojson(told)))
    assert collection["type"] == "FeatureCollection"
    assert [feature["id"] for feature in collection["features"]] == [each.id for each in told]
    for feature, row in zip(collection["features"], event_rows(told), strict=True):
        assert feature["type"] == "Feature"
        if row["longitude"] is None:
            assert feature["geometry"] is None
        else:
            assert feature["geometry"] == {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}
        assert (feature["properties"]["precision"] is None) == (row["where_prec"] is None)


def test_geojson_says_how_exact_a_point_is() -> None:
    """The precision stands in words beside the point."""
    feature = json.loads("".join(to_geojson([siege()])))["features"][0]
    assert feature["properties"]["precision"] == "exact place"
    assert feature["properties"]["killed_best"] == 39


def test_an_actor_becomes_one_row() -> None:
    """An actor's values are joined, with the time they held, and fields shown empty are named."""
    row = next(
        actor_rows(
            [
                actor(
                    claim("alias", "RH"),
                    claim("founded", Interval.day(date(2015, 1, 26))),
                    claim("leader", Party("Amir", ActorKind.REBEL, "Amir")),
                    claim("leader", "Amir"),
                    claim("headquarters", Location("the hills", name="Achin")),
                    claim("size", exactly("killed", 3, phrase="about 300 men")),
                    claim("ally", None),
                    claim("opponent", None),
                    claim("opponent", "Kenya", text="text-2"),
                )
            ]
        )
    )
    assert set(row) == set(ACTOR_COLUMNS)
    assert (row["name"], row["alias"], row["founded"], row["leader"]) == ("Red Hand", "RH", "2015-01-26", "Amir")
    assert (row["headquarters"], row["size"]) == ("Achin", "about 300 men")
    assert (row["shown_empty"], row["sources"]) == ("ally", 2)


def test_a_leader_has_their_years() -> None:
    """A value that held for a time says when."""
    years = Interval(date(2008, 1, 1), date(2014, 12, 31), Extent.THROUGHOUT, Unit.YEAR, Unit.YEAR)
    led = replace(claim("leader", "Amir"), valid=years)
    assert next(actor_rows([actor(led)]))["leader"] == "Amir (2008/2014)"


def test_columns_are_in_a_fixed_order() -> None:
    """Files of two days can be compared line by line: the columns never move."""
    assert EVENT_COLUMNS[:5] == ("id", "deed", "modality", "when", "date_earliest")
    assert list(ACTOR_COLUMNS) == ["id", *actor_properties(), "shown_empty", "sources"]
