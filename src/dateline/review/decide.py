"""Decisions: made, taken back, never erased."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dateline.model.errors import InvalidValue
from dateline.model.ids import make_id
from dateline.model.link import (
    ACCEPTED,
    COARSE,
    EXACT,
    REJECTED,
    UNSURE,
    WITHDRAWN,
    Decision,
    Judgement,
    decided_on,
    not_taken_back,
    pair_subject,
    rating_subject,
    sides,
    standing,
)
from dateline.model.rule import Credibility, Reliability


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


def doubt_claim(claim_id: str, by: Reviewer, *, reason: str = "") -> Decision:
    """Say that one cannot tell whether a claim is right: it changes no value, and the claim comes again later."""
    return _decision(claim_id, UNSURE, by, reason)


def coarsen_place(account_id: str, by: Reviewer, *, reason: str = "") -> Decision:
    """Flag what an account tells: releases show its event's place no more exactly than its province."""
    return _decision(account_id, COARSE, by, reason)


def show_place(account_id: str, by: Reviewer, *, reason: str = "") -> Decision:
    """Take the flag off: releases show the place as it is told."""
    return _decision(account_id, EXACT, by, reason)


def rate_source(source_id: str, reliability: Reliability, by: Reviewer, *, reason: str = "") -> Decision:
    """Rate how far a source has been right before: the Admiralty letters A to F."""
    return _decision(rating_subject(source_id), reliability.value, by, reason)


def rate_claim(claim_id: str, credibility: Credibility, by: Reviewer, *, reason: str = "") -> Decision:
    """Rate how far a claim is borne out by others: the Admiralty figures 1 to 6."""
    return _decision(rating_subject(claim_id), credibility.value, by, reason)


def withdraw(decision: Decision, by: Reviewer, *, reason: str = "") -> Decision:
    """Take back a decision by one that says so: what stood before it stands again."""
    return _decision(decision.subject, WITHDRAWN, by, reason)


def last_act(by: str, decisions: Iterable[Decision]) -> list[Decision]:
    """Give what one person decided last and has not taken back: all that was decided at one moment is one act."""
    left = [each for stack in not_taken_back(decisions).values() for each in stack if each.decided_by == by]
    latest = max((each.decided_at for each in left), default=None)
    return sorted((each for each in left if each.decided_at == latest), key=lambda each: each.id)


def _decision(subject: str, judgement: str, by: Reviewer, reason: str) -> Decision:
    return Decision(make_id("decision", subject, judgement, by.name, by.at), subject, judgement, by.name, by.at, reason)


def history(subject: str, decisions: Iterable[Decision]) -> list[Decision]:
    """Give all that was ever decided on a pair or claim, first to last, whichever way round the pair was named."""
    wanted = decided_on(subject)
    found = (each for each in decisions if decided_on(each.subject) == wanted)
    return sorted(found, key=lambda each: (each.decided_at, each.id))


def stands(subject: str, decisions: Iterable[Decision]) -> Decision | None:
    """Give the decision that stands on a pair or claim, None where there is none or it was taken back."""
    return standing(decisions).get(decided_on(subject))


def decided_pairs(decisions: Iterable[Decision]) -> frozenset[str]:
    """Give the pairs that are decided now, each as ``smaller~larger``."""
    return frozenset(subject for subject, each in standing(decisions).items() if sides(each))
