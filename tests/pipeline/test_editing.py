"""A table edited in a spreadsheet comes back as decisions, all of them or none."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.export.flat import EVENT_COLUMNS, EventRow, event_rows
from dateline.export.written import to_csv
from dateline.model.claim import ActorKind, Party
from dateline.model.errors import InvalidValue, ReadError
from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Toll
from dateline.pipeline.editing import apply_edits, changed_rows, plan_edits
from dateline.pipeline.project import Project
from dateline.pipeline.reviewing import undo
from dateline.pipeline.viewing import citations_of, events_of
from tests.pipeline.casebooks import add_report

WORDS = "On 11 March 2020 Red Hand and Blue Hand bombed a bakery in Lima, killing five people and wounding two."
LIMA = Location("Lima", Precision.EXACT, "geonames:1", "Lima", -12.04, -77.02, country="PE", admin1="Lima Province")
Edit = Callable[..., Path]


@pytest.fixture
def casebook(project: Project) -> Project:
    """Make a project of one bombing and one riot of which little is told."""
    add_report(
        project,
        "Bakery bombed",
        WORDS,
        account={
            "deed": ("bombing", "bombed"),
            "interval": (Interval.day(date(2020, 3, 11)), "11 March 2020"),
            "place": (LIMA, "Lima"),
            "toll": (Toll(Outcome.KILLED, 5, 5, 5, PartyClass.CIVILIANS), "five people"),
            "toll:2": (Toll(Outcome.INJURED, 2, 2, 2), "two"),
            "perpetrator": (Party("Red Hand", ActorKind.REBEL, "Red Hand"), "Red Hand"),
            "perpetrator:2": (Party("Blue Hand", ActorKind.REBEL, "Blue Hand"), "Blue Hand"),
        },
    )
    add_report(project, "Riot", "A riot broke out.", account={"deed": ("riot", "riot")}, published=None)
    return project


def rows(project: Project) -> list[EventRow]:
    """Lay out the events as an export does."""
    return list(event_rows(events_of(project), citations_of(project)))


def cells(project: Project, deed: str, *columns: str) -> tuple[object, ...]:
    """Give some cells of the event of one deed."""
    (row,) = (dict(row) for row in rows(project) if row["deed"] == deed)
    return tuple(row[column] for column in columns)


@pytest.fixture
def edit(casebook: Project, tmp_path: Path) -> Edit:
    """Give the way to export the table, edit cells of the event of one deed, and save it."""

    def write(of: str, /, **changed: str) -> Path:
        table = list(csv.DictReader(io.StringIO("".join(to_csv(rows(casebook), EVENT_COLUMNS)), newline="")))
        next(row for row in table if row["deed"] == of).update(changed)
        file = tmp_path / "edited.csv"
        with file.open("w", encoding="utf-8-sig", newline="") as sink:
            writer = csv.DictWriter(sink, EVENT_COLUMNS)
            writer.writeheader()
            writer.writerows(table)
        return file

    return write


def test_an_untouched_table_changes_nothing(casebook: Project, edit: Edit) -> None:
    """What comes back as it went out is no decision."""
    plan = plan_edits(casebook, edit("bombing"))
    assert (plan.given, plan.rejected, plan.faults) == ((), (), ())
    assert apply_edits(casebook, plan, "jo") == ()


@pytest.mark.parametrize(
    ("changed", "shown"),
    [
        ({"when": "2020-03-12"}, {"date_earliest": "2020-03-12", "when": "2020-03-12"}),
        ({"killed_best": "7"}, {"killed_low": 7, "killed_best": 7, "killed_high": 7, "injured_best": 2}),
        ({"killed_low": "4", "killed_high": "9"}, {"killed_low": 4, "killed_best": 5, "killed_high": 9}),
        ({"injured_low": "", "injured_best": "", "injured_high": ""}, {"injured_best": None, "killed_best": 5}),
        ({"perpetrators": "Blue Hand; Green Hand"}, {"perpetrators": "Blue Hand; Green Hand"}),
        ({"perpetrators": ""}, {"perpetrators": "", "perpetrators_basis": ""}),
        ({"victims": "a baker"}, {"victims": "a baker"}),
        ({"instruments": "pipe bomb"}, {"instruments": "pipe bomb"}),
        ({"latitude": "-12.5", "longitude": "-77.5", "where_prec": "2"}, {"latitude": -12.5, "where_prec": 2}),
        ({"admin2": "San Isidro"}, {"admin2": "San Isidro", "place": "Lima", "latitude": -12.04}),
        ({"place": ""}, {"place": "", "latitude": None}),
    ],
)
def test_a_changed_cell_is_what_the_event_shows_then(
    casebook: Project, edit: Edit, changed: dict[str, str], shown: dict[str, object]
) -> None:
    """Every kind of cell can be edited; undo takes the whole table back."""
    before = rows(casebook)
    plan = plan_edits(casebook, edit("bombing", **changed))
    assert rows(casebook) == before
    assert apply_edits(casebook, plan, "jo", reason="from the file")
    assert cells(casebook, "bombing", *shown) == tuple(shown.values())
    assert list(changed_rows(casebook, plan)) == []
    undo(casebook, "jo")
    assert rows(casebook) == before


FIGURES = st.lists(st.integers(0, 999), min_size=6, max_size=6)
NAMES = st.lists(st.sampled_from(("Red Hand", "Blue Hand", "Green Hand", "El Ñandú")), min_size=1, unique=True)


@settings(deadline=None, max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(figures=FIGURES, day=st.dates(date(1950, 1, 1), date(2030, 12, 31)), names=NAMES)
def test_an_edited_table_goes_round(
    casebook: Project, edit: Edit, figures: list[int], day: date, names: list[str]
) -> None:
    """Out, edited, in and out again, it is what was typed, and taken in a second time it changes nothing."""
    killed, injured = sorted(figures[:3]), sorted(figures[3:])
    typed = {f"killed_{name}": figure for name, figure in zip(("low", "best", "high"), killed, strict=True)}
    typed |= {f"injured_{name}": figure for name, figure in zip(("low", "best", "high"), injured, strict=True)}
    changed = {name: str(figure) for name, figure in typed.items()}
    file = edit("bombing", when=str(day), perpetrators="; ".join(names), **changed)
    apply_edits(casebook, plan_edits(casebook, file), "jo")
    shown = cells(casebook, "bombing", "when", *typed)
    assert shown == (str(day), *typed.values())
    assert set(str(cells(casebook, "bombing", "perpetrators")[0]).split("; ")) == set(names)
    again = plan_edits(casebook, edit("bombing"))
    assert (again.given, again.rejected, again.faults) == ((), (), ())


def test_a_deed_can_be_changed(casebook: Project, edit: Edit) -> None:
    """The deed is a code of the codebook."""
    apply_edits(casebook, plan_edits(casebook, edit("bombing", deed="arson")), "jo")
    assert {row["deed"] for row in rows(casebook)} == {"arson", "riot"}


def test_a_value_that_no_text_gave_rests_on_what_tells_the_event(casebook: Project, edit: Edit) -> None:
    """A figure typed into an empty cell becomes a claim on the account's own words."""
    apply_edits(casebook, plan_edits(casebook, edit("riot", killed_best="3", when="2021")), "jo")
    assert cells(casebook, "riot", "killed_best", "date_prec", "quotes") == (3, 5, "A riot broke out.")


