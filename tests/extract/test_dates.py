"""Times told in text, and the days they mean."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.dates import TimeExpression, TimeKind, find_times
from dateline.model.edtf import to_edtf
from dateline.model.evidence import Span
from dateline.model.interval import Extent, Interval, Unit

PUBLISHED = date(2020, 5, 14)
"""A Thursday."""


def only(text: str, published: date | None = None) -> TimeExpression:
    """Find the one time a text tells."""
    (found,) = find_times(text, published=published)
    return found


def told(text: str, published: date | None = None) -> list[str | None]:
    """Give the EDTF of every time in a text."""
    found = find_times(text, published=published)
    return [to_edtf(one.interval) if one.interval else None for one in found]


def test_a_month_is_never_made_a_day() -> None:
    """ "July 2016" means somewhere in the month, not its first day nor today's day of the month."""
    assert only("It was July 2016.").interval == Interval.month(2016, 7)


def test_the_words_are_those_of_the_text() -> None:
    """The span quotes the text exactly, without the preposition."""
    text = "Since 3 May 2015 the road has been closed."
    found = only(text)
    assert found.span.of(text) == found.words == "3 May 2015"
    assert found.trigger == Span(0, 5)


def test_a_range_is_one_expression_with_two_parts() -> None:
    """A range is one interval; its ends are kept for those who mark them apart."""
    text = "Between 3 and 7 March 2014 six villages were burned."
    found = only(text)
    assert found.interval == Interval(date(2014, 3, 3), date(2014, 3, 7))
    assert [part.span.of(text) for part in found.parts] == ["3", "7 March 2014"]
    assert [part.value for part in found.parts] == ["2014-03-03", "2014-03-07"]


def test_a_list_is_one_expression_for_each_member() -> None:
    """ "Respectively" is answered member by member, each with the year they share."""
    found = find_times("Raids came in April and May 2022, respectively.")
    assert [one.words for one in found] == ["April", "May 2022"]
    assert [one.interval for one in found] == [Interval.month(2022, 4), Interval.month(2022, 5)]


def test_from_to_lasted_and_between_did_not() -> None:
    """A stretch from one date to another lasted; between two dates something happened once."""
    lasted = only("The siege ran from April to June 2019.").interval
    once = only("It happened between April and June 2019.").interval
    assert lasted is not None
    assert once is not None
    assert (lasted.extent, once.extent) == (Extent.THROUGHOUT, Extent.WITHIN)
    assert (lasted.start_unit, lasted.end_unit) == (Unit.MONTH, Unit.MONTH)


def test_nothing_known_stays_unresolved() -> None:
    """With no document date and no date told, relative words have no interval: never today's date."""
    for text in ("Yesterday it rained.", "Two days later it rained.", "On Friday it rained.", "In June it rained."):
        found = only(text)
        assert (found.interval, found.relative, found.anchor) == (None, True, None)


def test_the_anchor_is_named() -> None:
    """What relative words were counted from is said: the document's date, or the story's."""
    assert only("Yesterday it rained.", PUBLISHED).anchor == "document"
    _, later = find_times("On 4 March 2012 it burned. Two days later it rained.")
    assert (later.anchor, later.value) == ("narrative", "2012-03-06")


def test_a_report_of_long_ago_counts_from_its_own_story() -> None:
    """A page dated today about a war of long ago means the years of the war."""
    text = "It began in 1912. By 1913 it spread; in 1914, 1915 and 1916 it raged. In April the front broke."
    assert told(text, date(2024, 2, 2))[-1] == "1916-04"


def test_a_duration_is_no_date() -> None:
    """How long is kept apart from when."""
    found = only("The siege went on for three days.")
    assert (found.kind, found.value, found.interval) == (TimeKind.DURATION, "P3D", None)


def test_a_set_is_no_date() -> None:
    """How often is kept apart from when."""
    found = only("Protests are held every Friday.")
    assert (found.kind, found.value, found.interval) == (TimeKind.SET, "XXXX-WXX-5", None)


def test_a_name_has_its_own_interval() -> None:
    """The years in a war's name are the war's, not the event's."""
    found = only("He fought in the War in Afghanistan (2001–2021).")
    assert found.kind is TimeKind.NAME
    assert found.interval is not None
    assert to_edtf(found.interval) == "2001/2021"


@pytest.mark.parametrize(
    "words", ["31 February 2015", "February 30, 2015", "32 May 2015", "2015-02-30", "29 February 2015"]
)
def test_an_impossible_date_is_kept_and_flagged(words: str) -> None:
    """The words of an impossible date are kept with the reason, and mean no day."""
    found = only(f"The report is dated {words}.")
    assert found.words == words
    assert found.invalid is not None
    assert found.interval is None


