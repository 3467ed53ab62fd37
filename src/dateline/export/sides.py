"""Who stood against whom: the two sides that most layouts want an event to have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.export.summary import EventSummary
from dateline.model.claim import ActorKind, Party
from dateline.model.codebook import actor_kinds
from dateline.model.toll import Outcome, PartyClass

CIVILIAN = frozenset({ActorKind.CIVILIANS, ActorKind.PERSON, ActorKind.MEDIA})
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3


@dataclass(frozen=True, slots=True)
class Sides:
    """Two sides. Where one of them is a state, it is the first, unless the first attacked civilians."""

    first: Party
    second: Party


def is_state(party: Party) -> bool:
    """Tell whether a party acts for a state."""
    return actor_kinds()[party.kind].state


def is_armed(party: Party) -> bool:
    """Tell whether a party bears arms as a body; a government does so through its forces."""
    return actor_kinds()[party.kind].armed or party.kind is ActorKind.GOVERNMENT


def is_civilian(party: Party) -> bool:
    """Tell whether a party takes no part in fighting."""
    return party.kind in CIVILIAN


CIVILIANS = Party("Civilians", ActorKind.CIVILIANS)


BOTH_STRIKE = frozenset({"armed_clash", "territorial_gain", "territorial_loss"})
"""Deeds of which a text that names two perpetrators names the two sides."""


def sides_of(summary: EventSummary) -> Sides | None:
    """Find the two sides of an event, None where one of them is not told.

    Two who fought one another are the sides, as are the two that a coded row names. Else the one who struck stands
    against an armed party that was struck, or against civilians where the text says that civilians were.
    """
    struck = sorted(summary.perpetrators, key=lambda party: party.name is None)
    if not struck:
        return None
    if len(struck) > 1 and (summary.deed in BOTH_STRIKE or summary.coded):
        return _state_first(struck[0], struck[1])
    opposed = [party for party in summary.suffering if not is_civilian(party) and (party.name or is_armed(party))]
    if opposed:
        return _state_first(struck[0], opposed[0])
    civilians = any(is_civilian(party) for party in summary.suffering)
    if civilians or _killed_civilians(summary) or _only_one_sided(summary):
        return Sides(struck[0], CIVILIANS)
    return None


def type_of_violence(summary: EventSummary, sides: Sides) -> int | None:
    """Give UCDP's type of violence, None where the kinds of the sides do not tell it."""
    first, second = sides.first, sides.second
    if is_civilian(second):
        return ONE_SIDED
    possible = summary.kind.ucdp if summary.kind else ()
    if ActorKind.UNKNOWN in {first.kind, second.kind} and not (is_state(first) or is_state(second)):
        return possible[0] if len(possible) == 1 else None
    return STATE_BASED if is_state(first) or is_state(second) else NON_STATE


def _state_first(left: Party, right: Party) -> Sides:
    return Sides(right, left) if is_state(right) and not is_state(left) else Sides(left, right)


def _killed_civilians(summary: EventSummary) -> bool:
    counted = summary.counts.get(Outcome.KILLED)
    return counted is not None and PartyClass.CIVILIANS in {group.among for group in counted.groups}


def _only_one_sided(summary: EventSummary) -> bool:
    return summary.kind is not None and summary.kind.ucdp == (ONE_SIDED,)


def names(parties: Iterable[Party]) -> str:
    """Name parties in one cell."""
    return "; ".join(dict.fromkeys(party.name or party.words for party in parties))
