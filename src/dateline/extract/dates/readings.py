"""What the words of a match mean, before it is known what they are counted from."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.extract.dates.expression import TimeKind
from dateline.extract.dates.grammar import Match
from dateline.extract.dates.period import Grain
from dateline.extract.dates.tokens import Token


class Form(StrEnum):
    """How a time is told."""

    CALENDAR = "calendar"
    """By its name: "3 May", "summer 2014", "Friday"."""
    SHIFT = "shift"
    """By counting from another time: "two days ago", "the next month"."""
    VALUE = "value"
    """Not as a stretch of the calendar: "three days", "daily", "now"."""


class Base(StrEnum):
    """What a shift is counted from."""

    DOCUMENT = "document"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a time as the words give them; None for a part they leave out. ``start`` and ``end`` count tokens."""

    form: Form
    start: int
    end: int
    kind: TimeKind = TimeKind.DATE
    grain: Grain = Grain.DAY
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_shift: int | None = None
    which: int | None = None
    count: int | None = None
    base: Base = Base.DOCUMENT
    trim: str | None = None
    time: str = ""
    value: str | None = None
    approximate: bool = False
    spelled: bool = False
    """Whether the year is written in full, so that later words may lean on it."""


Reader = Callable[[Match], list[Reading]]
CENTURY_CUT = 30
_NUMERIC = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})")
_WEEK_LETTERS = {"FN": ("W", 2), "WE": ("WE", 1)}


def read(match: Match) -> list[Reading]:
    """Say what a match means: one reading, several for a list of days, none where it is no time after all."""
    return READERS[match.rule.reads](match)


def _trim(match: Match) -> str | None:
    if match.has("half"):
        first = match.meaning("half") == 1
        return "H1" if first else "H2"
    edge = match.meaning("edge")
    if isinstance(edge, int):
        return "BEFORE" if edge < 0 else "AFTER"
    return edge if isinstance(edge, str) else None


def _time(match: Match) -> str:
    return match.word("part") or match.word("part2") or match.word("part3") or ""


def _year(match: Match) -> int | None:
    tokens = match.tokens("year")
    if not tokens:
        return None
    token = tokens[0]
    year = int(token.text.strip("'’‘`")) if token.meaning is None else match.number("year")
    if year is not None and token.meaning is None:
        year += 1900 if year >= CENTURY_CUT else 2000
    return -year if year is not None and match.word("era") == "BC" else year


def _calendar(match: Match) -> list[Reading]:
    grain, year, month = Grain.YEAR, _year(match), match.number("month")
    shift = match.number("yearshift")
    if match.has("decade"):
        grain, year = Grain.DECADE, _decade(match)
    elif match.has("century"):
        grain, year = Grain.CENTURY, _century(match)
    elif match.has("quarter"):
        grain, month = Grain.QUARTER, (match.number("quarter") or 1) * 3 - 2
    elif match.has("season"):
        grain, month = Grain.SEASON, match.number("season")
    elif match.has("day") or match.has("weekday"):
        grain = Grain.DAY
    elif month:
        grain = Grain.MONTH
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
            day=_day(match.tokens("day")),
            weekday=match.number("weekday"),
            year_shift=shift,
            which=match.number("which"),
            trim=_trim(match),
            time=time,
            spelled=year is not None,
        )
    ]


def _day(tokens: list[Token]) -> int | None:
    return _ordinal(tokens[0]) if tokens else None


def _ordinal(token: Token) -> int | None:
    if token.meaning is not None:
        return int(token.meaning)
    digits = re.match(r"\d+", token.text)
    return int(digits[0]) if digits else None


def _decade(match: Match) -> int:
    token = match.tokens("decade")[0]
    digits = re.search(r"\d+", token.text)
    year = int(digits[0]) if digits else int(token.meaning or 0)
    year = year + 1900 if year < 100 else year
    return -year if match.word("era") == "BC" else year


def _century(match: Match) -> int:
    number = _ordinal(match.tokens("century")[0]) or 1
    return -(number * 100 - 1) if match.word("era") == "BC" else (number - 1) * 100


def _days(match: Match) -> list[Reading]:
    """Read "3, 5 and 7 March 2014" as three days that share a month and year."""
    (whole,) = _calendar(match)
    start, end = match.named["days"]
    places = [at for at in range(start, end) if _ordinal_at(match, at) is not None]
    readings = []
    for at in places:
        begin = match.start if at == places[0] else at
        stop = match.end if at == places[-1] else at + 1
        readings.append(replace(whole, start=begin, end=stop, day=_ordinal_at(match, at), grain=Grain.DAY))
    return readings


