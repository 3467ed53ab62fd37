"""Who the deed of a telling was done by and to: which persons, which sides, armed or not, one or many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.actors import ActorMention
from dateline.extract.rules.anaphora import ARMED
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.kinds import violent_kinds
from dateline.extract.rules.lexicon import lexicon
from dateline.extract.rules.likeness import FORCES, THEM, UNARMED, ended_by_forces
from dateline.extract.rules.roles import Side
from dateline.extract.rules.tellings import Telling
from dateline.model.claim import ActorKind
from dateline.model.place import Precision
from dateline.model.toll import Outcome, PartyClass
from dateline.text.fold import fold

REBELS = frozenset({ActorKind.REBEL, ActorKind.MILITIA})
FOILED = re.compile(
    r"\b(?:foil|thwart|disrupt|uncover|prevent|avert|smash|unravel)(?:ed|s)? "
    r"(?:an?|what|their|his|another) [^.;,]*?plot\b",
    re.IGNORECASE,
)
GUNS = ("gunmen", "gunman", "guerrillas", "hitmen")
"""Words of unnamed people who are armed, whatever side they are on."""
OF_THEIRS = re.compile(r"\bof (?:its|their|them)\b")
MURDEROUS = frozenset({"shooting", "assassination", "attack", "killed", "bombing", "massacre"})
ATTACKERS = re.compile(
    r"the (?:two |three |four |five |six )?(?:gunm[ae]n|attackers?|assailants?|bombers?)", re.IGNORECASE
)
"""Those who did a deed, spoken of as known."""
REMAINS = re.compile(r"\bremains of\b")
TURNED = re.compile(r"\b(?:was|were) (?:himself|herself|themselves)\b", re.IGNORECASE)
UNTIL = re.compile(r"\b(?:before|until|till)\b[^,;]* (?:him|her|them)\b", re.IGNORECASE)
ONE_OF_MANY = ("a ", "an ", "one ", "another ", "at least ")


def people(mentions: Mentions, tellings: Sequence[Telling]) -> set[int | str]:
    """Give the persons a deed was done to, each by the chain of mentions and by the last word of the name."""
    sides = (side.actor for telling in tellings for side in telling.sides.targets if side.actor is not None)
    named = [mentions.actors[index] for index in sides]
    named = [actor for actor in named if actor.kind is ActorKind.PERSON and actor.name]
    return {key for actor in named for key in (actor.chain, fold(str(actor.name)).split()[-1])}


def camp(mentions: Mentions, tellings: Sequence[Telling]) -> set[bool]:
    """Give whether those who did it are forces of a state, for the armed among them."""
    sides = (side.actor for telling in tellings for side in telling.sides.perpetrators if side.actor is not None)
    told = (mentions.actors[index] for index in sides)
    kinds = (each.kind for each in told if each.words.lower() != "the commando")  # rebels send commandos too
    return {kind in FORCES for kind in kinds if kind in FORCES or kind in REBELS}


def by_a_state(mentions: Mentions, telling: Telling) -> bool:
    """Tell a deed of a state, its soldiers or its police: "Israel began to shell the city", and of nobody else."""
    doers = [mentions.actors[side.actor].kind for side in telling.sides.perpetrators if side.actor is not None]
    named = bool(doers) and len(doers) == len(telling.sides.perpetrators)
    return named and set(doers) <= {*FORCES, ActorKind.GOVERNMENT}


def chains(mentions: Mentions, tellings: Sequence[Telling]) -> set[int | str]:
    """Give the named actors who did it, each by the chain of its mentions, or by its land: "New Delhi" is India."""
    sides = (side.actor for telling in tellings for side in telling.sides.perpetrators)
    named = (mentions.actors[index] for index in sides if index is not None)
    return {state_of(mentions, each) or each.chain for each in named if each.name}


def known(mentions: Mentions, telling: Telling) -> bool:
    """Tell whether who did it is named, there or before: "the group later joined the Emirate"."""
    sides = (side.actor for side in telling.sides.perpetrators if side.actor is not None)
    chain = {mentions.actors[index].chain for index in sides}
    return any(actor.name for actor in mentions.actors if actor.chain in chain)


def state_of(mentions: Mentions, actor: ActorMention) -> str | None:
    """Give the land that a government told of by its land or capital is of."""
    if actor.kind is not ActorKind.GOVERNMENT or actor.name is None:
        return None
    span = actor.name_span or actor.span
    here = (n for n, place in enumerate(mentions.places) if place.span == span)
    return next((f"state {code}" for n in here if (code := mentions.locations[n].country)), None)


def only_attackers(mentions: Mentions, telling: Telling) -> bool:
    """Tell whether a telling only says what became of the attackers."""
    sides = [mentions.tolls[index].toll.among for index in telling.owned.tolls]
    told = [mentions.tolls[index] for index in telling.owned.tolls]
    known = [toll.span for toll in told if OF_THEIRS.search(toll.toll.phrase)]  # "two of its members"
    others = [side for side in telling.sides.perpetrators if not any(span.covers(side.span) for span in known)]
    alone = not (telling.owned.places or telling.owned.times or others)
    return alone and bool(sides) and all(side is PartyClass.PERPETRATORS for side in sides)


def armed(mentions: Mentions, telling: Telling) -> bool:
    """Tell whether an armed actor did it: "the Taliban killed two elders"."""
    doers = [mentions.actors[side.actor] for side in telling.sides.perpetrators if side.actor is not None]
    return any(each.kind in ARMED or each.words.lower().endswith(GUNS) for each in doers)


def striving(mentions: Mentions, telling: Telling) -> bool:
    """Tell a group that fights or strives for power, by its kind or by its noun: "the movement", "an armed wing"."""
    sides = (*telling.sides.perpetrators, *telling.sides.targets)
    known = (mentions.actors[side.actor] for side in sides if side.actor is not None)
    said = {word for side in sides for word in telling.words_of(side.span).lower().split()}
    return any(each.kind in REBELS | {ActorKind.PARTY} for each in known) or not said.isdisjoint(
        lexicon()["founded_bodies"]
    )


def fighting(mentions: Mentions, telling: Telling) -> bool:
    """Tell a group under arms from a party or a league: "the front", "an armed wing"."""
    sides = (*telling.sides.perpetrators, *telling.sides.targets)
    known = (mentions.actors[side.actor] for side in sides if side.actor is not None)
    said = {word for side in sides for word in telling.words_of(side.span).lower().split()}
    return any(each.kind in REBELS for each in known) or not said.isdisjoint(lexicon()["armed_bodies"])


def of_several(mentions: Mentions, telling: Telling) -> bool:
    """Tell a figure ("a soldier", "three people") from one person who is named or known: "the president died"."""
    tolls = [mentions.tolls[index].toll for index in telling.owned.tolls]
    return any(each.best not in {0, 1} or each.phrase.lower().startswith(ONE_OF_MANY) for each in tolls)


def sides_armed(mentions: Mentions, telling: Telling) -> list[Side]:
    """Give those who did it, less the unarmed: demonstrators shot as they broke in are no attackers."""
    return [
        side
        for side in telling.sides.perpetrators
        if side.actor is None or UNARMED.isdisjoint(mentions.actors[side.actor].words.lower().split())
    ]


def ended(mentions: Mentions, telling: Telling) -> Telling:
    """Let what became of the attackers name no deed: "four of the attackers were shot dead" is no shooting."""
    if not only_attackers(mentions, telling) or telling.frame.kind not in violent_kinds():
        return telling
    return replace(telling, frame=replace(telling.frame, kind="attack"))


def overpowered(mentions: Mentions, telling: Telling, deeds: Sequence[Telling]) -> bool:
    """Tell who held a doer of the sentence's deed, and was no force: "before the worshippers overpowered him"."""
    own = telling.owned
    if telling.frame.kind != "arrest" or own.times or own.places or not telling.sides.perpetrators:
        return False
    if camp(mentions, [telling]) or armed(mentions, telling):
        return False
    hit = {mentions.actors[side.actor].chain for side in telling.sides.targets if side.actor is not None}
    done = (each for each in deeds if each.frame.kind in violent_kinds())
    did = {mentions.actors[s.actor].chain for each in done for s in each.sides.perpetrators if s.actor is not None}
    return bool(hit) and hit <= did


