"""Coded files: found out, checked whole, and read row by row into claims."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.claim import ActorKind, Party
from dateline.model.errors import ReadError, Unreadable
from dateline.model.evidence import Basis
from dateline.model.interval import Extent, Interval, Unit
from dateline.model.layout import layout
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll
from dateline.read.coded import BrokenRows, CodedDocument, read_coded, recognise, source_of
from dateline.read.original import Original
from tests.export.coded import ACLED_ROW, GED_ROW, GTD_ROW, RETRIEVED, as_csv, ged_rows, original

GED = layout("ucdp_ged").names
ROWS = {"ucdp_ged": GED_ROW, "acled": ACLED_ROW, "gtd": GTD_ROW}


def read(row: dict[str, str], layout_id: str) -> CodedDocument:
    """Read one row."""
    (only,) = read_coded(original(as_csv([row], layout(layout_id).names)))
    return only


def values(row: dict[str, str], layout_id: str, name: str) -> list[object]:
    """Give the values that one row claims for one property."""
    return [claim.value for claim in read(row, layout_id).extraction.claims if claim.property == name]


@pytest.mark.parametrize("layout_id", ROWS)
def test_layouts_are_told_by_their_columns(layout_id: str) -> None:
    """A file is known by its header, wherever its columns stand."""
    content = as_csv([ROWS[layout_id]], reversed(["note", *layout(layout_id).names]))
    assert recognise(original(content)) == layout_id
    assert len(list(read_coded(original(content)))) == 1


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"plain words\n", b"id,year\n1,2013\n"])
def test_other_tables_are_not_coded_files(content: bytes) -> None:
    """A table with other columns is left to the other readers."""
    assert recognise(original(content)) is None
    with pytest.raises(Unreadable, match="no coded dataset"):
        list(read_coded(original(content)))


@pytest.mark.parametrize("layout_id", ROWS)
def test_every_quote_stands_in_its_row(layout_id: str) -> None:
    """Each claim quotes the cells it rests on, to the character, and the text is the row."""
    made = read(ROWS[layout_id], layout_id)
    assert made.extraction.claims
    for claim in made.extraction.claims:
        assert claim.evidence.span is not None
        assert claim.evidence.span.of(made.text.characters) == claim.evidence.quote != ""
    lines = made.text.characters.splitlines()
    assert [line.split(": ")[0] for line in lines] == [name for name, cell in ROWS[layout_id].items() if cell]


@pytest.mark.parametrize("layout_id", ROWS)
def test_the_dataset_is_the_source_of_its_rows(layout_id: str) -> None:
    """Each row's document names the dataset it comes from."""
    source = source_of(layout_id)
    assert read(ROWS[layout_id], layout_id).document.source_id == source.id
    assert source.name == layout(layout_id).label


def test_ids_are_the_same_each_time() -> None:
    """Reading a file again makes nothing new."""
    assert read(GED_ROW, "ucdp_ged") == read(GED_ROW, "ucdp_ged")


def test_a_ged_row_as_claims() -> None:
    """Time, place, sides, the dead of each side, and who said so."""
    assert values(GED_ROW, "ucdp_ged", "deed") == ["attack"]
    assert values(GED_ROW, "ucdp_ged", "interval") == [Interval(date(2013, 9, 21), date(2013, 9, 24))]
    (place,) = values(GED_ROW, "ucdp_ged", "place")
    assert isinstance(place, Location)
    assert (place.words, place.name, place.precision, place.country) == (
        "a shopping mall",
        "Nairobi town",
        Precision.EXACT,
        "KE",
    )
    assert values(GED_ROW, "ucdp_ged", "perpetrator") == [Party("Red Hand", ActorKind.UNKNOWN, "Red Hand")]
    assert values(GED_ROW, "ucdp_ged", "target") == [Party("Civilians", ActorKind.CIVILIANS)]
    tolls = values(GED_ROW, "ucdp_ged", "toll")
    assert tolls[0] == Toll(Outcome.KILLED, 67, 71, 75, reckoning=Reckoning.RANGE)
    sides = [(toll.among, toll.best) for toll in tolls[1:] if isinstance(toll, Toll) and toll.part_of_total]
    assert sides == [(PartyClass.PERPETRATORS, 4), (PartyClass.CIVILIANS, 62)]
    claim = next(claim for claim in read(GED_ROW, "ucdp_ged").extraction.claims if claim.property == "perpetrator")
    assert (claim.attribution.basis, claim.attribution.asserter) == (Basis.REPORTED, "police")


