"""Dates and the clause they stand in: what a year, a verb or a thing named beside them makes of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.extract.dates import TimeKind, find_times
from dateline.model.edtf import to_edtf

THURSDAY = date(2016, 7, 14)


def told(text: str, published: date | None = None) -> list[str | None]:
    """Give the EDTF of every time in a text."""
    return [to_edtf(one.interval) if one.interval else None for one in find_times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between 2009 and 2014 insurgents killed 300 teachers.", ["[2009..2014]"]),
        ("In 2014 soldiers burned the market.", ["2014"]),
        ("Between 1950 and 2000 people were killed.", []),
        ("Since at least 2014 the group has taxed the road.", ["2014/.."]),
        ("He was shot in his 2012 Toyota.", []),
        ("Call 2014-555.", []),
        ("In 1388 (2009) protests began.", ["2009"]),
    ],
)
def test_four_digits_before_people_are_a_year_where_the_words_lead_to_one(text: str, expected: list[str]) -> None:
    """ "Between 2009 and 2014 insurgents killed" is a range of years, and no count of insurgents."""
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He was arrested on 30 May and convicted in March 2019.",
        "The convoy left on 28 December and was ambushed on 3 January 2014.",
        "They were seized on 4 June and released in November 2017.",
    ],
)
def test_a_year_is_not_lent_across_a_verb(text: str) -> None:
    """The deed of the first date may be of another year than that of the second: it stays without one."""
    assert told(text)[0] is None
    assert told(text)[1] is not None


def test_a_year_told_before_is_lent_across_a_verb() -> None:
    """Where the story is in a year already, "arrested on 30 May and convicted in March 2019" is of that year."""
    found = told("In 2018 the militia broke up. He was arrested on 30 May and convicted in March 2019.")
    assert found == ["2018", "2018-05-30", "2019-03"]


def test_the_two_ends_of_one_thing_share_their_year() -> None:
    """ "Began on … and ended on …" tells one stretch, whatever verb parts its ends."""
    assert told("It began on 28 June and ended on 3 July 1995.") == ["1995-06-28", "1995-07-03"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gunmen attacked early on Wednesday.", 13),
        ("Six soldiers were to be buried on Friday.", 15),
        ("Mourners will bury the victims of Wednesday's attack.", 13),
        ("Police plan to question the men arrested on Tuesday.", 12),
        ("He will be released on Friday.", 15),
        ("Talks are set for Monday.", 18),
        ("The court set Tuesday as the deadline.", 12),
        ("The two leaders meet on Monday.", 18),
        ("Until Wednesday, nobody had called him a suspect.", 13),
    ],
)
def test_a_weekday_is_past_or_to_come_as_its_own_verb_says(text: str, day: int) -> None:
    """A will or a plan elsewhere in the sentence does not move what has been done."""
    (found,) = find_times(text, published=THURSDAY)
    assert found.interval is not None
    assert (found.interval.latest or found.interval.earliest) == date(2016, 7, day)


@pytest.mark.parametrize("text", ["Two days later the village fell.", "The following week 300 fled."])
def test_what_counts_on_from_a_story_is_not_counted_from_the_report(text: str) -> None:
    """ "Two days later" with no day told before it is no day after the report."""
    assert told(text, date(2015, 5, 5)) == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It came three days before the vote of 3 March 2014.", ["2014-02-28"]),
        ("It came 10 days ahead of the 24 April 2014 vote.", ["2014-04-14"]),
        ("He had been threatened two weeks before his arrest on 7 January 2016.", ["[2015-12-21..2015-12-27]"]),
        ("There were 12 attacks in the 18 months to June 2015.", ["[2014-01-01..2015-06-30]"]),
        ("It came within two weeks of 3 March 2014.", ["[2014-02-17..2014-03-17]"]),
        ("He was shot after Friday prayers on 5 August 2016.", ["2016-08-05"]),
    ],
)
def test_a_date_that_a_length_is_counted_from_is_not_the_day_itself(text: str, expected: list[str]) -> None:
    """ "Three days before the vote of 3 March" is 28 February: the third of March is the vote's."""
    assert told(text)[-1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the first nine months of 2015 there were 12 attacks.", "[2015-01..2015-09]"),
        ("In the last three months of 2021 there were 12.", "[2021-10..2021-12]"),
        ("In the first three weeks of May 2015 there were 12.", "[2015-05-01..2015-05-21]"),
        ("It rose from mid-to-late 2016.", "[2016-05..2016-12]"),
        ("It fell in Q3 2019.", "[2019-07..2019-09]"),
        ("It fell in H1 2019.", "[2019-01..2019-06]"),
        ("It fell in the second half of the 1990s.", "[1995..1999]"),
        ("It came at the turn of the year 2014/15.", "2015-01-01~"),
    ],
)
def test_a_part_of_a_year_is_that_part_and_not_the_year(text: str, expected: str) -> None:
    """What the words leave of a year or a month is all that the interval has."""
    assert told(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It was the deadliest attack since May 2017.",
        "Resolution 2139 (2014) demanded access.",
        "The civil war (1983–2009) ended with a massacre.",
    ],
)
def test_the_date_of_another_thing_is_a_name(text: str) -> None:
    """A date that only compares, or belongs to a text or a war, is kept apart from the dates of deeds."""
    assert [one.kind for one in find_times(text)] == [TimeKind.NAME]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("230716Z JUL 16 attack reported", "2016-07-23"),
        ("04 MAY 03 attack reported", "2003-05-04"),
        ("On 2003/05/04 he vanished.", "2003-05-04"),
        ("The 9/11 attacks", "2001-09-11"),
        ("In Khordad 1388 protests began.", "[2009-05-22..2009-06-21]"),
        ("On the 27th of Ramadan 1436 it was bombed.", "[2015-07-14..2015-07-15]"),
        ("On the second day of Eid al-Fitr in 2016 it was bombed.", "[2016-07-07..2016-07-08]"),
        ("Abu Omar (1950 – 3 June 2001)", "1950/2001-06-03"),
        ("It was active (1995–).", "1995/.."),
        ("It happened in April or May 1981.", "[1981-04..1981-05]"),
    ],
)
def test_other_ways_to_write_a_day(text: str, expected: str) -> None:
    """Messages, other calendars, lives and choices are read as the days they mean."""
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Overnight, shelling killed three.", THURSDAY, "[2016-07-13..2016-07-14]"),
        ("At year's end 34 people were held.", date(2016, 2, 3), "2015-12-31~"),
        ("It was bombed two Fridays ago.", THURSDAY, "2016-07-01"),
        ("It was bombed over the weekend.", date(2016, 7, 18), "[2016-07-16..2016-07-17]"),
        ("It was bombed in June a year ago.", THURSDAY, "2015-06"),
        ("Troops have until 30 July to leave.", THURSDAY, "../2016-07-30"),
        ("It was the deadliest month of the year.", THURSDAY, "2016"),
    ],
)
def test_relative_days_of_a_report(text: str, published: date, expected: str) -> None:
    """Counted from the report's own day, and never further than its words go."""
    assert told(text, published)[-1] == expected


