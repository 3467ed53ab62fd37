"""Training on reviews as a user does it: review, train, choose, extract, look, go back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.main import app
from dateline.extract.rules import VERSION
from dateline.model.errors import DatelineError, InvalidValue, NoProject
from dateline.pipeline.training import TooFewReviews

REPORT = "Gunmen shot dead three policemen in {0} on 4 May 2019. A bomb killed two farmers near {0} on 9 June 2019.\n"
TOWNS = ("Kabul", "Herat", "Kunduz", "Ghazni", "Farah", "Baghlan", "Taloqan", "Jalalabad")


def run(*arguments: str) -> Result:
    """Run one command."""
    return CliRunner().invoke(app, list(arguments), catch_exceptions=False)


@pytest.fixture
def casebook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a project with eight reports, extracted."""
    reports = [tmp_path / f"{town}.txt" for town in TOWNS]
    for town, report in zip(TOWNS, reports, strict=True):
        report.write_text(f"Two attacks\n\n{REPORT.format(town)}", "utf-8")
    run("init", str(tmp_path / "casebook"))
    monkeypatch.chdir(tmp_path / "casebook")
    monkeypatch.setenv("DATELINE_REVIEWER", "Ada")
    run("add", *map(str, reports))
    run("extract")
    return tmp_path / "casebook"


def claims() -> list[dict[str, str]]:
    """List the claims as a program would."""
    return [json.loads(line) for line in run("claims", "--format", "jsonl").stdout.splitlines()]


def test_review_train_choose_extract_and_back(casebook: Path) -> None:
    """A tuned reader is measured, kept, chosen, read with, shown, and left again."""
    for claim in claims():
        if claim["property"] in {"perpetrator", "target", "victim", "instrument", "deed"}:
            run("review", "reject" if claim["property"] == "victim" else "accept", claim["id"])
    told = run("train", "--from-reviews").stdout
    assert "before" in told
    (name,) = (each.name for each in (casebook / "models").iterdir())
    assert f"kept as {name}; the reader in use is as before" in told
    assert run("model", "list").stdout == f"* shipped\n  {name}\n"
    assert "8 texts read by" not in run("extract").stdout
    run("model", "use", name)
    assert f"8 texts read by default@{VERSION}b" in run("extract").stdout
    assert f"# {name}" in run("model", "info").stdout
    assert "# The learned reader" in run("model", "info", "shipped").stdout
    run("model", "use", "shipped")
    assert f"8 texts read by default@{VERSION}c" in run("extract").stdout
    assert json.loads(run("status", "--format", "jsonl").stdout)["texts waiting"] == 0


def test_too_few_reviews_are_refused_in_words(casebook: Path) -> None:
    """A single review is not enough; the message says what is."""
    run("review", "accept", next(each["id"] for each in claims() if each["property"] == "victim"))
    with pytest.raises(TooFewReviews, match=r"1 reviewed claims .* it takes 40 \(review more"):
        run("train", "--from-reviews")


def test_training_from_nothing_is_refused(casebook: Path) -> None:
    """There is one way to train here, and it is named."""
    with pytest.raises(InvalidValue, match="give --from-reviews"):
        run("train")


def test_the_shipped_card_needs_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside a project the shipped reader's card is shown, and another name is refused."""
    monkeypatch.chdir(tmp_path)
    assert "SHA-256" in run("model", "info").stdout
    with pytest.raises(NoProject):
        run("model", "info", "reader-00000000")


def test_unsure_is_a_decision_that_can_be_taken_back(casebook: Path) -> None:
    """A claim one cannot tell of is said to be so, with who said it, and undone like any other."""
    claim = claims()[0]["id"]
    assert f"unsure: {claim} (by Ada" in run("review", "unsure", claim, "--reason", "no figure told").stdout
    assert "no figure told" in run("review", "history", claim).stdout
    run("review", "undo")
    assert "withdrawn" in run("review", "history", claim).stdout
    with pytest.raises(DatelineError):
        run("review", "unsure", "claim-none")
