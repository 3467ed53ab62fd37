"""Who "government forces", "the army" or "police" are: an unnamed side of the state, told by country and date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from dateline.model.claim import ActorKind
from dateline.model.interval import Interval

_OF_THE_STATE = frozenset([ActorKind.GOVERNMENT, ActorKind.STATE_FORCE, ActorKind.POLICE])


@dataclass(frozen=True, slots=True)
class StandIn:
    """The actor that unnamed words of the state stand for, and why."""

    name: str
    reasons: tuple[str, ...]


def stand_in(kind: ActorKind, country: str | None, when: Interval | None) -> StandIn | None:
    """Name the government whose forces unnamed soldiers or police are, by country (alpha-2) and date.

    None where the country is unknown, where the words are not of the state, and where the interval runs over a change
    of government: then either may be meant.
    """
    if kind not in _OF_THE_STATE or country is None or country not in _table()[1]:
        return None
    place = _table()[1][country]
    terms = _table()[0].get(country)
    if terms is None:
        return StandIn(f"Government of {place}", (f"{kind.value} in {place}",))
    if when is None:
        return None
    held = {term.name for term in terms if term.start <= _last(when) and _first(when) < term.end}
    outside = any(_first(when) < term.start <= _last(when) or _first(when) < term.end <= _last(when) for term in terms)
    if len(held) > 1 or outside:
        return None
    name = held.pop() if held else f"Government of {place}"
    return StandIn(name, (f"{kind.value} in {place}", f"{name} governed on {_first(when)} to {_last(when)}"))


@dataclass(frozen=True, slots=True)
class _Term:
    """One government's time, from its first day up to the day it fell."""

    name: str
    start: date
    end: date


def _first(when: Interval) -> date:
    return when.earliest or date.min


def _last(when: Interval) -> date:
    return when.latest or date.max


@cache
def _table() -> tuple[dict[str, tuple[_Term, ...]], dict[str, str]]:
    loaded = yaml.safe_load(files("dateline.resolve").joinpath("governments.yaml").read_text(encoding="utf-8"))
    changes = {
        country: tuple(_Term(row["name"], row.get("from", date.min), row.get("to", date.max)) for row in rows)
        for country, rows in loaded["changes"].items()
    }
    return changes, loaded["countries"]
