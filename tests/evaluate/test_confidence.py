"""Stated confidence against the share of claims that are right."""

from __future__ import annotations

from pathlib import Path

from dateline.evaluate.confidence import evaluate_confidence

GOLD = """
- text: "A bomb exploded in Baghdad on 3 May 2016, killing nine people."
  events:
    - key: a
      deed: [bombing]
      when: "2016-05-03"
      place: {name: Baghdad, country: IQ}
      tolls: [{outcome: killed, figure: 9}]
      told: exploded
- text: "A bomb exploded in Herat on 3 May 2016."
  events: []
"""


def test_claims_of_accounts_nobody_expected_are_wrong(tmp_path: Path) -> None:
    """Half of the deeds are right where one of two accounts was expected."""
    file = tmp_path / "gold.yaml"
    file.write_text(GOLD, encoding="utf-8")
    table = {(name, said): (count, share) for name, said, count, share in evaluate_confidence([file]).table}
    (deed,) = [value for (name, _), value in table.items() if name == "deed"]
    assert deed == (2, 0.5)
