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
OLD_WORD = "application/msword"
UNKNOWN = "application/octet-stream"

_SUFFIXES = {
    PLAIN: (".txt", ".text"),
    MARKDOWN: (".md", ".markdown"),
    HTML: (".html", ".htm", ".xhtml"),
    PDF: (".pdf",),
    DOCX: (".docx",),
    WIKITEXT: (".wiki", ".wikitext", ".mediawiki"),
}
_BY_SUFFIX = {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes}
_TEXTUAL = frozenset({PLAIN, MARKDOWN, HTML, WIKITEXT})
_NOT_PROSE = frozenset(
    {".csv", ".css", ".geojson", ".ini", ".js", ".json", ".jsonl", ".py", ".rtf", ".sql", ".svg", ".toml", ".tsv"}
    | {".xml", ".yaml", ".yml"}
)
"""Text files that hold no running text; read as such they would only make noise."""
_NOT_PROSE_TYPES = re.compile(
    r"(?:image|audio|video|font)/|(?:text|application)/(?:[\w.-]+\+)?(?:json|xml|csv|css|javascript)$"
)

HEAD = 65536
"""Bytes looked at to tell what a file is."""
_OPENING = 4096
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_HTML_TAGS = rb"!doctype\s+html|html|head|body|title|meta|div|article|section|main|table|p|h1"
_HTML_OPENING = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<(?:" + _HTML_TAGS + rb")[\s>]", re.IGNORECASE)
_WIKI_INFOBOX = re.compile(rb"\{\{\s*infobox\b", re.IGNORECASE)
_XML_OPENINGS = (b"<?xml", b"<!", b"<mediawiki")
_PACKED = (b"BZh", b"\x1f\x8b")
_FOREIGN = (b"\x89PNG", b"GIF8", b"\xff\xd8\xff", b"\x7fELF", b"MZ\x90", b"Rar!", b"7z\xbc\xaf", b"{\\rtf", *_PACKED)
_OLD_WORD = b"\xd0\xcf\x11\xe0"


def sniff(head: bytes, name: str, declared: str = "") -> str:
    """Tell the media type from the first bytes, then from what was declared, then from the name."""
    return _by_content(head, name) or _by_words(head, name, declared.partition(";")[0].strip().lower())


def charset_of(declared: str) -> str | None:
    """Take the charset out of a declared media type such as ``text/html; charset=utf-8``."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", declared, re.IGNORECASE)
    return found[1] if found else None


def _by_content(head: bytes, name: str) -> str | None:
    bare = head.removeprefix(b"\xef\xbb\xbf")[:_OPENING]
    if head.startswith(_PACKED) and ".xml" in name.lower():
        return DUMP
    signs = ((b"PK\x03\x04", DOCX), (_OLD_WORD, OLD_WORD), (_FOREIGN, UNKNOWN))
    kind = PDF if b"%PDF-" in bare[:1024] else next((kind for sign, kind in signs if bare.startswith(sign)), None)
    return kind or _by_tags(bare)


def _by_tags(bare: bytes) -> str | None:
    if b"<mediawiki" in bare and bare.lstrip().startswith(_XML_OPENINGS):
        return DUMP
    return HTML if _HTML_OPENING.match(_COMMENT.sub(b"", bare)) else None


def _by_words(head: bytes, name: str, declared: str) -> str:
    suffix = PurePosixPath(name).suffix.lower()
    named = _BY_SUFFIX.get(suffix)
    textual = _looks_textual(head)
    if named is not None and named not in _TEXTUAL and not textual:
        return named
    if _NOT_PROSE_TYPES.match(declared):
        return UNKNOWN
    stated = declared if declared in _TEXTUAL and declared != PLAIN else None
    kind = stated or (named if named in _TEXTUAL else None) or (PLAIN if textual and suffix not in _NOT_PROSE else None)
    return WIKITEXT if kind == PLAIN and _WIKI_INFOBOX.match(head.lstrip()) else kind or UNKNOWN


def _looks_textual(head: bytes) -> bool:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    return not re.search(rb"[\x00-\x08\x0e-\x1f]", head[:_OPENING])
