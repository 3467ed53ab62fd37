"""An edited table is compared before anything is done with it."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.export.edited import FOLLOWING, Edit, edits_in
from dateline.export.flat import EVENT_COLUMNS, EventRow, event_rows
from dateline.export.written import to_csv
from dateline.model.errors import InvalidValue
from dateline.model.event import Event
from dateline.model.interval import Interval
from tests.export.making import claim, event, events, exactly

ROW: EventRow = next(
    event_rows(
        [
            event(
                claim("deed", "attack"),
                claim("interval", Interval.day(date(2013, 9, 21))),
                claim("toll", exactly("killed", 39)),
            )
        ]
    )
)


def edited(**cells: str) -> str:
    """Write the row with other cells, as a person saves it."""
    sink = io.StringIO(newline="")
    writer = csv.DictWriter(sink, EVENT_COLUMNS)
    writer.writeheader()
    writer.writerow({**ROW, **cells})
    return sink.getvalue()


@settings(deadline=None, max_examples=50)
@given(st.lists(events(), max_size=4, unique_by=lambda made: made.id))
def test_a_table_nobody_edited_changes_nothing(made: list[Event]) -> None:
    """What was exported and comes back untouched has no edit and no fault, whatever is in it."""
    rows = list(event_rows(made))
    report = edits_in("".join(to_csv(rows, EVENT_COLUMNS)), rows)
    assert (report.edits, report.faults, report.untouched) == ((), (), len(rows))


def test_each_changed_cell_is_an_edit() -> None:
    """Every change is named with its old and new value."""
    report = edits_in(edited(killed_best="67", deed="shooting", when="2013-09"), [ROW])
    assert report.edits == (
        Edit("event-1", "deed", "attack", "shooting"),
        Edit("event-1", "when", "2013-09-21", "2013-09"),
        Edit("event-1", "killed_best", "39", "67"),
    )
    assert report.untouched == 0


def test_a_radius_may_have_decimals() -> None:
    """Distances are no counts."""
    assert edits_in(edited(radius_km="12.5"), [ROW]).edits == (Edit("event-1", "radius_km", "", "12.5"),)


def test_a_value_can_be_taken_away() -> None:
    """An emptied cell is an edit to nothing."""
    assert edits_in(edited(deed=""), [ROW]).edits == (Edit("event-1", "deed", "attack", ""),)


def test_what_a_spreadsheet_does_by_itself_is_no_edit() -> None:
    """Decimals, blanks and a byte order mark are not a person's changes."""
    assert edits_in("\ufeff" + edited(killed_best="39.0", deed=" attack "), [ROW]).edits == ()


@pytest.mark.parametrize("written", ["21/09/2013", "9/21/2013", "21.09.2013", "21-09-13", "21/09/2013 00:00"])
def test_a_day_that_a_spreadsheet_wrote_its_own_way_is_no_edit(written: str) -> None:
    """The same day in another country's way of writing is the same day, in columns that follow too."""
    assert edits_in(edited(when=written, date_earliest=written, date_latest=written), [ROW]).edits == ()


def test_a_month_that_a_spreadsheet_wrote_its_own_way_is_no_edit() -> None:
    """Sep-13 is 2013-09; another month is an edit."""
    row = next(event_rows([event(claim("interval", Interval.month(2013, 9)))]))
    assert edits_in("id,when\r\nevent-1,Sep-13\r\n", [row]).edits == ()
    assert edits_in("id,when\r\nevent-1,Oct-13\r\n", [row]).edits == (Edit("event-1", "when", "2013-09", "2013-10"),)


def test_a_day_that_can_only_be_one_is_read() -> None:
    """Where day and month cannot be mistaken, a changed day is taken."""
    assert edits_in(edited(when="22/09/2013"), [ROW]).edits == (Edit("event-1", "when", "2013-09-21", "2013-09-22"),)


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_marks_between_cells_are_read(mark: str) -> None:
    """Spreadsheets of other countries put semicolons between cells, and commas into decimals."""
    table = f"id{mark}killed_best{mark}radius_km\r\nevent-1{mark}39,0{mark}12,5\r\n"
    assert edits_in(table, [ROW]).edits == (Edit("event-1", "radius_km", "", "12.5"),)


