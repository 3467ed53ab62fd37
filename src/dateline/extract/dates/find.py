"""From text to time expressions: match, read, join ranges and lists, resolve, and say the days."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.extract.dates.anchors import Anchors, Resolved
from dateline.extract.dates.expression import TimeExpression, TimeKind, TimePart
from dateline.extract.dates.grammar import grammar
from dateline.extract.dates.period import Grain, Period
from dateline.extract.dates.readings import Form, Reading, read
from dateline.extract.dates.tokens import Tagged, letters, tag
from dateline.model.evidence import Span
from dateline.model.interval import Extent, Interval, Unit

_FUTURE = re.compile(r"\b(?:will|shall|would|plans?|expected|scheduled|due|going to|to be|ahead of|'ll)\b")
_SENTENCE = 200


def find_times(text: str, *, published: date | None = None) -> list[TimeExpression]:
    """Find the times a text tells, and the days they mean, counted from its date and its own narrative."""
    tagged = tag(text)
    readings = [reading for match in grammar().matches(tagged) for reading in read(match)]
    day = Period.of(Grain.DAY, published) if published else None
    anchors = Anchors(day, history=_tells_history(readings, published))
    phrases = _phrases(tagged, readings)
    return [_express(tagged, phrase, anchors) for phrase in phrases]


def _tells_history(readings: list[Reading], published: date | None) -> bool:
    """Tell whether a text is about years other than its own date's: most of its dates have a year, long past."""
    if published is None:
        return True
    past = sum(1 for reading in readings if reading.year is not None and reading.year < published.year - 1)
    deictic = sum(
        1
        for reading in readings
        if reading.form is Form.SHIFT or (reading.weekday is not None and reading.year is None)
    )
    return past >= 3 and past > 2 * deictic


@dataclass(frozen=True, slots=True)
class Phrase:
    """One or two readings with the words that bind them: "from A to B", "since A", or plain "A"."""

    first: Reading
    second: Reading | None = None
    link: str = ""
    trigger: tuple[int, int] | None = None
    word: str = ""


def _phrases(tagged: Tagged, readings: list[Reading]) -> list[Phrase]:
    phrases: list[Phrase] = []
    index = 0
    readings = _lend_years(tagged, readings)
    while index < len(readings):
        first = readings[index]
        word, trigger = _trigger(tagged, first)
        second = readings[index + 1] if index + 1 < len(readings) else None
        link = _link(tagged, first, second, word) if second else ""
        if second and link:
            phrases.append(Phrase(first, second, link, trigger, word))
            index += 2
        else:
            phrases.append(Phrase(first, None, "", trigger, word))
            index += 1
    return phrases


def _between(tagged: Tagged, first: Reading, second: Reading) -> list[str]:
    return [token.text.lower() for token in tagged.tokens[first.end : second.start]]


def _lend_years(tagged: Tagged, readings: list[Reading]) -> list[Reading]:
    """Give "April" the year of "April and May 2022"."""
    lent = list(readings)
    for index in range(len(lent) - 2, -1, -1):
        first, second = lent[index], lent[index + 1]
        words = _between(tagged, first, second)
        joined = len(words) <= 3 and set(words) <= {
            "and",
            "or",
            "-",
            "–",
            "to",
            ",",
            "through",
            "until",
            "till",
            "in",
            "on",
            "early",
            "late",
        }
        partial = first.form is Form.CALENDAR and first.year is None and first.year_shift is None and first.month
        if joined and partial and second.form is Form.CALENDAR and second.month and (words or first.end < second.start):
            year = second.year
            if (
                year is not None
                and (second.month, second.day or 0) < (first.month or 0, first.day or 0)
                and first.grain is not Grain.SEASON
            ):
                year -= 1
            lent[index] = replace(first, year=year, year_shift=second.year_shift)
    return lent


_TRIGGERS = {"since", "until", "till", "by", "before", "after", "from", "between", "throughout"}


def _trigger(tagged: Tagged, reading: Reading) -> tuple[str, tuple[int, int] | None]:
    at = reading.start - 1
    if at >= 0 and tagged.tokens[at].text.lower() in {"at", "about", "around"}:
        at -= 1
    if at < 0:
        return "", None
    word = tagged.tokens[at].text.lower()
    return (word, (at, at + 1)) if word in _TRIGGERS else ("", None)


def _link(tagged: Tagged, first: Reading, second: Reading, word: str) -> str:
    if first.form is Form.VALUE or second.form is Form.VALUE:
        return ""
    words = _between(tagged, first, second)
    words = [piece for piece in words if piece not in {"the", "on", "in"}]
    if words in (["-"], ["–"], ["—"], ["to"], ["through"], ["until"], ["till"]):
        return "range"
    if words == ["and"] and word == "between":
        return "between"
    return ""


