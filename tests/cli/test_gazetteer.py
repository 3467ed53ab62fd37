"""``dateline gazetteer`` as a user runs it, with a gazetteer of a small world."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.main import app
from dateline.extract.places.build import default_path
from tests.extract.places_world import small_gazetteer

VILLAGE = "77\tMamand Dara\tMamand Dara\t\t34.2\t70.6\tP\tPPL\tAF\t\t18\t\t\t\t250\t\t900\tAsia/Kabul\t2020-01-01\n"


@pytest.fixture(autouse=True)
def _small_world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    default_path().parent.mkdir(parents=True)
    small_gazetteer(tmp_path).path.replace(default_path())


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["gazetteer", *arguments])


def test_a_place_is_shown_with_reasons_and_codes() -> None:
    """Each candidate carries what speaks for it and the numbers other datasets have for it."""
    found = json.loads(_run("find", "Sar-e Pul").stdout.splitlines()[0])
    assert (found["geonames_id"], found["gw"], found["iso_numeric"], found["country"]) == (1127110, 700, 4, "AF")
    assert found["prio_grid"] is not None
    assert "its name" in found["reasons"]


def test_a_village_is_added_from_a_dump_and_found(tmp_path: Path) -> None:
    """The command says what it added and what it left out."""
    (tmp_path / "AF.txt").write_text(VILLAGE)
    said = _run("add", str(tmp_path / "AF.txt"))
    assert said.exit_code == 0
    assert "1 places" in said.stdout + said.stderr
    assert json.loads(_run("find", "Mamand Dara").stdout)["admin1"] == "Nangarhar"


def test_what_is_neither_file_nor_country_is_refused(tmp_path: Path) -> None:
    """The error names what was given."""
    for wrong in (str(tmp_path / "missing.zip"), "Atlantis"):
        result = _run("add", wrong)
        assert result.exit_code != 0
        assert wrong.rsplit("/", maxsplit=1)[-1] in result.stderr + str(result.exception)
