"""The hand-written expectations hold together: they quote the samples and use only codes that exist."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from dateline.model import codebook
from dateline.model.evidence import Modality
from dateline.model.toll import Outcome, PartyClass, Reckoning

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
REPORTS = SAMPLES / "reports"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((SAMPLES / "expected.yaml").read_text("utf-8"))
EVENTS = [(name, event) for name, page in EXPECTED.items() for event in page["events"]]
PLAIN = [name for name in EXPECTED if Path(name).suffix in {".txt", ".md", ".html"}]


def test_every_sample_has_expectations() -> None:
    """No sample is read by the demo without a person having said what it tells."""
    files = {path.name for path in REPORTS.iterdir()}
    assert {name.split("#")[0] for name in EXPECTED} == files


def test_there_are_enough_samples_in_every_format() -> None:
    """The samples show each format that the readers read, and at least fifteen reports."""
    files = list(REPORTS.iterdir())
    assert len(files) >= 15
    assert {path.suffix for path in files} == {".txt", ".md", ".html", ".pdf", ".docx", ".wikitext", ".xml"}


@pytest.mark.parametrize(("name", "event"), EVENTS, ids=[f"{name}:{event['key']}" for name, event in EVENTS])
def test_expected_event_uses_only_known_codes(name: str, event: dict[str, Any]) -> None:
    """Deeds, outcomes, sides and reckonings are those of the codebooks."""
    deeds = event["deed"] if isinstance(event["deed"], list) else [event["deed"]]
    assert all(codebook.deed(deed) for deed in deeds)
    assert Modality(event.get("modality", "happened"))
    for toll in event.get("tolls", ()):
        assert Outcome(toll["outcome"])
        assert Reckoning(toll["how"])
        assert PartyClass(toll.get("among", "unknown"))


@pytest.mark.parametrize("name", PLAIN)
def test_expected_words_stand_in_the_sample(name: str) -> None:
    """What the expectations quote is really in the file, so that nothing is expected that is not told."""
    characters = " ".join((REPORTS / name).read_text("utf-8").split())
    page = EXPECTED[name]
    quotes = [event["told"] for event in page["events"]] + page.get("no_event", [])
    quotes += [event["place"]["words"] for event in page["events"] if event["place"]]
    assert [quote for quote in quotes if quote not in characters] == []


def test_several_events_are_told_by_three_files_with_different_tolls() -> None:
    """The demo can show one event with sources that disagree."""
    told: dict[str, list[set[int]]] = {}
    for _, event in EVENTS:
        killed = {toll["figure"] for toll in event.get("tolls", ()) if toll["outcome"] == "killed"}
        told.setdefault(event["key"], []).append(killed)
    disputed = [key for key, tolls in told.items() if len(tolls) >= 3 and len(set.union(*tolls)) > 1]
    assert {"westgate", "paris", "mogadishu", "utoya"} <= set(disputed)
