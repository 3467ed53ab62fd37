"""Which account a telling belongs to: those told before it, and what keeps two deeds apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.dates import TimeKind
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.counted import SAME
from dateline.extract.rules.drafts import (
    REACH,
    Draft,
    intervals_of,
    locations_of,
)
from dateline.extract.rules.kinds import PROPERTY, violent_kinds
from dateline.extract.rules.leads import led_in
from dateline.extract.rules.lexicon import lexicon
from dateline.extract.rules.likeness import (
    MORE,
    SURE_PLACE,
    close_by,
    compatible,
    figures_apart,
)
from dateline.extract.rules.parties import (
    camp,
    chains,
    only_attackers,
    people,
)
from dateline.extract.rules.roles import Side
from dateline.extract.rules.spoken_of import spoken_of
from dateline.extract.rules.tellings import Telling
from dateline.model.evidence import Basis, Modality
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Toll

AT_HAND = re.compile(r"\bnearby\b|\b(?:at|on|from) the (?:scene|spot|site)\b")
ALSO = re.compile(r"\balso\b", re.IGNORECASE)
THEIRS = re.compile(r"(?:the|these|those|its|their|his|her)\b", re.IGNORECASE)
BLASTS = frozenset({"bombing", "suicide_bombing", "vehicle_bomb", "remote_explosive"})
WEAPONED = frozenset({"bombing", "suicide_bombing", "vehicle_bomb", "remote_explosive", "air_strike", "drone_strike"})
"""Deeds that each weapon does once: a mine that went off is no part of the raid told before."""
DEFINITE = re.compile(r"(?:the|they|their|his|he|its|it|those|these|both|who|which)\b", re.IGNORECASE)
WENT_OFF = re.compile(
    r"(?:they|it|both|the (?:bombs?|devices?|explosives?|mines?|charges?)) (?:\w+ )?"
    r"(?:exploded|went off|detonated|blew up|(?:was|were) detonated)\b",
    re.IGNORECASE,
)
"""What became of the bombs told to be laid in the sentence before."""
NO_BLAST = re.compile(r"\bfailed to (?:go off|explode|detonate)\b")
"""What did not go off beside what did: "the body of a third man, whose vest had failed to go off"."""
BOMBED = frozenset({"suicide_bombing", "bombing", "vehicle_bomb", "attack", "shooting"})
HIS_END = re.compile(
    r"\b(?:the (?:suicide )?(?:bomber|attacker|assailant|driver))\b[^.;]*?"
    r"\b(?:blew (?:him|her)self up|(?:detonated|set off|exploded) (?:him|her|his)\b)",
    re.IGNORECASE,
)
"""How the bomber told of before died: "he blew himself up as guards stopped him"."""
THERE = re.compile(r"\bthere[.,;]")
RAIDS = frozenset({"attack", "raid", "release", "abduction", "hijacking"})
"""Deeds in the course of which shots are fired that their own words do not tell."""
A_MONTH = 31
MANY = 5
"""As many dead in another paragraph are the same."""
DIED = re.compile(r"\b(?:died|succumbed)\b")
"""Those hurt in a deed die in another town: "four more died in hospital in Y"."""
TOWNS = frozenset({Precision.EXACT, Precision.NEAR})
ANYBODY = frozenset(
    {"people", "person", "persons", "civilians", "civilian", "least", "more", "than", "about", "another", "other"}
)
TELLING = 4
"""Letters of a word that may say who somebody was."""
TUMULTS = frozenset({"protest", "riot"})
SAME_KM = 25.0
"""Two tellings of one day with nothing else in common are one deed only this near."""


def host_of(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Draft | None:
    """Find the account a telling adds to, the last told first; none where it tells a deed of its own."""
    same = telling.count is not None and telling.count.length == SAME
    beside = same and bool(telling.owned.places or telling.owned.likely or _by_strangers(telling))
    found = telling.frame.kind == "weapons_seizure" and ALSO.search(telling.opening) is not None
    found = found and not (telling.owned.times or telling.owned.places)
    another = beside and not telling.frame.definite and (not telling.frame.bare or _by_strangers(telling))
    if (telling.additive and not found) or another:
        return None  # "in Yala a tapper was shot the same evening" is another deed
    if _hours_on(mentions, telling) or (telling.avenged and bool(telling.owned.places or telling.owned.tolls)):
        return None
    near = [
        draft
        for draft in drafts
        if number - draft.last_sentence <= REACH
        or _shares_day(mentions, draft, telling)
        or _shares_sufferer(mentions, draft, telling)
    ]
    if (raid := _raid_of_the_shots(number, near, telling)) is not None:
        return raid
    # Of deeds told in one sentence the last comes first, but one that only sets the day of another.
    meant = [id(each) for each in spoken_of(mentions, near, telling.named)]
    order = sorted(
        enumerate(near),
        key=lambda each: (id(each[1]) in meant, each[1].last_sentence, not each[1].tellings[0].aside, each[0]),
    )
    for _, draft in reversed(order):
        if _dies_again(mentions, draft, telling) or _his_end(number, draft, telling):
            return draft
        if conflict(mentions, draft, telling) or _others_elsewhere(mentions, draft, telling):
            continue
        if _same(mentions, number, draft, telling):
            return draft
    return None


def _raid_of_the_shots(number: int, near: Sequence[Draft], telling: Telling) -> Draft | None:
    """Find the raid just told in which shots hit people: "stormed a jail on Friday; nine died in the shooting".

    So it is where a shooting of another day was told before that.
    """
    alone = not (owned_alone(telling) or telling.sides.perpetrators)
    shots = alone and telling.frame.kind == "shooting" and telling.frame.definite and bool(telling.owned.tolls)
    last = (
        max(enumerate(near), key=lambda each: (each[1].last_sentence, each[0]), default=(0, None))[1] if shots else None
    )
    if last is None or number - last.last_sentence > 1 or not set(last.kinds) <= RAIDS:
        return None
    return last if any(each.owned.times for each in last.tellings) else None


def _others_elsewhere(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell "the same day another 15 people were killed in Y", where the deed before was done in X and had its dead."""
    if (
        not telling.frame.bare
        or DIED.search(telling.opening)
        or any(each.sentence == telling.sentence for each in draft.tellings)
    ):
        return False
    mine = [mentions.tolls[index].toll for index in telling.owned.tolls]
    more = any(MORE & set(toll.phrase.lower().split()) for toll in mine)
    same = telling.count is not None and telling.count.length == SAME
    if not mine or not (more or same) or not _dead(mentions, draft.tellings):
        return False
    here = {each.words for each in locations_of(mentions, draft.tellings) if each.precision in TOWNS}
    there = {each.words for each in locations_of(mentions, [telling]) if each.precision in TOWNS}
    return bool(here and there) and here.isdisjoint(there)


