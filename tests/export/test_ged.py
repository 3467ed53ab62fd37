"""GED out, and in and out again."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from dateline.export.ged import COLUMNS, ged_row, ged_rows, priogrid, violence_of
from dateline.export.layout_rows import LayoutRow
from dateline.export.losses import LossReport
from dateline.export.summary import Citation, summarise
from dateline.export.written import to_csv
from dateline.model.claim import ActorKind, Party
from dateline.model.event import Event
from dateline.model.evidence import Attribution, Basis, Modality
from dateline.model.interval import Extent, Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Toll
from dateline.text.guard import unguarded
from tests.export import coded
from tests.export.making import claim, event, events, exactly, toll

REBELS = Party("fighters of Red Hand", ActorKind.REBEL, "Red Hand")
SOLDIERS = Party("Kenyan soldiers", ActorKind.STATE_FORCE, "Kenya")
SHOPPERS = Party("shoppers", ActorKind.CIVILIANS)
PLACE = Location("a mall in Nairobi", Precision.EXACT, "g:1", "Nairobi", -1.283333, 36.816667, 5.0, "KE", "Nairobi")
DAY = Interval.day(date(2013, 9, 21))


def told(*tolls: Toll, deed: str | None = "attack", struck: Party = SHOPPERS, **more: object) -> Event:
    """Tell of an event that GED can hold."""
    values = {"deed": deed, "interval": DAY, "place": PLACE, "perpetrator": REBELS, "target": struck} | more
    claims = [claim(name, value) for name, value in values.items() if value is not None]  # type: ignore[arg-type]
    return event(*claims, *(claim("toll", each) for each in tolls))


def row_of(given_event: Event) -> LayoutRow:
    """Lay out one event that must not be left out."""
    written = ged_row(next(iter(summarise([given_event]))), {})
    assert written.row is not None, written.losses
    return written.row


def why_not(given_event: Event) -> str:
    """Say why an event is left out."""
    written = ged_row(next(iter(summarise([given_event]))), {})
    assert written.row is None
    return written.losses[0][1]


def test_an_attack_on_civilians_is_one_sided() -> None:
    """Civilians killed by a group are type 3, with the dead among the civilians."""
    row = row_of(told(exactly("killed", 62, "civilians"), exactly("killed", 4, "perpetrators")))
    assert tuple(row) == COLUMNS
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (3, "Red Hand", "Civilians")
    assert [row[f"deaths_{side}"] for side in ("a", "b", "civilians", "unknown")] == [4, 0, 62, 0]
    assert (row["low"], row["best"], row["high"]) == (66, 66, 66)
    assert (row["date_prec"], row["date_start"]) == (1, "2013-09-21 00:00:00.000")
    assert (row["country"], row["country_id"], row["region"]) == ("Kenya", 501, "Africa")
    assert (row["where_prec"], row["geom_wkt"]) == (1, "POINT (36.816667 -1.283333)")


def test_a_state_is_side_a_whoever_struck() -> None:
    """In state-based violence the government is the first side and its soldiers' deaths are its own."""
    row = row_of(told(exactly("killed", 5, "security forces"), struck=SOLDIERS, deed="ambush"))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (1, "Government of Kenya", "Red Hand")
    assert (row["deaths_a"], row["deaths_b"], row["gwnoa"]) == (5, 0, 501)


def test_two_groups_are_non_state() -> None:
    """Two armed groups that are no state are type 2."""
    row = row_of(told(exactly("killed", 5), struck=Party("Blue Hand", ActorKind.MILITIA, "Blue Hand")))
    assert (row["type_of_violence"], row["dyad_name"], row["deaths_unknown"]) == (2, "Red Hand - Blue Hand", 5)


def test_two_who_struck_together_are_one_side() -> None:
    """A bomber and the group behind him are not two sides; who fought one another are."""
    bomber = Party("a suicide bomber", ActorKind.UNKNOWN)
    together = event(*(value.claim for value in told(exactly("killed", 5), perpetrator=bomber).values))
    both = Event("e", ("a",), (*together.values, *event(claim("perpetrator", REBELS)).values))
    row = row_of(both)
    assert (row["side_a"], row["side_b"]) == ("Red Hand", "Civilians")
    clash = told(exactly("killed", 5), deed="armed_clash", target=None)
    fought = Event("e", ("a",), (*clash.values, *event(claim("perpetrator", SOLDIERS)).values))
    assert (row_of(fought)["side_a"], row_of(fought)["side_b"]) == ("Government of Kenya", "Red Hand")


