"""The scorer of accounts, and the hand-written paragraphs it runs on."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.evaluate.accounts import AccountsScore, evaluate_accounts, read_sheets
from dateline.model.codebook import deeds

GOLD = Path(__file__).resolve().parents[2] / "src" / "dateline" / "evaluate" / "gold"
RIGHT = """
- text: A car bomb killed nine people in Baghdad on 3 May 2016.
  events:
    - {key: a, deed: vehicle_bomb, when: 2016-05-03, place: {name: Baghdad, country: IQ},
       tolls: [{outcome: killed, figure: 9}], told: A car bomb}
"""


def score(tmp_path: Path, words: str) -> AccountsScore:
    """Score a sheet written for a test."""
    path = tmp_path / "sheet.yaml"
    path.write_text(words, "utf-8")
    return evaluate_accounts(path)


def test_an_account_right_in_everything_scores(tmp_path: Path) -> None:
    """Deed, day, place, doer and toll right: one right account."""
    found = score(tmp_path, RIGHT)
    assert (found.account_f1, found.found_f1, found.errors) == (1.0, 1.0, ())


@pytest.mark.parametrize(
    ("right", "wrong", "judge"),
    [
        ("deed: vehicle_bomb", "deed: stabbing", "deed_right"),
        ("2016-05-03", "2016-05-04", "when_right"),
        ("name: Baghdad", "name: Basra", "place_right"),
        ("figure: 9", "figure: 8", "tolls_right"),
        ("told: A car", "by: [gunmen], told: A car", "by_right"),
    ],
)
def test_one_wrong_value_spoils_the_account(tmp_path: Path, right: str, wrong: str, judge: str) -> None:
    """Strict: an account with one value wrong is found but not right, and the error says what was wrong."""
    found = score(tmp_path, RIGHT.replace(right, wrong))
    assert (found.account_f1, found.found_f1) == (0.0, 1.0)
    assert judge in found.errors[0]


def test_an_event_that_nobody_told_counts_against_precision(tmp_path: Path) -> None:
    """An account where none is expected is extra."""
    found = score(tmp_path, RIGHT + "- {text: A bomb killed two people in Paris on 4 May 2016., events: []}\n")
    assert (found.account_precision, found.account_recall, found.non_events) == (0.5, 1.0, 0.5)


def test_an_event_missed_counts_against_recall(tmp_path: Path) -> None:
    """An expected account that is not there is missed."""
    missed = "- {text: It rained in Oslo., events: [{key: b, deed: attack, told: It rained}]}\n"
    found = score(tmp_path, RIGHT + missed)
    assert (found.account_precision, found.account_recall) == (1.0, 0.5)


def test_the_gold_paragraphs_are_sound() -> None:
    """Each event's deed is in the codebook, and its telling words stand in its paragraph."""
    sheets = list(read_sheets(GOLD))
    assert len(sheets) >= 400
    assert len({sheet.text.characters for sheet in sheets}) == len(sheets)
    for sheet in sheets:
        for each in sheet.expected:
            assert set(each.deeds) <= set(deeds()), each.key
            assert each.told in sheet.text.characters, each.key


def test_gold_keys_are_unique() -> None:
    """One key is one event of one paragraph."""
    keys = [each.key for sheet in read_sheets(GOLD) for each in sheet.expected]
    assert len(keys) == len(set(keys))


def test_a_folder_of_batches_is_scored_as_one_set(tmp_path: Path) -> None:
    """Every list of paragraphs in it counts, and a paragraph of one is not taken for that of another."""
    batch = '- text: "Gunmen killed four traders in Jos on 3 May 2012."\n  published: 2012-05-04\n'
    for name in ("accounts.yaml", "accounts_2.yaml"):
        (tmp_path / name).write_text(batch, "utf-8")
    (tmp_path / "tellings.yaml").write_text("not: paragraphs\n", "utf-8")
    sheets = list(read_sheets(tmp_path))
    assert [sheet.name for sheet in sheets] == ["accounts.yaml:0", "accounts_2.yaml:0"]
    assert len({sheet.text.document_id for sheet in sheets}) == len({sheet.text.id for sheet in sheets}) == 2


def test_sides_told_apart_are_added_up_as_a_release_does(tmp_path: Path) -> None:
    """Where the truth is the sum of two sides, both figures told give it; a side that is missing does not."""
    told = RIGHT.replace("killed nine people", "killed seven civilians and two soldiers").replace(
        "figure: 9}",
        "figure: 9}, {outcome: killed, figure: 7, part_of_total: true}, "
        "{outcome: killed, figure: 2, part_of_total: true}",
    )
    assert score(tmp_path, told).account_f1 == 1.0
    assert score(tmp_path, told.replace("figure: 9", "figure: 10")).account_f1 == 0.0
