"""Readings that belong together: an hour with its day, a length with the date it counts from, a list with its year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.dates.context import is_past, words_for
from dateline.extract.dates.expression import TimeKind
from dateline.extract.dates.period import Grain
from dateline.extract.dates.readings import AROUND, NIGHT, RUN, RUN_TO, Base, Form, Reading
from dateline.extract.dates.tokens import Tagged

DASHES = frozenset({"-", "–", "—"})
TO = DASHES | {"to", "through", "thru", "until", "till"}
MIDNIGHT = frozenset({"24:00", "00:00"})
ARTICLES = frozenset({"the", "on", "in", "early", "late", "about", "around", "approximately", "roughly"})
_BEFORE_A_DAY = frozenset({"on", "in", "the", "of", ",", "at", "around", "about"})
_GLUE = TO | ARTICLES | {"and", "or", ",", "/"}
_OF_A_THING = frozenset({"of", "on", "in"})
_FURTHEST = 3
"""How many words may stand between the two ends of a range."""
_FURTHEST_IN_LIST = 5
"""How many words may stand between two dates that share a year: "on 30 June and the second on 2 July 2019"."""
_FURTHEST_THING = 7
"""How many between a length and its date: "three days before the vote of 3 March"."""
_CONJUNCTIONS = frozenset({"and", "or", "then"})
_STOPS = frozenset({".", ";", ":", "?", "!", "(", ")"})
_CUT_SHORT = 3
_SIGNS = {"after": 1, "following": 1, "into": 1, "before": -1}
_IN_MONTHS = {"Y": ("M", 12), "W": ("D", 7)}


def between(tagged: Tagged, first: Reading, second: Reading, *, furthest: int = _FURTHEST) -> list[str]:
    """Give the words between two readings, in small letters; where they are too many, one mark that matches nothing."""
    if second.start - first.end > furthest:
        return ["…"]
    return [token.text.lower() for token in tagged.tokens[first.end : second.start]]


def is_hour(reading: Reading) -> bool:
    """Tell whether this is an hour or a part of a day whose day is not told with it."""
    return (
        reading.form is Form.SHIFT
        and reading.count == 0
        and bool(reading.time)
        and reading.grain is Grain.DAY
        and reading.trim in {None, NIGHT}
    )


def joined(tagged: Tagged, readings: Sequence[Reading]) -> list[Reading]:
    """Join what belongs together, and lend a list the year of its last member."""
    merged: list[Reading] = []
    for reading in readings:
        whole = _anniversary(tagged, merged[-1], reading) or _whole(tagged, merged[-1], reading) if merged else None
        if whole:
            merged[-1] = whole
        else:
            merged.append(reading)
    return _lend(tagged, merged)


def _whole(tagged: Tagged, first: Reading, second: Reading) -> Reading | None:
    """Join an hour and a day ("9 a.m. on Tuesday"), or a length and a date ("two days after 3 March")."""
    if first.kind is TimeKind.DURATION:
        return _counted(tagged, first, second) if second.form is Form.CALENDAR and _is_placed(second) else None
    words = [word for word in between(tagged, first, second) if word not in _BEFORE_A_DAY]
    if (words[1:] == ["time"] and is_hour(first)) or (words == ["from"] and first.time == "NI"):
        words = []
    if words not in ([], [")"]):
        return None
    if is_hour(first) and _is_day(second):
        return _of_the_day(first, replace(second, start=first.start))
    if not is_hour(second) or first.time:
        return None
    if _is_in_figures(tagged, first):
        return replace(first, end=second.end)  # "3/11/2016 at 0530 hrs": the hour of a day that is not known
    return _of_the_day(second, replace(first, end=second.end)) if _is_day(first) else None


def _is_in_figures(tagged: Tagged, reading: Reading) -> bool:
    word = tagged.tokens[reading.start].text
    return reading.end - reading.start == 1 and reading.grain is Grain.YEAR and "/" in word


def _anniversary(tagged: Tagged, first: Reading, second: Reading) -> Reading | None:
    """Join "three years ago on Sunday" and "a year ago today", which count from that day and not from the report's."""
    ago = first.form is Form.SHIFT and (first.count or 0) < 0 and first.base is Base.DOCUMENT and first.of is None
    told = first.which is None and first.grain in {Grain.YEAR, Grain.MONTH, Grain.WEEK}
    if not (ago and told and between(tagged, first, second) in ([], ["on"], ["this"])):
        return None
    weekday = second.form is Form.CALENDAR and second.weekday is not None and second.month is None
    deictic = second.form is Form.SHIFT and second.grain is Grain.DAY and second.of is None and not is_hour(second)
    if not weekday and not (deictic and second.base is Base.DOCUMENT):
        return None
    return replace(first, end=second.end, of=second, same_day=True, time=second.time, kind=second.kind)


def _of_the_day(hour: Reading, day: Reading) -> Reading:
    """Give a day its hour: "around 9 p.m." leaves the day itself sure, "around midnight" does not."""
    unsure = day.approximate or (hour.approximate and hour.time in MIDNIGHT)
    return replace(day, time=hour.time, kind=TimeKind.TIME, approximate=unsure)


def _is_placed(reading: Reading) -> bool:
    """Tell whether a holiday has its year; which one is meant without it, a length before it does not say."""
    return not reading.calendar or reading.year is not None


def _is_day(reading: Reading) -> bool:
    """Tell whether this is a day, of which an hour may be told: "Tuesday", "the morning of 3 May", not "14:20"."""
    return reading.form is not Form.VALUE and reading.grain is Grain.DAY and not reading.time[:1].isdigit()


