"""Figures that others give for a toll just told, and no word more: "police said 20 died, the hospital 25"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.extract.rules.lexicon import lexicon
from dateline.extract.tolls import TollMention
from dateline.model.evidence import Span
from dateline.model.toll import Reckoning

FIGURE = re.compile(
    r"[,;] (?:and |while |but )?(?P<who>(?:the |a |an |local )?(?:[\w’'-]+ ){0,3}?(?P<head>[\w’'-]+)) "
    r"(?:said |says |put (?:it|the (?:figure|number|toll)) at |gave |spoke of )?"
    r"(?P<figure>\d[\d,]*)(?= dead\b| killed\b|[,;.]|$)"
)


def other_figures(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Give the toll that somebody else tells after one whose teller is named, of the same outcome."""
    told = next((toll for toll in reversed(tolls) if toll.asserter and toll.toll.best is not None), None)
    match = FIGURE.search(sentence, max(told.span.end, told.trigger.end)) if told is not None else None
    if told is None or match is None or match["head"].lower() not in lexicon()["tellers"]:
        return
    span = Span(*match.span("figure"))
    if any(toll.span.overlaps(span) for toll in tolls):
        return
    number = int(match["figure"].replace(",", ""))
    toll = replace(
        told.toll, low=number, best=number, high=number, group=None, phrase=match["figure"], reckoning=Reckoning.EXACT
    )
    yield replace(told, span=span, toll=toll, group_span=None, asserter=match["who"])
