"""Stretches of the calendar of one size: a day, a week, a month, a season, a century."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from dateline.model.interval import Unit

MONTHS = 12
SEASON_LETTERS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_LAST_YEAR = date.max.year


class Grain(StrEnum):
    """How large a stretch of the calendar is; the values are the letters of ISO 8601 durations."""

    SECOND = "TS"
    MINUTE = "TM"
    HOUR = "TH"
    DAY = "D"
    WEEKEND = "WE"
    WEEK = "W"
    MONTH = "M"
    QUARTER = "Q"
    SEASON = "S"
    HALF = "H"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"


_SIZES = {grain: size for size, grain in enumerate(Grain)}
MONTHS_IN = {
    Grain.MONTH: 1,
    Grain.QUARTER: 3,
    Grain.SEASON: 3,
    Grain.HALF: 6,
    Grain.YEAR: 12,
    Grain.DECADE: 120,
    Grain.CENTURY: 1200,
}
DAYS_IN = {Grain.DAY: 1, Grain.WEEK: 7, Grain.WEEKEND: 7}
UNITS = {
    Grain.MONTH: Unit.MONTH,
    Grain.SEASON: Unit.SEASON,
    Grain.YEAR: Unit.YEAR,
    Grain.DECADE: Unit.DECADE,
    Grain.CENTURY: Unit.CENTURY,
    Grain.QUARTER: Unit.MONTH,
    Grain.HALF: Unit.MONTH,
}


@dataclass(frozen=True, slots=True)
class Period:
    """One day, week, month and so on, by where it starts. Years before Christ are negative and have no day bounds.

    ``time`` is the part of the day or the hour ("NI", "14:30"). ``length`` counts the days of a stretch that is no
    unit of our calendar, such as Ramadan; for all else it is 1.
    """

    grain: Grain
    year: int
    month: int = 1
    day: int = 1
    time: str = ""
    length: int = 1

    @classmethod
    def of(cls, grain: Grain, when: date) -> Period:
        """Give the period of one size that a day lies in."""
        match grain:
            case Grain.DAY:
                return cls(grain, when.year, when.month, when.day)
            case Grain.WEEK:
                return cls._from_day(grain, when - timedelta(days=when.weekday()))
            case Grain.WEEKEND:
                return cls._from_day(grain, when + timedelta(days=5 - min(when.weekday(), 5)))
            case Grain.SEASON:
                return cls._season(when)
            case _:
                return cls._months(grain, when.year, when.month)

    @classmethod
    def _from_day(cls, grain: Grain, when: date) -> Period:
        return cls(grain, when.year, when.month, when.day)

    @classmethod
    def _season(cls, when: date) -> Period:
        start = when.month // 3 * 3
        return cls(Grain.SEASON, when.year if start else when.year - 1, start or MONTHS)

    @classmethod
    def _months(cls, grain: Grain, year: int, month: int) -> Period:
        size = MONTHS_IN[grain]
        if size <= MONTHS:
            return cls(grain, year, (month - 1) // size * size + 1)
        years = size // MONTHS
        return cls(grain, year // years * years)

    def _before_christ(self, grain: Grain) -> Period:
        """Widen a period before Christ, whose decades and centuries count towards zero."""
        years = max(MONTHS_IN[grain] // MONTHS, 1)
        return Period(
            grain, -(-self.year // years * years), self.month if years == 1 and grain is not Grain.YEAR else 1
        )

    @property
    def first(self) -> date | None:
        """The first day, None before the year 1 of our era."""
        return date(self.year, self.month, self.day) if 0 < self.year <= _LAST_YEAR else None

    @property
    def last(self) -> date | None:
        """The last day."""
        first = self.first
        if first is None:
            return None
        if self.grain in DAYS_IN:
            extra = {Grain.WEEK: 6, Grain.WEEKEND: 1}.get(self.grain, self.length - 1)
            return first + timedelta(days=min(extra, (date.max - first).days))
        months = self.year * MONTHS + self.month - 1 + MONTHS_IN[self.grain] - 1
        year, month = divmod(months, MONTHS)
        if year > _LAST_YEAR:
            return None
        return date(year, month + 1, monthrange(year, month + 1)[1])

    @property
    def unit(self) -> Unit:
        """How exactly the words give a bound of this period."""
        return UNITS.get(self.grain, Unit.DAY)

    def shift(self, count: int) -> Period | None:
        """Move by a number of periods of its own size, None if that leaves the calendar."""
        return self._shift_days(count * DAYS_IN[self.grain]) if self.grain in DAYS_IN else self._shift_months(count)

    def _shift_days(self, days: int) -> Period | None:
        first = self.first
        if first is None or not date.min.toordinal() <= first.toordinal() + days <= date.max.toordinal():
            return None
        when = first + timedelta(days=days)
        return replace(self, year=when.year, month=when.month, day=when.day)

    def _shift_months(self, count: int) -> Period | None:
        months = self.year * MONTHS + self.month - 1 + count * MONTHS_IN[self.grain]
        year, month = divmod(months, MONTHS)
        crossed = (year < 1) != (self.year < 1) or year == 0
        if crossed or abs(year) >= _LAST_YEAR:
            return None
        return replace(self, year=year, month=month + 1)

    def widen(self, grain: Grain) -> Period | None:
        """Give the period of another size that this one starts in, None where the size is not known."""
        if self.first is None:
            return (
                self
                if grain is self.grain
                else Period._months(grain, self.year, self.month)
                if grain in MONTHS_IN
                else None
            )
        return Period.of(grain, self.first)

    def knows(self, grain: Grain) -> bool:
        """Tell whether this period is at least as small as another size."""
        return _SIZES[self.grain] <= _SIZES[grain]

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        era, year = ("BC", -self.year) if self.year < 0 else ("", self.year)
        body = self._dated(f"{era}{year:04d}")
        return f"{body}T{self.time}" if self.time else body

    def _dated(self, year: str) -> str:
        match self.grain:
            case Grain.DAY:
                return f"{year}-{self.month:02d}-{self.day:02d}"
            case Grain.MONTH:
                return f"{year}-{self.month:02d}"
            case Grain.YEAR:
                return year
            case Grain.WEEK | Grain.WEEKEND:
                return self._week_value()
            case Grain.DECADE | Grain.CENTURY:
                return f"{year[:-1]}X" if self.grain is Grain.DECADE else f"{year[:-2]}XX"
            case _:
                return f"{year}-{self._part_of_year()}"

    def _part_of_year(self) -> str:
        """Write a season, a quarter or a half."""
        if self.grain is Grain.SEASON:
            return SEASON_LETTERS.get(self.month, "WI")
        return f"Q{(self.month + 2) // 3}" if self.grain is Grain.QUARTER else f"H{1 if self.month == 1 else 2}"

    def _week_value(self) -> str:
        year, week, _ = date(self.year, self.month, self.day).isocalendar()
        return f"{year:04d}-W{week:02d}" + ("-WE" if self.grain is Grain.WEEKEND else "")
