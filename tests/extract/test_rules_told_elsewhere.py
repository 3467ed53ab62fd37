"""Tests of what is told of a deed away from its own words: its doer, day, place and figures."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.rules_world import accounts, kinds, sides


def figures(words: str) -> set[int]:
    """Give the figures of the dead told of the first account."""
    return {figure for outcome, told in accounts(words)[0].figures.items() if outcome == "killed" for figure in told}


def test_number_of_people_killed_reaches_a_figure() -> None:
    """A figure that a number of dead "has reached" or "has risen to" is a toll, however far off it stands."""
    assert 88 in figures(
        "The number of people killed in Monday's bombing of a market in Gao has risen to 88, police said."
    )
    assert 41 in figures(
        "The death toll from the bombing of a hotel in Gao, in the north, has reached 41, police said."
    )


def test_demonstrators_shot_are_no_attackers() -> None:
    """Police who fire on demonstrators do a deed, where and when those had gathered."""
    told = accounts("Police opened fire on demonstrators who broke into the town hall in Gao on 4 May 2016.")
    shooting = next(each for each in told if "shooting" in each.deeds)
    assert "2016-05-04" in shooting.when
    assert [place.name for place in shooting.places] == ["Gao"]


def test_foiled_plot_has_the_place_of_what_was_planned() -> None:
    """Police who foil a plot to bomb a place tell a plot there."""
    (told,) = accounts("Police said they had foiled a plot to set off bombs at the railway station in Nairobi.")
    assert told.deeds == {"plot"}
    assert "Nairobi" in {place.name for place in told.places}


def test_day_before_counts_from_the_deed_told() -> None:
    """ "The day before" is that of the deed told before, whenever the report came out."""
    told = accounts(
        "Soldiers killed nine men in Gao on 25 May 2016. The day before, rebels had attacked a camp in Kidal.",
        date(2016, 8, 2),
    )
    assert [each.when for each in told] == [("2016-05-25",), ("2016-05-24",)]


def test_day_alone_opens_the_next_sentence() -> None:
    """A day with a full stop is the day of what follows."""
    assert accounts("13 May 1985. Gunmen fire on a church in Gao and kill four men.")[0].when == ("1985-05-13",)


def test_sum_of_a_year_in_a_country_is_no_event() -> None:
    """So many killed in a country in a year are a sum."""
    assert accounts("The mission recorded 4,105 civilian deaths in Mali in 2019.") == []
    assert accounts("The mission recorded civilian casualties in Mali in 2019, of whom 3,105 were killed.") == []


def test_what_is_fired_tells_the_deed() -> None:
    """A missile fired at a town is no shot, and one from a drone is the drone's and its owner's."""
    assert kinds("The rebels fired a missile at Kidal on Monday.") == ["shelling"]
    assert kinds("He spoke of the rocket which the rebels fired at Kidal.") == ["shelling"]
    assert kinds("Gunmen fired at the car with rifles.") == ["shooting"]
    words = "A missile from a Turkish drone hit a lorry in Kidal, and four men died."
    assert kinds(words) == ["drone_strike"]
    assert sides(words)[0] == ["Turkish"]


def test_no_town_is_one_of_many() -> None:
    """A car by its maker's name is no town."""
    told = accounts(
        "A rocket hit a white Toyota in the yard of a house in Kidal on 4 May 2016, and ten people were killed."
    )
    assert [place.name for place in told[0].places] == ["Kidal"]


def test_same_day_is_that_of_the_deed_told_before() -> None:
    """ "The same night" and "that night" are of the deed told before, and tell another one."""
    told = accounts(
        "Gunmen killed six men in Gao on 4 May 2016. The same day rebels ambushed an army convoy near Kidal."
    )
    assert [(each.when, each.places[0].name) for each in told] == [(("2016-05-04",), "Gao"), (("2016-05-04",), "Kidal")]


def test_day_and_place_after_the_crime_are_the_crimes() -> None:
    """Whom a court sentences over a deed is told with the deed's own day and place, not the court's."""
    words = "Mali has sentenced two men to death over the bomb attack that killed nine soldiers in Gao on 4 May 2016."
    trial, attack = sorted(accounts(words), key=lambda each: "trial" not in each.deeds)
    assert (trial.when, trial.places) == ((), ())
    assert (attack.when, [place.name for place in attack.places]) == (("2016-05-04",), ["Gao"])


def test_attackers_shot_do_not_name_the_deed() -> None:
    """What became of the attackers makes no stabbing a shooting."""
    told = accounts(
        "Attackers stabbed nine people at a station in Gao on 4 May 2016. Two of the attackers were shot dead."
    )
    assert [sorted(each.deeds - {"attack"}) for each in told] == [["stabbing"]]


