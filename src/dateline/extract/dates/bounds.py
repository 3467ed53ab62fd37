"""From periods to the days an interval allows: early and late, first half, since, until, by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from dateline.extract.dates.period import Grain, Period
from dateline.model.interval import Extent, Interval, Unit

_PARTS = {"START": (0, 1, 3), "MID": (1, 2, 3), "END": (2, 3, 3), "H1": (0, 1, 2), "H2": (1, 2, 2)}
"""Which share of a period each word means: "early", "mid" and "late" are thirds, as ACLED and UCDP coders read them."""


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
    whole = Days(first, last, period.unit)
    if trim in _PARTS:
        return _share(period, whole, _PARTS[trim])
    if pivot is not None and period.grain is not Grain.DAY and first <= pivot <= last:
        if trim == "BEFORE":
            return Days(first, pivot, Unit.DAY)
        if trim == "AFTER":
            return Days(pivot, last, Unit.DAY)
    return whole


def _share(period: Period, whole: Days, share: tuple[int, int, int]) -> Days:
    """Cut a period into thirds or halves, in whole days of a month, months of a year, years of a decade."""
    start, end, parts = share
    match period.grain:
        case Grain.MONTH:
            size = 10 if parts == 3 else 15
            last = whole.last.day if end == parts else end * size
            return Days(whole.first.replace(day=start * size + 1), whole.first.replace(day=last), Unit.DAY)
        case Grain.YEAR:
            size = 12 // parts
            months = Period(Grain.MONTH, period.year, start * size + 1), Period(Grain.MONTH, period.year, end * size)
            return _joined(*months, whole)
        case Grain.DECADE | Grain.CENTURY:
            length = 10 if period.grain is Grain.DECADE else 100
            offsets = (start * length // parts, end * length // parts - 1)
            return _joined(*(Period(Grain.YEAR, max(period.year + offset, 1)) for offset in offsets), whole)
        case Grain.SEASON if parts == 3:
            months_in = Period(Grain.MONTH, period.year, period.month).shift(start)
            return _joined(months_in, months_in, whole) if months_in else whole
        case _:
            return whole


def _joined(first: Period, last: Period, whole: Days) -> Days:
    return Days(first.first, last.last, first.unit) if first.first and last.last else whole


def one_sided(days: Days, sense: str) -> Interval:
    """Give the interval of one date under the preposition before it."""
    first, last, unit = days.first, days.last, days.unit
    match sense:
        case "since":
            return Interval(first, None, Extent.THROUGHOUT, unit)
        case "until":
            return Interval(None, last, Extent.THROUGHOUT, end_unit=unit)
        case "by":
            return Interval(None, last, Extent.WITHIN, end_unit=unit)
        case "before" if first > date.min:
            return Interval(None, first - timedelta(days=1), Extent.WITHIN, end_unit=unit)
        case "after" if last < date.max:
            return Interval(last + timedelta(days=1), None, Extent.WITHIN, start_unit=unit)
        case "throughout":
            return Interval(first, last, Extent.THROUGHOUT, unit, unit)
        case _:
            return Interval(first, last, Extent.WITHIN, unit, unit)


def two_sided(first: Days, last: Days, *, lasted: bool) -> Interval | None:
    """Give the interval from one date to another, None where they run backwards."""
    if first.first > last.last:
        return None
    extent = Extent.THROUGHOUT if lasted else Extent.WITHIN
    return Interval(first.first, last.last, extent, first.unit, last.unit)
