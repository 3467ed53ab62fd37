"""Whether texts contradict one another, and not only put the same thing in other words."""

from __future__ import annotations

from dateline.model.claim import Party, Value
from dateline.model.codebook import compatible, deeds
from dateline.model.event import Chosen
from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Toll
from dateline.text.fold import fold


def is_disputed(chosen: Chosen) -> bool:
    """Tell whether another text gives a value that cannot stand beside the chosen one."""
    claim = chosen.claim
    return any(
        other.evidence.text_id != claim.evidence.text_id and contradicts(claim.value, other.value)
        for other in chosen.others
    )


def contradicts(left: Value, right: Value) -> bool:
    """Tell whether two values cannot both be right: a month and a day in it can, two days cannot."""
    if isinstance(left, Interval) and isinstance(right, Interval):
        return not (left.contains(right) or right.contains(left))
    if isinstance(left, Toll) and isinstance(right, Toll):
        return _figures_clash(left, right)
    if isinstance(left, Location) and isinstance(right, Location):
        return _places_clash(left, right)
    if isinstance(left, Party) and isinstance(right, Party):
        return bool(left.name and right.name) and fold(left.name or "") != fold(right.name or "")
    if isinstance(left, str) and isinstance(right, str) and left in deeds() and right in deeds():
        return not compatible(left, right)
    return left is not None and right is not None and left != right


def _figures_clash(left: Toll, right: Toll) -> bool:
    """Tell whether no number lies within both ranges; "at least 39" and 67 agree."""
    if not (left.known and right.known):
        return False
    return _least(left) > _most(right) or _least(right) > _most(left)


def _least(toll: Toll) -> float:
    return next((figure for figure in (toll.low, toll.best) if figure is not None), 0)


def _most(toll: Toll) -> float:
    if toll.high is not None:
        return toll.high
    return float("inf") if toll.low is not None or toll.best is None else toll.best


def _places_clash(left: Location, right: Location) -> bool:
    """Tell whether two places are neither the same nor one inside the other's country or province."""
    if left.place_id is not None and left.place_id == right.place_id:
        return False
    inner, outer = sorted((left, right), key=lambda place: place.precision or 0)
    names = {fold(name) for name in (inner.name, inner.admin1, inner.admin2, inner.words, inner.country) if name}
    wider = {fold(name) for name in (outer.name, outer.words) if name}
    whole_country = (
        outer.precision is not None and outer.precision >= Precision.COUNTRY and inner.country == outer.country
    )
    return not (names & wider or whole_country)
