"""Resolution: which place each name means, with the whole document in view."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from dateline.extract.places.candidates import Candidate, Match
from dateline.extract.places.context import Case, Context, believe
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.lying import EDGE, mark_contradicted, part_lists
from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.names import is_common, name_key, split_feature
from dateline.extract.places.nesting import beside, holders
from dateline.extract.places.precision import locate, locate_at_holder, unresolved
from dateline.extract.places.reasons import reasons
from dateline.extract.places.scoring import WIDE, as_called, distance_km, held_by, prior
from dateline.extract.places.sources import countries, people
from dateline.extract.places.words import load, words
from dateline.model.evidence import Span
from dateline.model.place import Location, Precision

MOST_CANDIDATES = 40
ROUNDS = 3
HOLDERS_READ = 8
SAME_SPOT_KM = 30
LEAST = 0.2
"""Below this a place is left unresolved: of such choices on half of LGL and TR-News a third was right."""
LEAST_BY_SOUND = 0.75
LEAST_ELSEWHERE = 0.6
"""The same for a place in a country that no other name of the document speaks for: mostly a namesake. Costs 0.2 points
of accuracy on LGL and TR-News, where unresolved counts as wrong, and keeps a Congolese village out of Zimbabwe."""
WELL_KNOWN = 500_000
"""A city of so many is meant by its name in whatever country the rest of a report plays."""
SPOKEN_FOR = 0.02
OTHER_NAMES = 2
"""Other names a document must have before their silence on a country says anything."""
UNSURE = "no reading of the name is likely enough"
DIVISIONS = frozenset({"admin1", "admin2"})
COUNTY = "County "
HOLDING = frozenset({"admin1", "admin2", "country", "region"})
POOLED = 0.8
"""A name that stands alone takes this much of what another mention of it was put in: one sense per document."""


def resolve_places(
    mentions: Sequence[PlaceMention], text: str, gazetteer: Gazetteer, *, spoken_for: Collection[str] = ()
) -> list[Location]:
    """Resolve a document's place names together: one location for each mention, in order.

    ``spoken_for`` are countries that something else than a place name speaks for: an army named, a party's name.
    """
    cases = _resolved(mentions, text, gazetteer, spoken_for)
    mark_contradicted(cases, text)
    part_lists(cases, text)
    context = Context(cases, spoken_for)
    return [_located(cases, at, context) for at in range(len(cases))]


def _resolved(
    mentions: Sequence[PlaceMention], text: str, gazetteer: Gazetteer, spoken_for: Collection[str] = ()
) -> list[Case]:
    cases = [_case(mention, gazetteer) for mention in mentions]
    for at, case in enumerate(cases):
        case.beside = beside(mentions, at)
    _put_in_holders(cases, text)
    for _ in range(ROUNDS):
        context = Context(cases, spoken_for)
        scored: dict[tuple[str, tuple[str, ...], tuple[float, ...]], list[float]] = {}
        for case in cases:
            alike = (case.key, case.beside, tuple(case.own))
            if alike not in scored:
                scored[alike] = [context.score(case, at) for at in range(len(case.candidates))]
            case.scores = scored[alike]
        for case in cases:
            case.belief = believe(case.scores)
    return cases


def resolve_path(names: Sequence[str], gazetteer: Gazetteer) -> Location:
    """Resolve a place given as a path from the smallest name to the largest: "Kaga lga", "Borno state", "Nigeria".

    A path says outright what lies in what, so a namesake outside its division or country is another place.
    """
    mentions, start = [], 0
    for name in names:
        mentions.append(_bare_mention(name, start))
        start += len(name) + 2
    cases = _resolved(mentions, ", ".join(names), gazetteer)
    for at, case in enumerate(cases):
        case.contradicted = not _lies_in_path(case, cases[at + 1 :])
    return _located(cases, 0, Context(cases))


def _bare_mention(name: str, start: int) -> PlaceMention:
    head, feature = split_feature(name_key(name))
    size = len(head.split())
    parts = name.split()
    bare = " ".join(parts[:size] if name_key(" ".join(parts[:size])) == head else parts[-size:])
    return PlaceMention(Span(start, start + len(name)), name, bare, feature)


def _lies_in_path(case: Case, wider: Sequence[Case]) -> bool:
    """Tell whether a case's best reading lies in the divisions and countries after it, or just over their edge."""
    chosen = case.chosen()
    if chosen is None:
        return False
    for holder in (holder.chosen() for holder in wider):
        if holder is None or holder.place.feature not in {"country", "admin1"} or holder.place.id == chosen.place.id:
            continue
        over_edge = holder.radius_km * EDGE
        near = chosen.point and holder.point and distance_km(chosen.point, holder.point) <= over_edge
        if not (held_by(chosen, [holder]) > 0 or (near and chosen.place.country == holder.place.country)):
            return False
    return True