def test_a_broken_row_is_named_and_the_rest_is_still_checked() -> None:
    """A row with too few cells is a fault of its own."""
    report = edits_in("id,deed,sources\r\nevent-1,riot\r\nevent-1,bomb,1\r\n", [ROW])
    assert [(fault.line, fault.problem) for fault in report.faults] == [
        (2, "has 2 cells under 3 columns"),
        (3, "no deed is called 'bomb'"),
    ]


def test_columns_of_ones_own_are_passed_over() -> None:
    """Notes beside the table are named, and nothing else."""
    assert edits_in("id,my notes\r\nevent-1,look again\r\n", [ROW]).passed_over == ("my notes",)


def test_a_column_twice_is_refused() -> None:
    """Nobody could say which of the two stands."""
    with pytest.raises(InvalidValue, match="two columns deed"):
        edits_in("id,deed,deed\r\n", [ROW])


def test_columns_and_rows_taken_out_stay_as_they_are() -> None:
    """A person may send back only the columns and rows they worked on."""
    assert edits_in("id,deed\r\nevent-1,riot\r\n", [ROW]).edits == (Edit("event-1", "deed", "attack", "riot"),)
    assert edits_in("id,deed\r\n", [ROW]).untouched == 0


@pytest.mark.parametrize(
    ("column", "cell", "problem"),
    [
        ("deed", "bomb", "no deed is called 'bomb'"),
        ("when", "some day", ""),
        ("killed_best", "many", "is not a value of this column"),
        ("killed_best", "-3", "is not a value of this column"),
        ("killed_best", "2.5", "is not a value of this column"),
        ("latitude", "95", "is not a value of this column"),
        ("longitude", "nan", "is not a value of this column"),
        ("radius_km", "-1", "is not a value of this column"),
        ("where_prec", "9", "is not a value of this column"),
        ("modality", "planned", "follows from other values and is not edited here"),
        ("perpetrators_basis", "claimed", "follows from other values and is not edited here"),
        ("when", "04/09/2013", "may be 2013-04-09 or 2013-09-04: write it so"),
        ("victims", "[name withheld]", "holds a withheld name: edit a table exported with --private-names"),
        ("sources", "7", "follows from other values and is not edited here"),
        ("quotes", "other words", "follows from other values and is not edited here"),
    ],
)
def test_a_cell_that_cannot_be_taken_is_named(column: str, cell: str, problem: str) -> None:
    """The fault names line, column, value and what is wrong, and the edit is not taken."""
    report = edits_in(edited(**{column: cell}), [ROW])
    assert report.edits == ()
    (fault,) = report.faults
    assert (fault.line, fault.column, fault.value) == (2, column, cell)
    assert problem in fault.problem


def test_rows_of_unknown_and_repeated_ids_are_named() -> None:
    """A row that is no event here, and a second row of one event, are faults."""
    report = edits_in("id,deed\r\nevent-1,riot\r\nevent-9,riot\r\nevent-1,protest\r\n", [ROW])
    assert [(fault.line, fault.value, fault.problem) for fault in report.faults] == [
        (3, "event-9", "is no event here"),
        (4, "event-1", "stands in an earlier row too"),
    ]


def test_a_table_without_ids_is_refused() -> None:
    """Without ids nobody can tell which event a row is."""
    with pytest.raises(InvalidValue, match="no column id"):
        edits_in("deed\r\nriot\r\n", [ROW])


def test_columns_that_follow_are_columns() -> None:
    """The list of columns that are not edited names real ones."""
    assert set(EVENT_COLUMNS) >= FOLLOWING
