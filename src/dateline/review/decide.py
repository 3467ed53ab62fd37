"""Decisions: made, taken back, never erased."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dateline.model.errors import InvalidValue
from dateline.model.ids import make_id
from dateline.model.link import ACCEPTED, REJECTED, WITHDRAWN, Decision, Judgement, pair, pair_subject, sides, standing


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who decides, and when."""

    name: str
    at: datetime


def decide_pair(left: str, right: str, judgement: Judgement, by: Reviewer, *, reason: str = "") -> Decision:
    """Decide what two accounts (or profiles) are to one another; of a part, ``left`` is the part."""
    if left == right:
        raise InvalidValue(f"{left} cannot be judged against itself")
    return _decision(pair_subject(left, right), judgement.value, by, reason)


def accept_claim(claim_id: str, by: Reviewer, *, reason: str = "") -> Decision:
    """Hold a claim for right: rules prefer it from now on."""
    return _decision(claim_id, ACCEPTED, by, reason)


def reject_claim(claim_id: str, by: Reviewer, *, reason: str = "") -> Decision:
    """Hold a claim for wrong: no rule chooses it any more, and it stays to be seen."""
    return _decision(claim_id, REJECTED, by, reason)


def withdraw(decision: Decision, by: Reviewer, *, reason: str = "") -> Decision:
    """Take back a decision by one that says so: the pair or claim is undecided again."""
    return _decision(decision.subject, WITHDRAWN, by, reason)


def _decision(subject: str, judgement: str, by: Reviewer, reason: str) -> Decision:
    return Decision(make_id("decision", subject, judgement, by.name, by.at), subject, judgement, by.name, by.at, reason)


def history(subject: str, decisions: Iterable[Decision]) -> list[Decision]:
    """Give all that was ever decided on a pair or claim, first to last, whichever way round the pair was named."""
    wanted = _key(subject)
    found = (each for each in decisions if _key(each.subject) == wanted)
    return sorted(found, key=lambda each: (each.decided_at, each.id))


def stands(subject: str, decisions: Iterable[Decision]) -> Decision | None:
    """Give the decision that stands on a pair or claim, None where there is none or it was taken back."""
    return standing(decisions).get(_key(subject))


def _key(subject: str) -> str:
    left, mark, right = subject.partition("~")
    return pair_subject(*pair(left, right)) if mark else subject


def decided_pairs(decisions: Iterable[Decision]) -> frozenset[str]:
    """Give the pairs that are decided now, each as ``smaller~larger``."""
    return frozenset(subject for subject, each in standing(decisions).items() if sides(each))
