"""What people decide on a project: judged, corrected, merged, split, rated, and taken back; nothing is ever erased.

Every act is written as decisions of one person at one moment, all of them or none. ``undo`` takes back a whole act.
A value given by hand is a claim of the engine ``person@1`` with the decision that accepts it; taking that decision
back takes the value back, and the claim stays to be seen.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import product

from dateline.export.disputes import is_disputed
from dateline.model.claim import PERSON, Claim, SubjectKind, Value
from dateline.model.codec import dumps, value_to_json
from dateline.model.errors import InvalidValue, NotFound
from dateline.model.evidence import Evidence, Span
from dateline.model.ids import make_id
from dateline.model.link import Decision, Judgement, Link, Pair, decided_on, pair, rated, sides
from dateline.model.rule import Credibility, Reliability
from dateline.pipeline.flags import flags
from dateline.pipeline.project import Project
from dateline.pipeline.sets import event_members, touching
from dateline.pipeline.viewing import events_of
from dateline.resolve.clusters import APART, clusters, standing_pairs
from dateline.review import decide, queue
from dateline.review.decide import Reviewer

PERSON_ENGINE = f"{PERSON}@1"
TICK = timedelta(microseconds=1)
Decisions = tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A value that a person reads in a text: the property, the value, and the words it rests on."""

    property: str
    value: Value
    text_id: str
    span: Span


def judge_pair(
    project: Project, left: str, right: str, judgement: Judgement, *, by: str, reason: str = ""
) -> Decisions:
    """Decide what two accounts (or two profiles) are to one another; of a part, ``left`` is part of ``right``."""
    kinds = {_kind(project, each) for each in (left, right)}
    if len(kinds) > 1:
        raise InvalidValue(f"{left} and {right} are not of one kind", way_out="judge two accounts, or two profiles")
    return _decided(project, [decide.decide_pair(left, right, judgement, _reviewer(project, by), reason=reason)])


def accept_claim(project: Project, claim_id: str, by: str, reason: str = "") -> Decisions:
    """Hold a claim for right: rules prefer it from now on."""
    project.store.claim(claim_id)
    return _decided(project, [decide.accept_claim(claim_id, _reviewer(project, by), reason=reason)])


def reject_claim(project: Project, claim_id: str, by: str, reason: str = "") -> Decisions:
    """Hold a claim for wrong: no rule chooses it any more, and it stays to be seen."""
    project.store.claim(claim_id)
    return _decided(project, [decide.reject_claim(claim_id, _reviewer(project, by), reason=reason)])


def doubt_claim(project: Project, claim_id: str, by: str, reason: str = "") -> Decisions:
    """Say that one cannot tell whether a claim is right; it comes again when all others have been judged."""
    project.store.claim(claim_id)
    return _decided(project, [decide.doubt_claim(claim_id, _reviewer(project, by), reason=reason)])


def correct_claim(
    project: Project, claim_id: str, value: Value, by: str, *, reason: str = "", evidence: Evidence | None = None
) -> Decisions:
    """Give a claim another value: a new claim by hand is accepted (the first decision) and the old one rejected.

    The new claim rests on the same words unless ``evidence`` names others.
    """
    old = project.store.claim(claim_id)
    if old.value == value and evidence in {None, old.evidence}:
        raise InvalidValue(f"{claim_id} has that value already", way_out="accept it instead")
    reviewer = _reviewer(project, by)
    new = _by_hand(replace(old, value=value, evidence=evidence or old.evidence), reviewer)
    made = [
        decide.accept_claim(new.id, reviewer, reason=reason),
        decide.reject_claim(claim_id, reviewer, reason=reason),
    ]
    return _decided(project, made, [new])


def add_claim(project: Project, subject_id: str, told: Told, by: str, *, reason: str = "") -> Decisions:
    """Add what no engine found: a claim by hand on an account or profile, accepted by the one who made it."""
    text, reviewer = project.store.text(told.text_id), _reviewer(project, by)
    if not len(told.span) or told.span.end > len(text.characters):
        raise InvalidValue(f"no words at {told.span.start}..{told.span.end} of {text.id}")
    evidence = Evidence.at(text.id, text.characters, told.span)
    kind = _kind(project, subject_id)
    new = _by_hand(Claim("", subject_id, kind, told.property, told.value, evidence, PERSON_ENGINE), reviewer)
    return _decided(project, [decide.accept_claim(new.id, reviewer, reason=reason)], [new])


