"""GTD's layout out, and in and out again."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from dateline.export.gtd import COLUMNS, gtd_row, gtd_rows
from dateline.export.layout_rows import LayoutRow
from dateline.export.losses import LossReport
from dateline.export.summary import Citation, summarise
from dateline.model.claim import ActorKind, Party
from dateline.model.event import Event
from dateline.model.evidence import Attribution, Basis, Modality
from dateline.model.interval import Extent, Interval
from dateline.model.place import Location, Precision
from tests.export import coded
from tests.export.making import claim, event, exactly, toll

REBELS = Party("four gunmen", ActorKind.REBEL, "Red Hand", size=4)
SHOPPERS = Party("shoppers", ActorKind.CIVILIANS)
PLACE = Location("a mall", Precision.EXACT, "g:1", "Nairobi", -1.28, 36.82, 5.0, "KE", "Nairobi")
DAY = Interval.day(date(2013, 9, 21))


def told(**more: object) -> Event:
    """Tell of an event that the layout can hold."""
    values = {"deed": "shooting", "interval": DAY, "place": PLACE, "perpetrator": REBELS, "target": SHOPPERS} | more
    return event(*(claim(name, value) for name, value in values.items() if value is not None))  # type: ignore[arg-type]


def row_of(made: Event) -> LayoutRow:
    """Lay out one event that must not be left out."""
    written = gtd_row(next(iter(summarise([made]))), {})
    assert written.row is not None, written.losses
    return written.row


def why_not(made: Event) -> str:
    """Say why an event is left out."""
    written = gtd_row(next(iter(summarise([made]))), {})
    assert written.row is None
    return written.losses[0][1]


def test_an_attack_with_codes_and_their_names() -> None:
    """Attack, weapon and target types come with their text."""
    row = row_of(told(toll=exactly("killed", 67), claimed_by=REBELS, instrument="rifles"))
    assert tuple(row) == COLUMNS
    assert (row["attacktype1_txt"], row["weaptype1_txt"]) == ("Armed Assault", "Firearms")
    assert (row["targtype1_txt"], row["target1"]) == ("Private Citizens & Property", "shoppers")
    assert (row["gname"], row["guncertain1"], row["nperps"], row["claimed"]) == ("Red Hand", 0, 4, 1)
    assert (row["iyear"], row["imonth"], row["iday"], row["specificity"]) == (2013, 9, 21, 1)
    assert (row["nkill"], row["weapdetail"], row["suicide"], row["success"]) == (67, "rifles", 0, 1)


def test_attackers_among_the_dead_have_their_column() -> None:
    """The dead include attackers, who are counted once more on their own."""
    made = event(
        *(value.claim for value in told().values),
        claim("toll", exactly("killed", 67, "civilians")),
        claim("toll", exactly("killed", 4, "perpetrators")),
        claim("toll", exactly("abducted", 12)),
    )
    row = row_of(made)
    assert (row["nkill"], row["nkillter"], row["ishostkid"], row["nhostkid"]) == (71, 4, 1, 12)


@pytest.mark.parametrize(
    ("interval", "cells"),
    [
        (Interval.month(2013, 9), (2013, 9, 0, "2013-09", 0, None)),
        (Interval.year(2013), (2013, 0, 0, "2013", 0, None)),
        (Interval(date(2013, 9, 3), date(2013, 9, 5)), (2013, 9, 0, "[2013-09-03..2013-09-05]", 0, None)),
        (
            Interval(date(2013, 9, 21), date(2013, 9, 24), Extent.THROUGHOUT),
            (2013, 9, 21, None, 1, "2013-09-24"),
        ),
    ],
)
def test_unknown_days_are_zero(interval: Interval, cells: tuple[object, ...]) -> None:
    """GTD writes zero for a day or month nobody knows, and what is known beside it."""
    row = row_of(told(interval=interval))
    assert tuple(row[name] for name in ("iyear", "imonth", "iday", "approxdate", "extended", "resolution")) == cells


def test_nobody_known_is_unknown() -> None:
    """A group that nobody names is GTD's "Unknown"."""
    assert row_of(told(perpetrator=None))["gname"] == "Unknown"


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (told(deed="arrest"), "GTD holds attacks only"),
        (told(deed=None), "no deed is told"),
        (told(perpetrator=Party("army", ActorKind.STATE_FORCE)), "GTD counts no act of a state"),
        (told(interval=None), "not even the year is known"),
        (told(interval=Interval(date(2012, 1, 1), date(2013, 12, 31))), "not even the year is known"),
        (told(place=None), "the place is not told"),
    ],
)
def test_what_the_layout_cannot_hold_is_left_out_with_its_reason(made: Event, reason: str) -> None:
    """GTD holds attacks by others than states in a known year."""
    assert why_not(made) == reason


def test_a_plan_is_left_out_and_a_failed_attempt_is_not() -> None:
    """An attempt that failed is an attack without success."""
    where = (claim("interval", DAY), claim("place", PLACE))
    attempt = event(claim("deed", "bombing", given=Attribution(modality=Modality.ATTEMPTED)), *where)
    plan = event(claim("deed", "bombing", given=Attribution(modality=Modality.PLANNED)), *where)
    assert row_of(attempt)["success"] == 0
    assert why_not(plan) == "it did not happen, or only in plan"


def test_losses_are_counted() -> None:
    """Ranges, vague points, more sources and more groups than there is room for."""
    groups = [Party(name, ActorKind.REBEL, name) for name in ("A", "B", "C", "D")]
    lossy = event(
        claim("deed", "shooting"),
        claim("interval", DAY),
        claim("place", Location("Kenya", Precision.COUNTRY, None, "Kenya", 1.0, 38.0, None, "KE")),
        *(
            claim("perpetrator", party, given=Attribution(Basis.SUSPECTED), text=f"text-{at}")
            for at, party in enumerate(groups)
        ),
        claim("toll", toll("killed", 1, 2, 3)),
    )
    citations = {f"text-{at}": Citation(f"text-{at}", f"d{at}", f"Title {at}") for at in range(5)}
    report = LossReport()
    (row,) = gtd_rows(summarise([lossy]), citations, report)
    assert (row["gname2"], row["guncertain1"], row["scite3"]) == ("B", 1, "Title 2")
    assert (row["specificity"], row["latitude"], row["city"]) == (5, None, "Unknown")
    assert {"latitude", "nkill", "scite3", "gname3", "eventid"} <= {loss.column for loss in report.counts}


@settings(deadline=None, max_examples=50)  # the first example also loads the codebooks
@given(coded.gtd_rows())
def test_a_row_comes_back_as_it_went_in(row: dict[str, str]) -> None:
    """Import, then export, gives every column back, for any row of the layout."""
    back = row_of(coded.imported([row], "gtd")[0])
    filled = {name: cell for name, cell in row.items() if cell}
    assert {name: str(back[name]) for name in filled} == filled
