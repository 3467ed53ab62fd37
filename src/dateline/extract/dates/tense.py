"""Whether the words near a date speak of what is to come or of what has happened."""

from __future__ import annotations

import re
from itertools import pairwise

from dateline.extract.dates.context import words_for
from dateline.extract.dates.phrases import Phrase
from dateline.extract.dates.tokens import Tagged

_NEAR = 60
"""Characters on either side in which a word such as "will" makes a date one to come."""
_MODAL_WITHIN = 6
_VERB_WITHIN = 5
"""Words after a date among which a verb in the past makes it a past one: "On 3 June gunmen killed five"."""
_CLAUSE = re.compile(r"[,;:.?!]\s|\b(?:that|saying|after|when|while|because|if)\b")
_BREAK = re.compile(r"[.?!;]\s|\n\s*\n|”|''")


def is_future(tagged: Tagged, phrase: Phrase) -> bool | None:
    """Tell whether the words near a date, in its clause, speak of what is to come; None where they do not show it."""
    first = phrase.first
    start, end = tagged.tokens[first.start].start, tagged.tokens[first.end - 1].end
    left = _BREAK.split(tagged.text[max(0, start - _NEAR) : start])[-1].lower().split()
    right = _CLAUSE.split(tagged.text[end : end + _NEAR].lstrip(","))[0].lower().split()
    verb = next((word for word in reversed(left) if word not in {"on", "in", "the", "last", "at"}), "")
    if _is_ahead(left[-_MODAL_WITHIN:]):
        return True
    if _is_past(verb) or "had" in left or "had" in right:
        return False
    happened = any(_is_past(word) for word in right[:_VERB_WITHIN])
    if (phrase.sense in {"by", "until"} and not happened) or not words_for("future").isdisjoint((*left, *right)):
        return True
    return False if happened else None


def _is_ahead(left: list[str]) -> bool:
    """Tell whether the words straight before a date point ahead: "will be held on", "planned to leave on"."""
    intended = any(plan in words_for("intentions") and to == "to" for plan, to in pairwise(left))
    as_early_as = left[-2:] in (["early", "as"], ["soon", "as"])
    return not words_for("modals").isdisjoint(left) or as_early_as or (intended and "had" not in left)


def _is_past(word: str) -> bool:
    return (word.endswith("ed") or word in words_for("past verbs")) and word not in words_for("future")
