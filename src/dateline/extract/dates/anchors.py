"""What relative words are counted from: the document's date, or the last date the text told."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta

from dateline.extract.dates.calendars import hijri, holiday
from dateline.extract.dates.period import Grain, Period
from dateline.extract.dates.readings import NIGHT, RUN_TO, Base, Form, Reading

DOCUMENT, NARRATIVE = "document", "narrative"
_MONTHS = 12
_LEAP_YEAR = 2000
_LONG_AGO = timedelta(days=270)
"""A month named without its year is the coming one where the last was longer ago. On TimeBank and AQUAINT (our part)
240 to 300 days did alike."""
_UNSURE_DAY = 2
"""An Islamic day is one of two."""
_NONE = timedelta()
_JUST_OVER = timedelta(days=30)
"""“Last February”, written in March, is the one of the year before."""
_JUST_PAST = timedelta(days=120)
"""However much a sentence speaks of what is to come, a month named without its year this soon after is the past one."""
_STEP_ON = 8
_STEP_BACK = 10
"""A story that goes eight months back in the calendar, as from month 11 to month 2, is in the next year; one that goes
ten months on looks back to the year before. On WikiWars (our part) 5 to 12 and 8 to 12 moved values by 0.9 points."""
_NEAR_BY = 25
"""How many tokens after a date with its year a month without one still means that year, in a report of today."""
_SOON = 2
_HALF_A_MONTH = 15
"""After the 28th, "the 3rd" is hardly the one 25 days before; whether it is the next month's the words do not say."""
_DAYS_IN_WEEK = 7
_QUARTERS = 4
_NEAR_QUARTER = 120
"""How many tokens after a quarter "a year earlier" still means the quarter; 80 to 200 did alike on TimeBank."""
_SAME_STORY = 60
"""Days in which a month goes on from the last one told, though a bare year was named between; 30 to 150 did alike."""


_NEXT_ENTRY = 30
"""Days after a day of an earlier year within which a day without its year goes on from it, past a month's end too."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The period that words mean, what it was counted from, and the day they are earlier or later than."""

    period: Period | None
    anchor: str | None = None
    relative: bool = False
    invalid: str | None = None
    pivot: date | None = None
    within: bool = False
    """Whether the period only holds the time, the words meaning a smaller one: "the same day", somewhere in May."""


_UNRESOLVED = Resolved(None, relative=True)


