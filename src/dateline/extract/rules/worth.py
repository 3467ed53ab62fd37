"""What of that which is told is an event: no plan, sum, general statement or deed with too little told about it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.extract.dates import TimeKind
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.drafts import (
    Draft,
    intervals_of,
)
from dateline.extract.rules.figurative import BY_NATURE
from dateline.extract.rules.foundings import FOUNDED, GROUP_KINDS
from dateline.extract.rules.kinds import violent_kinds
from dateline.extract.rules.likeness import (
    attackers_shot,
    over_years,
    since_a_weekday,
    years,
)
from dateline.extract.rules.parties import (
    armed,
    fighting,
    foiled,
    known,
    of_several,
    sentenced,
    striving,
)
from dateline.extract.rules.retold import Retold
from dateline.extract.rules.tellings import Telling
from dateline.extract.rules.triggers import Generality
from dateline.model.evidence import Modality
from dateline.model.interval import YEAR, Interval, Unit
from dateline.model.place import Precision

SINCE = re.compile(r"\W*since\b.*?\b(?:has|have|had)\b", re.IGNORECASE | re.DOTALL)
PERFECT_SINCE = re.compile(r"\b(?:have|has) (?:\w+ )?\w+[^.;]{0,100}? since\b(?! \w+day)", re.IGNORECASE)
PLEADED = re.compile(r"\bpleaded guilty\b")
WIDEST = frozenset({Precision.COUNTRY, Precision.REGION, Precision.INTERNATIONAL})
"""So wide a place makes no event of a year's sum: "3,400 civilians were killed in Afghanistan in 2019"."""
TAKEN = frozenset({"abduction", "hijacking", "arrest"})
GOES_OFF = frozenset({"bombing", "vehicle_bomb", "arson", "grenade_attack", "air_strike", "drone_strike"})
BLASTS = frozenset({"bombing", "vehicle_bomb", "grenade_attack", "arson", "shooting", "assassination"})
FIRED = frozenset({"shooting", "shelling", "remote_explosive", "suicide_bombing", "stabbing", "assassination"})
MANY_DAYS = 300
"""A stretch this long is no day of an event, only the time over which deeds are summed up."""
A_WEEK = 7
"""Deeds in the plural told of a week or more, with no toll, are summed up and not told."""
LEGION = 500
SUMMED = "aggregate over a stretch of time"
ANSWERED_FOR = "deed told only as what another answers"
ENDED = "what became of the attackers"
UNTRUE = re.compile(
    r"\b(?:reports?|rumours?|rumors?|claims?) (?:of|that)\b.*\b"
    r"(?:was|were|is|are) (?:false|untrue|fake|fabricated|unfounded|baseless)\b"
    r"|\b(?:withdrew|retracted|took back) (?:the|its|his|her|their|that) (?:statement|report|claim|story|allegation)\b"
    r"|\b(?:bomb|device|explosive|grenade|package|parcel|object)s?\b.*\b(?:turned out|proved) (?:on \w+ )?to "
    r"(?:be|have been) (?:an? (?!second|third|suicide|car|letter|live|real)|only |nothing |harmless|empty|fake|false)",
    re.IGNORECASE | re.DOTALL,
)
BY_ACCIDENT = re.compile(
    r"\b(?:explosions?|blasts?|fires?|blaze|detonations?|crash|shooting)\b[^.;]*? (?:was|were|is|are|ha[sd] been) "
    r"(?:(?!not\b|no\b)\w+ ){0,3}?(?:an accident|accidental|accidents|caused by accident|of natural causes)\b",
    re.IGNORECASE,
)
"""What a text says was nobody's deed."""
AVENGED = re.compile(
    r"\b(?:reprisals?|revenge|retaliation|retribution|vengeance|response|answer) (?:for|to) (?:the |a |an )?(?:\w+ )?"
    r"(?:deaths?|killings?|murders?|shooting|slaying|execution|loss)\b"
)
"""The earlier death for which a deed is done is told in passing."""
KEPT_PLANS = frozenset({"plot", "threat"})
NOT_TOLD = {
    Modality.HYPOTHETICAL: "hypothetical deed",
    Modality.NEGATED: "deed the text says did not happen",
    Modality.PLANNED: "deed only planned or wished",
}