def _express(tagged: Tagged, phrase: Phrase, anchors: Anchors) -> TimeExpression:
    first = phrase.first
    span = _span(tagged, first.start, phrase.second.end if phrase.second else first.end)
    words = span.of(tagged.text)
    trigger = _span(tagged, *phrase.trigger) if phrase.trigger else None
    if first.form is Form.VALUE:
        value = f"T{first.time}" if first.time else first.value
        return TimeExpression(span, words, first.kind, None, value, trigger=trigger)
    future = _is_future(tagged, first)
    start = anchors.resolve(first, future=future)
    if start.period:
        anchors.told(start.period)
    if phrase.second is None:
        interval = _single(start, first, phrase.word)
        value = start.period.value if start.period else first.value
        return TimeExpression(
            span, words, first.kind, interval, value, start.relative, start.anchor, start.invalid, trigger
        )
    return _ranged(tagged, phrase, anchors, start)


def _ranged(tagged: Tagged, phrase: Phrase, anchors: Anchors, start: Resolved) -> TimeExpression:
    first, second = phrase.first, phrase.second or phrase.first
    span = _span(tagged, first.start, second.end)
    trigger = _span(tagged, *phrase.trigger) if phrase.trigger else None
    end = anchors.resolve(second)
    if end.period:
        anchors.told(end.period)
    parts = (
        TimePart(_span(tagged, first.start, first.end), start.period.value if start.period else None),
        TimePart(_span(tagged, second.start, second.end), end.period.value if end.period else None),
    )
    interval = None
    if start.period and end.period:
        opening, closing = _days(start.period, first.trim), _days(end.period, second.trim)
        if opening and closing and opening[0] <= closing[1]:
            extent = Extent.WITHIN if phrase.link == "between" or first.time else Extent.THROUGHOUT
            interval = Interval(opening[0], closing[1], extent, opening[2], closing[2])
    value = f"{parts[0].value}/{parts[1].value}" if parts[0].value and parts[1].value else None
    invalid = start.invalid or end.invalid
    return TimeExpression(
        span,
        span.of(tagged.text),
        first.kind,
        interval,
        value,
        start.relative or end.relative,
        start.anchor or end.anchor,
        invalid,
        trigger,
        parts,
    )


def _span(tagged: Tagged, start: int, end: int) -> Span:
    return Span(tagged.tokens[start].start, tagged.tokens[end - 1].end)


def _is_future(tagged: Tagged, reading: Reading) -> bool:
    at = tagged.tokens[reading.start].start
    left = tagged.text[max(0, at - _SENTENCE) : at]
    left = re.split(r"[.?!]\s|\n\s*\n", left)[-1]
    right = re.split(r"[.?!]\s|\n\s*\n", tagged.text[at : at + _SENTENCE])[0]
    return bool(_FUTURE.search(left) or _FUTURE.search(right))


def _days(period: Period, trim: str | None) -> tuple[date, date, Unit] | None:
    first, last = period.first, period.last
    if first is None or last is None:
        return None
    third = _third(period, trim)
    return third or (first, last, period.unit)


def _third(period: Period, trim: str | None) -> tuple[date, date, Unit] | None:
    first, last = period.first, period.last
    if first is None or last is None or trim not in {"START", "MID", "END", "H1", "H2"}:
        return None
    if period.grain is Grain.MONTH:
        days = {"START": (1, 10), "MID": (11, 20), "END": (21, last.day), "H1": (1, 15), "H2": (16, last.day)}[trim]
        return first.replace(day=days[0]), first.replace(day=days[1]), Unit.DAY
    if period.grain is Grain.YEAR:
        months = {"START": (1, 4), "MID": (5, 8), "END": (9, 12), "H1": (1, 6), "H2": (7, 12)}[trim]
        ends = Period(Grain.MONTH, period.year, months[1]).last
        return (first.replace(month=months[0]), ends, Unit.MONTH) if ends else None
    if period.grain in {Grain.DECADE, Grain.CENTURY}:
        step = 1 if period.grain is Grain.DECADE else 10
        years = {"START": (0, 3), "MID": (4, 6), "END": (7, 9), "H1": (0, 4), "H2": (5, 9)}[trim]
        a, b = period.year + years[0] * step, period.year + years[1] * step + step - 1
        return date(a, 1, 1), date(b, 12, 31), Unit.YEAR
    return None


def _single(resolved: Resolved, reading: Reading, word: str) -> Interval | None:
    days = _days(resolved.period, reading.trim) if resolved.period else None
    if days is None:
        return None
    first, last, unit = days
    match word:
        case "since" | "from":
            return Interval(first, None, Extent.THROUGHOUT, unit, approximate=reading.approximate)
        case "until" | "till":
            return Interval(None, last, Extent.THROUGHOUT, end_unit=unit, approximate=reading.approximate)
        case "by":
            return Interval(None, last, Extent.WITHIN, end_unit=unit, approximate=reading.approximate)
        case "before":
            return Interval(None, first - timedelta(days=1), Extent.WITHIN, end_unit=unit) if first > date.min else None
        case "after":
            return Interval(last + timedelta(days=1), None, Extent.WITHIN, start_unit=unit) if last < date.max else None
        case "throughout":
            return Interval(first, last, Extent.THROUGHOUT, unit, unit)
        case _:
            return Interval(first, last, Extent.WITHIN, unit, unit, approximate=reading.approximate)


_ = letters