SENTENCES = (
    "Shells fell from 6 to 12 May 2012.",
    "Two days after 3 March 2014 it fell.",
    "In the first nine months of 2015 there were 12.",
    "At 10.15pm on 2 June 2015 a strike hit.",
    "On 3, 5 and 7 March 2014 it burned.",
)


@given(st.sampled_from(SENTENCES), st.integers(0, 30))
def test_where_a_sentence_stands_in_its_text_does_not_change_it(sentence: str, words: int) -> None:
    """What a row of words means is remembered without its place: the same words further on mean the same days."""
    lead = "It happened so. " * words
    alone, later = find_times(sentence), find_times(lead + sentence)
    assert [one.interval for one in later] == [one.interval for one in alone]
    assert [one.span.start - len(lead) for one in later] == [one.span.start for one in alone]


@pytest.mark.parametrize("text", ["20 July 2012 - 31 December 201", "31 December, 201."])
def test_a_year_that_has_lost_a_figure_is_flagged_and_not_guessed(text: str) -> None:
    """Flattened tables lose last figures: the words are kept, no year is put in their place."""
    found = find_times(text, published=date(2020, 1, 1))
    assert found[-1].interval is None
    assert found[-1].invalid == "its year is cut short"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A truck hit a Christmas market.", []),
        ("He was killed on the night of the attack.", [None]),
        ("It happened late on the night of the 11th.", [None]),
        ("Fifty were attacked in the last year.", [None]),
        ("The trial is over by the summer of FY 2017/18.", ["[2017..2018]"]),
    ],
)
def test_words_that_tell_no_day_of_the_report_are_given_none(text: str, expected: list[str | None]) -> None:
    """A holiday's wares, the night of a thing and twelve months up to now are no day counted from the report."""
    assert told(text, date(2016, 12, 20))[-len(expected) or 0 :] == expected