def _counted(tagged: Tagged, length: Reading, start: Reading) -> Reading | None:
    """Read a length with the date it is counted from: "two days after 3 March", "in the year to June 2015"."""
    words = between(tagged, length, start, furthest=_FURTHEST_THING)
    before = tagged.tokens[length.start - 1].text.lower() if length.start else ""
    determined = tagged.tokens[length.start].text.lower() in {"the", "his", "their", "its"}
    if words == ["to"] and determined:
        return _shifted(length, start, -1, RUN_TO)
    if words == ["of"] and before == "within":
        return _shifted(length, start, 1, AROUND)
    if words[:2] == ["ahead", "of"]:
        words = ["before", *words[2:]]
    if words[:1] and words[0] in _SIGNS and (words[1:] in ([], ["the"]) or (words[1:] and _is_thing(words[1:]))):
        return _shifted(length, start, _SIGNS[words[0]], RUN if determined else None)
    return None


def _is_thing(words: list[str]) -> bool:
    """Tell whether words lead up to the date of what a length is counted from: "the vote of", "he was shot on"."""
    return words[-1] in _OF_A_THING and _STOPS.isdisjoint(words) and "," not in words


def _shifted(length: Reading, start: Reading, sign: int, trim: str | None) -> Reading | None:
    letters, digits = (length.value or "P")[-1:], (length.value or "")[1:-1]
    if not digits.isdigit() or letters not in {"D", "W", "M", "Y"}:
        return None
    count = int(digits)
    if trim is not None:
        letters, times = _IN_MONTHS.get(letters, (letters, 1))
        count = count * times - (1 if trim == RUN_TO else 0)
    grain = Grain(letters)
    if start.grain is not Grain.DAY and grain in {Grain.DAY, Grain.WEEK}:
        return None
    about = length.approximate
    return Reading(
        Form.SHIFT, length.start, start.end, grain=grain, count=sign * count, of=start, trim=trim, approximate=about
    )


def _lend(tagged: Tagged, readings: list[Reading]) -> list[Reading]:
    """Give the members of a list the year, or the hours of a range the day, that only the last one has."""
    lent = [replace(each, cut_short=True) if _is_cut_short(tagged, each) else each for each in readings]
    for at in range(len(lent) - 2, -1, -1):
        first, second = lent[at], lent[at + 1]
        if is_hour(first) and second.time[:1].isdigit() and second.form is Form.CALENDAR:
            if between(tagged, first, second) in [[word] for word in (*TO, "and", "(")]:
                lent[at] = replace(second, start=first.start, end=first.end, time=first.time)
        elif _is_first_or_last(tagged, first) and between(tagged, first, second) == ["of"]:
            lent[at + 1] = replace(second, trim=_part(tagged, first, second) or second.trim)
        elif first.partial and not first.cut_short and second.form is Form.CALENDAR and second.month is not None:
            lent[at] = _with_year(tagged, first, second)
    return lent


def _is_cut_short(tagged: Tagged, reading: Reading) -> bool:
    """Tell whether the year of a date has lost its last figure, as flattened tables do: "31 December 201"."""
    if not reading.partial:
        return False
    rest = [token.text for token in tagged.tokens[reading.end : reading.end + 3]]
    rest = rest[1:] if rest[:1] == [","] else rest
    cut = rest[:1] and len(rest[0]) == _CUT_SHORT and rest[0].startswith(("19", "20")) and rest[0].isdecimal()
    return bool(cut) and not (rest[1:] and rest[1][:1].islower())


def _is_first_or_last(tagged: Tagged, reading: Reading) -> bool:
    words = {token.text.lower() for token in tagged.tokens[reading.start : reading.start + 2]}
    return reading.kind is TimeKind.DURATION and not {"first", "last", "final"}.isdisjoint(words)


def _part(tagged: Tagged, length: Reading, whole: Reading) -> str | None:
    """Give the part of a year or month that "the first nine months of" keeps of it, as FIRST or LAST and a number."""
    letters, digits = (length.value or "P")[-1:], (length.value or "")[1:-1]
    fits = (whole.grain, letters) in {(Grain.YEAR, "M"), (Grain.MONTH, "D"), (Grain.MONTH, "W")}
    if not digits.isdigit() or not fits or whole.form is not Form.CALENDAR:
        return None
    words = {token.text.lower() for token in tagged.tokens[length.start : length.start + 2]}
    count = int(digits) * (7 if letters == "W" else 1)
    return f"{'FIRST' if 'first' in words else 'LAST'} {count}"


def _with_year(tagged: Tagged, first: Reading, second: Reading) -> Reading:
    """Give "April" the year of "April and May 2022"; where a verb parts two dates, the first keeps none of its own."""
    words = between(tagged, first, second, furthest=_FURTHEST_IN_LIST)
    if not words or (second.year is None and second.year_shift is None):
        return first
    days = first.grain is Grain.DAY and words[0] != "."
    if all(word in _GLUE or (days and word.isdigit()) for word in words):
        return replace(first, year=_lent_year(first, second), year_shift=second.year_shift, base=second.base)
    if _CONJUNCTIONS.isdisjoint(words) or _STOPS & set(words):
        return first
    counts = first.grain is not Grain.DAY and any(word.isdigit() for word in words)
    apart = any(is_past(word) for word in words) and words_for("goes on to its end").isdisjoint(words)
    if counts or apart:
        return replace(first, unplaced=second.year is not None)
    return replace(first, year=_lent_year(first, second), year_shift=second.year_shift, base=second.base)


def _lent_year(first: Reading, second: Reading) -> int | None:
    """Give the year of the second date, or the one before where the first comes later in the calendar."""
    wraps = (first.month or 0) > (second.month or 0) and first.grain is second.grain
    return second.year - 1 if second.year is not None and wraps else second.year