@dataclass(slots=True)
class Anchors:
    """The document's date, and the last date told so far.

    ``history`` is set for texts that tell of years other than their own date's, where "in April" means
    the April of the year last told, not the one before publication.
    """

    published: Period | None
    history: bool = False
    last: Period | None = None
    exact: Period | None = None
    """The last day or month told, whatever years were named since."""
    before: Period | None = None
    """The day or month told before that one: what the story returns to after a date told in passing."""
    named: tuple[Period, int] | None = None
    """The last date told with its day or month and its year, and the place in the text, in tokens."""
    quarter: Period | None = None
    """The last quarter told by its name."""
    quarter_at: int = 0
    """Where it was told, in tokens."""

    def told(self, period: Period, reading: Reading) -> None:
        """Remember the date last told; what was only counted back to, to compare with, is not a new one."""
        counted_back = reading.which is None or (reading.which == 0 and reading.count != 0)
        if reading.form is Form.SHIFT and reading.grain is Grain.YEAR and counted_back and not self.history:
            return
        if self.last is None or period.knows(Grain.YEAR):
            self.last = period
        if period.grain is Grain.QUARTER and self._is_news(period):
            self.quarter, self.quarter_at = period, reading.end
        if period.grain is Grain.YEAR and reading.trim is not None:
            self.exact = None
        if period.knows(Grain.MONTH):
            self.before, self.exact = self.exact, period
            if reading.year is not None and reading.month is not None:
                self.named = (period, reading.end)

    def _is_news(self, period: Period) -> bool:
        """Tell whether a quarter is the one reported on: it was over by then, and is none that it is compared with."""
        today = self.published.first if self.published else None
        begun, known = period.first, self.quarter.first if self.quarter else None
        over = today is None or (period.last is not None and period.last < today)
        return over and (known is None or begun is None or begun >= known)

    def resolve(self, reading: Reading, *, future: bool | None = None) -> Resolved:
        """Say which period a reading means here.

        ``future`` tells whether its clause speaks of what is to come, or of what has happened; None if neither.
        """
        if reading.form is Form.SHIFT:
            return self._shift(reading, future=future)
        if reading.calendar:
            return self._other_calendar(reading, future=future)
        if reading.month is None and reading.weekday is not None:
            return self._weekday(reading, future=future)
        if reading.month is None and reading.day is not None:
            return self._day_of_month(reading.day)
        return self._calendar(reading, future=future)

    def _base(self, wanted: Base, grain: Grain) -> tuple[Period | None, str | None]:
        """Choose what to count from: one that is known at least as exactly as what is counted."""
        told = (self.last, NARRATIVE if self.last else None)
        document = (self.published, DOCUMENT if self.published else None)
        if self.published is None or self.history:
            return told if self.last else (None, None) if self.history and self.published else document
        if wanted is Base.NARRATIVE and self.last is not None and self.last.knows(grain):
            return told
        if wanted is Base.NARRATIVE and grain is Grain.DAY:  # a month told in passing is not what "the same day" is of
            day = next((each for each in (self.exact, self.before) if each is not None and each.knows(grain)), None)
            if day is not None and self.last is not None:
                return day, NARRATIVE
        return document

    def _shift(self, reading: Reading, *, future: bool | None) -> Resolved:
        if reading.count is None and reading.grain is Grain.QUARTER:
            return self._reported(reading)
        if reading.of is not None:
            start = self._anniversary(reading.of) if reading.same_day else self.resolve(reading.of)
            base, anchor = start.period, start.anchor
        elif reading.grain is Grain.QUARTER and reading.count == 0 and reading.base is Base.NARRATIVE:
            base, anchor = self._quarter()
        elif self.published is None and reading.base is Base.DOCUMENT and reading.count:
            base, anchor = (
                None,
                None,
            )  # "last month" of a report that nothing dates is no month before the one last told
        else:
            base, anchor = self._base(reading.base, reading.grain)
        if reading.same_day and base is not None:
            return Resolved(_same_day(base, reading), anchor, relative=True)
        if base is None or reading.count is None or (anchor == DOCUMENT and _is_of_a_story(reading, future=future)):
            return _UNRESOLVED
        if not base.knows(reading.grain):
            known = reading.count == 0 and not reading.time and reading.base is Base.NARRATIVE
            return Resolved(base, anchor, relative=True, within=True) if known else _UNRESOLVED
        moved = self._moved(base, reading)
        if moved is None:
            return _UNRESOLVED
        if moved.grain is Grain.WEEKEND and reading.count == 0 and reading.which is None and not future:
            moved = _weekend_before(moved, base) or moved
        return Resolved(moved, anchor, relative=True, pivot=base.last if reading.trim == RUN_TO else base.first)

    def _quarter(self) -> tuple[Period | None, str | None]:
        """Give what "the quarter" is: the one last told, or the last that was over when the document was written."""
        if self.quarter is not None:
            return self.quarter, NARRATIVE
        now = self.published.widen(Grain.QUARTER) if self.published else None
        return (now.shift(-1), DOCUMENT) if now else (None, None)

    def _reported(self, reading: Reading) -> Resolved:
        """Give the quarter that "the 1988 period" and "the latest period" are, only the year where none was told."""
        year = reading.year
        if self.quarter is None:
            return Resolved(Period(Grain.YEAR, year)) if year is not None else _UNRESOLVED
        return Resolved(replace(self.quarter, year=year or self.quarter.year), NARRATIVE, relative=True)

    def _compares(self, reading: Reading) -> bool:
        """Tell whether "a year earlier" sets the quarter just told beside that of the year before."""
        year_before = reading.grain is Grain.YEAR and reading.count == -1 and reading.of is None
        period_too = reading.which == 0
        near = reading.which is None and reading.start - self.quarter_at < _NEAR_QUARTER
        return year_before and (period_too or near)

    def _moved(self, base: Period, reading: Reading) -> Period | None:
        count = reading.count or 0
        if reading.trim == NIGHT and base is self.published:
            count -= 1
        if self.quarter is not None and self._compares(reading):
            return self.quarter.shift(count * _QUARTERS)
        wide = base if base.grain is reading.grain else base.widen(reading.grain)
        moved = wide.shift(count) if wide else None
        if moved is not None and reading.of is not None and reading.of.calendar:
            moved = replace(moved, length=min(moved.length, _UNSURE_DAY))
        return replace(moved, time=reading.time) if moved and moved.time != reading.time else moved

    def _calendar(self, reading: Reading, *, future: bool | None) -> Resolved:
        if reading.cut_short:
            return Resolved(None, invalid="its year is cut short")
        year, anchor = reading.year, None
        if year is None:
            year, anchor = self._year(reading, future=future)
        relative = reading.year is None
        invalid = _impossible(reading, year)
        if year is None or invalid:
            return Resolved(None, None, relative, invalid)
        return Resolved(_period(reading, year), anchor, relative)

    def _other_calendar(self, reading: Reading, *, future: bool | None) -> Resolved:
        """Resolve a Hijri date, or a holiday of a year told or meant."""
        if reading.calendar in {"islamic", "solar"}:
            stretch = hijri(reading.calendar, reading.year or 0, reading.month, reading.day)
            invalid = None if stretch else "the Hijri calendar has no such day"
            return Resolved(_stretch(stretch) if stretch else None, invalid=invalid)
        base, anchor = self._base(reading.base, Grain.YEAR)
        if reading.year is not None or reading.year_shift is not None or anchor == NARRATIVE:
            year = reading.year if reading.year is not None else (base.year + (reading.year_shift or 0)) if base else 0
            found = holiday(reading.calendar, year)
            unsure = not found or len(found) > 1
            return Resolved(None if unsure else _stretch(found[0]), anchor, relative=reading.year is None)
        if base is None or base.first is None:
            return _UNRESOLVED
        near = [day for year in (base.year - 1, base.year, base.year + 1) for day in holiday(reading.calendar, year)]
        past = [day for day in near if day[0] + timedelta(days=day[1] if reading.which == -1 else 0) <= base.first]
        coming = [day for day in near if day[0] > base.first]
        ahead = reading.which == 1 or (future and reading.which is None)
        chosen = coming[:1] if ahead else past[-1:]
        return Resolved(_stretch(chosen[0]) if chosen else None, anchor, relative=True)

    def _year(self, reading: Reading, *, future: bool | None) -> tuple[int | None, str | None]:
        base, anchor = self._base(reading.base, Grain.YEAR)
        if reading.unplaced:
            return (self.last.year, NARRATIVE) if self.last else (None, None)
        if base is None:
            return None, None
        if reading.year_shift is not None:
            return base.year + reading.year_shift, anchor
        if anchor == NARRATIVE:
            return self._year_of_story(reading, base), anchor
        told = self._year_told(reading, base, future=future)
        return (told, NARRATIVE) if told is not None else (_year_of_news(reading, base, future=future), anchor)

    def _year_told(self, reading: Reading, base: Period, *, future: bool | None) -> int | None:
        """Give the year of a date told close by, or of an earlier year's day that this one goes on from."""
        if self.named and not (future and self.named[0].year < base.year) and self._stands_near(reading):
            return self.named[0].year
        goes_on = self._next_entry(reading) and self.exact is not None and self.exact.year < base.year
        return self.exact.year if goes_on and self.exact is not None else None

    def _next_entry(self, reading: Reading) -> bool:
        """Tell a day that goes on from the day last told: "1 June 2019 … 5 June … 9 June", in a report of next year."""
        known = self.exact is not None and self.exact.knows(Grain.DAY) and reading.day is not None
        return known and self.exact is not None and reading.which is None and _goes_on(self.exact, reading, _NEXT_ENTRY)

    def _stands_near(self, reading: Reading) -> bool:
        """Tell whether a month without a year closely follows a date that has one."""
        named_at = self.named[1] if self.named else 0
        return reading.month is not None and reading.which is None and 0 <= reading.start - named_at < _NEAR_BY

    def _year_of_story(self, reading: Reading, base: Period) -> int:
        """Give the year last told, or the one before or after where the story has stepped over New Year."""
        near = self.exact
        if base.grain is Grain.YEAR:
            if near is not None and near.year != base.year and _goes_on(near, reading):
                return near.year
            return _stepped(near, reading) if near is not None and near.year == base.year else base.year
        if not base.knows(Grain.MONTH) or reading.which == 0:
            return base.year
        if self.before is not None and _looks_back(base, reading) and _goes_on(self.before, reading):
            return self.before.year
        return _stepped(base, reading)

    def _anniversary(self, day: Reading) -> Resolved:
        """Give the day "three years ago on Sunday" counts from: it is told up to two days before that Sunday too."""
        found = self.resolve(day)
        today = self.published.first if self.published else None
        if found.period is None or found.period.first is None or today is None or day.weekday is None:
            return found
        ahead = (day.weekday - today.weekday()) % _DAYS_IN_WEEK
        soon = day.which is None and ahead <= _SOON and found.period.first < today
        return replace(found, period=found.period.shift(_DAYS_IN_WEEK)) if soon else found

    def _day_of_month(self, day: int) -> Resolved:
        """Give "the 15th" of the month last told, or of the one that was last when the document was written."""
        near, anchor = (self.exact, NARRATIVE) if self.exact is not None else (self.published, DOCUMENT)
        if near is None or (anchor == NARRATIVE and near.knows(Grain.DAY) and near.day - day > _HALF_A_MONTH):
            return _UNRESOLVED
        month = near.widen(Grain.MONTH)
        if month is not None and anchor == DOCUMENT and day > near.day:
            month = month.shift(-1)
        if month is None or month.last is None or day > month.last.day:
            return _UNRESOLVED
        return Resolved(Period(Grain.DAY, month.year, month.month, day), anchor, relative=True)

    def _weekday(self, reading: Reading, *, future: bool | None) -> Resolved:
        base, anchor = self._base(reading.base, Grain.DAY)
        if base is None or base.first is None or base.grain is not Grain.DAY or reading.weekday is None:
            return _UNRESOLVED
        ahead = (reading.weekday - base.first.weekday()) % 7
        back = ahead - 7 if ahead or reading.which == -1 else 0
        if reading.which == 1:
            step = ahead or 7
        elif reading.which == 0 or (reading.which is None and (future or anchor == NARRATIVE)):
            step = ahead
        else:
            step = back
        moved = base.shift(step)
        return Resolved(replace(moved, time=reading.time) if moved else None, anchor, relative=True)


