"""Identity as an append-only log: which accounts tell one event, which profiles one actor."""

from __future__ import annotations

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
    """A link's pair as ``left~right``, or a claim's id."""
    judgement: str
    decided_by: str
    decided_at: datetime
    reason: str = ""
