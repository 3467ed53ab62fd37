"""What is said of claims that count for nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from dateline.model.event import why_set_aside
from dateline.model.link import ACCEPTED, REJECTED, Decision
from tests.export.making import claim, exactly


def test_a_claim_set_aside_says_why() -> None:
    """A reviewer's word comes first; a value by hand was taken back; only a toll can be too unreliable under a rule."""
    toll, deed = claim("toll", exactly("killed", 3)), claim("deed", "attack")
    rejected = Decision("d", toll.id, REJECTED, "jo", datetime(2024, 1, 1, tzinfo=UTC))
    assert why_set_aside(toll, rejected) == "rejected"
    assert why_set_aside(toll, replace(rejected, judgement=ACCEPTED)) == "not reliable enough under the rule"
    assert why_set_aside(replace(deed, engine="person@1"), None) == "given by hand and taken back"
    assert why_set_aside(deed, None) is None
