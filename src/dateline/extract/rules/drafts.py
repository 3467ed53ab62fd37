"""Accounts in the making, and what a later deed takes over from those told before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dateline.extract.dates import TimeKind
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.counted import SAME, day_counted
from dateline.extract.rules.kinds import telling_rank, violent_kinds
from dateline.extract.rules.likeness import ended_by_forces, of_death
from dateline.extract.rules.responsibility import Statement
from dateline.extract.rules.retold import Retold
from dateline.extract.rules.roles import Side
from dateline.extract.rules.tellings import Telling
from dateline.model.evidence import Modality, Span
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import Outcome
from dateline.text.numbers import ordinal_value

LATER = re.compile(
    r"\b(?:\w+ ){0,2}(?:seconds?|moments?|minutes?|hours?) (?:later|afterwards?|earlier|before)\b"
    r"|\bshortly afterwards?\b"
    r"|\b(?:in|over|during|within) the (?:(?:next|following|ensuing) (?:few )?hours|hours (?:that|which) followed)\b"
    r"|\b(?:in|during) the course of (?:the|that) (?:day|night|morning|afternoon|evening)\b"
    r"|\ban? (?:second|third|fourth|fifth),? (?:[\w-]+,? ){0,2}"
    r"(?:bomb|bomber|blast|explosion|device|attack|attacker|rocket|missile|grenade|mine|shooting)\b",
    re.IGNORECASE,
)
ECHO = re.compile(
    r"\b(?:took|retook|recaptured|captured|seized|regained|entered|overran|stormed|lost) the (?:city|town|village)\b"
    r"(?! of\b)|"
    r"\b(?:in|into|towards?|at|near|outside|on|in the (?:north|south|east|west|cent(?:re|er)) of) "
    r"(?:the|that) (?:same )?(?:city|town|village|district|province|county|capital|island)\b"
    r"(?! (?:of|hall|cent(?:re|er)|square|council|jail|prison|court|gate|market|police|station|airport)\b)"
    r"|\bthere[,.]|\bthere (?:on|in|at|by|when|as|after)\b",
)
FOLLOWED = re.compile(r"\b(?:hours (?:that|which) followed|(?:next|following|ensuing) (?:few )?hours|course of the)\b")
"""What goes on where the deed before was done, unless another place is told."""
PART_OF_TOWN = re.compile(r"\bthe [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)? (?:district|quarter|neighbou?rhood|suburb|area)\b")
OTHERS = re.compile(r"\b(?:others?|more|also|as well)\b|\bof (?:his|her|their)\b", re.IGNORECASE)
NAMED_DEED = re.compile(
    r"\W*The (?:[\w’' –-]{2,60}? )?"
    r"(?:attacks?|massacre|siege|bombings?|shootings?|raid|assassination|killings?|ambush|hijacking|crisis|[Bb]attle)"
    r"(?: of [\w’' –-]{2,40}?)?"
    r" (?:occurred|took place|happened|began|started|was fought|was carried out|were carried out|was (?:the|a|an) )\b"
)
TOLD_IN_RAIDS = frozenset({"abduction", "hijacking", "raid", "looting", "arrest"})
BETWEEN = 2
"""Characters between a sentence and the next."""
TAKEN = re.compile(
    r"\b(?:took|retook|recaptured|captured|seized|entered) (?:back )?the (?:city|town|village|district)\b(?! of\b)"
)
CLOCK = re.compile(
    r"(?:at )?(?:about |around |just after |shortly after )?\d{1,2}(?:[.:]\d\d)? ?(?:[ap]\.?m\.?)?", re.IGNORECASE
)
"""An hour with no day."""
NTH_DAY = re.compile(r"\W*(?:On|By|At the end of) the ([\w-]+) day\b(?! of [A-Z])", re.IGNORECASE)
THAT_DAY = re.compile(r"\W*(?:later|earlier) (?:in the|that|that same|the same|on the same) day\b", re.IGNORECASE)
REACH = 3
"""Sentences back to which "the attack" or a bare toll may point."""


OWNED_UP = re.compile(
    r"\b(?:acknowledge|admit|concede|recogni[sz]e|own up)(?:s|d|ed|ted)?(?: to)? (?:only|just|no more than) "
)
"""Who owns up to fewer dead than others count."""
HELD = frozenset({"the passengers", "the hostages", "the captives", "the crew", "their hostages", "their captives"})
SEVERAL = re.compile(
    r"\b(?:twin|double|triple|(?:two|three|four|five|several|series of|pair of|string of) (?:\w+ ){0,2}\w+s)\b",
    re.IGNORECASE,
)
"""Words that say that a deed was done several times over: "twin explosions", "two car bombs"."""


NAMES = {
    "strik": frozenset({"air_strike", "drone_strike", "shelling"}),
    "airstrik": frozenset({"air_strike", "drone_strike"}),
    "shelling": frozenset({"shelling"}),
    "shooting": frozenset({"shooting"}),
    "clash": frozenset({"armed_clash"}),
    "fighting": frozenset({"armed_clash"}),
    "stabbing": frozenset({"stabbing"}),
    "blast": frozenset({"bombing", "suicide_bombing", "vehicle_bomb", "remote_explosive"}),
    "explosion": frozenset({"bombing", "suicide_bombing", "vehicle_bomb", "remote_explosive"}),
    "bombing": frozenset({"bombing", "suicide_bombing", "vehicle_bomb", "remote_explosive"}),
    "operation": frozenset({"release", "raid", "arrest"}),
    "rescu": frozenset({"release"}),
    "raid": frozenset({"raid", "release", "arrest"}),
}
"""Kinds of deed by the noun, without its ending, that names one told before: "died in the strikes"."""
IN_THE = re.compile(
    r"\b(?:in|by|from|during) the (air ?strikes?|strikes?|shelling|shootings?|clash(?:es)?|fighting|stabbings?|blasts?"
    r"|explosions?|bombings?|(?:rescue )?operation|rescue|raid)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Draft:
    """An account in the making: its tellings, the statements about it, and where the last one stood."""

    tellings: list[Telling]
    last_sentence: int
    statements: list[Statement] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        """Give the kinds told, telling ones before general ones."""
        kinds = list(dict.fromkeys(telling.frame.kind for telling in self.tellings))
        return sorted(kinds, key=lambda kind: -telling_rank(kind))


def intervals_of(mentions: Mentions, tellings: Sequence[Telling]) -> list[Interval]:
    """Give the intervals that tellings own."""
    found = (mentions.times[index].interval for telling in tellings for index in telling.owned.times)
    return [interval for interval in found if interval is not None]


def deaths(mentions: Mentions, draft: Draft) -> int:
    """Give the greatest figure of people killed that is told of a deed."""
    tolls = (mentions.tolls[index].toll for telling in draft.tellings for index in telling.owned.tolls)
    return max((toll.best or toll.low or 0 for toll in tolls if toll.outcome is Outcome.KILLED), default=0)


def locations_of(mentions: Mentions, tellings: Sequence[Telling]) -> list[Location]:
    """Give the locations that tellings own."""
    return [mentions.locations[index] for telling in tellings for index in telling.owned.places]


def counted_day(mentions: Mentions, drafts: Sequence[Draft], telling: Telling, others: Sequence[Telling]) -> Telling:
    """Count the day of "two months after …" from the deed of its sentence, else from the last one of a known day."""
    count = telling.count
    if count is None or not set(telling.owned.times) <= {count.time}:
        return telling
    beside = [other for other in others if any(each.head == count.start for each in other.frame.triggers)]
    before = [draft.tellings for draft in reversed(drafts)]
    told = [beside, *before] if count.named else [beside] if beside else before
    days = [*_days_beside(mentions, telling, others), *_day_claimed(mentions, drafts, telling)]
    days = days if count.length == SAME else []
    other = mentions.times[count.day].interval if count.day is not None else None
    days += [] if other is None else [other]
    days += [interval for each in told for interval in intervals_of(mentions, each) if interval.exact]
    if count.length == SAME and (later := _nth_day(drafts)) is not None:
        count = replace(count, length=f"P{later - 1}D")
    if not days or not day_counted(mentions, count, days[0]):
        return telling
    return replace(telling, owned=replace(telling.owned, times=(count.time,)))


def _nth_day(drafts: Sequence[Draft]) -> int | None:
    """Give the number of the day on which the story stands: "on the sixth day they shot a man. That evening …"."""
    last = max(drafts, key=lambda each: each.last_sentence, default=None)
    found = NTH_DAY.match(last.tellings[-1].opening) if last is not None else None
    return ordinal_value(found[1].lower()) if found is not None else None


def that_day(mentions: Mentions, drafts: Sequence[Draft], telling: Telling) -> Telling:
    """Count "later that day" from the deed the story is about, and from none told in passing: "the men behind …"."""
    found = THAT_DAY.match(telling.opening)
    end = telling.sentence.start + found.end() if found else 0
    own = [index for index in telling.owned.times if mentions.times[index].span.start < end]
    mains = (each for draft in reversed(drafts[-REACH:]) for each in draft.tellings if _main(each))
    days = [day for each in mains for day in intervals_of(mentions, [each]) if day.exact and day.days == 1]
    if len(own) != 1 or not days:
        return telling
    mentions.times[own[0]] = replace(mentions.times[own[0]], interval=days[0], relative=True, anchor="narrative")
    return telling


def _main(telling: Telling) -> bool:
    """Tell a deed told by its verb and for itself."""
    anchor = telling.frame.anchor
    return anchor.form == "verb" and not (anchor.background or telling.said_of or telling.aside)


def _days_beside(mentions: Mentions, telling: Telling, others: Sequence[Telling]) -> list[Interval]:
    """Give the days of the deeds told just before in the same sentence: "died on 21 June, and that night a crowd …"."""
    before = [other for other in others if other.frame.anchor.head < telling.frame.anchor.head]
    told = [(*each.owned.times, *((each.count.time,) if each.count else ())) for each in reversed(before)]
    found = (mentions.times[index].interval for indices in told for index in indices)
    return [interval for interval in found if interval is not None and interval.exact]


def _day_claimed(mentions: Mentions, drafts: Sequence[Draft], telling: Telling) -> list[Interval]:
    """Give the day of "X claimed it on Saturday", told just before "on the same day"."""
    claims = [each.sentence for each in drafts[-1].statements] if drafts else []
    if not claims or not 0 <= telling.sentence.start - claims[-1].end <= BETWEEN:
        return []
    told = (time.interval for time in mentions.times if claims[-1].covers(time.span))
    return [interval for interval in told if interval is not None and interval.exact]


def hours_later(mentions: Mentions, drafts: Sequence[Draft], telling: Telling) -> Telling:
    """Read "two hours later" and "a second bomb" against the day of the deed told before, where that is known."""
    found = LATER.search(telling.opening)
    words = Span(*found.span()).shift(telling.sentence.start) if found else None
    if words is None or telling.owned.times or not drafts:
        return telling
    told = (intervals_of(mentions, draft.tellings) for draft in reversed(drafts[-REACH:]))
    days = [interval for interval in next((each for each in told if each), []) if interval.exact]
    return replace(telling, later=(words, days[0])) if days else telling


BODY = re.compile(r"\b(?:his|her|their|its|the) (?:\w+ )?(?:bod(?:y|ies)|corpses?|remains)\b", re.IGNORECASE)
"""The day on which a body told of is found is not the day of the deed."""


ONE_OF_THEM = re.compile(r"\W*(?:one|two|three|four|five|six) of them\b", re.IGNORECASE)
"""Some of those who were taken: "one of them, a teacher, died on 19 June"."""


OF_WOUNDS = re.compile(
    r"\b(?:died|dies|succumbed|has died|have died)\b[^.;]*\b(?:wounds?|injur(?:y|ies)|hospital|clinic|surgery|burns)\b"
)


LATER_DAY = re.compile(r"\b(?:days?|weeks?|months?|years?) (?:later|afterwards?)\b", re.IGNORECASE)


def died_later(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Telling:
    """Drop the day of "she died ten days later": it is the day of a death, not of the deed told before."""
    times = [mentions.times[index] for index in telling.owned.times]
    near = bool(drafts) and number - drafts[-1].last_sentence <= REACH
    if near and _died_of_it(drafts[-1], number, telling):
        return replace(telling, owned=replace(telling.owned, times=()))
    alone = telling.frame.bare and _told_there(mentions, drafts, telling) and bool(times)
    later = BODY.search(telling.opening) or OF_WOUNDS.search(telling.opening)
    alone = alone and not (_by_others(telling) and all(LATER_DAY.search(time.words) for time in times))
    if near and alone and (later or all(of_death(time) for time in times)):
        return replace(telling, owned=replace(telling.owned, times=()))
    return telling


def _by_others(telling: Telling) -> bool:
    """Tell whose deed a killing is, told by its verb: "eleven days later militiamen murdered twelve people"."""
    return telling.frame.anchor.form == "verb" and bool(telling.sides.perpetrators)


def _told_there(mentions: Mentions, drafts: Sequence[Draft], telling: Telling) -> bool:
    """Tell that a telling has no place but those of the deeds told before: "by 3 May, 120 had died in the capital"."""
    known = {each.place_id for draft in drafts[-REACH:] for each in locations_of(mentions, draft.tellings)}
    return all(each.place_id in known - {None} for each in locations_of(mentions, [telling]))


def echoed_place(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Telling:
    """Read "in the same city" as the place of the deed told before, and "in the X district" hours later as in it."""
    own = telling.owned.places
    if not own and not telling.owned.likely and telling.later is not None and FOLLOWED.search(telling.opening):
        near = [draft for draft in drafts[-1:] if number - draft.last_sentence <= REACH]
        towns = [other.owned.places for draft in near for other in draft.tellings if other.owned.places]
        return replace(telling, owned=replace(telling.owned, likely=next(iter(towns), ())))
    part = bool(own) and telling.later is not None and PART_OF_TOWN.search(telling.opening) is not None
    within = part and not any(mentions.locations[each].country for each in own)
    taken = telling.frame.kind == "territorial_gain" and TAKEN.search(telling.opening)
    if not drafts or not (within or (not own and (taken or ECHO.search(telling.opening)))):
        return telling
    if number - drafts[-1].last_sentence > REACH:
        return telling
    last = next((each for each in reversed(drafts[-REACH:]) if locations_of(mentions, each.tellings)), drafts[-1])
    named = [other.owned.places for other in last.tellings if other.owned.places]
    known = (each for each in named if any(mentions.locations[index].country for index in each))
    told = next(known, ()) if within else next(reversed(named), ())
    return replace(telling, owned=replace(telling.owned, places=(*own, *told)))


def day_of_claim(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Telling:
    """Drop the day of "X claimed the attack on 17 May" told after a deed of an earlier day: X claimed it that day."""
    near = [draft for draft in drafts if number - draft.last_sentence <= REACH]
    mine = intervals_of(mentions, [telling])
    theirs = [each for draft in near for each in intervals_of(mentions, draft.tellings)]
    known = telling.owed and telling.frame.definite and not (telling.owned.places or telling.owned.tolls)
    if not (known and mine and theirs) or any(one.overlaps(two) for one in mine for two in theirs):
        return telling
    return replace(telling, owned=replace(telling.owned, times=()))


def clock_of_day(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Telling:
    """Drop the day of a bare hour that is another than the day of the deed just told: "the toll of Friday's attack
    rose on Sunday … A gunman had opened fire at 1.40 p.m.".
    """
    times = [mentions.times[index] for index in telling.owned.times]
    hours = bool(times) and all(each.kind is TimeKind.TIME and CLOCK.fullmatch(each.words) for each in times)
    last = [draft for draft in drafts if number - draft.last_sentence == 1]
    days = intervals_of(mentions, last[-1].tellings) if last and hours else []
    mine = intervals_of(mentions, [telling])
    if not days or any(one.overlaps(two) for one in mine for two in days):
        return telling
    return replace(telling, owned=replace(telling.owned, times=()))


def added_to(mentions: Mentions, drafts: Sequence[Draft], number: int, telling: Telling) -> Draft | None:
    """Find the deed that a clause adds to by its own words: "one of the victims …", "the second bomb …"."""
    near = [draft for draft in drafts if number - draft.last_sentence <= REACH and _done(draft)]
    near = sorted(near, key=lambda each: each.last_sentence)
    held = next((draft for draft in reversed(near) if _of_those_held(mentions, draft, telling)), None)
    held = held or next((draft for draft in near[-1:] if _goes_on(mentions, draft, number, telling)), None)
    held = held or next((draft for draft in reversed(near) if _that_deed(draft, telling)), None)
    held = held or next((draft for draft in reversed(near) if _in_the_arrest(draft, number, telling)), None)
    held = held or next((draft for draft in near[-1:] if _their_end(mentions, draft, number, telling)), None)
    held = held or next((draft for draft in near[-1:] if _told_out(draft, number, telling)), None)
    held = held or next((draft for draft in reversed(near) if _died_of_it(draft, number, telling)), None)
    held = held or next((draft for draft in near[-1:] if _where_they_died(mentions, draft, number, telling)), None)
    apart = bool(telling.owned.times or telling.owned.places) or telling.frame.kind not in violent_kinds()
    held = held or next((draft for draft in near if _owned_up_to(mentions, draft, telling)), None)
    if held is not None or apart or not near:
        return held
    again = _named_again(near, telling) if telling.frame.bare else None
    return again if again is not None else _retold(near, telling)


def _died_of_it(draft: Draft, number: int, telling: Telling) -> bool:
    """Tell what became of who was taken: "was arrested on 16 July and died in custody twelve days later"."""
    taken = draft.tellings[-1]
    hit = {side.span for side in telling.sides.targets}
    same = taken.sentence == telling.sentence and bool(hit) and hit <= {side.span for side in taken.sides.targets}
    same = same or (number - draft.last_sentence == 1 and ONE_OF_THEM.match(telling.opening) is not None)
    alone = telling.frame.bare and telling.passing and not telling.sides.perpetrators
    return same and alone and not {"arrest", "abduction", "torture"}.isdisjoint(draft.kinds)


def _where_they_died(mentions: Mentions, draft: Draft, number: int, telling: Telling) -> bool:
    """Tell when or where those died whose killing is told: "those killed died in the market on 13 and 21 June"."""
    mine, theirs = intervals_of(mentions, [telling]), intervals_of(mentions, draft.tellings)
    apart = bool(mine and theirs) and not any(one.overlaps(two) for one in mine for two in theirs)
    of_them = telling.retold is Retold.VICTIMS and telling.passing and not telling.owned.tolls
    return of_them and not apart and number - draft.last_sentence <= 1 and draft.tellings[0].deadly


def _retold(near: Sequence[Draft], telling: Telling) -> Draft | None:
    """Find the deed whose sufferers, parts or name a clause speaks of."""
    if telling.retold is Retold.COMPANIONS:
        return near[-1] if near[-1].tellings[0].sentence == telling.sentence else None
    violent = [draft for draft in near if draft.kinds[0] in violent_kinds()]
    last = max(violent, key=lambda each: each.last_sentence, default=None)  # of two in one sentence, the first told
    if last is None:
        return None
    part = telling.retold is Retold.PARTS and SEVERAL.search(last.tellings[0].opening) is not None
    named = any(each.retold is Retold.NAMED for each in last.tellings)
    more = named and telling.frame.instruments and not telling.sides.perpetrators
    return last if part or more or telling.retold in {Retold.VICTIMS, Retold.TELLERS} else None


def _of_those_held(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell what "they" did to those they hold: "they opened fire on the passengers" of the airliner they seized."""
    doers, hit = _in_words(telling, telling.sides.perpetrators), _in_words(telling, telling.sides.targets)
    if doers != {"they"} or hit.isdisjoint(HELD) or draft.kinds[0] not in {"hijacking", "abduction"}:
        return False
    mine, theirs = intervals_of(mentions, [telling]), intervals_of(mentions, draft.tellings)
    return not (mine and theirs) or any(one.overlaps(two) for one in mine for two in theirs)


