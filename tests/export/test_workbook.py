"""Events as an Excel workbook."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from dateline.export.losses import LossReport
from dateline.export.summary import summarise
from dateline.model.event import Event
from tests.export.making import claim, event, events
from tests.export.test_formats import CITATIONS, siege

workbook = pytest.importorskip("dateline.export.workbook", reason="pip install XlsxWriter", exc_type=ImportError)
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheet(content: bytes, number: int) -> etree._Element:
    """Open one sheet of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))


def words(content: bytes) -> list[str]:
    """Give all words a workbook holds."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        root = etree.fromstring(book.read("xl/sharedStrings.xml"))
    return ["".join(each.itertext()) for each in root.findall(f"{SHEET}si")]


@settings(deadline=None, max_examples=25)
@given(st.lists(events(), max_size=3))
def test_a_workbook_has_a_row_for_each_event(made: list[Event]) -> None:
    """Whatever texts tell, the workbook opens, holds each event once, and has no formula in it."""
    content = workbook.to_workbook(summarise(made), {}, LossReport())
    assert len(sheet(content, 1).findall(f".//{SHEET}row")) == len(made) + 1
    assert all(sheet(content, number).findall(f".//{SHEET}f") == [] for number in (1, 2, 3))
    assert workbook.to_workbook(summarise(made), {}, LossReport()) == content


def test_sources_are_links_and_quotes_are_told() -> None:
    """The address of a source can be followed, and each quote has a row."""
    content = workbook.to_workbook(summarise([siege()]), CITATIONS, LossReport())
    assert len(sheet(content, 2).findall(f".//{SHEET}hyperlink")) == 1
    assert {"The Courier", "Mall attacked", "attacked the mall"} <= set(words(content))


def test_a_formula_in_a_document_is_only_words() -> None:
    """A quote that looks like a formula is shown and never run."""
    content = workbook.to_workbook(summarise([event(claim("deed", "riot", quote="=HYPERLINK(1)"))]), {}, LossReport())
    assert "=HYPERLINK(1)" in words(content)
    assert sheet(content, 3).findall(f".//{SHEET}f") == []


def test_rows_beyond_a_sheet_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit into a sheet is left out and said to be."""
    monkeypatch.setattr(workbook, "MOST_ROWS", 1)
    report = LossReport()
    content = workbook.to_workbook(summarise([siege(), Event("event-2", ("a",), ())]), {}, report)
    assert len(sheet(content, 1).findall(f".//{SHEET}row")) == 2
    assert ("Events", 1) in {(loss.column, loss.events) for loss in report.counts}


def test_words_too_long_for_a_cell_are_counted() -> None:
    """Excel's limit cuts, and the report says so."""
    report = LossReport()
    content = workbook.to_workbook(
        summarise([event(claim("deed", "riot", quote="x" * (workbook.LONGEST + 1)))]), {}, report
    )
    assert max(len(each) for each in words(content)) == workbook.LONGEST
    assert {(loss.column, loss.events) for loss in report.counts} == {("cell", 2)}
