"""Whether a place lies in what the words put it in: "al-Rawda, North Sinai" is no village of Arabia."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.places.candidates import Candidate
from dateline.extract.places.context import Case, held_once
from dateline.extract.places.mentions import Role
from dateline.extract.places.names import name_key
from dateline.extract.places.scoring import SETTLED, WIDE, distance_km, held_by, prior

EDGE = 1.6
"""Divisions are drawn and redrawn: a place within this many of their radii of their middle may yet be theirs."""
SURE = 0.6
"""Belief from which what stands after a name may overrule it: a holder that is itself a guess may not."""
PART_KM, TOWN_KM = 25.0, 90.0
"""How far a quarter or a site may lie from the middle of its town, and a village from the town it is named with."""
LISTED = re.compile(r"(?:, [\w' -]{2,30})?,? (?:and|or|&) (?:[a-z]+ )?[A-ZÀ-Þ]")
"""What follows the last name of a list: "in Sidon, Tyre and Nabatieh" puts nothing in anything."""
OPEN = re.compile(r"(?:\.?,) ")
"""The comma of "A, B", which a list has too."""
BETTER_KNOWN = 2.0
"""How much more known a town must be than what is to lie in it: "Calgary, Vancouver" are two, not one in the other."""
LONG_LIST = 4
"""So many names in a row, each with a comma and none a division or a land, are a list: nobody names four towns to say
where one of them lies."""


def mark_contradicted(cases: Sequence[Case], text: str) -> None:
    """Mark every name whose best reading does not lie in what the words after it surely are.

    The last name is judged first, so that a holder that is itself contradicted overrules nothing. A name that stands
    alone elsewhere and was read as the same place goes with it.
    """
    wrong: dict[tuple[str, str], tuple[int, ...]] = {}
    for at in range(len(cases) - 1, -1, -1):
        case, chosen = cases[at], cases[at].chosen()
        if chosen is not None and (_only_street(case, chosen) or _contradicted(cases, at, chosen, text)):
            case.contradicted = True
            wrong[case.key, chosen.place.id] = case.holders
    for case in cases:
        chosen = case.chosen()
        if chosen is not None and not case.holders and (holders := wrong.get((case.key, chosen.place.id))):
            case.contradicted, case.holders = True, holders


def _only_street(case: Case, chosen: Candidate) -> bool:
    """Tell a street that the lists have only as another name of a town: "Market Street" is not Marquette."""
    town = case.mention.feature == "road" and chosen.place.feature in SETTLED
    return town and name_key(chosen.place.name) != name_key(case.mention.words)


def part_lists(cases: Sequence[Case], text: str) -> None:
    """Take from each name of a list the names after it, which stand beside it and do not hold it."""
    for at, case in enumerate(cases):
        if in_list(cases, at, text):
            case.holders = tuple(holder for holder in case.holders if holder < at)


def in_list(cases: Sequence[Case], at: int, text: str) -> bool:
    """Tell whether a name and those after it are a list joined by commas, whatever they look like."""
    later = [holder for holder in cases[at].holders if holder > at]
    if not later:
        return False
    between = text[cases[at].mention.span.end : cases[at + 1].mention.span.start]
    if OPEN.fullmatch(between) is None:
        return False
    return LISTED.match(text, cases[max(later)].mention.span.end) is not None or _many_towns(cases, at, text)


def _many_towns(cases: Sequence[Case], at: int, text: str) -> bool:
    """Tell whether a name is one of a row of towns, with a comma after each."""
    first = last = at
    while first > 0 and _comma_between(cases, first - 1, text):
        first -= 1
    while last + 1 < len(cases) and _comma_between(cases, last, text):
        last += 1
    chosen = (case.chosen() for case in cases[first : last + 1])
    return last - first + 1 >= LONG_LIST and all(each and each.place.feature in SETTLED for each in chosen)


def _comma_between(cases: Sequence[Case], at: int, text: str) -> bool:
    return OPEN.fullmatch(text, cases[at].mention.span.end, cases[at + 1].mention.span.start) is not None


def _contradicted(cases: Sequence[Case], at: int, chosen: Candidate, text: str) -> bool:
    case = cases[at]
    if chosen.place.feature in WIDE or case.mention.role != Role.LOCATION or in_list(cases, at, text):
        return False
    later = [cases[holder] for holder in case.holders if holder > at]
    case.part = case.mention.feature in {"quarter", "camp"} or text[case.mention.span.end :][:2] in {"'s", "’s"}
    return any(not lies_in(case, chosen, holder) for holder in later if _may_overrule(holder, chosen))


def _may_overrule(holder: Case, chosen: Candidate) -> bool:
    """Tell whether a holder is sure: a land or a division, or a town better known than what is to lie in it."""
    whole = holder.chosen()
    sure = max(holder.belief, default=0.0) >= SURE and not holder.contradicted
    if whole is None or not sure or holder.mention.role != Role.LOCATION or whole.place.id == chosen.place.id:
        return False
    return whole.place.feature in {"country", "admin1"} or (
        whole.place.feature in SETTLED and prior(chosen) + BETTER_KNOWN < prior(whole)
    )


def lies_in(case: Case, chosen: Candidate, holder: Case) -> bool:
    """Tell whether a reading lies in the best one of a holder, or just over its edge."""
    whole = holder.chosen()
    if whole is None or (held_by(chosen, [whole]) > 0 and whole.place.feature not in SETTLED):
        return True
    if whole.place.feature == "country":
        return chosen.place.country is None or chosen.place.country in held_once(whole.place.country)
    if not chosen.point or not whole.point:
        return True
    away = distance_km(chosen.point, whole.point)
    if whole.place.feature in SETTLED:
        return away <= (PART_KM if case.part else TOWN_KM)
    return away <= whole.radius_km * EDGE and chosen.place.country == whole.place.country
