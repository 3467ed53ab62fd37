"""Days counted from something that happened, whose own day the rest of the text tells: "two months after the raid"."""

from __future__ import annotations

import re

from dateline.extract.dates.bounds import days_of, one_sided
from dateline.extract.dates.period import Grain, Period
from dateline.model.interval import Interval

_LENGTH = re.compile(r"P(\d+)([DWMY])")


def counted_from(start: Interval, length: str, sign: int) -> Interval | None:
    """Give the time so long before (-1) or after (1) a known day, as exactly as the length is told.

    >>> from datetime import date
    >>> counted_from(Interval.day(date(2021, 12, 16)), "P2M", -1) == Interval.month(2021, 10)
    True
    """
    found = _LENGTH.fullmatch(length)
    if found is None or not start.exact or start.earliest is None:
        return None
    moved = Period.of(Grain(found[2]), start.earliest).shift(sign * int(found[1]))
    days = days_of(moved, None, None) if moved is not None else None
    return one_sided(days, "") if days is not None else None