def _in_words(telling: Telling, sides: Sequence[Side]) -> set[str]:
    """Give sides in the words of their sentence; a name taken to begin in the sentence before has none there."""
    inside = (side.span for side in sides if telling.sentence.covers(side.span))
    return {telling.words_of(span).lower() for span in inside}


def _goes_on(mentions: Mentions, draft: Draft, number: int, telling: Telling) -> bool:
    """Tell what "they" did next, those who did the deed of the sentence before, with no day or place of its own."""
    owned, actors = telling.owned, mentions.actors
    free = not (owned.times or owned.places or telling.count or telling.additive)
    kinds = violent_kinds() | {"abduction"}
    if not free or number - draft.last_sentence != 1 or not {telling.frame.kind, *draft.kinds} <= kinds:
        return False
    mine = [side.actor for side in telling.sides.perpetrators]
    theirs = {side.actor for each in draft.tellings for side in each.sides.perpetrators if side.actor is not None}
    same = {actors[each].chain for each in theirs}
    return bool(mine) and all(
        each is not None and actors[each].refers_to is not None and actors[each].chain in same for each in mine
    )


def _in_the_arrest(draft: Draft, number: int, telling: Telling) -> bool:
    """Tell what else happened as people were taken: "he was shot in the leg", "two others were detained"."""
    own = telling.owned
    free = not (own.times or own.places or telling.count or telling.sides.perpetrators)
    if not free or draft.tellings[0].frame.kind != "arrest" or telling.frame.anchor.form != "verb":
        return False
    if telling.frame.kind == "arrest":
        return bool(own.tolls) and OTHERS.search(telling.opening) is not None
    hurt = telling.frame.bare or telling.frame.kind == "shooting"
    of_them = _in_words(telling, telling.sides.targets) <= {"he", "she", "they", "both"} and bool(own.tolls)
    return hurt and of_them and number - draft.last_sentence == 1


