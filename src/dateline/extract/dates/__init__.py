"""Dates in English text: found by a grammar kept as data, and read as honest intervals."""

from dateline.extract.dates.counting import counted_from
from dateline.extract.dates.expression import TimeExpression, TimeKind, TimePart
from dateline.extract.dates.find import find_times

__all__ = ["TimeExpression", "TimeKind", "TimePart", "counted_from", "find_times"]
