"""What was done to a gathering just told: "monks marched through X on 3 May. Soldiers opened fire on them"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.drafts import Draft
from dateline.extract.rules.kinds import violent_kinds
from dateline.extract.rules.lexicon import lexicon
from dateline.extract.rules.likeness import THEM
from dateline.extract.rules.parties import camp
from dateline.extract.rules.roles import Side
from dateline.extract.rules.tellings import Telling
from dateline.model.evidence import Modality

DONE_TO_CROWDS = frozenset({"torture"})


def broken_up(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Draft | None:
    """Find the gathering, told just before, that soldiers or police fell upon; those in it had attacked nobody."""
    last = drafts[-1] if drafts else None
    if last is None or last.tellings[0].frame.kind != "protest" or number - last.last_sentence > 1:
        return None
    violent = telling.frame.kind in violent_kinds() | DONE_TO_CROWDS and telling.frame.anchor.form == "verb"
    told = violent and not telling.frame.bare and telling.frame.anchor.modality is Modality.HAPPENED
    free = _taken_over(last, telling) and telling.count is None and telling.later is None and not telling.additive
    counted = [mentions.tolls[index].span for index in telling.owned.tolls]
    known = (each for each in telling.sides.targets if not any(each.span.overlaps(toll) for toll in counted))
    hit = all(_of_the_crowd(mentions, last, telling, side) for side in known)
    return last if told and free and hit and camp(mentions, [telling]) == {True} else None


def held_then(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Telling:
    """Give arrests in a crowd the day, place and doers of the deed done to it just before: "200 marchers were held"."""
    last = drafts[-1] if drafts else None
    own = telling.owned
    free = not (own.times or own.places or own.likely or telling.sides.perpetrators or telling.count or telling.later)
    people = {word.removesuffix("s") for side in telling.sides.targets for word in _said(telling, side)}
    crowd = lexicon()["crowd_people"]
    if last is None or not free or telling.frame.kind != "arrest" or people.isdisjoint(crowd):
        return telling
    near = number - last.last_sentence == 1 and last.tellings[-1].block == telling.block
    met = {word.strip(".,;").removesuffix("s") for each in last.tellings for word in each.opening.lower().split()}
    hit = last.kinds[0] in violent_kinds() and not met.isdisjoint(crowd | lexicon()["gatherings"])
    first = last.tellings[0]
    if not (near and hit) or camp(mentions, last.tellings) != {True}:
        return telling
    sides = replace(telling.sides, perpetrators=first.sides.perpetrators)
    owned = replace(own, times=first.owned.times, likely=first.owned.places or first.owned.likely)
    return replace(telling, sides=sides, owned=owned)


def _said(telling: Telling, side: Side) -> list[str]:
    return telling.words_of(side.span).lower().split()


def _taken_over(draft: Draft, telling: Telling) -> bool:
    """Tell whether a telling has no day or place but those of the gathering."""
    times = {index for each in draft.tellings for index in each.owned.times}
    places = {index for each in draft.tellings for index in (*each.owned.places, *each.owned.likely)}
    return set(telling.owned.times) <= times and {*telling.owned.places, *telling.owned.likely} <= places


def _of_the_crowd(mentions: Mentions, draft: Draft, telling: Telling, side: Side) -> bool:
    """Tell "them", "the demonstrators" and those who are told to have gathered."""
    gathered = [each.actor for told in draft.tellings for each in told.sides.perpetrators if each.actor is not None]
    chains = {mentions.actors[index].chain for index in gathered}
    if side.actor is not None and mentions.actors[side.actor].chain in chains:
        return True
    words = telling.words_of(side.span).lower()
    last = (words.split() or [""])[-1]
    again = words.startswith("the ") and any(mentions.actors[each].words.lower().endswith(last) for each in gathered)
    return words in THEM or again or last.removesuffix("s") in lexicon()["crowd_people"]
