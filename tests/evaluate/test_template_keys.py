"""Days, countries, towns and numbers in MUC-4's full keys."""

from __future__ import annotations

from pathlib import Path

from dateline.evaluate.template_keys import evaluate_template_keys

REPORT = """TST1-MUC3-0001

   BOGOTA, 4 FEB 90 (EFE) -- [TEXT] GUERRILLAS KIDNAPPED THREE FARMERS NEAR
BOGOTA, COLOMBIA, ON 2 FEBRUARY 1990, POLICE SAID.
"""
KEY = """0.  MESSAGE: ID                     TST1-MUC3-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  02 FEB 90
3.  INCIDENT: LOCATION              COLOMBIA: BOGOTA (CITY)
4.  INCIDENT: TYPE                  KIDNAPPING
24. HUM TGT: TOTAL NUMBER           3

0.  MESSAGE: ID                     TST1-MUC3-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def test_day_country_town_and_number_of_the_key_are_found(tmp_path: Path) -> None:
    """A kidnapping in capitals answers to its key in all four; empty templates are none."""
    (tmp_path / "tst1").write_text(REPORT, "latin-1")
    (tmp_path / "key-tst1").write_text(KEY, "latin-1")
    score = evaluate_template_keys(tmp_path)
    assert (score.n, score.found) == (1, 1)
    assert (score.date, score.country, score.town, score.people) == (1.0, 1.0, 1.0, 1.0)
