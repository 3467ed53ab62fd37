"""Intervals written as EDTF (ISO 8601-2), the archives' way to write a date no better than it is known.

One day somewhere in a whole unit is that unit (``2017-08``), one day somewhere between two bounds is a set
(``[2014-03-03..2014-03-07]``), and what lasted is an interval (``2015/2021``, ``2015/..``).
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dateline.model.errors import InvalidValue
from dateline.model.interval import Extent, Interval, Unit

_MONTHS = 12
_SPRING = 21
_CODES = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
"""Season codes: first month, and how many. Winter runs into the next year; 21 to 24 are read as northern."""
_PARTS_OF_YEAR = {33 + at: (1 + 3 * at, 3) for at in range(4)} | {37 + at: (1 + 4 * at, 4) for at in range(3)}
_PARTS_OF_YEAR |= {40 + at: (1 + 6 * at, 6) for at in range(2)} | {25 + at: _CODES[21 + at] for at in range(4)}
_SET_UNITS = {Unit.SEASON: Unit.MONTH, Unit.DECADE: Unit.YEAR, Unit.CENTURY: Unit.YEAR}
"""A set's bounds are plain dates, so that a decade there is written by its first or last year."""

_DATE = re.compile(r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX))?(?:-(?P<day>\d{2}|XX))?(?:T[\d:.Z+-]+)?")
_MARKS = re.compile(r"[?~%]")
_OPEN = frozenset({"", ".."})


def to_edtf(interval: Interval) -> str:
    """Write an interval as EDTF, each bound as exactly as the words gave it."""
    mark = _mark(interval)
    if interval.extent is Extent.THROUGHOUT:
        return f"{_start(interval, mark) or '..'}/{_end(interval, mark) or '..'}"
    if interval.earliest and interval.latest and (whole := _start(interval, mark)) == _end(interval, mark):
        return whole
    first = _start(interval, mark, _SET_UNITS.get(interval.start_unit, interval.start_unit))
    last = _end(interval, mark, _SET_UNITS.get(interval.end_unit, interval.end_unit))
    return f"[{first}..{last}]"