def test_two_sides_that_fought_are_both_perpetrators() -> None:
    """GED does not say who of two armed sides struck, so nobody is made the target."""
    row = GED_ROW | {"type_of_violence": "1", "side_a": "Government of Kenya", "side_b": "Red Hand"}
    assert values(row, "ucdp_ged", "perpetrator") == [
        Party("Government of Kenya", ActorKind.STATE_FORCE, "Government of Kenya"),
        Party("Red Hand", ActorKind.REBEL, "Red Hand"),
    ]
    assert values(row, "ucdp_ged", "target") == []


def test_a_sum_of_acts_lasted() -> None:
    """A row that sums up acts over a month lasted through it; whole months are months."""
    row = GED_ROW | {"event_clarity": "2", "date_start": "2013-09-01 00:00:00.000", "date_end": "2013-09-30T00:00:00"}
    expected = Interval(date(2013, 9, 1), date(2013, 9, 30), Extent.THROUGHOUT, Unit.MONTH, Unit.MONTH)
    assert values(row, "ucdp_ged", "interval") == [expected]


def test_figures_out_of_order_are_not_put_in_order() -> None:
    """Where low is over best, only best is taken, and the row says why."""
    made = read(GED_ROW | {"low": "90"}, "ucdp_ged")
    toll = next(claim.value for claim in made.extraction.claims if claim.property == "toll")
    assert toll == Toll(Outcome.KILLED, None, 71, None, reckoning=Reckoning.ABOUT)
    assert [skip.reason[:35] for skip in made.extraction.skipped] == ["low, best and high are not in order"]


def test_an_acled_row_as_claims() -> None:
    """In violence against civilians the second actor is the target; fatalities are the lowest credible figure."""
    assert values(ACLED_ROW, "acled", "deed") == ["attack"]
    assert values(ACLED_ROW, "acled", "interval") == [Interval.day(date(2013, 9, 21))]
    assert values(ACLED_ROW, "acled", "perpetrator") == [Party("Red Hand", ActorKind.REBEL, "Red Hand")]
    assert values(ACLED_ROW, "acled", "target") == [Party("Civilians (Kenya)", ActorKind.CIVILIANS)]
    (toll,) = values(ACLED_ROW, "acled", "toll")
    assert isinstance(toll, Toll)
    assert (toll.low, toll.best, toll.high) == (67, 67, None)


@pytest.mark.parametrize(
    ("precision", "interval"),
    [("2", Interval(date(2013, 9, 18), date(2013, 9, 24))), ("3", Interval.month(2013, 9))],
)
def test_acled_days_are_not_believed_beyond_their_precision(precision: str, interval: Interval) -> None:
    """A day that stands for a week or a month is read as that week or month."""
    assert values(ACLED_ROW | {"time_precision": precision}, "acled", "interval") == [interval]


def test_zero_fatalities_tell_nothing() -> None:
    """The layout writes zero for none and for unknown, so no toll is claimed."""
    assert values(ACLED_ROW | {"fatalities": "0"}, "acled", "toll") == []


def test_numeric_actor_codes_are_read() -> None:
    """Older exports give kinds of actor as numbers."""
    row = ACLED_ROW | {"inter1": "1", "inter2": "3", "event_type": "Battles", "sub_event_type": "Armed clash"}
    kinds = [party.kind for party in values(row, "acled", "perpetrator") if isinstance(party, Party)]
    assert kinds == [ActorKind.STATE_FORCE, ActorKind.MILITIA]


def test_a_strategic_development_without_a_deed_is_counted() -> None:
    """A row that is no kind of deed has no deed claim, and the reason is kept."""
    row = ACLED_ROW | {"event_type": "Strategic developments", "sub_event_type": "Other"}
    assert values(row, "acled", "deed") == []
    assert read(row, "acled").extraction.skipped[0].reason == "the sub-event type is no kind of deed here"


