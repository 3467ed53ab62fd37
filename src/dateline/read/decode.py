"""Bytes to characters: exactly what was written, or a refusal."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from dateline.model.errors import NothingToRead, Unreadable

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_NEWLINE = re.compile(r"\r\n?")
_CANDIDATES = [
    *("cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r"),
    *("gb18030", "big5", "shift_jis", "euc_jp", "euc_kr", "tis_620"),
]
_SAMPLE = 200_000
_MESSIEST = 0.1
"""Charset-normalizer's share of unlikely letter runs; measured: news text in its own charset stays under 0.05."""


def decode(content: bytes, *, where: str, declared: str | None = None) -> str:
    """Decode text by its byte order mark, its declared charset, UTF-8, or a detected charset, in that order.

    Newlines become ``\\n`` and a byte order mark is dropped; nothing else is changed, so that a quote is what the
    reader of the original sees. Bytes that no charset explains are refused, never replaced.
    """
    if not content.strip():
        raise NothingToRead("the file is empty", where=where)
    characters = _NEWLINE.sub("\n", _decode(content, where, declared)).removeprefix("\ufeff")
    if _CONTROL.search(characters):
        raise Unreadable("it holds control characters, so it is not text", where=where)
    if not characters.strip():
        raise NothingToRead("there are only blanks in it", where=where)
    return characters


def _decode(content: bytes, where: str, declared: str | None) -> str:
    for charset in (_marked(content), _known(declared), "utf-8"):
        if charset is not None:
            try:
                return content.decode(charset)
            except UnicodeError:
                continue
    return _detect(content, where)


def _marked(content: bytes) -> str | None:
    return next((charset for mark, charset in _BYTE_ORDER_MARKS if content.startswith(mark)), None)


def _known(declared: str | None) -> str | None:
    try:
        return codecs.lookup(declared).name if declared else None
    except LookupError:
        return None


def _detect(content: bytes, where: str) -> str:
    matches = from_bytes(content[:_SAMPLE], cp_isolation=_CANDIDATES, threshold=_MESSIEST)
    best = matches.best()
    if best is not None:
        try:
            return content.decode(best.encoding)
        except UnicodeError:
            pass
    raise Unreadable("its characters are in no charset that can be told", where=where, way_out="save it as UTF-8")
