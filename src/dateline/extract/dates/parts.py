"""The parts that many rules of the grammar keep, read alike wherever they stand."""

from __future__ import annotations

import re

from dateline.extract.dates.amounts import ordinal
from dateline.extract.dates.context import words_for
from dateline.extract.dates.grammar import Match
from dateline.extract.dates.readings import Base
from dateline.extract.dates.tokens import Token

_CENTURY_CUT = 30
"""Two-digit years from 30 on are of the twentieth century."""


def trim_of(match: Match) -> str | None:
    """Give the part of a period that is meant: "early", "the second half of", "the last week of"."""
    if match.has("half"):
        return "H1" if match.number("half") == 1 else "H2"
    if match.has("nth"):
        return "WL" if match.number("nth") == -1 else f"W{ordinal_of(match, 'nth')}"
    if match.has("ends"):
        return match.word("ends") or {-1: "END", 1: "START"}.get(match.number("ends") or 0)
    edge = match.meaning("edge")
    if match.has("until"):
        return f"{edge} {match.word('until')}"
    if isinstance(edge, int):
        return "BEFORE" if edge < 0 else "AFTER"
    return match.word("edge")


def time_of(match: Match) -> str:
    """Give the part of the day, in TIMEX3 letters; the small hours are of the morning."""
    return match.word("part") or ("MO" if match.has("small") else "")


def year_of(match: Match) -> int | None:
    """Give the year, negative before Christ, None where the words leave it out."""
    tokens = match.tokens("year")
    if match.has("spelled"):
        return spelled_year(match)
    if not tokens:
        return None
    meaning = tokens[0].meaning
    year = int(meaning) if isinstance(meaning, int | float) else full_year(int(re.sub(r"\D", "", tokens[0].text)))
    return -year if match.word("era") == "BC" else year


def spelled_year(match: Match) -> int:
    """Give the year that "nineteen seventy-nine" means."""
    figures = [int(token.meaning) for token in match.tokens("spelled") if isinstance(token.meaning, int)]
    return figures[0] * 100 + sum(figures[1:])


def full_year(short: int) -> int:
    """Give the year that two digits mean."""
    return short + (1900 if short >= _CENTURY_CUT else 2000)


def ordinal_of(match: Match, name: str) -> int:
    """Give the number of an ordinal, 1 where there is none."""
    return next((ordinal(token) for token in match.tokens(name)), None) or 1


def base_of(tokens: list[Token]) -> Base:
    """Tell what "last" and "the following" count from: the document's date, or the one last told."""
    return Base.NARRATIVE if tokens and tokens[0].text.lower() in words_for("told") else Base.DOCUMENT