def _that_deed(draft: Draft, telling: Telling) -> bool:
    """Tell "…; the movement claimed that attack", which speaks of the deed told just before in its sentence."""
    owned, anchor = telling.owned, telling.frame.anchor
    again = anchor.definite and anchor.form == "noun" and not (owned.times or owned.places or owned.tolls)
    first = draft.tellings[0]
    before = first.sentence == telling.sentence and first.frame.anchor.head < anchor.head
    return again and before and telling.owed and not telling.additive


def _their_end(mentions: Mentions, draft: Draft, number: int, telling: Telling) -> bool:
    """Tell "the gunman was killed by police within minutes of opening fire on Monday", right after what he did."""
    violent = {telling.frame.kind, draft.kinds[0]} <= violent_kinds() | {"killed"} and number - draft.last_sentence == 1
    mine, theirs = intervals_of(mentions, [telling]), intervals_of(mentions, draft.tellings)
    apart = bool(mine and theirs) and not any(one.overlaps(two) for one in mine for two in theirs)
    return violent and not apart and ended_by_forces(mentions, telling) and not telling.additive


def _told_out(draft: Draft, number: int, telling: Telling) -> bool:
    """Tell what follows "The X massacre took place on 9 May": how it was done, with no day of its own."""
    named = len(draft.tellings) == 1 and NAMED_DEED.match(draft.tellings[0].opening) is not None
    free = not (telling.owned.times or telling.count or telling.additive or telling.frame.anchor.background)
    free = free and telling.later is None  # "an hour earlier another bomb had gone off at Y"
    near = number - draft.last_sentence == 1 and telling.frame.kind in violent_kinds() | TOLD_IN_RAIDS
    return named and free and near


def _owned_up_to(mentions: Mentions, draft: Draft, telling: Telling) -> bool:
    """Tell "the rebels admit to only eight deaths in X", who are accused of more of them there."""
    less = telling.frame.bare and not telling.owned.times and OWNED_UP.search(telling.opening) is not None
    mine, theirs = locations_of(mentions, [telling]), locations_of(mentions, draft.tellings)
    names = {each.name or each.words for each in theirs}
    return less and deaths(mentions, draft) > 0 and all((each.name or each.words) in names for each in mine)


def _done(draft: Draft) -> bool:
    return draft.tellings[0].attribution.modality is not Modality.PLANNED


def _named_again(near: Sequence[Draft], telling: Telling) -> Draft | None:
    """Find the one deed of the kind that "50 died in the strikes" names, where others are told with it."""
    found = IN_THE.search(telling.opening)
    kinds = (
        NAMES[found[1].lower().removeprefix("rescue ").replace(" ", "").removesuffix("s").removesuffix("e")]
        if found is not None
        else frozenset()
    )
    named = [draft for draft in near if kinds & set(draft.kinds)]
    return named[0] if len(named) == 1 and len(near) > 1 else None