def _case(mention: PlaceMention, gazetteer: Gazetteer) -> Case:
    candidates = _candidates(mention, gazetteer)
    own = [prior(candidate) + as_called(mention, candidate) for candidate in candidates]
    return Case(mention, name_key(mention.head), candidates, own, believe(own))


def _candidates(mention: PlaceMention, gazetteer: Gazetteer) -> Sequence[Candidate]:
    if (where := _peoples().get(name_key(mention.words))) is not None:
        return _of_people(where, gazetteer)
    found = [*_meant_too(name_key(mention.words), gazetteer), *gazetteer.look_up(mention.words)]
    named = name_key(mention.head) not in words("ordinary")
    if mention.head != mention.words and named and not any(c.place.feature == "country" for c in found):
        found = _both(found, gazetteer.look_up(mention.head))
    if mention.feature == "camp" and mention.head == mention.words:  # "the Shati refugee camp", listed as Shati Camp
        known = {candidate.place.id for candidate in found}
        found += [c for c in gazetteer.look_up(f"{mention.head} camp") if c.place.id not in known]
    if not found and mention.head.startswith(COUNTY):
        found = [c for c in gazetteer.look_up(mention.head.removeprefix(COUNTY)) if c.place.feature == "admin2"]
    if not found and named:
        found = list(gazetteer.alike(mention.head))
    if is_common(mention.words.partition(" of ")[0]):
        found = [c for c in found if c.place.feature == "site"] or list(_of_town(mention, gazetteer))
    found = [c for c in found if c.match != Match.ALTERNATE] if _a_country(found) else found
    return sorted(_own_name_first(found, name_key(mention.head)), key=lambda c: -prior(c))[:MOST_CANDIDATES]


def _a_country(found: Sequence[Candidate]) -> bool:
    """Tell the own name of a country: what only some call so is not meant, as Arak of Iran is not by "Iraq"."""
    return any(c.place.feature == "country" and c.match == Match.NAME for c in found)


def _meant_too(key: str, gazetteer: Gazetteer) -> Sequence[Candidate]:
    """Give the country a name is used for as readily as for its own: "Congo" is mostly the larger of the two."""
    code = load("words.yaml")["meant_too"].get(key)
    named = gazetteer.look_up(countries()[code].name) if code else ()
    return [replace(c, match=Match.NAME) for c in named if c.place.country == code and c.place.feature == "country"]


def _both(whole: Sequence[Candidate], bare: Sequence[Candidate]) -> list[Candidate]:
    """Join what the lists have of "Gaza City" and of "Gaza": what is in both has the surer match of the two."""
    surer = {c.place.id: c for c in bare}
    best = [min(c, surer.get(c.place.id, c), key=lambda each: each.match) for c in whole]
    known = {c.place.id for c in whole}
    return [*best, *(c for c in bare if c.place.id not in known)]


def _of_town(mention: PlaceMention, gazetteer: Gazetteer) -> Sequence[Candidate]:
    """Give the town of "the Old City of Hebron"."""
    town = mention.words.partition(" of ")[2]
    return gazetteer.look_up(town) if town else ()


def _own_name_first(found: Sequence[Candidate], key: str) -> Sequence[Candidate]:
    """Leave out the divisions that only once bore a name, where one of that country bears it now: West Darfur."""
    own = {c.place.id for c in found if c.place.feature in DIVISIONS and _bare(c) == key}
    sorts = {(c.place.feature, c.place.country) for c in found if c.place.id in own}
    return [c for c in found if c.place.id in own or (c.place.feature, c.place.country) not in sorts]


