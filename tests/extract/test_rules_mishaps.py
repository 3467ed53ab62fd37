"""Accidents, brawls and criticism that tell no event; figures and days that go to the deed they are told of."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.rules.other_figures import put_figures
from dateline.extract.tolls import find_tolls
from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts

WEDNESDAY = date(2018, 5, 16)


@pytest.mark.parametrize(
    "words",
    [
        "An army helicopter came down in heavy fog near Khost on Tuesday, killing all nine people on board.",
        "A police bus left the highway near Sukkur on Monday and fell into a canal, killing 14 recruits.",
        "Twenty-two miners were killed when a shaft caved in at an old quarry near Kampala on Friday.",
        "The roof of a school gave way in Goma on 4 May 2011. Nine pupils were killed and thirty hurt.",
        "A blast furnace blew up at the Bhilai steelworks on Monday, killing eleven.",
        "A drunken guest stabbed a waiter in Leeds on Monday. The man is in custody.",
        "The chief executive came under fire from investors in Zurich on Monday.",
        "The 3rd Battalion was raised in 1941 and fought in Tunisia.",
        "Six climbers were killed on Saturday when an ice wall broke off above their camp on Mount Elbrus.",
        "A man was rescued on Sunday from the wreck of a trawler that capsized off Vigo.",
        "Protests against the pension plan are expected on Saturday in Lyon.",
        "A suspected unexploded bomb found in Cologne turned out on Tuesday to be a water boiler.",
        "Parliament on Thursday approved a law against nationals convicted of terrorism.",
        "Fire swept through a shanty town in Tondo on Thursday night, killing six people.",
    ],
)
def test_mishaps_brawls_and_criticism_tell_no_event(words: str) -> None:
    """Nobody meant it, or nobody was hurt."""
    assert not accounts(words, WEDNESDAY)


@pytest.mark.parametrize(
    "words",
    [
        "A military helicopter came down near Khost on Tuesday after Taliban fighters fired on it, killing nine men.",
        "Rebels came down from the hills on Monday and killed six villagers in Kabare.",
        "A bus left the road near Sukkur after a roadside bomb exploded on Monday, killing 14 recruits.",
        "Gunmen attacked a power station near Tripoli on Monday and killed three guards.",
        "The patrol came under fire from rebels in Bangui on Monday.",
        "Militants killed ten climbers at a camp on Nanga Parbat on Sunday.",
        "Soldiers rescued 40 hostages from a camp near Bama on Monday.",
    ],
)
def test_what_people_did_to_craft_and_works_is_an_event(words: str) -> None:
    """The same things are hit, mined and shot at."""
    assert len(accounts(words, WEDNESDAY)) == 1


@pytest.mark.parametrize(
    ("words", "killed", "injured"),
    [
        ("The police put the number of dead at 85 and of wounded at 183.", {85}, {183}),
        ("The governor gave the number of killed as nine and of injured as 64.", {9}, {64}),
        ("Doctors gave 131 as the number of dead.", {131}, set()),
        ("The dead numbered 34, and 78 were wounded.", {34}, {78}),
        ("The ministry said 36 people were killed, among them eight civilians, and 87 injured.", {36, 8}, {87}),
        ("The Red Cross counted 120 bodies and 270 wounded.", {120}, {270}),
    ],
)
def test_each_figure_goes_to_its_own_outcome(words: str, killed: set[int], injured: set[int]) -> None:
    """Figures put "at" and "as", counted or standing beside a part tell their own outcome and no other."""
    (found,) = accounts(f"A bomb went off in a market in Kano on Monday. {words}", WEDNESDAY)
    assert set(found.figures.get(Outcome.KILLED, ())) == killed
    assert set(found.figures.get(Outcome.INJURED, ())) == injured


def test_a_part_of_them_stands_in_no_list_with_others() -> None:
    """ "Ten soldiers, two of them officers, and four guards": ten, four, and two of the ten."""
    tolls = find_tolls("Ten soldiers, two of them officers, and four guards were killed.")
    assert {(each.toll.best, each.toll.part_of_total) for each in tolls} == {(10, False), (4, False), (2, True)}


def test_a_sum_over_a_week_is_no_figure_of_a_deed() -> None:
    """ "Bringing to nine the number of guards killed this week" counts other deeds as well."""
    assert not list(put_figures("It died out, bringing to nine the number of guards killed there this week.", ()))
    assert list(put_figures("It died out, bringing to nine the number of guards killed there.", ()))


def test_who_plays_dead_lives() -> None:
    """ "Two survivors played dead" tells no death."""
    assert not find_tolls("Two survivors played dead.")


def test_a_bombers_own_death_stands_beside_no_other_figure() -> None:
    """Coders count whom he killed; his own death is told where nobody else died."""
    (found,) = accounts("A suicide bomber blew himself up in a market in Kano on Monday, killing 17.", WEDNESDAY)
    assert found.figures[Outcome.KILLED] == {17}
    (alone,) = accounts("A suicide bomber blew himself up in a market in Kano on Monday.", WEDNESDAY)
    assert alone.figures[Outcome.KILLED] == {1}


def test_the_worst_in_decades_is_no_day_of_the_deed() -> None:
    """ "The worst loss in two decades" parts no deed from its dead."""
    words = "Rebels ambushed a patrol in Imphal on 4 June 2015 and killed 18 soldiers, the worst loss in two decades."
    (found,) = accounts(words, WEDNESDAY)
    assert found.figures[Outcome.KILLED] == {18}


def test_the_dead_of_a_town_that_fell_are_told_with_it() -> None:
    """A toll told right after the taking of a town is that of its taking."""
    (found,) = accounts("Rebels overran Kidal on 17 May 2014. The ministry said 36 people were killed.", WEDNESDAY)
    assert found.figures[Outcome.KILLED] == {36}


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("Villagers dug through rubble on Sunday, a day after a truck bomb hit their market.", "2018-05-12"),
        ("The city buried a mayor on Monday, two days after a car bomb killed him in Kirkuk.", "2018-05-12"),
        ("It was the bloodiest day since March, when a suicide bomber killed 31 recruits in Baquba.", "2018-03"),
        (
            "The panel believes that they are responsible for the murder of a judge in Bunia on 3 May 2010.",
            "2010-05-03",
        ),
        ("The death toll from Tuesday's car bombing in Jos rose to 118 on Thursday from 92.", "2018-05-15"),
    ],
)
def test_a_clause_or_noun_keeps_its_own_day(words: str, when: str) -> None:
    """Days are counted to deeds told by a noun, and the day on which a figure grew is no deed's."""
    (found,) = accounts(words, WEDNESDAY)
    assert set(found.when) == {when}


