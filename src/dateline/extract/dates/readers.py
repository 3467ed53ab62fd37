"""How to read what each rule of the grammar matched: the functions that rules.yaml names under "reads"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.extract.dates.amounts import length_value, number, ordinal
from dateline.extract.dates.calendars import hijri_months
from dateline.extract.dates.context import words_for
from dateline.extract.dates.expression import TimeKind
from dateline.extract.dates.grammar import Match
from dateline.extract.dates.period import SEASON_LETTERS, Grain
from dateline.extract.dates.readings import Base, Form, Reading
from dateline.extract.dates.tokens import Token, words_of

Reader = Callable[[Match], list[Reading]]

_CENTURY_CUT = 30
"""Two-digit years from 30 on are of the twentieth century."""
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})")
_MONTH_FIGURES = frozenset(f"{month:02d}" for month in range(1, 13))
_SHORT_YEAR = 100
_ONE_CLOCK = 12
_LAST_HOUR = 24
_LAST_MINUTE = 59
_MONTHS = 12


def read(match: Match) -> list[Reading]:
    """Say what a match means: one reading, several for a list of days, none where it is no time after all."""
    return READERS[match.rule.reads](match)


def _trim(match: Match) -> str | None:
    if match.has("half"):
        return "H1" if match.number("half") == 1 else "H2"
    if match.has("nth"):
        return "WL" if match.number("nth") == -1 else f"W{_ordinal_of(match, 'nth')}"
    edge = match.meaning("edge") or match.meaning("edge2")
    if match.has("edge3"):
        edge = {-1: "END", 1: "START"}.get(match.number("edge3") or 0, match.word("edge3"))
    if isinstance(edge, int):
        return "BEFORE" if edge < 0 else "AFTER"
    return edge if isinstance(edge, str) else None


def _time(match: Match) -> str:
    early = "MO" if match.has("part5") else ""
    return match.word("part") or match.word("part2") or match.word("part3") or early


def _year(match: Match) -> int | None:
    tokens = match.tokens("year") or match.tokens("year2")
    if not tokens:
        return None
    meaning = tokens[0].meaning
    year = int(meaning) if isinstance(meaning, int | float) else _full_year(int(re.sub(r"\D", "", tokens[0].text)))
    return -year if "BC" in {match.word("era"), match.word("era2")} else year


def _full_year(short: int) -> int:
    return short + (1900 if short >= _CENTURY_CUT else 2000)


def _calendar(match: Match) -> list[Reading]:
    grain, year, month = _named_stretch(match)
    time = _time(match)
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
            base=_base_of(match.tokens("yearshift") or match.tokens("which")),
            trim=_trim(match),
            time=time,
        )
    ]


def _named_stretch(match: Match) -> tuple[Grain, int | None, int | None]:
    """Give the size of what is named, its year and its first month."""
    year, month = _year(match), match.number("month")
    if match.has("decade") or match.has("century"):
        return (Grain.DECADE, _decade(match), None) if match.has("decade") else (Grain.CENTURY, _century(match), None)
    if match.has("quarter"):
        return Grain.QUARTER, year, _ordinal_of(match, "quarter") * 3 - 2
    if match.has("season"):
        return Grain.SEASON, year, match.number("season")
    if match.has("weekof"):
        return Grain.WEEK, year, month
    if match.has("day") or match.has("weekday") or match.has("days"):
        return Grain.DAY, year, month
    return (Grain.MONTH if month else Grain.YEAR), year, month


def _ordinal_of(match: Match, name: str) -> int:
    return next((ordinal(token) for token in match.tokens(name)), None) or 1


def _decade(match: Match) -> int:
    token = match.tokens("decade")[0]
    digits = re.search(r"\d+", token.text)
    year = int(digits[0]) if digits else int(token.meaning or 0)
    year = year + 1900 if year < _SHORT_YEAR else year
    return -year if match.word("era") == "BC" else year


def _century(match: Match) -> int:
    count = _ordinal_of(match, "century")
    return -(count * 100 - 1) if match.word("era") == "BC" else (count - 1) * 100


def _base_of(tokens: list[Token]) -> Base:
    return Base.NARRATIVE if tokens and tokens[0].text.lower() in words_for("told") else Base.DOCUMENT


def _days(match: Match) -> list[Reading]:
    """Read "3, 5 and 7 March 2014" as three days that share a month and year."""
    (whole,) = _calendar(match)
    start, end = match.named["days"]
    tokens = match.tagged.tokens
    places = [at for at in range(start, end) if tokens[at].text[0].isdigit() or isinstance(tokens[at].meaning, int)]
    readings = []
    for at in places:
        begin = match.start if at == places[0] else at
        stop = match.end if at == places[-1] else at + 1
        readings.append(replace(whole, start=begin, end=stop, day=ordinal(tokens[at])))
    return readings


def _years(match: Match) -> list[Reading]:
    """Read "1957–60" and "477–450 BC" as two years that share a century or an era."""
    start, end = match.named["years"]
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


def _calendar_year(match: Match, year: int, start: int, end: int) -> list[Reading]:
    return [Reading(Form.CALENDAR, start, end, grain=Grain.YEAR, year=year, trim=_trim(match))]


def _bare_year(match: Match) -> list[Reading]:
    """Read "in 490" as a year before Christ, if the story told so far is set there."""
    start, end = match.named["bare"]
    year = match.number("bare") or 0
    if match.has("era"):
        return _calendar_year(match, -year if match.word("era") == "BC" else year, start, match.end)
    return [Reading(Form.CALENDAR, start, end, grain=Grain.YEAR, year=-year, base=Base.NARRATIVE, which=0)]


def _spelled(match: Match) -> list[Reading]:
    """Read "nineteen seventy-nine" as a year."""
    figures = [int(token.meaning) for token in match.tokens("spelled") if isinstance(token.meaning, int)]
    return _calendar_year(match, figures[0] * 100 + sum(figures[1:]), match.start, match.end)


def _holiday(match: Match) -> list[Reading]:
    (reading,) = _calendar(match)
    named = replace(reading, grain=Grain.DAY, calendar=match.word("holiday") or "")
    if match.has("eve"):
        return [Reading(Form.SHIFT, match.start, match.end, count=-1, of=named)]
    return [named]


def _hijri(match: Match) -> list[Reading]:
    """Read "10 Muharram 1436" and "15 Khordad 1342"; the name of the month tells the calendar."""
    name = match.word("month")
    calendar, month = hijri_months().get(name, ("", None)) if name else (match.word("hera") or "", None)
    if not calendar:
        return []
    day = next((ordinal(token) for token in match.tokens("day")), None)
    grain = Grain.DAY if day else Grain.MONTH if month else Grain.YEAR
    return [
        Reading(
            Form.CALENDAR,
            match.start,
            match.end,
            grain=grain,
            year=_year(match),
            month=month,
            day=day,
            calendar=calendar,
        )
    ]


def _deictic(match: Match) -> list[Reading]:
    word = match.tokens("deictic")[0].text.lower()
    time = _time(match) or ("NI" if word == "tonight" else "")
    count = (match.number("deictic") or 0) + (match.number("side") or 0)
    kind = TimeKind.TIME if time else TimeKind.DATE
    value = None if count or time else "PRESENT_REF"
    return [Reading(Form.SHIFT, match.start, match.end, kind, count=count, time=time, trim=_trim(match), value=value)]


def _beyond(match: Match) -> list[Reading]:
    """Read "the day after last Tuesday"."""
    start, end = match.named["weekday"]
    which = match.number("which")
    named = Reading(Form.CALENDAR, start, end, weekday=match.number("weekday"), which=which)
    return [Reading(Form.SHIFT, match.start, match.end, count=match.number("side"), of=named)]


def _unit(match: Match) -> list[Reading]:
    which, part = match.tokens("which"), match.word("part")
    letters = match.word("unit") or "D"
    if which and which[0].text.lower() == "past":
        return _length(match)
    count = (match.number("which") or 0) * (2 if letters == "FN" else 1)
    word = which[0].text.lower() if which else "the"
    opens = match.tokens_between(
        match.named.get("edge", match.named.get("edge2", (match.start, match.start)))[1], match.end
    )
    after_the = any(token.text.lower() == "the" for token in opens)
    narrative = word in words_for("told") or (word == "next" and after_the)
    if not which and letters == "Y":
        narrative = False
    if part and word == "last":
        count = -1 if part == "NI" else 0
    return [
        Reading(
            Form.SHIFT,
            match.start,
            match.end,
            TimeKind.TIME if part else TimeKind.DATE,
            Grain.DAY if part else Grain({"FN": "W"}.get(letters, letters)),
            which=match.number("which") if which else None,
            count=count,
            base=Base.NARRATIVE if narrative else Base.DOCUMENT,
            trim=_trim(match),
            time=part or "",
        )
    ]


def _unit_tokens(match: Match) -> list[Token]:
    return match.tokens("unit") or match.tokens("unit2")


def _letters(match: Match) -> str:
    meaning = next((token.meaning for token in _unit_tokens(match)), None)
    return meaning if isinstance(meaning, str) else "TS"


def _is_plural(match: Match) -> bool:
    return any(token.text.lower().endswith("s") for token in _unit_tokens(match)) or match.has("count")


def _length(match: Match) -> list[Reading]:
    value = length_value(number(match.tokens("count")), _letters(match), plural=_is_plural(match))
    about = match.has("about")
    return [Reading(Form.VALUE, match.start, match.end, TimeKind.DURATION, value=value, approximate=about)]


def _set(match: Match) -> list[Reading]:
    value = match.word("frequency")
    named = match.tokens("weekday") or match.tokens("unit")
    if value is None and isinstance(named[0].meaning, int):
        value = _set_of(named[0])
    if value is None:
        letters = _letters(match)
        value = length_value(
            number(match.tokens("count")), "D" if letters in {"MO", "AF", "EV", "NI"} else letters, plural=False
        )
    return [Reading(Form.VALUE, match.start, match.end, TimeKind.SET, value=value)]


def _set_of(token: Token) -> str:
    """Write "every Friday", "each July" and "every summer" as TIMEX3 does."""
    number = int(token.meaning or 0)
    word = token.text.lower()
    if word in words_of("MONTH"):
        return f"XXXX-{number:02d}"
    if word in words_of("SEASON"):
        return "XXXX-" + SEASON_LETTERS[number]
    return f"XXXX-WXX-{number + 1}"


def _shift(match: Match) -> list[Reading]:
    """Read "two days ago" and "a year earlier"."""
    tokens, letters = match.tokens("count"), _letters(match)
    amount = number(tokens) if tokens else 1.0
    sign = match.number("side") or 0
    if amount is None or letters.startswith("T") or amount != int(amount):
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return [Reading(Form.VALUE, match.start, match.end, value=value)]
    ago = match.tokens("side")[0].text.lower() == "ago"
    return [
        Reading(
            Form.SHIFT,
            match.start,
            match.end,
            grain=Grain({"FN": "W"}.get(letters, letters)),
            count=int(amount) * sign * (2 if letters == "FN" else 1),
            base=Base.DOCUMENT if ago else Base.NARRATIVE,
            approximate=match.has("about"),
        )
    ]


def _beside(match: Match) -> list[Reading]:
    """Read "two days after" as a length, until a date is found to count from."""
    end, _ = match.named["side"]
    amount, letters = number(match.tokens("count")), _letters(match)
    value = length_value(amount, letters, plural=_is_plural(match))
    return [Reading(Form.VALUE, match.start, end, TimeKind.DURATION, value=value)]


def _clock(match: Match) -> list[Reading]:
    spoken = match.word("clockword")
    names = ("clock", "hour", "hour2", "hour3")
    token = next((token for name in names for token in match.tokens(name)), None)
    half = next((token.text.lower() for name in ("ampm", "ampm2") for token in match.tokens(name)), "")
    if match.has("ampm3"):
        half = "a" if match.word("ampm3") == "MO" else "p"
    time = spoken if token is None else _clock_time(token, half)
    if time is None:
        return []
    about = match.has("about")
    return [
        Reading(
            Form.SHIFT,
            match.start,
            match.end,
            TimeKind.TIME,
            count=0,
            base=Base.NARRATIVE,
            time=time,
            approximate=about,
        )
    ]


def _clock_time(token: Token, half: str) -> str | None:
    spoken = not token.text[0].isdigit()
    digits = [int(token.meaning or 0)] if spoken else [int(part) for part in re.split(r"[:.]", token.text)]
    hour = digits[0]
    if half.startswith("p") and hour < _ONE_CLOCK:
        hour += _ONE_CLOCK
    if half.startswith("a") and hour == _ONE_CLOCK:
        hour = 0
    if hour > _LAST_HOUR or any(part > _LAST_MINUTE for part in digits[1:]):
        return None
    return ":".join(f"{part:02d}" for part in (hour, *(digits[1:] or [0])))


def _reference(match: Match) -> list[Reading]:
    word = match.meaning("ref")
    value = word if isinstance(word, str) else "PAST_REF" if word == -1 else "PRESENT_REF"
    return [Reading(Form.VALUE, match.start, match.end, value=value)]


def _period_word(match: Match) -> list[Reading]:
    return [Reading(Form.VALUE, match.start, match.end)]


def _iso(match: Match) -> list[Reading]:
    text = match.tokens("iso")[0].text
    year, month, day = (int(part) for part in text[:10].split("-"))
    time = text[11:].rstrip("Z")
    kind = TimeKind.TIME if time else TimeKind.DATE
    return [Reading(Form.CALENDAR, match.start, match.end, kind, year=year, month=month, day=day, time=time)]


def _numeric(match: Match) -> list[Reading]:
    """Read "23/07/2016"; where day and month could change places, only the year is sure."""
    found = _NUMERIC.fullmatch(match.tokens("numeric")[0].text)
    if found is None:
        return []
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    base = Reading(Form.CALENDAR, match.start, match.end, year=year if year >= _SHORT_YEAR else _full_year(year))
    if first > _MONTHS or "." in found[0]:
        return [replace(base, day=first, month=second)]
    if second > _MONTHS or first == second:
        return [replace(base, day=second, month=first)]
    return [replace(base, grain=Grain.YEAR)]


def _nothing(match: Match) -> list[Reading]:
    """Read what looks like a time and is none, such as an age, so that no shorter rule takes it."""
    del match
    return []


READERS: dict[str, Reader] = {
    "calendar": _calendar,
    "days": _days,
    "years": _years,
    "bare year": _bare_year,
    "spelled": _spelled,
    "holiday": _holiday,
    "hijri": _hijri,
    "deictic": _deictic,
    "beyond": _beyond,
    "unit": _unit,
    "length": _length,
    "set": _set,
    "shift": _shift,
    "beside": _beside,
    "clock": _clock,
    "reference": _reference,
    "period": _period_word,
    "iso": _iso,
    "numeric": _numeric,
    "nothing": _nothing,
}
