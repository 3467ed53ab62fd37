"""Values as a person types them: a day, a place's name, a figure, a party, a kind of deed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from dateline.extract.actors.named import kind_of_name
from dateline.extract.places import Gazetteer, resolve_path
from dateline.model.claim import ActorKind, Party, Value
from dateline.model.codebook import actor_properties, deeds, event_properties
from dateline.model.edtf import from_edtf
from dateline.model.errors import InvalidValue
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll

FIGURES = re.compile(
    r"(?P<hedge>at least|at most|about)? ?(?P<low>\d+)(?: ?(?:-|–|\.\.|to) ?(?P<high>\d+))?(?P<rest> .*)?",
    re.IGNORECASE,
)
POINT = re.compile(r"(-?\d+(?:\.\d+)?) ?, ?(-?\d+(?:\.\d+)?)(?: (.+))?")
INTERVALS = frozenset({"interval", "founded", "dissolved", "active"})
PLACES = frozenset({"place", "origin", "destination"})
PARTIES = frozenset({"perpetrator", "target", "victim", "claimed_by"})


def value_from_words(name: str, words: str, old: Value = None) -> Value:
    """Read what a person types for one property; ``old``, the value it corrects, fills in what is not typed.

    A time is EDTF (``2019-05-03``, ``2019-05``, ``2019-05-01/2019-05-04``). A place is a name with what it lies in
    (``Kabul, Afghanistan``), or coordinates and a name (``34.5,69.2 Kabul``). A toll is figures with the outcome and
    side (``12``, ``10-14 injured``, ``at least 3 killed civilians``).
    """
    if name not in {**event_properties(), **actor_properties()}:
        raise InvalidValue(f"no property {name!r}", way_out=f"one of {', '.join(event_properties())}")
    for kinds, read in READERS:
        if name in kinds:
            return read(words.strip(), old)
    return words.strip()


def _interval(words: str, _: Value) -> Value:
    return from_edtf(words)


def _place(words: str, _: Value) -> Value:
    point = POINT.fullmatch(words)
    if point:
        shown = point[3] or words
        return Location(
            shown, Precision.EXACT, name=point[3], latitude=float(point[1]), longitude=float(point[2]), radius_km=1.0
        )
    found = resolve_path([part.strip() for part in words.split(",")], Gazetteer.open())
    if not found.resolved:
        raise InvalidValue(f"no place {words!r}", way_out="see `dateline gazetteer find`, or give LAT,LON NAME")
    return found


def _party(words: str, old: Value) -> Value:
    kind = kind_of_name(words) or (old.kind if isinstance(old, Party) else ActorKind.UNKNOWN)
    return Party(words, kind, words)


def _deed(words: str, _: Value) -> Value:
    wanted = words.lower().replace(" ", "_")
    if wanted not in deeds():
        raise InvalidValue(f"no deed {words!r}", way_out=f"one of {', '.join(deeds())}")
    return wanted


def _toll(words: str, old: Value) -> Value:
    found = FIGURES.fullmatch(words)
    if not found:
        raise InvalidValue(f"no toll {words!r}", way_out="give 12, 10-14, or `at least 3 killed civilians`")
    named = (found["rest"] or "").strip().lower()
    outcome = next((each for each in Outcome if named.startswith(each.value)), None)
    among = _side(named.removeprefix(outcome.value if outcome else ""))
    before = old if isinstance(old, Toll) else None
    if outcome is None and before is None:
        raise InvalidValue(f"{words!r} does not say what happened to them", way_out="such as `12 killed`")
    low, high = int(found["low"]), int(found["high"] or found["low"])
    toll = _reckoned((found["hedge"] or "").lower(), outcome or Outcome.KILLED, low, high)
    toll = replace(toll, phrase=words, among=among or PartyClass.UNKNOWN)
    return toll if before is None else _like(before, toll, named=(outcome, among))


def _side(words: str) -> PartyClass | None:
    side = words.strip()
    if not side:
        return None
    if side not in {each.value for each in PartyClass}:
        raise InvalidValue(f"no side {side!r}", way_out=f"one of {', '.join(each.value for each in PartyClass)}")
    return PartyClass(side)


def _reckoned(hedge: str, outcome: Outcome, low: int, high: int) -> Toll:
    """Give what the hedge leaves open as unknown: "at least 3" has no high."""
    if hedge == "at least":
        return Toll(outcome, low, low, None, reckoning=Reckoning.AT_LEAST)
    if hedge == "at most":
        return Toll(outcome, None, high, high, reckoning=Reckoning.AT_MOST)
    if low != high:
        return Toll(outcome, low, None, high, reckoning=Reckoning.RANGE)
    return Toll(outcome, low, low, high, reckoning=Reckoning.ABOUT if hedge else Reckoning.EXACT)


def _like(before: Toll, toll: Toll, *, named: tuple[Outcome | None, PartyClass | None]) -> Toll:
    """Keep whom the corrected toll counts and what happened to them, where the person does not say."""
    outcome, among = named
    group = before.group if among in {None, before.among} else None
    return replace(
        toll,
        outcome=outcome or before.outcome,
        among=among or before.among,
        group=group,
        part_of_total=before.part_of_total,
    )


Read = Callable[[str, Value], Value]

READERS: tuple[tuple[frozenset[str], Read], ...] = (
    (INTERVALS, _interval),
    (PLACES, _place),
    (PARTIES, _party),
    (frozenset({"deed"}), _deed),
    (frozenset({"toll"}), _toll),
)
"""How each property is read; any other is the words themselves."""
