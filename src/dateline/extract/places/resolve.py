"""Resolution: which place each name means, with the whole document in view."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.extract.places.candidates import Candidate
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.names import name_key, split_feature
from dateline.extract.places.nesting import names_its_part
from dateline.extract.places.precision import locate, locate_at_holder, unresolved
from dateline.extract.places.scoring import WIDE, as_called, distance_km, held_by, prior, softmax
from dateline.extract.places.sources import countries, people
from dateline.model.evidence import Span
from dateline.model.place import Location, Precision

MOST_CANDIDATES = 40
ROUNDS = 3
HOLDERS_READ = 8
EDGE = 1.6
"""Divisions are drawn and redrawn: a place within this many of their radii of their middle may yet be theirs."""
COUNTRY_WEIGHT, DIVISION_WEIGHT, NEAR_WEIGHT = 1.3, 1.2, 1.5
UNSEEN = 0.05
NEAR_KM = 200.0
POOLED = 0.8
"""A name that stands alone takes this much of what another mention of it was put in: one sense per document."""


@dataclass(slots=True)
class Case:
    """One mention and what may be meant by it, with what does not depend on the other mentions already scored."""

    mention: PlaceMention
    key: str
    candidates: Sequence[Candidate]
    own: list[float]
    belief: list[float]
    holders: tuple[int, ...] = ()
    scores: list[float] = field(default_factory=list)
    contradicted: bool = False
    """No place of this name lies in what the words put it in."""

    def chosen(self) -> Candidate | None:
        """Give the candidate that scores best."""
        if not self.candidates:
            return None
        return self.candidates[max(range(len(self.scores)), key=self.scores.__getitem__)]


def resolve_places(mentions: Sequence[PlaceMention], text: str, gazetteer: Gazetteer) -> list[Location]:
    """Resolve a document's place names together: one location for each mention, in order."""
    cases = _resolved(mentions, text, gazetteer)
    return [_located(cases, at) for at in range(len(cases))]


def _resolved(mentions: Sequence[PlaceMention], text: str, gazetteer: Gazetteer) -> list[Case]:
    cases = [_case(mention, gazetteer) for mention in mentions]
    _put_in_holders(cases, text)
    for _ in range(ROUNDS):
        context = Context(cases)
        for case in cases:
            case.scores = [context.score(case, at) for at in range(len(case.candidates))]
        for case in cases:
            case.belief = softmax(case.scores)
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
    return _located(cases, 0)


def _bare_mention(name: str, start: int) -> PlaceMention:
    head, feature = split_feature(name_key(name))
    size = len(head.split())
    parts = name.split()
    bare = " ".join(parts[:size] if name_key(" ".join(parts[:size])) == head else parts[-size:])
    return PlaceMention(Span(start, start + len(name)), name, bare, feature)


def _lies_in_path(case: Case, wider: Sequence[Case]) -> bool:
    """Tell whether a case's best reading lies in the divisions and countries that follow it, or just over their edge."""
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
    return Case(mention, name_key(mention.head), candidates, own, softmax(own))


def _candidates(mention: PlaceMention, gazetteer: Gazetteer) -> Sequence[Candidate]:
    if (where := _peoples().get(name_key(mention.words))) is not None:
        return _of_people(where, gazetteer)
    found = list(gazetteer.look_up(mention.words))
    if mention.head != mention.words and not any(c.place.feature == "country" for c in found):
        known = {candidate.place.id for candidate in found}
        found += [c for c in gazetteer.look_up(mention.head) if c.place.id not in known]
    if not found:
        found = list(gazetteer.alike(mention.head))
    return sorted(found, key=lambda c: -prior(c))[:MOST_CANDIDATES]


@cache
def _peoples() -> dict[str, str]:
    return people()


def _of_people(where: str, gazetteer: Gazetteer) -> Sequence[Candidate]:
    """Give the country or region that a people's name points to."""
    name = where.removeprefix("region:").replace("-", " ") if where.startswith("region:") else countries()[where].name
    kinds = WIDE if where.startswith("region:") else {"country"}
    return [c for c in gazetteer.look_up(name) if c.place.feature in kinds][:1]


BETWEEN = frozenset({",", "in", "of", "(", ", in", "of the", "in the", ", the", "'s", "s", ""})


def _put_in_holders(cases: Sequence[Case], text: str) -> None:
    """Score each name by what stands right after it, and share that with the name's other mentions."""
    best: dict[str, list[float]] = {}
    for at, case in enumerate(cases):
        case.holders = tuple(_holders(cases, at, text))
        if case.holders:
            held = [_held(candidate, [cases[holder] for holder in case.holders]) for candidate in case.candidates]
            if max(held, default=0.0) > 0:
                case.own = [own + score for own, score in zip(case.own, held, strict=True)]
                best[case.key] = [max(pair) for pair in zip(best.get(case.key, held), held, strict=False)]
    for case in cases:
        if not case.holders and (pooled := best.get(case.key)) and len(pooled) == len(case.candidates):
            case.own = [own + POOLED * score for own, score in zip(case.own, pooled, strict=True)]
        case.belief = softmax(case.own) if case.own else []


