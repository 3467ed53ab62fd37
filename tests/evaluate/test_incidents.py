"""The scorer of whole incidents."""

from __future__ import annotations

from pathlib import Path

from dateline.evaluate.incidents import evaluate_incidents

HEADER = "Date,City,Country,Perpetrator,Weapon,Injuries,Fatalities,Description\n"
TOLD = "The Taliban killed nine people with a car bomb in Baghdad, Iraq."
RIGHT = f'2016-05-03,Baghdad,Iraq,Taliban,Explosives,0,9,"{TOLD}"\n'


def test_a_row_read_as_coded_is_right_in_all(tmp_path: Path) -> None:
    """Country, city, perpetrator, weapon and figures agree with the coders."""
    path = tmp_path / "rows.csv"
    path.write_text(HEADER + RIGHT, "utf-8")
    score = evaluate_incidents(path)
    assert (score.country, score.city, score.perpetrator, score.weapon) == (1.0, 1.0, 1.0, 1.0)
    assert (score.killed, score.injured, score.all_three, score.n) == (1.0, 1.0, 1.0, 1)


def test_a_figure_read_otherwise_spoils_the_three(tmp_path: Path) -> None:
    """Killed, injured and country must all be right at once; the error names what was wrong."""
    path = tmp_path / "rows.csv"
    path.write_text(HEADER + RIGHT.replace(",9,", ",8,"), "utf-8")
    score = evaluate_incidents(path)
    assert (score.killed, score.all_three) == (0.0, 0.0)
    assert score.errors[0].startswith("killed, all_three")


def test_a_perpetrator_that_the_text_does_not_name_is_not_judged(tmp_path: Path) -> None:
    """A coded name that stands nowhere in the text cannot be read from it."""
    path = tmp_path / "rows.csv"
    path.write_text(HEADER + RIGHT.replace("Iraq,Taliban", "Iraq,Hamas"), "utf-8")
    assert not any("perpetrator" in error for error in evaluate_incidents(path).errors)
