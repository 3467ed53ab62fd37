"""What relative words are counted from: the document's date, or the last date the text told."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.dates.period import Grain, Period
from dateline.extract.dates.readings import Base, Form, Reading

DOCUMENT, NARRATIVE = "document", "narrative"
HALF_YEAR = 6


@dataclass(frozen=True, slots=True)
class Resolved:
    """The period that words mean, and what it was counted from."""

    period: Period | None
    anchor: str | None = None
    relative: bool = False
    invalid: str | None = None


@dataclass(slots=True)
class Anchors:
    """The document's date, and the last date told so far.

    ``history`` is set for texts that tell of years other than their own date's, where "in April" means
    the April of the year last told, not the one before publication.
    """

    published: Period | None
    history: bool = False
    last: Period | None = None

    def told(self, period: Period) -> None:
        """Remember the date last told."""
        self.last = period

    def base(self, wanted: Base) -> tuple[Period | None, str | None]:
        """Choose what to count from."""
        leans = wanted is Base.NARRATIVE or self.history or self.published is None
        if leans and self.last is not None:
            return self.last, NARRATIVE
        return self.published, DOCUMENT if self.published else None

    def resolve(self, reading: Reading, *, future: bool = False) -> Resolved:
        """Say which period a reading means here."""
        if reading.form is Form.SHIFT:
            return self._shift(reading)
        return self._calendar(reading, future=future)

    def _shift(self, reading: Reading) -> Resolved:
        base, anchor = self.base(reading.base)
        if base is None or reading.count is None:
            return Resolved(None, None, relative=True)
        wide = base.widen(reading.grain) if base.knows(reading.grain) else None
        moved = wide.shift(reading.count) if wide else None
        if moved is None:
            return Resolved(None, None, relative=True)
        return Resolved(replace(moved, time=reading.time), anchor, relative=True)

    def _calendar(self, reading: Reading, *, future: bool) -> Resolved:
        if reading.month is None and reading.weekday is not None:
            return self._weekday(reading, future=future)
        year, anchor = reading.year, None
        if year is None:
            year, anchor = self._year(reading, future=future)
        relative = reading.year is None
        if year is None:
            return Resolved(None, None, relative=relative, invalid=_impossible(reading, 2000))
        invalid = _impossible(reading, year)
        if invalid:
            return Resolved(None, None, relative, invalid)
        return Resolved(_period(reading, year), anchor, relative)

    def _year(self, reading: Reading, *, future: bool) -> tuple[int | None, str | None]:
        base, anchor = self.base(Base.DOCUMENT)
        if base is None:
            return None, None
        if reading.year_shift is not None:
            return base.year + reading.year_shift, anchor
        month = reading.month or 1
        if anchor == NARRATIVE:
            return base.year, anchor
        return base.year + _turn(reading, month, base, future=future), anchor

    def _weekday(self, reading: Reading, *, future: bool) -> Resolved:
        base, anchor = self.base(Base.DOCUMENT)
        if base is None or base.first is None or base.grain is not Grain.DAY or reading.weekday is None:
            return Resolved(None, None, relative=True)
        ahead = (reading.weekday - base.first.weekday()) % 7
        back = ahead - 7 if ahead or reading.which == -1 else 0
        if reading.which == 1:
            back = ahead or 7
        elif future and reading.which is None:
            back = ahead
        moved = base.shift(back)
        period = replace(moved, time=reading.time) if moved else None
        return Resolved(period, anchor, relative=True)


def _turn(reading: Reading, month: int, base: Period, *, future: bool) -> int:
    """Say whether a month named without its year lies in the year before, the same or the next one."""
    later = (month, reading.day or 0) > (base.month, base.day if reading.day else 0)
    same = month == base.month and not reading.day
    if reading.which == 1:
        return 0 if later else 1
    if reading.which == -1:
        return -1 if later or same else 0
    if future:
        return 0 if later or same else 1
    return -1 if later else 0


def _impossible(reading: Reading, year: int) -> str | None:
    """Say why no calendar has this date."""
    month, day = reading.month or 1, reading.day
    if not 1 <= month <= 12:
        return f"there is no month {month}"
    if day is None:
        return None
    last = 29 if month == 2 and reading.year is None else monthrange(year if year > 0 else 2000, month)[1]
    return None if 1 <= day <= last else f"this month has no day {day}"


def _period(reading: Reading, year: int) -> Period | None:
    period = Period(reading.grain, year, reading.month or 1, reading.day or 1, reading.time)
    if reading.grain is Grain.DAY and reading.day is None:
        return None
    return period


def weekday_of(when: date) -> int:
    """Give the day of the week, Monday being 0."""
    return when.weekday()
