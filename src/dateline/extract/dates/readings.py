"""What the words of a match mean, before it is known what they are counted from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.extract.dates.expression import TimeKind
from dateline.extract.dates.period import Grain

NIGHT = "NIGHT"
"""The part of a day meant by "overnight", which runs into the next day."""
TWO_YEARS = "TWO YEARS"
"""A fiscal year that is called by the two years it lies in: "FY 2017/18"."""
RUN, RUN_TO, AROUND = "RUN", "RUN TO", "AROUND"
"""The whole stretch counted, not its far end: "the six months before 3 May", "the year to June", "within a week of"."""


class Form(StrEnum):
    """How a time is told."""

    CALENDAR = "calendar"
    """By its name: "3 May", "summer 2014", "Friday"."""
    SHIFT = "shift"
    """By counting from another time: "two days ago", "the next month"."""
    VALUE = "value"
    """Not as a stretch of the calendar: "three days", "daily", "now"."""


class Base(StrEnum):
    """What relative words are counted from."""

    DOCUMENT = "document"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True)
class Reading:
    """The parts of a time as the words give them; None for a part they leave out.

    ``start`` and ``end`` count tokens. ``which`` is -1, 0 or 1 for "last", "this", "next"; ``count`` is how many grains
    a shift moves. ``trim`` is the part of the period meant: START, MID, END, H1, H2, BEFORE and AFTER the base, NIGHT.
    ``time`` is a part of the day or an hour. ``of`` is the time a shift starts from where the words name it.
    """

    form: Form
    start: int
    end: int
    kind: TimeKind = TimeKind.DATE
    grain: Grain = Grain.DAY
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_shift: int | None = None
    which: int | None = None
    count: int | None = None
    base: Base = Base.DOCUMENT
    trim: str | None = None
    time: str = ""
    value: str | None = None
    approximate: bool = False
    of: Reading | None = None
    unplaced: bool = False
    """Whether the text goes on to another year, so that this date's own is not known: "held on 30 May and …"."""
    cut_short: bool = False
    """Whether its year has lost a figure: "31 December 201"."""
    ends: tuple[tuple[int, int, str], ...] = ()
    """The two lengths of "two to six days", each with the tokens and the value it has."""
    same_day: bool = False
    """Whether a shift by weeks, months or years keeps the day it starts from: "three years ago on Sunday"."""
    calendar: str = ""
    """"islamic" or "solar" for a Hijri date, the name of a holiday, nothing for our own calendar."""

    @property
    def partial(self) -> bool:
        """Tell whether this is a date by name that leaves out its year."""
        return self.form is Form.CALENDAR and self.year is None and self.year_shift is None and self.month is not None
