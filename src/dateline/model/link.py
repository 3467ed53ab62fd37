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
    """A link's pair as ``left~right``, a claim's or account's id, or what ``rating_subject`` writes.

    Of a part, the left one is part of the right one.
    """
    judgement: str
    """A Judgement, or ``WITHDRAWN``; on a claim, ``ACCEPTED``, ``REJECTED`` or ``UNSURE``; on an account,
    ``COARSE`` or ``EXACT``; of a rating, the letter or figure."""
    decided_by: str
    decided_at: datetime
    reason: str = ""


WITHDRAWN = "withdrawn"
"""What a decision says that only takes back an earlier one of the same person: what stood before it stands again."""

ACCEPTED = "accepted"
REJECTED = "rejected"
UNSURE = Judgement.UNSURE.value
"""What a decision on a claim says where a reviewer cannot tell: it changes no value, and the claim comes again."""

COARSE, EXACT = "place coarser", "place as told"
"""What a decision on an account says of how a release shows the place of its event."""

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


RATING = "rating:"
"""What the subject of a decision begins with that rates a source or a claim."""


def rating_subject(rated_id: str) -> str:
    """Write the subject of a decision that rates a source (A to F) or a claim (1 to 6)."""
    return f"{RATING}{rated_id}"


def rated(decision: Decision) -> str | None:
    """Give the id of the source or claim that a decision rates; None where it rates nothing."""
    return decision.subject.removeprefix(RATING) if decision.subject.startswith(RATING) else None


def decided_on(subject: str) -> str:
    """Write the subject of a decision so that a pair has one name, whichever of the two comes first."""
    left, mark, right = subject.partition("~")
    return pair_subject(*pair(left, right)) if mark else subject


def standing(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Give the decisions that stand now, by pair (smaller id first), claim or rating: the latest on each.

    The order of ``decisions`` does not matter: they are told apart by their time, and by id within one moment.
    """
    return {subject: left[-1] for subject, left in not_taken_back(decisions).items() if left}


def not_taken_back(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    """Give the decisions that nobody has taken back, by what they are on, first to last.

    A withdrawal takes back the last one of the same person on that subject, so that what stood before stands again.
    """
    left: dict[str, list[Decision]] = {}
    for decision in sorted(decisions, key=lambda each: (each.decided_at, each.id)):
        stack = left.setdefault(decided_on(decision.subject), [])
        if decision.judgement != WITHDRAWN:
            stack.append(decision)
            continue
        own = [number for number, each in enumerate(stack) if each.decided_by == decision.decided_by]
        if own:
            del stack[own[-1]]
    return left