def test_two_ways_to_die_have_one_object() -> None:
    """Those who "hacked to death or burned" so many killed them."""
    (told,) = accounts(
        "In reprisal the LRA hacked to death or burned more than 600 villagers around Gao on 4 May 2016."
    )
    assert {each for outcome, told_of in told.figures.items() if outcome == "killed" for each in told_of} == {600}
    assert "lra" in told.by


def test_where_somebody_comes_from_is_no_place_of_a_deed() -> None:
    """A man arrested who is from a town was not arrested there."""
    told = accounts("Guards overpowered and arrested the man, a former student from Kidal.")
    assert not any(place.name == "Kidal" for each in told for place in each.places)


@pytest.mark.parametrize(
    "words",
    [
        "The number of people killed when raiders entered the village of Sota in Mali on 2 May 2019 now stands at 61.",
        "Police on Monday cut to 61 the number of people known to have died in the attack on a market in Gao, Mali.",
    ],
)
def test_the_number_of_dead_that_now_stands(words: str) -> None:
    """However long the words between, and before or after "the number of"."""
    assert figures(words) == {61}


@pytest.mark.parametrize(
    ("words", "dead", "hurt"),
    [
        ("On 9 January 1992 rebels ambushed the column near Lobito in Angola, which lost 28 men.", {28}, set()),
        ("A man stabbed four people in a supermarket in Auckland on 3 September 2021.", set(), {4}),
        ("A guard was stabbed outside the parliament in London on 22 March 2017.", set(), set()),
    ],
)
def test_the_likeliest_fate_of_men_lost_and_people_stabbed(words: str, dead: set[int], hurt: set[int]) -> None:
    """Men a force lost are dead, several people stabbed are hurt; one alone may be either."""
    told = {outcome.value: set(each) for outcome, each in accounts(words)[0].figures.items()}
    assert (told["killed"], told["injured"]) == (dead, hurt)


def test_the_number_of_dead_put_last() -> None:
    """ "Puts the number of those killed at X on 3 April at 69": the last "at" tells the figure."""
    assert figures("The commission puts the number of those killed at Lucana in Peru on 3 April 1983 at 69.") == {69}


def test_a_death_of_wounds_another_day_belongs_to_the_deed() -> None:
    """ "A fourth man died of his wounds the following day" is no deed of that day."""
    words = "Two guards were shot dead near Gao on 3 May 2019. A third guard died of his wounds the following day."
    (account,) = accounts(words)
    assert account.when == ("2019-05-03",)


def test_the_past_goes_with_the_verb_above_an_infinitive() -> None:
    """ "Ordered six men to get off and shot them" is done, and on the day of the order."""
    words = "Gunmen stopped a bus between Dori and Gorom on 8 June 2021, ordered six men to get off and shot them dead."
    (account,) = accounts(words)
    assert (account.when, figures(words)) == (("2021-06-08",), {6})


def test_the_dead_put_by_nobody_in_particular() -> None:
    """ "The dead are put at …" says how many died in the deed before."""
    assert figures("Militias attacked Nyaru in Rwanda on 15 April 1994. The dead are put at about 5,000.") == {5000}


def test_the_hospital_is_not_where_the_wounded_were_hurt() -> None:
    """Whom a hospital treats were hurt in the deed before, and elsewhere."""
    words = "Rebels ambushed a bus near Wau, South Sudan, on 3 May 2015. A hospital in Juba was treating 12 wounded."
    (account,) = accounts(words)
    told = {outcome.value: set(each) for outcome, each in account.figures.items()}
    assert (told["injured"], "Juba" in str(account.places)) == ({12}, False)


@pytest.mark.parametrize(
    ("words", "dead"),
    [
        ("A bomb killed nine people in Jos on 3 May 2014. Three died later, bringing the dead to 12.", 12),
        ("The toll of the raids on Faradje in Congo on 25 December 2008 has reached 486.", 486),
        ("The rebels told of the loss of 11 fighters in a battle near Barentu, Eritrea, on 18 May 2000.", 11),
    ],
)
def test_the_dead_brought_to_a_figure(words: str, dead: int) -> None:
    """New totals, tolls of a deed, and fighters lost."""
    assert dead in figures(words)


def test_people_hurt_are_told_past_a_sentence_about_something_else() -> None:
    """ "The owner was away. Two of his staff were shot in the leg" still tells of the raid before."""
    words = (
        "Gunmen raided the offices of a radio station in Gao on 3 May 2014. The owner was away at the time. "
        "Two of his staff were shot in the leg."
    )
    assert len(accounts(words)) == 1
