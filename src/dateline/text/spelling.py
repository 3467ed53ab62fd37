"""One word in many spellings: what romanisations of one name share across scripts and habits."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.fuzz import ratio

from dateline.model.yaml_text import load_yaml
from dateline.text.fold import fold

_SOUNDS = (
    ("ch", "s"), ("sy", "s"), ("kh", "k"), ("gh", "g"), ("dh", "d"), ("th", "t"), ("zh", "g"), ("sh", "s"), ("ph", "f"),
    ("dj", "g"), ("gu", "g"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "ai"), ("ey", "ai"), ("ay", "ai"),
    ("aw", "au"), ("q", "k"), ("c", "k"),
    ("x", "h"), ("j", "g"), ("v", "w"), ("z", "s"), ("o", "u"), ("y", "i"), ("ie", "i"), ("p", "b"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouw]")
_DOUBLE = re.compile(r"(.)\1+")


def to_latin(name: str) -> str:
    """Write a name of Arabic or Cyrillic script in Latin letters, roughly and without the Arabic article; others stay.

    >>> to_latin("الفواز"), to_latin("Вагнер")
    ('fwaz', 'vagner')
    """
    if name.isascii():
        return name
    composed = _ARABIC_ARTICLE.sub("", unicodedata.normalize("NFKC", name))
    return "".join(_letters().get(letter.lower(), letter) for letter in composed)


def is_latin(name: str) -> bool:
    """Tell whether a name is written in Latin letters, so that its vowels are written too."""
    return not any(letter.isalpha() and letter > _LAST_LATIN for letter in name)


_LAST_LATIN = "\u024f"
_ARABIC_ARTICLE = re.compile(r"\b(?:ال|الإ|الأ)(?=\w{3})")


@cache
def _letters() -> dict[str, str]:
    tables = load_yaml(files("dateline.text").joinpath("scripts.yaml").read_text(encoding="utf-8"))
    return {letter: latin for table in tables.values() for letter, latin in table.items()}


@lru_cache(maxsize=200_000)
def sound(word: str) -> str:
    """Fold a word to how it sounds in most romanisations, vowels kept.

    >>> sound("Mohammed"), sound("Muhammad"), sound("Qays"), sound("Kais")
    ('muhamed', 'muhamad', 'kais', 'kais')
    """
    word = fold(word)
    for written, spoken in _SOUNDS:
        word = word.replace(written, spoken)
    return _DOUBLE.sub(r"\1", word)


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Give the consonants a word is built on, which every romanisation keeps.

    >>> skeleton("Mohammed"), skeleton("Muhammad")
    ('mhmd', 'mhmd')
    """
    spoken = sound(word)
    bare = _VOWELS.sub("", spoken)
    return _DOUBLE.sub(r"\1", bare) or spoken


@lru_cache(maxsize=500_000)
def likeness(left: str, right: str) -> float:
    """Tell how alike two single words are, 0 to 1: 1 for one word in two spellings, 0 for two words."""
    if left == right:
        return 1.0
    one, two = sound(left), sound(right)
    if one == two:
        return 1.0
    alike = ratio(one, two) / 100
    if min(len(one), len(two)) <= 3:  # noqa: PLR2004 - "ali" and "alo" are two names
        return alike if skeleton(left) == skeleton(right) and one[0] == two[0] else 0.0
    if one[0] != two[0] and skeleton(left)[0] != skeleton(right)[0]:
        return alike - 0.1
    if skeleton(left) == skeleton(right):
        return (1 + alike) / 2
    return alike


@lru_cache(maxsize=500_000)
def consonant_likeness(left: str, right: str) -> float:
    """Tell how alike two words are by their consonants alone, for names of which one script writes no vowels."""
    one, two = skeleton(left), skeleton(right)
    if one == two:
        return 1.0
    return ratio(one, two) / 100 - 0.1
