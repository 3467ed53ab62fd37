"""Numbers and lengths in words and digits."""

from __future__ import annotations

import re

from dateline.extract.dates.tokens import Token

_THOUSANDS = frozenset({"thousand", "million"})
_SCALES = _THOUSANDS | {"hundred", "dozen"}
_ARTICLES = frozenset({"a", "an"})
_VAGUE = frozenset({"several", "few", "many", "numerous", "some", "countless", "various"})
_HALF = 0.5
_HALVES = {"TH": "M", "TM": "S"}
"""Units whose half is written as thirty of the next smaller one."""
_STEPS = {"FN": ("W", 2)}
"""Units that TIMEX3 writes as a number of another one."""


def number(tokens: list[Token]) -> float | None:
    """Add up a number in words or digits: "two hundred and five", "2 1/2"; None for "several" and "two or three"."""
    words = [token.text.lower() for token in tokens]
    if any(word in {"to", "or"} for word in words) or ("-" in words and all(t.text.isdigit() for t in tokens[::2])):
        return None
    if not _VAGUE.isdisjoint(words):
        return None
    if "/" in words:
        return float(tokens[0].text) + float(tokens[-3].text) / max(float(tokens[-1].text), 1.0)
    return _sum(tokens) if any(isinstance(token.meaning, int | float) for token in tokens) else None


def _sum(tokens: list[Token]) -> float:
    total, part = 0.0, 0.0
    bare = len(tokens) == 1
    for token in tokens:
        word, meaning = token.text.lower(), token.meaning
        if not isinstance(meaning, int | float) or (word in _ARTICLES and not bare):
            continue
        part = (part or 1.0) * meaning if word in _SCALES else part + meaning
        if word in _THOUSANDS:
            total, part = total + part, 0.0
    return total + part


def ordinal(token: Token) -> int | None:
    """Give the number of a day or an ordinal: "3", "3rd", "third"."""
    if isinstance(token.meaning, int | float):
        return int(token.meaning)
    digits = re.match(r"\d+", token.text)
    return int(digits[0]) if digits else None


def amount_text(amount: float | None, *, plural: bool) -> str:
    """Write an amount as TIMEX3 does, "X" where the words do not say how many."""
    if amount is None:
        return "X" if plural else "1"
    return f"{int(amount)}" if amount == int(amount) else f"{amount:g}"


def length_value(amount: float | None, letters: str, *, plural: bool = True) -> str:
    """Write a length as a TIMEX3 value: "P3D", "PT2H", "PXM"."""
    letters, step = _STEPS.get(letters, (letters, 1))
    if amount is not None and letters == "Y" and amount % 1 == _HALF:
        return f"P{int(amount)}Y6M" if amount > 1 else "P6M"
    if amount is not None and letters in _HALVES and amount % 1 == _HALF and amount > 1:
        return f"PT{int(amount)}{letters[1:]}30{_HALVES[letters]}"
    text = amount_text(None if amount is None else amount * step, plural=plural)
    return f"PT{text}{letters[1:]}" if letters.startswith("T") else f"P{text}{letters}"