def _same_day(base: Period, reading: Reading) -> Period | None:
    """Give the day of the week or the calendar so many weeks, months or years from one: "three years ago on Sunday"."""
    if reading.grain is Grain.WEEK:
        return base.shift(_DAYS_IN_WEEK * (reading.count or 0))
    wide = base.widen(reading.grain)
    moved = wide.shift(reading.count or 0) if wide else None
    if moved is None or moved.last is None:
        return None
    month = moved.month if reading.grain is Grain.MONTH else base.month
    last = monthrange(moved.year, month)[1]
    return replace(base, year=moved.year, month=month, day=min(base.day, last))


def _is_of_a_story(reading: Reading, *, future: bool | None) -> bool:
    """Tell whether words count on from a day of the story: "two days later" is not two days after the report."""
    return reading.base is Base.NARRATIVE and (reading.count or 0) > 0 and not future


def _stretch(days: tuple[date, int]) -> Period:
    first, length = days
    return Period(Grain.DAY, first.year, first.month, first.day, length=length)


def _weekend_before(weekend: Period, base: Period) -> Period | None:
    """Give the weekend just past: "over the weekend", written on a Monday."""
    begins, today = weekend.first, base.first
    return weekend.shift(-1) if begins and today and begins > today else None


def _stepped(near: Period, reading: Reading) -> int:
    """Give the year of the date last told, or the one it has stepped into over New Year."""
    step = (reading.month or 1) - near.month
    if reading.which == 1:
        return near.year + (1 if step <= 0 else 0)
    if reading.which == -1:
        return near.year - (1 if step >= 0 else 0)
    if reading.which is not None:
        return near.year
    return near.year + (1 if step <= -_STEP_ON else -1 if step >= _STEP_BACK else 0)


