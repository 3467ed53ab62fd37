"""Stretches that go on from a day told before: "On 3 May troops came. Over the next two days they shelled …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from dateline.extract.dates import TimeExpression, TimeKind
from dateline.model.interval import Extent, Interval
from dateline.text.numbers import word_value

LED = re.compile(r"\b(over|during|in|throughout|for|in the course of|on each of) $", re.IGNORECASE)
NEXT = re.compile(r"the (?:next|following|ensuing|subsequent) (?P<count>[\w-]+) (?P<unit>days|weeks)", re.IGNORECASE)
PLAIN = re.compile(r"the (?P<count>[\w-]+) (?P<unit>days|weeks)", re.IGNORECASE)
THAT_FOLLOWED = re.compile(r" (?:that|which) followed\b")
LEAD = 20
"""Characters before a stretch that may lead it in."""
WITHIN_REACH = 300
"""Characters back to the day from which a stretch goes on: that of its own sentence or of the one or two before."""
IN_UNIT = {"days": 1, "weeks": 7}


def going_on(characters: str, times: Sequence[TimeExpression]) -> list[TimeExpression]:
    """Read "over the next two days" as the two days after the last day told before it."""
    return [_going_on(characters, time, _told_before(times, time)) for time in times]


def _told_before(times: Sequence[TimeExpression], stretch: TimeExpression) -> Interval | None:
    """Give the last day told before a stretch; none where the last time told is no single day."""
    if stretch.kind is not TimeKind.DURATION:
        return None
    near: Iterator[Interval] = (
        time.interval
        for time in sorted(times, key=lambda each: each.span, reverse=True)
        if time.interval is not None and 0 <= stretch.span.start - time.span.end <= WITHIN_REACH
    )
    last = next(near, None)
    return last if last is not None and last.exact and last.days == 1 else None


def _going_on(characters: str, time: TimeExpression, before: Interval | None) -> TimeExpression:
    day = before.latest if before is not None else None
    count = _days(characters, time) if day is not None else None
    if day is None or count is None:
        return time
    stretch = Interval(day + timedelta(days=1), day + timedelta(days=count), Extent.THROUGHOUT)
    return replace(time, kind=TimeKind.DATE, interval=stretch, relative=True, anchor="narrative")


def _days(characters: str, time: TimeExpression) -> int | None:
    """Give how many days a stretch goes on, where its words say that it follows what was told."""
    words = NEXT.fullmatch(time.words)
    if words is None and THAT_FOLLOWED.match(characters, time.span.end):
        words = PLAIN.fullmatch(time.words)
    led = LED.search(characters[max(0, time.span.start - LEAD) : time.span.start])
    if words is None or led is None:
        return None
    count = int(words["count"]) if words["count"].isdigit() else word_value(words["count"].lower())
    return None if count is None else count * IN_UNIT[words["unit"].lower()]
