"""PDF: the printed lines of each page, joined again to paragraphs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
from pypdfium2 import raw

from dateline.model.document import BlockKind
from dateline.model.errors import NothingToRead, ReadError, TooLarge, Unreadable
from dateline.read.byline import mark_byline, read_byline
from dateline.read.language import detect_language
from dateline.read.original import Limits, Original, Reading
from dateline.read.page import Page, squeeze
from dateline.read.pdf_lines import read_lines
from dateline.read.printed import Print, join_paragraphs, part_furniture
from dateline.text.fold import fold

READER = "pdf@1"

_START, _END = b"%PDF-", b"%%EOF"
_HEAD = 1024
_TAIL = 4096
"""Bytes at the end in which the closing mark must stand; some writers and mail gateways add a little after it."""
MOST_UNKNOWN = 0.1
"""Share of letters without a meaning above which a text is mangled: a few stray symbols stay far below."""


def read_pdf(original: Original, limits: Limits) -> Iterator[Reading]:
    """Read a PDF into headings, paragraphs and list items; page numbers and running heads come last, as captions."""
    prints, stated_title = _read_pages(original, limits)
    body, furniture = part_furniture(prints)
    page = Page()
    for kind, words in join_paragraphs(body):
        page.add(kind, words)
    if not page.blocks:
        raise NothingToRead("its pages hold no text, perhaps only pictures of it", where=original.origin)
    for words in furniture:
        page.add(BlockKind.CAPTION, words)
    characters = page.characters
    _refuse_mangled(characters, original.origin)
    byline = read_byline(characters)
    yield Reading(
        part="",
        reader=READER,
        characters=characters,
        blocks=mark_byline(page.blocks, byline),
        title=_title(page, stated_title),
        publisher=byline.publisher,
        published=byline.published,
        language=detect_language(characters),
        url=original.url or byline.url,
    )


def _read_pages(original: Original, limits: Limits) -> tuple[list[list[Print]], str]:
    if _START not in original.content[:_HEAD]:
        raise Unreadable("it is called a PDF and is none", where=original.origin)
    if _END not in original.content[-_TAIL:]:
        raise Unreadable("the PDF is cut short: its end is missing", where=original.origin)
    try:
        with closing(pypdfium2.PdfDocument(original.content)) as document:
            if len(document) > limits.max_pages:
                raise TooLarge(f"it has {len(document)} pages, over {limits.max_pages}", where=original.origin)
            return [read_lines(document, number) for number in range(len(document))], _stated_title(document)
    except pypdfium2.PdfiumError as fault:
        raise _explain(fault, original.origin) from fault


def _explain(fault: pypdfium2.PdfiumError, where: str) -> ReadError:
    if getattr(fault, "err_code", None) == raw.FPDF_ERR_PASSWORD:
        return Unreadable("the PDF is encrypted", where=where, way_out="save it without a password")
    return Unreadable(f"the PDF is damaged: {fault}", where=where)


def _stated_title(document: pypdfium2.PdfDocument) -> str:
    return squeeze(str(document.get_metadata_value("Title")))


def _refuse_mangled(characters: str, where: str) -> None:
    counts = Counter(characters)
    unknown = counts["\ufffd"] + sum(count for letter, count in counts.items() if "\ue000" <= letter <= "\uf8ff")
    if unknown > MOST_UNKNOWN * len(characters):
        raise Unreadable("its fonts do not say which letters they show", where=where)


def _title(page: Page, stated: str) -> str | None:
    """Take the title that is set in the text; the file's own title only where the text bears it out.

    Word processors put file names and old titles into a PDF.
    """
    characters = page.characters
    set_title = next((block.span.of(characters) for block in page.blocks if block.kind is BlockKind.TITLE), None)
    borne_out = bool(stated) and fold(stated) in fold(characters[:2000])
    return set_title or (stated if borne_out else None)
