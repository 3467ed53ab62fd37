"""Bytes to characters: exactly what was written, or a refusal."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NotRequired, TypedDict

from dateline.model.errors import NothingToRead, Unreadable
from dateline.model.yaml_text import load_yaml
from dateline.read.language import classify

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_NEWLINE = re.compile(r"\r\n?")
_STRAY_ACCENT = re.compile(r"(?:^|\s)[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u0300-\u036f]")
_TAG = re.compile(r"<[^<>]{0,400}>")
_MARKED_UP, _SAMPLE = 40_000, 4000
MOST_WITHIN = 0.02
"""Share of letters that may be a capital inside a word ("McVeigh"); Arabic read as Greek has a third."""
MOST_BLANKS = 0.05
"""Share of blanks in Chinese and Japanese, which write none between words; Russian read as Chinese has an eighth."""


class _Alphabet(TypedDict):
    charsets: list[str]
    letters: NotRequired[str]
    script: NotRequired[str]


class _CharsetFile(TypedDict):
    languages: dict[str, _Alphabet]
    signs: str


def decode(content: bytes, *, where: str, declared: str | None = None) -> str:
    """Decode text by its byte order mark, UTF-8, its declared charset, or the one charset that explains it.

    Newlines become ``\\n`` and a byte order mark is dropped; nothing else is changed, so that a quote is what the
    reader of the original sees. Bytes that no charset explains, or more than one, are refused, never replaced.
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
    # Servers declare Latin-1 for everything; but what is UTF-8 beyond ASCII is hardly ever anything else.
    stated = (_known(declared), "utf-8") if content.isascii() else ("utf-8", _known(declared))
    for charset in (_marked(content), *stated):
        characters = _try(content, charset) if charset else None
        if characters is not None:
            return characters
    found = set(_explanations(content))
    if len(found) != 1:
        reason = "more than one charset explains" if found else "no charset explains"
        raise Unreadable(f"it is not UTF-8, and {reason} its characters", where=where, way_out="save it as UTF-8")
    return found.pop()


def _marked(content: bytes) -> str | None:
    return next((charset for mark, charset in _BYTE_ORDER_MARKS if content.startswith(mark)), None)


def _known(declared: str | None) -> str | None:
    """Give the codec of a declared charset; browsers read "Latin-1" as Windows-1252, and so do pages."""
    try:
        info = codecs.lookup(declared) if declared else None
    except (LookupError, ValueError):
        return None
    if info is None or not getattr(info, "_is_text_encoding", True):
        return None
    return "cp1252" if info.name in {"iso8859-1", "ascii"} else info.name


def _try(content: bytes, charset: str) -> str | None:
    try:
        return content.decode(charset)
    except UnicodeError:
        return None


def _explanations(content: bytes) -> Iterator[str]:
    """Give each decoding whose language is sure and writes every sign in it."""
    languages = _listed()["languages"]
    for charset in sorted({charset for alphabet in languages.values() for charset in alphabet["charsets"]}):
        characters = _try(content, charset)
        if characters is None or _CONTROL.search(characters):
            continue
        sample = _TAG.sub(" ", characters[:_MARKED_UP])[:_SAMPLE]
        alphabet = None if _is_garbled(sample) else languages.get(classify(sample) or "")
        if alphabet and charset in alphabet["charsets"] and _writes(alphabet, characters):
            yield characters


def _is_garbled(characters: str) -> bool:
    """Tell letters that a wrong charset threw together: capitals within words, accents without a letter."""
    if _STRAY_ACCENT.search(characters):
        return True
    capitals, small = sum(map(str.isupper, characters)), sum(map(str.islower, characters))
    within = sum(first.islower() and second.isupper() for first, second in pairwise(characters))
    return capitals > small or within > MOST_WITHIN * (capitals + small)


def _writes(alphabet: _Alphabet, characters: str) -> bool:
    foreign = {sign for sign in set(characters) if not sign.isascii()}.difference(_listed()["signs"])
    script = alphabet.get("script")
    if script is None:
        return foreign <= set(alphabet.get("letters", ""))
    if script == "CJK" and characters.count(" ") > MOST_BLANKS * len(characters):
        return False
    return all(unicodedata.name(sign, "").startswith(_SCRIPTS.get(script, (script,))) for sign in foreign)


_SCRIPTS = {"CJK": ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "FULLWIDTH"), "HANGUL": ("HANGUL", "CJK")}


@cache
def _listed() -> _CharsetFile:
    loaded: _CharsetFile = load_yaml(files("dateline.read").joinpath("charsets.yaml").read_text("utf-8"))
    return loaded