def test_what_stands_after_the_deed_one_is_arrested_for_is_that_deeds_day() -> None:
    """ "Arrested a man over the murder of a priest on 26 July": the murder was on that day."""
    found = accounts("Police arrested a man over the murder of a priest in Rouen on 26 July 2016.", WEDNESDAY)
    assert {each.when for each in found if "arrest" not in each.deeds} == {("2016-07-26",)}
    (raid,) = accounts("Police arrested five men in a raid in Brussels on Monday.", WEDNESDAY)
    assert raid.when == ("2018-05-14",)


def test_the_dead_of_a_deed_only_likened_are_not_those_of_the_deed() -> None:
    """ "A similar one, in which 28 people died" tells another deed's dead."""
    words = "Gunmen fired on a bus near Minya on Friday, killing seven. "
    words += "The attack came a year after a similar one on the same road, in which 28 people died."
    (found,) = accounts(words, WEDNESDAY)
    assert found.figures[Outcome.KILLED] == {7}


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("Insurgents shot down a helicopter near Tikrit on 7 November 2003, killing six soldiers.", "attack"),
        ("Prison guards opened fire during a riot in Guanare on 1 May 2020 and killed 47 inmates.", "shooting"),
        ("Two men threw acid at a journalist in Sofia on Monday.", "attack"),
        ("Gunmen attacked a police post in Andijan on 12 May 2005 and seized weapons there.", "attack"),
    ],
)
def test_what_was_hit_where_and_what_was_taken_besides_is_not_the_deed(words: str, deed: str) -> None:
    """A craft brought down is no weapon, a riot is where guards opened fire, and loot is taken in an attack."""
    (found,) = accounts(words, WEDNESDAY)
    assert found.deeds == {deed}


def test_what_people_were_holding_when_they_were_hit_is_no_deed() -> None:
    """A vigil in the church where people were killed is no protest of its own."""
    words = "Rebels attacked Komanda on 3 July 2017. At least 43 people were killed, most of them in a church in which "
    (found,) = accounts(words + "they were holding a vigil.", WEDNESDAY)
    assert found.figures[Outcome.KILLED] == {43}


def test_the_dead_on_board_and_on_the_ground_are_told_together() -> None:
    """ "259 people on board and eleven on the ground" counts both."""
    tolls = find_tolls("A bomb killed all 259 people on board and eleven on the ground.")
    assert {each.toll.best for each in tolls} == {259, 11}


def test_many_more_who_died_that_day_are_of_the_same_deed() -> None:
    """A clause after a semicolon that counts the dead of that day tells no other deed."""
    words = (
        "On 13 May 2005 troops opened fire on a crowd in Andijan. The authorities acknowledge 187 deaths; survivors "
    )
    assert len(accounts(words + "say that many hundreds died that day.", WEDNESDAY)) == 1


def test_fighting_that_opens_a_sentence_is_a_noun() -> None:
    """ "Fighting in X on a day claimed 32 lives" is no clause."""
    (found,) = accounts("Fighting in Tripoli on 27 August 2022 claimed the lives of 32 people.", WEDNESDAY)
    assert found.deeds == {"armed_clash"}
    assert found.figures[Outcome.KILLED] == {32}
