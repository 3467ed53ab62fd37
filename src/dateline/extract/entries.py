"""Entries inside a paragraph: lines and lettered cases that open with a day, or with a place and a day.

"(a) Las Palmas, 13 November 2008: at least 26 …", "3 April 1983 – The army …" after the heading of a chronology,
"MOSUL - Gunmen …" in a round-up of one day.
What opens an entry is no part of its sentence, so it is parsed apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.model.evidence import Span
from dateline.text.dateline import MONTH

_YEAR = r"(?:1[89]|20)\d\d"
_DAYS = r"\d{1,2}(?:(?:[–-]| (?:and|to|or) )\d{1,2})?"
DAY = rf"(?:{_DAYS} {MONTH}(?:,? {_YEAR})?|(?:{_YEAR} )?{MONTH} {_DAYS}(?:,? {_YEAR})?)"
_NAME = r"[A-ZÀ-Þ][\w’'-]+(?: (?:de|del|la|el|al|of|the|[A-ZÀ-Þ][\w’'-]+)){0,3}"
_SPOT = r"(?:(?:near|in|at|outside) )?[A-ZÀ-Þ][\w’'-]*(?: [\w’'-]+){0,3}"
_NUMBER = r"(?:\((?:[a-z]|[ivx]{1,4}|\d{1,2})\)|\d{1,2}\.)"
_TOWN = r"[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,}(?: [A-ZÀ-Þ’'-]{2,}){0,2} [–—-]{1,2}"
_OPENING = re.compile(
    rf"(?:\n|(?:(?<=[.;:] )|\n){_NUMBER} )(?P<head>(?:{_NAME},? ){{0,3}}{DAY}"
    rf"(?:(?:, {_SPOT}){{0,4}}:|\s[–—-]{{1,2}}|\s--))\s(?=\S)"
    rf"|\n(?:[*•–-] )?(?P<town>{_TOWN})\s(?=\S)"
)
_FIRST = re.compile(rf"{DAY}(?:, {_SPOT}){{1,4}}:\s(?=\S)")
"""What a block opens with, where it is an entry: a day and the places told after it."""
_WHOLE = re.compile(rf"(?:(?:{_NAME},? ){{0,3}}{DAY}(?:(?:, {_SPOT}){{0,4}}:|\s?[–—-]{{1,2}})|{_TOWN})\s*")


def entry_heads(characters: str, block: Span) -> Iterator[Span]:
    """Give what the entries inside a block open with: their day, and the places told with it."""
    first = _FIRST.match(characters, block.start, block.end)
    if first is not None:
        yield Span(first.start(), first.end())
    for found in _OPENING.finditer(characters, block.start, block.end):
        yield Span(found.start("head" if found["head"] else "town"), found.end())


def is_entry_head(words: str) -> bool:
    """Tell whether a stretch of words is all an entry opens with."""
    return _WHOLE.fullmatch(words) is not None
