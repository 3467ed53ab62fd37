"""Resolution: which place each name means, with the whole document in view."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dateline.extract.places.candidates import Candidate, Match
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.names import name_key
from dateline.extract.places.precision import locate, unresolved
from dateline.extract.places.sources import countries, people
from dateline.model.place import Location

MOST_CANDIDATES = 40
ROUNDS = 3
WIDE = frozenset({"country", "admin1", "continent", "region", "historic"})


@dataclass(slots=True)
class Case:
    """One name of the document and what may be meant by it."""

    mention: PlaceMention
    candidates: Sequence[Candidate]
    hints: tuple[int, ...] = ()
    """The cases that stand right after it as what it lies in: "Khar, Pakistan"."""
    scores: list[float] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    chosen: Candidate | None = None
    margin: float = 0.0


def resolve_places(mentions: Sequence[PlaceMention], text: str, gazetteer: Gazetteer) -> list[Location]:
    """Resolve a document's place names together: one location for each mention, in order."""
    cases = [Case(mention, _candidates(mention, gazetteer)) for mention in mentions]
    for at, case in enumerate(cases):
        case.hints = tuple(_hints(cases, at, text))
    for turn in range(ROUNDS):
        context = Context(cases, first=turn == 0)
        for case in cases:
            _choose(case, cases, context)
    return [_location(case, gazetteer) for case in cases]


def _candidates(mention: PlaceMention, gazetteer: Gazetteer) -> Sequence[Candidate]:
    key = name_key(mention.words)
    if (where := people().get(key)) is not None:
        return _people_of(where, gazetteer)
    found = list(gazetteer.look_up(mention.words))
    if mention.feature and mention.head != mention.words:
        found += [c for c in gazetteer.look_up(mention.head) if c not in found]
    if not found:
        found = list(gazetteer.alike(mention.head))
    return sorted(found, key=lambda c: -_prior(c))[:MOST_CANDIDATES]


def _people_of(where: str, gazetteer: Gazetteer) -> Sequence[Candidate]:
    name = where.removeprefix("region:").replace("-", " ") if where.startswith("region:") else countries()[where].name
    kinds = WIDE if where.startswith("region:") else {"country"}
    return [c for c in gazetteer.look_up(name) if c.place.feature in kinds][:1]


def _prior(candidate: Candidate) -> float:
    place = candidate.place
    base = {"country": 9.0, "continent": 9.0, "admin1": 6.0, "region": 6.5, "historic": 6.5, "water": 5.0,
            "capital": 2.0, "town": 0.5, "admin2": 3.2}.get(place.feature, 1.2)  # fmt: skip
    fame = 0.35 * math.log2(1 + candidate.names) if place.feature in {"town", "capital"} else 0.0
    people_there = math.log10(1 + place.population) if place.feature in {"town", "capital"} else 0.0
    match = {Match.NAME: 0.0, Match.ALTERNATE: -0.7, Match.WITHOUT_FEATURE: -0.5, Match.SOUND: -2.0}[candidate.match]
    return base + people_there * 0.8 + fame + match


FEATURES = {
    "province": {"admin1"}, "district": {"admin2", "admin1"}, "country": {"country"}, "river": {"river", "water"},
    "water": {"water"}, "town": {"town", "capital", "place"}, "village": {"town", "place"},
    "mountain": {"mountain", "mountains"}, "island": {"island", "region"}, "region": {"region", "historic", "admin1"},
}  # fmt: skip


def _hints(cases: Sequence[Case], at: int, text: str) -> list[int]:
    """Find what follows as what it lies in: after a comma, "in", "of" or a bracket."""
    found = []
    end = cases[at].mention.span.end
    for later in range(at + 1, min(at + 4, len(cases))):
        between = text[end : cases[later].mention.span.start].strip(" .'’s\n").casefold()
        if between not in {",", "in", "of", "(", ", in", "of the", "in the", ", the", "province of", "district of"}:
            break
        found.append(later)
        end = cases[later].mention.span.end
    return found


class Context:
    """What the other names of the document say together."""

    def __init__(self, cases: Sequence[Case], *, first: bool) -> None:
        """Count the countries and divisions in view."""
        self.countries: Counter[str] = Counter()
        self.divisions: Counter[str] = Counter()
        self.points: list[tuple[float, float, str]] = []
        for case in cases:
            chosen = case.chosen if not first else _clear(case)
            if chosen is not None:
                self._add(case, chosen)

    def _add(self, case: Case, chosen: Candidate) -> None:
        if chosen.place.country:
            self.countries[chosen.place.country] += 1
        for code in chosen.divisions[:1]:
            self.divisions[code] += 1
        if chosen.point and chosen.place.feature not in {"country", "continent", "admin1"}:
            self.points.append((*chosen.point, name_key(case.mention.head)))


def _clear(case: Case) -> Candidate | None:
    """Give the candidate that stands without any context: a country, or by far the largest."""
    if not case.candidates:
        return None
    return case.candidates[0]


def _choose(case: Case, cases: Sequence[Case], context: Context) -> None:
    scored = [(_score(candidate, case, cases, context), -at) for at, candidate in enumerate(case.candidates)]
    if not scored:
        return
    ranked = sorted(scored, reverse=True)
    case.chosen = case.candidates[-ranked[0][1]]
    rivals = [score for score, at in ranked[1:] if not _same_spot(case.candidates[-at], case.chosen)]
    case.margin = ranked[0][0] - rivals[0] if rivals else ranked[0][0]


def _same_spot(one: Candidate, other: Candidate) -> bool:
    return bool(one.point and other.point and distance_km(one.point, other.point) < 30)  # noqa: PLR2004


def _score(candidate: Candidate, case: Case, cases: Sequence[Case], context: Context) -> float:
    place, own = candidate.place, name_key(case.mention.head)
    score = _prior(candidate)
    if case.mention.feature in FEATURES:
        score += 3.0 if place.feature in FEATURES[case.mention.feature] else -2.0
    for hint in case.hints:
        score += _held_by(candidate, cases[hint])
    others = context.countries.total() or 1
    score += 2.0 * context.countries[place.country or ""] / others
    score += 1.5 * min(1.0, sum(context.divisions[code] for code in candidate.divisions[:1]) / 3)
    if candidate.point and place.feature not in {"country", "continent", "admin1"}:
        near = [distance_km(candidate.point, (lat, lon)) for lat, lon, name in context.points if name != own]
        if near and (closest := min(near)) < 300:  # noqa: PLR2004
            score += 2.0 * (1 - closest / 300)
    return score


def _held_by(candidate: Candidate, holder: Case) -> float:
    for other in holder.candidates[:8]:
        if other.place.feature == "country" and other.place.country == candidate.place.country:
            return 6.0
        if other.place.feature == "admin1" and set(other.divisions) & set(candidate.divisions):
            return 7.0
    return -3.0


def distance_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Measure along the earth's surface."""
    lat1, lon1, lat2, lon2 = map(math.radians, (*here, *there))
    half = math.sin((lat1 - lat2) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon1 - lon2) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def _location(case: Case, gazetteer: Gazetteer) -> Location:
    if case.chosen is None:
        return unresolved(case.mention)
    score = 0.5 + 0.5 * math.tanh(case.margin / 4)
    return locate(case.mention, case.chosen, gazetteer, score)
