"""Who is counted twice: one text that tells the same people again, in other words or on another side."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model.codebook import words_for_more
from dateline.model.toll import PartyClass, Toll
from dateline.text.fold import fold

NOBODY_ELSE = (PartyClass.UNKNOWN, PartyClass.TARGETS, PartyClass.PERPETRATORS)
"""Sides in the order of how little they say of who the people were; all others say more."""


def told_once(tolls: Sequence[Toll]) -> list[Toll]:
    """Leave out tolls of one text and outcome whose people another of them counts already.

    People are the same where the words for one are the end of the words for the other ("soldiers", "two Afghan
    soldiers"), or where the names in them are ("Pardo Leal", "judge Jaime Pardo Leal"). A wider people and the
    narrower ones in it are not added up: the larger of the two figures stands. A correction is never left out.
    """
    if len(tolls) < 2:  # noqa: PLR2004 - one toll cannot be told twice
        return list(tolls)
    kept = list(tolls)
    for wide in sorted(tolls, key=_says):
        narrow = [each for each in kept if each is not wide and _within(each, wide)]
        if not narrow or wide.supersedes or wide not in kept:
            continue
        if sum(map(_figure, narrow)) >= _figure(wide):
            kept = [each for each in kept if each is not wide]
        else:
            kept = [each for each in kept if each not in narrow or each.supersedes]
    return kept


def _says(toll: Toll) -> tuple[int, bool, int]:
    """Rank a toll by how little it says of whom it counts, the least first."""
    side = NOBODY_ELSE.index(toll.among) if toll.among in NOBODY_ELSE else len(NOBODY_ELSE)
    return len(_words(toll)), toll.best is not None, side


def _within(narrow: Toll, wide: Toll) -> bool:
    """Tell whether one toll's people are among the other's, by their words or their names."""
    few, many = _words(wide), _words(narrow)
    if not few or not many or not words_for_more().isdisjoint((*few, *many)):
        return False
    if few == many[-len(few) :]:
        return few != many or _says(wide) < _says(narrow)
    return bool(_name(wide)) and _name(wide) <= _name(narrow) and _figure(wide) == _figure(narrow) == 1


def _words(toll: Toll) -> tuple[str, ...]:
    """Give the words for the people, in the singular as far as an s makes the plural."""
    return tuple(word.removesuffix("s") for word in fold(toll.group or "").split())


def _name(toll: Toll) -> frozenset[str]:
    """Give the name that a person's words end with ("judge Jaime Pardo Leal"), nothing where they end otherwise."""
    words = (toll.group or "").split()
    capital = [word for word in words if word[:1].isupper()]
    return frozenset(capital) if capital and words[-1] == capital[-1] else frozenset()


def _figure(toll: Toll) -> int:
    return next((figure for figure in (toll.best, toll.low, toll.high) if figure is not None), 0)