def decide_at_once(
    project: Project, given: Sequence[Claim], rejected: Iterable[str], by: str, *, reason: str = ""
) -> Decisions:
    """Give several values by hand and reject several claims as one act, as an edited table asks for.

    Each of ``given`` is a claim whose subject, property, value and evidence stand; the rest of it is made here.
    """
    reviewer = _reviewer(project, by)
    new = [_by_hand(claim, reviewer) for claim in given]
    made = [decide.accept_claim(claim.id, reviewer, reason=reason) for claim in new]
    made += [decide.reject_claim(each, reviewer, reason=reason) for each in dict.fromkeys(rejected)]
    return _decided(project, made, new)


def merge_events(project: Project, ids: Sequence[str], by: str, *, reason: str = "") -> Decisions:
    """Make several events one. Decisions that kept any of their accounts apart are decided anew."""
    events = [event_members(project, each) for each in dict.fromkeys(ids)]
    if len({members[0] for members in events}) < 2:  # noqa: PLR2004 - two events make a merge
        raise InvalidValue("merging takes two events or more", way_out="see `dateline events` for the ids")
    judged = standing_pairs(project.store.decisions())
    joined = [pair(events[0][0], members[0]) for members in events[1:]]
    joined += [both for both in _across(events) if judged.get(both) in APART]
    return _judged(project, joined, (), _reviewer(project, by), reason=reason)


def split_event(
    project: Project, event_id: str, account_ids: Collection[str], by: str, *, reason: str = ""
) -> Decisions:
    """Take some accounts out of an event into one of their own: every edge between the two pieces is closed.

    A piece that only the other held together is joined by a decision, so that the two are two and not more.
    """
    members = event_members(project, event_id)
    out = [each for each in members if each in set(account_ids)]
    rest = [each for each in members if each not in set(account_ids)]
    strange = sorted(set(account_ids) - set(members))
    if strange or not out or not rest:
        problem = f"{strange[0]} is not in it" if strange else "a split leaves accounts on both sides"
        raise InvalidValue(problem, where=event_id, way_out="see `dateline event ID` for its accounts")
    links, decisions = touching(project, members)
    judged = standing_pairs(decisions)
    edges = {both for both, judgement in judged.items() if judgement is Judgement.SAME}
    edges |= {pair(link.left_id, link.right_id) for link in links if link.judgement is Judgement.SAME}
    closed = [both for both in _across([out, rest]) if both in edges]
    closed = closed or [pair(out[0], rest[0])]
    joined = [both for piece in (out, rest) for both in _missing(piece, links, decisions)]
    return _judged(project, joined, closed, _reviewer(project, by), reason=reason)


def flag_event(project: Project, event_id: str, by: str, *, reason: str = "") -> Decisions:
    """Have releases show an event's place no more exactly than its province: to protect people there.

    All accounts of the event are flagged, so that the flag holds for whatever event any of them is in later.
    """
    reviewer = _reviewer(project, by)
    members = event_members(project, event_id)
    return _decided(project, [decide.coarsen_place(each, reviewer, reason=reason) for each in members])


def unflag_event(project: Project, event_id: str, by: str, *, reason: str = "") -> Decisions:
    """Have releases show an event's place as it is told, whoever flagged it."""
    reviewer, flagged = _reviewer(project, by), flags(project.store.decisions())
    members = [each for each in event_members(project, event_id) if each in flagged]
    if not members:
        raise InvalidValue("is not flagged", where=event_id, way_out="see `dateline review flagged`")
    return _decided(project, [decide.show_place(each, reviewer, reason=reason) for each in members])


def undo(project: Project, by: str) -> Decisions:
    """Take back what a person decided last, all of it; what stood before stands again. Empty: nothing to take back."""
    reviewer = _reviewer(project, by)
    last = decide.last_act(by, project.store.decisions())
    return _decided(project, [decide.withdraw(each, reviewer) for each in last]) if last else ()


def rate_source(project: Project, source_id: str, reliability: Reliability, by: str, *, reason: str = "") -> Decisions:
    """Rate how far a source has been right before (Admiralty A to F); the project's rule uses it."""
    if all(source.id != source_id for source in project.store.sources()):
        raise NotFound(f"no source {source_id!r}", way_out="see `dateline review sources`")
    return _decided(project, [decide.rate_source(source_id, reliability, _reviewer(project, by), reason=reason)])


def rate_claim(project: Project, claim_id: str, credibility: Credibility, by: str, *, reason: str = "") -> Decisions:
    """Rate how far a claim is borne out by others (Admiralty 1 to 6); the project's rule uses it."""
    project.store.claim(claim_id)
    return _decided(project, [decide.rate_claim(claim_id, credibility, _reviewer(project, by), reason=reason)])


