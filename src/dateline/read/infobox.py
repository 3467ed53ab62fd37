"""The infobox table of an encyclopedia's web page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model.document import BlockKind
from dateline.model.evidence import Span
from dateline.read.fields import set_field
from dateline.read.labels import find_label, fold_label, known
from dateline.read.lines import strip_footnotes
from dateline.read.page import Page, squeeze

Element = Any
"""An lxml element; lxml ships no types."""

_INFOBOX = "//table[contains(concat(' ', translate(@class, '\t\n', '  '), ' '), ' infobox ')]"
_HIDDEN = frozenset({"style", "script", "noscript", "img", "audio", "video"})
_HIDDEN_CLASSES = frozenset(
    {"reference", "noprint", "navbar", "mw-editsection", "geo-nondefault", "geo-multi-punct", "Inline-Template"}
)
_BREAKING = frozenset({"br", "div", "p", "li", "ul", "ol", "dl", "dt", "dd", "tr", "table", "hr", "h2", "h3", "h4"})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an infobox: its header cells and data cells."""

    heads: tuple[Element, ...]
    cells: tuple[Element, ...]


def find_infoboxes(tree: Element) -> list[Element]:
    """Find the outermost infobox tables of a page."""
    found: list[Element] = tree.xpath(_INFOBOX)
    return [table for table in found if not any(other in found for other in table.iterancestors("table"))]


def set_infobox(page: Page, table: Element) -> None:
    """Add the names and fields of an infobox to the page, in the order they are shown."""
    for caption in table.iterchildren("caption"):
        page.add(BlockKind.INFOBOX_NAME, _line(caption))
    header: str | None = None
    parent: Span | None = None
    for row in _rows(table):
        if row.heads and row.cells:
            if header is not None:
                parent = _stand_over(page, header)
                header = None
            set_field(page, _line(row.heads[0]), _lines(row.cells[0]), parent)
        elif row.heads:
            header = _take_head(page, row.heads[0], header)
            parent = None
        else:
            _take_cells(page, header, row.cells)
            header = parent = None
    _close_header(page, header)


def _take_head(page: Page, head: Element, pending: str | None) -> str | None:
    """Take a header cell: the page's name, or a label over the rows to come."""
    if "infobox-above" in _classes(head) or not page.has(BlockKind.INFOBOX_NAME):
        for line in _lines(head):
            page.add(BlockKind.INFOBOX_NAME, line)
        return None
    _close_header(page, pending)
    return _line(head) or None


def _close_header(page: Page, header: str | None) -> None:
    """Set a header with nothing under it: an empty field where it is a label, else a mere heading of the infobox."""
    if header and fold_label(header) in known("labels"):
        set_field(page, header, ())
    elif header:
        page.add(BlockKind.CAPTION, header)


def _stand_over(page: Page, header: str) -> Span | None:
    """Set a header over rows with labels of their own: a label they stand under, or a mere heading of the infobox."""
    if fold_label(header) in known("labels"):
        return page.add_label(header)
    page.add(BlockKind.CAPTION, header)
    return None


def _take_cells(page: Page, header: str | None, cells: Sequence[Element]) -> None:
    """Take a row without a label: one side each of the header above, a name, or the caption of a picture."""
    is_name = header is None and bool(_classes(cells[0]) & {"infobox-above", "infobox-subheader"})
    for cell in cells:
        lines = list(_lines(cell))
        if header is not None:
            set_field(page, header, lines)
            continue
        for line in lines:
            _take_loose(page, line, is_name=is_name)


def _take_loose(page: Page, line: str, *, is_name: bool) -> None:
    """Take a line that stands by itself: "Part of the …" is a field, others are names or captions."""
    found = find_label(line)
    if found and found.name in known("spaced"):
        set_field(page, line[: found.length], [line[found.rest :]])
    else:
        page.add(BlockKind.INFOBOX_NAME if is_name else BlockKind.CAPTION, line)


def _rows(table: Element) -> Iterator[Row]:
    """Give the rows of a table, and those of a table within it that stands where a row would."""
    for row in table.xpath("./tr | ./thead/tr | ./tbody/tr"):
        heads, cells = tuple(row.iterchildren("th")), tuple(row.iterchildren("td"))
        inner = [] if heads else [nested for cell in cells for nested in _tables_within(cell, table)]
        if inner:
            for nested in inner:
                yield from _rows(nested)
        elif heads or cells:
            yield Row(heads, cells)


def _tables_within(cell: Element, table: Element) -> list[Element]:
    return [nested for nested in cell.iter("table") if next(nested.iterancestors("table"), None) is table]


def _classes(element: Element) -> set[str]:
    return set((element.get("class") or "").split())


def _line(element: Element) -> str:
    return " ".join(_lines(element))


def _lines(element: Element) -> list[str]:
    """Break the words of a cell where a browser breaks them, without footnote marks and hidden parts."""
    pieces: list[str] = []
    _gather(element, pieces)
    lines = (strip_footnotes(squeeze(line.replace("\u200b", ""))).strip() for line in "".join(pieces).split("\x1e"))
    return [line for line in lines if line]


def _gather(element: Element, pieces: list[str]) -> None:
    pieces.append((element.text or "").replace("\x1e", " "))
    for child in element:
        if not _is_hidden(child):
            is_break = child.tag in _BREAKING
            pieces.append("\x1e" if is_break else "")
            _gather(child, pieces)
            pieces.append("\x1e" if is_break else "")
        pieces.append((child.tail or "").replace("\x1e", " "))


def _is_hidden(element: Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in _HIDDEN or _classes(element) & _HIDDEN_CLASSES:
        return True
    return "display:none" in (element.get("style") or "").replace(" ", "").lower()
