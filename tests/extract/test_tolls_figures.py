"""Figures that look like tolls and are none, and figures told in roundabout ways."""

from __future__ import annotations

import pytest

from dateline.extract.tolls import find_tolls
from dateline.model.toll import Outcome, Reckoning

Told = list[tuple[Outcome, int | None]]


def told(text: str) -> Told:
    """Give outcome and best figure of every toll in a text."""
    return [(mention.toll.outcome, mention.toll.best) for mention in find_tolls(text)]


@pytest.mark.parametrize(
    "text", ["The blast killed 12[2] people.", "The blast killed 12[12][13] people.", "It left 12 people[a] dead."]
)
def test_the_mark_of_a_footnote_is_no_part_of_a_figure(text: str) -> None:
    """Encyclopedias set note marks inside and behind their figures."""
    assert told(text) == [(Outcome.KILLED, 12)]


@pytest.mark.parametrize("unit", ["Group 5", "Task Force 121", "The 5th Brigade", "Squad 7", "Camp 4"])
def test_the_number_of_a_unit_counts_nobody(unit: str) -> None:
    """ "Group 5 killed 8 soldiers": eight, and not five."""
    assert told(f"{unit} killed 8 soldiers.") == [(Outcome.KILLED, 8)]


def test_a_group_in_small_letters_has_no_number() -> None:
    """ "Of the group 5 were killed" counts five."""
    assert told("Of the group 5 were killed.") == [(Outcome.KILLED, 5)]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Officials raised the toll from seven to eight.", 8),
        ("The number killed in the market bombing has risen to 276.", 276),
        ("The number of dead has risen to 276 from 231.", 276),
        ("The toll was revised down from 90 to 64.", 64),
        ("The death toll, which stood at 17 on Monday, doubled.", 17),
    ],
)
def test_a_new_total_is_the_later_figure(text: str, figure: int) -> None:
    """ "From seven to eight" is no range: the toll was seven and is eight, and the new total stands for the old."""
    (mention,) = find_tolls(text)
    assert (mention.toll.best, mention.toll.supersedes) == (figure, True)


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("An estimated 1,000-2,000", 1000, 2000),
        ("About 20 to 30", 20, 30),
        ("At least 20 to 30", 20, None),
        ("Up to 20 or 30", None, 30),
        ("Two to three dozen", 24, 36),
        ("Between five and seven thousand", 5000, 7000),
    ],
)
def test_a_range_keeps_both_ends_that_its_words_leave(words: str, low: int | None, high: int | None) -> None:
    """A hedge before a range opens one of its ends, and a scale behind it is of both."""
    (mention,) = find_tolls(f"{words} people were killed.")
    assert (mention.toll.low, mention.toll.best, mention.toll.high) == (low, None, high)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three children, aged 6, 8 and 11, were killed.", [(Outcome.KILLED, 3)]),
        ("A boy aged 12 and two men were killed.", [(Outcome.KILLED, 1), (Outcome.KILLED, 2)]),
        ("He killed two girls aged 6 and 8, and 12 others.", [(Outcome.KILLED, 2), (Outcome.KILLED, 12)]),
    ],
)
def test_ages_in_a_row_count_nobody(text: str, expected: Told) -> None:
    """A list goes on behind the ages of those it has named."""
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Eight people were killed on Monday and five on Tuesday.", [8, 5]),
        ("22 people were killed in Aleppo, seven in Homs and three in Hama.", [22, 7, 3]),
        ("The shelling killed 4 in Bor, 6 in Ajo and 2 in Leer.", [4, 6, 2]),
    ],
)
def test_one_verb_counts_for_many_places(text: str, figures: list[int]) -> None:
    """Figures that go on for other places and days belong to the verb they share."""
    assert [best for _, best in told(text)] == figures


@pytest.mark.parametrize("text", ["3,000 are feared dead.", "Dozens are feared to have died."])
def test_what_is_only_feared_is_no_toll(text: str) -> None:
    """Nobody says that it happened."""
    assert told(text) == []


def test_neither_of_two_is_nobody() -> None:
    """ "Neither of the two men was hurt" states that none was."""
    (mention,) = find_tolls("Neither of the two men was hurt.")
    assert (mention.toll.best, mention.toll.reckoning) == (0, Reckoning.ZERO)


def test_one_in_ten_is_a_share_and_not_one() -> None:
    """A share of people nobody counted has no figures."""
    (mention,) = find_tolls("One in ten villagers was killed.")
    assert (mention.toll.best, mention.toll.reckoning) == (None, Reckoning.VAGUE)


@pytest.mark.parametrize("figure", ["10^20", "100000000000000000000", "12,000,000,000"])
def test_more_people_than_are_alive_are_flagged_and_not_counted(figure: str) -> None:
    """The words are kept, the figure is not."""
    (mention,) = find_tolls(f"More than {figure} people were killed.")
    assert mention.flag is not None
    assert not mention.toll.known
    assert figure in mention.toll.phrase


def test_deaths_inside_casualties_are_told_once() -> None:
    """ "Including 1,601 deaths" is a toll of the killed, and no part of the casualties besides."""
    found = told("It verified 5,166 casualties, including 1,601 deaths and 3,565 injured.")
    assert found == [(Outcome.CASUALTIES, 5166), (Outcome.KILLED, 1601), (Outcome.INJURED, 3565)]


def test_a_number_said_twice_counts_once() -> None:
    """Official prose writes "twenty-three (23) people"."""
    assert told("Twenty-three (23) people were killed and four (4) injured.") == [
        (Outcome.KILLED, 23),
        (Outcome.INJURED, 4),
    ]


def test_what_describes_some_of_a_group_is_said_of_all() -> None:
    """ "One of the five men wounded on Friday": five were wounded."""
    found = told("One of the five men wounded on Friday died, taking the toll to nine.")
    assert found == [(Outcome.INJURED, 5), (Outcome.KILLED, 9)]


def test_all_but_two_are_not_two() -> None:
    """The words give no figure for those who were freed."""
    (mention,) = find_tolls("All but two of the 14 hostages were freed.")
    assert (mention.toll.outcome, mention.toll.best) == (Outcome.RELEASED, None)


def test_injuries_after_fatalities_are_not_lost() -> None:
    """Both nouns count."""
    assert told("It resulted in 257 fatalities and 1,400 injuries.") == [
        (Outcome.KILLED, 257),
        (Outcome.INJURED, 1400),
    ]


def test_a_figure_after_a_colon_is_no_time_of_day() -> None:
    """ "On Monday: five guards", but "10:30"."""
    (toll,) = find_tolls("The mayor told reporters on Monday: five guards were killed.")
    assert toll.toll.best == 5


def test_those_killed_with_no_number_are_not_who_killed_them() -> None:
    """ "Interahamwe killed those who fled" counts nobody."""
    assert find_tolls("Interahamwe killed those who fled.") == []