def _bare(candidate: Candidate) -> str:
    return split_feature(name_key(candidate.place.name))[0]


@cache
def _peoples() -> dict[str, str]:
    return people()


def _of_people(where: str, gazetteer: Gazetteer) -> Sequence[Candidate]:
    """Give the country or region that a people's name points to."""
    name = where.removeprefix("region:").replace("-", " ") if where.startswith("region:") else countries()[where].name
    kinds = WIDE if where.startswith("region:") else {"country"}
    return [c for c in gazetteer.look_up(name) if c.place.feature in kinds][:1]


def _put_in_holders(cases: Sequence[Case], text: str) -> None:
    """Score each name by what the words say it lies in, and share that with the name's other mentions."""
    best: dict[str, list[float]] = {}
    holding: set[int] = set()
    mentions = [case.mention for case in cases]
    for at, case in enumerate(cases):
        case.holders = tuple(holders(mentions, at, text))
        wide_only = at in holding
        held = [_held(candidate, [cases[i] for i in case.holders], wide_only) for candidate in case.candidates]
        if case.holders and max(held, default=0.0) > 0:
            holding.update(case.holders)
            case.own = [own + score for own, score in zip(case.own, held, strict=True)]
            best[case.key] = [max(pair) for pair in zip(best.get(case.key, held), held, strict=False)]
    for case in cases:
        if not case.holders and (pooled := best.get(case.key)) and len(pooled) == len(case.candidates):
            case.own = [own + POOLED * score for own, score in zip(case.own, pooled, strict=True)]
        case.belief = believe(case.own)


def _held(candidate: Candidate, holding: Sequence[Case], wide_only: bool) -> float:  # noqa: FBT001
    """Score a candidate by its holders; what itself holds the name before it ("Orlando, Florida") is no town."""
    if wide_only and candidate.place.feature not in HOLDING:
        return -3.0
    return sum(held_by(candidate, holder.candidates[:HOLDERS_READ]) for holder in holding)


def _located(cases: Sequence[Case], at: int, context: Context) -> Location:
    case = cases[at]
    chosen = case.chosen()
    if chosen is None or case.contradicted:
        return _at_holder(cases, at, context)
    sure = sum(
        belief
        for candidate, belief in zip(case.candidates, case.belief, strict=True)
        if candidate is chosen or _same_spot(candidate, chosen)
    )
    why = reasons(cases, at, chosen, context)
    least = LEAST_BY_SOUND if chosen.match == Match.SOUND else LEAST
    if _elsewhere(case, chosen, context):
        if chosen.match == Match.SOUND:
            return _at_holder(cases, at, context)  # a name that only sounds like one of a country nobody speaks of
        least, why = max(least, LEAST_ELSEWHERE), (*why, f"nothing else in the text is in {chosen.place.country}")
    return locate(case.mention, chosen, sure, why) if sure >= least else unresolved(case.mention, (UNSURE, *why))


def _elsewhere(case: Case, chosen: Candidate, context: Context) -> bool:
    """Tell whether a place lies in a country that the document's other names, though there are some, say nothing of."""
    others = len(context.countries) - 1
    told = chosen.place.country and chosen.place.feature not in WIDE and chosen.place.population < WELL_KNOWN
    enough = 0 if chosen.match == Match.SOUND else OTHER_NAMES  # "Fafi", alone, is no Fafe of Portugal
    return bool(told and others >= enough and context.country_share(case, chosen) < SPOKEN_FOR)


def _at_holder(cases: Sequence[Case], at: int, context: Context) -> Location:
    """Put a place that no list has where the words put it: at the point, and the precision, of what holds it."""
    case = cases[at]
    for holder in case.holders:
        if holder != at and cases[holder].candidates and not cases[holder].contradicted:
            whole = _located(cases, holder, context)
            if whole.latitude is None or whole.precision is None:
                continue
            if whole.precision >= Precision.DISTRICT or holder > at:
                return locate_at_holder(case.mention, whole)
    return unresolved(case.mention)


def _same_spot(one: Candidate, other: Candidate) -> bool:
    return bool(one.point and other.point and distance_km(one.point, other.point) < SAME_SPOT_KM)