def from_edtf(text: str) -> Interval:
    """Read EDTF, levels 0 to 2, as far as one pair of bounds can hold it; raises InvalidValue for the rest.

    A qualifier on any part counts for the whole. Lists with gaps, masked days and years beyond four digits are refused.
    """
    plain, approximate, uncertain = _without_marks(text)
    first, last, extent = _read_bounds(plain, text)
    return Interval(
        first.first if first else None,
        last.last if last else None,
        extent,
        first.unit if first else Unit.DAY,
        last.unit if last else Unit.DAY,
        approximate,
        uncertain,
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    first: date
    last: date
    unit: Unit


def _mark(interval: Interval) -> str:
    return {(True, True): "%", (True, False): "~", (False, True): "?"}.get(
        (interval.approximate, interval.uncertain), ""
    )


def _start(interval: Interval, mark: str, unit: Unit | None = None) -> str:
    if interval.earliest is None:
        return ""
    unit = unit or interval.start_unit
    whole = _stretch_from(interval.earliest, unit)
    fits = whole is not None and whole.first == interval.earliest
    return _write(interval.earliest, unit if fits else Unit.DAY) + mark


def _end(interval: Interval, mark: str, unit: Unit | None = None) -> str:
    if interval.latest is None:
        return ""
    unit = unit or interval.end_unit
    whole = _stretch_from(interval.latest, unit)
    fits = whole is not None and whole.last == interval.latest
    return _write(interval.latest, unit if fits else Unit.DAY) + mark


def _write(when: date, unit: Unit) -> str:
    year = f"{when.year:04d}"
    match unit:
        case Unit.DAY:
            return when.isoformat()
        case Unit.MONTH:
            return f"{year}-{when.month:02d}"
        case Unit.SEASON:
            of_year, code = _season_of(when)
            return f"{of_year:04d}-{code}"
        case Unit.YEAR:
            return year
        case Unit.DECADE:
            return f"{year[:3]}X"
        case Unit.CENTURY:
            return f"{year[:2]}XX"


def _season_of(when: date) -> tuple[int, int]:
    """Give the year and code of the season a day lies in; January belongs to the winter of the year before."""
    start = when.month // 3 * 3
    return (when.year, _SPRING + start // 3 - 1) if start else (when.year - 1, _SPRING + 3)


def _stretch_from(when: date, unit: Unit) -> _Stretch | None:
    """Give the whole unit that a day lies in, None where it leaves the calendar."""
    try:
        return _parse_date(_write(when, unit))
    except InvalidValue:
        return None


def _without_marks(text: str) -> tuple[str, bool, bool]:
    marks = "".join(_MARKS.findall(text))
    both = "%" in marks
    return _MARKS.sub("", text.strip()), both or "~" in marks, both or "?" in marks


def _read_bounds(plain: str, text: str) -> tuple[_Stretch | None, _Stretch | None, Extent]:
    if "/" in plain:
        start, _, end = plain.partition("/")
        return _bound(start), _bound(end), Extent.THROUGHOUT
    if plain.startswith("[") and plain.endswith("]"):
        first, last = _one_of(plain[1:-1], text)
        return first, last, Extent.WITHIN
    only = _parse_date(plain)
    return only, only, Extent.WITHIN


def _bound(text: str) -> _Stretch | None:
    return None if text.strip() in _OPEN else _parse_date(text.strip())


def _one_of(inside: str, text: str) -> tuple[_Stretch | None, _Stretch | None]:
    """Read the members of a set, which must follow one another without a gap."""
    pieces = [piece.strip().partition("..") for piece in inside.split(",")]
    runs = [(_bound(first), _bound(last) if dots else _bound(first)) for first, dots, last in pieces]
    for (_, before), (after, _) in pairwise(runs):
        if before is None or after is None or before.last + timedelta(days=1) != after.first:
            raise InvalidValue("a set with gaps is not one interval", where=text, way_out="give each member by itself")
    return runs[0][0], runs[-1][1]


def _parse_date(text: str) -> _Stretch:
    found = _DATE.fullmatch(text)
    if found is None:
        raise InvalidValue(
            "not an EDTF date that an interval can hold", where=text, way_out="such as 2016, 2016-07 or 201X"
        )
    year, month, day = found["year"], found["month"], found["day"]
    try:
        return _stretch(year, month, day)
    except ValueError as problem:
        raise InvalidValue(f"no such date: {problem}", where=text) from problem


def _stretch(year: str, month: str | None, day: str | None) -> _Stretch:
    first_year, last_year = int(year.replace("X", "0")), int(year.replace("X", "9"))
    first_year = max(first_year, 1) if "X" in year else first_year
    masked_month = month in {None, "XX"}
    if "X" in year and not (masked_month and day in {None, "XX"}):
        raise ValueError("a month of an unknown year")
    if masked_month and day not in {None, "XX"}:
        raise ValueError("a day of an unknown month")
    if month is None or masked_month:
        unit = {0: Unit.YEAR, 1: Unit.DECADE, 2: Unit.CENTURY}[year.count("X")]
        return _Stretch(date(first_year, 1, 1), date(last_year, 12, 31), unit)
    number = int(month)
    if number > _MONTHS:
        return _part_of_year(first_year, number, day)
    if day is None or day == "XX":
        return _Stretch(date(first_year, number, 1), _month_end(first_year, number), Unit.MONTH)
    only = date(first_year, number, int(day))
    return _Stretch(only, only, Unit.DAY)


def _part_of_year(year: int, code: int, day: str | None) -> _Stretch:
    if day is not None or code not in _CODES | _PARTS_OF_YEAR:
        raise ValueError(f"no month {code}")
    month, length = (_CODES | _PARTS_OF_YEAR)[code]
    later, last_month = divmod(month + length - 2, _MONTHS)
    unit = Unit.SEASON if code in _CODES else Unit.MONTH
    return _Stretch(date(year, month, 1), _month_end(year + later, last_month + 1), unit)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
