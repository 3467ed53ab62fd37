"""Texts that disagree, and texts that only differ in words."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.export.disputes import contradicts, is_disputed
from dateline.model.claim import ActorKind, Party, Value
from dateline.model.event import Chosen
from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, Toll
from tests.export.making import claim, exactly, toll

DAY, NEXT = Interval.day(date(2013, 9, 21)), Interval.day(date(2013, 9, 22))
NAIROBI = Location("the capital", Precision.EXACT, "g:1", "Nairobi", -1.28, 36.82, None, "KE", "Nairobi")
KENYA = Location("Kenya", Precision.COUNTRY, "g:2", "Kenya", 1.0, 38.0, None, "KE")


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (DAY, NEXT, True),
        (DAY, Interval.month(2013, 9), False),
        (exactly("killed", 61), exactly("killed", 67), True),
        (toll("killed", 39, 39, None), exactly("killed", 67), False),
        (toll("killed", 39, 39, None), exactly("killed", 20), True),
        (toll("killed", None, 175, None), exactly("killed", 200), True),
        (toll("killed", None, None, 50), exactly("killed", 20), False),
        (Toll(Outcome.KILLED, None, None, None), exactly("killed", 67), False),
        (NAIROBI, KENYA, False),
        (NAIROBI, Location("Nairobi", name="Nairobi"), False),
        (NAIROBI, Location("a mall", Precision.EXACT, "g:1"), False),
        (NAIROBI, Location("Mombasa", Precision.EXACT, "g:3", "Mombasa", -4.0, 39.6, None, "KE", "Coast"), True),
        (Party("gunmen", ActorKind.UNKNOWN), Party("Red Hand", ActorKind.REBEL, "Red Hand"), False),
        (Party("x", ActorKind.REBEL, "Red Hand"), Party("y", ActorKind.REBEL, "red hand"), False),
        (Party("x", ActorKind.REBEL, "Red Hand"), Party("y", ActorKind.REBEL, "Blue Hand"), True),
        ("stabbing", "air_strike", True),
        ("attack", "suicide_bombing", False),
        ("rifles", "bombs", True),
        ("shooting", "shooting", False),
        ("shooting", None, False),
    ],
)
def test_what_cannot_both_be_right(left: Value, right: Value, expected: bool) -> None:  # noqa: FBT001
    """A coarser value agrees with a finer one inside it; two that exclude one another do not."""
    assert contradicts(left, right) is expected
    assert contradicts(right, left) is expected


def test_one_text_does_not_dispute_itself() -> None:
    """Two figures in one text are its own matter; another text's figure is a dispute."""
    chosen, other = claim("toll", exactly("killed", 61)), exactly("killed", 67)
    assert not is_disputed(Chosen(chosen, (claim("toll", other),), "careful"))
    assert is_disputed(Chosen(chosen, (claim("toll", other, text="text-2"),), "careful"))