def less_those_who_lived(mentions: Mentions, told: Telling, telling: Telling) -> Telling:
    """Leave out how many were shot where fewer of them died: "took 45 men and shot them. Forty of them died"."""
    tolls = [mentions.tolls[index].toll for index in telling.owned.tolls]
    died = [each.best for each in tolls if each.outcome is Outcome.KILLED and each.phrase.lower().endswith(" of them")]
    fewest = min((each for each in died if each), default=0)
    shot = {index for index in told.owned.tolls if fewest and _shot_only(mentions, told, index, fewest)}
    kept = tuple(index for index in told.owned.tolls if index not in shot)
    return replace(told, owned=replace(told.owned, tolls=kept)) if shot else told


def _shot_only(mentions: Mentions, told: Telling, index: int, died: int) -> bool:
    mention = mentions.tolls[index]
    more = mention.toll.outcome is Outcome.KILLED and (mention.toll.best or 0) > died
    return more and told.words_of(mention.trigger).lower() == "shot"


def until_shot(mentions: Mentions, telling: Telling, deeds: Sequence[Telling]) -> bool:
    """Tell how the one deed of a sentence ended: "killed six people before a patrol shot him dead", "… and was
    himself shot dead by police".
    """
    own, head = telling.owned, telling.frame.anchor.head
    if TURNED.search(telling.opening) and camp(mentions, [telling]) == {True}:
        did = [each for each in deeds if each.frame.anchor.head < head and each.sides.perpetrators]
        return len(did) == 1 and not telling.frame.bare and telling.frame.kind in violent_kinds()
    alone = telling.aside and not (own.times or own.places) and UNTIL.search(telling.opening) is not None
    before = [each for each in deeds if each.sides.perpetrators and each.frame.anchor.head < head]
    hit = {telling.words_of(side.span).lower() for side in telling.sides.targets}
    return alone and len(before) == 1 and before[0].frame.kind in violent_kinds() and bool(hit) and hit <= THEM


