"""Markdown: the text a reader sees once it is set, with its headings, lists and tables as blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import yaml
from lxml import etree, html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dateline.model.document import BlockKind
from dateline.model.errors import NothingToRead
from dateline.read.byline import Byline, mark_byline, read_byline
from dateline.read.decode import decode
from dateline.read.language import detect_language, read_language
from dateline.read.original import Limits, Original, Reading
from dateline.read.page import Page
from dateline.read.sniff import charset_of
from dateline.read.stated_date import read_stated_date
from dateline.text.fold import fold

READER = "markdown@1"

_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?P<yaml>.{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the YAML head of a Markdown file states, each as words; None where it does not."""

    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    url: str | None = None


def read_markdown(original: Original, _limits: Limits) -> Iterator[Reading]:
    """Read Markdown into the text it sets, without its marks."""
    source = decode(original.content, where=original.origin, declared=charset_of(original.media_type))
    front, body = split_front_matter(source)
    page = Page()
    if front.title:
        page.add(BlockKind.TITLE, front.title)
    _set(page, MarkdownIt("commonmark").enable("table").parse(body))
    characters = page.characters
    if not characters:
        raise NothingToRead("there is no text in it", where=original.origin)
    byline = read_byline(characters)
    yield Reading(
        part="",
        reader=READER,
        characters=characters,
        blocks=mark_byline(page.blocks, byline),
        title=next((block.span.of(characters) for block in page.blocks if block.kind is BlockKind.TITLE), None),
        publisher=front.publisher or byline.publisher,
        published=_published(front, byline),
        language=read_language(front.language) or detect_language(characters),
        url=original.url or front.url or byline.url,
    )


def split_front_matter(source: str) -> tuple[FrontMatter, str]:
    """Take a YAML head off a Markdown file; what is no YAML mapping is text."""
    match = _FRONT_MATTER.match(source)
    if match is None:
        return FrontMatter(), source
    try:
        stated = yaml.safe_load(match["yaml"])
    except (yaml.YAMLError, ValueError, RecursionError):
        return FrontMatter(), source
    if not isinstance(stated, dict):
        return FrontMatter(), source
    words = {str(key).lower(): _words(value) for key, value in stated.items()}
    front = FrontMatter(
        title=words.get("title"),
        publisher=words.get("publisher") or words.get("source") or words.get("outlet"),
        date=words.get("published") or words.get("date"),
        language=words.get("language") or words.get("lang"),
        url=words.get("url") or words.get("link"),
    )
    return front, source[match.end() :]


def _words(value: object) -> str | None:
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.strip() or None if isinstance(value, str) else None


def _published(front: FrontMatter, byline: Byline) -> date | None:
    return read_stated_date(front.date) or byline.published


def _set(page: Page, tokens: Sequence[Token]) -> None:
    """Add one piece for each block of Markdown that holds words."""
    within: list[str] = []
    row: list[str] = []
    for token in tokens:
        if token.nesting > 0:
            within.append(token.type)
            row = [] if token.type == "tr_open" else row
        elif token.nesting < 0:
            opened = within.pop()
            if opened == "tr_open":
                page.add_row(BlockKind.TABLE_HEADER if "thead_open" in within else BlockKind.TABLE_ROW, row)
        elif within and within[-1] in {"th_open", "td_open"}:
            row.append(_plain(token))
        else:
            kind = _kind(within)
            _set_words(page, kind, _plain(token))


def _set_words(page: Page, kind: BlockKind, words: str) -> None:
    """Add a piece; a heading that opens the text is its title, and one that repeats the title is not said twice."""
    if kind is BlockKind.HEADING and not len(page):
        kind = BlockKind.TITLE
    is_title_again = kind is BlockKind.HEADING and len(page) == 1 and fold(words) == fold(page.characters)
    if not is_title_again:
        page.add(kind, words)


def _kind(within: Sequence[str]) -> BlockKind:
    if "heading_open" in within:
        return BlockKind.HEADING
    return BlockKind.LIST_ITEM if "list_item_open" in within else BlockKind.PARAGRAPH


def _plain(token: Token) -> str:
    if token.type == "html_block":
        return _words_of_html(token.content)
    if token.type in {"fence", "code_block"}:
        return token.content
    return "".join(map(_inline, token.children or ()))


def _words_of_html(content: str) -> str:
    try:
        return str(html.document_fromstring(f"<div>{content}</div>").text_content())
    except (etree.LxmlError, ValueError):
        return ""


def _inline(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    if token.type == "image":
        return "".join(map(_inline, token.children or ()))
    return "" if token.type == "html_inline" else token.content
