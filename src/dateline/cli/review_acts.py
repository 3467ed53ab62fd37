"""``dateline review judge | accept | reject | unsure | correct | add | merge | split | rate | undo``: one act each."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.screen import note, say
from dateline.cli.words import value_words
from dateline.model.errors import InvalidValue
from dateline.model.evidence import Span
from dateline.model.link import Decision, Judgement, rated
from dateline.model.rule import Credibility, Reliability
from dateline.pipeline import reviewing
from dateline.pipeline.cards import whole_id
from dateline.pipeline.hand_values import value_from_words
from dateline.pipeline.project import Project
from dateline.pipeline.sets import event_members


class Verdict(StrEnum):
    """A judgement as it is typed."""

    SAME = "same"
    DIFFERENT = "different"
    PART_OF = "part-of"
    UNSURE = "unsure"


By = Annotated[str, typer.Option("--by", envvar="DATELINE_REVIEWER", help="Who decides.")]
Why = Annotated[str, typer.Option("--reason", help="Why, in a sentence that others will read.")]
ClaimId = Annotated[str, typer.Argument(metavar="CLAIM", help="A claim's id, or its beginning.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (judge, accept, reject, unsure, correct, add, merge, split, rate, flag, unflag, undo):
        app.command()(command)


def judge(
    left: Annotated[str, typer.Argument(help="An account, profile or event; of a part, the part.")],
    right: Annotated[str, typer.Argument(help="The other; of a part, the whole.")],
    verdict: Annotated[Verdict, typer.Argument(help="What they are to one another.")],
    by: By,
    reason: Why = "",
) -> None:
    """Judge whether two accounts tell one event (or two profiles one actor). It stands before any suggestion.

    Example: `dateline review judge account-1f account-9c different --by Ada --reason "another market, a day later"`
    """
    with Project.open() as project:
        ids = [_told_by(project, each) for each in (left, right)]
        judgement = Judgement(verdict.value.replace("-", " "))
        _show(reviewing.judge_pair(project, ids[0], ids[1], judgement, by=by, reason=reason))


def accept(claim: ClaimId, by: By, reason: Why = "") -> None:
    """Accept a claim: the rules prefer it from now on.

    Example: `dateline review accept claim-52d1 --by Ada`
    """
    with Project.open() as project:
        _show(reviewing.accept_claim(project, whole_id(project, claim), by, reason))


def reject(claim: ClaimId, by: By, reason: Why = "") -> None:
    """Reject a claim: no rule chooses it any more; it stays to be seen.

    Example: `dateline review reject claim-52d1 --by Ada --reason "counts the wounded"`
    """
    with Project.open() as project:
        _show(reviewing.reject_claim(project, whole_id(project, claim), by, reason))


def unsure(claim: ClaimId, by: By, reason: Why = "") -> None:
    """Say that one cannot tell whether a claim is right: no value changes, and it comes again after all others.

    Example: `dateline review unsure claim-52d1 --by Ada --reason "the report does not say who counted"`
    """
    with Project.open() as project:
        _show(reviewing.doubt_claim(project, whole_id(project, claim), by, reason))


def correct(
    claim: ClaimId,
    value: Annotated[str, typer.Argument(help="2019-05-03; Kabul, Afghanistan; 10-14 injured; a name; a deed.")],
    by: By,
    reason: Why = "",
) -> None:
    """Give a claim another value, resting on the same words; the old value is rejected and stays to be seen.

    Example: `dateline review correct claim-52d1 "at least 13" --by Ada`
    """
    with Project.open() as project:
        claim_id = whole_id(project, claim)
        old = project.store.claim(claim_id)
        read = value_from_words(old.property, value, old.value)
        _show(reviewing.correct_claim(project, claim_id, read, by, reason=reason))
        say(f"{old.property}: {value_words(old.value)} is now {value_words(read)}")


def add(
    subject: Annotated[str, typer.Argument(help="An event, account or profile.")],
    property_: Annotated[str, typer.Argument(metavar="PROPERTY", help="Such as toll, interval, place, perpetrator.")],
    value: Annotated[str, typer.Argument(help="The value, typed as in `correct`.")],
    quote: Annotated[str, typer.Argument(help="The words it rests on, as they stand in the account's text.")],
    by: By,
    reason: Why = "",
) -> None:
    """Add a value that no engine found, with the words it rests on.

    Example: `dateline review add event-3f2a toll "3 killed civilians" "three shoppers died" --by Ada`
    """
    with Project.open() as project:
        subject_id, read = _told_by(project, subject), value_from_words(property_, value)
        told = reviewing.Told(property_, read, *_find(project, subject_id, quote))
        _show(reviewing.add_claim(project, subject_id, told, by, reason=reason))
        say(f"{property_}: {value_words(read)}")


def merge(
    events: Annotated[list[str], typer.Argument(metavar="EVENT...", help="Two events or more.")],
    by: By,
    reason: Why = "",
) -> None:
    """Make several events one, under the id of the first; `undo` parts them again.

    Example: `dateline review merge event-3f2a event-77b0 --by Ada`
    """
    with Project.open() as project:
        made = reviewing.merge_events(project, events, by, reason=reason)
        _show(made)
        say(f"one event of {len(event_members(project, events[0]))} accounts")


def split(
    event: Annotated[str, typer.Argument(help="The event to split.")],
    accounts: Annotated[list[str], typer.Argument(metavar="ACCOUNT...", help="The accounts that tell another one.")],
    by: By,
    reason: Why = "",
) -> None:
    """Take accounts out of an event into one of their own; the rest keep the id where they keep its first account.

    Example: `dateline review split event-3f2a account-9c --by Ada`
    """
    with Project.open() as project:
        out = [whole_id(project, each) for each in accounts]
        made = reviewing.split_event(project, event, out, by, reason=reason)
        _show(made)
        say(f"{len(out)} accounts are an event of their own")


def rate(
    rated_id: Annotated[str, typer.Argument(metavar="ID", help="A source or a claim, or the beginning of its id.")],
    grade: Annotated[str, typer.Argument(help="A to F for a source, 1 to 6 for a claim (Admiralty).")],
    by: By,
    reason: Why = "",
) -> None:
    """Rate a source's reliability or a claim's credibility; the project's rule uses it.

    Example: `dateline review rate source-8e1c B --by Ada`
    """
    with Project.open() as project:
        whole = whole_id(project, rated_id)
        if whole.startswith("source-"):
            letter = Reliability(_one_of(grade.upper(), [each.value for each in Reliability]))
            _show(reviewing.rate_source(project, whole, letter, by, reason=reason))
        else:
            figure = Credibility(_one_of(grade, [each.value for each in Credibility]))
            _show(reviewing.rate_claim(project, whole, figure, by, reason=reason))


def flag(
    event: Annotated[str, typer.Argument(help="The event whose place is to be made coarser.")],
    by: By,
    reason: Why = "",
) -> None:
    """Flag an event: releases show its place no more exactly than its province, to protect people there.

    Example: `dateline review flag event-3f2a --by Ada --reason "the family still lives there"`
    """
    with Project.open() as project:
        _show(reviewing.flag_event(project, event, by, reason=reason))


def unflag(
    event: Annotated[str, typer.Argument(help="The event whose place is to be shown as it is told.")],
    by: By,
    reason: Why = "",
) -> None:
    """Take the flag off an event, whoever put it on.

    Example: `dateline review unflag event-3f2a --by Ada`
    """
    with Project.open() as project:
        _show(reviewing.unflag_event(project, event, by, reason=reason))


def undo(by: By) -> None:
    """Take back what you decided last, all of it; what stood before stands again. Repeat to go further back.

    Example: `dateline review undo --by Ada`
    """
    with Project.open() as project:
        made = reviewing.undo(project, by)
        _show(made)
    if not made:
        note(f"{by} has decided nothing that is not taken back")


def _told_by(project: Project, subject: str) -> str:
    """Give the account that stands for an event, or the whole id of an account or profile."""
    return event_members(project, subject)[0] if subject.startswith("event-") else whole_id(project, subject)


def _find(project: Project, subject_id: str, quote: str) -> tuple[str, Span]:
    """Find the words a value rests on in the text of its account or profile."""
    text = project.store.text(reviewing.text_of(project, subject_id))
    start = text.characters.find(quote)
    if not quote or start < 0:
        raise InvalidValue(
            f"the words {quote!r} are not in the text", where=text.id, way_out="copy them from the document"
        )
    return text.id, Span(start, start + len(quote))


def _one_of(grade: str, allowed: list[str]) -> str:
    if grade not in allowed:
        raise InvalidValue(f"no grade {grade!r}", way_out=f"one of {', '.join(allowed)}")
    return grade


def _show(made: tuple[Decision, ...]) -> None:
    for each in made:
        judgement = f"rated {each.judgement}" if rated(each) else each.judgement
        say(f"{judgement}: {rated(each) or each.subject} (by {each.decided_by}, {each.decided_at:%Y-%m-%d %H:%M} UTC)")
