"""What those who did a deed did next, on the same day and spot: "They then detained 300 demonstrators"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.drafts import Draft, intervals_of
from dateline.extract.rules.lexicon import lexicon
from dateline.extract.rules.tellings import Telling

NEXT = re.compile(
    r"\W*(?:they|he|she|the (?:[\w-]+ ){1,2}?)\s*(?:then|next|afterwards)\b(?! (?:again|president|minister))"
    r"|\W*(?:then|afterwards),? (?:they|he|she|the)\b",
    re.IGNORECASE,
)
SHELTERED = re.compile(
    r"\bwhere (?:\w+ )?(?:of )?(?:the|those) (?P<who>\w+) had (?:taken (?:shelter|refuge|cover)|holed up|retreated"
    r"|barricaded themselves|hidden|dug in|withdrawn)\b"
)
"""Where those who did the deed before were that day when others fell upon them."""
ALSO = re.compile(r"\W*(?:they|he|she|the (?:[\w-]+ ){1,2}?)\s*also\b", re.IGNORECASE)
DAYS_ON = re.compile(r"\W*(?:over|in|during) the (?:following|next|ensuing) (?:[\w-]+ )?days\b", re.IGNORECASE)
A_DAY = 1


def done_next(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Telling:
    """Give what doers of the sentence before did then, or suffered where they hid, the day and place of their deed."""
    owned = telling.owned
    free = not (owned.times or telling.count or telling.later or telling.said_of or telling.aside)
    hunted = SHELTERED.search(telling.opening)
    if (
        not free
        or _times_told(mentions, telling)
        or not (hunted or NEXT.match(telling.opening) or done_besides(telling))
    ):
        return telling
    near = [draft for draft in reversed(drafts) if number - draft.last_sentence == 1]
    theirs = [draft for draft in near if _by_them(mentions, draft, telling, hunted["who"] if hunted else None)]
    last = next(iter(theirs), None)
    days = intervals_of(mentions, last.tellings) if last is not None else []
    one = len({*days}) == 1 and days[0].days == A_DAY
    if last is None or not (one or done_besides(telling)):
        return telling
    times = next((each.owned.times for each in last.tellings if each.owned.times), ()) if one else ()
    places = next((each.owned.places for each in last.tellings if each.owned.places), ())
    placed = owned.places or owned.likely
    told = replace(owned, times=times, likely=owned.likely if placed else places)
    return replace(telling, owned=told, additive=True)


def days_on(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Telling:
    """Give what "the troops" did "over the following days" the place of the deed before, where no other is told."""
    owned, near = telling.owned, [draft for draft in drafts if number - draft.last_sentence == 1]
    known = any(telling.words_of(side.span).lower().startswith(("the ", "they")) for side in telling.sides.perpetrators)
    if owned.places or owned.likely or not known or not near or DAYS_ON.match(telling.opening) is None:
        return telling
    if any(telling.sentence.covers(place.span) and place.role == "location" for place in mentions.places):
        return telling
    places = next((each.owned.places for each in near[-1].tellings if each.owned.places), ())
    return replace(telling, owned=replace(owned, likely=places))


def done_besides(telling: Telling) -> bool:
    """Tell "They also raped 22 women", which is more than the killing told before it."""
    sides = telling.sides
    whole = telling.frame.anchor.form == "verb" and bool(sides.perpetrators and sides.targets)
    return whole and telling.frame.kind == "sexual_violence" and ALSO.match(telling.opening) is not None


def _doers(mentions: Mentions, tellings: Sequence[Telling]) -> set[int]:
    sides = (side.actor for telling in tellings for side in telling.sides.perpetrators)
    return {mentions.actors[actor].chain for actor in sides if actor is not None}


def _by_them(mentions: Mentions, draft: Draft, telling: Telling, hidden: str | None) -> bool:
    """Tell a deed of the same doers, or of those who then hid."""
    if hidden is None:
        return bool(_doers(mentions, [telling]) & _doers(mentions, draft.tellings))
    sides = ((each, side) for each in draft.tellings for side in each.sides.perpetrators)
    nouns = [(each.words_of(side.span).lower().split() or [""])[-1] for each, side in sides]
    known = hidden.lower() in nouns or hidden.lower().removesuffix("s") in lexicon()["attackers"]
    return bool(nouns) and known


def _times_told(mentions: Mentions, telling: Telling) -> bool:
    return any(telling.sentence.covers(time.span) for time in mentions.times)