def test_people_of_no_told_kind_are_not_made_civilians() -> None:
    """Where the text does not say who was struck, no side is made up."""
    assert why_not(told(exactly("killed", 5), target=Party("others", ActorKind.UNKNOWN))) == "the sides are not told"


def test_documents_are_cited_side_by_side() -> None:
    """Source lists run parallel, and an event's own publisher and day stand in them."""
    citations = {"text-1": Citation("text-1", "d-1", "Mall attacked", "The Courier", date(2013, 9, 22))}
    row = ged_row(next(iter(summarise([told(exactly("killed", 1))]))), citations).row
    assert row is not None
    assert (row["source_office"], row["source_date"]) == ("The Courier", "2013-09-22")
    assert row["source_article"] == '"The Courier,2013-09-22,Mall attacked"'
    assert row["number_of_sources"] == 1


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (told(exactly("injured", 3)), "no death is told"),
        (told(exactly("killed", 0)), "no death is told"),
        (told(exactly("killed", 3), deed="protest"), "the deed is no use of armed force"),
        (told(exactly("killed", 3), deed=None), "the deed is no use of armed force"),
        (told(exactly("killed", 3), interval=None), "the time is unknown, open or longer than a year"),
        (
            told(exactly("killed", 3), interval=Interval(date(2013, 1, 1), None)),
            "the time is unknown, open or longer than a year",
        ),
        (told(exactly("killed", 3), place=Location("the hills")), "the place could not be pinned down"),
        (told(exactly("killed", 3), perpetrator=None), "the sides are not told"),
        (told(exactly("killed", 3), target=None), "the sides are not told"),
        (
            told(exactly("killed", 3), perpetrator=Party("men", ActorKind.UNKNOWN), target=REBELS),
            "a side has no name of its own",
        ),
        (
            told(exactly("killed", 3), perpetrator=Party("x", ActorKind.UNKNOWN, "Blue Hand"), target=REBELS),
            "what sort of parties the sides are is not told",
        ),
    ],
)
def test_what_ged_cannot_hold_is_left_out_with_its_reason(made: Event, reason: str) -> None:
    """GED holds lethal acts of force between known sides, at a known place and time; others are counted out."""
    assert why_not(made) == reason


def test_a_foiled_attack_is_left_out() -> None:
    """What did not happen killed nobody."""
    plot = event(
        claim("deed", "bombing", given=Attribution(modality=Modality.FOILED)), claim("toll", exactly("killed", 1))
    )
    assert why_not(plot) == "it did not happen, or only in plan"


def test_what_ged_cannot_say_is_counted() -> None:
    """An open figure, a suspicion, an injury and an approximate date are each lost and each counted."""
    vague = Interval(date(2013, 9, 1), date(2013, 9, 30), approximate=True)
    lossy = event(
        claim("deed", "attack"),
        claim("interval", vague),
        claim("place", PLACE),
        claim("perpetrator", REBELS, given=Attribution(Basis.SUSPECTED)),
        claim("target", SHOPPERS),
        claim("toll", toll("killed", 39, None, None)),
        claim("toll", exactly("injured", 150)),
    )
    report = LossReport()
    (row,) = ged_rows(summarise([lossy, told(exactly("injured", 3))]), {}, report)
    assert (row["low"], row["best"], row["high"], row["date_prec"]) == (39, 39, 39, 4)
    assert {loss.column for loss in report.counts} == {"event", "best", "high", "injured", "side_a", "date_prec"}
    assert (report.written, report.left_out) == (1, 1)


def test_days_that_an_event_lasted_are_a_sum() -> None:
    """GED marks what lasted as a sum of acts; one day somewhere among several is not."""
    siege = Interval(date(2013, 9, 21), date(2013, 9, 24), Extent.THROUGHOUT)
    assert row_of(told(exactly("killed", 1), interval=siege))["event_clarity"] == 2
    within = Interval(date(2013, 9, 21), date(2013, 9, 24))
    assert row_of(told(exactly("killed", 1), interval=within))["event_clarity"] == 1


