"""What a file is: by its content first, by its name second."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

PLAIN = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WIKITEXT = "text/x-wiki"
DUMP = "application/x-mediawiki-xml"
UNKNOWN = "application/octet-stream"

_SUFFIXES = {
    PLAIN: (".txt", ".text"),
    MARKDOWN: (".md", ".markdown"),
    HTML: (".html", ".htm", ".xhtml"),
    PDF: (".pdf",),
    DOCX: (".docx",),
    WIKITEXT: (".wiki", ".wikitext", ".mediawiki"),
    DUMP: (".xml",),
}
_BY_SUFFIX = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes}
_TEXTUAL = frozenset({PLAIN, MARKDOWN, HTML, WIKITEXT})
HEAD = 65536
"""Bytes looked at to tell what a file is."""
_OPENING = 4096
_HTML_OPENING = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_DUMP_OPENING = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!.*?>\s*)*<mediawiki\b", re.DOTALL)
_WIKI_INFOBOX = re.compile(rb"\{\{\s*infobox\b", re.IGNORECASE)
_FOREIGN = (
    b"\x89PNG",
    b"GIF8",
    b"\xff\xd8\xff",
    b"\x7fELF",
    b"MZ\x90",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"BZh",
    b"{\\rtf",
)
_PACKED = (b"BZh", b"\x1f\x8b")
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def sniff(head: bytes, name: str, declared: str = "") -> str:
    """Tell the media type from the first bytes, then from what was declared, then from the name."""
    if head.startswith(_PACKED) and ".xml" in name.lower():
        return DUMP
    return _by_content(head) or _by_words(head, name, declared.partition(";")[0].strip().lower())


def charset_of(declared: str) -> str | None:
    """Take the charset out of a declared media type such as ``text/html; charset=utf-8``."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", declared, re.IGNORECASE)
    return found[1] if found else None


def _by_content(head: bytes) -> str | None:
    bare = head.removeprefix(b"\xef\xbb\xbf")[:_OPENING]
    if b"%PDF-" in bare[:1024]:
        return PDF
    if bare.startswith(b"PK\x03\x04"):
        return DOCX
    if bare.startswith((*_FOREIGN, _OLD_WORD)):
        return UNKNOWN
    if _DUMP_OPENING.match(bare):
        return DUMP
    return HTML if _HTML_OPENING.match(bare) else None


def _by_words(head: bytes, name: str, declared: str) -> str:
    named = _BY_SUFFIX.get(PurePosixPath(name).suffix.lower())
    stated = declared if declared in _TEXTUAL and declared != PLAIN else None
    guess = stated or (named if named in _TEXTUAL else None)
    if guess in {None, PLAIN} and _WIKI_INFOBOX.match(head.lstrip()):
        return WIKITEXT
    if guess is not None:
        return guess
    if named is not None and not _looks_textual(head):
        return named
    return PLAIN if _looks_textual(head) else UNKNOWN


def _looks_textual(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", head[:_OPENING])