def taken_up(mentions: Mentions, host: Sequence[Telling], telling: Telling) -> Telling:
    """Read what a clause adds to a deed: "one of the gunmen died in an exchange of fire with guards".

    The gunmen did it, where nobody is told to have, and those who fired back at them did not.
    """
    told = ended(mentions, _less_remains(mentions, host, telling))
    sides, kinds = told.sides, {each.frame.kind for each in host}
    if told.frame.kind == "weapons_seizure" and "weapons_seizure" not in kinds and camp(mentions, [told]) == {True}:
        return replace(told, sides=replace(sides, perpetrators=()))  # "the police found 30 bombs in the building"
    if ended_by_forces(mentions, told):
        placed = any(each.owned.places for each in host)
        owned = replace(told.owned, places=() if placed else told.owned.places)
        return replace(told, sides=replace(sides, perpetrators=()), owned=owned)
    if told.frame.kind == "armed_clash" and told.frame.anchor.background and kinds <= MURDEROUS:
        return replace(told, sides=replace(sides, perpetrators=()))
    if told.owed and told.frame.definite and any(each.owned.places for each in host):
        narrow = (each for each in told.owned.places if mentions.locations[each].precision is not Precision.COUNTRY)
        told = replace(told, owned=replace(told.owned, places=tuple(narrow)))
    if any(each.sides.perpetrators for each in host) or sides.perpetrators:
        return told
    known = tuple(side for side in sides.targets if _known_attackers(told, side))
    rest = tuple(side for side in sides.targets if side not in known)
    return replace(told, sides=replace(sides, perpetrators=known, targets=rest))


def _less_remains(mentions: Mentions, host: Sequence[Telling], telling: Telling) -> Telling:
    """Leave out how many were dug up where it is told already how many died: only some of them were found."""
    tolls = [mentions.tolls[index] for each in host for index in each.owned.tolls]
    known = any(each.toll.outcome is Outcome.KILLED and each.toll.known for each in tolls)
    if not (known and telling.pointing and REMAINS.search(telling.opening)):
        return telling
    return replace(telling, owned=replace(telling.owned, tolls=()))


def _known_attackers(telling: Telling, side: Side) -> bool:
    """Tell "the gunmen", "the attackers", as those who did the deed told of."""
    words = telling.words_of(side.span)
    return ATTACKERS.fullmatch(words) is not None


def sentenced(mentions: Mentions, telling: Telling) -> bool:
    """Tell a trial by who tries whom: "Bahrain has sentenced three men to death"."""
    sides, anchor = telling.sides, telling.frame.anchor
    whole = anchor.form == "verb" and bool(sides.perpetrators and sides.targets)
    return telling.frame.kind == "trial" and whole and not armed(mentions, telling)


def foiled(telling: Telling) -> bool:
    """Tell a plot that somebody ended: "police foiled a plot to bomb the station"."""
    return FOILED.search(telling.opening) is not None
