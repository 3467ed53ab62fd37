"""Events as TimelineJS reads them: slides with a date no more exact than it is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from typing import TypedDict

from dateline.export.flat import figures
from dateline.export.losses import LossReport, Written, left_out
from dateline.export.sides import names
from dateline.export.summary import Citations, EventSummary, cited
from dateline.model.edtf import to_edtf
from dateline.model.interval import Interval, Unit

KNOWN = {Unit.DAY: 3, Unit.MONTH: 2}
"""How many parts of a date each unit fills; a year fills one."""


class SlideDate(TypedDict, total=False):
    """A date with the parts that are known."""

    year: int
    month: int
    day: int


class SlideText(TypedDict):
    """What a slide says. TimelineJS shows it as HTML."""

    headline: str
    text: str


class Slide(TypedDict, total=False):
    """One event on the line."""

    unique_id: str
    start_date: SlideDate
    end_date: SlideDate
    display_date: str
    text: SlideText
    group: str


def to_timeline(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[str]:
    """Write events as one TimelineJS document; the report counts those without a first day."""
    yield '{"events": ['
    before = "\n"
    for slide in report.rows(timeline_slide(summary, citations) for summary in summaries):
        yield before + json.dumps(slide, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def timeline_slide(summary: EventSummary, citations: Citations) -> Written[Slide]:
    """Make one slide, or say why the event cannot stand on a line."""
    interval = summary.interval
    if interval is None or interval.earliest is None:
        return Written(None, left_out("no first day can be given"))
    slide: Slide = {
        "unique_id": summary.id,
        "start_date": _date(interval.earliest, interval.start_unit),
        "display_date": escape(to_edtf(interval)),
        "text": {"headline": escape(_headline(summary)), "text": _text(summary, citations)},
    }
    if interval.latest and not _is_one_date(interval):
        slide["end_date"] = _date(interval.latest, interval.end_unit)
    if summary.kind:
        slide["group"] = summary.kind.label
    return Written(slide)


def _is_one_date(interval: Interval) -> bool:
    """Tell whether one date says all: a day, or one whole month or year."""
    latest = interval.latest
    if interval.earliest is None or latest is None:
        return True
    return _date(interval.earliest, interval.start_unit) == _date(latest, interval.end_unit)


def _date(day: date, unit: Unit) -> SlideDate:
    parts = KNOWN.get(unit, 1)
    told: SlideDate = {"year": day.year}
    if parts >= KNOWN[Unit.MONTH]:
        told["month"] = day.month
    if parts >= KNOWN[Unit.DAY]:
        told["day"] = day.day
    return told


def _headline(summary: EventSummary) -> str:
    label = (summary.kind.label if summary.kind else "event").capitalize()
    return f"{label}, {summary.place.name or summary.place.words}" if summary.place else label


def _text(summary: EventSummary, citations: Citations) -> str:
    """Say who, how many, and on what words it rests, each on its own line."""
    told = [
        ("By", names(summary.perpetrators)),
        ("Against", names(summary.suffering)),
        ("Told", "; ".join(f"{figures(each.total)} {outcome.value}" for outcome, each in summary.counts.items())),
        ("Who says so", "; ".join(summary.attributions)),
        ("Sources", "; ".join(cited(summary, citations))),
    ]
    lines = [f"<p>{name}: {escape(words)}</p>" for name, words in told if words]
    quotes = [f"<blockquote>{escape(quote)}</blockquote>" for quote in summary.quotes]
    return "".join((*lines, *quotes))
