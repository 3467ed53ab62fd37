"""Tests of deeds as the findings of commissions tell them: one after the other, with figures told in parts."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    ("words", "days"),
    [
        (
            "On 2 March 1994 rebels attacked the mission in Gao and killed seven people. "
            "Eleven days later militiamen went to a farm and murdered at least 12 people.",
            [("1994-03-02",), ("1994-03-13",)],
        ),
        (
            "On 2 March 1994 rebels attacked the mission in Gao and killed seven people. "
            "Two weeks later soldiers killed 14 herders.",
            [("1994-03-02",), ("[1994-03-14..1994-03-20]",)],
        ),
        (
            "On 2 March 1994 rebels attacked the mission in Gao and killed seven people. "
            "Eleven days later a nun died of her wounds.",
            [("1994-03-02",)],
        ),
    ],
)
def test_those_murdered_days_later_are_another_deed(words: str, days: list[tuple[str, ...]]) -> None:
    """Who killed them is told, so the day is that of a deed and not of a death from wounds."""
    assert [each.when for each in accounts(words)] == days


def test_the_dead_of_a_deed_with_its_own_day_and_place_are_told_after_a_semicolon() -> None:
    """The half after the semicolon has its day and town from the half before, and tells its toll."""
    (told,) = accounts(
        "The chapter is short. On 6 September Lamba militiamen attacked the church compound in Gao with guns, grenades "
        "and machetes; three priests and at least 37 other persons were killed, and many of the bodies were taken "
        "across the border and buried."
    )
    assert killed(told) == {3, 37}


@pytest.mark.parametrize("people", ["displaced", "detained", "kidnapped"])
def test_people_known_by_what_befell_them_before_die_of_the_deed_told(people: str) -> None:
    """ "Nine of the displaced died" tells nine dead and no displacement."""
    (told,) = accounts(
        f"On 9 May 2003 rebels shelled the camp at Gao. At least nine of the {people} died in that attack."
    )
    assert told.deeds == {"shelling"}
    assert killed(told) == {9}


def test_the_number_of_those_killed_is_given_as_a_figure() -> None:
    """What the authorities give as the number of the killed is the toll."""
    (told,) = accounts(
        "On 9 May 2003 rebels attacked a police post in Gao. The army gave the number of policemen killed as 12. "
        "The ministry gave the number of civilians wounded as thirty-one."
    )
    assert killed(told) == {12}
    assert told.figures[Outcome.INJURED] == {31}


@pytest.mark.parametrize(
    "who",
    [
        "Nine of those present, five men, three women and a girl of six",
        "Nine people, five soldiers, three clerks and a cook",
    ],
)
def test_a_sum_is_told_before_its_parts(who: str) -> None:
    """Those who are broken down by sex or trade are counted once."""
    (told,) = accounts(f"A rocket struck a café in Gao on 9 May 2003. {who}, were killed.")
    assert killed(told) == {9}


@pytest.mark.parametrize(
    "words",
    [
        "The courts should prosecute those behind the massacre last Saturday in Gao, in which nine traders died.",
        "The police look for those responsible for the attack last Saturday near Gao that left nine people dead.",
    ],
)
def test_a_day_between_a_deed_and_its_place_is_that_of_the_deed(words: str) -> None:
    """ "The massacre last Saturday in X" was done on Saturday, whatever verb is told of it."""
    (told,) = accounts(words, date(2019, 3, 27))
    assert told.when == ("2019-03-23",)
    assert [place.words for place in told.places] == ["Gao"]


@pytest.mark.parametrize(
    "scene",
    [
        "The answer came on 3 April 1983 in Gao.",
        "The worst came on 3 April 1983 in Gao.",
        "The army is blamed for what happened at Gao on 3 April 1983.",
        "What happened in Gao on 3 April 1983 is still disputed.",
    ],
)
def test_what_came_about_on_a_day_is_told_by_the_next_sentence(scene: str) -> None:
    """The sentence that names no deed gives the next one its day and place, and no doer to the deed before."""
    before, told = accounts(
        f"On 22 March 1983 gunmen shot dead four farmers in Kidal. {scene} That night soldiers rounded up ten men and "
        "murdered them behind the market."
    )
    assert before.when == ("1983-03-22",)
    assert not any("army" in name for name in before.by)
    assert told.when == ("1983-04-03",)
    assert [place.words for place in told.places] == ["Gao"]


def test_what_will_come_about_gives_no_day() -> None:
    """A day still to come is that of no deed told after it."""
    (told,) = accounts(
        "The answer will come on 3 April 2019. Gunmen shot dead four farmers in Kidal.", date(2019, 3, 1)
    )
    assert told.when == ()


@pytest.mark.parametrize(
    ("stretch", "days"),
    [
        ("Over the next two days", "2015-12-13/2015-12-14"),
        ("In the course of the following three days", "2015-12-13/2015-12-15"),
        ("In the two days that followed", "2015-12-13/2015-12-14"),
    ],
)
def test_a_stretch_goes_on_from_the_day_told_before(stretch: str, days: str) -> None:
    """ "The next two days" are those after the day told last."""
    told = accounts(f"A bomb killed a clerk in Gao on 12 December 2015. {stretch} the army killed 30 people in Kidal.")
    assert told[-1].when == (days,)


def test_a_stretch_of_no_counted_days_stays_open() -> None:
    """ "The next few days" are nobody knows how many."""
    told = accounts(
        "A bomb killed a clerk in Gao on 12 December 2015. Over the next few days rebels shot 30 men in Kidal."
    )
    assert told[-1].when == ()


def test_they_are_not_those_whom_a_clause_names_in_passing() -> None:
    """ "They" did what is told next who did what was told, and not who had fled to the place of it."""
    for words in (
        "On 9 May 2003 soldiers drove to the school near Kirkuk in which villagers had hidden. They killed 30 of them.",
        "On 9 May 2003 soldiers searched the huts near Kirkuk where farmers had taken refuge. They killed 30 people.",
    ):
        (told,) = accounts(words)
        assert told.by == {"soldiers"}


@pytest.mark.parametrize(
    "words",
    [
        "On 3 May 1991 a column of Zetas dressed as policemen came to Kirkuk and killed nine men.",
        "On 3 May a special patrol of Zetas dressed as guerrillas came to Kirkuk, lit a fire and killed nine men.",
        "On Monday Zetas disguised as farmers entered a village near Kirkuk, burned 20 houses and killed nine people.",
    ],
)
def test_who_is_dressed_as_somebody_does_what_is_told(words: str) -> None:
    """What they are dressed as is neither a doer nor the end of the clause."""
    (told,) = accounts(words)
    assert any("zetas" in name for name in told.by)
    assert [place.words for place in told.places] == ["Kirkuk"]
    assert killed(told) == {9}


def test_a_patrol_of_somebody_is_no_place() -> None:
    """Whose patrol it was says nothing of where it came."""
    (told,) = accounts("On 3 May 1991 a patrol of Kaibiles killed nine men.")
    assert not told.places


def test_the_dead_dug_up_later_are_those_of_the_deed() -> None:
    """The remains found tell how many died where nothing else does, and not when."""
    (told,) = accounts(
        "On 6 December 1982 soldiers raided Kirkuk and killed almost everyone they found. In 1994 experts exhumed the "
        "remains of 162 persons from a well, 67 of them children."
    )
    assert told.when == ("1982-12-06",)
    assert killed(told) == {162, 67}


def test_those_dug_up_are_no_second_toll() -> None:
    """Where it is told how many died, those found later are some of them."""
    (told,) = accounts(
        "On 6 December 1982 soldiers massacred 50 villagers near Kirkuk. Later a team exhumed the remains of 44 people."
    )
    assert killed(told) == {50}


def test_things_carried_off_are_no_captives() -> None:
    """Rifles are carried off as well as girls."""
    (arms,) = accounts("In May 1992 rebels raided a post near Kirkuk, carrying off 19 rifles.")
    (girls,) = accounts("In May 1992 rebels raided a village near Kirkuk, carrying off nine girls.")
    assert arms.deeds == {"raid"}
    assert "abduction" in girls.deeds


@pytest.mark.parametrize(
    "words",
    [
        "On 3 May 2000 monks marched through Kirkuk. Soldiers opened fire on them.",
        "On 3 May 2000 students rallied in Kirkuk. Soldiers fired at the crowd.",
        "On 3 May 2000 members of the Union blocked a bridge, and soldiers opened fire.",
    ],
)
def test_forces_fall_upon_a_gathering(words: str) -> None:
    """Those who gathered had attacked nobody, and what soldiers did to them is part of what happened there."""
    (told,) = accounts(words)
    assert told.deeds == {"protest", "shooting"}
    assert "soldiers" in told.by


def test_who_is_caught_on_a_day_of_its_own_is_arrested() -> None:
    """Those caught later are taken into custody; those caught at the deed, in a blast or on film are not."""
    (_, taken) = accounts(
        "Gunmen fired on a crowd in Freetown on 8 May 2000, and 20 people died. Their chief was caught nine days later."
    )
    assert taken.deeds == {"arrest"}
    assert taken.when == ("2000-05-17",)
    for words in (
        "Police raided a flat in Kirkuk on 26 July 2016 and killed nine men. One man was caught alive.",
        "Three people were caught in the crossfire in Mosul on 3 May 2000 and died.",
        "On 3 May 2000 gunmen shot dead a guard in Mosul. They were caught on camera two days earlier.",
    ):
        assert all("arrest" not in each.deeds for each in accounts(words))


@pytest.mark.parametrize(
    "words",
    [
        "In October 2016 the state government declared the movement an unlawful society.",
        "The government announced on 3 October 2016 the dissolution of the largest of the militias.",
        "In October 2016 the junta dissolved the party of the ousted president.",
    ],
)
def test_bans_are_told_in_many_words(words: str) -> None:
    """A group declared unlawful or dissolved by a government is banned."""
    (told,) = accounts(words)
    assert told.deeds == {"designation"}
    assert told.by


@pytest.mark.parametrize(
    "words",
    [
        "On 3 May 2015 West African troops pushed the rebels out of Freetown.",
        "On 3 May 2015 Kurdish forces chased the jihadists out of the town of Sinjar.",
    ],
)
def test_a_town_is_taken_from_those_pushed_out(words: str) -> None:
    """Who pushes others out of a town takes it."""
    (told,) = accounts(words)
    assert told.deeds == {"territorial_gain"}


def test_a_people_that_fled_is_displaced() -> None:
    """Peoples flee as villagers do, and a sentence that opens with its day has a verb of its own."""
    (told,) = accounts("By the end of May 1994 some 500,000 Hutus had fled to Zaire.")
    assert told.deeds == {"displacement"}


@pytest.mark.parametrize(
    ("words", "place"),
    [
        (
            "On 3 May 2004 gunmen killed four students on the campus of the Technical University.",
            "Technical University",
        ),
        ("On 3 May 2004 a bomb killed four nurses in the grounds of Mercy Hospital.", "Mercy Hospital"),
        (
            "On 3 May 2004 Shiites in Kirkuk were the victims, when a mob attacked their houses and killed six.",
            "Kirkuk",
        ),
        ("On 3 May 2004, after a rally in Kirkuk, gunmen went to a house and shot dead four women.", "Kirkuk"),
    ],
)
def test_where_it_was_is_told_by_whose_ground_or_people_it_was(words: str, place: str) -> None:
    """A campus, those who suffered it and the rally before it say where a deed was done."""
    (told,) = accounts(words)
    assert [each.words for each in told.places] == [place]


def test_who_was_arrested_in_a_raid_was_so_that_day_and_by_those_raiding() -> None:
    """A clause that goes on with the story has its day and doers from the clause before it."""
    raid, taken = accounts("On 3 May 2004 police in Kirkuk raided the flat of Ahmed Musa, who was arrested.")
    assert taken.deeds == {"arrest"}
    assert taken.when == raid.when == ("2004-05-03",)
    assert taken.by == {"police"}


def test_who_had_been_taken_before_was_taken_by_others() -> None:
    """What had been done before is no part of the deed told."""
    told = accounts("On 3 May 2004 police in Kirkuk raided the flat of Ahmed Musa, who had been arrested in 2001.")
    assert all("2004-05-03" not in each.when for each in told if each.deeds == {"arrest"})


def test_a_town_before_who_is_nobody() -> None:
    """Those in a town are arrested, and not the town."""
    _, taken = accounts("On 3 May 2004 soldiers stormed the house of the bishop in Lagos, who was beaten and arrested.")
    assert taken.deeds == {"torture", "arrest"}
    assert taken.by == {"soldiers"}
