"""Deeds that a lead names by a noun and the next sentences tell: how they went, and on which day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.drafts import REACH, Draft, deaths, intervals_of, locations_of
from dateline.extract.rules.kinds import violent_kinds
from dateline.extract.rules.likeness import close_by
from dateline.extract.rules.tellings import Telling
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome

OF_THE_WEEK = re.compile(r"\b(?:this|last) (?:week|month)['’]s\b")
A_DAY, A_MONTH = 1, 31
TOWN_KM = 15.0
"""As near as two words for a place in one town lie."""
MASSACRES = frozenset({"shooting", "execution", "stabbing", "ambush", "raid", "attack", "massacre"})


def led_in(mentions: Mentions, draft: Draft, number: int, telling: Telling) -> bool:
    """Tell whether a clause tells in full what the lead only named."""
    nouns = (each.frame.anchor.form == "noun" or each.frame.bare for each in draft.tellings)
    named = draft.tellings[0].frame.anchor.form == "noun" and all(nouns) and not draft.statements
    told = telling.frame.anchor.form == "verb" and not telling.frame.bare and telling.frame.kind in violent_kinds()
    alone = not (telling.count or telling.later or telling.additive) and not _own_dead(mentions, draft, telling)
    if not (named and told and alone) or telling.block != draft.tellings[0].block:
        return False
    since = number - draft.last_sentence
    return (since == 1 and _how_it_went(mentions, draft, telling)) or (
        0 < since < REACH and _which_day(mentions, draft, telling)
    )


def _own_dead(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell whether a clause counts dead of its own, and not as many as the lead."""
    tolls = [mentions.tolls[index].toll for index in telling.owned.tolls]
    dead = [each for each in tolls if each.outcome is Outcome.KILLED and each.best]
    return any(each.best != deaths(mentions, draft) for each in dead)


def _how_it_went(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell "The attack on Kabul on Tuesday killed 17 … Men in uniform stormed a hotel in the Shar-e-Naw district"."""
    days = intervals_of(mentions, draft.tellings)
    mine = intervals_of(mentions, [telling])
    within = any(one.exact and one.days == A_DAY and two.overlaps(one) for one in mine for two in days)
    stretch = within and all(A_DAY < (each.days or 0) <= A_MONTH for each in days)  # "in last week's raid"
    named = draft.tellings[0].frame.definite or OF_THE_WEEK.search(draft.tellings[0].opening) is not None
    known = named and bool(days) and (stretch or not telling.owned.times)
    here, there = (_towns(locations_of(mentions, each)) for each in ([telling], draft.tellings))
    here += _towns([mentions.locations[each] for each in telling.owned.likely])
    return known and any(close_by(one, two, far_km=TOWN_KM) for one in here for two in there)


def _which_day(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell "a suspect in the massacre of 57 people in the south … He led men who on Monday shot the passengers"."""
    if intervals_of(mentions, draft.tellings) or not any(each.exact for each in intervals_of(mentions, [telling])):
        return False
    first = draft.tellings[0].frame
    alike = telling.frame.kind == first.kind or (first.kind == "massacre" and telling.frame.kind in MASSACRES)
    here, there = locations_of(mentions, [telling]), locations_of(mentions, draft.tellings)
    near = not here or (bool(there) and all(any(close_by(one, two) for two in there) for one in here))
    return alike and near and bool(deaths(mentions, draft))


def _towns(places: Sequence[Location]) -> list[Location]:
    return [each for each in places if each.name and (each.precision or Precision.COUNTRY) <= Precision.DISTRICT]
