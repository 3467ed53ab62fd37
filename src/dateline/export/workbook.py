"""Events as an Excel workbook that people can read: events, their sources as links, and the words they rest on."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

import xlsxwriter

from dateline.export.flat import EVENT_COLUMNS, flat_row
from dateline.export.ftm import WEB
from dateline.export.losses import LossReport
from dateline.export.summary import Citations, EventSummary

LONGEST = 32_767
"""Characters that Excel holds in one cell."""
LONGEST_LINK = 2_079
"""Characters that Excel holds in one link."""
MADE = datetime(2000, 1, 1)
"""A fixed time, so that the same rows make the same bytes."""
MOST_ROWS = 1_048_575
"""Rows that Excel holds in one sheet, under the header."""
WIDTHS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("date_prec", "where_prec", "country", "sources", "radius_km"), 9),
        **dict.fromkeys((f"{what}_{end}" for what in ("killed", "injured") for end in ("low", "best", "high")), 11),
        **dict.fromkeys(("date_earliest", "date_latest", "published", "modality", "latitude", "longitude"), 12),
        **dict.fromkeys(("perpetrators", "targets", "victims", "attribution", "publisher"), 30),
        **dict.fromkeys(("cited", "quotes", "quote", "title", "address"), 60),
    }
)
"""How wide columns are, in characters; any other is as wide as a name of a place."""
WIDE = 20
HEADER = {"bold": True, "bg_color": "#E7E6E6", "bottom": 1, "valign": "top"}
SOURCE_COLUMNS = ("event", "publisher", "title", "published", "address")
QUOTE_COLUMNS = ("event", "quote")
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}

Cells = Sequence[object]


class _Table(NamedTuple):
    name: str
    columns: Sequence[str]
    rows: Iterable[Cells]


def to_workbook(summaries: Iterable[EventSummary], citations: Citations, report: LossReport) -> bytes:
    """Write three sheets: events, sources and quotes, each with a fixed header and filters.

    Words are written as words: no cell runs, whatever a document says. Only web addresses of sources become links.
    """
    sink = io.BytesIO()
    told = list(summaries)
    report.written += len(told)
    with xlsxwriter.Workbook(sink, OPTIONS) as book:
        book.set_properties({"created": MADE})
        _sheet(book, _Table("Events", EVENT_COLUMNS, (_event(each, citations) for each in told)), report)
        sources = (row for each in told for row in _sources(each, citations))
        _sheet(book, _Table("Sources", SOURCE_COLUMNS, sources), report)
        quotes = ((each.id, quote) for each in told for quote in each.quotes)
        _sheet(book, _Table("Quotes", QUOTE_COLUMNS, quotes), report)
    return sink.getvalue()


def _event(summary: EventSummary, citations: Citations) -> Cells:
    return tuple(flat_row(summary, citations).values())


def _sources(summary: EventSummary, citations: Citations) -> Iterator[Cells]:
    for text in summary.text_ids:
        if text in citations:
            cited = citations[text]
            day = cited.published.isoformat() if cited.published else None
            yield summary.id, cited.publisher, cited.title, day, cited.url


def _sheet(book: xlsxwriter.Workbook, table: _Table, report: LossReport) -> None:
    sheet = book.add_worksheet(table.name)
    header = book.add_format(HEADER)
    for at, column in enumerate(table.columns):
        sheet.set_column(at, at, WIDTHS.get(column, WIDE))
        sheet.write_string(0, at, column, header)
    rows = iter(table.rows)
    last = 0
    for last, row in enumerate(islice(rows, MOST_ROWS), start=1):
        for at, value in enumerate(row):
            _write(sheet, (last, at), value, report)
    for _ in rows:
        report.lose(table.name, f"Excel holds {MOST_ROWS} rows in a sheet; the rest is left out")
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _write(sheet: xlsxwriter.worksheet.Worksheet, cell: tuple[int, int], value: object, report: LossReport) -> None:
    if isinstance(value, int | float):
        sheet.write_number(*cell, value)
    elif isinstance(value, str) and value:
        if WEB.fullmatch(value) and len(value) <= LONGEST_LINK:
            sheet.write_url(*cell, value)
            return
        if len(value) > LONGEST:
            report.lose("cell", f"Excel holds {LONGEST} characters in a cell; the rest is cut off")
        sheet.write_string(*cell, value[:LONGEST])