def test_a_hijri_date_allows_for_the_moon() -> None:
    """Countries begin an Islamic month a day apart: the interval holds both days. The solar calendar is exact."""
    assert told("It is dated 10 Muharram 1436.") == ["[2014-11-03..2014-11-04]"]
    assert told("It is dated 15 Khordad 1342.") == ["1963-06-05"]


def test_around_is_kept_as_approximate_and_possibly_as_uncertain() -> None:
    """EDTF's two flags come from the words before a date."""
    assert told("It was around 2010.") == ["2010~"]
    assert told("It was possibly in June 2014.") == ["2014-06?"]


def test_the_day_of_the_week_settles_the_year() -> None:
    """A date with its weekday and no year is of the year in which they agree."""
    assert told("On Sunday, Feb. 15, two were shot.", date(2015, 2, 20)) == ["2015-02-15"]
    assert told("On Monday, Feb. 15, two were shot.", date(2011, 2, 20)) == ["2010-02-15"]


def test_a_clause_in_the_past_is_not_put_in_the_future() -> None:
    """The same words mean the last or the coming day by what the clause says of it."""
    assert told("On 3 June gunmen killed five.", PUBLISHED) == ["2019-06-03"]
    assert told("The vote will be held on 3 June.", PUBLISHED) == ["2020-06-03"]


def test_years_before_christ_have_a_value_and_no_days() -> None:
    """Python's calendar begins with year 1, so an older year is told by its value alone."""
    found = only("The battle of 480 BC is invoked.")
    assert (found.value, found.interval) == ("BC0480", None)


def test_texts_in_small_letters_tell_their_dates_too() -> None:
    """Some corpora have no capitals; "may" the verb is still no month."""
    assert told("on 1 july 1989, and again in november, shots were fired.", date(1989, 12, 1)) == [
        "1989-07-01",
        "1989-11",
    ]
    assert told("at least 3 may have died, and they may return.") == []


def test_four_digits_can_be_an_hour() -> None:
    """Military hours are not years."""
    found = find_times("The raid began at 1315 GMT on 3 May 2015.")
    assert [(one.kind, one.value) for one in found] == [(TimeKind.TIME, "2015-05-03T13:15")]


def test_before_dawn_on_a_day_is_that_day() -> None:
    """An hour of a day bounds the hour, not the day."""
    assert told("Two men were shot before dawn on 3 May 2015.") == ["2015-05-03"]
    assert told("Two men were shot before 3 May 2015.") == ["[..2015-05-02]"]


def test_the_year_of_a_thing_does_not_bound_what_comes_before_it() -> None:
    """“Before the 2014 election” may well be in 2014; “before 2014” is not."""
    assert told("They fled before the 2014 election.") == ["[..2014]"]
    assert told("They fled before 2014.") == ["[..2013]"]


def test_from_opens_an_interval_only_where_something_goes_on() -> None:
    """What was made in a year has not lasted since."""
    assert told("He was jailed from March 2015.") == ["2015-03/.."]
    assert told("He kept a map from 2015.") == ["2015"]


def test_a_day_that_a_group_is_named_for_tells_no_time() -> None:
    """ "The 14 February Coalition" is a name."""
    found = only("The 14 February Coalition claimed it.", PUBLISHED)
    assert (found.kind, found.interval) == (TimeKind.NAME, None)


def test_an_empty_text_tells_nothing() -> None:
    """No text, no times."""
    assert find_times("") == []


def values(text: str, published: date | None = None) -> list[str | None]:
    """Give the TIMEX3 value of every time in a text."""
    return [found.value for found in find_times(text, published=published)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mandate had been set to expire 20 May.", "2020-05-20"),
        ("They must hand over the camp by 20 May, the governor told reporters.", "2020-05-20"),
        ("The truce was planned for 20 May.", "2020-05-20"),
        ("The names are to be published on 20 May.", "2020-05-20"),
        ("The curfew is effective 20 May.", "2020-05-20"),
        ("The truce was signed on 20 May.", "2019-05-20"),
    ],
)
def test_what_was_meant_to_happen_is_to_come(text: str, day: str) -> None:
    """A plan told in the past still points ahead, and who said so in the past does not make it past."""
    assert values(text, PUBLISHED) == [day]


def test_what_a_comma_parts_from_a_date_does_not_move_it() -> None:
    """ "Would appeal the ruling, announced Wednesday": the ruling is past, though the appeal is to come."""
    assert values("The governor would appeal the ruling, announced Wednesday.", PUBLISHED) == ["2020-05-13"]


def test_since_never_looks_ahead() -> None:
    """What has gone on since a month began in the past, whatever is to follow."""
    assert values("The unit has been there since March and will leave.", PUBLISHED) == ["2020-03"]


