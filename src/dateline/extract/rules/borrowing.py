"""Days that a text tells once for several deeds: the parts of "a series of attacks on 22 July" were done on that day.

Any other deed told with no day keeps none: on our second batch the day of the deed told before it was wrong for most.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.drafts import Draft
from dateline.extract.rules.kinds import violent_kinds
from dateline.extract.rules.triggers import Generality
from dateline.model.evidence import Modality, Span
from dateline.model.interval import Interval

SEVERAL = frozenset({Generality.SOFT, Generality.COUNTED})
TWO = 2
SUM_OF_PARTS = "deeds summed up before each is told"
REASON = "the day of the attacks it is told as a part of"


GROUPS = re.compile(r"\b(?:teams|groups|squads|cells|waves|gangs|bands) of\b", re.IGNORECASE)
"""Doers told in several bodies did several deeds, told as one: "three teams of attackers killed 129 people"."""


SHOWN = re.compile(r"\b(?:video|footage|film|recording|photograph|photo|picture|image)s? (?:that |which )?show")
"""What a film shows was done some day before."""


@dataclass(frozen=True, slots=True)
class Borrowed:
    """A day told of another deed, the words that tell it, and that deed."""

    interval: Interval
    span: Span
    whole: Draft


def borrowed_days(drafts: Sequence[Draft], mentions: Mentions) -> dict[int, Borrowed]:
    """Give, by place in the list, the day an undated deed shares with the attacks it is a part of."""
    days = [_day(draft, mentions) for draft in drafts]
    found: dict[int, Borrowed] = {}
    for number, draft in enumerate(drafts):
        if _timed(draft, mentions) or draft.kinds[0] not in violent_kinds() | {"abduction"} or not _done(draft):
            continue
        before = [day for day, other in zip(days, drafts, strict=True) if day and _leads(other, draft)]
        # The parts told one after another have the day of the whole.
        before = before or [day for at, day in found.items() if at == number - 1 and _next_to(drafts[at], draft)]
        if before:
            found[number] = before[-1]
    return found


def only_led_in(drafts: Sequence[Draft], days: Mapping[int, Borrowed]) -> frozenset[int]:
    """Give, by place in the list, what only sums up the deeds told after it: "Two attacks on 12 May shook Lagos".

    Nobody is told to have done it or died of it, and two deeds or more with places of their own take its day over.
    """
    placed = (each for number, each in days.items() if any(one.owned.places for one in drafts[number].tellings))
    parts = Counter(id(each.whole) for each in placed)
    return frozenset(number for number, draft in enumerate(drafts) if parts[id(draft)] >= TWO and _bare_sum(draft))


def _bare_sum(draft: Draft) -> bool:
    tolls = any(telling.owned.tolls for telling in draft.tellings)
    return not (tolls or draft.statements or any(telling.sides.perpetrators for telling in draft.tellings))


def _next_to(one: Draft, two: Draft) -> bool:
    return two.tellings[0].block - one.tellings[0].block <= 1


def _timed(draft: Draft, mentions: Mentions) -> bool:
    """Tell whether any sentence of a deed speaks of a time, be it one that nobody can reckon ("on the sixth day")."""
    told = any(telling.later or telling.owned.times for telling in draft.tellings)
    own = [each for each in draft.tellings if not (each.owed and each.frame.definite)]  # a claim has a day of its own
    return told or any(telling.sentence.covers(time.span) for telling in own for time in mentions.times)


def _done(draft: Draft) -> bool:
    first = draft.tellings[0]
    if not any(telling.owned.places or telling.owned.tolls for telling in draft.tellings):
        return False  # "X accused Y of shelling the hospital" tells no part
    past = first.frame.anchor.modality in {Modality.HAPPENED, Modality.ATTEMPTED}
    return past and not (first.frame.anchor.background or first.additive or SHOWN.search(first.opening))


def _leads(other: Draft, draft: Draft) -> bool:
    """Tell whether several deeds were told as one ("attacks") just before another deed, or in the paragraph before."""
    one, two = other.tellings[0], draft.tellings[0]
    before = one.sentence.start < two.sentence.start and two.block - one.block <= 1
    return before and (GROUPS.search(one.opening) is not None or _in_series(other))


def _in_series(draft: Draft) -> bool:
    return any(
        each.form == "noun" and each.generality in SEVERAL and not each.background
        for telling in draft.tellings
        for each in telling.frame.triggers
    )


def _day(draft: Draft, mentions: Mentions) -> Borrowed | None:
    times = (mentions.times[index] for telling in draft.tellings for index in telling.owned.times)
    return next(
        (Borrowed(t.interval, t.span, draft) for t in times if t.interval is not None and t.interval.exact), None
    )
