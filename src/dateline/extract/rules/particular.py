"""Which accounts are told as particular: something in them, or told beside them, dates, places or counts the deed.

Habits, rules, stories and figures of speech use the words of deeds, and name no day and no place. Of the accounts that
our batches expect with neither, all but two stand beside one that has them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.dates import TimeKind
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.drafts import SEVERAL, Draft
from dateline.extract.rules.kinds import violent_kinds
from dateline.extract.rules.likeness import compatible
from dateline.extract.rules.parties import armed, people
from dateline.extract.rules.retold import Retold
from dateline.extract.rules.tellings import Telling
from dateline.extract.rules.triggers import Generality
from dateline.extract.rules.worth import struck_once

NEAR = 1
"""Blocks between an account and one that grounds it: the paragraph before or after speaks of the same."""
OWN = ("my ", "our ")
"""What a witness says of his own people tells no day and no place: "they killed my uncle"."""
DAYS = frozenset({TimeKind.DATE, TimeKind.TIME})


def particular(mentions: Mentions, drafts: Sequence[Draft], filed: frozenset[int]) -> tuple[list[Draft], list[Draft]]:
    """Part drafts into those told as particular and those that nothing dates, places or counts.

    ``filed`` are the blocks that open with a dateline: a report is of its day and place.
    """
    fixed = {telling.block for draft in drafts for telling in draft.tellings if _fixed(mentions, telling)} | filed
    kept = [draft for draft in drafts if _stands(mentions, draft, fixed) and not _announces(draft, drafts)]
    left = {id(draft) for draft in kept}
    return kept, [draft for draft in drafts if id(draft) not in left]


def _announces(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell what only announces deeds told after it, and give them its day: "Two attacks on 12 May shook the city"."""
    first = draft.tellings[0]
    owned, anchor = first.owned, first.frame.anchor
    rest = all(each.sentence == first.sentence and each.frame.anchor.background for each in draft.tellings[1:])
    alone = rest and not (owned.tolls or first.sides.perpetrators)  # "… during the siege of the city by X"
    said = anchor.generality is Generality.COUNTED or (
        first.retold is Retold.NAMED and anchor.generality is Generality.SOFT and SEVERAL.search(first.opening)
    )  # "The X massacres were two attacks on the market of Y"
    if not alone or anchor.form != "noun" or not said:
        return False
    block = [other for other in drafts if other.tellings[0].block == first.block]
    after = [other for other in block if other.tellings[0].sentence.start > first.sentence.start]
    kinds = violent_kinds() if first.frame.kind == "massacre" else frozenset[str]()
    after = [
        each for each in after if each.kinds[0] in kinds or compatible([first.frame.kind], each.kinds[0], bare=False)
    ]
    for other in after if len(after) > 1 else ():
        told = other.tellings[0]
        days = told.owned.times if any(each.owned.times for each in other.tellings) else owned.times
        placed = any(each.owned.places or each.owned.likely for each in other.tellings)
        places = told.owned.places if placed else owned.places
        other.tellings[0] = replace(told, owned=replace(told.owned, times=days, places=places))
    return len(after) > 1


def _stands(mentions: Mentions, draft: Draft, fixed: frozenset[int] | set[int]) -> bool:
    if not draft.statements and all(_only_remembered(telling) for telling in draft.tellings):
        return False
    if any(struck_once(telling) or _by_armed(mentions, telling) for telling in draft.tellings):
        return True
    if draft.statements or any(_counted(mentions, telling) for telling in draft.tellings):
        return True
    return any(abs(telling.block - block) <= NEAR for telling in draft.tellings for block in fixed)


def _by_armed(mentions: Mentions, telling: Telling) -> bool:
    """Tell what armed people did to one thing, and a bomb found in one: "rebels destroyed three pylons"."""
    defused = telling.frame.kind == "weapons_seizure" and bool(telling.frame.instruments)
    by_armed = telling.frame.kind in {"attack", "abduction", "ambush"} and armed(mentions, telling)
    return telling.aimed and (by_armed or defused)


def _only_remembered(telling: Telling) -> bool:
    """Tell a deed named to say who was met or mourned, with no day, toll or doer of its own."""
    owned = telling.owned
    return telling.remembered and not (owned.times or owned.tolls or telling.later or telling.sides.perpetrators)


def _fixed(mentions: Mentions, telling: Telling) -> bool:
    """Tell a deed with a day or place, or a day spoken of that nobody can reckon ("last night")."""
    owned = telling.owned
    if owned.times or owned.places or telling.later or telling.count:
        return True
    days = (time for time in mentions.times if time.kind in DAYS and (time.relative or time.interval is not None))
    return any(telling.sentence.covers(time.span) for time in days)


def _counted(mentions: Mentions, telling: Telling) -> bool:
    """Tell a deed by its toll: several people, or one by name, in a clause of its own or with who or what hurt them."""
    tolls = [mentions.tolls[index].toll for index in telling.owned.tolls]
    known = [toll for toll in tolls if toll.known and not toll.phrase.lower().startswith(OWN)]
    told = telling.frame.anchor.form == "verb" and not telling.said_of
    done = told or telling.sides.perpetrators or telling.frame.instruments
    several = any((toll.low or toll.best or 0) > 1 for toll in known)
    return bool(known) and (bool(done) or several or bool(people(mentions, [telling])))
