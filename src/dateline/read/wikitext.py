"""Wikitext: one encyclopedia page in its source form, with its infobox, lists and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import mwparserfromhell
from mwparserfromhell import nodes
from mwparserfromhell.parser import ParserError

from dateline.model.document import BlockKind
from dateline.model.errors import NothingToRead, TooLarge, Unreadable
from dateline.read.decode import decode
from dateline.read.language import detect_language
from dateline.read.original import Limits, Original, Reading
from dateline.read.page import Page
from dateline.read.sniff import charset_of
from dateline.read.wikitext_balance import drop_unclosed
from dateline.read.wikitext_infobox import find_infobox_templates, is_infobox, set_infobox_template
from dateline.read.wikitext_words import node_words, words_of

READER = "wikitext@1"

Wikicode = Any
"""A parsed stretch of wikitext; mwparserfromhell ships no complete types."""

MOST_CHARACTERS = 4_000_000
"""MediaWiki itself saves no page over 2 MB."""
_PARAGRAPH_GAP = re.compile(r"\n[^\S\n]*\n")


def read_wikitext(original: Original, _limits: Limits) -> Iterator[Reading]:
    """Read one page of wikitext; its title stands in the wiki, not in its source."""
    source = decode(original.content, where=original.origin, declared=charset_of(original.media_type))
    page = set_wikitext(source, "", where=original.origin)
    characters = page.characters
    yield Reading(
        part="",
        reader=READER,
        characters=characters,
        blocks=page.blocks,
        language=detect_language(characters),
        url=original.url,
    )


def set_wikitext(source: str, title: str, *, where: str) -> Page:
    """Set a page of wikitext: its title, the fields of its infoboxes, then its text."""
    if len(source) > MOST_CHARACTERS:
        raise TooLarge(f"the page has {len(source):,} characters, over {MOST_CHARACTERS:,}", where=where)
    try:
        code = mwparserfromhell.parse(drop_unclosed(source), skip_style_tags=True)
    except (ParserError, RecursionError) as fault:
        raise Unreadable(f"its wikitext cannot be parsed: {fault}", where=where) from fault
    page = Page()
    page.add(BlockKind.TITLE, title)
    for template in find_infobox_templates(code):
        set_infobox_template(page, template)
    _Body(page).set(code)
    if not any(block.kind is not BlockKind.TITLE for block in page.blocks):
        raise NothingToRead("there is no text in the page", where=where)
    return page


class _Body:
    """The running text of a page: collects words until the page starts a new block."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.words: list[str] = []
        self.kind = BlockKind.PARAGRAPH

    def set(self, code: Wikicode) -> None:
        for node in code.nodes:
            match node:
                case nodes.Heading():
                    self.flush()
                    self.page.add(BlockKind.HEADING, words_of(node.title))
                case nodes.Tag() if str(node.tag) == "table":
                    self.flush()
                    _set_table(self.page, node)
                case nodes.Tag() if node.wiki_markup and str(node.tag) in {"li", "dt", "dd"}:
                    self.flush()
                    self.kind = BlockKind.PARAGRAPH if str(node.tag) == "dd" else BlockKind.LIST_ITEM
                case _ if not is_infobox(node):
                    self.take(node_words(node))
        self.flush()

    def take(self, words: str) -> None:
        first, *others = _PARAGRAPH_GAP.split(words) if self.kind is BlockKind.PARAGRAPH else words.split("\n")
        self.words.append(first)
        for piece in others:
            self.flush()
            self.words.append(piece)

    def flush(self) -> None:
        self.page.add(self.kind, "".join(self.words))
        self.words = []
        self.kind = BlockKind.PARAGRAPH


def _set_table(page: Page, table: Wikicode) -> None:
    """Add the rows of a table; cells before its first row mark are its first row."""
    loose: list[Wikicode] = []
    for node in table.contents.nodes:
        if not isinstance(node, nodes.Tag):
            continue
        tag = str(node.tag)
        if tag in {"th", "td"}:
            loose.append(node)
        elif tag == "tr":
            _set_row(page, loose)
            loose = []
            _set_row(page, [cell for cell in node.contents.nodes if isinstance(cell, nodes.Tag)])
        elif tag == "caption":
            page.add(BlockKind.CAPTION, words_of(node.contents))
    _set_row(page, loose)


def _set_row(page: Page, cells: Sequence[Wikicode]) -> None:
    cells = [cell for cell in cells if str(cell.tag) in {"th", "td"}]
    is_header = bool(cells) and all(str(cell.tag) == "th" for cell in cells)
    kind = BlockKind.TABLE_HEADER if is_header else BlockKind.TABLE_ROW
    page.add_row(kind, [words_of(cell.contents) if cell.contents is not None else "" for cell in cells])