OF_A_WAR = re.compile(
    r"\b(?:has|have) (?:\w+ )?(?:been (?:\w+ )?killed|died|lost their lives)\b[^,;.]*? (?:in|during|since) "
    r"(?:the|this|that|its|a) (?:[\w-]+ ){0,3}"
    r"(?:conflict|war|insurgency|rebellion|uprising|revolt|unrest|violence|fighting|campaign|crisis)\b"
    r"|\b(?:killed|died|fell|wounded)\b[^,;.]*? in (?:the |both |two )?(?:first |second |great |two )?world wars?\b",
    re.IGNORECASE,
)
"""The dead of a war so far: "more than 1,600 people have been killed in the conflict"."""


def refusal(mentions: Mentions, telling: Telling) -> str | None:
    """Give the reason for which a telling is no event, if there is one."""
    anchor = telling.frame.anchor
    planned = anchor.modality is Modality.PLANNED and telling.frame.kind in KEPT_PLANS
    if anchor.modality in NOT_TOLD and not planned:
        return NOT_TOLD[anchor.modality]
    if said := _said_otherwise(telling):
        return said
    if _general(mentions, telling):
        return "general statement"
    if _aggregate(mentions, telling):
        return SUMMED
    ended = ENDED if attackers_shot(mentions, telling) else None
    return ANSWERED_FOR if _avenged(telling) else ended


def _said_otherwise(telling: Telling) -> str | None:
    """Give the reason for which a sentence's own words make a deed none: untrue, an accident, only asked about."""
    if UNTRUE.search(telling.opening):
        return NOT_TOLD[Modality.NEGATED]
    if BY_ACCIDENT.search(telling.opening):
        return BY_NATURE
    return "question" if telling.opening.rstrip().endswith("?") else None


def _avenged(telling: Telling) -> bool:
    """Tell "in reprisal for the death of a commander", with no day or place of its own."""
    anchor, owned = telling.frame.anchor, telling.owned
    passing = anchor.background and anchor.form == "noun" and telling.frame.bare
    return passing and not (owned.times or owned.places) and AVENGED.search(telling.opening) is not None


def _general(mentions: Mentions, telling: Telling) -> bool:
    anchor = telling.frame.anchor
    dated = bool(telling.owned.times) or counted(mentions, telling)
    soft = anchor.generality is Generality.SOFT and not dated and not anchor.definite
    return soft or anchor.generality is Generality.HARD


def _aggregate(mentions: Mentions, telling: Telling) -> bool:
    anchor, owned = telling.frame.anchor, telling.owned
    many = telling.frame.bare or anchor.generality in {Generality.SOFT, Generality.COUNTED}
    if telling.owed and telling.frame.bare and anchor.form == "noun" and anchor.generality is Generality.SOFT:
        return not (owned.times or owned.places)  # "is blamed for more than 800 deaths"
    if telling.numbered and _long(mentions, telling):
        return True  # "recorded 14 abductions and 31 murders between January and March"
    if _since(mentions, telling, many=many):
        return True
    ends = (each for each in _stretches(mentions, telling) if each.earliest is None)
    if telling.frame.bare and any(each.end_unit is not Unit.DAY for each in ends):
        return True  # "by the end of 1994 more than 70 had been murdered"
    if telling.frame.bare and not owned.times and (over_years(telling.opening) or OF_A_WAR.search(telling.opening)):
        return True
    return any(years(each) for each in _stretches(mentions, telling)) or (many and _summed(mentions, telling))


def _since(mentions: Mentions, telling: Telling, *, many: bool) -> bool:
    """Tell a sum since then: "since the war began in 2009, two million …", "mines have killed 41 since the siege"."""
    if SINCE.match(telling.opening) and _long(mentions, telling):
        return True
    hit = many or any(each.consequence for each in telling.frame.triggers)
    of_a_day = any(each.exact for each in intervals_of(mentions, [telling]))
    return hit and not of_a_day and bool(telling.owned.tolls) and PERFECT_SINCE.search(telling.opening) is not None


def _stretches(mentions: Mentions, telling: Telling) -> list[Interval]:
    """Give the intervals a deed may be summed up over; "since Sunday" is a few days, whenever it ends."""
    times = (mentions.times[index] for index in telling.owned.times)
    return [time.interval for time in times if time.interval is not None and not since_a_weekday(time)]


def _summed(mentions: Mentions, telling: Telling) -> bool:
    """Tell a sum from an event: deeds in the plural, or only a toll, with a whole year for a day and no place."""
    intervals = intervals_of(mentions, [telling])
    many = MANY_DAYS if counted(mentions, telling) or telling.frame.bare else A_WEEK
    wide = all(mentions.locations[each].precision in WIDEST for each in telling.owned.places)
    return bool(intervals) and wide and all((each.days or YEAR) >= many for each in intervals)


