"""Reckoned numbers: "at least 13", "20 to 30", "dozens of", "no"."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.words import Words
from dateline.model.toll import Reckoning
from dateline.text.numbers import SCALES, read_number

MOST_HEDGES = 4
"""Hedges in a row: "the reported total of about"."""
WHOLES = frozenset((*range(2, 11), 12, 20, 50, 100, 1000))
"""What shares are told of: "one in twelve men", not "one in 13 men"."""
PAIR_REACH = 6
DOUBTS = ("possibly", "perhaps", "maybe", "even")
JOINS_RANGE = ("to", "-", "–", "or")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A reckoned number by word positions, with the bounds that its words give."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    reckoning: Reckoning


def read_quantity(words: Words, at: int) -> Quantity | None:
    """Read a number with its hedges, a range or a vague word; None where none starts here."""
    if words.matches(at, ("all", "but")) and (left_out := _number(words, at + 2)) is not None:
        return Quantity(at, left_out[1], None, None, None, Reckoning.VAGUE)
    reckoning, position = _hedges(words, at)
    number = _number(words, position)
    if number is None:
        return _between(words, at, position) or _vague(words, at, position) or _none(words, at) or _both(words, at)
    span = _two_numbers(words, position, JOINS_RANGE)
    if span:
        return _range(at, span, reckoning)
    value, end = number
    if (share := _one_in_ten(words, end, value)) is not None:
        return Quantity(at, share, None, None, None, Reckoning.VAGUE)
    if words.word(end) == "or" and words.word(end + 1) in ("more", "so"):
        reckoning = Reckoning.AT_LEAST if words.word(end + 1) == "more" else Reckoning.ABOUT
        end += 2
    return _reckoned(at, end, value, reckoning)


def read_quantity_before(words: Words, at: int) -> Quantity | None:
    """Read the number that ends just before a word or an adjective of it: "three headless bodies"."""
    for start in range(max(at - 4, 0), at):
        quantity = read_quantity(words, start)
        if quantity is not None and all(words.tag(place) in ("word", "trigger") for place in range(quantity.end, at)):
            return quantity
    return None


def _hedges(words: Words, at: int) -> tuple[Reckoning | None, int]:
    """Read the hedges before a number; the last telling one decides how it is reckoned."""
    table = lexicon().hedges
    reckoning = None
    for _ in range(MOST_HEDGES):
        for hedge, meaning in table.get(words.word(at), ()):
            if words.matches(at, hedge):
                reckoning = meaning or reckoning
                at += len(hedge)
                break
        else:
            break
    return reckoning, at


def _number(words: Words, at: int) -> tuple[int, int] | None:
    """Read a plain number here, where one starts."""
    if words.tag(at) != "number" and words.word(at) not in ("a", "an", "half"):
        return None
    return read_number(words.low, at)


def _two_numbers(words: Words, at: int, joins: tuple[str, ...]) -> tuple[int, int, int] | None:
    """Read two rising numbers joined by one of these words: their values and where they end."""
    first = _number(words, at)
    if first is None or words.word(first[1]) not in joins:
        return None
    doubted = words.word(first[1]) == "or" and words.word(first[1] + 1) in DOUBTS  # "three or possibly four"
    second = _number(words, first[1] + (2 if doubted else 1))
    if second is None or second[0] <= first[0]:
        return None
    # "two to three dozen", "20 to 30 thousand": the scale is of both.
    scale = SCALES.get(words.word(second[1] - 1), 1)
    shared = words.word(first[1] - 1) not in SCALES and first[0] * scale < second[0]
    return first[0] * scale if shared else first[0], second[0], second[1]


def _one_in_ten(words: Words, at: int, value: int) -> int | None:
    """Find the end of a share: "one in ten villagers", "nine out of ten"."""
    over = at + 1 if words.word(at) == "in" else at + 2 if words.matches(at, ("out", "of")) else None
    whole = _number(words, over) if over is not None else None
    if whole is None or not value < whole[0] or whole[0] not in WHOLES or words.tag(whole[1]) != "people":
        return None
    return whole[1]


def _range(start: int, span: tuple[int, int, int], reckoning: Reckoning | None) -> Quantity:
    """Give a range what the hedge before it leaves: "at least 20 to 30" has no ceiling, "up to 20 or 30" no floor."""
    low, high, end = span
    match reckoning:
        case Reckoning.AT_LEAST:
            return Quantity(start, end, low, None, None, reckoning)
        case Reckoning.AT_MOST:
            return Quantity(start, end, None, None, high, reckoning)
        case _:
            return Quantity(start, end, low, None, high, Reckoning.RANGE)


def _between(words: Words, start: int, at: int) -> Quantity | None:
    """ "between 20 and 30", "from 10 to 15"."""
    span = _two_numbers(words, at + 1, ("and", "to")) if words.word(at) in ("between", "from") else None
    return Quantity(start, span[2], span[0], None, span[1], Reckoning.RANGE) if span else None


def _vague(words: Words, start: int, at: int) -> Quantity | None:
    """ "dozens", "a number", "several thousand"."""
    for phrase in lexicon().vague.get(words.word(at), ()):
        if words.matches(at, phrase):
            end = at + len(phrase)
            if (
                phrase[-1] == "couple"
                and words.word(end) != "of"
                and words.tag(end) not in ("number", "people", "word")
            ):
                return Quantity(start, end, 2, 2, 2, Reckoning.EXACT)
            while words.word(end).removesuffix("s") in SCALES:
                end += 1
            return Quantity(start, end, None, None, None, Reckoning.VAGUE)
    return None


def _none(words: Words, at: int) -> Quantity | None:
    """ "no", "nobody"."""
    for none in (("not", "a", "single"), ("not", "one"), ("not", "any")):
        if words.matches(at, none):
            return Quantity(at, at + len(none), 0, 0, 0, Reckoning.ZERO)
    neither = words.word(at) == "neither" and words.word(at + 1) != "of"
    if words.word(at) in lexicon().lists["none"] and not neither:
        return Quantity(at, at + 1, 0, 0, 0, Reckoning.ZERO)
    return None


def _both(words: Words, at: int) -> Quantity | None:
    """ "both officers", "both were killed", but not "both in Mosul and in Tikrit"."""
    if words.word(at) != "both" or words.word(at + 1) in ("a", "an"):
        return None
    if words.tag(at + 1) in ("preposition", "joiner", "name", "verbs") and words.word(at + 1) != "of":
        return None
    if words.tag(at + 1) in ("determiner", "pronoun_owner") and _pairs(words, at + 1):
        return None
    return Quantity(at, at + 1, 2, 2, 2, Reckoning.EXACT)


def _pairs(words: Words, at: int) -> bool:
    """Tell "both the mayor and his wife", whose "both" counts nobody, from "both the officers"."""
    for position in range(at + 1, at + PAIR_REACH):
        if words.tag(position) == "joiner":
            return words.tag(position + 1) in ("determiner", "pronoun_owner", "name", "number")
        if words.tag(position) not in ("word", "people", "name", "possessive", "things", "compound"):
            break
    return False


def _reckoned(start: int, end: int, value: int, reckoning: Reckoning | None) -> Quantity:
    """Give a number the bounds that its hedge states, and no others.

    "More than 60" and "fewer than 60" keep the writer's 60 as the bound: 61 and 59 would be our figures, not theirs.
    """
    if value == 0:
        return Quantity(start, end, 0, 0, 0, Reckoning.ZERO)
    match reckoning:
        case Reckoning.AT_LEAST:
            return Quantity(start, end, value, value, None, reckoning)
        case Reckoning.AT_MOST:
            return Quantity(start, end, None, None, value, reckoning)
        case Reckoning.ABOUT:
            return Quantity(start, end, None, value, None, reckoning)
        case _:
            return Quantity(start, end, value, value, value, Reckoning.EXACT)
