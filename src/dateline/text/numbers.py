"""Whole numbers as writers put them: figures, number words and the mix of both ("1.2 million", "two dozen")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dateline.model.evidence import Span

TEENS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
UNITS = {word: value for value, word in enumerate(TEENS)}
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80}
TENS |= {"ninety": 90}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "lakh": 100_000, "million": 10**6, "crore": 10**7}
SCALES |= {"billion": 10**9, "trillion": 10**12}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fifth": 5, "eighth": 8, "ninth": 9, "twelfth": 12}
"""Ordinals that are not their number with an ending."""
LARGEST = 10**30
"""Beyond this no further scale is applied, so that "million million million…" stays cheap to read."""
LONGEST = 40
"""A longer run of digits is no figure anyone wrote to be read."""
LONGEST_EXPONENT = 2
FIGURE = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,3}(?:\.\d{3}){2,}|\d+(?:\.\d+)?(?:\^\d+)?")
WORD = re.compile(r"\d+(?:[,.]\d+)*(?:\^\d+)?|[^\W\d]+(?:-[^\W\d]+)*|\S")


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number found in a text, with the words that say it."""

    span: Span
    value: int


def figure_value(word: str) -> Fraction | None:
    """Read one written figure ("2,000", "1.2", "40"), None where the word is not a plain figure."""
    if not word[:1].isdecimal() or len(word) > LONGEST or not word.isascii() or not FIGURE.fullmatch(word):
        return None
    base, _, exponent = word.partition("^")
    if exponent:
        return Fraction(base) ** int(exponent) if len(exponent) <= LONGEST_EXPONENT else None
    if word.count(".") > 1:
        word = word.replace(".", "")
    return Fraction(word.replace(",", ""))


def word_value(word: str) -> int | None:
    """Read one lower-case number word ("seven", "twenty-eight", "two-hundred"), None for any other word."""
    if word in UNITS:
        return UNITS[word]
    first, hyphen, _ = word.partition("-")
    if first in TENS and not hyphen:
        return TENS[first]
    if not hyphen or (first not in TENS and first not in UNITS) or len(word) > LONGEST:
        return None
    parts = word.split("-")
    number = read_number(parts, 0)
    return number[0] if number and number[1] == len(parts) else None


def ordinal_value(word: str) -> int | None:
    """Read one lower-case ordinal ("18th", "fifth", "twenty-first"), None for any other word.

    >>> [ordinal_value(word) for word in ("18th", "fifth", "twenty-first", "fiftieth", "month")]
    [18, 5, 21, 50, None]
    """
    figure = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)", word)
    if figure is not None:
        return int(figure[1])
    before, _, last = word.rpartition("-")
    ended = f"{last.removesuffix('ieth')}y" if last.endswith("ieth") else last.removesuffix("th")
    value = ORDINALS.get(last) or (word_value(ended) if ended != last else None)
    tens = TENS.get(before, 0) if before else 0
    return value + tens if value else None


def read_number(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read the whole number that starts at a position in lower-case words; give its value and where it ends.

    "a" and "an" count only before a scale ("a dozen", "a hundred"); "half a dozen" is six. A number that is not whole
    once its scale is applied ("3.5") is no count of people and gives None.
    """
    if words[at].isascii() and words[at].isdecimal() and len(words[at]) <= LONGEST and not _scale_follows(words, at):
        return int(words[at]), at + 1
    half = words[at] == "half" and at + 2 < len(words) and words[at + 1] in ("a", "the")
    if half and words[at + 2] in SCALES:
        return SCALES[words[at + 2]] // 2, at + 3
    total, group, end = Fraction(0), Fraction(0), at
    previous_scale: int | None = None
    while end < len(words):
        step = _step(words, end, started=end > at)
        if step is None:
            break
        value, scale, after = step
        if value is not None:
            if end > at and not _fits(group, value, previous_scale):
                break
            group, previous_scale = group + value, None
        elif scale is not None:
            if group == 0 or group > LARGEST:
                break
            group, total = _scaled(group, total, scale)
            previous_scale = scale
        end = after
    if end == at or (total + group).denominator != 1:
        return None
    return int(total + group), end


def find_numbers(text: str) -> list[Number]:
    """Find every whole number in a text, in order and without overlap."""
    spans = [match.span() for match in WORD.finditer(text)]
    words = [text[start:end].lower() for start, end in spans]
    found, at = [], 0
    while at < len(words):
        number = read_number(words, at)
        if number is None:
            at += 1
            continue
        value, end = number
        found.append(Number(Span(spans[at][0], spans[end - 1][1]), value))
        at = end
    return found


def _scale_follows(words: Sequence[str], at: int) -> bool:
    """Tell whether a scale follows: most figures stand alone and are read at once."""
    return at + 1 < len(words) and words[at + 1] in SCALES


def _step(words: Sequence[str], at: int, *, started: bool) -> tuple[Fraction | None, int | None, int] | None:
    """Take the next part of a number: a value, or a scale, and the position after it."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else ""
    joined = word_value(following) if started and word == "and" and words[at - 1] in ("hundred", "thousand") else None
    if joined:
        return Fraction(joined), None, at + 2
    if not started and word in ("a", "an") and following in SCALES:
        return Fraction(1), None, at + 1
    if word in SCALES:
        return (None, SCALES[word], at + 1) if started else None
    value = figure_value(word) if word[:1].isdecimal() else word_value(word)
    if value is None or (started and word[:1].isdecimal()):
        return None
    return Fraction(value), None, at + 1


def _fits(group: Fraction, value: Fraction, previous_scale: int | None) -> bool:
    """Tell whether a value continues the number so far: "twenty five", "hundred fifty", but not "two three"."""
    if previous_scale is not None:
        return value < previous_scale and previous_scale != SCALES["dozen"]
    return group % 100 >= 20 and group % 10 == 0 and 0 < value < 10  # noqa: PLR2004 - the decimal system


def _scaled(group: Fraction, total: Fraction, scale: int) -> tuple[Fraction, Fraction]:
    """Apply a scale: "hundred" and "dozen" stay open to more words, larger ones close a group."""
    if scale <= SCALES["hundred"]:
        return group * scale, total
    return Fraction(0), total + group * scale