def _ordinal_at(match: Match, at: int) -> int | None:
    token = match.tagged.tokens[at]
    return _ordinal(token) if token.text[0].isdigit() or isinstance(token.meaning, int) else None


def _deictic(match: Match) -> list[Reading]:
    count = match.number("deictic") or 0
    word = match.tokens("deictic")[0].text.lower()
    time = _time(match) or ("NI" if word == "tonight" else "")
    side = match.number("side")
    kind = TimeKind.TIME if time else TimeKind.DATE
    return [Reading(Form.SHIFT, match.start, match.end, kind, count=count + (side or 0), time=time, trim=_trim(match))]


def _unit(match: Match) -> list[Reading]:
    which, part = match.tokens("which"), match.word("part")
    letters = match.word("unit") or "D"
    letters, step = _WEEK_LETTERS.get(letters, (letters, 1))
    count = (match.number("which") or 0) * step
    word = which[0].text.lower() if which else "the"
    narrative = word in {
        "that",
        "those",
        "same",
        "following",
        "previous",
        "preceding",
        "subsequent",
        "ensuing",
        "succeeding",
    }
    starts_with_the = (
        match.tagged.tokens[match.start].text.lower() == "the" and match.start != match.named.get("edge", (-1, 0))[0]
    )
    narrative = narrative or (starts_with_the and word == "next") or word == "the"
    if part and word == "last":
        count = -1 if part == "NI" else 0
    kind = TimeKind.TIME if part else TimeKind.DATE
    return [
        Reading(
            Form.SHIFT,
            match.start,
            match.end,
            kind,
            Grain.DAY if part else Grain(letters),
            count=count,
            base=Base.NARRATIVE if narrative else Base.DOCUMENT,
            trim=_trim(match),
            time=part or "",
        )
    ]


_SCALES = {"hundred", "thousand", "million", "dozen"}


def number(tokens: list[Token]) -> float | None:
    """Add up a number in words or digits: "two hundred and five", "2 1/2"; None for "several"."""
    total, part, known = 0.0, 0.0, False
    for token in tokens:
        word = token.text.lower()
        if word == "half":
            part, known = part + 0.5 if known and word != "a" else 0.5, True
        elif word in _SCALES:
            part, known = (part or 1) * float(token.meaning or 1), True
            if word in {"thousand", "million"}:
                total, part = total + part, 0.0
        elif isinstance(token.meaning, int | float) and word not in {"a", "an"}:
            part, known = part + float(token.meaning), True
        elif word in {"a", "an"} and len(tokens) == 1:
            part, known = 1.0, True
    return total + part if known else None


def _amount(match: Match) -> str:
    tokens = match.tokens("count")
    if not tokens:
        return "X" if match.word("unit") and match.tokens("unit")[0].text.lower().endswith("s") else "1"
    value = number(tokens)
    if value is None:
        return "X"
    return str(int(value)) if value == int(value) else str(value)


def _unit_letters(match: Match) -> tuple[str, int]:
    meaning = match.meaning("unit")
    letters = meaning if isinstance(meaning, str) else "TS"
    return {"FN": ("W", 2)}.get(letters, (letters, 1))


def _length_value(amount: str, letters: str) -> str:
    return f"PT{amount}{letters[1:]}" if letters.startswith("T") else f"P{amount}{letters}"


def _length(match: Match) -> list[Reading]:
    letters, step = _unit_letters(match) if match.has("unit") else _last_unit(match)
    amount = _amount(match)
    amount = str(int(amount) * step) if amount.isdigit() else amount
    value = _length_value(amount, letters)
    return [
        Reading(Form.VALUE, match.start, match.end, TimeKind.DURATION, value=value, approximate=match.has("modifier"))
    ]


def _last_unit(match: Match) -> tuple[str, int]:
    meaning = match.tagged.tokens[match.end - 1].meaning
    return (meaning, 1) if isinstance(meaning, str) else ("TS", 1)


