"""Review as a user does it: look at the queue, decide, look at the event, take back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.main import app
from dateline.model.errors import DatelineError

FIRST = """Bomb kills 12 in Kabul

Example News
4 May 2019

KABUL, 4 May 2019 — A suicide bomber blew himself up outside a mosque in Kabul on Friday, killing 12 people
and wounding 30, police said.
"""
LATER = """Toll of Kabul bombing rises to 15

Other Paper
6 May 2019

KABUL, 6 May 2019 — The suicide bombing outside a mosque in Kabul on 3 May killed 15 people, the interior ministry said.
"""
OTHER = """Raid in Herat

Example News
9 May 2019

HERAT, 9 May 2019 — Gunmen shot dead four policemen at a checkpoint in Herat on Wednesday, officials said.
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a project with three reports on two deeds, extracted and resolved, once for all tests."""
    folder = tmp_path_factory.mktemp("review") / "casebook"
    reports = []
    for name, words in (("first", FIRST), ("later", LATER), ("other", OTHER)):
        reports.append(folder.parent / f"{name}.txt")
        reports[-1].write_text(words, "utf-8")
    assert run("init", str(folder)).exit_code == 0
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for command in (["add", *map(str, reports)], ["extract"], ["resolve"]):
            assert run(*command).exit_code == 0
    return folder


@pytest.fixture
def casebook(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own copy of the project's store."""
    own = tmp_path / "casebook"
    own.mkdir()
    for name in ("dateline.toml", "dateline.db"):
        (own / name).write_bytes((made / name).read_bytes())
    monkeypatch.chdir(own)
    monkeypatch.setenv("DATELINE_REVIEWER", "Ada")
    return own


def run(*arguments: str) -> Result:
    """Run one command."""
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


def rows(*arguments: str) -> list[dict[str, object]]:
    """Run one command and read the lines it prints."""
    return [json.loads(line) for line in run(*arguments).stdout.splitlines()]


def kabul() -> dict[str, object]:
    """Give the bombing as the table of events has it."""
    return next(row for row in rows("events") if row["place"] == "Kabul")


def claim_of(kind: str, value: str) -> str:
    """Give the id of the claim with this value."""
    return next(str(row["id"]) for row in rows("claims", "--property", kind) if str(row["value"]).startswith(value))


def test_a_figure_is_corrected_and_taken_back(casebook: Path) -> None:
    """The typed figure is the event's until undo; the old one is still in the history."""
    claim = claim_of("toll", "15 killed")
    assert run("review", "correct", claim[:16], "16", "--reason", "one died later").exit_code == 0
    assert kabul()["killed_best"] == 16
    assert [row["judgement"] for row in rows("review", "history", claim)] == ["rejected"]
    run("review", "undo")
    assert kabul()["killed_best"] == 15
    assert [row["judgement"] for row in rows("review", "history", claim)] == ["rejected", "withdrawn"]


def test_an_event_is_flagged_listed_and_unflagged(casebook: Path) -> None:
    """Who flagged it and why is listed; the event's own history tells of it too."""
    event = str(kabul()["id"])
    assert run("review", "flag", event[:12], "--reason", "the family lives there").exit_code == 0
    (flag,) = rows("review", "flagged")
    assert (flag["event"], flag["by"], flag["reason"]) == (event, "Ada", "the family lives there")
    assert {row["judgement"] for row in rows("review", "history", event)} == {"place coarser"}
    assert run("review", "unflag", event, "--by", "Ben").exit_code == 0
    assert rows("review", "flagged") == []


def test_a_rejected_claim_is_not_shown_as_the_value(casebook: Path) -> None:
    """The other report's figure stands; accepting the first again wins it back."""
    claim = claim_of("toll", "15 killed")
    run("review", "reject", claim)
    assert (kabul()["killed_best"], kabul()["killed_high"]) == (12, 12)
    assert "set aside: 15 killed" in run("event", str(kabul()["id"])).stdout
    run("review", "accept", claim, "--by", "Ben")
    assert kabul()["killed_best"] == 15


