"""Events along time, counted by day, month or year; an uncertain date is spread over its possible days."""

from __future__ import annotations

from enum import StrEnum
from typing import TypedDict

import numpy as np

from dateline.web.explore.asked import Lines
from dateline.web.explore.columns import NO_DAY, Columns, Numbers


class Unit(StrEnum):
    """How long a bar of the timeline is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


CODES = {Unit.DAY: "D", Unit.MONTH: "M", Unit.YEAR: "Y"}
MOST_BARS = 400
"""Bars that fit beside one another; the first unit that needs no more is taken."""
DAYS = {Unit.DAY: 1, Unit.MONTH: 31, Unit.YEAR: 366}


class Bar(TypedDict):
    """How many events were surely in one stretch of time, and how many more are to be expected there.

    ``spread`` adds up what part of its possible days each uncertain event has in this stretch.
    """

    start: str
    sure: int
    spread: float
    killed: int


class Timeline(TypedDict):
    """Bars from the first to the last event; ``undated`` events are in none of them."""

    unit: str
    bars: list[Bar]
    undated: int


def timeline(columns: Columns, lines: Lines, unit: Unit | None = None) -> Timeline:
    """Count some events along time."""
    dated = lines[columns.first_day[lines] != NO_DAY]
    undated = len(lines) - len(dated)
    if not len(dated):
        return {"unit": (unit or Unit.YEAR).value, "bars": [], "undated": undated}
    first, last = columns.first_day[dated], columns.last_day[dated]
    chosen = _unit(int(last.max()) - int(first.min()), unit)
    start, stop = (bars[dated] for bars in columns.bars(CODES[chosen]))
    origin, size = int(start.min()), int(stop.max()) - int(start.min()) + 1
    single = start == stop
    sure = np.bincount(start[single] - origin, minlength=size)
    killed = np.bincount(start[single] - origin, columns.killed[dated][single], size)
    spread = _spread(first[~single], last[~single], (origin, size), chosen)
    bars = _bars((origin, size), chosen, (sure, spread, killed))
    return {"unit": chosen.value, "bars": bars, "undated": undated}


def _bars(stretch: tuple[int, int], unit: Unit, told: tuple[Numbers, Numbers, Numbers]) -> list[Bar]:
    origin, size = stretch
    starts = np.datetime_as_string(np.arange(origin, origin + size).astype(f"datetime64[{CODES[unit]}]"))
    sure, spread, killed = told
    return [
        {"start": str(start), "sure": int(a), "spread": round(float(b), 4), "killed": int(c)}
        for start, a, b, c in zip(starts, sure, spread, killed, strict=True)
    ]


def _unit(days: int, asked: Unit | None) -> Unit:
    """Choose the finest unit that fits, no finer than is asked for."""
    units = list(Unit)[list(Unit).index(asked) if asked else 0 :]
    return next((unit for unit in units if days // DAYS[unit] < MOST_BARS), Unit.YEAR)


def _spread(first: Numbers, last: Numbers, stretch: tuple[int, int], unit: Unit) -> Numbers:
    """Spread each event evenly over its possible days, and add up what falls into each bar.

    Adding a density where an event begins and taking it away where it ends costs the same however long it is.
    """
    origin, size = stretch
    edges = np.arange(origin, origin + size + 1).astype(f"datetime64[{CODES[unit]}]").astype("datetime64[D]")
    days = edges.astype(np.int64)
    begin, length = int(days[0]), int(days[-1] - days[0])
    share = 1.0 / (last - first + 1)
    density = np.bincount(first - begin, share, length + 1)
    density -= np.bincount(last - begin + 1, share, length + 1)
    until = np.concatenate([[0.0], np.cumsum(np.cumsum(density[:-1]))])
    return np.diff(until[days - begin]).clip(0)