def _hours_on(mentions: Mentions, telling: Telling) -> bool:
    """Tell what others did later that day: "hours later gunmen killed a nurse", but not "the gunmen killed …"."""
    if telling.later is None or telling.frame.definite:
        return False
    words = telling.words_of(telling.later[0])
    if "hour" not in words.lower():
        return False
    if telling.owned.tolls and telling.owned.places and words.lower().endswith(("before", "earlier")):
        return True  # "an hour before, the same soldiers had killed 44 people in Nondin"
    doers = [mentions.actors[side.actor] for side in telling.sides.perpetrators if side.actor is not None]
    fresh = (each.refers_to is None and (each.name or not THEIRS.match(each.words)) for each in doers)
    return bool(doers) and all(fresh)


def _same(mentions: Mentions, number: int, draft: Draft, telling: Telling) -> bool:
    same_sentence = any(
        other.sentence == telling.sentence and not (other.frame.definite or other.frame.anchor.background)
        for other in draft.tellings
    )
    bare = telling.frame.bare and not same_sentence
    definite = (
        telling.frame.definite
        or telling.frame.anchor.background
        or only_attackers(mentions, telling)
        or (WENT_OFF.match(telling.opening) is not None and telling.frame.kind in draft.kinds)
        or (
            NO_BLAST.search(telling.opening) is not None
            and bool((BLASTS | {"grenade_attack"}) & set(draft.kinds))
            and not owned_alone(telling)
        )
        or _elaborates(number, draft, telling)
    )
    owned = telling.owned
    undated = not owned.times or not intervals_of(mentions, draft.tellings) or _of_the_hour(mentions, telling)
    undated = undated or _day_within(mentions, draft, telling)
    if definite and not same_sentence and undated and _sufferers_fit(mentions, draft, telling):
        return True
    reach = REACH if not owned.places or _dead_counted_there(mentions, draft, telling) else 1
    placed = owned.places and not (telling.frame.definite and not locations_of(mentions, draft.tellings))
    # "187 died; survivors say that many hundreds died that day"
    own_day = owned.times and not (telling.count is not None and telling.count.length == SAME)
    rest = telling.frame.bare and same_sentence and (not (own_day or placed) or _taken_over(draft, telling))
    first_day = not intervals_of(mentions, draft.tellings) and not owned.places and len(draft.tellings) == 1
    if (bare or rest) and (not own_day or rest or (bare and first_day)) and number - draft.last_sentence <= reach:
        return True
    held = _held_there(draft, telling) and number - draft.last_sentence <= 1
    if same_sentence:
        told_before = draft.tellings[0].sentence != telling.sentence
        custody = telling.custody and not owned.times  # "a plot was uncovered and five suspects are in custody"
        there = told_before and _there(telling) and not (owned.times or telling.count or telling.additive)
        full = told_before and _told_in_full(mentions, draft, telling)
        return custody or held or there or full or (told_before and _done_to_people(draft, telling))
    told_on = _counts_on(mentions, draft, telling) or _tells_out(mentions, draft, telling)
    told_on = told_on or held or _of_one_trial(draft, telling) or _how_they_were_taken(mentions, draft, telling)
    told_on = told_on or _own_word(mentions, draft, telling) or _by_those_attackers(telling)
    told_on = told_on or _told_in_full(mentions, draft, telling) or _lead_told_out(mentions, draft, telling)
    since = number - draft.last_sentence
    near = since == 1 or (since == REACH - 1 and bool(owned.tolls))  # past a sentence that tells of no deed
    told_out = since < REACH and led_in(mentions, draft, number, telling)
    if told_out or (near and ((since == 1 and told_on) or _done_to_people(draft, telling))):
        return True
    if (_shares_sufferer(mentions, draft, telling) and _as_final(draft, telling)) or _in_full(mentions, draft, telling):
        return True
    return _shares_day(mentions, draft, telling) and _shares_place(mentions, draft, telling)


