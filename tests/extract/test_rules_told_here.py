"""Tests of words that tell a deed's day, place, doer or figures in ways of their own."""

from __future__ import annotations

from datetime import date

from dateline.extract.dates import find_times
from dateline.extract.rules.claims import running_days
from dateline.model.edtf import to_edtf
from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed, sides


def test_parts_of_whom() -> None:
    """ "Of whom nine were soldiers and four nurses" tells parts of a total."""
    (told,) = accounts(
        "The bombing of the camp in Gao on 4 May 2016 killed 21 people, of whom nine were soldiers and four nurses."
    )
    assert killed(told) == {21, 9, 4}


def test_figure_after_an_aside() -> None:
    """ "A bomb, for which X was blamed, killed 58 people": the people were killed, and X was not."""
    (told,) = accounts("A truck bomb in Gao in May 2016, for which the movement was blamed, killed 58 people.")
    assert killed(told) == {58}


def test_present_figure_after_some() -> None:
    """ "Injures some 300" counts as "injured some 300" does."""
    (told,) = accounts("4 May 1988: A bomb explodes in Gao. The blast kills 13 people and injures some 80.")
    assert set(told.figures[Outcome.INJURED]) == {80}


def test_who_comes_under_fire_did_not_shoot() -> None:
    """Those who come under fire suffer it."""
    doers, sufferers = sides("Officers came under fire near the mosque.")
    assert (doers, sufferers) == ([], ["Officers"])


def test_revenge_with_a_bomb_is_of_those_who_took_it() -> None:
    """Who takes revenge with a car bomb set it off."""
    (told,) = accounts(
        "The Taliban took their revenge on 6 April 2012 with a car bomb beside a bus in Kabul, which killed eight."
    )
    assert any("taliban" in each for each in told.by)


def test_two_days_running_are_a_stretch() -> None:
    """ "On 28 and 29 May" lasted from one to the other; "on 3 and 9 May" did not."""
    words = "Soldiers killed 40 villagers in Gao on 28 and 29 May 2016."
    assert accounts(words)[0].when == ("2016-05-28/2016-05-29",)
    apart = "on 3 and 9 May 2016"
    assert [to_edtf(each.interval) for each in running_days(apart, find_times(apart)) if each.interval] == [
        "2016-05-03",
        "2016-05-09",
    ]


def test_blasts_counted_back_from_are_another_deed() -> None:
    """ "Two days after twin blasts in X that left 39 dead" tells the earlier deed with its own day and dead."""
    told = accounts(
        "A suicide bomber killed 12 people in Gao on Wednesday, two days after twin blasts in the Bamako market "
        "that left 39 dead.",
        date(2016, 5, 4),
    )
    found = {next(iter(killed(each))): each.when for each in told}
    assert found == {12: ("2016-05-04",), 39: ("2016-05-02",)}


def test_what_they_did_next_is_the_same_deed() -> None:
    """What "they" do in the next sentence, with no day or place of its own, belongs to the deed they were told of."""
    (told,) = accounts(
        "On 4 May 2016 six gunmen attacked a hotel in Gao. They killed a guard and took 20 guests hostage."
    )
    assert (told.deeds, told.when) == ({"abduction"}, ("2016-05-04",))


def test_a_train_bound_for_a_town_sets_no_deed_apart() -> None:
    """ "A Kaduna-bound train" names no other place."""
    told = accounts("Gunmen bombed a bridge at Rijana on Monday and attacked a Kaduna-bound train.", date(2022, 3, 30))
    assert len(told) == 1


def test_outside_the_town_hall_echoes_no_town() -> None:
    """ "Outside the town hall" is no "in the same town"."""
    told = accounts(
        "Two car bombs killed 46 people in Gao on Saturday. The first went off outside the town hall.",
        date(2016, 5, 11),
    )
    assert len(told) == 1


def test_deed_of_the_evening_before_that_was_avenged() -> None:
    """A deed avenged, with a day of its own, is another deed."""
    told = accounts(
        "Gunmen shot dead ten workmen near Gao on 5 May 2016. A group said it had acted in revenge for the murder of "
        "six herders the evening before."
    )
    assert [(sorted(killed(each)), each.when) for each in told] == [([10], ("2016-05-05",)), ([6], ("2016-05-04",))]


def test_day_on_which_it_was_claimed() -> None:
    """ "On the same day" after a claim made on a day is that day."""
    told = accounts(
        "Gunmen killed 20 people in Paris on Friday. The Islamic State claimed responsibility in a "
        "statement on Saturday. Police arrested three men in Lyon on the same day.",
        date(2016, 5, 8),
    )
    assert told[-1].when == ("2016-05-07",)


def test_claim_hung_on_the_day_is_of_the_deed() -> None:
    """ "The attacks of 3 May 2016, which X claimed": X claimed the attacks."""
    (told,) = accounts(
        "At least 13 people were killed in the attacks of 3 May 2016, which the Islamic State group claimed."
    )
    assert any("islamic state" in each for each in told.by)


def test_area_of_a_city_makes_it_no_region() -> None:
    """ "The X area of Kabul" says what X is, and Kabul stays the city."""
    (told,) = accounts(
        "Gunmen attacked a clinic in the Qala-e-Fathullah area of Kabul on 12 May 2020, killing nine people."
    )
    assert "Kabul" in {place.name for place in told.places}


def test_byline_day_is_no_day_of_the_story() -> None:
    """The day in a byline gives no deed its day."""
    words = "The Courier\n11 August 2006\nLONDON, 11 August 2006 — Police arrested nine over a plot to blow up ferries."
    told = accounts(words, date(2006, 8, 11))
    assert all(each.when == () for each in told if "plot" in each.deeds)


def test_arms_given_up_and_a_struggle_ended() -> None:
    """A group that gives up its arms or declares an end to its struggle does so on a day."""
    told = accounts(
        "On 20 May 2011 the Taliban declared an end to their armed struggle. "
        "In April 2012 the Taliban handed over their remaining weapons."
    )
    assert [each.deeds for each in told] == [{"agreement"}, {"surrender"}]
