"""When two tellings may be one deed: kinds, figures, places and days compared."""

from __future__ import annotations

import re
from calendar import day_name

from dateline.extract.dates import TimeExpression
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.kinds import GENERIC_KINDS, violent_kinds
from dateline.extract.rules.tellings import Telling
from dateline.model.claim import ActorKind
from dateline.model.codebook import deeds
from dateline.model.country import countries
from dateline.model.interval import YEAR, Extent, Interval, Unit
from dateline.model.place import Location, Precision, distance_km
from dateline.model.toll import PartyClass, Toll

FORCES = frozenset({ActorKind.STATE_FORCE, ActorKind.POLICE})
UNARMED = frozenset(
    {
        "captives",
        "hostages",
        "prisoners",
        "demonstrators",
        "protesters",
        "protestors",
        "marchers",
        "crowds",
        "strikers",
        "students",
    }
)
FAR_KM = 60.0
"""Two places farther apart than this are two places; UCDP's precision 2 allows 25 km around each."""
SURE_PLACE = 0.5
"""Below this score a place is a guess, and guesses keep no two tellings apart."""
TAKEN_IN = frozenset(
    {"raid", "armed_clash", "arrest", "shooting", "attack", "territorial_gain", "ambush", "air_strike"}
)
"""Deeds in the course of which weapons are taken."""
OVER_YEARS = re.compile(
    r"\b(?:in|over|during|within|through|throughout) "
    r"(?:(?:the|its|their|more|less|than|nearly|almost|about|some|last|past) )*"
    r"(?:\w+|\w+-\w+|a quarter of a|half a) ?(?:years|decades|century)\b(?! (?:old|in prison|of)\b)",
    re.IGNORECASE,
)
SUPERLATIVE = re.compile(r"\b(?:worst|first|last|only|\w+iest|biggest|largest|highest|heaviest)\b", re.IGNORECASE)
REPRISAL = re.compile(r"\b(?:in|as a?) (?:reprisals?|retaliation|revenge)\b", re.IGNORECASE)
MORE = frozenset({"other", "others", "another", "more"})
SUSPECTS = re.compile(r"^(?!the\b|two of|one of).*\bsuspects$")
"""People shot as suspects, told for the first time: "shot about 150 suspects" ends no attack."""
OF_THE_BAND = re.compile(
    r" of (?:them|the (?:gang|band|rebels|militants|gunmen|attackers|assailants|terrorists|guerrillas|insurgents"
    r"|bandits|fighters|kidnappers|raiders|robbers|gang members))$"
)
"""Some of those who did what was told before."""
KNOWN = re.compile(
    r"the (?:driver|gunman|attacker|assailant|bomber|suspect|shooter|killer|knifeman|hijacker|kidnapper)s?\b"
)
REST = re.compile(
    r"(?:the )?(?:remaining|other|last|surviving) (?:one|two|three|four|five|six|seven|eight|nine|ten|\d+)"
)
"""Those of the attackers who were left: "security forces killed the remaining three"."""
THEM = frozenset({"him", "her", "them", "he", "she", "they", "both", "both of them"})


def of_death(time: TimeExpression) -> bool:
    """Tell "ten days later" and "by 1 May" beside a death: the day of the deed told before is another."""
    when = time.interval
    open_start = when is not None and when.earliest is None and when.end_unit is Unit.DAY  # and no year's end
    return open_start or (time.relative and "later" in time.words.lower())


def attackers_shot(mentions: Mentions, telling: Telling) -> bool:
    """Tell whether police or soldiers only ended what was told before: "until officers shot him"."""
    doers = [mentions.actors[side.actor].kind for side in telling.sides.perpetrators if side.actor is not None]
    if not doers or not set(doers) <= FORCES or telling.owned.times or telling.owned.places:
        return False
    if telling.frame.kind == "arrest" or REPRISAL.search(telling.opening):
        return False  # "in reprisals over the next days soldiers shot 150 suspects"
    if not UNARMED.isdisjoint(telling.opening.lower().split()):
        return False  # "demonstrators took to the streets, and soldiers shot six of them"
    people = [mentions.tolls[index].toll for index in telling.owned.tolls]
    hit = [telling.words_of(side.span).lower() for side in telling.sides.targets]
    them = all(
        (toll.among is PartyClass.PERPETRATORS and not SUSPECTS.search(toll.phrase))
        or toll.phrase.lower() in THEM
        or OF_THE_BAND.search(toll.phrase)
        or REST.fullmatch(toll.phrase.lower())
        for toll in people
    )
    named = bool(hit) and all(KNOWN.match(words) for words in hit)  # "the driver, a man living in X, was shot"
    return named or (them and bool(people or (hit and set(hit) <= THEM)))