def history_of(project: Project, subject: str) -> Decisions:
    """Give all that was ever decided on a pair, claim, source, account or event, first to last.

    For an account or profile, and for the accounts of an event, these are the decisions on them and on their claims.
    """
    ids = {subject}
    if subject.startswith("event-"):
        ids |= set(event_members(project, subject))
    ids |= {claim.id for claim in project.store.claims(sorted(ids))}
    found = (each for each in project.store.decisions() if _about(each, ids) or _same_pair(each, subject))
    return tuple(sorted(found, key=lambda each: (each.decided_at, each.id)))


def link_queue(project: Project, limit: int = 20) -> tuple[Link, ...]:
    """Give the links a reviewer should judge next: the least certain first, then those most others hang on."""
    found = queue.link_queue(project.store.links(), project.store.decisions())
    return tuple(found[:limit])


def claim_queue(project: Project, limit: int = 20) -> tuple[Claim, ...]:
    """Give the claims a reviewer should look at next: those other texts contradict first, then the least sure."""
    values = (value for event in events_of(project) for value in event.values)
    found = queue.claim_queue(values, project.store.decisions(), is_disputed)
    return tuple(found[:limit])


def text_of(project: Project, subject_id: str) -> str:
    """Give the id of the text that an account or profile is told in."""
    if _kind(project, subject_id) is SubjectKind.ACCOUNT:
        return project.store.account(subject_id).text_id
    return project.store.profile(subject_id).text_id


def _kind(project: Project, subject_id: str) -> SubjectKind:
    """Tell an account from a profile, refusing what is neither."""
    try:
        project.store.account(subject_id)
    except NotFound:
        project.store.profile(subject_id)
        return SubjectKind.PROFILE
    return SubjectKind.ACCOUNT


def _reviewer(project: Project, name: str) -> Reviewer:
    """Say who decides and when: after everything decided so far, whatever the clock says."""
    if not name.strip():
        raise InvalidValue("a decision needs the name of who made it", way_out="give --by NAME")
    last, now = project.store.last_decided(), datetime.now(UTC)
    return Reviewer(name.strip(), now if last is None else max(now, last + TICK))


def _by_hand(claim: Claim, reviewer: Reviewer) -> Claim:
    """Make a claim a person's own, named by what it says, of what, from which words, and when it was made."""
    at, span = claim.evidence, claim.evidence.span
    where = (at.text_id, at.quote, span.start if span else None, span.end if span else None)
    value = dumps(value_to_json(claim.value))
    new_id = make_id("claim", PERSON_ENGINE, claim.subject_id, claim.property, value, *where, reviewer.at.isoformat())
    return replace(claim, id=new_id, engine=PERSON_ENGINE, confidence=1.0, reasons=("given by hand",))


def _decided(project: Project, made: Sequence[Decision], claims: Sequence[Claim] = ()) -> Decisions:
    project.store.add_decisions(made, claims)
    return tuple(made)


def _judged(
    project: Project, joined: Iterable[Pair], closed: Iterable[Pair], reviewer: Reviewer, *, reason: str
) -> Decisions:
    """Decide some pairs the same and others different, as one act."""
    made = [decide.decide_pair(*both, Judgement.SAME, reviewer, reason=reason) for both in dict.fromkeys(joined)]
    made += [decide.decide_pair(*both, Judgement.DIFFERENT, reviewer, reason=reason) for both in dict.fromkeys(closed)]
    return _decided(project, made)


def _across(pieces: Sequence[Sequence[str]]) -> list[Pair]:
    """Give every pair of which the two are in different pieces."""
    return [
        pair(left, right)
        for number, one in enumerate(pieces)
        for two in pieces[number + 1 :]
        for left, right in product(one, two)
    ]


def _missing(piece: Sequence[str], links: Iterable[Link], decisions: Iterable[Decision]) -> list[Pair]:
    """Give the pairs that would make one set of a piece that falls apart on its own."""
    held = clusters(piece, links, decisions)
    return [pair(held[0][0], other[0]) for other in held[1:]]


def _same_pair(decision: Decision, subject: str) -> bool:
    return decided_on(decision.subject) == decided_on(subject)


def _about(decision: Decision, ids: Collection[str]) -> bool:
    both = sides(decision)
    if both:
        return both[0] in ids or both[1] in ids
    return (rated(decision) or decision.subject) in ids