def _held(candidate: Candidate, holders: Sequence[Case]) -> float:
    return sum(held_by(candidate, holder.candidates[:HOLDERS_READ]) for holder in holders)


def _holders(cases: Sequence[Case], at: int, text: str) -> Iterator[int]:
    if at > 0 and names_its_part(text, cases[at - 1].mention, cases[at].mention):
        yield at - 1
    end = cases[at].mention.span.end
    for later in range(at + 1, min(at + 4, len(cases))):
        between = text[end : cases[later].mention.span.start].strip(" .’'\n\t").casefold()
        if (
            cases[later].key == cases[at].key
            or between not in BETWEEN
            or "\n\n" in text[end : cases[later].mention.span.start]
        ):
            return
        if cases[later].key != cases[at].key:
            yield later
        end = cases[later].mention.span.end


class Context:
    """What the names of the document say together, each by how far it is believed."""

    def __init__(self, cases: Sequence[Case]) -> None:
        """Gather the countries, divisions and points in view, each name once."""
        self.countries: dict[str, Counter[str]] = {}
        self.divisions: dict[str, Counter[str]] = {}
        self.points: list[tuple[str, float, tuple[float, float]]] = []
        for case in {case.key: case for case in cases}.values():
            self._add(case)
        self.all_countries: Counter[str] = sum(self.countries.values(), Counter())
        self.all_divisions: Counter[str] = sum(self.divisions.values(), Counter())

    def _add(self, case: Case) -> None:
        held, parts = Counter[str](), Counter[str]()
        for candidate, belief in zip(case.candidates, case.belief, strict=True):
            if belief < 0.05:  # noqa: PLR2004
                continue
            held[candidate.place.country or ""] += belief  # type: ignore[assignment]
            for code in candidate.divisions:
                parts[code] += belief  # type: ignore[assignment]
            if candidate.point and candidate.place.feature not in WIDE and belief > 0.2:  # noqa: PLR2004
                self.points.append((case.key, belief, candidate.point))
        self.countries[case.key] = held
        self.divisions[case.key] = parts

    def score(self, case: Case, at: int) -> float:
        """Score one candidate of a case by its own merits and by the other names."""
        candidate, score = case.candidates[at], case.own[at]
        country = candidate.place.country
        others = max(1, len(self.countries) - 1)
        if country:
            seen = self.all_countries[country] - self.countries[case.key][country]
            score += COUNTRY_WEIGHT * math.log(UNSEEN + seen / others)
        elif candidate.place.feature in WIDE:
            score += COUNTRY_WEIGHT * math.log(UNSEEN + 0.3)
        seen = max((self.all_divisions[c] - self.divisions[case.key][c] for c in candidate.divisions), default=0)
        score += DIVISION_WEIGHT * math.log((UNSEEN + seen) / UNSEEN) / 2
        return score + NEAR_WEIGHT * self._nearness(case.key, candidate)

    def _nearness(self, key: str, candidate: Candidate) -> float:
        if candidate.point is None or candidate.place.feature in WIDE:
            return 0.0
        near = 0.0
        for other, belief, point in self.points:
            if other != key and abs(point[0] - candidate.point[0]) < 2:  # noqa: PLR2004
                near = max(near, belief * (1 - distance_km(candidate.point, point) / NEAR_KM))
        return near


def _located(cases: Sequence[Case], at: int) -> Location:
    case = cases[at]
    chosen = case.chosen()
    if chosen is None or case.contradicted:
        return _at_holder(cases, at)
    sure = sum(
        belief
        for candidate, belief in zip(case.candidates, case.belief, strict=True)
        if candidate is chosen or _same_spot(candidate, chosen)
    )
    return locate(case.mention, chosen, sure)


def _at_holder(cases: Sequence[Case], at: int) -> Location:
    """Put a place that no list has where the words put it: at the point, and the precision, of what holds it."""
    case = cases[at]
    for holder in case.holders:
        if holder != at and cases[holder].candidates and not cases[holder].contradicted:
            whole = _located(cases, holder)
            if whole.latitude is not None and whole.precision is not None and whole.precision >= Precision.DISTRICT:
                return locate_at_holder(case.mention, whole)
    return unresolved(case.mention)


def _same_spot(one: Candidate, other: Candidate) -> bool:
    return bool(one.point and other.point and distance_km(one.point, other.point) < 30)  # noqa: PLR2004
