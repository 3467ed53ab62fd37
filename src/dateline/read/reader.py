"""One door to all readers: an original goes in, its readings come out."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import TypeAlias

from dateline.model.errors import NothingToRead, TooLarge, UnknownFormat, Unreadable
from dateline.read import sniff
from dateline.read.docx import read_docx
from dateline.read.dump import read_dump
from dateline.read.html import read_html
from dateline.read.markdown import read_markdown
from dateline.read.original import DEFAULT_LIMITS, Limits, Original, Reading
from dateline.read.pdf import read_pdf
from dateline.read.plain import read_plain
from dateline.read.wikitext import read_wikitext

Reader: TypeAlias = Callable[[Original, Limits], Iterator[Reading]]
"""Reads one format; raises only a ReadError."""

READERS: Mapping[str, Reader] = {
    sniff.PLAIN: read_plain,
    sniff.MARKDOWN: read_markdown,
    sniff.HTML: read_html,
    sniff.PDF: read_pdf,
    sniff.DOCX: read_docx,
    sniff.WIKITEXT: read_wikitext,
    sniff.DUMP: read_dump,
}

_BLANKS = re.compile(r"\s+")


def read(original: Original, limits: Limits = DEFAULT_LIMITS) -> Iterator[Reading]:
    """Read one document: one reading of a file or page, one for each page of a dump.

    The format is told from the content first and the name second. Raises only a ReadError, which names the file and
    the reason; a dump may raise after some of its pages were read.
    """
    if not original.content and original.path is None:
        raise NothingToRead("the file is empty", where=original.origin)
    if len(original.content) > limits.max_bytes:
        raise TooLarge(f"it is over the limit of {limits.max_bytes:,} bytes", where=original.origin)
    kind = sniff.sniff(_head(original), original.name or original.origin, original.media_type)
    reader = READERS.get(kind)
    if kind == sniff.OLD_WORD:
        raise Unreadable("an encrypted or old Word file", where=original.origin, way_out="save it as an open .docx")
    if reader is None:
        raise UnknownFormat("no reader knows this kind of file", where=original.origin)
    yield from reader(original, limits)


def dedupe_key(characters: str) -> str:
    """Give the SHA-256 of a text with its white space folded: equal for the same words in another file or layout."""
    return sha256(_BLANKS.sub(" ", characters).strip().encode()).hexdigest()


def _head(original: Original) -> bytes:
    if original.path is None:
        return original.content[: sniff.HEAD]
    with original.path.open("rb") as file:
        return file.read(sniff.HEAD)
