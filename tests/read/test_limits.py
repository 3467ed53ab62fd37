"""Input made to cost time or memory is read or refused soon."""

from __future__ import annotations

import time
from contextlib import suppress

import pytest

from dateline.model.errors import ReadError, TooLarge
from dateline.read import read
from dateline.read.original import MEGABYTE
from tests.read.making import SENTENCE, make_docx, make_pdf, original

SLOWEST = 10.0
"""Seconds of processor time. Each of these took minutes before its cause was mended, and takes one or two now."""

COSTLY: dict[str, str | bytes] = {
    "unclosed templates.wiki": "{{a|" * 50_000 + SENTENCE,
    "unclosed links.wiki": "[http://a " * 20_000 + SENTENCE,
    "unclosed marks.wiki": "{{a|[[b|''<ref>" * 5_000 + SENTENCE,
    "unclosed tables.wiki": "{|\n|" * 3_000 + SENTENCE,
    "comments.wiki": "<!---->" * 300_000 + SENTENCE,
    "blanks.txt": "a" + " " * (2 * MEGABYTE) + "b",
    "byline.txt": f"T\n\nx{' ' * MEGABYTE}, 3 May 2019\n\n{SENTENCE}",
    "dateline.txt": f"T\n\nKesh,{' ' * MEGABYTE}Aland {SENTENCE}",
    "no-break spaces.txt": "T\n\nFoundation2012\nAllies" + "\u00a0" * MEGABYTE + "x\nIdeologyX\n",
    "footnotes.txt": "T\n\nFoundation2012\nAlliesX\nIdeologyX" + "[1]" * 100_000,
    "values.txt": "T\n\nFoundation2012\nAlliesX\nIdeologyX\n" + "x\n" * 100_000,
    "other charset.txt": b"bomb\xe9 " * MEGABYTE,
    "brackets.md": "[" * 50_000,
    "comments.md": "<!--" * 200_000,
    "deep.html": "<html><body>" + "<div>" * 50_000 + SENTENCE,
    "infoboxes.html": "<html><body>" + "<table class=infobox><tr><td>" * 2_000 + SENTENCE,
    "page number.pdf": make_pdf([(11, 700, SENTENCE), (11, 40, "page" + " " * 100_000 + "x")]),
    "letters.pdf": make_pdf([(11, 700, "x" * 100_000)] * 5),
    "tables.docx": make_docx("<w:tbl><w:tr><w:tc>" * 80 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 80),
}


@pytest.mark.parametrize("name", COSTLY)
def test_costly_input_is_done_with_soon(name: str) -> None:
    """Nothing takes time out of proportion to its size."""
    content = COSTLY[name]
    before = time.process_time()
    with suppress(ReadError):
        list(read(original(content, name)))
    assert time.process_time() - before < SLOWEST


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lines.txt", "a\n" * 600_000),
        ("large.html", "<html>" + " " * (21 * MEGABYTE)),
        ("large.wiki", "a " * 2_100_000),
        ("large.txt", "a " * (26 * MEGABYTE)),
    ],
)
def test_more_than_any_report_is_refused(name: str, content: str) -> None:
    """What is larger than any report is refused before it is taken apart."""
    with pytest.raises(TooLarge, match=f"^{name}: "):
        list(read(original(content, name)))