def test_an_hour_told_roughly_leaves_its_day_sure() -> None:
    """ "At about 9 p.m. on 7 September" was the seventh; "around midnight" may have been the eighth."""
    assert told("At about 9 p.m. on 7 September 2010 it went off.") == ["2010-09-07"]
    assert told("Around midnight on 7 September 2010 it went off.") == ["2010-09-07~"]


def test_days_before_are_counted_from_the_story_where_the_clause_ends() -> None:
    """ "Five days before, they had …" counts from the day told; "two days before the vote" does not."""
    assert told("On 23 August 2015 it fell. Five days before, he had died.") == ["2015-08-23", "2015-08-18"]
    assert told("On 23 August 2015 it fell. He had died two days before the vote.") == ["2015-08-23", None]


def test_less_than_a_week_later_is_no_later_than_that() -> None:
    """The stretch runs from the day told to a week after it."""
    found = told("On 16 December 2009 he died. Less than a week later gunmen came.")
    assert found == ["2009-12-16", "[2009-12-16..2009-12-23]"]


@pytest.mark.parametrize(
    ("other", "expected"),
    [("23/11/2016", "2016-11-03"), ("11/23/2016", "2016-03-11"), ("a later day", "2016")],
)
def test_figures_are_read_as_the_rest_of_their_text_writes_them(other: str, expected: str) -> None:
    """ "3/11/2016" is November beside "23/11/2016" and March beside "11/23/2016"; alone, only its year is sure."""
    assert told(f"On 3/11/2016 youths looted. On {other} a convoy was hit.")[0] == expected


def test_what_follows_a_comma_does_not_move_what_was_done() -> None:
    """A plan told after the arrest leaves the arrest last Thursday."""
    text = "Police arrested three men in Yala on Thursday, foiling a plan to bomb the office."
    assert told(text, date(2018, 1, 20)) == ["2018-01-18"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell in August 2015 and was freed the following March.", "2016-03"),
        ("It came two weeks after elections on 7 May 2015.", "[2015-05-18..2015-05-24]"),
        ("He died two days after he was shot on 3 May 2015.", "2015-05-05"),
        ("It ran from about 25 May to about 30 August 1992.", "1992-05-25~/1992-08-30~"),
        ("On 14 May 2021 it burned; in the previous fortnight 40 died.", "[2021-04-30..2021-05-14]"),
    ],
)
def test_counting_on_from_what_the_story_has_told(text: str, expected: str) -> None:
    """The following March is of the next year; a length goes with the date of what it follows, verb or noun."""
    assert told(text)[-1] == expected


def test_a_month_seen_is_past_though_nearly_a_year_ago() -> None:
    """ "Last seen in June", written in May, is June of the year before."""
    assert told("She was last seen in June.", date(2021, 5, 25)) == ["2020-06"]
