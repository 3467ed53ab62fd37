"""The world's side: events and actors, assembled from claims under a rule and never stored as truth."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claim import PERSON, Claim
from dateline.model.link import REJECTED, Decision
from dateline.model.toll import Toll


@dataclass(frozen=True, slots=True)
class Chosen:
    """One value of an event or actor: the claim that gives it, those it was chosen over, and the rule that chose.

    ``set_aside`` holds claims that count for nothing and are only shown: rejected by a reviewer, given by hand and
    taken back, or figures too unreliable under the rule.
    """

    claim: Claim
    others: tuple[Claim, ...]
    rule: str
    set_aside: tuple[Claim, ...] = ()

    @property
    def disputed(self) -> bool:
        """Tell whether another text gives a different value."""
        return any(other.value != self.claim.value for other in self.others)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, as one or more accounts tell it."""

    id: str
    account_ids: tuple[str, ...]
    values: tuple[Chosen, ...]

    def all(self, name: str) -> tuple[Chosen, ...]:
        """Give every value of one property."""
        return tuple(value for value in self.values if value.claim.property == name)

    def one(self, name: str) -> Chosen | None:
        """Give the first value of one property, or None where no account tells it."""
        return next((value for value in self.values if value.claim.property == name), None)


@dataclass(frozen=True, slots=True)
class Actor:
    """An armed group, state force or other party, as one or more profiles tell it."""

    id: str
    profile_ids: tuple[str, ...]
    name: str
    values: tuple[Chosen, ...]

    def all(self, name: str) -> tuple[Chosen, ...]:
        """Give every value of one property."""
        return tuple(value for value in self.values if value.claim.property == name)


def why_set_aside(claim: Claim, decision: Decision | None) -> str | None:
    """Say why a claim that gives no value and stands beside none counts for nothing; None where that is not known.

    ``decision`` is the one that stands on it.
    """
    if decision is not None and decision.judgement == REJECTED:
        return "rejected"
    if claim.engine.partition("@")[0] == PERSON:
        return "given by hand and taken back"
    return "not reliable enough under the rule" if isinstance(claim.value, Toll) else None
