"""The lines of one PDF page, with where they stand and how large they are set."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import pypdfium2
from pypdfium2 import raw

from dateline.read.printed import SOFT_HYPHEN, Print

_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
_HYPHENS_OF_PDFIUM = str.maketrans({"\x02": SOFT_HYPHEN, "\ufffe": SOFT_HYPHEN, "\xad": SOFT_HYPHEN})
_LAST_BMP = 0x10FFFF
_SURROGATES = range(0xD800, 0xE000)


def read_lines(document: pypdfium2.PdfDocument, number: int) -> list[Print]:
    """Read the lines of one page in the order in which the file sets them."""
    page = document[number]
    textpage = page.get_textpage()
    try:
        letters = _read_letters(textpage)
        return [_measure(textpage, number, start, letters[start:end]) for start, end in _split(letters)]
    finally:
        textpage.close()
        page.close()


def _read_letters(textpage: pypdfium2.PdfTextPage) -> Sequence[str]:
    """Read the letters of a page, one for each of its places; all at once where that keeps the places."""
    count = textpage.count_chars()
    letters = str(textpage.get_text_range()) if count else ""
    if len(letters) == count:
        return letters
    return [_letter(raw.FPDFText_GetUnicode(textpage, index)) for index in range(count)]


def _letter(code: int) -> str:
    if code in _SURROGATES or code > _LAST_BMP:
        return "\ufffd"
    return chr(code)


def _split(letters: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give the first and the last visible letter of each line."""
    start = 0
    for index, letter in enumerate([*letters, "\n"]):
        if letter in "\r\n":
            visible = [spot for spot in range(start, index) if not letters[spot].isspace()]
            if visible:
                yield visible[0], visible[-1] + 1
            start = index + 1


def _measure(textpage: pypdfium2.PdfTextPage, number: int, start: int, letters: Sequence[str]) -> Print:
    left, bottom, _, _ = textpage.get_charbox(start, loose=True)
    _, _, right, _ = textpage.get_charbox(start + len(letters) - 1, loose=True)
    words = _UNSEEN.sub("", "".join(letters).translate(_HYPHENS_OF_PDFIUM))
    # A list marker or footnote mark at either end may be set in a size of its own.
    size = float(raw.FPDFText_GetFontSize(textpage, start + len(letters) // 2))
    return Print(words.strip(), number, left, right, bottom, size)
