"""What the names of one document say of each other."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from dateline.extract.places.candidates import Candidate, Match
from dateline.extract.places.mentions import PlaceMention, Role
from dateline.extract.places.scoring import WIDE, distance_km
from dateline.extract.places.words import load

COUNTRY_WEIGHT, DIVISION_WEIGHT, NEAR_WEIGHT = 1.3, 1.2, 1.5
"""Set on half of LGL and TR-News, where 161 km accuracy changes by about two points from half to twice these."""
BESIDE_WEIGHT, FEW_NAMES = 0.8, 6
UNSEEN = 0.05
"""The share of a country or division that no other name speaks for."""
NEAR_KM, NEAR_DEGREES = 200.0, 1.8
BORDERLESS = 0.3
"""What speaks for seas, continents and regions, which lie in no one country."""
KIN = 0.3
"""How far a country speaks for the lands it holds, held or claims: a war of two is told with the names of both."""
FAINT, FIRM = 0.05, 0.2
NONE_OF_THESE = -2.1
"""The score of a place no list has: what a town of 500 people scores where a tenth of the names speak for its country.
Without it a single obscure namesake ("Tortola", a village in Spain) would be believed for want of a rival."""


@dataclass(slots=True)
class Case:
    """One mention and what may be meant by it, with what does not depend on the other mentions already scored."""

    mention: PlaceMention
    key: str
    candidates: Sequence[Candidate]
    own: list[float]
    belief: list[float]
    holders: tuple[int, ...] = ()
    beside: tuple[str, ...] = ()
    """The keys of the names close by."""
    scores: list[float] = field(default_factory=list)
    contradicted: bool = False
    """No place of this name lies in what the words put it in."""
    part: bool = False
    """The words make it a quarter or a site of the town they put it in."""

    def chosen(self) -> Candidate | None:
        """Give the candidate that scores best."""
        if not self.candidates:
            return None
        return self.candidates[max(range(len(self.scores)), key=self.scores.__getitem__)]


def believe(scores: Sequence[float]) -> list[float]:
    """Turn scores into shares of belief, of which "none of these" takes its own."""
    top = max(scores, default=0.0)
    raised = [math.exp(score - top) for score in scores]
    whole = sum(raised) + math.exp(NONE_OF_THESE - top)
    return [value / whole for value in raised]


class Context:
    """What the names of the document say together, each by how far it is believed."""

    def __init__(self, cases: Sequence[Case], spoken_for: Collection[str] = ()) -> None:
        """Gather the countries, divisions and points in view, each name once, with the countries of actors named."""
        self.countries: dict[str, dict[str, float]] = {}
        self.divisions: dict[str, dict[str, float]] = {}
        self.points: list[tuple[str, float, tuple[float, float]]] = []
        for case in {case.key: case for case in cases if case.mention.role != Role.TITLE}.values():
            self._add(case)
        for code in spoken_for:
            self.countries[f"home {code}"] = {code: 1.0}
        self.all_countries = _sum(self.countries.values())
        self.all_divisions = _sum(self.divisions.values())

    def _add(self, case: Case) -> None:
        held: dict[str, float] = defaultdict(float)
        parts: dict[str, float] = defaultdict(float)
        for candidate, belief in zip(case.candidates, case.belief, strict=True):
            if belief < FAINT or candidate.match == Match.SOUND:
                continue  # a name that only sounds like another speaks for nothing
            held[candidate.place.country or ""] += belief
            for land in held_once(candidate.place.country):
                held[land] += KIN * belief
            for code in candidate.divisions:
                parts[code] += belief
            if candidate.point and candidate.place.feature not in WIDE and belief > FIRM:
                self.points.append((case.key, belief, candidate.point))
        self.countries[case.key] = held
        self.divisions[case.key] = parts

    def score(self, case: Case, at: int) -> float:
        """Score one candidate of a case by its own merits and by the other names."""
        candidate, score = case.candidates[at], case.own[at]
        if candidate.place.country:
            score += COUNTRY_WEIGHT * math.log(UNSEEN + self.country_share(case, candidate))
            country = candidate.place.country
            close = (self.countries.get(key, {}).get(country, 0.0) for key in case.beside)
            score += BESIDE_WEIGHT * max(close, default=0.0)
        elif candidate.place.feature in WIDE:
            score += COUNTRY_WEIGHT * math.log(UNSEEN + BORDERLESS)
        # among many names one more of a division is worth less than among few
        seen = self.division_weight(case, candidate) * min(1.0, FEW_NAMES / max(1, len(self.countries) - 1))
        score += DIVISION_WEIGHT * math.log((UNSEEN + seen) / UNSEEN) / 2
        return score + NEAR_WEIGHT * self._nearness(case.key, candidate)

    def country_share(self, case: Case, candidate: Candidate) -> float:
        """Give the share of the other names that lie in a candidate's country."""
        country = candidate.place.country or ""
        seen = self.all_countries[country] - self.countries.get(case.key, {}).get(country, 0.0)
        return seen / max(1, len(self.countries) - 1)

    def division_weight(self, case: Case, candidate: Candidate) -> float:
        """Give how many other names, by belief, lie in a candidate's first-level division."""
        own = self.divisions.get(case.key, {})
        return max((self.all_divisions[code] - own.get(code, 0.0) for code in candidate.divisions), default=0.0)

    def _nearness(self, key: str, candidate: Candidate) -> float:
        if candidate.point is None or candidate.place.feature in WIDE:
            return 0.0
        near, here = 0.0, candidate.point
        for other, belief, point in self.points:
            if other != key and abs(point[0] - here[0]) < NEAR_DEGREES and abs(point[1] - here[1]) < 3 * NEAR_DEGREES:
                near = max(near, belief * (1 - distance_km(here, point) / NEAR_KM))
        return near


def _sum(shares: Iterable[Mapping[str, float]]) -> dict[str, float]:
    whole: dict[str, float] = defaultdict(float)
    for share in shares:
        for name, value in share.items():
            whole[name] += value
    return whole


def held_once(country: str | None) -> frozenset[str]:
    """Give the lands that a country holds, held or claims, whose places reports write as its own."""
    return _lands().get(country or "", frozenset())


@cache
def _lands() -> Mapping[str, frozenset[str]]:
    listed: dict[str, list[str]] = load("words.yaml")["held_once"]
    return {country: frozenset(lands) for country, lands in listed.items()}
