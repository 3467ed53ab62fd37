"""Every file format that events are written in, under one name and one way to call it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from dateline.export import acled, ged, gtd
from dateline.export.annotations import event_annotations
from dateline.export.flat import EVENT_COLUMNS, flat_row
from dateline.export.ftm import ftm_events
from dateline.export.geojson import rows_to_geojson
from dateline.export.graph import to_gexf, to_graphml
from dateline.export.losses import LossReport, Written
from dateline.export.parquet import to_parquet
from dateline.export.plover import plover_records
from dateline.export.summary import Citations, EventSummary, summarise
from dateline.export.timeline import to_timeline
from dateline.export.workbook import to_workbook
from dateline.export.written import csv_header, csv_lines, to_json_lines
from dateline.model.errors import NotFound
from dateline.model.event import Event

NO_POINT = "no point is known; it is written with a null geometry"

Write = Callable[[Iterable[EventSummary], Citations, LossReport], Iterator[str]]
WriteWhole = Callable[[Iterable[EventSummary], Citations, LossReport], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """One file format: what it is called, how its files end, and what it is for."""

    id: str
    label: str
    suffix: str
    media_type: str
    purpose: str


def _flat(
    summaries: Iterable[EventSummary], citations: Citations, report: LossReport
) -> Iterator[Mapping[str, object]]:
    return report.rows(Written(flat_row(summary, citations)) for summary in summaries)


@dataclass(frozen=True, slots=True)
class ByRow:
    """Writes a format whose file is one row after another, so that any stretch of its events can be written apart.

    Without columns the rows are lines of JSON.
    """

    rows: Callable[[Iterable[EventSummary], Citations, LossReport], Iterator[Mapping[str, object]]]
    columns: Sequence[str] = ()

    def head(self) -> str:
        """Write what stands before the first row."""
        return csv_header(self.columns) if self.columns else ""

    def body(self, summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[str]:
        """Write the rows of some events."""
        rows = self.rows(summaries, citations, report)
        return csv_lines(rows, self.columns) if self.columns else to_json_lines(rows)

    def __call__(self, summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[str]:
        """Write a whole file."""
        yield self.head()
        yield from self.body(summaries, citations, report)


def _geojson(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[str]:
    placed: Iterator[Written[Mapping[str, object]]] = (
        Written(flat_row(each, citations), () if _has_point(each) else (("geometry", NO_POINT),)) for each in summaries
    )
    return rows_to_geojson(report.rows(placed))


def _has_point(summary: EventSummary) -> bool:
    return summary.place is not None and summary.place.latitude is not None


def _ftm(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> Iterator[str]:
    return to_json_lines(ftm_events(summaries, citations, report))


CSV, JSON_LINES = "text/csv", "application/x-ndjson"
WRITERS: Mapping[str, tuple[Format, Write]] = MappingProxyType(
    {
        each.id: (each, write)
        for each, write in (
            (
                Format("csv", "CSV", ".csv", CSV, "one row for each event, for spreadsheets and scripts"),
                ByRow(_flat, EVENT_COLUMNS),
            ),
            (Format("json", "JSON Lines", ".jsonl", JSON_LINES, "the same rows, typed"), ByRow(_flat)),
            (Format("geojson", "GeoJSON", ".geojson", "application/geo+json", "maps"), _geojson),
            (
                Format("ged", "UCDP GED", ".csv", CSV, "lethal events, as UCDP codes them (49 columns)"),
                ByRow(ged.ged_rows, ged.COLUMNS),
            ),
            (
                Format("acled", "ACLED layout", ".csv", CSV, "events with one day each, as ACLED codes them"),
                ByRow(acled.acled_rows, acled.COLUMNS),
            ),
            (
                Format("gtd", "GTD layout", ".csv", CSV, "attacks by others than states, as GTD codes them"),
                ByRow(gtd.gtd_rows, gtd.COLUMNS),
            ),
            (
                Format("plover", "PLOVER", ".jsonl", JSON_LINES, "who did what to whom, as event coders write it"),
                ByRow(plover_records),
            ),
            (Format("ftm", "FollowTheMoney", ".ftm.json", JSON_LINES, "investigation tools"), _ftm),
            (Format("timeline", "TimelineJS", ".json", "application/json", "a timeline in a web page"), to_timeline),
            (Format("graphml", "GraphML", ".graphml", "application/graphml+xml", "graphs of who did what"), to_graphml),
            (Format("gexf", "GEXF", ".gexf", "application/gexf+xml", "the same graphs, with days, for Gephi"), to_gexf),
        )
    }
)
ANNOTATIONS = Format(
    "annotations", "W3C Web Annotation", ".jsonl", "application/ld+json", "every value tied to its words"
)
TEXT_FORMATS: tuple[Format, ...] = (*(each for each, _ in WRITERS.values()), ANNOTATIONS)
"""The formats that are text."""


def _parquet(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> bytes:
    return to_parquet(_flat(summaries, citations, report))


SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BINARY: Mapping[str, tuple[Format, WriteWhole]] = MappingProxyType(
    {
        each.id: (each, make)
        for each, make in (
            (Format("xlsx", "Excel", ".xlsx", SHEETS, "people: events, sources as links, quotes"), to_workbook),
            (Format("parquet", "Parquet", ".parquet", "application/vnd.apache.parquet", "data frames"), _parquet),
        )
    }
)
FORMATS: tuple[Format, ...] = (*TEXT_FORMATS, *(each for each, _ in BINARY.values()))
"""Every format, in the order people are shown them."""


def write(
    form: str, events: Iterable[Event], citations: Citations, report: LossReport, *, withhold: bool = True
) -> Iterator[str]:
    """Write events in one format, a piece of text at a time; the report counts what the format cannot say."""
    if form == ANNOTATIONS.id:
        return to_json_lines(event_annotations(events, citations, report, withhold=withhold))
    if form not in WRITERS:
        known = ", ".join(each.id for each in FORMATS)
        raise NotFound(f"no file format is called {form!r}", way_out=f"one of {known}")
    return WRITERS[form][1](_noting(summarise(events, withhold=withhold), report), citations, report)


def by_row(form: str) -> bool:
    """Tell whether the rows of a stretch of events can be written apart from those of any other."""
    return form in WRITERS and isinstance(WRITERS[form][1], ByRow)


def head(form: str) -> str:
    """Write what stands before the first row of a format that is written by row."""
    return _by_row(form).head()


def write_rows(
    form: str, events: Iterable[Event], citations: Citations, report: LossReport, *, withhold: bool = True
) -> Iterator[str]:
    """Write the rows of a stretch of events in a format that is written by row."""
    return _by_row(form).body(_noting(summarise(events, withhold=withhold), report), citations, report)


def write_bytes(
    form: str, events: Iterable[Event], citations: Citations, report: LossReport, *, withhold: bool = True
) -> Iterator[bytes]:
    """Write events in any format, text or not, a piece at a time."""
    if form not in BINARY:
        yield from (piece.encode() for piece in write(form, events, citations, report, withhold=withhold))
        return
    yield BINARY[form][1](_noting(summarise(events, withhold=withhold), report), citations, report)


def _by_row(form: str) -> ByRow:
    writer = WRITERS[form][1] if form in WRITERS else None
    if not isinstance(writer, ByRow):
        raise NotFound(f"{form!r} is not written by row", way_out=", ".join(each for each in WRITERS if by_row(each)))
    return writer


def _noting(summaries: Iterable[EventSummary], report: LossReport) -> Iterator[EventSummary]:
    """Count the events in which a private person's name is withheld."""
    for summary in summaries:
        if summary.withheld:
            report.lose("names", "private persons' names are withheld")
        yield summary


def formats_table() -> str:
    """Write the table of formats in Markdown, for the documentation."""
    rows = "".join(f"| `{each.id}` | {each.label} | `{each.suffix}` | {each.purpose} |\n" for each in FORMATS)
    return f"| name | format | files end in | for |\n|---|---|---|---|\n{rows}"
