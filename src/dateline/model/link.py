"""Identity as an append-only log: which accounts tell one event, which profiles one actor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dateline.model.claim import SubjectKind


class Judgement(StrEnum):
    """What two accounts, or two profiles, are to one another."""

    SAME = "same"
    DIFFERENT = "different"
    PART_OF = "part of"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Link:
    """A suggestion that two accounts (or profiles) are the same, with a score and the reasons in words."""

    id: str
    kind: SubjectKind
    left_id: str
    right_id: str
    judgement: Judgement
    score: float
    reasons: tuple[str, ...]
    method: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided, when and why; a later decision on the same pair or claim stands over it."""

    id: str
    subject: str
    """A link's pair as ``left~right``, or a claim's id. Of a part, the left one is part of the right one."""
    judgement: str
    """A Judgement, or ``WITHDRAWN``; on a claim, ``ACCEPTED`` or ``REJECTED``."""
    decided_by: str
    decided_at: datetime
    reason: str = ""


WITHDRAWN = "withdrawn"
"""What a decision says that only takes back the one before it: the pair or claim is undecided again."""

ACCEPTED = "accepted"
REJECTED = "rejected"

Pair = tuple[str, str]
"""Two ids, the smaller first."""


def pair(left: str, right: str) -> Pair:
    """Name two accounts or profiles as one pair, whichever is named first."""
    return (left, right) if left < right else (right, left)


def pair_subject(left: str, right: str) -> str:
    """Write the subject of a decision on two accounts or profiles."""
    return f"{left}~{right}"


def sides(decision: Decision) -> Pair | None:
    """Give the two ids a decision is on, in its own order; None where it is on a claim."""
    left, mark, right = decision.subject.partition("~")
    return (left, right) if mark else None


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Give the decisions that stand now, by pair (smaller id first) or claim: the latest on each, unless withdrawn.

    The order of ``decisions`` does not matter: they are told apart by their time, and by id within one moment.
    """
    latest: dict[str, Decision] = {}
    for decision in sorted(decisions, key=lambda each: (each.decided_at, each.id)):
        both = sides(decision)
        latest[pair_subject(*pair(*both)) if both else decision.subject] = decision
    return {subject: each for subject, each in latest.items() if each.judgement != WITHDRAWN}
