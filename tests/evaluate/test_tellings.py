"""Tellings of one event in several reports are joined from prose, and scored."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluate.tellings import TELLINGS, evaluate_tellings

BOMB = "A suicide bomber killed 12 people outside a mosque in Peshawar on Monday."
AGAIN = "Monday's suicide bombing outside a Peshawar mosque killed 14 people, doctors said."
RAID = "Gunmen shot dead three farmers near Goma on Friday."


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Write three reports: two of one bombing, one of a shooting far away."""
    file = tmp_path / "reports.yaml"
    told = ((BOMB, "bomb", "A suicide bomber killed"), (AGAIN, "bomb", "bombing outside"), (RAID, "raid", "shot dead"))
    deed = "[suicide_bombing, bombing, shooting]"
    file.write_text(
        "\n".join(
            f'- {{published: 2023-01-31, text: "{text}", events: [{{key: {key}, deed: {deed}, told: "{words}"}}]}}'
            for text, key, words in told
        )
    )
    return file


def test_two_reports_of_one_event_are_one(reports: Path) -> None:
    """The two bombings are joined and the shooting stands alone: all figures are full."""
    found = evaluate_tellings(reports)
    assert (found.n, found.found) == (1, 1.0)
    assert (found.same_precision, found.same_recall, found.b3_f1, found.errors) == (1.0, 1.0, 1.0, ())


def test_errors_show_both_tellings(reports: Path) -> None:
    """A pair that is one event by the sheet and not by linking is shown with what linking was given of each."""
    reports.write_text(reports.read_text().replace("key: raid", "key: bomb"))
    found = evaluate_tellings(reports)
    assert (found.same_precision, found.same_recall, found.b3_precision) == (1.0, round(1 / 3, 4), 1.0)
    assert len(found.errors) == 2
    assert all(each.startswith("kept apart, but one event") and "Goma" in each for each in found.errors)


def test_our_own_reports_are_joined_as_measured() -> None:
    """The floor of the own set: hardly anything is joined that is two events, and two thirds of the pairs are."""
    found = evaluate_tellings(TELLINGS)
    assert found.same_precision >= 0.85
    assert found.same_recall >= 0.6
    assert found.b3_f1 >= 0.88
