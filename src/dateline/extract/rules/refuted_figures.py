"""Figures that a sentence sets aside: "70 civilians, and not 12 as the junta claimed, were killed"."""

from __future__ import annotations

import re

from dateline.text.numbers import figure_value, word_value

SET_ASIDE = re.compile(
    r",? (?:and |but )?(?:not|rather than|instead of) (?:the |only )?(?P<figure>[\w,-]*\w)(?: [a-z]+)?"
    r" (?:(?:as|that|which) [^,;.]*|(?:first|initially|originally|previously|earlier) (?:reported|told|announced))"
    r"(?=[,;.]| (?:was|were|had|has|have|died)\b)"
)


def less_refuted(sentence: str) -> str:
    """Blank out what says how many there were not, character for character."""
    return SET_ASIDE.sub(_blank, sentence)


def _blank(found: re.Match[str]) -> str:
    word = found["figure"].lower()
    number = figure_value(word) is not None or word_value(word) is not None
    return " " * len(found[0]) if number else found[0]
