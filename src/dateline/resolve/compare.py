"""How two accounts agree and differ: one finding for each comparison, with its weight and its words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import asin, cos, log2, radians, sin, sqrt

from rapidfuzz.fuzz import token_set_ratio

from dateline.model.evidence import Modality
from dateline.model.interval import MONTH, WEEK, YEAR, Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, Toll
from dateline.resolve.deeds import deed_families
from dateline.resolve.views import AccountView
from dateline.text.fold import fold

EARTH_KM = 6371.0
RADIUS_KM = {1: 3.0, 2: 15.0, 3: 40.0, 4: 150.0, 5: 300.0, 6: 600.0, 7: 2000.0}
"""How far from its point a place of each precision may have been, where the location itself does not say."""
ALIKE = 85
"""Two names are spellings of one at this share of common words, in per cent."""
NEAR, FAR = 0.6, 0.3
"""Tolls of one event told hours and days apart differ by up to this ratio; below the second they speak of two."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison of two accounts: log2 of how much likelier it is if they tell one event, and why in words."""

    weight: float
    words: str


Comparison = Callable[[AccountView, AccountView], Finding | None]


def findings(left: AccountView, right: AccountView) -> list[Finding]:
    """Compare two accounts on everything both tell; what either leaves out says nothing."""
    found = (comparison(left, right) for comparison in COMPARISONS)
    return [finding for finding in found if finding is not None]


def time(left: AccountView, right: AccountView) -> Finding | None:
    """Compare when, by how exactly the less exact one knows."""
    if left.interval is None or right.interval is None:
        return None
    gap = left.interval.gap(right.interval)
    if gap > 0:
        return _gap(gap)
    width = max(_days(left.interval), _days(right.interval))
    if width == 1:
        return Finding(5.0, "same day")
    if width <= WEEK:
        return Finding(3.5, "same days")
    if width <= MONTH:
        return Finding(2.5, "dates fit within a month")
    return Finding(1.0, "dates fit within a year") if width <= YEAR else Finding(0.0, "dates do not disagree")


def _gap(days: int) -> Finding:
    words = "one day apart" if days == 1 else f"{days} days apart"
    steps = ((1, 2.0), (3, -1.0), (7, -4.0))
    return Finding(next((weight for limit, weight in steps if days <= limit), -12.0), words)


def _days(interval: Interval) -> int:
    return interval.days or 10**5


def place(left: AccountView, right: AccountView) -> Finding | None:
    """Compare where: the best pair of places each names."""
    pairs = [(one, two) for one in left.locations for two in right.locations]
    found = [finding for finding in (_places(one, two) for one, two in pairs) if finding is not None]
    return max(found, key=lambda finding: finding.weight, default=None)


def _places(one: Location, two: Location) -> Finding | None:
    if one.country and two.country and one.country != two.country:
        return Finding(-10.0, f"{one.country} and {two.country}")
    if one.place_id and one.place_id == two.place_id:
        weight = 1.0 if (one.precision or 1) >= Precision.REGION else 4.0
        return Finding(weight, f"both {one.name or one.words}")
    km = distance_km(one, two)
    if km is None:
        return _by_words(one, two)
    reach = _reach(one) + _reach(two)
    if km <= reach:
        coarse = max(one.precision or 1, two.precision or 1)
        return Finding({1: 3.5, 2: 3.0, 3: 2.5, 4: 1.5, 5: 1.0}.get(int(coarse), 0.0), f"{km:.0f} km apart")
    return Finding(-3.0 if km <= 3 * reach else -8.0, f"{km:.0f} km apart")


def _reach(where: Location) -> float:
    return where.radius_km if where.radius_km is not None else RADIUS_KM[int(where.precision or 1)]


def _by_words(one: Location, two: Location) -> Finding | None:
    first, second = fold(one.name or one.words), fold(two.name or two.words)
    if first == second:
        return Finding(3.0, f"both {one.words}")
    if one.admin1 and two.admin1:
        same = fold(one.admin1) == fold(two.admin1)
        return Finding(1.0, f"both in {one.admin1}") if same else Finding(-4.0, f"{one.admin1} and {two.admin1}")
    return None


