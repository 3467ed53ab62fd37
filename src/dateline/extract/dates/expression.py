"""What a time expression is: the words, the kind, and the days they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.evidence import Span
from dateline.model.interval import Interval


class TimeKind(StrEnum):
    """What sort of time the words tell, after TimeML, and ``NAME`` for dates inside a proper name."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"
    NAME = "name"
    """The time of a named thing, "War in Afghanistan (2001–2021)", or of one compared with: "the worst since 2017"."""


@dataclass(frozen=True, slots=True)
class TimePart:
    """One end of a range, or of "two to six days": TimeML marks the two ends, we mark the whole."""

    span: Span
    value: str | None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, and the days they mean.

    ``interval`` is None for durations and sets, and where neither the text nor the document's date resolves the words.
    ``value`` is the TIMEX3 value ("2016-07", "P3D", "PRESENT_REF"). ``anchor`` is what relative words were counted
    from: "document", "narrative" or None. ``invalid`` says why an impossible date ("31 February 2015") has no interval.
    ``trigger`` is the preposition whose meaning the interval holds ("since"), ``parts`` are the ends of a range.
    """

    span: Span
    words: str
    kind: TimeKind
    interval: Interval | None = None
    value: str | None = None
    relative: bool = False
    anchor: str | None = None
    invalid: str | None = None
    trigger: Span | None = None
    parts: tuple[TimePart, ...] = ()
