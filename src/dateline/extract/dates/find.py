"""From text to time expressions: match, read, put together, resolve, and say the days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.dates.anchors import Anchors, Resolved
from dateline.extract.dates.bounds import Days, days_of, one_sided, two_sided
from dateline.extract.dates.expression import TimeExpression, TimeKind, TimePart
from dateline.extract.dates.grammar import grammar
from dateline.extract.dates.period import Grain, Period
from dateline.extract.dates.phrases import Phrase, put_together
from dateline.extract.dates.plausible import is_time, without_count
from dateline.extract.dates.readers import read
from dateline.extract.dates.readings import Base, Form, Reading
from dateline.extract.dates.tense import is_future
from dateline.extract.dates.tokens import Tagged, may_tell_time, tag
from dateline.model.evidence import Span
from dateline.model.interval import Interval

_AHEAD_OF = frozenset({"before", "by", "until", "not after"})
"""Before the weekend, by the weekend: the coming one."""
_OLD_YEARS = 5
_OLD_FOR_EACH_RECENT = 8


def find_times(text: str, *, published: date | None = None) -> list[TimeExpression]:
    """Find the times a text tells, and the days they mean, counted from its date and its own narrative.

    Relative words count from ``published`` or from the date last told; where neither is known they stay unresolved.
    """
    if not may_tell_time(text, grammar().core_classes):
        return []
    tagged = tag(text)
    found = (without_count(tagged, reading) for match in grammar().matches(tagged) for reading in read(match))
    readings = [reading for reading in found if is_time(tagged, reading)]
    if not any(reading.year is not None and reading.year < 0 and reading.which is None for reading in readings):
        readings = [reading for reading in readings if reading.year is None or reading.year > 0]
    day = Period.of(Grain.DAY, published) if published else None
    anchors = Anchors(day, history=_tells_history(readings, published))
    return [_express(tagged, phrase, anchors) for phrase in put_together(tagged, readings)]


def _tells_history(readings: list[Reading], published: date | None) -> bool:
    """Tell whether a text is about years long before its own date: nearly all its dates are of such years.

    Measured: the WikiWars texts name at least 10 old years and 12 for each "Friday" or "today"; no report of
    TimeBank and AQUAINT names more than 4 for each.
    """
    if published is None:
        return True
    old = sum(1 for reading in readings if reading.year is not None and reading.year < published.year - 1)
    recent = sum(1 for reading in readings if _leans_on_document(reading))
    return old >= _OLD_YEARS and old > _OLD_FOR_EACH_RECENT * recent


def _leans_on_document(reading: Reading) -> bool:
    counted = reading.form is Form.SHIFT and reading.base is Base.DOCUMENT
    return counted or (reading.weekday is not None and reading.year is None)


def _express(tagged: Tagged, phrase: Phrase, anchors: Anchors) -> TimeExpression:
    first = phrase.first
    dated = first.form is not Form.VALUE and not phrase.named_for
    future = is_future(tagged, phrase) if first.year is None else None
    if first.grain is Grain.WEEKEND and phrase.sense in _AHEAD_OF:
        future = True
    start = anchors.resolve(first, future=future) if dated else Resolved(None)
    aside = _is_aside(tagged, phrase) and anchors.last is not None  # "Weekly summary (12–18 February 2018)"
    if start.period and not start.within and not aside:
        anchors.told(start.period, first)
    if phrase.second is None:
        return _plain(tagged, phrase, start)
    end = anchors.resolve(phrase.second)
    if end.period and not aside:
        anchors.told(end.period, phrase.second)
    if start.period and end.period and _one_night(first, start.period, end.period):
        anchors.told(replace(start.period, time=first.time), first)
    return _ranged(tagged, phrase, start, end)


def _one_night(first: Reading, start: Period, end: Period) -> bool:
    """Tell "the night of 19 to 20 July", from which "the next morning" is that of the 20th."""
    following = start.shift(1) if first.time == "NI" and start.grain is Grain.DAY else None
    return following is not None and following.first == end.first


def _is_aside(tagged: Tagged, phrase: Phrase) -> bool:
    """Tell whether a date is told in passing, so that the story does not go on from it: in brackets, or of a name."""
    before = tagged.tokens[phrase.first.start - 1].text if phrase.first.start else ""
    return phrase.name or before == "("


def _plain(tagged: Tagged, phrase: Phrase, start: Resolved) -> TimeExpression:
    first = phrase.first
    span = _span(tagged, first.start, phrase.end)
    days = days_of(start.period, first.trim, start.pivot) if start.period else None
    interval = one_sided(days, phrase.sense) if days else None
    return TimeExpression(
        span,
        span.of(tagged.text),
        TimeKind.NAME if phrase.name else first.kind,
        _flagged(interval, phrase, hour=first.kind is TimeKind.TIME and "midnight" not in span.of(tagged.text)),
        _value(first, start),
        start.relative,
        start.anchor,
        start.invalid,
        _span(tagged, phrase.trigger, phrase.trigger + 1) if phrase.trigger is not None else None,
        tuple(TimePart(_span(tagged, begin, end), value) for begin, end, value in first.ends),
    )


def _value(reading: Reading, resolved: Resolved) -> str | None:
    if resolved.period is None:
        return reading.value or _unplaced(reading)
    if resolved.within:
        return f"{resolved.period.value}-XX"
    halves = {"H1": "-H1", "H2": "-H2"} if resolved.period.grain is Grain.YEAR else {}
    return resolved.period.value + halves.get(reading.trim or "", "")


def _unplaced(reading: Reading) -> str | None:
    """Write a weekday or a part of a day that cannot be counted from anything as TIMEX3 does."""
    if reading.form is Form.CALENDAR and reading.weekday is not None and reading.month is None and not reading.time:
        return f"XXXX-WXX-{reading.weekday + 1}"
    return f"XXXX-XX-XXT{reading.time}" if reading.time else None


def _ranged(tagged: Tagged, phrase: Phrase, start: Resolved, end: Resolved) -> TimeExpression:
    first, second = phrase.first, phrase.second or phrase.first
    whole = _plain(tagged, phrase, start)
    parts = (
        TimePart(_span(tagged, first.start, first.end), _value(first, start)),
        TimePart(_span(tagged, second.start, second.end), _value(second, end)),
    )
    bounds = _range_days(first, start), _range_days(second, end)
    lasted = phrase.sense != "between" and not first.time
    interval = two_sided(bounds[0], bounds[1], lasted=lasted) if bounds[0] and bounds[1] else None
    return replace(
        whole,
        kind=second.kind if whole.kind is TimeKind.DATE else whole.kind,
        interval=_flagged(interval, phrase, hour=whole.kind is TimeKind.TIME),
        value=f"{parts[0].value}/{parts[1].value}" if parts[0].value and parts[1].value else None,
        relative=start.relative or end.relative,
        anchor=start.anchor or end.anchor,
        invalid=start.invalid or end.invalid,
        parts=parts,
    )


def _range_days(reading: Reading, resolved: Resolved) -> Days | None:
    return days_of(resolved.period, reading.trim, resolved.pivot) if resolved.period else None


def _flagged(interval: Interval | None, phrase: Phrase, *, hour: bool = False) -> Interval | None:
    """Mark a day as unsure where its words do; "around midday" leaves the hour open, and the day as it is."""
    about = phrase.approximate and not (hour and interval is not None and interval.days == 1)
    if interval is None or not (about or phrase.uncertain):
        return interval
    return replace(interval, approximate=about, uncertain=phrase.uncertain)


def _span(tagged: Tagged, start: int, end: int) -> Span:
    return Span(tagged.tokens[start].start, tagged.tokens[end - 1].end)