def distance_km(one: Location, two: Location) -> float | None:
    """Measure along the great circle; None where a place has no coordinates."""
    if one.latitude is None or two.latitude is None or one.longitude is None or two.longitude is None:
        return None
    lat1, lat2 = radians(one.latitude), radians(two.latitude)
    half_lat, half_lon = (lat2 - lat1) / 2, radians(two.longitude - one.longitude) / 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(sin(half_lat) ** 2 + cos(lat1) * cos(lat2) * sin(half_lon) ** 2)))


def deed(left: AccountView, right: AccountView) -> Finding | None:
    """Compare what was done, by the codebook's families."""
    if left.deed is None or right.deed is None:
        return None
    names = left.deed.replace("_", " "), right.deed.replace("_", " ")
    if left.deed == right.deed:
        return Finding(2.0, f"both {names[0]}")
    if deed_families().compatible(left.deed, right.deed):
        return Finding(0.5, f"{names[0]} and {names[1]} may be one deed")
    return Finding(-6.0, f"{names[0]} and {names[1]}")


def modality(left: AccountView, right: AccountView) -> Finding | None:
    """Compare whether it happened: a plot foiled is not the attack."""
    stages = {left.modality, right.modality}
    carried_out = Modality.HAPPENED in stages
    if len(stages) == 1 or not carried_out:
        return None
    return Finding(-5.0, f"{left.modality} and {right.modality}")


def doers(left: AccountView, right: AccountView) -> Finding | None:
    """Compare who did it, by the names the texts give."""
    first, second = _names(left.doers), _names(right.doers)
    if not first or not second:
        return None
    if _alike(first, second):
        return Finding(1.5, f"both by {min(first)}")
    return Finding(-2.0, f"by {min(first)} and by {min(second)}")


def sufferers(left: AccountView, right: AccountView) -> Finding | None:
    """Compare to whom it was done, by names where there are any, else by the words."""
    first, second = _words(left.sufferers), _words(right.sufferers)
    if not first or not second:
        return None
    if _alike(first, second):
        return Finding(1.0, f"both against {min(first)}")
    return Finding(-0.5, f"against {min(first)} and against {min(second)}")


def _names(parties: tuple[object, ...]) -> set[str]:
    return {fold(party.name) for party in parties if getattr(party, "name", None)}  # type: ignore[attr-defined]


def _words(parties: tuple[object, ...]) -> set[str]:
    return {fold(party.name or party.words) for party in parties}  # type: ignore[attr-defined]


def _alike(first: set[str], second: set[str]) -> bool:
    return bool(first & second) or any(token_set_ratio(one, two) >= ALIKE for one in first for two in second)


def toll(left: AccountView, right: AccountView) -> Finding | None:
    """Compare the dead, else the injured: later reports count more, so figures near one another also agree."""
    for outcome in (Outcome.KILLED, Outcome.INJURED, Outcome.ABDUCTED, Outcome.ARRESTED):
        first, second = toll_range(left.tolls, outcome), toll_range(right.tolls, outcome)
        if first and second:
            return _figures(first, second, outcome)
    return None


def toll_range(tolls: tuple[Toll, ...], outcome: Outcome) -> tuple[int, int] | None:
    """Give the smallest and largest total that one account supports for one outcome."""
    whole = [each for each in tolls if each.outcome is outcome and not each.part_of_total and each.known]
    if not whole:
        return None
    lows = [next(figure for figure in (each.low, each.best, each.high) if figure is not None) for each in whole]
    highs = [next(figure for figure in (each.high, each.best, each.low) if figure is not None) for each in whole]
    return max(lows), sum(highs)


def _figures(first: tuple[int, int], second: tuple[int, int], outcome: Outcome) -> Finding:
    words = f"{_figure(first)} and {_figure(second)} {outcome}"
    if first == second:
        return Finding(1.0 + min(log2(1 + first[1]), 5.0) / 1.5, f"both {_figure(first)} {outcome}")
    if first[0] <= second[1] and second[0] <= first[1]:
        return Finding(1.5, f"toll ranges overlap: {words}")
    less, more = min(first[1], second[1]), max(first[0], second[0])
    ratio = (less + 1) / (more + 1)
    if ratio >= NEAR:
        return Finding(1.0, words)
    return Finding(-1.5 if ratio >= FAR else -4.0, words)


def _figure(figures: tuple[int, int]) -> str:
    return str(figures[0]) if figures[0] == figures[1] else f"{figures[0]}–{figures[1]}"


COMPARISONS: tuple[Comparison, ...] = (time, place, deed, modality, doers, sufferers, toll)