def test_with_one_fault_nothing_is_taken(casebook: Project, edit: Edit) -> None:
    """Half an edit is worse than none."""
    plan = plan_edits(casebook, edit("bombing", killed_best="7", latitude="", deed="bomb"))
    assert [(fault.line, fault.column) for fault in plan.faults] == [(2, "deed"), (2, "latitude")]
    with pytest.raises(InvalidValue, match="2 cells cannot be taken"):
        apply_edits(casebook, plan, "jo")
    assert list(casebook.store.decisions()) == []


def test_figures_out_of_order_are_a_fault(casebook: Project, edit: Edit) -> None:
    """A low above the high is named with its row."""
    (fault,) = plan_edits(casebook, edit("bombing", killed_low="9", killed_high="4")).faults
    assert "low ≤ best ≤ high" in fault.problem


def test_letters_lost_in_saving_are_noticed(casebook: Project, tmp_path: Path) -> None:
    """A table that is not UTF-8 is refused, with the way out."""
    file = tmp_path / "ansi.csv"
    file.write_bytes("id,victims\r\nevent-1,Bogotá\r\n".encode("cp1252"))
    with pytest.raises(ReadError, match="CSV UTF-8"):
        plan_edits(casebook, file)


def test_a_utf_16_table_is_read(casebook: Project, tmp_path: Path) -> None:
    """What a spreadsheet calls Unicode text has tabs and two bytes a letter."""
    event = rows(casebook)[0]["id"]
    file = tmp_path / "unicode.txt"
    file.write_bytes(f"id\tvictims\r\n{event}\tBogotá folk\r\n".encode("utf-16"))
    assert [edit.new for edit in plan_edits(casebook, file).report.edits] == ["Bogotá folk"]
