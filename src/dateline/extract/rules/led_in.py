"""Days that lead in a deed told after them: "until 19 August 2007, when …", "it was the night of 5 April 1998: …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc

from dateline.extract.dates import TimeExpression, TimeKind
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.counted import of_saying
from dateline.extract.rules.tellings import Telling
from dateline.model.interval import Interval, Unit

WHEN = re.compile(r",? when\b")
OF_A_DEED = re.compile(r"['’]s [a-z]")
COLON = re.compile(r":\s")


def on_the_day(characters: str, time: TimeExpression) -> TimeExpression:
    """Read "until 19 August 2007, when gunmen …" and "since Saturday, when …" as that day, on which it was done."""
    interval = time.interval
    if interval is None or time.trigger is None:
        return time
    led = time.trigger.of(characters).lower()
    then = WHEN.match(characters, time.span.end) and led in {"since", "until", "till", "after"}
    if then and led == "after" and interval.earliest is not None:  # "began after 4 May 2003, when gunmen …"
        interval = replace(interval, earliest=interval.earliest - timedelta(days=1))
    return _day_of(time, interval) if then or OF_A_DEED.match(characters, time.span.end) else time


def _day_of(time: TimeExpression, interval: Interval) -> TimeExpression:
    """Read the "after" of "after Thursday's attack" as said of the attack, which was on that day."""
    one = interval.earliest if interval.latest is None else interval.latest if interval.earliest is None else None
    if one is None or time.trigger is None:
        return time
    unit = interval.start_unit if interval.latest is None else interval.end_unit
    stretch = {Unit.MONTH: Interval.month(one.year, one.month), Unit.YEAR: Interval.year(one.year)}
    return replace(time, interval=stretch.get(unit, Interval.day(one)), trigger=None)


def after_colon(doc: Doc, told: Sequence[Telling], mentions: Mentions) -> list[Telling]:
    """Give a deed with no day, told after a colon, the one day that stands before it with no deed of its own."""
    return [replace(each, owned=replace(each.owned, times=_led(doc, each, told, mentions))) for each in told]


def _led(doc: Doc, telling: Telling, told: Sequence[Telling], mentions: Mentions) -> tuple[int, ...]:
    colon = COLON.search(telling.opening)
    if telling.owned.times or telling.count is not None or telling.later or colon is None:
        return telling.owned.times
    end = telling.sentence.start + colon.start()
    if doc[telling.frame.anchor.head].idx < end:
        return ()  # "the mayor said on Saturday that 41 had been killed: 38 students and three guards"
    taken = {index for each in told for index in each.owned.times}
    found = [
        index
        for index, time in enumerate(mentions.times)
        if telling.sentence.start <= time.span.start < end
        and _is_day(time)
        and index not in taken
        and not of_saying(doc, time.span)
    ]
    return (found[0],) if len(found) == 1 else ()


def _is_day(time: TimeExpression) -> bool:
    return time.kind in {TimeKind.DATE, TimeKind.TIME} and time.interval is not None and time.interval.exact
