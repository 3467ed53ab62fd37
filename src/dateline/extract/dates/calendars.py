"""Days with a name and dates of other calendars: Ashura, Easter, 15 Khordad 1342."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from importlib.resources import files

from convertdate import holidays, islamic, persian
from hijridate import Hijri

from dateline.model.yaml_text import load_yaml

_ISLAMIC_EPOCH = 622
_ISLAMIC_SHORTER = 33 / 32
"""Islamic years to one Gregorian year: an estimate that the years beside it then correct."""
_LAST_YEAR = 9998
_LAST_HIJRI_YEAR = 9000
_MONTHS = 12
_LONG_MONTHS = 6
_REMEMBERED = 4096
_UMM_AL_QURA_YEARS = range(1343, 1501)
"""The years for which the calendar of Mecca is published (1924 to 2077); others are reckoned by table."""


@cache
def _content() -> dict[str, dict[str, object]]:
    source = files("dateline.extract.dates").joinpath("calendars.yaml").read_text(encoding="utf-8")
    content: dict[str, dict[str, object]] = load_yaml(source)
    return content


@cache
def holiday_names() -> tuple[str, ...]:
    """Give the names of days, longest first."""
    kinds = ("fixed", "easter", "weekday of month", "islamic")
    return tuple(sorted((name for kind in kinds for name in _content()[kind]), key=len, reverse=True))


@cache
def hijri_months() -> dict[str, tuple[str, int]]:
    """Give the calendar and number of each month name, longest name first."""
    found = {str(name): ("islamic", number) for name, number in _content()["islamic months"].items()}
    found |= {str(name): ("solar", number) for name, number in _content()["solar months"].items()}
    return {
        name: (kind, int(str(number))) for name, (kind, number) in sorted(found.items(), key=lambda item: -len(item[0]))
    }


@cache
def known_days() -> dict[str, tuple[int, int, int]]:
    """Give the year, month and day of each day known by its figures: "9/11"."""
    return {str(name): _triple(entry) for name, entry in _content()["known"].items()}


def _triple(entry: object) -> tuple[int, int, int]:
    year, month, day = entry if isinstance(entry, list) else (1, 1, 1)
    return int(year), int(month), int(day)


@lru_cache(maxsize=_REMEMBERED)
def holiday(name: str, year: int) -> list[tuple[date, int]]:
    """Give each first day, and the number of days, of a holiday that falls in a Gregorian year."""
    if not 1 < year < _LAST_YEAR:
        return []
    content = _content()
    if name in content["fixed"]:
        month, day = _pair(content["fixed"][name])
        return [(date(year, month, day), 1)]
    if name in content["easter"]:
        return [(date(*holidays.easter(year)) + timedelta(days=int(str(content["easter"][name]))), 1)]
    if name in content["weekday of month"]:
        return [(_nth_weekday(year, content["weekday of month"][name]), 1)]
    if "/" in name:
        return _islamic_in(year, [int(part) for part in name.split("/")])
    return _islamic_in(year, content["islamic"][name])


def _pair(entry: object) -> tuple[int, int]:
    first, second = entry if isinstance(entry, list) else (1, 1)
    return int(first), int(second or 0)


def _nth_weekday(year: int, entry: object) -> date:
    month, weekday, count = entry if isinstance(entry, list) else (1, 0, 1)
    first = date(year, int(month), 1)
    return first + timedelta(days=(int(weekday) - first.weekday()) % 7 + 7 * (int(count) - 1))


def _islamic_in(year: int, entry: object) -> list[tuple[date, int]]:
    month, day = _pair(entry)
    guess = int((year - _ISLAMIC_EPOCH) * _ISLAMIC_SHORTER)
    found = [hijri("islamic", hijri_year, month, day or None) for hijri_year in range(guess - 1, guess + 3)]
    return [stretch for stretch in found if stretch is not None and stretch[0].year == year]


@lru_cache(maxsize=_REMEMBERED)
def hijri(calendar: str, year: int, month: int | None, day: int | None) -> tuple[date, int] | None:
    """Give the first Gregorian day, and the number of days, of a day, month or year of a Hijri calendar.

    ``calendar`` is "solar" (Iran and Afghanistan), which is exact, or "islamic". There each country sees its own moon:
    the stretch begins as reckoned in Mecca and ends a day later, for those who begin a day late.
    None where the calendar has no such day.
    """
    solar = calendar == "solar"
    tables = _SOLAR if solar else _UMM_AL_QURA if year in _UMM_AL_QURA_YEARS else _TABULAR
    first_month, last_month = (month or 1, month or _MONTHS)
    if not 1 <= year < _LAST_HIJRI_YEAR or (day is not None and not 1 <= day <= tables.length(year, first_month)):
        return None
    first = tables.day(year, first_month, day or 1)
    last = tables.day(year, last_month, day or tables.length(year, last_month))
    return first, (last - first).days + (1 if solar else 2)


@dataclass(frozen=True, slots=True)
class _Tables:
    """How one calendar turns its dates into ours, and how long its months are."""

    day: Callable[[int, int, int], date]
    length: Callable[[int, int], int]


@lru_cache(maxsize=_REMEMBERED)
def _nowruz(year: int) -> date:
    """Give the first day of a Solar Hijri year, which the sun's position tells: 20 ms to reckon, so once a year."""
    return date(*persian.to_gregorian(year, 1, 1))


def _solar_day(year: int, month: int, day: int) -> date:
    """Count on from the first day of the year: six months of 31 days, then months of 30."""
    before = month - 1
    return _nowruz(year) + timedelta(days=before * 30 + min(before, _LONG_MONTHS) + day - 1)


def _solar_length(year: int, month: int) -> int:
    if month < _MONTHS:
        return 31 if month <= _LONG_MONTHS else 30
    return (_nowruz(year + 1) - _solar_day(year, _MONTHS, 1)).days


_SOLAR = _Tables(_solar_day, _solar_length)
_TABULAR = _Tables(lambda year, month, day: date(*islamic.to_gregorian(year, month, day)), islamic.month_length)
_UMM_AL_QURA = _Tables(
    lambda year, month, day: date(*Hijri(year, month, day).to_gregorian().datetuple()),
    lambda year, month: Hijri(year, month, 1).month_length(),
)
