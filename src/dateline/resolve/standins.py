"""Who "government forces", "the army" or "police" are: an unnamed side of the state, told by country and date.

A text that says "Kenyan troops" names a government by its people; one that says "the army" means that of the country
where it happened. Officials, courts and single officers stand for nobody: what one of them does is not the state's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model.claim import ActorKind, Party
from dateline.model.country import nationalities
from dateline.model.event import Chosen, Event
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.yaml_text import load_yaml

_OF_THE_STATE = frozenset([ActorKind.GOVERNMENT, ActorKind.STATE_FORCE, ActorKind.POLICE])
_WORD = re.compile(r"\w+")


def named_by_country(event: Event) -> Event:
    """Give the unnamed forces of the state in an event the name of their government, with the reason in the claim.

    Only how the event is shown changes, never a stored claim; the text's own words stay beside the name.
    """
    places = [chosen.claim.value for chosen in event.all("place") if isinstance(chosen.claim.value, Location)]
    here = {place.country for place in places}
    country = here.pop() if len(here) == 1 else None
    told = event.one("interval")
    when = told.claim.value if told is not None and isinstance(told.claim.value, Interval) else None
    return replace(event, values=tuple(_named(chosen, country, when) for chosen in event.values))


def _named(chosen: Chosen, country: str | None, when: Interval | None) -> Chosen:
    party = chosen.claim.value
    if not isinstance(party, Party) or party.name is not None:
        return chosen
    people, plain = _people_of(party.words)
    found = stand_in(party.kind, people or (country if plain else None), when) if plain or people else None
    if found is None:
        return chosen
    claim = replace(
        chosen.claim, value=replace(party, name=found.name), reasons=(*chosen.claim.reasons, *found.reasons)
    )
    return replace(chosen, claim=claim)


def _people_of(words: str) -> tuple[str | None, bool]:
    """Give the country whose people the words name, and whether the rest of them can only mean a state's forces.

    Two peoples ("Iraqi and American troops") name no one government, and neither do words beside those for forces.
    """
    codes = {nationalities()[people] for people in _peoples().findall(words)}
    plain = [word.lower() for word in _WORD.findall(_peoples().sub(" ", words))]
    forces = all(word in _forces() for word in plain) and any(word in _forces() - _small() for word in plain)
    if not forces or len(codes) > 1:
        return None, False
    return (codes.pop(), False) if codes else (None, True)


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
def _peoples() -> re.Pattern[str]:
    longest_first = sorted(nationalities(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


@cache
def _forces() -> frozenset[str]:
    return _small() | frozenset(_loaded()["forces"].split())


@cache
def _small() -> frozenset[str]:
    return frozenset(_loaded()["small_words"].split())


@cache
def _loaded() -> dict[str, Any]:
    loaded: dict[str, Any] = load_yaml(
        files("dateline.resolve").joinpath("governments.yaml").read_text(encoding="utf-8")
    )
    return loaded


@cache
def _table() -> tuple[dict[str, tuple[_Term, ...]], dict[str, str]]:
    loaded = _loaded()
    changes = {
        country: tuple(_Term(row["name"], row.get("from", date.min), row.get("to", date.max)) for row in rows)
        for country, rows in loaded["changes"].items()
    }
    return changes, loaded["countries"]