def test_an_event_is_split_and_merged(casebook: Path) -> None:
    """The later report becomes an event of its own, and one merge brings it back under the old id."""
    before = kabul()["id"]
    later = next(str(row["subject_id"]) for row in rows("claims", "--property", "toll") if "15" in str(row["value"]))
    assert run("review", "split", str(before), later).exit_code == 0
    assert len(rows("events")) == 3
    other = next(str(row["id"]) for row in rows("events") if row["place"] == "Kabul" and row["id"] != before)
    assert "2 accounts" in run("review", "merge", str(before), other).stdout
    assert kabul()["id"] == before
    assert len(rows("events")) == 2


def test_events_are_judged_like_accounts(casebook: Path) -> None:
    """Two events judged the same are one."""
    one, two = (str(row["id"]) for row in rows("events"))
    assert run("review", "judge", one, two, "same", "--reason", "a mistake, to be undone").exit_code == 0
    assert len(rows("events")) == 1
    run("review", "undo")
    assert len(rows("events")) == 2


def test_a_value_is_added_with_its_words(casebook: Path) -> None:
    """What no engine found is added, quoting the text; words that are not there are refused."""
    event = str(kabul()["id"])
    first = next(str(row["subject_id"]) for row in rows("claims", "--property", "toll") if "12" in str(row["value"]))
    assert run("review", "add", first, "toll", "1 killed perpetrators", "A suicide bomber").exit_code == 0
    assert "1 killed (perpetrators)" in run("event", event).stdout
    with pytest.raises(DatelineError, match="not in the text"):
        run("review", "add", event, "toll", "1 killed", "words of another text")


def test_a_source_is_rated_and_decides(casebook: Path) -> None:
    """A reliable source's figure stands before a later one of a source nobody rated."""
    source = next(str(row["id"]) for row in rows("review", "sources") if row["name"] == "Example News")
    run("review", "rate", source, "a")
    assert [row["reliability"] for row in rows("review", "sources") if row["id"] == source] == ["A"]
    assert kabul()["killed_best"] == 12
    with pytest.raises(DatelineError, match="no grade 'G'"):
        run("review", "rate", source, "G")


def test_queues_show_words_and_how_to_decide(casebook: Path) -> None:
    """A card of a link shows both texts and the command; one of a claim its words in their sentence."""
    shown = run("review", "links", "--format", "table").stdout
    assert "dateline review judge account-" in shown
    assert "mosque" in shown
    assert "“15 people”" in run("review", "claims", "-n", "50", "--format", "table").stdout
    (link,) = rows("review", "links")
    run("review", "judge", str(link["left_id"]), str(link["right_id"]), "same")
    assert rows("review", "links") == []


def test_reviewers_agreement_is_measured(casebook: Path) -> None:
    """Two reviewers on two claims who differ on one."""
    one, two = claim_of("toll", "15"), claim_of("toll", "12")
    for by in ("Ada", "Ben"):
        run("review", "accept", one, "--by", by)
    run("review", "accept", two)
    run("review", "reject", two, "--by", "Ben")
    (found,) = rows("review", "agreement")
    assert (found["n"], found["share"]) == (2, 0.5)
    assert found["alpha"] == pytest.approx(0.0)


def test_nobody_decides_without_a_name(casebook: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --by and without the variable the command is refused before anything is written."""
    monkeypatch.delenv("DATELINE_REVIEWER")
    assert run("review", "accept", claim_of("toll", "15")).exit_code == 2
    assert rows("review", "history", claim_of("toll", "15")) == []


def test_a_project_chooses_a_rule_or_writes_one(casebook: Path) -> None:
    """The rule named in the settings decides, a shipped one and one of the project's own; a wrong one says where."""
    settings = casebook / "dateline.toml"
    words = settings.read_text("utf-8")
    settings.write_text(words.replace('rule = "careful"', 'rule = "low"'), "utf-8")
    assert kabul()["killed_best"] == 12
    own = words.replace('rule = "careful"', 'rule = "ours"').replace("# rules =", "rules =")
    settings.write_text(own, "utf-8")
    rule = "- {id: ours, values: [{property: toll, each: outcome and side, prefer: [%s]}], otherwise: [latest]}\n"
    (casebook / "rules.yaml").write_text(rule % "highest", "utf-8")
    assert kabul()["killed_best"] == 15
    (casebook / "rules.yaml").write_text(rule % "loudest", "utf-8")
    with pytest.raises(DatelineError, match=r"rules\.yaml: no criterion 'loudest'"):
        run("events")