def test_a_year_just_named_does_not_hold_back_what_is_to_come() -> None:
    """ "In July 1997 … will join on 12 March": the coming March, not that of the year named."""
    text = "It was invited in July 2017 and will join on 12 June."
    assert values(text, PUBLISHED) == ["2017-07", "2020-06-12"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sales rose in last year's first quarter.", "2019-Q1"),
        ("Sales rose in the 2018 second quarter.", "2018-Q2"),
        ("Sales rose in the 2018 quarter.", "2018"),
        ("Output fell for the full year.", "2020"),
        ("It struck in May nineteen ninety-seven.", "1997-05"),
        ("People there fear the roads these days.", "PRESENT_REF"),
        ("The village, in present-day Mali, burned.", "PRESENT_REF"),
        ("They will stay two more weeks.", "P2W"),
        ("It took a minute and a half.", "PT1M30S"),
        ("They travelled at night.", "XXXX-XX-XXTNI"),
        ("Fighting resumes in the dry season.", None),
    ],
)
def test_ways_of_saying_a_time(text: str, value: str | None) -> None:
    """Each is one expression with its TIMEX3 value."""
    assert values(text, PUBLISHED) == [value]


@pytest.mark.parametrize("text", ["He lost three-quarters of it.", "A quarter of them fled.", "It is high noon."])
def test_shares_and_sayings_are_no_times(text: str) -> None:
    """A fraction is no quarter of a year."""
    assert values(text, PUBLISHED) == []


def test_a_quarter_reported_is_one_that_is_over() -> None:
    """ "The latest period" is the quarter that results are told of, not the one expected."""
    text = "It lost money in the first quarter and expects more in the second quarter. The latest period was the worst."
    assert values(text, PUBLISHED) == ["2020-Q1", "2020-Q2", "2020-Q1"]
    assert values("The latest period of violence began.", PUBLISHED) == [None]
    assert values("After the first quarter, the current quarter is better.", PUBLISHED) == ["2020-Q1", "2020-Q2"]


def test_the_quarter_compared_with_is_not_the_one_reported() -> None:
    """After "the 2019 first quarter" the quarter is still that of the report."""
    text = (
        "It lost money in the first quarter, less than in the 2019 first quarter. In the latest quarter it recovered."
    )
    assert values(text, PUBLISHED) == ["2020-Q1", "2019-Q1", "2020-Q1"]


def test_a_plan_that_was_dropped_leaves_the_weekday_in_the_past() -> None:
    """ "Had been scheduled to end Monday" shows neither that Monday is to come nor which one it was: the last."""
    assert values("The truce had been scheduled to end Monday.", PUBLISHED) == ["2020-05-11"]


def test_a_weekday_told_with_its_date_is_one_time() -> None:
    """ "Next Sunday, 17 May" is one day told twice over."""
    assert values("It opens next Sunday, 17 May.", PUBLISHED) == ["2020-05-17"]


def test_two_lengths_are_one_expression_with_two_parts() -> None:
    """ "Two to six days" is one length of unsure size, and keeps both for those who mark them apart."""
    found = only("It takes two to six days to reach.")
    assert found.value == "PXD"
    assert [part.value for part in found.parts] == ["P2D", "P6D"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He had left weeks earlier.", ["PAST_REF"]),
        ("At this time aid was cut.", ["PRESENT_REF"]),
        ("During this time few were hurt.", [None]),
        ("They met after Friday prayers.", ["XXXX-WXX-5"]),
        ("He spoke tonight.", ["XXXX-XX-XXTNI"]),
        ("Eastern Theater 1861-1863", ["1861", "1863"]),
        ("At 5:34 AM Baghdad time on March 20, 2003 it began.", ["2003-03-20T05:34"]),
    ],
)
def test_times_with_little_to_count_from(text: str, expected: list[str | None]) -> None:
    """What can be told of a time is written, and nothing more."""
    found = find_times(text)
    assert [part.value for one in found for part in (one.parts or (one,))] == expected


def test_march_with_an_article_is_a_month_where_a_noun_follows() -> None:
    """ "The March accession" names the month; "the March on Rome" and "the march" do not."""
    assert values("The March accession was late.", PUBLISHED) == ["2020-03"]
    assert values("The March on Rome was short. The march went on.", PUBLISHED) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Last September 17 people died in a strike.", "Last September"),
        ("In June 40 civilians were killed at the ford.", "June"),
        ("On September 17 people gathered at the ford.", "September 17"),
        ("He died last September 17.", "last September 17"),
    ],
)
def test_a_figure_after_a_month_counts_people_where_no_day_can_stand(text: str, words: str) -> None:
    """ "In" and "last" lead to a month: the figure after it is how many died."""
    assert [time.words for time in find_times(text)] == [words]
