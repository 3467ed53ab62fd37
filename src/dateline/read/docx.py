"""Word documents: the paragraphs, list items and tables of the main story, then its footnotes.

Read from the package's own XML, not through python-docx: that leaves out inserted text, content controls and
footnotes, and unpacks pictures that nobody asked for.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from lzma import LZMAError
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from dateline.model.document import BlockKind
from dateline.model.errors import NothingToRead, TooLarge, UnknownFormat, Unreadable
from dateline.read.byline import mark_byline, read_byline
from dateline.read.language import detect_language
from dateline.read.original import Limits, Original, Reading
from dateline.read.page import Page, squeeze

READER = "docx@1"

Element = Any
"""An lxml element; lxml ships no types."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN, _STYLES, _NOTES, _CORE = "word/document.xml", "word/styles.xml", "word/footnotes.xml", "docProps/core.xml"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_FAULTS = (BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What zipfile raises on damaged, encrypted or oddly packed members."""
_MOST_MEMBERS = 10_000


def read_docx(original: Original, limits: Limits) -> Iterator[Reading]:
    """Read a Word document; one that unpacks to more than the limit is refused before it is unpacked."""
    parts = _unpack(original, limits)
    page = Page()
    _set_body(page, _parse(parts[_MAIN], original.origin), _style_names(parts, original.origin))
    if not len(page):
        raise NothingToRead("there is no text in the document", where=original.origin)
    if _NOTES in parts:
        for note in _parse(parts[_NOTES], original.origin).iter(f"{_W}footnote"):
            page.add(BlockKind.CAPTION, _words(note))
    characters = page.characters
    byline = read_byline(characters)
    yield Reading(
        part="",
        reader=READER,
        characters=characters,
        blocks=mark_byline(page.blocks, byline),
        title=_title(page) or _stated_title(parts, original.origin),
        publisher=byline.publisher,
        published=byline.published,
        language=detect_language(characters),
        url=original.url or byline.url,
    )


def _unpack(original: Original, limits: Limits) -> Mapping[str, bytes]:
    where = original.origin
    if not original.content.startswith(b"PK"):
        raise Unreadable("it is called a Word document and is none", where=where)
    try:
        with ZipFile(BytesIO(original.content)) as package:
            members = package.infolist()
            unpacked = sum(member.file_size for member in members)
            if unpacked > limits.max_unpacked or len(members) > _MOST_MEMBERS:
                raise TooLarge(
                    f"it unpacks to {unpacked:,} bytes in {len(members):,} parts, over the limit", where=where
                )
            names = set(package.namelist())
            if _MAIN not in names:
                raise UnknownFormat("it is a ZIP archive, not a Word document", where=where)
            return {name: _inflate(package, name, limits, where) for name in _PARTS if name in names}
    except _FAULTS as fault:
        raise Unreadable(f"the Word document is damaged or encrypted: {fault}", where=where) from fault


_PARTS = (_MAIN, _STYLES, _NOTES, _CORE)


def _inflate(package: ZipFile, name: str, limits: Limits, where: str) -> bytes:
    """Unpack one part, and stop at the limit whatever size the archive declares."""
    with package.open(name) as member:
        content = member.read(limits.max_bytes + 1)
    if len(content) > limits.max_bytes:
        raise TooLarge(f"its {name} unpacks to more than {limits.max_bytes:,} bytes", where=where)
    return content


def _parse(part: bytes, where: str) -> Element:
    """Parse one part without expanding entities or fetching anything."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    part = part.replace(_STRICT, _W[1:-1].encode())
    try:
        root = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as fault:
        raise Unreadable(f"the Word document is damaged: {fault.msg}", where=where) from fault
    if root.getroottree().docinfo.internalDTD is not None:
        raise Unreadable("it declares entities, which no Word document does", where=where)
    return root


def _style_names(parts: Mapping[str, bytes], where: str) -> Mapping[str, str]:
    """Map each style's id to its name, as "heading 1" or "List Bullet"."""
    if _STYLES not in parts:
        return {}
    styles = _parse(parts[_STYLES], where).iter(f"{_W}style")
    return {style.get(f"{_W}styleId", ""): _attribute(style, "name").lower() for style in styles}


def _attribute(element: Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return (child.get(f"{_W}val") or "") if child is not None else ""


def _set_body(page: Page, root: Element, styles: Mapping[str, str]) -> None:
    """Add the paragraphs and tables of the main story, those inside content controls too."""
    for element in root.iter(f"{_W}p", f"{_W}tbl"):
        if _is_inside_table(element) or _is_deleted(element):
            continue
        if element.tag == f"{_W}tbl":
            _set_table(page, element)
        else:
            page.add(_kind(element, styles, page), _words(element))


def _is_inside_table(element: Element) -> bool:
    """Tell whether a table, or a paragraph with a text box in it, takes care of this element."""
    return next(element.iterancestors(f"{_W}tbl", f"{_W}p"), None) is not None


def _is_deleted(element: Element) -> bool:
    return next(element.iterancestors(f"{_W}del", f"{_W}moveFrom"), None) is not None


def _kind(paragraph: Element, styles: Mapping[str, str], page: Page) -> BlockKind:
    properties = paragraph.find(f"{_W}pPr")
    if properties is None:
        return BlockKind.PARAGRAPH
    style_id = _attribute(properties, "pStyle")
    style = styles.get(style_id, style_id.lower())
    if style == "title" or (style.startswith("heading 1") and not len(page)):
        return BlockKind.TITLE
    if style.startswith(("heading", "subtitle")):
        return BlockKind.HEADING
    if style.startswith("list") or properties.find(f"{_W}numPr") is not None:
        return BlockKind.LIST_ITEM
    return BlockKind.CAPTION if style == "caption" else BlockKind.PARAGRAPH


def _set_table(page: Page, table: Element) -> None:
    for row in table.iterchildren(f"{_W}tr"):
        properties = row.find(f"{_W}trPr")
        is_header = properties is not None and properties.find(f"{_W}tblHeader") is not None
        cells = [" ".join(map(_words, cell.iter(f"{_W}p"))) for cell in row.iter(f"{_W}tc")]
        page.add_row(BlockKind.TABLE_HEADER if is_header else BlockKind.TABLE_ROW, cells)


_BREAKS = frozenset({f"{_W}br", f"{_W}tab", f"{_W}cr"})


def _words(paragraph: Element) -> str:
    """Take the words that stand in the text now: insertions, not deletions; hyphens as they print."""
    pieces: list[str] = []
    for element in paragraph.iter():
        if element.tag == f"{_W}t" and not _is_fallback(element):
            pieces.append(element.text or "")
        elif element.tag in _BREAKS:
            pieces.append(" ")
        elif element.tag == f"{_W}noBreakHyphen":
            pieces.append("\u2011")
    return squeeze("".join(pieces))


def _is_fallback(element: Element) -> bool:
    """Tell the second copy of a text box, kept for old programs, from the first; and moved text from its old place."""
    above = element.iterancestors(
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback", f"{_W}moveFrom"
    )
    return next(above, None) is not None


def _title(page: Page) -> str | None:
    return next((block.span.of(page.characters) for block in page.blocks if block.kind is BlockKind.TITLE), None)


def _stated_title(parts: Mapping[str, bytes], where: str) -> str | None:
    if _CORE not in parts:
        return None
    stated = _parse(parts[_CORE], where).findtext(_TITLE)
    return squeeze(stated) or None if stated else None
