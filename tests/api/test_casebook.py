"""A project opened from Python: typed objects, data frames, and the same steps as on the command line."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.api.frames import MissingLibrary
from dateline.export.veil import WITHHELD
from dateline.model.claim import ActorKind, Party
from dateline.model.errors import InvalidValue, NoProject
from dateline.model.evidence import Modality
from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, Toll
from tests.pipeline.casebooks import add_report

KABUL = Location("Kabul", Precision.EXACT, "geonames:1", "Kabul", 34.53, 69.17, country="AF", admin1="Kabul Province")


@pytest.fixture
def casebook(tmp_path: Path) -> Iterator[dateline.api.Casebook]:
    """Make a project of one bombing in Kabul and one undated riot, and open it."""
    with dateline.create(tmp_path / "casebook") as made:
        add_report(
            made.project,
            "Bomb in Kabul",
            "A bomb killed 12 people in Kabul on 3 May 2019, among them Ana Prado. Red Hand did it.",
            account={
                "deed": ("bombing", "bomb"),
                "interval": (Interval.day(date(2019, 5, 3)), "3 May 2019"),
                "place": (KABUL, "Kabul"),
                "toll": (Toll(Outcome.KILLED, 12, 12, 12), "12 people"),
                "victim": (Party("Ana Prado", ActorKind.PERSON, "Ana Prado"), "Ana Prado"),
                "perpetrator": (Party("Red Hand", ActorKind.REBEL, "Red Hand"), "Red Hand"),
            },
            profile=("Red Hand", {"name": ("Red Hand", "Red Hand"), "alias": ("Red Hand", "Red Hand")}),
        )
        add_report(made.project, "Riot", "A riot.", account={"deed": ("riot", "riot")}, published=None)
        yield made


def test_events_are_typed(casebook: dateline.api.Casebook) -> None:
    """Each value has its name and type; what no text tells is None."""
    bombing, riot = casebook.events()
    assert bombing.when == Interval.day(date(2019, 5, 3))
    assert (bombing.deed, bombing.country, bombing.modality) == ("bombing", "AF", Modality.HAPPENED)
    assert (bombing.killed.low, bombing.killed.best, bombing.killed.high) == (12, 12, 12)
    assert bombing.injured.best is None
    assert [party.name for party in bombing.perpetrators] == ["Red Hand"]
    assert (riot.when, riot.place, riot.country, riot.targets, riot.disputed) == (None, None, None, (), ())
    assert casebook.event(bombing.id).id == bombing.id


def test_events_can_be_asked_for(casebook: dateline.api.Casebook) -> None:
    """Wishes are those of the command; a wish that is none is refused."""
    assert len(casebook.events()) == 2
    assert [event.deed for event in casebook.events(country="AF", since="2019-05-01", until=date(2019, 6, 1))] == [
        "bombing"
    ]
    assert len(casebook.events(least_killed=13)) == 0
    with pytest.raises(InvalidValue, match="colour"):
        casebook.events(colour="red")  # type: ignore[call-arg]
    with pytest.raises(InvalidValue, match="no day"):
        casebook.events(since="May")


def test_private_names_are_withheld_unless_asked_for(casebook: dateline.api.Casebook) -> None:
    """Values, quotes, claims and frames show no private person's name."""
    (bombing,) = casebook.events(country="AF")
    assert [party.words for party in bombing.victims] == [WITHHELD]
    assert WITHHELD in bombing.quotes
    assert "Prado" not in str(bombing.claims)
    assert "Prado" not in str(casebook.claims().to_arrow().to_pylist())
    with dateline.open(casebook.project.folder, private_names=True) as opened:
        (shown,) = opened.events(country="AF")
        assert [party.name for party in shown.victims] == ["Ana Prado"]
        assert "Ana Prado" in {claim.evidence.quote for claim in opened.claims("victim")}


def test_actors_and_claims(casebook: dateline.api.Casebook) -> None:
    """Actors have their values in words; claims have the words they rest on."""
    (actor,) = casebook.actors()
    assert (actor.name, actor.values("alias"), actor.values("ally")) == ("Red Hand", ("Red Hand",), ())
    assert casebook.actor("red hand").id == actor.id
    assert len(casebook.actors()) == 1
    assert [claim.evidence.quote for claim in casebook.claims("toll")] == ["12 people"]
    assert {claim.subject_id for claim in actor.claims} == set(actor.actor.profile_ids)


def test_frames_are_typed(casebook: dateline.api.Casebook) -> None:
    """Days are days, counts are whole numbers that may be missing, points have a reference system."""
    pytest.importorskip("geopandas")
    frame = casebook.events().to_pandas()
    assert list(frame["killed_best"]) == [12, pytest.importorskip("pandas").NA]
    assert frame["date_earliest"].dt.year.tolist()[0] == 2019
    polars = casebook.events().to_polars()
    assert polars["killed_best"].to_list() == [12, None]
    assert polars["date_latest"].to_list() == [date(2019, 5, 3), None]
    places = casebook.events().to_geopandas()
    assert (places.crs.to_epsg(), places.geometry.iloc[0].x, places.geometry.iloc[1]) == (4326, 69.17, None)
    assert casebook.claims().to_pandas().shape[0] == casebook.claims().to_polars().shape[0] == 9
    assert casebook.actors().to_pandas()["name"].tolist() == casebook.actors().to_polars()["name"].to_list()


def test_a_missing_library_is_named(casebook: dateline.api.Casebook, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the extra there is one line that says how to get it."""
    load = builtins.__import__

    def without(name: str, *more: Any) -> Any:
        if name.partition(".")[0] == "polars":
            raise ModuleNotFoundError(name)
        return load(name, *more)

    monkeypatch.setitem(sys.modules, "polars", None)
    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(MissingLibrary, match=r'pip install "dateline\[frames\]"'):
        casebook.events().to_polars()


def test_the_steps_of_the_command_line(tmp_path: Path) -> None:
    """Add, extract, resolve and release give what the commands do."""
    (tmp_path / "report.txt").write_text(
        "Bomb kills 12 in Kabul\n\nExample News\n4 May 2019\n\nKABUL, 4 May 2019 — A bomb outside a mosque in Kabul "
        "on Friday killed 12 people, police said.\n",
        "utf-8",
    )
    with dateline.create(tmp_path / "casebook") as made:
        (added,) = made.add(tmp_path / "report.txt")
        assert added.problem is None
        assert made.extract().texts == 1
        assert made.resolve().accounts == 1
        (event,) = made.events(country="AF")
        assert event.killed.best == 12
        done = made.release("2026.1", licence="CC0-1.0")
        assert (done.folder / "events.csv").is_file()
        assert done.facts.licence == "CC0-1.0"
        assert repr(made) == "<Casebook casebook>"


def test_a_folder_without_a_project_is_refused(tmp_path: Path) -> None:
    """There is nothing to open."""
    with pytest.raises(NoProject):
        dateline.open(tmp_path)


def test_what_is_public_is_listed() -> None:
    """The names for everybody are those of __all__."""
    assert set(dateline.__all__) == {"__version__", "create", "open"}
    assert all(hasattr(dateline.api, name) for name in dateline.api.__all__)
