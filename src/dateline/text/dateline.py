"""The dateline: the place and day at the head of a news report, which say where it was filed and not what happened."""

from __future__ import annotations

import re

LONGEST = 90
_PLACE = r"[^\W\d_a-z][^\W\da-z.'’-]*(?:[ ./'’-]+[^\W\d_a-z][^\W\da-z.'’-]*){0,4}"
_REST = r"(?:,\s*[^\n—–]{1,40}?)?(?:\s*\([^()\n]{1,30}\))?"
_TITLED = r"[^\W\d_a-z][\w'’-]+(?: [^\W\d_a-z][\w'’-]+){0,2}"
_AGENCY = r"(?:,\s*[^\n—–]{1,40}?)?\s*\([^\W\d_a-z][^()\n]{1,30}\)"
_BRACKETED = rf"\((?:{_PLACE}|{_TITLED}), [^()\n]{{1,30}}\d{{4}}\)"
_OPENED = rf"(?:{_BRACKETED}|{_PLACE}{_REST})\s*(?:—|–|--|-)"
_DATELINE = re.compile(
    rf"\s*(?:{_OPENED}|(?!The |An? ){_TITLED}(?:{_REST} (?:—|--)|{_AGENCY}\s*[-–—]))"
    r"\s+(?=[^\W\d_a-z\s])"
)
_FILED = re.compile(
    rf"\s*(?:{_PLACE}|{_TITLED}), (?:\w+day,? )?(?P<day>\d{{1,2}} \w+,? \d{{4}}|\w+ \d{{1,2}}, \d{{4}}):\s"
)

MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DAY_FILED = re.compile(
    rf"\s*(?:{_PLACE}|{_TITLED}), (?P<day>{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})"
    r"(?: \([^()\n]{1,30}\))?[:.]\s+(?=[A-Z])"
    rf"|\s*{_TITLED}, (?P<whole>{MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {MONTH} \d{{4}}) [–-] (?=[A-Z])"
)
_BARE_DAY = re.compile(rf"\s*(?P<day>{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH}) [–—-] (?=[A-Z])")
_ON_A_WEEKDAY = re.compile(r"\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
"""What a report of a day tells, and no entry of a list of days: "the army said on Thursday"."""


def day_filed(paragraph: str) -> int:
    """Count the characters of a place and a day with no year, which open a report as well as an entry of a list.

    >>> day_filed("Jammu, Jun 10: At least nine pilgrims were killed.")
    15
    >>> day_filed("Bor, 21 Feb. Armed youth looted a lorry.")
    13
    >>> day_filed("April 13 - The toll has risen to 40, the army said on Thursday.")
    11
    >>> day_filed("April 13 - Gunmen shoot a judge in Bor.")
    0
    """
    found = _day_before(paragraph)
    return found.end() if found else 0


def _day_before(paragraph: str) -> re.Match[str] | None:
    bare = _BARE_DAY.match(paragraph[:LONGEST])
    return _DAY_FILED.match(paragraph[:LONGEST]) or (bare if bare and _ON_A_WEEKDAY.search(paragraph) else None)


def dateline_length(paragraph: str) -> int:
    """Count the characters of the dateline a paragraph opens with, 0 where it opens with none.

    >>> dateline_length("KABUL, 3 May 2019 (Agency) — A bomb exploded.")
    29
    >>> dateline_length("Colombo — On 3 May 1998, fighters attacked a convoy.")
    10
    >>> dateline_length("Yangon, Sept 12 (Agency) - Troops torched houses.")
    27
    >>> dateline_length("(Manila, December 19, 2019) – A court jailed nine men.")
    30
    >>> dateline_length("Gunmen attacked a market - and fled.")
    0
    """
    found = _DATELINE.match(paragraph[:LONGEST])
    return found.end() if found else 0


def filing_words(paragraph: str) -> str:
    """Give the words that may tell when a report was filed: its dateline, or the day in "La Paz, 9 November 2019: …".

    >>> filing_words("La Paz, 9 November 2019: police mutinied.")
    '9 November 2019'
    """
    found = _FILED.match(paragraph[:LONGEST]) or _day_before(paragraph)
    return found["day"] or found["whole"] if found else paragraph[: dateline_length(paragraph)]
