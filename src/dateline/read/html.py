"""Web pages: the main text as trafilatura finds it, and the infobox of an encyclopedia page."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree, html

from dateline.model.document import BlockKind
from dateline.model.errors import NothingToRead, TooLarge, Unreadable
from dateline.read.byline import Byline, mark_byline, read_byline
from dateline.read.decode import decode
from dateline.read.infobox import find_infoboxes, set_infobox
from dateline.read.language import detect_language, read_language
from dateline.read.lines import ends_sentence, is_prose
from dateline.read.original import MEGABYTE, Limits, Original, Reading
from dateline.read.page import Page, squeeze
from dateline.read.sniff import charset_of
from dateline.read.stated_date import read_stated_date
from dateline.text.fold import fold

READER = "html@1"

MOST_BYTES = 20 * MEGABYTE
"""Ten megabytes of paragraphs take twelve seconds and 390 MB to read; pages of reports stay under one megabyte."""
EARLIEST = "1900-01-01"
"""Archives put old reports on the web with the day on which they were printed."""

# What trafilatura would warn of on its own is told in a ReadError, with the name of the page.
for _name in ("trafilatura", "htmldate"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)

_META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_HEAD = 4096
# Marks of an encyclopedia page that are no part of its text.
_MARKS = (
    "//sup[contains(concat(' ', @class, ' '), ' reference ')]",
    "//*[contains(concat(' ', @class, ' '), ' mw-editsection ')]",
    "//*[contains(concat(' ', @class, ' '), ' noprint ') and contains(concat(' ', @class, ' '), ' Inline-Template ')]",
    "//*[contains(concat(' ', @class, ' '), ' navbox ')]",
    "//*[contains(concat(' ', @class, ' '), ' hatnote ')]",
    "//*[contains(concat(' ', @class, ' '), ' reflist ')]",
    "//ol[contains(concat(' ', @class, ' '), ' references ')]",
)
Element = Any
"""An lxml element; lxml ships no types."""


def read_html(original: Original, _limits: Limits) -> Iterator[Reading]:
    """Read a web page into its title, infobox fields, headings, paragraphs, list items and table rows."""
    if len(original.content) > MOST_BYTES:
        raise TooLarge(f"a web page over {MOST_BYTES:,} bytes", where=original.origin)
    tree = _parse(original)
    stated_language, revised = read_language(tree.get("lang")), _read_revision(tree)
    _unmark_times(tree)
    infoboxes = _take_out_infoboxes(tree)
    found = _extract(tree, original)
    page, title = Page(), found.title if found else None
    if title:
        page.add(BlockKind.TITLE, title)
    for table in infoboxes:
        set_infobox(page, table)
    if found is not None:
        _set_body(page, found.body, title)
    if all(block.kind is BlockKind.TITLE for block in page.blocks):
        raise NothingToRead("there is no text in the page", where=original.origin)
    characters = page.characters
    byline = Byline() if infoboxes else read_byline(characters)
    yield Reading(
        part="",
        reader=READER,
        characters=characters,
        blocks=mark_byline(page.blocks, byline),
        title=squeeze(title) if title else None,
        publisher=(found.sitename if found else None) or byline.publisher,
        published=revised or _as_date(found.date if found else None) or byline.published,
        language=stated_language or detect_language(characters),
        url=original.url or (found.url if found else None),
    )


def _parse(original: Original) -> Element:
    meta = _META_CHARSET.search(original.content[:_HEAD])
    declared = charset_of(original.media_type) or (meta[1].decode("ascii", "replace") if meta else None)
    characters = decode(original.content, where=original.origin, declared=declared)
    try:
        parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        return html.document_fromstring(characters.encode(), parser=parser)
    except (etree.LxmlError, ValueError) as fault:
        raise Unreadable(f"it cannot be parsed as HTML: {fault}", where=original.origin) from fault


def _take_out_infoboxes(tree: Element) -> list[Element]:
    """Take infoboxes, footnotes and other marks out of the page, and keep the infoboxes."""
    infoboxes = find_infoboxes(tree)
    marks = [element for mark in _MARKS for element in tree.xpath(mark)]
    for element in (*marks, *infoboxes):
        if element.getparent() is not None:
            element.drop_tree()
    return infoboxes


def _read_revision(tree: Element) -> date | None:
    """Read the day on which an encyclopedia page says it was last edited: that is when this text was published."""
    footer = tree.xpath("string(//*[@id='footer-info-lastmod'])")
    return read_stated_date(squeeze(str(footer)))


def _unmark_times(tree: Element) -> None:
    """Take the marks off dates within sentences: those are days of events, which htmldate takes for the page's own."""
    for mark in tree.xpath("//p//time | //li//time | //td//time | //blockquote//time"):
        block = next(mark.iterancestors("p", "li", "td", "blockquote"))
        words = squeeze(block.text_content())
        if ends_sentence(words) or is_prose(words):
            mark.drop_tag()


def _extract(tree: Element, original: Original) -> Any:
    """Let trafilatura find the main text; the day of retrieval bounds the date, and never is it."""
    import trafilatura  # noqa: PLC0415 - it takes 0.1 s to load, which commands that read no page need not wait for

    retrieved = original.retrieved.date().isoformat()
    dates = {"original_date": True, "extensive_search": False, "min_date": EARLIEST, "max_date": retrieved}
    return trafilatura.bare_extraction(
        tree, url=original.url, include_comments=False, with_metadata=True, date_extraction_params=dates
    )


def _as_date(stated: str | None) -> date | None:
    try:
        return date.fromisoformat(stated) if stated else None
    except ValueError:
        return None


def _set_body(page: Page, body: Element, title: str | None) -> None:
    """Add the blocks of the main text; a heading that repeats the title is not said twice."""
    for element in body:
        if element.tag == "head" and title and fold(_words(element)) == fold(title):
            continue
        _set_element(page, element)


_KINDS = {"head": BlockKind.HEADING, "item": BlockKind.LIST_ITEM}


def _set_element(page: Page, element: Element, kind: BlockKind = BlockKind.PARAGRAPH) -> None:
    if element.tag == "table":
        _set_table(page, element)
    elif element.tag in {"list", "quote", "div", "item"}:
        inner = _KINDS.get(element.tag, kind)
        page.add(inner, _loose_words(element))
        for child in element:
            if child.tag in _BLOCKS:
                _set_element(page, child, inner)
    else:
        page.add(_KINDS.get(element.tag, kind), _words(element))
    if element.tail and element.tail.strip():
        page.add(kind, element.tail)


_BLOCKS = frozenset({"list", "item", "quote", "div", "p", "head", "table", "code"})


def _loose_words(element: Element) -> str:
    """Take the words that stand in a container itself, outside the blocks within it."""
    inline = (_words(child) + (child.tail or "") for child in element if child.tag not in _BLOCKS)
    return (element.text or "") + "".join(inline)


def _set_table(page: Page, table: Element) -> None:
    for row in table.iter("row"):
        cells = [cell for cell in row if cell.tag == "cell"]
        is_header = bool(cells) and all(cell.get("role") == "head" for cell in cells)
        page.add_row(BlockKind.TABLE_HEADER if is_header else BlockKind.TABLE_ROW, [_words(cell) for cell in cells])


def _words(element: Element) -> str:
    pieces = [element.text or ""]
    for child in element:
        pieces += [" " if child.tag in _BREAKS else "", _words(child), child.tail or ""]
    return "".join(pieces)


_BREAKS = frozenset({"lb", "p", "item", "row", "cell", "list", "quote", "head"})
