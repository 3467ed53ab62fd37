"""Unnamed forces of the state, told by country and date."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.claim import ActorKind
from dateline.model.interval import Interval
from dateline.resolve.standins import stand_in


@pytest.mark.parametrize(
    ("country", "when", "name"),
    [
        ("AF", Interval.year(2010), "Government of Afghanistan"),
        ("AF", Interval.day(date(2022, 5, 1)), "Islamic Emirate of Afghanistan"),
        ("AF", Interval.year(2021), None),
        ("AF", None, None),
        ("NG", None, "Government of Nigeria"),
        ("CF", Interval.year(2018), "Government of Central African Republic"),
        (None, Interval.year(2010), None),
        ("CD", Interval.year(2010), "Government of the Democratic Republic of the Congo"),
    ],
)
def test_government_forces_are_the_government_s_of_the_day(
    country: str | None, when: Interval | None, name: str | None
) -> None:
    """The government that held the country then; none where either of two may be meant."""
    found = stand_in(ActorKind.STATE_FORCE, country, when)
    assert (found.name if found else None) == name


@pytest.mark.parametrize("kind", [ActorKind.REBEL, ActorKind.UNKNOWN, ActorKind.CIVILIANS])
def test_rebels_stand_for_no_government(kind: ActorKind) -> None:
    """Only words of the state stand for it."""
    assert stand_in(kind, "NG", None) is None


def test_a_stand_in_gives_its_reasons() -> None:
    """The country and the time that decided are told."""
    found = stand_in(ActorKind.POLICE, "IQ", Interval.year(2010))
    assert found is not None
    assert "Iraq" in found.reasons[0]