def _only_a_year(mentions: Mentions, telling: Telling) -> bool:
    days = intervals_of(mentions, [telling])
    return bool(days) and all((each.days or YEAR) >= MANY_DAYS for each in days)


def _begun(mentions: Mentions, telling: Telling) -> bool:
    """Tell how a group began from a school's founding, and from a bare year, which tells of the group."""
    bare = not telling.owned.places and _only_a_year(mentions, telling)
    return striving(mentions, telling) and (
        not bare or (telling.rooted and fighting(mentions, telling)) or _relative(mentions, telling)
    )


def _relative(mentions: Mentions, telling: Telling) -> bool:
    return any(mentions.times[index].relative for index in telling.owned.times)


def _legion(mentions: Mentions, telling: Telling) -> bool:
    """Tell so many dead, with no day and nobody who did it, that no one deed killed them."""
    days = intervals_of(mentions, [telling])
    tolls = (mentions.tolls[index].toll for index in telling.owned.tolls)
    return not any(each.exact for each in days) and any((toll.low or toll.best or 0) >= LEGION for toll in tolls)


def _long(mentions: Mentions, telling: Telling) -> bool:
    return any((each.days or YEAR) >= A_WEEK for each in intervals_of(mentions, [telling]))


def counted(mentions: Mentions, telling: Telling) -> bool:
    """Tell whether a deed has a figure of its dead or hurt."""
    return any(mentions.tolls[index].toll.known for index in telling.owned.tolls)


def stands_alone(mentions: Mentions, drafts: Sequence[Draft], telling: Telling) -> bool:
    """Ask for enough to be an event: a time, place or toll, and for peaceful deeds someone who did it."""
    owned, sides, anchor = telling.owned, telling.sides, telling.frame.anchor
    if _of_no_deed(mentions, drafts, telling) or _tried_once(telling) or _only_tried(drafts, telling):
        return False
    placed = bool(owned.times or owned.places or telling.later)
    party = bool(sides.perpetrators or sides.targets)
    if telling.frame.kind in violent_kinds() | {"abduction", "hijacking"}:
        if telling.frame.anchor.background:
            return party and bool(sides.perpetrators or placed or owned.tolls or telling.frame.kind != "raid")
        tolled = not telling.frame.bare and bool(owned.tolls)
        return placed or tolled or _whole(mentions, telling) or _of_a_day(mentions, telling)
    pleaded = telling.frame.kind == "trial" and drafts and sides.targets and PLEADED.search(telling.opening)
    # "the rebels have freed a mining engineer"
    freed = telling.frame.kind == "release" and anchor.form == "verb" and sides.targets and armed(mentions, telling)
    return bool(pleaded or freed) or sentenced(mentions, telling) or _peaceful(mentions, drafts, telling, placed=placed)


def _only_tried(drafts: Sequence[Draft], telling: Telling) -> bool:
    """Tell a crime named in a verdict and no more: "found them guilty of genocide against a minority"."""
    owned, anchor = telling.owned, telling.frame.anchor
    named = anchor.background and anchor.form == "noun" and not telling.sides.perpetrators
    last = drafts[-1].tellings if drafts else []
    tried = any(each.frame.kind == "trial" and each.sentence == telling.sentence for each in last)
    return named and tried and not (owned.times or owned.places or owned.tolls or telling.later)


def _of_no_deed(mentions: Mentions, drafts: Sequence[Draft], telling: Telling) -> bool:
    """Tell what is said of many deeds, of a deed long past or of a death or loss that may have been nobody's deed."""
    owned, sides = telling.owned, telling.sides
    if telling.pointing or (telling.frame.bare and not sides.perpetrators and _legion(mentions, telling)):
        return True  # "the incident happened on Tuesday", "4,015 people have been murdered in the two states"
    if drafts and telling.retold is Retold.DOERS and not (owned.times or owned.tolls):
        return True  # "those who fired the missile will be found"
    done = sides.perpetrators or telling.owed or telling.frame.instruments
    hit = sides.targets and telling.frame.anchor.form == "verb"
    if telling.weak and not (hit or owned.tolls or owned.places) and _only_a_year(mentions, telling):
        return True  # "X had last struck there in 1996"
    served = telling.frame.kind == "armed_clash" and not (sides.targets or owned.tolls)
    if served and _only_a_year(mentions, telling):
        return True  # "the battalion fought in Tunisia in 1943"
    held = telling.custody and bool(drafts) and not owned.tolls  # "most of the rebels were in detention by June"
    if not sides.perpetrators and (held or (telling.passing and not of_several(mentions, telling))):
        return True
    # "The church was destroyed in 1890": by fire, flood or its owner, where no other deed is told.
    blast = owned.tolls and any(each.kind in BLASTS for each in telling.frame.triggers)
    return telling.frame.kind == "destruction" and not (done or drafts or blast)


