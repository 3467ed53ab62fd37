"""How names that stand side by side lie in one another: "Khar, Bajaur", "the Yemeni city of Ibb"."""

from __future__ import annotations

import re
from functools import cache

from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.words import meanings

LONGEST_BETWEEN = 45


def names_its_part(text: str, whole: PlaceMention, part: PlaceMention) -> bool:
    """Tell whether the first name is said to hold the second: "the West Bank town of Ramallah"."""
    between = text[whole.span.end : part.span.start]
    return len(between) <= LONGEST_BETWEEN and _possessor().fullmatch(between) is not None


@cache
def _possessor() -> re.Pattern[str]:
    nouns = "|".join(sorted((word for word, kind in meanings("features").items() if kind in PARTS), key=len)[::-1])
    return re.compile(rf"(?:'s|’s|s)?,? (?:[a-z]+(?:-[a-z]+)? ){{0,3}}(?:{nouns})(?: of)?(?: the)? ")


PARTS = frozenset({"town", "village", "district", "province", "quarter", "region", "camp"})
