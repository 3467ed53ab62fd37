"""Figures whose verb stands only in the first half: "nine were killed in Gao on 3 May, twelve in Mopti on 9 May"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.extract.rules.other_figures import DIED_OF, NUMBER
from dateline.extract.tolls import TollMention, find_tolls
from dateline.model.evidence import Span
from dateline.model.toll import Outcome

GAPPED = re.compile(
    rf"(?:,? and|;|,) (?P<figure>{NUMBER})(?: more| others?| people)? "
    r"(?=(?:in|at|near|outside) (?:the |an? )?(?:[a-z-]+ )?[A-Z])"
)
PARTED = re.compile(
    r"\b(?P<deed>killing|murder|massacre|slaughter|execution|assassination|slaying|wounding)s? by (?!\d)"
    rf"[^;:.]{{3,80}}? of (?P<who>{NUMBER} [a-z]+)"
)
JOINED = re.compile(r"(?:\band|[;,])\s*$")
"""What stands before the figure of the second half."""


def gapped_figures(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Read the figure of a second half that leaves out the verb, as the outcome of the half before it."""
    for match in GAPPED.finditer(sentence) if tolls else ():
        span = Span(*match.span("figure"))
        before = [toll for toll in tolls if toll.span.end <= match.start() and toll.trigger.end <= match.start()]
        whole = max(before, key=lambda toll: toll.span, default=None)
        if whole is None or whole.toll.outcome not in DIED_OF or any(toll.span.overlaps(span) for toll in tolls):
            continue
        verb = "killed" if whole.toll.outcome is Outcome.KILLED else "injured"
        plain = find_tolls(f"{match['figure']} people were {verb}.")
        if len(plain) == 1 and plain[0].toll.known:
            yield TollMention(span, plain[0].toll, None, whole.trigger)


def parted_figures(sentence: str, tolls: Sequence[TollMention]) -> Iterator[TollMention]:
    """Read "the killing by soldiers, on 24 September, of about 1,500 men", the doers told before the dead."""
    for match in PARTED.finditer(sentence) if " by " in sentence else ():
        span = Span(*match.span("who"))
        plain = find_tolls(f"The {match['deed']} of {match['who']} in the town.")
        if len(plain) == 1 and plain[0].toll.known and not any(toll.span.overlaps(span) for toll in tolls):
            yield TollMention(span, plain[0].toll, None, Span(*match.span("deed")))


def opens_half(opening: str, at: int) -> bool:
    """Tell whether a figure opens the second half: "…, and | twelve in Mopti on 9 May"."""
    return JOINED.search(opening, 0, at) is not None