def _tried_once(telling: Telling) -> bool:
    """Tell a trial said of people in passing: "strips dual nationals convicted of terrorism of their citizenship"."""
    return telling.frame.kind == "trial" and telling.said_of and not (telling.owned.places or telling.owned.tolls)


def _peaceful(mentions: Mentions, drafts: Sequence[Draft], telling: Telling, *, placed: bool) -> bool:
    """Ask more of deeds that hurt nobody: someone who did it, an oath by a named actor, a trial's day and place."""
    owned, sides, kind = telling.owned, telling.sides, telling.frame.kind
    party = bool(sides.perpetrators or sides.targets)
    if kind in {"agreement", "weapons_seizure"}:
        found = bool(sides.perpetrators) or (telling.aimed and bool(telling.frame.instruments))
        talks = kind == "agreement" and telling.frame.anchor.background  # "talks over a peace accord stalled"
        return (placed and not talks) or (kind == "weapons_seizure" and found)
    undated = kind == "displacement" and not owned.times  # what came of the deed told before it
    if kind in {"trial", "displacement"} and not undated and (owned.tolls or (owned.times and owned.places)):
        return placed
    if kind == "release" and owned.times and (telling.frame.anchor.form == "verb" or sides.perpetrators):
        told = (trigger for draft in drafts for each in draft.tellings for trigger in each.frame.triggers)
        taken = any(trigger.kind in TAKEN for trigger in told)
        return party or taken  # "five days later all six were freed"
    if kind in {"pledge", "merger"} | GROUP_KINDS:  # a man who pledged allegiance is no event of a group
        begun = kind != FOUNDED or _begun(mentions, telling)
        begun = begun and (kind != "merger" or striving(mentions, telling))  # "the region became part of Russia"
        return begun and party and bool(owned.times or known(mentions, telling))
    if kind in {"plot", "arrest"}:
        party = party or (kind == "arrest" and telling.frame.anchor.form == "verb" and counted(mentions, telling))
        return party or (kind == "plot" and (placed or foiled(telling)))
    return placed and party and not undated


def _of_a_day(mentions: Mentions, telling: Telling) -> bool:
    """Tell a deed done on a day that nobody can reckon ("last night", with no day of publication)."""
    anchor = telling.frame.anchor
    done = not telling.frame.bare and not telling.frame.definite and anchor.form == "verb" and not telling.weak
    return done and any(
        time.relative and time.interval is None and time.kind in {TimeKind.DATE, TimeKind.TIME}
        for time in mentions.times
        if telling.sentence.covers(time.span)
    )


def struck_once(telling: Telling) -> bool:
    """Tell a blast, fire or shots by what they struck, where a weapon or a doer is named: "a bomb hit a bank"."""
    anchor, kind = telling.frame.anchor, telling.frame.kind
    known = telling.frame.definite or anchor.background
    if not telling.aimed or known or kind not in GOES_OFF | FIRED:
        return False
    fate = telling.owned.tolls or any(side.actor is not None for side in telling.sides.targets)
    return (kind in BLASTS and not fate) or bool(telling.frame.instruments or telling.sides.perpetrators)


def _whole(mentions: Mentions, telling: Telling) -> bool:
    """Tell a deed told as done, with who did it and to whom, with who claims it, or with what was hit."""
    sides, anchor, owned = telling.sides, telling.frame.anchor, telling.owned
    sufferers = bool(sides.targets or owned.tolls)
    if telling.owed and sufferers:
        return True
    if telling.frame.bare:
        return anchor.form == "verb" and sufferers and armed(mentions, telling)
    if struck_once(telling):
        return True
    went_off = anchor.form == "verb" or anchor.kind in GOES_OFF
    struck = went_off and sufferers and not telling.frame.definite and not anchor.background
    return bool(sides.perpetrators and sufferers) or telling.owed or (struck and not telling.weak)
