"""Rules are data, and the methodology page says what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model.errors import CodebookError
from dateline.model.rule import MEANINGS, Criterion, rule, rules
from dateline.resolve.choose import RANKS
from dateline.resolve.methodology import methodology

PAGE = Path(__file__).resolve().parents[2] / "docs" / "methodology.md"
OWN = """
- id: ours
  label: Our own
  description: Earliest report first.
  values:
    - {property: toll, each: outcome and side, prefer: [earliest, highest]}
  otherwise: [confidence]
  least_reliable: C
"""


def test_the_page_is_what_the_rules_say() -> None:
    """docs/methodology.md is generated, and not stale."""
    assert f"]]] -->\n{methodology(rules())}<!-- [[[end]]] -->\n" in PAGE.read_text("utf-8")


def test_every_criterion_has_a_meaning_and_a_rank() -> None:
    """Whatever a rule may prefer by can be explained and computed."""
    assert set(MEANINGS) == set(Criterion) == set(RANKS)


def test_a_project_can_write_a_rule() -> None:
    """A rule in a project's own YAML is read, found by name, and explained."""
    own = rules(OWN)
    assert rule("ours", own).for_property("toll").prefer == (Criterion.EARLIEST, Criterion.HIGHEST)
    page = methodology(own)
    assert "leaving out sources rated F, D, E" in page
    assert "the highest figure comes first" in page


def test_a_rule_that_is_not_there_is_refused() -> None:
    """The error names the rules there are."""
    with pytest.raises(CodebookError, match="careful, low, majority"):
        rule("guess")


@pytest.mark.parametrize("text", ["- {id: x, otherwise: [loudest]}", "- {otherwise: [latest]}"])
def test_a_rule_with_a_fault_is_refused(text: str) -> None:
    """A criterion that does not exist, or a rule without a name, is an error and not a silent default."""
    with pytest.raises(CodebookError):
        rules(text)
