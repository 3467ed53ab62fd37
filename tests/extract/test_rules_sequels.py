"""What doers did next, what befell them where they hid, and a raid of "this week" that is told out on its day."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.rules_world import accounts, killed

NEXT = [
    "On 3 May 2004 rebels of the FARC ambushed a patrol near Cali. They then burned two trucks.",
    "On 3 May 2004 security forces killed seven people in Cali. They then detained some 300 demonstrators.",
    "On 3 May 2004 rebels attacked a post in Cali. Soldiers stormed a hotel where some of the rebels had taken refuge, "
    "and killed 14 people.",
]


@pytest.mark.parametrize("words", NEXT)
def test_what_is_done_then_has_the_day_and_place_of_the_deed_before(words: str) -> None:
    """ "They then …" goes on with the deed of the sentence before, and so does the storming of where its doers hid."""
    told = accounts(words)
    assert [each.when for each in told] == [("2004-05-03",)] * 2
    assert [place.name for place in told[1].places] == ["Cali"]


def test_other_days_and_other_people_are_no_sequel() -> None:
    """A day of its own stands, and where somebody else had taken refuge no sequel is told."""
    told = accounts("Gunmen killed a mayor in Gao on 3 May 2004. They then attacked a post in Kidal on 6 May.")
    assert told[1].when == ("2004-05-06",)
    told = accounts(
        "On 3 May 2004 gunmen attacked a post in Gao. Soldiers stormed a house in Kidal, where the mayor had taken "
        "refuge, and killed 14 people."
    )
    assert told[1].when == ()


def test_raid_of_this_week_told_out_on_its_day() -> None:
    """The raid that a lead sets in "this week" is the one that the next sentence tells of a day of that week there."""
    (told,) = accounts(
        "More than 70 people were killed in this week's raid on the Malian capital, sources said on Thursday. Before "
        "dawn on Tuesday, fighters of the group stormed a school in the Faladie district of Bamako.",
        date(2024, 9, 19),
    )
    assert "2024-09-17" in told.when
    assert killed(told) == {70}


def test_storming_past_a_semicolon_is_another_deed() -> None:
    """Two deeds parted by a semicolon, each with its doers and day, are two, the second in the same building."""
    told = accounts(
        "Ten men seized the hospital in Ratchaburi on 24 January 2000; Thai commandos stormed the building the next "
        "morning and killed all ten."
    )
    assert [each.when for each in told] == [("2000-01-24",), ("2000-01-25",)]
    assert [[place.name for place in each.places] for each in told] == [["Ratchaburi"], ["Ratchaburi"]]
    assert [killed(each) for each in told] == [set(), {10}]


def test_day_counted_later_is_only_of_the_last_verb() -> None:
    """ "Were carried off and handed over five days later": the taking was not on that day."""
    told = accounts(
        "Rebels attacked a dam near Gao on 3 May 2004, killing nine men. Seven nurses were carried off and handed over "
        "to the Red Cross five days later."
    )
    assert [each.when for each in told if "release" in each.deeds] == [("2004-05-08",)]
    assert not any("2004-05-08" in each.when for each in told if "release" not in each.deeds)
