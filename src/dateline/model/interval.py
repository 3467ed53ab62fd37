"""When: honest intervals, never a made-up day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateline.model.errors import InvalidValue

WEEK = 7
MONTH = 31
YEAR = 366


class Extent(StrEnum):
    """Whether something fell on one day of an interval, or lasted through it."""

    WITHIN = "within"
    THROUGHOUT = "throughout"


class Unit(StrEnum):
    """How exactly the words give a bound."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class Interval:
    """The days between which something happened, as far as the words support it.

    ``earliest`` and ``latest`` are the first and last possible day, both included; None is an open or unknown bound.
    ``WITHIN`` means one day (or one short act) somewhere between them; ``THROUGHOUT`` means it lasted from one
    to the other. ``start_unit`` and ``end_unit`` say how exactly the words gave each bound: "2015–2021" runs from a
    year to a year, and its EDTF is ``2015/2021``, not ``2015-01-01/2021-12-31``.
    ``approximate`` is "around", ``uncertain`` is "possibly" (EDTF ``~`` and ``?``).
    """

    earliest: date | None
    latest: date | None
    extent: Extent = Extent.WITHIN
    start_unit: Unit = Unit.DAY
    end_unit: Unit = Unit.DAY
    approximate: bool = False
    uncertain: bool = False

    def __post_init__(self) -> None:
        """Refuse an interval that ends before it begins, or that says nothing."""
        if self.earliest is None and self.latest is None:
            raise InvalidValue("an interval needs at least one bound", way_out="use None for an unknown interval")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise InvalidValue(f"interval ends {self.latest} before it begins {self.earliest}")

    @classmethod
    def day(cls, when: date) -> Interval:
        """Mean one known day."""
        return cls(when, when)

    @classmethod
    def month(cls, year: int, month: int) -> Interval:
        """Mean one day somewhere in a month."""
        last = monthrange(year, month)[1]
        return cls(date(year, month, 1), date(year, month, last), Extent.WITHIN, Unit.MONTH, Unit.MONTH)

    @classmethod
    def year(cls, year: int) -> Interval:
        """Mean one day somewhere in a year."""
        return cls(date(year, 1, 1), date(year, 12, 31), Extent.WITHIN, Unit.YEAR, Unit.YEAR)

    @property
    def days(self) -> int | None:
        """Count the possible days, None when a bound is open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    @property
    def exact(self) -> bool:
        """Tell whether the day itself is known."""
        return self.days == 1 and not self.approximate and not self.uncertain

    def overlaps(self, other: Interval, *, slack: int = 0) -> bool:
        """Tell whether both could have been on one day, give or take ``slack`` days."""
        return self.gap(other) <= slack

    def gap(self, other: Interval) -> int:
        """Count the days that lie between the two, 0 where they meet or overlap."""
        first, second = _bounds(self), _bounds(other)
        return max((first[0] - second[1]).days, (second[0] - first[1]).days, 0)

    def contains(self, other: Interval) -> bool:
        """Tell whether every day possible for the other is possible for this one."""
        first, second = _bounds(self), _bounds(other)
        return first[0] <= second[0] and second[1] <= first[1]


def _bounds(interval: Interval) -> tuple[date, date]:
    return interval.earliest or date.min, interval.latest or date.max


def ucdp_date_precision(interval: Interval) -> int | None:
    """Give the UCDP GED ``date_prec`` code: 1 day, 2 two to six days, 3 week, 4 month, 5 longer; None if open."""
    days = interval.days
    if days is None:
        return None
    steps = ((1, 1), (WEEK - 1, 2), (WEEK, 3), (MONTH, 4))
    return next((code for limit, code in steps if days <= limit), 5)


def acled_time_precision(interval: Interval) -> int | None:
    """Give the ACLED ``time_precision`` code: 1 day, 2 week, 3 month; None where ACLED would not code the event."""
    days = interval.days
    if days is None or days > MONTH:
        return None
    return 1 if days == 1 else 2 if days <= WEEK + 1 else 3


def middle_day(interval: Interval) -> date | None:
    """Give the day in the middle, for layouts that force one day on every event."""
    days = interval.days
    if days is None or interval.earliest is None:
        return None
    return interval.earliest + timedelta(days=days // 2)