def _dead_counted_there(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell a count of the dead that names again the town of a deed whose dead are untold: "recorded 61 deaths in X"."""
    here, there = locations_of(mentions, [telling]), locations_of(mentions, draft.tellings)
    small = all((each.precision or Precision.EXACT) <= Precision.DISTRICT for each in here)
    placed = bool(here) and small and all(any(one.words in two.words for two in there) for one in here)
    counted = bool(_dead(mentions, [telling])) and not telling.sides.perpetrators
    return placed and counted and not _dead(mentions, draft.tellings)


def _taken_over(draft: Draft, telling: Telling) -> bool:
    """Tell a clause with nobody who did it that has its day and place from the deed told before it in its sentence."""
    passive = telling.frame.anchor.form == "verb" and not telling.sides.perpetrators
    here = [each.owned for each in draft.tellings if each.sentence == telling.sentence]
    times = {index for each in here for index in each.times}
    places = {index for each in here for index in each.places}
    return passive and set(telling.owned.times) <= times and set(telling.owned.places) <= places


def _day_within(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell "last week's attack … the assault of Thursday, 17 April": the day of that week on which it was."""
    theirs, mine = intervals_of(mentions, draft.tellings), intervals_of(mentions, [telling])
    stretch = all(each.days is not None and 1 < each.days <= A_MONTH for each in theirs)
    return stretch and all(each.days == 1 for each in mine)


def owned_alone(telling: Telling) -> bool:
    """Tell whether a deed has a day or place of its own."""
    return bool(telling.owned.times or telling.owned.places or telling.count)


def _in_full(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell a lead told again: "a general was killed in Syria", then "General X died near Y on Tuesday".

    Another paragraph tells as many dead, and one of the two tells no day. A few may be the dead of two deeds, unless
    these are of one kind and the same word says who died.
    """
    dated = telling.owned.times and intervals_of(mentions, draft.tellings)
    if dated or telling.block == draft.tellings[-1].block or telling.count is not None:
        return False
    mine, theirs = _dead(mentions, [telling]), _dead(mentions, draft.tellings)
    pairs = [(one, two) for one in mine for two in theirs if one.best is not None and one.best == two.best]
    alike = telling.frame.kind in draft.kinds
    return any((one.best or 0) >= MANY or (alike and _named_alike(one, two)) for one, two in pairs)


def _dead(mentions: Mentions, tellings: Sequence[Telling]) -> list[Toll]:
    tolls = (mentions.tolls[index].toll for telling in tellings for index in telling.owned.tolls)
    return [toll for toll in tolls if toll.outcome is Outcome.KILLED]


def _named_alike(one: Toll, two: Toll) -> bool:
    """Tell whether one word says who two tolls are of: "a Russian major general", "Major General X"."""
    words = [set(toll.phrase.lower().split()) - ANYBODY for toll in (one, two)]
    return any(len(word) >= TELLING for word in words[0] & words[1])


def _of_one_trial(draft: Draft, telling: Telling) -> bool:
    """Tell the steps of one trial: "sentenced him to life. He had pleaded guilty to 51 charges"."""
    trial = telling.frame.kind == "trial" and "trial" in draft.kinds
    tried = [telling.words_of(side.span) for side in telling.sides.targets]
    known = bool(tried) and all(DEFINITE.match(words) for words in tried)
    return trial and known and not (telling.owned.times or telling.owned.places)


def _how_they_were_taken(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell by whom and how those were taken whose taking is told: "weeks after they were seized. Gunmen had rounded …".

    No second taking is meant where "the children" are those known, and the day of the first is only roughly told.
    """
    one = telling.frame.kind == "abduction" and draft.kinds == ["abduction"] and not telling.owned.places
    undone = not any(each.sides.perpetrators for each in draft.tellings) and bool(telling.sides.perpetrators)
    whom = [telling.words_of(side.span) for side in telling.sides.targets]
    rough = not any(each.days == 1 for each in intervals_of(mentions, draft.tellings))
    known = bool(whom) and all(DEFINITE.match(each) or each.lower() == "them" for each in whom)
    return one and undone and rough and known


def _tells_out(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell the toll and day of a deed only named so far: "claimed the massacre in X. Some 76 were killed there"."""
    named = all(each.frame.anchor.form == "noun" for each in draft.tellings)
    if not named or any(each.owned.tolls for each in draft.tellings):
        return False
    there = not telling.owned.times and telling.count is None and bool(telling.owned.tolls) and _there(telling)
    return there or (telling.frame.bare and not intervals_of(mentions, draft.tellings))


def _there(telling: Telling) -> bool:
    """Tell "more than 150 people were killed after guards opened fire on a rally there"."""
    return telling.frame.kind in violent_kinds() | {"sexual_violence"} and THERE.search(telling.opening) is not None


def _told_in_full(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell how a deed went that was only named with its day: "the cell behind Friday's attack. Seven died when …"."""
    before = [each for each in draft.tellings if each.sentence != telling.sentence]
    named = all(each.frame.anchor.form == "noun" and not each.sides.perpetrators for each in before)
    open_ = not any(each.owned.places and each.owned.tolls for each in before)
    untold = open_ and _as_many(mentions, draft, telling)
    told = telling.frame.anchor.form == "verb" and bool(telling.owned.places or telling.owned.tolls)
    undated = not (telling.owned.times or telling.count or telling.later or telling.additive)
    return named and untold and told and undated and bool(intervals_of(mentions, draft.tellings))


def _by_those_attackers(telling: Telling) -> bool:
    """Tell how attackers just told of came or went, on no other day: "the attackers came on foot and took rifles"."""
    owned = telling.owned
    if owned.times or owned.tolls or telling.count or telling.later or telling.additive:
        return False
    doers = [telling.words_of(side.span) for side in telling.sides.perpetrators]
    ones = (words.lower().removeprefix("the ").removesuffix("s") for words in doers if words.lower().startswith("the "))
    return bool(doers) and len(doers) == sum(word in lexicon()["attackers"] for word in ones)


def _own_word(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell what a government says of the deed told of its land: "New Delhi said it had hit camps", after India did."""
    mine = {each for each in chains(mentions, [telling]) if isinstance(each, str)}
    said = telling.attribution.basis is Basis.REPORTED and not (telling.owned.times or telling.owned.places)
    return said and bool(mine & chains(mentions, draft.tellings)) and not telling.additive


def _lead_told_out(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell the day and the doers of a deed named by who claims it: "X claimed a shooting … Three men opened fire …"."""
    named = all(each.frame.anchor.form == "noun" and not each.owned.times for each in draft.tellings)
    lead = named and bool(draft.statements or draft.tellings[0].sides.perpetrators)
    told = telling.frame.anchor.form == "verb" and bool(telling.owned.times) and not telling.frame.bare
    alone = all(_of_doers(mentions, telling, index) for index in telling.owned.tolls)
    return lead and told and alone and not (chains(mentions, [telling]) or telling.additive or telling.count)


def _of_doers(mentions: Mentions, telling: Telling, index: int) -> bool:
    """Tell a figure of those who did it: "three gunmen opened fire and were later shot dead"."""
    toll = mentions.tolls[index]
    own = any(side.span.overlaps(toll.span) for side in telling.sides.perpetrators)
    return own or toll.toll.among is PartyClass.PERPETRATORS


def _as_many(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell whether the dead told of a deed before, if any, are as many as are told now, or none but its doers now."""
    theirs = {toll.best for toll in _dead(mentions, draft.tellings)}
    others = [mentions.tolls[each].toll for each in telling.owned.tolls if not _of_doers(mentions, telling, each)]
    mine = {toll.best for toll in others if toll.outcome is Outcome.KILLED}
    known = all(each.frame.definite for each in draft.tellings) and bool(telling.owned.places)
    return not theirs or theirs == mine or (known and not others)


def _of_the_hour(mentions: Mentions, telling: Telling) -> bool:
    """Tell an hour of the day told before: "the assailants struck at about two in the morning"."""
    return not telling.owned.tolls and all(mentions.times[each].kind is TimeKind.TIME for each in telling.owned.times)


def _done_to_people(draft: Draft, telling: Telling) -> bool:
    """Tell what was done to people, with no day, place or doer of its own, right after a deed that has them."""
    owned, first = telling.owned, draft.tellings[0]
    there = {each for other in draft.tellings for each in other.owned.places}
    bare = not (owned.times or telling.sides.perpetrators or telling.count) and set(owned.places) <= there
    passive = telling.frame.anchor.form == "verb" and bool(telling.sides.targets or owned.tolls)
    placed = any(each.owned.times or each.owned.places for each in draft.tellings)
    violent = (
        telling.frame.kind in (violent_kinds() | {"abduction"}) - WEAPONED
        and first.attribution.modality is Modality.HAPPENED
    )
    return bare and passive and placed and violent and telling.block == draft.tellings[-1].block


def _counts_on(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell "six others died", said of a deed whose own day is not told, beside the death told just before."""
    tolls = [mentions.tolls[index].toll.phrase for index in telling.owned.tolls]
    others = any(phrase.lower().endswith("others") for phrase in tolls)
    return others and any(each.deadly for each in draft.tellings) and not intervals_of(mentions, draft.tellings)


def _shares_sufferer(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell whether both name one person it was done to: nobody is kidnapped or killed twice in one report."""
    mine = people(mentions, [telling])
    return bool(mine) and bool(mine & people(mentions, draft.tellings))


def _as_final(draft: Draft, telling: Telling) -> bool:
    """Tell whether one person may have suffered both but once: the same deed, or two words for one death."""
    return telling.frame.kind in draft.kinds or (telling.deadly and any(each.deadly for each in draft.tellings))


def _dies_again(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell whether a person is killed whose killing is told already: it is one killing, whoever did it."""
    told = [each for each in draft.tellings if each.deadly]
    again = telling.deadly and bool(told) and not _times_apart(mentions, draft, telling)
    return again and bool(people(mentions, [telling]) & people(mentions, told))


def _his_end(number: int, draft: Draft, telling: Telling) -> bool:
    """Tell how the bomber of the deed just told died: "the bomber blew himself up as guards stopped him"."""
    own = telling.frame.kind == "suicide_bombing" and not telling.owned.times and HIS_END.search(telling.opening)
    told = not BOMBED.isdisjoint(draft.kinds) and draft.tellings[0].attribution.modality is Modality.HAPPENED
    return bool(own) and told and number - draft.last_sentence <= REACH


def _elaborates(number: int, draft: Draft, telling: Telling) -> bool:
    """Tell whether a passive with nobody who did it adds to the deed just told: "four others were detained"."""
    untold = _untold(draft) or _named_blast(draft, telling)
    near = number - draft.last_sentence <= 1 and (telling.frame.kind in draft.kinds or untold)
    alone = not (telling.owned.times or telling.owned.places or telling.sides.perpetrators)
    if telling.frame.kind == "weapons_seizure":
        near = near or (number - draft.last_sentence <= 1 and telling.block == draft.tellings[-1].block)
        at_hand = near or (number - draft.last_sentence < REACH and AT_HAND.search(telling.opening) is not None)
        return at_hand and not (telling.owned.times or telling.owned.places)
    return near and alone and telling.frame.anchor.form == "verb" and bool(telling.owned.tolls)


def _untold(draft: Draft) -> bool:
    """Tell a deed of general kind whose dead and hurt are still to be told."""
    return set(draft.kinds) <= PROPERTY | {"attack", "raid"} and not any(each.owned.tolls for each in draft.tellings)


def _named_blast(draft: Draft, telling: Telling) -> bool:
    """Tell how a blast only named so far went off: "the target of a suicide attack. A car … was hurled at the gate"."""
    named = all(each.frame.anchor.form == "noun" and not each.owned.tolls for each in draft.tellings)
    return named and {telling.frame.kind, *draft.kinds} <= BLASTS


def _sufferers_fit(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """A definite deed that names its own target speaks only of an account with that target."""
    mine = {side.span for side in telling.sides.targets}
    theirs = [side for other in draft.tellings for side in other.sides.targets]
    chains = {mentions.actors[side.actor].chain for side in theirs if side.actor is not None}
    named = {mentions.actors[side.actor].chain for side in telling.sides.targets if side.actor is not None}
    return not mine or bool(chains & named) or not (named and telling.frame.anchor.background)


def conflict(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell whether a telling cannot be of this account's deed: other day, place, figures, doers or kind of deed."""
    first = draft.tellings[0]
    planned = (first.attribution.modality is Modality.PLANNED) != (telling.attribution.modality is Modality.PLANNED)
    if planned and not telling.custody:
        return True
    return (
        not compatible(
            draft.kinds,
            telling.frame.kind,
            bare=telling.frame.bare
            or _shot_there(draft, telling)
            or _held_there(draft, telling)
            or (telling.frame.kind == "sexual_violence" and "massacre" in draft.kinds),
        )
        or _times_apart(mentions, draft, telling)
        or _places_apart(mentions, draft, telling)
        or _tolls_apart(mentions, draft, telling)
        or _doers_apart(mentions, draft, telling)
        or _anew(mentions, draft, telling)
        or _taken_before(mentions, draft, telling)
        or _after_the_fall(draft, telling)
    )


def _after_the_fall(draft: Draft, telling: Telling) -> bool:
    """Tell what was done in a town once it was taken, by those who took it or in a place of its own."""
    own = telling.sides.perpetrators or telling.owned.places or telling.owned.times
    return draft.kinds == ["territorial_gain"] and bool(own) and telling.frame.bare


def _anew(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell a deed begun anew nearby: "In the evening, gunmen shot dead a teacher in Y", after two dead in a clash in X.

    It has doers nobody told of before, its own dead or hurt, and another town.
    """
    mine = [each for each in telling.owned.tolls if not _of_doers(mentions, telling, each)]
    counted = mine and any(each.owned.tolls for each in draft.tellings)
    if not counted or draft.tellings[0].sentence == telling.sentence or not _of_strangers(telling):
        return False
    here, there = _towns(mentions, [telling]), _towns(mentions, draft.tellings)
    return bool(here and there) and not here & there


def _of_strangers(telling: Telling) -> bool:
    """Tell a deed by people told of as new: "unidentified gunmen", "a man", but not "the attackers" or a name."""
    frame = telling.frame
    return not (frame.definite or frame.bare or frame.anchor.form != "verb") and _by_strangers(telling)


def _by_strangers(telling: Telling) -> bool:
    doers = [each.span for each in telling.sides.perpetrators]
    if not doers:
        return False
    words = telling.words_of(doers[0])
    named = words[:1].isupper() and not telling.opening.startswith(words)
    return bool(words) and not named and DEFINITE.match(words) is None


def _towns(mentions: Mentions, tellings: Sequence[Telling]) -> set[str]:
    """Give the towns and districts told, by their names; what is wider holds many deeds."""
    found = locations_of(mentions, tellings)
    return {each.name for each in found if each.name and (each.precision or Precision.COUNTRY) <= Precision.DISTRICT}


def _shot_there(draft: Draft, telling: Telling) -> bool:
    """Tell who fell at a gathering broken up: "police dispersed a march; seven people were shot dead there"."""
    return telling.frame.kind == "shooting" and "protest" in draft.kinds and not telling.sides.perpetrators


def _held_there(draft: Draft, telling: Telling) -> bool:
    """Tell how many were taken at a march or riot: "seven people were injured, and 80 were arrested"."""
    owned = telling.owned
    counted = telling.frame.kind == "arrest" and telling.frame.anchor.form == "verb" and bool(owned.tolls)
    alone = not (owned.times or owned.places)
    return counted and alone and not TUMULTS.isdisjoint(draft.kinds)


def _taken_before(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell the taking of people on a day of its own from their death, told first and with no day."""
    took = telling.frame.kind == "abduction" and "abduction" not in draft.kinds and bool(telling.owned.times)
    return took and draft.tellings[0].deadly and not intervals_of(mentions, draft.tellings)


def _times_apart(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    mine, theirs = intervals_of(mentions, [telling]), intervals_of(mentions, draft.tellings)
    return bool(mine and theirs) and not any(one.overlaps(two) for one in mine for two in theirs)


def _places_apart(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    mine, theirs = (_known(locations_of(mentions, each)) for each in ([telling], draft.tellings))
    return bool(mine and theirs) and not any(close_by(one, two) for one in mine for two in theirs)


def _known(places: Sequence[Location]) -> Sequence[Location]:
    """Give the places that are sure, where there are any: a station on no list may be anywhere."""
    return [place for place in places if (place.score or 0.0) >= SURE_PLACE] or places


def _tolls_apart(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Two different exact figures for one outcome of one side, with no word of a rise, are two deeds' tolls."""
    mine = [mentions.tolls[each].toll for each in telling.owned.tolls if not _of_doers(mentions, telling, each)]
    theirs = [mentions.tolls[index].toll for other in draft.tellings for index in other.owned.tolls]
    if telling.frame.anchor.definite or telling.frame.bare or NO_BLAST.search(telling.opening):
        return False
    return any(figures_apart(one, two) for one in mine for two in theirs)


def _doers_apart(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    mine = chains(mentions, [telling])
    theirs = chains(mentions, draft.tellings)
    return (
        (bool(mine and theirs) and not mine & theirs)
        or _foes(mentions, draft, telling)
        or _forces_came(mentions, draft, telling)
        or _hit_back(mentions, draft, telling)
    )


def _foes(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell the deed of soldiers or police from that of rebels they fight: "in the encounter that followed, …"."""
    mine, theirs = camp(mentions, [telling]), camp(mentions, draft.tellings)
    return bool(mine and theirs) and not mine & theirs


def _forces_came(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell the storming of those who did the deed before: "late that evening police opened fire on them at X"."""
    before = any(each.sides.perpetrators for each in draft.tellings) and not camp(mentions, draft.tellings)
    later = telling.owned.times and telling.owned.places and not telling.frame.bare
    told = later and draft.tellings[0].sentence != telling.sentence
    return bool(told and before) and camp(mentions, [telling]) == {True}


def _hit_back(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell what was done to those who did the deed told before: "the soldiers had come under attack by militiamen"."""
    hit = _named_people(mentions, telling.sides.targets)
    did = _named_people(mentions, [side for each in draft.tellings for side in each.sides.perpetrators])
    return bool(telling.sides.perpetrators and hit & did) and camp(mentions, [telling]) != {True}


def _named_people(mentions: Mentions, sides: Sequence[Side]) -> set[int | str]:
    """Give people by the chain of their mentions and, where nothing names them, by their noun: "the soldiers"."""
    actors = [mentions.actors[side.actor] for side in sides if side.actor is not None]
    return {key for actor in actors for key in (actor.chain, actor.name or actor.words.split()[-1].lower())}


def _shares_day(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    mine, theirs = intervals_of(mentions, [telling]), intervals_of(mentions, draft.tellings)
    return any(one == two and one.exact for one in mine for two in theirs)


def _shares_place(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    mine, theirs = locations_of(mentions, [telling]), locations_of(mentions, draft.tellings)
    return not mine or not theirs or any(close_by(one, two, far_km=SAME_KM) for one in mine for two in theirs)
