"""Claims by how sure they are, against what coders say."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from dateline.evaluate.incidents import is_unseen
from dateline.evaluate.sure_claims import JudgedClaim, evaluate_sure_claims, promise

COLUMNS = ("Description", "City", "Country", "Perpetrator", "Weapon", "Fatalities", "Injuries")
REPORT = "GUERRILLAS OF THE NATIONAL FRONT BOMBED THE ELECTRICITY PLANT IN MEDELLIN ON FRIDAY."


def incidents(tmp_path: Path, words: str, killed: int, injured: int) -> Path:
    """Write a file of one incident, worded so that it is of the fifth that is measured."""
    told = next(text for number in range(99) if is_unseen(text := f"{words} Report {number} says so."))
    file = tmp_path / "incidents.csv"
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerows([COLUMNS, (told, "Kabul", "Afghanistan", "Unknown", "Explosives", killed, injured)])
    return file


def test_only_claims_from_nine_tenths_on_are_sure() -> None:
    """Of four claims two are sure and one of them is right; the error is the mean distance from the shares right."""
    told = [(0.9, True), (0.95, False), (0.5, True), (0.1, False)]
    found = promise("x", [JudgedClaim("x", *each) for each in told])
    assert (found.n, found.sure, found.sure_right) == (4, 2, 0.5)
    assert found.calibration_error == pytest.approx((0.85 + 0.5 + 0.1) / 4, abs=1e-4)


def test_without_sure_claims_no_share_is_told() -> None:
    """Nothing sure is not all wrong."""
    assert promise("x", [JudgedClaim("x", 0.5, right=True)]).sure_right is None


@pytest.mark.parametrize(("killed", "right"), [(5, 1.0), (3, 1.0), (9, 0.0)])
def test_a_figure_is_right_as_the_total_or_as_a_part_of_it(tmp_path: Path, killed: int, right: float) -> None:
    """Three soldiers and two drivers are five; coders who have three counted the soldiers only, nobody told nine."""
    words = "A bomb killed three soldiers and two drivers in Kabul on 3 May 2004."
    found = evaluate_sure_claims(incidents(tmp_path, words, killed, 0))
    (claims,) = [each for each in found.by_sort if each.what == "killed claim"]
    assert claims.n == 2
    assert claims.sure_right == (right if killed != 3 else 0.5)


def test_roles_are_judged_by_the_key_of_their_report(tmp_path: Path) -> None:
    """The bombed plant is in the key of one report and not in that of the other."""
    empty: dict[str, object] = {name: [] for name in ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")}
    key = {**empty, "incident_type": "bombing", "Target": [[["ELECTRICITY PLANT", 60]]]}
    lines = [
        {"docid": "a", "doctext": REPORT.lower(), "templates": [key]},
        {"docid": "b", "doctext": REPORT.lower(), "templates": [{**key, "Target": [[["BRIDGE", 60]]]}]},
    ]
    file = tmp_path / "dev.jsonl"
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    found = {each.what: each for each in evaluate_sure_claims(file).by_sort}
    assert found["Target"].n == 2
    assert found["Target"].sure_right in {0.5, None}
    assert 0 < found["Target"].calibration_error < 1