def test_who_is_arrested_is_the_target() -> None:
    """Arrests are made by state forces; the other actor is whom they took."""
    row = ACLED_ROW | {"event_type": "Strategic developments", "sub_event_type": "Arrests", "inter2": "State forces"}
    assert values(row, "acled", "perpetrator") == [
        Party("Civilians (Kenya)", ActorKind.STATE_FORCE, "Civilians (Kenya)")
    ]
    assert values(row, "acled", "target") == [Party("Red Hand", ActorKind.REBEL, "Red Hand")]


def test_a_gtd_row_as_claims() -> None:
    """Attack and weapon make the deed, and an extended attack lasts until it was resolved."""
    assert values(GTD_ROW, "gtd", "deed") == ["shooting"]
    lasted = Interval(date(2013, 9, 21), date(2013, 9, 24), Extent.THROUGHOUT)
    assert values(GTD_ROW, "gtd", "interval") == [lasted]
    assert values(GTD_ROW, "gtd", "target") == [Party("Shoppers", ActorKind.CIVILIANS)]
    killed, attackers, wounded = (toll for toll in values(GTD_ROW, "gtd", "toll") if isinstance(toll, Toll))
    assert (killed.best, attackers.best, attackers.among, wounded.outcome) == (
        71,
        4,
        PartyClass.PERPETRATORS,
        Outcome.INJURED,
    )


@pytest.mark.parametrize(
    ("cells", "interval"),
    [
        ({"iday": "0", "extended": "0"}, Interval.month(2013, 9)),
        ({"iday": "0", "imonth": "0"}, Interval.year(2013)),
        ({"resolution": "some days later"}, Interval.day(date(2013, 9, 21))),
    ],
)
def test_gtd_zeros_are_unknown(cells: dict[str, str], interval: Interval) -> None:
    """A month or day of zero is not known, and free text is no day."""
    row = GTD_ROW | cells
    assert values(row, "gtd", "interval") == [interval]


def test_gtd_unknowns_make_no_claims() -> None:
    """Unknown groups and minus ninety-nine are not told; a share of a total is counted out."""
    row = GTD_ROW | {"gname": "Unknown", "nkill": "-99", "nwound": "2.5", "target1": "", "guncertain1": "1"}
    assert values(row, "gtd", "perpetrator") == values(row, "gtd", "target") == []
    assert [skip.reason for skip in read(row, "gtd").extraction.skipped] == [
        "nwound is a share of a total over several rows"
    ]


def test_a_suspected_group_is_suspected() -> None:
    """GTD's doubt about the group becomes the footing of the claim."""
    made = read(GTD_ROW | {"guncertain1": "1"}, "gtd")
    claim = next(claim for claim in made.extraction.claims if claim.property == "perpetrator")
    assert claim.attribution.basis is Basis.SUSPECTED


def test_old_headers_are_read_by_name() -> None:
    """A release with fewer columns, in another order, is read as far as it goes."""
    gone = {"relid", "code_status", "conflict_dset_id", "where_description", "region", "gwnob"}
    old = [name for name in reversed(GED) if name not in gone]
    (only,) = read_coded(original(as_csv([GED_ROW], old)))
    assert next(claim.value for claim in only.extraction.claims if claim.property == "deed") == "attack"


def test_a_candidate_file_without_a_header_is_read_by_position() -> None:
    """A file that begins with data and has exactly GED's columns is read as GED."""
    content = as_csv([GED_ROW, GED_ROW | {"id": "1002"}], GED).split(b"\r\n", 1)[1]
    assert [each.document.part for each in read_coded(original(content))] == ["1001", "1002"]


def test_tag_rows_are_passed_over() -> None:
    """The row of HXL tags under the header is no event."""
    header, rest = as_csv([GED_ROW], GED).split(b"\r\n", 1)
    tags = b"#event+id" + b"," * (len(GED) - 1)
    assert len(list(read_coded(original(b"\r\n".join([header, tags, rest]))))) == 1


def test_a_byte_order_mark_is_no_part_of_the_first_column() -> None:
    """Files saved by a spreadsheet begin with a mark."""
    assert recognise(original(b"\xef\xbb\xbf" + as_csv([GED_ROW], GED))) == "ucdp_ged"


