"""Times told by their name in a calendar: "3 May 2014", "the early 1990s", "Ashura", "15 Khordad 1342"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from dateline.extract.dates.amounts import number, ordinal
from dateline.extract.dates.calendars import hijri_months, known_days
from dateline.extract.dates.context import words_for
from dateline.extract.dates.expression import TimeKind
from dateline.extract.dates.grammar import Match
from dateline.extract.dates.parts import base_of, full_year, ordinal_of, spelled_year, time_of, trim_of, year_of
from dateline.extract.dates.period import Grain
from dateline.extract.dates.readings import TWO_YEARS, Base, Form, Reading
from dateline.extract.dates.tokens import words_meaning

_TEXTS_AT_HAND = 4
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})")
_MESSAGE = re.compile(
    r"(?P<day>\d\d)(?:(?P<hour>\d\d)(?P<minute>\d\d)[A-Z]?)?[\s-]?(?P<month>[A-Z]{3})[\s-]?(?P<year>\d+)"
)
_MONTH_FIGURES = frozenset(f"{month:02d}" for month in range(1, 13))
_SHORT_YEAR = 100
_MONTHS = 12
_HIJRI_YEARS = range(1200, 1501)
"""Years of the two Hijri calendars in which a month needs no "AH" beside it: 1785 to 2122 of ours."""
_LONGEST_MONTH = 31
_LAST_QUARTER = 4


def calendar(match: Match) -> list[Reading]:
    """Read a date from whichever of its parts the words give."""
    grain, year, month = _named_stretch(match)
    time = time_of(match)
    return [
        Reading(
            Form.CALENDAR,
            match.start,
            match.end,
            TimeKind.TIME if time else TimeKind.DATE,
            grain,
            year=year,
            month=month,
            day=next((ordinal(token) for token in match.tokens("day")), None),
            weekday=match.number("weekday"),
            year_shift=match.number("yearshift"),
            which=match.number("which"),
            base=base_of(match.tokens("yearshift") or match.tokens("which")),
            trim=trim_of(match),
            time=time,
        )
    ]


def _named_stretch(match: Match) -> tuple[Grain, int | None, int | None]:
    """Give the size of what is named, its year and its first month."""
    year, month = year_of(match), match.number("month")
    if match.has("decade") or match.has("century"):
        return (Grain.DECADE, _decade(match), None) if match.has("decade") else (Grain.CENTURY, _century(match), None)
    if match.has("quarter"):
        return (
            Grain.QUARTER,
            year,
            (_LAST_QUARTER if match.number("quarter") == -1 else ordinal_of(match, "quarter")) * 3 - 2,
        )
    if match.has("season"):
        return Grain.SEASON, year, match.number("season")
    if match.has("weekof"):
        return Grain.WEEK, year, month
    if match.has("day") or match.has("weekday") or match.has("days"):
        return Grain.DAY, year, month
    return (Grain.MONTH if month else Grain.YEAR), year, month


def _decade(match: Match) -> int:
    token = match.tokens("decade")[0]
    digits = re.search(r"\d+", token.text)
    year = int(digits[0]) if digits else int(token.meaning or 0)
    year = year + 1900 if year < _SHORT_YEAR else year
    return -year if match.word("era") == "BC" else year


def _century(match: Match) -> int:
    count = ordinal_of(match, "century")
    return -(count * 100 - 1) if match.word("era") == "BC" else (count - 1) * 100


def days(match: Match) -> list[Reading]:
    """Read "3, 5 and 7 March 2014" as three days that share a month and year."""
    (whole,) = calendar(match)
    start, end = match.place("days")
    tokens = match.tagged.tokens
    places = [at for at in range(start, end) if tokens[at].text[0].isdigit() or isinstance(tokens[at].meaning, int)]
    last = match.end
    if end == match.end and _counts_people([token.text.lower() for token in tokens[places[-1] - 2 : match.end + 1]]):
        places, last = places[:-1], places[-2] + 1
    readings = []
    for at in places:
        begin = match.start if at == places[0] else at
        stop = last if at == places[-1] else at + 1
        readings.append(replace(whole, start=begin, end=stop, day=ordinal(tokens[at])))
    return readings


def _counts_people(words: list[str]) -> bool:
    """Tell "(30 died on Jan. 15), and 20 at Y", whose figure is no day, from "on Jan. 15, 17 and 20"."""
    return words[:2] == [",", "and"] and words[3:] != [] and words[3] in {"at", "in", "near", "outside", "people"}


def day_of_month(match: Match) -> list[Reading]:
    """Read "on the 15th" as that day of the month the story is in; "on the 15th floor" is no day."""
    tokens = match.tagged.tokens
    before = tokens[match.start - 1].text.lower() if match.start else ""
    after = next((token.text.lower() for token in tokens[match.end : match.end + 1]), ".")
    day = next((ordinal(token) for token in match.tokens("day")), None)
    led = before in words_for("before a day of the month") and after in words_for("after a day of the month")
    if not led or day is None or not 1 <= day <= _LONGEST_MONTH:
        return []
    return [Reading(Form.CALENDAR, match.start, match.end, day=day, base=Base.NARRATIVE)]


def years(match: Match) -> list[Reading]:
    """Read "1957–60" and "477–450 BC" as two years that share a century or an era."""
    start, end = match.place("years")
    first, last = match.tagged.tokens[start], match.tagged.tokens[end - 1]
    begin, finish = int(first.meaning or 0), int(last.meaning or 0)
    before_christ = match.word("era") == "BC"
    slashed = match.tagged.tokens[start + 1].text == "/"
    if slashed and finish != (begin + 1) % _SHORT_YEAR:
        return _calendar_year(match, begin, match.start, start + 1)
    hyphened = match.tagged.tokens[start + 1].text == "-" and last.text in _MONTH_FIGURES
    if hyphened and finish <= begin % _SHORT_YEAR and not before_christ:
        return [Reading(Form.CALENDAR, match.start, match.end, grain=Grain.MONTH, year=begin, month=finish)]
    if finish < begin and not before_christ:
        finish += begin // 100 * 100
    if finish <= begin and not before_christ:
        return _calendar_year(match, begin, match.start, start + 1)
    sign = -1 if before_christ else 1
    return [
        *_calendar_year(match, sign * begin, match.start, start + 1),
        *_calendar_year(match, sign * finish, end - 1, match.end),
    ]


def year_to_day(match: Match) -> list[Reading]:
    """Read "1950 – 3 June 2001", as a life is written, as a year and a day."""
    (day,) = calendar(match)
    year = match.number("first") or 0
    return [*_calendar_year(match, year, match.start, match.start + 1), replace(day, start=match.start + 2)]


def _calendar_year(match: Match, year: int, start: int, end: int) -> list[Reading]:
    return [Reading(Form.CALENDAR, start, end, grain=Grain.YEAR, year=year, trim=trim_of(match))]


def bare_year(match: Match) -> list[Reading]:
    """Read "in 490" as a year before Christ, if the story told so far is set there."""
    start, end = match.place("bare")
    year = match.number("bare") or 0
    if match.has("era"):
        return _calendar_year(match, -year if match.word("era") == "BC" else year, start, match.end)
    return [Reading(Form.CALENDAR, start, end, grain=Grain.YEAR, year=-year, base=Base.NARRATIVE, which=0)]


def spelled(match: Match) -> list[Reading]:
    """Read "nineteen seventy-nine" as a year."""
    return _calendar_year(match, spelled_year(match), match.start, match.end)


def year_in_words(match: Match) -> list[Reading]:
    """Read "the year two thousand" as a year."""
    year = number(match.tokens("count"))
    return _calendar_year(match, int(year), match.start, match.end) if year else []


def named_day(match: Match) -> list[Reading]:
    """Read "Ashura in 2016" and "the eve of Eid al-Adha"."""
    (reading,) = calendar(match)
    name = match.word("holiday") or ""
    named = replace(reading, grain=Grain.DAY, calendar=name)
    if reading.year in _HIJRI_YEARS and name in hijri_months():
        calendar_, month = hijri_months()[name]
        return [replace(reading, grain=Grain.MONTH, calendar=calendar_, month=month)]
    if match.has("eve") or match.has("nth"):
        count = ordinal_of(match, "nth") - 1 if match.has("nth") else -1
        return [Reading(Form.SHIFT, match.start, match.end, count=count, of=replace(named, trim=None))]
    return [named]


def hijri_day(match: Match) -> list[Reading]:
    """Read "the 10th of Muharram", in the year that the story or the document gives it."""
    name = match.word("month") or ""
    calendar, month = hijri_months().get(name, ("", None))
    day = next((ordinal(token) for token in match.tokens("day")), None)
    if calendar != "islamic":
        return []
    return [Reading(Form.CALENDAR, match.start, match.end, calendar=f"{month}/{day}")]


def known_day(match: Match) -> list[Reading]:
    """Read "9/11" as the day that everybody means by it."""
    year, month, day = known_days()[match.tokens("known")[0].text]
    return [Reading(Form.CALENDAR, match.start, match.end, year=year, month=month, day=day)]


def turn_of_year(match: Match) -> list[Reading]:
    """Read "the turn of the year 2014/15" as New Year, more or less; of a year alone nobody knows which end."""
    first = match.number("first")
    second = match.number("year")
    year = None
    if first is not None and second is not None:
        year = second if second >= _SHORT_YEAR else first // _SHORT_YEAR * _SHORT_YEAR + second
    return [Reading(Form.CALENDAR, match.start, match.end, year=year, month=1, day=1, approximate=True)]


def fiscal_year(match: Match) -> list[Reading]:
    """Read "FY2016" as the year it is called by, and "FY 2017/18" as both: no two governments begin theirs alike."""
    token = match.tokens("fiscal")[0].text
    years = [int(figures) for figures in re.findall(r"\d+", token)]
    first = years[0] if years[0] >= _SHORT_YEAR else full_year(years[0])
    last = years[-1] if years[-1] >= _SHORT_YEAR else first // _SHORT_YEAR * _SHORT_YEAR + years[-1]
    over_two = last == first + 1
    return [
        Reading(
            Form.CALENDAR, match.start, match.end, grain=Grain.YEAR, year=first, trim=TWO_YEARS if over_two else None
        )
    ]


def message_time(match: Match) -> list[Reading]:
    """Read the time group of a military message, "230716Z JUL 16" for 07:16 on 23 July 2016, and "23 JUL 16"."""
    found = _MESSAGE.fullmatch(match.tokens("message")[0].text)
    if found is None:
        return []
    year = int(found["year"])
    month = int(words_meaning("ABBR", found["month"].lower()) or words_meaning("MONTH", found["month"].lower()) or 0)
    return [
        Reading(
            Form.CALENDAR,
            match.start,
            match.end,
            TimeKind.TIME if found["hour"] else TimeKind.DATE,
            year=year if year >= _SHORT_YEAR else full_year(year),
            month=month,
            day=int(found["day"]),
            time=f"{found['hour']}:{found['minute']}" if found["hour"] else "",
        )
    ]


def hijri_date(match: Match) -> list[Reading]:
    """Read "10 Muharram 1436" and "15 Khordad 1342"; the name of the month tells the calendar."""
    name = match.word("month")
    calendar, month = hijri_months().get(name, ("", None)) if name else (match.word("hera") or "", None)
    if not calendar:
        return []
    day = next((ordinal(token) for token in match.tokens("day")), None)
    grain = Grain.DAY if day else Grain.MONTH if month else Grain.YEAR
    if grain is Grain.MONTH and not match.has("hera") and (year_of(match) or 0) not in _HIJRI_YEARS:
        return []
    return [
        Reading(
            Form.CALENDAR,
            match.start,
            match.end,
            grain=grain,
            year=year_of(match),
            month=month,
            day=day,
            calendar=calendar,
        )
    ]


def iso(match: Match) -> list[Reading]:
    """Read "2016-07-23" and "2016-07-23 14:20"."""
    text = match.tokens("iso")[0].text
    year, month, day = (int(part) for part in re.split(r"[-/.]", text[:10]))
    time = text[11:].rstrip("Z")
    kind = TimeKind.TIME if time else TimeKind.DATE
    return [Reading(Form.CALENDAR, match.start, match.end, kind, year=year, month=month, day=day, time=time)]


@lru_cache(maxsize=_TEXTS_AT_HAND)
def _day_first(text: str) -> bool | None:
    """Tell how a text writes its dates in figures, where others in it leave no doubt and agree: "23/07/2016"."""
    pairs = [(int(found[1]), int(found[2])) for found in _NUMERIC.finditer(text)]
    ways = {first > second for first, second in pairs if max(first, second) > _MONTHS and min(first, second) <= _MONTHS}
    return ways.pop() if len(ways) == 1 else None


def numeric(match: Match) -> list[Reading]:
    """Read "23/07/2016"; where day and month could change places, in this text, only the year is sure."""
    found = _NUMERIC.fullmatch(match.tokens("numeric")[0].text)
    if found is None:
        return []
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    base = Reading(Form.CALENDAR, match.start, match.end, year=year if year >= _SHORT_YEAR else full_year(year))
    if first > _MONTHS or "." in found[0]:
        return [replace(base, day=first, month=second)]
    if second > _MONTHS or first == second:
        return [replace(base, day=second, month=first)]
    day_first = _day_first(match.tagged.text)
    if day_first is not None:
        return [replace(base, day=first if day_first else second, month=second if day_first else first)]
    return [replace(base, grain=Grain.YEAR)]
