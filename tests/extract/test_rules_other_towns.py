"""Tests of towns: another deed in the next one, a town before its country, villages with a province in brackets."""

from __future__ import annotations

from datetime import date

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts


def test_deed_of_strangers_in_the_next_town_is_another() -> None:
    """Doers nobody told of before, with dead of their own in another town, did another deed of the same day."""
    told = accounts(
        "Soldiers clashed with rebels in Goma on 5 May 2012, and six died. "
        "That afternoon, armed men shot dead a nurse in Sake."
    )
    assert [{place.name for place in each.places} for each in told] == [{"Goma"}, {"Sake"}]
    assert [each.figures[Outcome.KILLED] for each in told] == [{6}, {1}]


def test_attackers_told_of_go_on_with_their_deed() -> None:
    """What the attackers did in the next village is of their attack."""
    told = accounts(
        "Rebels attacked the town of Mweso on 3 May 2010, killing nine civilians. "
        "The attackers burned 40 houses and killed two men in Kashuga the same day."
    )
    assert len(told) == 1


def test_town_goes_with_its_country() -> None:
    """A town told just before the country of a deed is the deed's, whatever the crowd there protested against."""
    (told,) = accounts(
        "Police fired live rounds at a crowd protesting against the coup in Monywa, in central Myanmar, on Wednesday, "
        "killing at least five people.",
        date(2021, 3, 4),
    )
    assert "Monywa" in {place.name for place in told.places}


def test_province_in_brackets_is_a_place() -> None:
    """What stands in brackets after a village is its district and province, whatever it sounds like."""
    (told,) = accounts("On 3 May 2021, youths rioted in Sbeitla (Sbeitla, Kasserine).")
    assert {"Sbeitla", "Kasserine"} <= {place.name for place in told.places}
    (told,) = accounts("On 3 May 2021, rebels attacked Mbau (Beni, Nord-Kivu), killing four civilians.")
    assert "Mbau" in {place.name for place in told.places}


def test_agencies_in_brackets_are_no_places() -> None:
    """Who reports stands in brackets too."""
    (told,) = accounts("Soldiers killed two men in Kidal (AFP, Reuters) on 3 May 2013.")
    assert {place.name for place in told.places} == {"Kidal"}
