"""The commands as a user runs them, in a fresh folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.main import app

REPORT = """Bomb kills 12 in Kabul

Example News
4 May 2019

KABUL, 4 May 2019 — A suicide bomber blew himself up outside a mosque in Kabul on Friday, killing at least 12 people
and wounding 30, police said.

The Taliban denied involvement. Islamic State claimed responsibility for the attack.
"""
LATER = """Toll of Kabul bombing rises to 15

Other Paper
6 May 2019

KABUL, 6 May 2019 — The suicide bombing outside a mosque in Kabul on 3 May killed 15 people, the interior ministry said.
"""


def _run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def _rows(*arguments: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in _run(*arguments).stdout.splitlines()]


@pytest.fixture
def casebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project with two reports on one bombing, extracted and resolved."""
    folder = tmp_path / "casebook"
    (tmp_path / "first.txt").write_text(REPORT, "utf-8")
    (tmp_path / "later.txt").write_text(LATER, "utf-8")
    assert _run("init", str(folder)).exit_code == 0
    monkeypatch.chdir(folder)
    for command in (["add", str(tmp_path / "first.txt"), str(tmp_path / "later.txt")], ["extract"], ["resolve"]):
        assert _run(*command).exit_code == 0
    return folder


def test_two_reports_on_one_bombing_become_one_event(casebook: Path) -> None:
    """The accounts are linked, and the toll shows both figures."""
    (event,) = _rows("events")
    assert event["when"] == "2019-05-03"
    assert event["country"] == "AF"
    assert event["killed_best"] == 15
    assert event["killed_low"] == 12


def test_event_shows_quotes_and_the_figure_that_lost(casebook: Path) -> None:
    """Each value stands beside its words; what another report says is shown below."""
    (event,) = _rows("events")
    shown = _run("event", str(event["id"])).stdout
    assert "“at least 12 people”" in shown
    assert "15 killed" in shown
    assert "Example News" in shown


def test_events_can_be_filtered(casebook: Path) -> None:
    """A filter that does not fit gives nothing; one that fits gives the event."""
    assert _rows("events", "--country", "FR") == []
    assert len(_rows("events", "--country", "AF", "--since", "2019-05", "--until", "2019-06")) == 1
    assert _rows("events", "--until", "2018") == []
    assert len(_rows("events", "--actor", "Islamic State")) == 1


def test_claims_carry_their_span(casebook: Path) -> None:
    """Every claim names its text and where in it the quote stands."""
    claims = _rows("claims", "--property", "toll")
    assert claims
    assert all(isinstance(claim["start"], int) and claim["quote"] for claim in claims)


def test_status_checks_every_quote(casebook: Path) -> None:
    """No quote is wrong and nothing waits."""
    (status,) = _rows("status")
    assert status["quotes wrong"] == 0
    assert status["quotes checked"] == status["claims"]
    assert status["texts waiting"] == 0


def test_extract_twice_does_nothing_the_second_time(casebook: Path) -> None:
    """The same text with the same engine version is not done again."""
    before = _rows("claims")
    assert _run("extract").stdout.startswith("0 texts")
    assert _rows("claims") == before


@pytest.mark.parametrize("form", ["csv", "json", "geojson"])
def test_export_writes_each_format(casebook: Path, form: str) -> None:
    """The file is there and holds the event."""
    file = casebook / f"events.{form}"
    assert _run("export", str(file)).exit_code == 0
    assert "Kabul" in file.read_text("utf-8")


def test_add_reports_failures_in_its_exit_code(casebook: Path, tmp_path: Path) -> None:
    """A file that cannot be read is named, and the command ends with 1."""
    result = _run("add", str(tmp_path / "nowhere.txt"))
    assert result.exit_code == 1
    assert "nowhere.txt" in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        "init",
        "add",
        "extract",
        "resolve",
        "events",
        "event",
        "actors",
        "actor",
        "documents",
        "claims",
        "export",
        "status",
    ],
)
def test_every_command_has_help_with_an_example(command: str) -> None:
    """Help says what the command does and shows how it is called."""
    shown = _run(command, "--help")
    assert shown.exit_code == 0
    assert "Example" in shown.stdout
    assert f"dateline {command}" in shown.stdout
