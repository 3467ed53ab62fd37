"""The day a document states for its publication: a full, unambiguous date, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.model.evidence import Span

FIRST_NINETEEN = 70
"""Two-digit years from here on lie in the 1900s: no report of 2070 exists yet, and no wire file of the 1960s."""
NINETEENS, TWENTIES = 1900, 2000

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMES = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_MONTH = rf"(?P<month>{_NAMES})\.?"
_DAY = r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)",
        rf"{_DAY}\s(?:of\s)?{_MONTH},?\s(?P<year>\d{{4}})\b",
        # Wire services write "17 OCT 89". A clock time after the month is no year.
        rf"{_DAY}\s{_MONTH}\s(?P<short>\d{{2}})(?![\w:.]?\d)",
        rf"\b{_MONTH}\s(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<year>\d{{4}})\b",
    )
)


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A full date and the words that state it."""

    day: date
    span: Span


def find_stated_date(words: str) -> StatedDate | None:
    """Find a full date in words or ISO form; one in figures that may be day or month first is none."""
    for form in _FORMS:
        match = form.search(words)
        day = _make_day(match.groupdict()) if match else None
        if match and day:
            return StatedDate(day, Span(*match.span()))
    return None


def _make_day(parts: dict[str, str]) -> date | None:
    number = int(parts["number"]) if "number" in parts else _MONTHS.index(parts["month"][:3].lower()) + 1
    year = int(parts["year"]) if "year" in parts else _full_year(int(parts["short"]))
    try:
        return date(year, number, int(parts["day"]))
    except ValueError:
        return None


def _full_year(short: int) -> int:
    return short + (NINETEENS if short >= FIRST_NINETEEN else TWENTIES)


def read_stated_date(words: str | None) -> date | None:
    """Read the full date that words hold, None where there is none."""
    found = find_stated_date(words or "")
    return found.day if found else None
