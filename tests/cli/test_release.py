"""Releases, exports and edited tables as a user makes them, in a fresh folder."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner, Result

from dateline.cli.main import app
from dateline.model.errors import DatelineError, ReleaseError
from tests.cli.test_commands import LATER, REPORT

VICTIM = """Baker shot in Lima

Andes Courier
12 March 2020

LIMA, 12 March 2020 — Gunmen shot dead the baker Ana Prado in Lima on Wednesday, police said. Prado had run a bakery
for ten years. "She was a friend to all," said Rosa Huaman, a neighbour.
"""


def run(*arguments: str) -> Result:
    """Run a command as a user does."""
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


@pytest.fixture
def casebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project of three reports on two events, extracted and resolved."""
    folder = tmp_path / "casebook"
    for name, words in (("first", REPORT), ("later", LATER), ("victim", VICTIM)):
        (tmp_path / f"{name}.txt").write_text(words, "utf-8")
    assert run("init", str(folder)).exit_code == 0
    monkeypatch.chdir(folder)
    for command in (["add", *(str(each) for each in sorted(tmp_path.glob("*.txt")))], ["extract"], ["resolve"]):
        assert run(*command).exit_code == 0
    return folder


def test_two_releases_and_what_lies_between(casebook: Path) -> None:
    """Release, edit the table in a spreadsheet, release again: the difference is told with its reason."""
    made = run("release", "2026.1", "--licence", "CC-BY-4.0", "--author", "Roe, Jo")
    assert made.exit_code == 0, made.output
    assert "2 events" in made.stdout
    assert run("release", "verify", "2026.1").exit_code == 0
    assert run("export", "events.csv").exit_code == 0
    table = list(csv.DictReader(Path("events.csv").read_text("utf-8").splitlines(keepends=True)))
    bombing = next(row for row in table if row["country"] == "AF")
    bombing.update(dict.fromkeys(("killed_low", "killed_best", "killed_high"), "16"))
    with Path("edited.csv").open("w", encoding="utf-8-sig", newline="") as sink:
        writer = csv.DictWriter(sink, list(bombing), delimiter=";")
        writer.writeheader()
        writer.writerows(table)
    dry = run("edits", "apply", "edited.csv", "--dry-run")
    assert {json.loads(line)["new"] for line in dry.stdout.splitlines() if line.startswith("{")} == {"16"}
    assert "nothing was changed" in dry.stdout
    assert run("edits", "apply", "edited.csv", "--by", "Ada", "--reason", "the last count").exit_code == 0
    assert run("release", "2026.2").exit_code == 0
    shown = [json.loads(line) for line in run("release", "diff", "2026.1", "2026.2").stdout.splitlines()]
    changed = {row["field"]: (row["old"], row["new"], row["reason"]) for row in shown}
    assert changed["killed_best"] == ("15", "16", "a person corrected a claim: the last count")
    assert run("release", "diff", "2026.1", "2026.1").stdout == ""


def test_no_private_name_leaves_the_project(casebook: Path) -> None:
    """Victims and those who only speak are in no file of a release, whatever the engine made of them."""
    assert run("release", "2026.1").exit_code == 0
    names = [b"Prado", b"Huaman"]
    found = [
        (path.name, name) for path in Path("releases/2026.1").iterdir() for name in names if name in path.read_bytes()
    ]
    assert found == []
    assert b"Ana Prado" in b"".join(path.read_bytes() for path in casebook.glob("archive/*/*/*"))


def test_a_damaged_release_is_told(casebook: Path) -> None:
    """The exit code and the file that was altered."""
    run("release", "2026.1")
    with Path("releases/2026.1/actors.csv").open("a") as stream:
        stream.write("x\n")
    result = run("release", "verify", "releases/2026.1")
    assert result.exit_code == 1
    assert "actors.csv: was altered" in result.stderr
    with pytest.raises(ReleaseError, match="damaged"):
        run("release", "2026.2")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["release", "2026.1", "--names", "some"], "names cannot be 'some'"),
        (["release", "2026.1", "--previous", "2025.1"], "there is no release 2025.1"),
        (["release", "2026.1", "--coarsen", "nowhere.txt"], "cannot be read"),
        (["release", "2026.1", "--author", "Roe,"], "is no author"),
        (["release", "2026.1", "--licence", "free"], "no SPDX licence"),
        (["release", "verify", "nowhere"], "there is no release nowhere"),
        (["release", "diff", "nowhere", "elsewhere"], "there is no release nowhere"),
        (["edits", "apply", "nowhere.csv"], "cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_plainly(casebook: Path, arguments: list[str], problem: str) -> None:
    """Each has one line that names what is wrong, and nothing is left behind."""
    with pytest.raises(DatelineError, match=problem):
        run(*arguments)
    assert not Path("releases/2026.1").exists()


def test_faults_of_an_edited_table_are_listed_by_row_and_column(casebook: Path) -> None:
    """One broken cell, and nothing of the table is taken."""
    run("export", "events.csv")
    words = Path("events.csv").read_text("utf-8").replace(",15,", ",many,", 1)
    Path("events.csv").write_text(words + "event-x" + "," * (words.splitlines()[0].count(",")) + "\n", "utf-8")
    result = run("edits", "apply", "events.csv", "--by", "Ada")
    assert result.exit_code == 1
    assert "killed_best: 'many' is not a value of this column" in result.stderr
    assert "id: 'event-x' is no event here" in result.stderr
    assert "nothing was changed" in result.stderr


def test_binary_exports(casebook: Path) -> None:
    """The ending of the file tells the format; each says what it lost."""
    for name in ("events.xlsx", "events.parquet", "events.gexf"):
        result = run("export", name)
        assert result.exit_code == 0
        assert f"2 events written to {name}" in result.stdout
        assert "private persons' names are withheld" in result.stderr
    assert openpyxl.load_workbook("events.xlsx")["Events"].max_row == 3
