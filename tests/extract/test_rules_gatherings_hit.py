"""Tests of gatherings that were hit, records of labelled fields, entries by lines, and what a shared subject does."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.toll import Outcome
from tests.extract.rules_world import accounts, killed


@pytest.mark.parametrize(
    "words",
    [
        "Soldiers opened fire on a demonstration in Conakry on 22 January 2007, killing 33 people.",
        "A bomb went off near a march of miners in Conakry on 22 January 2007. At least 33 people were killed.",
        "Gunmen threw a grenade into a rally in Conakry on 22 January 2007. In all, 33 people were killed.",
    ],
)
def test_a_gathering_that_is_hit_is_no_event_beside(words: str) -> None:
    """What was fired on or bombed is no protest of its own, which would take the place and the dead."""
    (told,) = accounts(words)
    assert (told.when[0], [place.name for place in told.places], killed(told)) == ("2007-01-22", ["Conakry"], {33})


def test_who_breaks_up_a_gathering_is_told_with_its_dead() -> None:
    """Police who broke up a march did it, and those shot dead there fell then."""
    (told,) = accounts("On 21 March 1985 police broke up a march in Uitenhage. Twenty people were shot dead there.")
    assert (set(told.by), killed(told)) == ({"police"}, {20})


def test_labelled_fields_are_one_incident() -> None:
    """A record tells one incident: its day, place, doers, weapon and casualties by their labels."""
    (told,) = accounts(
        "Date: 7 July 2005. Location: London, United Kingdom. Perpetrators: al-Qaeda. "
        "Means: home-made bombs in rucksacks. Casualties: 52 dead, about 700 injured."
    )
    assert (set(told.deeds), told.when, killed(told)) == ({"bombing"}, ("2005-07-07",), {52})
    assert set(told.figures[Outcome.INJURED]) == {700}


def test_fields_with_no_word_of_a_deed_are_no_incident() -> None:
    """A meeting's record is no incident."""
    assert accounts("Date: 14 May 2021. Time: 10.00. Venue: the town hall. Speaker: the mayor.") == []


def test_each_line_of_a_list_keeps_its_own_day() -> None:
    """A day that opens a line is not of the sentence on the line before."""
    first, second = accounts(
        "6 June 2005: A bomb laid by rebels hits a bus at Gao, killing 38 and injuring 72.\n"
        "21 November 2006: The government and the rebels sign a peace accord in Bamako."
    )
    assert (first.when, second.when) == (("2005-06-06",), ("2006-11-21",))


def test_the_night_of_a_day_owns_no_doer() -> None:
    """ "On the night of 4 July 1993 members of X, most of them in uniform, entered … and killed" says who did it."""
    (told,) = accounts(
        "On the night of 4 July 1993 members of the GIA, most of them in police uniform, entered the village "
        "of Bentalha and killed 12 people."
    )
    assert any("gia" in each for each in told.by)


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("Air Force jets took off from Nis on 12 March 1999 and bombed the village of Glodjane.", "air_strike"),
        (
            "On 3 May 2012 a suicide bomber rode a motorcycle into a crowd in Quetta. Six people died.",
            "suicide_bombing",
        ),
        ("A bomb destroyed a passenger jet over Lockerbie on 21 December 1988.", "bombing"),
    ],
)
def test_what_a_subject_goes_on_to_do_tells_the_weapon(words: str, deed: str) -> None:
    """Jets that bomb and bombers who ride into crowds tell the deed; a jet that was hit does not."""
    (told,) = accounts(words)
    assert told.deeds == {deed}


def test_a_colon_after_the_dead_leads_in_no_deed() -> None:
    """The day on which a mayor counts the dead is not the day of their death."""
    (told,) = accounts(
        "Rebels raided a school in Bossangoa on Sunday. The bishop said on Wednesday that 12 people had been "
        "killed: nine pupils, a nun and two guards.",
        published=date(2020, 2, 13),
    )
    assert (told.when, 12 in killed(told)) == (("2020-02-09",), True)


@pytest.mark.parametrize(
    ("words", "figure"),
    [
        ("The army has cut the number of those it says died in the assault on Gao from 148 to 141.", 141),
        ("The UN raised to 22 from 17 the number of dead in the bombing of its house in Gao.", 22),
    ],
)
def test_a_changed_count_is_the_new_one(words: str, figure: int) -> None:
    """ "Lowered from 148 to 141" tells 141."""
    (told,) = accounts(words)
    assert killed(told) == {figure}


def test_the_same_day_at_the_end_tells_another_deed() -> None:
    """Those taken "the same day" are not those killed."""
    deeds = [
        told.deeds
        for told in accounts(
            "At least 40 patients were shot dead in the hospital of Leer on 3 May 2015. "
            "Four doctors were abducted from a clinic the same day."
        )
    ]
    assert deeds == [{"shooting"}, {"abduction"}]


def test_responsible_for_both() -> None:
    """ "It was responsible for both" is said of both deeds told."""
    told = accounts(
        "On 4 May 1982 a bomb killed nine people in Beirut. On 7 May 1982 a car bomb killed three people in Tripoli. "
        "A group calling itself the Front said it was responsible for both."
    )
    assert [any("front" in name for name in each.by) for each in told] == [True, True]


def test_rebels_believed_to_belong_go_on_to_do_it() -> None:
    """ "Rebels believed to belong to X raided Y, … and hacked students to death" is one deed, told out by its dead."""
    (told,) = accounts(
        "Rebels believed to belong to the Allied Democratic Forces raided a school in the border town of Mpondwe "
        "late on Friday, set a dormitory on fire and hacked students to death. The mayor said 41 people were killed.",
        published=date(2023, 6, 17),
    )
    assert (told.when, killed(told)) == (("2023-06-16",), {41})


def test_the_city_is_the_last_one_told() -> None:
    """A deed with no place between does not hide the city that "the city" speaks of."""
    told = accounts(
        "Rebels killed 40 people in El Fasher on 3 May 2015. Six doctors were abducted the same day. "
        "The army recaptured the city on 5 May 2015."
    )
    assert [place.name for place in told[-1].places] == ["El Fasher"]