def test_sides_that_outnumber_the_total_are_not_forced_into_it() -> None:
    """When a part is larger than the whole, nobody is put on a side."""
    civilians = exactly("killed", 9, "civilians", part_of_total=True)
    row = row_of(told(exactly("killed", 5), civilians))
    assert (row["best"], row["deaths_civilians"], row["deaths_unknown"]) == (5, 0, 5)


@pytest.mark.parametrize(("point", "cell"), [((34.531094, 69.162796), 179779), ((31.5582, 34.544839), 175390)])
def test_priogrid_cells(point: tuple[float, float], cell: int) -> None:
    """The cell is the one UCDP gives for Kabul and for Erez."""
    assert priogrid(*point) == cell


def test_priogrid_ends_at_the_pole() -> None:
    """The north pole and the date line lie in the last cell and not outside."""
    assert priogrid(90.0, 180.0) == 360 * 720


@settings(deadline=None, max_examples=50)  # the first example also loads the codebooks
@given(events())
def test_the_type_is_told_where_there_is_a_row(made: Event) -> None:
    """What counts events for UCDP's interface agrees with the rows themselves, whatever the event."""
    for summary in summarise([made]):
        row = ged_row(summary, {}).row
        assert violence_of(summary) == (row["type_of_violence"] if row else None)


@given(coded.ged_rows())
def test_a_ged_row_comes_back_as_it_went_in(row: dict[str, str]) -> None:
    """Import, then export, gives every shared column back, for any row that GED could hold."""
    back = export_again([row])[0]
    assert {name: back[name] for name in COLUMNS if row[name]} == {name: row[name] for name in COLUMNS if row[name]}


def test_a_correction_by_claims_stands_over_the_coded_row() -> None:
    """What comes back is what the claims say and not a copy of the row: with another toll chosen, it has that toll."""
    (one,) = coded.imported([coded.GED_ROW], "ucdp_ged")
    values = tuple(each for each in one.values if each.claim.property != "toll")
    changed = Event(one.id, one.account_ids, (*values, *event(claim("toll", exactly("killed", 9))).values))
    assert (row_of(changed)["best"], row_of(changed)["relid"]) == (9, "KEN-2013-3-717-21")


@pytest.mark.data
def test_the_pakistan_file_comes_back_whole(shared: Path) -> None:
    """All 6,416 GED events of Pakistan are the same in all 49 columns after import and export."""
    rows = pakistan_rows(shared / "data" / "ucdp_ged" / "ged_5countries.parquet")
    back = {row["id"]: row for row in export_again(rows)}
    assert len(rows) == len(back) == 6416
    wrong = [(row["id"], name) for row in rows for name in COLUMNS if plain(row[name]) != plain(back[row["id"]][name])]
    assert wrong == []


def pakistan_rows(file: Path) -> list[dict[str, str]]:
    """Read the reference rows and write their cells as UCDP's own files do."""
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(file, filters=[("_file", "==", "pakistan")])
    return [{name: as_cell(row[name]) for name in COLUMNS} for row in table.to_pylist()]


def as_cell(value: object) -> str:
    """Write one value as a cell."""
    if isinstance(value, float) and value == int(value):
        return str(int(value))
    if hasattr(value, "strftime"):
        return str(value.strftime("%Y-%m-%d 00:00:00.000"))
    return "" if value is None else str(value)


def plain(cell: str) -> str:
    """Drop what does not change a number: 70 and 70.0 are one longitude."""
    try:
        return repr(float(cell))
    except ValueError:
        return cell.strip()


def export_again(rows: list[dict[str, str]]) -> list[Mapping[str, str]]:
    """Import rows as GED, make events, and lay them out as GED."""
    laid_out = ged_rows(summarise(coded.imported(rows, "ucdp_ged")), {}, LossReport())
    written = "".join(to_csv(laid_out, COLUMNS))
    return [
        {name: unguarded(cell) for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(written, newline=""))
    ]
