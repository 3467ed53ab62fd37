"""Names folded to what stays the same across spellings and scripts."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
)
"""Letters that are no letter with a mark, and are written without it all the same."""
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´ʿʾ]")
_NOT_WORD = re.compile(r"[\W_]+")

REMEMBERED = 1 << 16
"""Names kept folded: texts name the same few things again and again."""


@lru_cache(maxsize=REMEMBERED)
def fold(name: str) -> str:
    """Fold a name to lower case words without diacritics, apostrophes, hyphens or other punctuation.

    >>> fold("Sar-e Pul"), fold("Al-Shabaab"), fold("Côte d’Ivoire")
    ('sar e pul', 'al shabaab', 'cote divoire')
    """
    bare = name.casefold() if name.isascii() else _without_marks(name)
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", bare)).strip()


def _without_marks(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).casefold().translate(LETTERS)
    return "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
