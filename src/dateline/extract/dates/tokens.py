"""Text cut into tokens, each with the class that the grammar is written in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from dateline.extract.dates.calendars import hijri_months, holiday_names
from dateline.model.yaml_text import load_yaml

OTHER = "_"
"""The tag of every word the grammar does not know."""

_MONTHS = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
_SHAPES = {
    "fiscal": r"(?<!\w)FY\s?['’]?(?:\d{4}|\d{2})(?:[/–-](?:\d{4}|\d{2}))?(?!\w)",
    "word": r"[^\W\d_]\w+",
    "message": rf"(?<!\w)\d{{2}}(?:\d{{4}}[A-Z]?)?[\s-]?(?:{_MONTHS})[\s-]?(?:\d{{4}}|\d{{2}})\b",
    "known": r"(?<![\w/.-])(?:9/11|26/11)(?![\w/-]|\.\d)",
    "iso": r"(?<![\w/.-])\d{4}(?P<part>[-/.])\d{2}(?P=part)\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?Z?)?(?![\w/-])",
    "numeric": r"(?<![\w/.-])\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:\d{4}|\d{2})(?![\w/-])",
    "clock": r"(?<![\w:+-])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])",
    "decade": r"\d{2,3}0['’]?s\b|['’‘`]\d0s\b",
    "short": r"['’‘`]\d{2}\b",
    "ordinal": r"\d{1,3}(?:st|nd|rd|th)\b",
    "meridiem": r"[aApP]\.\s?[mM]\.?",
    "era": r"[BA]\.[CDH]\.(?:E\.)?",
    "number": r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?",
    "letter": r"[^\W\d_]",
    "gap": r"(?<=[.!?:;\"”’)])\s*\n|\n\s*\n",
    "symbol": r"[^\w\s]|_+",
}


def _names(names: Iterable[str]) -> str:
    """Write names as a pattern: they begin with a capital, and hyphens, spaces and apostrophes change places.

    Their first letters stand before them, so that other words are passed over at once: a tenth of the time.
    """
    names = tuple(names)
    loose = (re.sub(r"\\?[ -]", r"[\\s-]", re.escape(name)).replace("'", "['’]") for name in names)
    first = "".join(sorted({name[0].upper() for name in names}))
    return f"(?=[{first}])(?:" + "|".join(f"{name[0].upper()}(?i:{name[1:]})" for name in loose) + ")"


def _pattern() -> re.Pattern[str]:
    shapes = {"holiday": rf"\b(?:{_names(holiday_names())})\b", "hijri": rf"\b(?:{_names(hijri_months())})\b"} | _SHAPES
    return re.compile("|".join(f"(?P<{name}>{shape})" for name, shape in shapes.items()))


_TOKEN = _pattern()

_MARKS = {
    "-": "HYPHEN", "–": "HYPHEN", "—": "DASH", "‑": "HYPHEN", ",": "COMMA", ".": "DOT", "(": "OPEN", ")": "CLOSE",
    "/": "SLASH", "'": "APOSTROPHE", "’": "APOSTROPHE", "&": "AND",
}  # fmt: skip
_SHAPED = {
    "iso": "ISO", "message": "MESSAGE", "known": "KNOWN", "fiscal": "FISCALYEAR", "numeric": "NUMERIC",
    "clock": "CLOCK", "decade": "DECADE", "short": "SHORTYEAR", "ordinal": "ORDNUM", "meridiem": "MERIDIEM",
    "era": "ERA", "holiday": "HOLIDAY", "hijri": "HIJRI",
}  # fmt: skip
_CAPITAL = frozenset({"ABBR", "WEEKDAYABBR"})
_ERAS = {"B": "BC", "A": "AD"}
_UPPER = frozenset({"ERA", "ZONE"})
_NUMBER_CLASSES = ("YEAR", "DAY", "NUMBER", "MILITARY")
_DAY_DIGITS = 2
_MOST_DIGITS = 15
_MAX_YEAR = 2199
_MIN_YEAR = 1000
_YEAR_DIGITS = 4


class Token(NamedTuple):
    """A stretch of the text that the grammar can name: where it is, what it says and what that stands for.

    A named tuple, because a text has one for each word: twice as fast to make as a frozen dataclass.
    """

    start: int
    end: int
    text: str
    meaning: str | int | float | None


_new_token = tuple.__new__
"""Twice as fast as calling the class, of which a text makes one for each word."""
_UNKNOWN: tuple[str, str | int | float | None] = (OTHER, None)


@dataclass(frozen=True, slots=True)
class Tagged:
    """A text as tokens, and as one string with a letter for the class of each."""

    text: str
    tokens: list[Token]
    tags: str


@cache
def letters() -> dict[str, str]:
    """Give each class of the grammar the letter that stands for it in a tag string."""
    names = [*_lexicon(), *_MARKS.values(), *_SHAPED.values(), *_NUMBER_CLASSES]
    return {name: chr(0x100 + index) for index, name in enumerate(dict.fromkeys(names))}


@cache
def _lexicon() -> dict[str, dict[str, str | int | float | None]]:
    source = files("dateline.extract.dates").joinpath("words.yaml").read_text(encoding="utf-8")
    classes: dict[str, dict[str, str | int | float | None]] = load_yaml(source)
    return classes


@cache
def words_of(name: str) -> frozenset[str]:
    """Give the words of one class."""
    return frozenset(_lexicon()[name])


def words_meaning(name: str, word: str) -> str | int | float | None:
    """Give what a word of one class stands for, None where the class has no such word."""
    return _lexicon()[name].get(word)


@cache
def _words() -> dict[str, tuple[str, str | int | float | None]]:
    """Give the letter and meaning of each word, in each of the casings it counts in."""
    known: dict[str, tuple[str, str | int | float | None]] = {}
    for name, words in _lexicon().items():
        entry_tag = letters()[name]
        for word, meaning in words.items():
            for form in _forms(name, word):
                known.setdefault(form, (entry_tag, meaning))
    return known


def _forms(name: str, word: str) -> tuple[str, ...]:
    if name in _UPPER:
        return (word.upper(),)
    capital = (word.capitalize(), word.upper())
    return capital if name in _CAPITAL else (word, *capital)


@cache
def _shape_tags() -> dict[str, str]:
    return {shape: letters()[name] for shape, name in _SHAPED.items()}


@cache
def _known() -> dict[str, tuple[str, str | int | float | None]]:
    """Give the letter and meaning of each word and mark that counts by itself."""
    return _words() | {mark: (letters()[name], None) for mark, name in _MARKS.items()}


_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[^\W\d_]+")


def may_tell_time(text: str, classes: frozenset[str]) -> bool:
    """Tell quickly whether a text has any digit, or any word of the classes that a time needs."""
    return bool(_DIGIT.search(text)) or not _core_words(classes).isdisjoint(_WORDS.findall(text))


@cache
def _core_words(classes: frozenset[str]) -> frozenset[str]:
    lexicon = _lexicon()
    words = {form for name in classes if name in lexicon for word in lexicon[name] for form in _forms(name, word)}
    names = [name for names in (holiday_names(), hijri_months()) for name in names]
    first = {re.split(r"\W", name)[0] for name in names}
    return frozenset(words | {form for word in first for form in (word.capitalize(), word.upper())})


def tag(text: str) -> Tagged:
    """Cut a text into tokens and name the class of each."""
    known, shapes = _known(), _shape_tags()
    tokens: list[Token] = []
    tags: list[str] = []
    for found in _TOKEN.finditer(text):
        word = found.group()
        entry = known.get(word)
        if entry is None:
            shape = found.lastgroup or ""
            if shape == "number":
                entry = _number(word)
            elif shape in shapes:
                entry = shapes[shape], _shape_meaning(shape, word)
            else:
                entry = _UNKNOWN
        tags.append(entry[0])
        start, end = found.span()
        tokens.append(_new_token(Token, (start, end, word, entry[1])))
    return Tagged(text, tokens, "".join(tags))


def _shape_meaning(shape: str, word: str) -> str | None:
    if shape == "era":
        return _ERAS.get(word[0])
    if shape in {"holiday", "hijri"}:
        return _spelling(word)
    return None


def _spelling(word: str) -> str:
    """Find the name that was meant, whichever way its hyphens and apostrophes went."""
    plain = re.sub(r"[\s-]+", " ", word.lower()).replace("’", "'")
    return _spellings().get(plain, plain)


@cache
def _spellings() -> dict[str, str]:
    return {re.sub(r"[\s-]+", " ", name): name for name in (*holiday_names(), *hijri_months())}


@cache
def _number_tags() -> tuple[str, ...]:
    return tuple(letters()[name] for name in _NUMBER_CLASSES)


def _number(word: str) -> tuple[str, str | int | float | None]:
    year, day, number, military = _number_tags()
    if not word.isdecimal() or len(word) > _YEAR_DIGITS:
        return number, float(word.replace(",", "")) if len(word) < _MOST_DIGITS else None
    value = int(word)
    if len(word) == _YEAR_DIGITS and _MIN_YEAR <= value <= _MAX_YEAR:
        return year, value
    if len(word) == _YEAR_DIGITS and word[0] == "0":
        return military, value
    return (day if len(word) <= _DAY_DIGITS and value else number), value
