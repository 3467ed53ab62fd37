"""Unnamed forces of the state, told by country and date."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.claim import ActorKind, Claim, Party, SubjectKind, Value
from dateline.model.event import Chosen, Event
from dateline.model.evidence import Evidence
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.resolve.standins import named_by_country, stand_in


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


def shown(words: str, *, kind: ActorKind = ActorKind.STATE_FORCE, country: str = "SO") -> str | None:
    """Name the perpetrator of an event in a country on a day."""
    told: list[tuple[str, Value]] = [
        ("perpetrator", Party(words, kind)),
        ("interval", DAY),
        ("place", Location("there", country=country)),
    ]
    claims = [
        Claim(
            f"claim-{name}", "account-1", SubjectKind.ACCOUNT, name, value, Evidence("text-1", "words", None), "rules@1"
        )
        for name, value in told
    ]
    event = Event("event-1", ("account-1",), tuple(Chosen(claim, (), "careful") for claim in claims))
    [party] = [chosen.claim.value for chosen in named_by_country(event).all("perpetrator")]
    assert isinstance(party, Party)
    assert party.words == words
    return party.name


DAY = Interval.day(date(2015, 5, 1))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("government forces", "Government of Somalia"),
        ("the army", "Government of Somalia"),
        ("Kenyan troops", "Government of Kenya"),
        ("Sri Lankan soldiers", "Government of Sri Lanka"),
        ("Ethiopian and Kenyan troops", None),
        ("African Union soldiers", None),
        ("a court", None),
        ("Kenyan officials", None),
        ("two soldiers' relatives", None),
    ],
)
def test_unnamed_forces_are_named_by_their_people_else_by_the_country(words: str, name: str | None) -> None:
    """A people's name goes before the place, and words that may mean others stay unnamed."""
    assert shown(words) == name


def test_the_same_words_of_another_kind_stay_unnamed() -> None:
    """Rebels' "forces" are not the state's."""
    assert shown("forces", kind=ActorKind.REBEL) is None