def test_guards_against_formulas_come_off() -> None:
    """An office called "@someone" went out guarded and comes in as it was."""
    made = read(GED_ROW | {"source_office": "'@someone"}, "ucdp_ged")
    assert "source_office: @someone\n" in made.text.characters


def test_large_files_are_read_from_disk(tmp_path: Path) -> None:
    """A file that is not held in memory is read all the same."""
    path = tmp_path / "ged.csv"
    path.write_bytes(as_csv([GED_ROW], GED))
    on_disk = Original(b"", str(path), "text/csv", RETRIEVED, path=path)
    assert recognise(on_disk) == "ucdp_ged"
    assert len(list(read_coded(on_disk))) == 1


@pytest.mark.parametrize(
    ("layout_id", "column", "cell", "problem"),
    [
        ("ucdp_ged", "best", "many", "is not a whole number"),
        ("ucdp_ged", "latitude", "north", "is not a number"),
        ("ucdp_ged", "latitude", "95.0", "is not possible here"),
        ("ucdp_ged", "date_start", "21/09/2013", "is not a day"),
        ("ucdp_ged", "date_start", "2013-02-30", "is not a day"),
        ("ucdp_ged", "date_end", "2012-01-01", "is not possible here"),
        ("ucdp_ged", "side_a", "", "is missing"),
        ("ucdp_ged", "type_of_violence", "4", "is not possible here"),
        ("ucdp_ged", "where_prec", "9", "is not possible here"),
        ("acled", "time_precision", "4", "is not possible here"),
        ("acled", "longitude", "200", "is not possible here"),
        ("gtd", "attacktype1", "12", "is not possible here"),
        ("gtd", "iday", "31", "is not possible here"),
        ("gtd", "longitude", "", "is not possible here"),
    ],
)
def test_a_broken_cell_is_named(layout_id: str, column: str, cell: str, problem: str) -> None:
    """The error names line, column, value and what is wrong."""
    good, bad = ROWS[layout_id], ROWS[layout_id] | {column: cell}
    content = as_csv([good, bad | {layout(layout_id).names[0]: "77"}], layout(layout_id).names)
    with pytest.raises(BrokenRows) as caught:
        list(read_coded(original(content)))
    (fault,) = caught.value.faults
    assert (fault.line, fault.column, fault.value) == (3, column, cell)
    assert problem in fault.problem
    assert f"line 3, {column}" in str(caught.value)


def test_nothing_is_half_imported() -> None:
    """With one row of ten broken, every broken cell is listed and no row is given."""
    rows = [GED_ROW | {"id": str(number), "best": "x" if number % 10 == 0 else "71"} for number in range(1, 101)]
    given_rows = read_coded(original(as_csv(rows, GED)))
    with pytest.raises(BrokenRows) as caught:
        next(given_rows)
    assert [fault.line for fault in caught.value.faults] == list(range(11, 102, 10))


def test_a_row_with_too_few_cells_is_named() -> None:
    """A line cut short is a fault of its row."""
    content = as_csv([GED_ROW], GED) + b"1002,short\r\n"
    with pytest.raises(BrokenRows, match="the row has 2 cells where the header has 49"):
        list(read_coded(original(content)))


def test_an_id_that_stands_twice_is_named() -> None:
    """Two rows with one id would be one document."""
    with pytest.raises(BrokenRows, match="stands in an earlier row too"):
        list(read_coded(original(as_csv([GED_ROW, GED_ROW], GED))))


def test_a_missing_column_is_named() -> None:
    """A file that lacks a column it cannot do without says which."""
    with pytest.raises(Unreadable, match="it lacks the column latitude, best"):
        list(read_coded(original(as_csv([GED_ROW], [name for name in GED if name not in {"latitude", "best"}]))))


@settings(deadline=None)
@given(ged_rows(), st.data())
def test_any_broken_file_is_refused_with_a_read_error(row: dict[str, str], data: st.DataObject) -> None:
    """Whatever bytes are cut out or put in, the file is read or refused; nothing else happens."""
    content = bytearray(as_csv([row], GED))
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))
    with suppress(ReadError):
        list(read_coded(original(bytes(content))))
