"""Which function reads what each rule of the grammar matched: the names that rules.yaml gives under "reads"."""

from __future__ import annotations

from collections.abc import Callable

from dateline.extract.dates import counted, named
from dateline.extract.dates.grammar import Match
from dateline.extract.dates.readings import Form, Reading

Reader = Callable[[Match], list[Reading]]


def read(match: Match) -> list[Reading]:
    """Say what a match means: one reading, several for a list of days, none where it is no time after all."""
    return READERS[match.rule.reads](match)


def _reference(match: Match) -> list[Reading]:
    """Read "now", "recent years" and "the future", which mean no stretch of the calendar.

    Annotators of TimeBank write "recent months" and shorter ones as a length, "recent years" as the past.
    """
    if match.word("unit") in {"D", "W", "M", "Q"}:
        return counted.length(match)
    word = match.meaning("ref")
    value = word if isinstance(word, str) else "PAST_REF" if word == -1 else "PRESENT_REF"
    return [Reading(Form.VALUE, match.start, match.end, value=value)]


def _period(match: Match) -> list[Reading]:
    """Read "that period", of which nothing more is known."""
    return [Reading(Form.VALUE, match.start, match.end)]


def _this_time(match: Match) -> list[Reading]:
    """Read "at this time" as now, and the time of "during this time" as one of which nothing more is known."""
    now = match.tagged.tokens[match.start].text.lower() == "at"
    return [Reading(Form.VALUE, match.start + 1, match.end, value="PRESENT_REF" if now else None)]


def _nothing(match: Match) -> list[Reading]:
    """Read what looks like a time and is none, such as an age, so that no shorter rule takes it."""
    del match
    return []


READERS: dict[str, Reader] = {
    "calendar": named.calendar,
    "days": named.days,
    "day of the month": named.day_of_month,
    "years": named.years,
    "year to a day": named.year_to_day,
    "bare year": named.bare_year,
    "spelled": named.spelled,
    "holiday": named.named_day,
    "hijri": named.hijri_date,
    "iso": named.iso,
    "numeric": named.numeric,
    "deictic": counted.deictic,
    "beyond": counted.beyond,
    "unit": counted.unit,
    "length": counted.length,
    "set": counted.repeated,
    "shift": counted.shift,
    "beside": counted.beside,
    "clock": counted.clock,
    "reference": _reference,
    "period": _period,
    "this time": _this_time,
    "reported": counted.reported,
    "these days": counted.these_days,
    "the year": counted.the_year,
    "overnight": counted.overnight,
    "one day": counted.one_day,
    "turn of the year": named.turn_of_year,
    "fiscal year": named.fiscal_year,
    "message time": named.message_time,
    "known day": named.known_day,
    "hijri day": named.hijri_day,
    "days on": counted.days_on,
    "to the day": counted.to_the_day,
    "beside that": counted.beside_that,
    "weekdays ago": counted.weekdays_ago,
    "year end": counted.year_end,
    "one or two": counted.one_or_two,
    "year in words": named.year_in_words,
    "part": counted.part,
    "nothing": _nothing,
}
