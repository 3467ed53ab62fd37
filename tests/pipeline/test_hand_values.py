"""Values as a person types them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.claim import ActorKind, Party, Value
from dateline.model.errors import DatelineError
from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll
from dateline.pipeline.hand_values import value_from_words

BEFORE = Toll(Outcome.INJURED, 3, 3, 3, PartyClass.CIVILIANS, "shoppers", part_of_total=True)


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        ("interval", "2019-05-03", Interval.day(date(2019, 5, 3))),
        ("interval", "2019-05", Interval.month(2019, 5)),
        ("deed", "suicide bombing", "suicide_bombing"),
        ("perpetrator", "Red Front", Party("Red Front", ActorKind.REBEL, "Red Front")),
        ("instrument", " a pipe bomb ", "a pipe bomb"),
        ("toll", "12 killed", Toll(Outcome.KILLED, 12, 12, 12, phrase="12 killed")),
        (
            "toll",
            "at least 3 killed civilians",
            Toll(
                Outcome.KILLED,
                3,
                3,
                None,
                PartyClass.CIVILIANS,
                None,
                "at least 3 killed civilians",
                Reckoning.AT_LEAST,
            ),
        ),
        (
            "toll",
            "at most 9 injured",
            Toll(Outcome.INJURED, None, 9, 9, phrase="at most 9 injured", reckoning=Reckoning.AT_MOST),
        ),
        (
            "toll",
            "10-14 abducted",
            Toll(Outcome.ABDUCTED, 10, None, 14, phrase="10-14 abducted", reckoning=Reckoning.RANGE),
        ),
        (
            "toll",
            "about 50 killed",
            Toll(Outcome.KILLED, 50, 50, 50, phrase="about 50 killed", reckoning=Reckoning.ABOUT),
        ),
    ],
)
def test_what_is_typed_is_read(name: str, words: str, value: Value) -> None:
    """Each property has its own way of being typed; what is left open stays open."""
    assert value_from_words(name, words) == value


def test_a_corrected_toll_keeps_what_is_not_typed() -> None:
    """Whom it counts, and what happened to them, stay; another side is another group."""
    found = value_from_words("toll", "5", BEFORE)
    assert isinstance(found, Toll)
    assert (found.outcome, found.best, found.among, found.group) == (
        Outcome.INJURED,
        5,
        PartyClass.CIVILIANS,
        "shoppers",
    )
    assert found.part_of_total
    other = value_from_words("toll", "5 killed militants", BEFORE)
    assert isinstance(other, Toll)
    assert (other.outcome, other.among, other.group) == (Outcome.KILLED, PartyClass.MILITANTS, None)


def test_a_party_without_a_telling_name_keeps_its_kind() -> None:
    """A new spelling does not change what sort of party it is."""
    old = Party("the Zorro men", ActorKind.MILITIA, "Zorro")
    assert value_from_words("perpetrator", "Zorro's", old) == Party("Zorro's", ActorKind.MILITIA, "Zorro's")


def test_a_place_is_given_by_name_or_by_point() -> None:
    """A name is looked up with what it lies in; a point is taken as it is."""
    kabul = value_from_words("place", "Kabul, Afghanistan")
    assert isinstance(kabul, Location)
    assert (kabul.name, kabul.country) == ("Kabul", "AF")
    point = value_from_words("place", "34.5,69.2 the old mill")
    assert isinstance(point, Location)
    assert (point.latitude, point.longitude, point.name, point.precision) == (
        34.5,
        69.2,
        "the old mill",
        Precision.EXACT,
    )


@pytest.mark.parametrize(
    ("name", "words", "problem"),
    [
        ("colour", "red", "no property 'colour'"),
        ("interval", "last Friday", "last Friday"),
        ("deed", "mischief", "no deed 'mischief'"),
        ("toll", "dozens", "no toll 'dozens'"),
        ("toll", "12", "does not say what happened"),
        ("toll", "12 killed wombats", "no side 'wombats'"),
        ("place", "Qqzzxx", "no place 'Qqzzxx'"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_way_out(name: str, words: str, problem: str) -> None:
    """Nothing is guessed from words that say nothing."""
    with pytest.raises(DatelineError, match=problem):
        value_from_words(name, words)