def _looks_back(base: Period, reading: Reading) -> bool:
    """Tell whether a date would be earlier in its year than the one told last."""
    return reading.which is None and (reading.month or 1) < base.month


def _goes_on(near: Period, reading: Reading, within: int = _SAME_STORY) -> bool:
    """Tell whether a date continues the days last told, although a bare year was named in passing since."""
    if near.first is None or reading.month is None:
        return False
    day = min(reading.day or 28, 28)
    return 0 <= (date(near.year, reading.month, day) - near.first).days <= within


def _year_of_news(reading: Reading, base: Period, *, future: bool | None) -> int:
    """Give the year of a month named without one, counted from the document's date."""
    today = base.first
    if today is None or reading.which == 0:
        return base.year
    if reading.weekday is not None and reading.day is not None:
        return _year_by_weekday(reading, base.year)
    past_year, since = _last_time(reading, today)
    if reading.which == -1:
        return past_year if since > _JUST_OVER else past_year - 1
    if reading.which == 1:
        return past_year + 1
    if future is False:
        return past_year
    limit = _JUST_PAST if future else _LONG_AGO
    return past_year + 1 if since > limit else past_year


def _last_time(reading: Reading, today: date) -> tuple[int, timedelta]:
    """Give the year in which a month or day last began, and how long it had been over, none if it was not."""
    for year in (today.year, today.year - 1):
        period = Period(reading.grain, year, reading.month or 1, min(reading.day or 1, 28))
        first, last = period.first, period.last
        if first is not None and last is not None and first <= today:
            return year, max(today - last, _NONE)
    return today.year - 1, _LONG_AGO


def _year_by_weekday(reading: Reading, year: int) -> int:
    """Give the year nearest to this one in which the date falls on the day of the week named with it."""
    for candidate in (year, year - 1, year + 1):
        if _impossible(reading, candidate) is None:
            when = date(candidate, reading.month or 1, reading.day or 1)
            if when.weekday() == reading.weekday:
                return candidate
    return year


def _impossible(reading: Reading, year: int | None) -> str | None:
    """Say why no calendar has this date."""
    month, day = reading.month or 1, reading.day
    if not 1 <= month <= _MONTHS:
        return f"there is no month {month}"
    if day is None:
        return None
    last = monthrange(year if year and year > 0 else _LEAP_YEAR, month)[1]
    return None if 1 <= day <= last else f"the month has no day {day}"


def _period(reading: Reading, year: int) -> Period | None:
    if reading.grain is Grain.WEEK:
        return Period.of(Grain.WEEK, date(year, reading.month or 1, reading.day or 1)) if year > 0 else None
    if reading.grain is Grain.DAY and reading.day is None:
        return None
    return Period(reading.grain, year, reading.month or 1, reading.day or 1, reading.time)