def ended_by_forces(mentions: Mentions, telling: Telling) -> bool:
    """Tell what police or soldiers did to "the gunman", be a day or place told with it or not."""
    doers = [mentions.actors[side.actor].kind for side in telling.sides.perpetrators if side.actor is not None]
    inside = [side.span for side in telling.sides.targets if telling.sentence.covers(side.span)]
    hit = [telling.words_of(span).lower() for span in inside]
    return bool(doers and hit) and set(doers) <= FORCES and all(KNOWN.fullmatch(words) for words in hit)


def since_a_weekday(time: TimeExpression) -> bool:
    """Tell "since Sunday" from "since 2015"."""
    open_end = time.interval is not None and time.interval.latest is None
    return open_end and time.relative and any(name in time.words for name in day_name)


def over_years(sentence: str) -> bool:
    """Tell a toll of years, "has cost 40,000 lives in five decades", from "the worst violence in ten years"."""
    return OVER_YEARS.search(sentence) is not None and SUPERLATIVE.search(sentence) is None


BEFALL = frozenset({"abduction", "hijacking", "protest", "raid", "leadership_change", "release", "territorial_gain"})
"""Deeds without violence of their own in which people are killed and hurt."""


def years(interval: Interval) -> bool:
    """Tell a stretch of years, over which deeds are only summed up, from one day in an unknown month or year."""
    return interval.extent is Extent.THROUGHOUT and (interval.days is None or interval.days > YEAR)


def compatible(kinds: list[str], kind: str, *, bare: bool) -> bool:
    """Tell whether a deed of a kind may be one of those told, by the codebook and by how general it is."""
    if bare:
        return any(each in violent_kinds() | BEFALL for each in kinds)
    if kind == "weapons_seizure" and set(kinds) & TAKEN_IN:
        return True  # "troops raided a house … they found explosives nearby"
    # "freed four hostages … two commandos died in the assault", "jets bombed a village … eight were hurt in the raid"
    raided = {"release", "raid", "abduction", "hijacking"} | ({"air_strike"} if kind == "raid" else set())
    if kind in {"attack", "raid"} and set(kinds) & raided:
        return True
    if kind in GENERIC_KINDS and any(each in violent_kinds() for each in kinds):
        return True
    if kind in violent_kinds() and set(kinds) <= {"attack", "killed", "injured", "looting", "raid"}:
        return True
    book = deeds()
    return any(kind == each or (kind in book and each in book[kind].compatible_with) for each in kinds)


def figures_apart(one: Toll, two: Toll) -> bool:
    """Tell two totals of one outcome and one side that cannot both be of one deed."""
    if one.outcome is not two.outcome or one.supersedes or two.supersedes or one.best is None or two.best is None:
        return False
    if any(MORE & set(toll.phrase.lower().split()) for toll in (one, two)):
        return False  # "four others were detained" adds to those told
    return one.best != two.best and one.among is two.among and not one.part_of_total and not two.part_of_total


def _whole(place: Location) -> bool:
    """Tell a country, or a part of one that only its name and a side of the sky tell: "the southern Philippines"."""
    country = countries().get(place.country or "")
    side = place.precision is Precision.REGION and country is not None and place.name == country.name
    return place.precision is Precision.COUNTRY or side


def close_by(one: Location, two: Location, far_km: float = FAR_KM) -> bool:
    """Tell whether two places may be one: the same, within each other's reach, or too unsure to keep deeds apart."""
    if one.words == two.words or (one.place_id is not None and one.place_id == two.place_id):
        return True
    if min(one.score or 0.0, two.score or 0.0) < SURE_PLACE:
        return True
    if one.country and two.country and one.country != two.country:
        return False
    if one.country == two.country and (_whole(one) or _whole(two)):
        return True
    apart = distance_km(one, two)
    return apart is None or apart <= far_km + (one.radius_km or 0.0) + (two.radius_km or 0.0)