def _set(match: Match) -> list[Reading]:
    value = match.word("frequency")
    if value is None:
        token = match.tokens("unit")[0]
        if isinstance(token.meaning, str) and len(token.meaning) <= 2 and token.meaning.isupper():
            letters, step = _unit_letters(match)
            amount = _amount(match) if match.has("count") else "1"
            value = _length_value(str(int(amount) * step) if amount.isdigit() else amount, letters)
        else:
            value = f"XXXX-WXX-{int(token.meaning or 0) + 1}"
    return [Reading(Form.VALUE, match.start, match.end, TimeKind.SET, value=value)]


def _shift(match: Match) -> list[Reading]:
    letters, step = _unit_letters(match)
    side = match.tokens("side")[0].text.lower()
    amount = number(match.tokens("count"))
    sign = match.number("side") or 0
    base = Base.DOCUMENT if side == "ago" else Base.NARRATIVE
    if match.rule.name == "beside" or amount is None or letters.startswith("T") or amount != int(amount):
        return _vague_shift(match, sign, letters, amount)
    return [
        Reading(
            Form.SHIFT,
            match.start,
            match.end,
            TimeKind.DATE,
            Grain(letters),
            count=int(amount) * sign * step,
            base=base,
            approximate=match.has("modifier"),
        )
    ]


def _vague_shift(match: Match, sign: int, letters: str, amount: float | None) -> list[Reading]:
    if match.rule.name == "beside":
        value = _length_value("X" if amount is None else f"{amount:g}", letters)
        start, _ = match.named["side"]
        return [Reading(Form.VALUE, match.start, start, TimeKind.DURATION, value=value)]
    value = "PAST_REF" if sign < 0 else "FUTURE_REF"
    return [Reading(Form.VALUE, match.start, match.end, TimeKind.DATE, value=value)]


def _clock(match: Match) -> list[Reading]:
    spoken = match.word("clockword")
    token = next(iter(match.tokens("clock") + match.tokens("hour") + match.tokens("hour2")), None)
    if token is None:
        time: str | None = spoken
    else:
        half = (match.tokens("ampm") + match.tokens("ampm2"))[:1]
        time = _clock_time(token, half[0].text.lower() if half else "")
    if time is None:
        return []
    return [Reading(Form.VALUE, match.start, match.end, TimeKind.TIME, time=time)]


def _clock_time(token: Token, half: str) -> str | None:
    digits = (
        [int(part) for part in re.split(r"[:.]", token.text)] if token.text[0].isdigit() else [int(token.meaning or 0)]
    )
    hour = digits[0]
    if half.startswith("p") and hour < 12:
        hour += 12
    if half.startswith("a") and hour == 12:
        hour = 0
    if hour > 24 or any(part > 59 for part in digits[1:]):
        return None
    return ":".join(f"{part:02d}" for part in (hour, *(digits[1:] or ([] if half else [0]))))


def _reference(match: Match) -> list[Reading]:
    word = match.word("ref")
    if word is None and match.tokens("ref"):
        word = "PAST_REF"
    if word is None:
        return []
    return [Reading(Form.VALUE, match.start, match.end, TimeKind.DATE, value=word)]


def _iso(match: Match) -> list[Reading]:
    text = match.tokens("iso")[0].text
    year, month, day = (int(part) for part in text[:10].split("-"))
    time = text[11:].rstrip("Z")
    kind = TimeKind.TIME if time else TimeKind.DATE
    return [
        Reading(Form.CALENDAR, match.start, match.end, kind, year=year, month=month, day=day, time=time, spelled=True)
    ]


def _numeric(match: Match) -> list[Reading]:
    found = _NUMERIC.fullmatch(match.tokens("numeric")[0].text)
    if found is None:
        return []
    first, second, year = int(found[1]), int(found[2]), int(found[3])
    year = year if len(found[3]) > 2 else year + (1900 if year >= CENTURY_CUT else 2000)
    base = Reading(Form.CALENDAR, match.start, match.end, year=year, spelled=True)
    if first > 12 or "." in found[0]:
        return [replace(base, day=first, month=second)]
    if second > 12 or first == second:
        return [replace(base, day=second, month=first)]
    return [replace(base, grain=Grain.YEAR, value=f"{year}-XX-XX")]


READERS: dict[str, Reader] = {
    "calendar": _calendar,
    "days": _days,
    "deictic": _deictic,
    "unit": _unit,
    "length": _length,
    "set": _set,
    "shift": _shift,
    "clock": _clock,
    "reference": _reference,
    "iso": _iso,
    "numeric": _numeric,
}
