"""From periods to the days an interval allows: early and late, first half, since, until, by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.dates.period import Grain, Period
from dateline.extract.dates.readings import AROUND, NIGHT, RUN, RUN_TO, TWO_YEARS
from dateline.model.interval import Extent, Interval, Unit

_PARTS = {
    "START": (0, 1, 3),
    "START MID": (0, 2, 3),
    "MID": (1, 2, 3),
    "MID END": (1, 3, 3),
    "END": (2, 3, 3),
    "START END": (0, 1, 1),
    "H1": (0, 1, 2),
    "H2": (1, 2, 2),
}
"""Which share of a period each word means: "early", "mid" and "late" are thirds, as ACLED and UCDP coders read them."""
_MONTHS = 12
_LONGEST_CUT = 30
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last possible day, and how exactly the words give them."""

    first: date
    last: date
    unit: Unit


def days_of(period: Period, trim: str | None, pivot: date | None) -> Days | None:
    """Give the days of the part of a period that the words mean; None before our era.

    ``pivot`` is the day that "earlier this month" and "later that year" are earlier or later than.
    """
    first, last = period.first, period.last
    if first is None or last is None:
        return None
    if trim == TWO_YEARS and first.year < date.max.year:
        return Days(first, date(first.year + 1, 12, 31), period.unit)
    runs_on = trim == NIGHT and last < date.max
    whole = Days(first, last + _ONE_DAY if runs_on else last, period.unit)
    if trim is not None and trim.startswith("W") and period.grain is Grain.MONTH:
        return _week_of_month(whole, trim[1:])
    if trim is not None and trim.startswith(("FIRST ", "LAST ")):
        return _counted_part(period, whole, trim)
    if trim in _PARTS:
        return _share(period, whole, _PARTS[trim])
    return whole if pivot is None else _beside(period, whole, trim, pivot)


def _beside(period: Period, whole: Days, trim: str | None, pivot: date) -> Days:
    """Cut a period at the day that it is earlier or later than, or stretch it to the day it was counted from."""
    if trim == AROUND:
        return Days(max(pivot - (whole.last - pivot), date.min), whole.last, Unit.DAY)
    if trim in {RUN, RUN_TO}:
        return Days(min(whole.first, pivot), pivot if whole.first < pivot else whole.last, Unit.DAY)
    if period.grain is Grain.DAY or not whole.first <= pivot <= whole.last:
        return whole
    cut = {"BEFORE": Days(whole.first, pivot, Unit.DAY), "AFTER": Days(pivot, whole.last, Unit.DAY)}
    return cut.get(trim or "", whole)


def _counted_part(period: Period, whole: Days, trim: str) -> Days:
    """Give the first or last so many months of a year, or days of a month."""
    which, count = trim.split(maxsplit=1)[0], int(trim.split()[1])
    smaller = Period.of(Grain.MONTH if period.grain is Grain.YEAR else Grain.DAY, whole.first)
    size = _MONTHS if period.grain is Grain.YEAR else whole.last.day
    if not 0 < count <= size:
        return whole
    begin = 0 if which == "FIRST" else size - count
    first, last = smaller.shift(begin), smaller.shift(begin + count - 1)
    if first is None or last is None or first.first is None or last.last is None:
        return whole
    return Days(first.first, last.last, smaller.unit)


def _share(period: Period, whole: Days, share: tuple[int, int, int]) -> Days:
    """Cut a period into thirds or halves, in whole days of a month, months of a year, years of a decade."""
    start, end, parts = share
    if period.grain is Grain.MONTH:
        return _days_of_month(whole, share)
    smaller = {Grain.YEAR: Grain.MONTH, Grain.SEASON: Grain.MONTH, Grain.DECADE: Grain.YEAR, Grain.CENTURY: Grain.YEAR}
    grain = smaller.get(period.grain)
    length = {Grain.YEAR: 12, Grain.SEASON: 3, Grain.DECADE: 10, Grain.CENTURY: 100}.get(period.grain, 0)
    unit = Period(grain, period.year, period.month) if grain else None
    first = unit.shift(start * length // parts) if unit else None
    last = unit.shift(end * length // parts - 1) if unit else None
    if first is None or last is None or first.first is None or last.last is None:
        return whole
    return Days(first.first, last.last, first.unit)


def _days_of_month(whole: Days, share: tuple[int, int, int]) -> Days:
    """Cut a month at its tenth and twentieth day, or at its fifteenth, whatever its length."""
    start, end, parts = share
    size = _LONGEST_CUT // parts
    last = whole.last.day if end == parts else end * size
    return Days(whole.first.replace(day=start * size + 1), whole.first.replace(day=last), Unit.DAY)


def _week_of_month(whole: Days, which: str) -> Days:
    """Give the first, second, … seven days of a month, or its last seven."""
    first = whole.last - 6 * _ONE_DAY if which == "L" else whole.first + 7 * (int(which) - 1) * _ONE_DAY
    return Days(first, min(first + 6 * _ONE_DAY, whole.last), Unit.DAY) if first <= whole.last else whole


def one_sided(days: Days, sense: str) -> Interval:
    """Give the interval of one date under the preposition before it."""
    first, last, unit = days.first, days.last, days.unit
    plain = Interval(first, last, Extent.WITHIN, unit, unit)
    senses = {
        "since": lambda: Interval(first, None, Extent.THROUGHOUT, unit),
        "until": lambda: Interval(None, last, Extent.THROUGHOUT, end_unit=unit),
        "by": lambda: Interval(None, last, Extent.WITHIN, end_unit=unit),
        "not after": lambda: Interval(None, last, Extent.WITHIN, end_unit=unit),
        "before": lambda: Interval(None, first - _ONE_DAY, Extent.WITHIN, end_unit=unit) if first > date.min else plain,
        "after": lambda: Interval(last + _ONE_DAY, None, Extent.WITHIN, unit) if last < date.max else plain,
        "not before": lambda: Interval(first, None, Extent.WITHIN, unit),
        "throughout": lambda: Interval(first, last, Extent.THROUGHOUT, unit, unit),
    }
    return senses[sense]() if sense in senses else plain


def two_sided(first: Days, last: Days, *, lasted: bool) -> Interval | None:
    """Give the interval from one date to another, None where they run backwards."""
    if first.first > last.last:
        return None
    extent = Extent.THROUGHOUT if lasted else Extent.WITHIN
    return Interval(first.first, last.last, extent, first.unit, last.unit)
