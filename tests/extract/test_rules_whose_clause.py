"""Clauses that tell their own deed and day, and those that tell out the deed of the clause above."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.rules_world import accounts, killed

PUBLISHED = date(2019, 5, 20)


def test_brother_shot_on_another_day_is_another_deed() -> None:
    """ "Killed a mayor, whose brother was shot on 29 May" tells two."""
    told = accounts(
        "Rebels crossed the river on 13 May 1978 and killed a mayor, whose brother was shot on 29 May in Goma."
    )
    assert sorted(each.when for each in told) == [("1978-05-13",), ("1978-05-29",)]
    assert {each.when: each.by for each in told}[("1978-05-29",)] == set()


def test_murder_is_told_out_by_where_it_was_done() -> None:
    """ "Was murdered in Berlin, where two men walked into a bar and killed him" tells one."""
    (told,) = accounts(
        "The founder of the party was murdered on 17 September 1992 in Berlin, where two men walked into a restaurant "
        "and killed him and three companions."
    )
    assert told.when == ("1992-09-17",)
    assert told.by == {"two men"}


def test_another_killing_where_somebody_was_taken_stays_apart() -> None:
    """ "Kidnapped in X, where rebels killed a teacher on 5 May" tells of two days."""
    told = accounts("The mayor was kidnapped on 3 May 2012 in Kidal, where rebels met and killed a teacher on 5 May.")
    assert [each.when for each in told if "abduction" in each.deeds] == [("2012-05-03",)]


@pytest.mark.parametrize("day", ["last November", "on 3 November 2018"])
def test_day_before_in_which_is_that_of_the_deed(day: str) -> None:
    """ "Claimed a riot in X, last November, in which two died": the riot was then."""
    (told,) = accounts(
        f"The group also claimed responsibility for a riot in a prison in the city of Khujand, {day}, in which two "
        "guards were killed.",
        PUBLISHED,
    )
    assert told.when[0].startswith("2018-11")


def test_row_of_verbs_after_a_landing_has_its_day() -> None:
    """ "Returned on 13 May, landed on a beach and deposed X, who was shot on 29 May"."""
    told = accounts(
        "Bob Denard returned to the Comoros on 13 May 1978 with some fifty men, landed by night on a beach of Grande "
        "Comore and deposed President Ali Soilih, who was shot on 29 May."
    )
    assert [each.when for each in told if "leadership_change" in each.deeds] == [("1978-05-13",)]


def test_those_taken_along_are_handed_over_by_the_takers() -> None:
    """ "Seven workers, whom the attackers had taken with them, were handed over"."""
    (told,) = accounts(
        "Seven workers, whom the attackers had taken with them, were handed over to the Red Cross on 29 April 2007."
    )
    assert told.deeds == {"release"}
    assert told.by == {"the attackers"}


def test_morning_after_a_night_of_two_days_is_that_of_the_second() -> None:
    """ "In the night of 19 to 20 July … The next morning" is the 20th."""
    told = accounts(
        "In the night of 19 to 20 July 2012 gunmen robbed a bank in Gao and shot two guards. The next morning a mob "
        "burned down the police station."
    )
    assert [each.when for each in told if "arson" in each.deeds] == [("2012-07-20",)]


def test_those_accused_of_hiding_the_culprits_are_not_the_culprits() -> None:
    """What people are accused of is another act than the deed told."""
    (told,) = accounts(
        "On 3 May 2012 armed men shot dead four people in Kidal. A crowd accused the Bellah of hiding the culprits."
    )
    assert killed(told) == {4}
    assert told.by == {"armed men"}


def test_peace_made_by_a_treaty_is_one_agreement() -> None:
    """ "By a treaty signed in X the two made peace"."""
    (told,) = accounts("By a treaty signed in Algiers on 5 August 1979 Mauritania made peace with the rebels.")
    assert told.when == ("1979-08-05",)
    assert told.by == {"mauritania"}


@pytest.mark.parametrize(
    "head", ["23 October 2022, A Nang Pa, Hpakant township, Kachin State", "23 October 2022, Kachin State"]
)
def test_day_and_places_before_a_colon_open_an_entry(head: str) -> None:
    """ "23 October 2022, X, Y township: aircraft bomb …": the places did nothing."""
    (told,) = accounts(f"{head}: aircraft of the Tatmadaw bomb a concert and kill more than 60 people.")
    assert told.when == ("2022-10-23",)
    assert "Kachin State" in {each.name for each in told.places}
    assert told.by <= {"tatmadaw", "the tatmadaw", "aircraft of the tatmadaw"}


def test_two_deeds_of_a_semicolon_are_two() -> None:
    """ "X killed 14 guards; the next morning Y hanged 16 prisoners": each has its doers and dead."""
    told = accounts(
        "On 25 October 2013 gunmen killed 14 border guards near Saravan; the next morning the authorities hanged 16 "
        "prisoners in Zahedan."
    )
    assert {(each.when, each.by) for each in told if killed(each)} == {
        (("2013-10-25",), frozenset({"gunmen"})),
        (("2013-10-26",), frozenset({"the authorities"})),
    }


def test_truce_has_no_day_of_what_came_of_it() -> None:
    """ "A truce of 11 January did not hold, and on 3 August the town fell"."""
    (told,) = accounts(
        "A truce brokered by China in Kunming on 11 January 2024 did not hold, and on 3 August Lashio, the seat of the "
        "command, fell."
    )
    assert told.when == ("2024-01-11",)


def test_day_of_coming_is_not_that_of_a_deed_a_year_before() -> None:
    """ "Appeared on 28 June 1996 in X, where a year before policemen had shot 17 peasants"."""
    told = accounts(
        "The army appeared in public on 28 June 1996 at Kidal, where a year before policemen had shot dead 17 peasants."
    )
    assert not any("1996-06-28" in each.when for each in told)
