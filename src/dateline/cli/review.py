"""``dateline review``: what waits for a person's eye, what was decided, and how far reviewers agree."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from typing import Annotated, TypeVar

import typer

from dateline.cli import review_acts
from dateline.cli.evidence import source_words
from dateline.cli.screen import Format, chosen_format, note, out, print_rows, say
from dateline.cli.words import attribution_words, value_words
from dateline.model.link import Decision, rated
from dateline.pipeline.backgrounds import background_of
from dateline.pipeline.cards import ClaimCard, LinkCard, SideCard, claim_cards, link_cards, whole_id
from dateline.pipeline.flags import flagged_events
from dateline.pipeline.project import Project
from dateline.pipeline.reviewing import claim_queue, history_of, link_queue
from dateline.review.agreement import agreement as measure_agreement

review_app = typer.Typer(
    help="What people decide: links, claims, merges, splits and ratings; all of it can be taken back.",
    no_args_is_help=True,
)
review_acts.register(review_app)
Card = TypeVar("Card", LinkCard, ClaimCard)
LONGEST = 400
HOW_MANY = typer.Option("-n", "--limit", min=1, help="How many to show.")
FORM = typer.Option("--format", help="Cards for people, jsonl for programs.")


@review_app.command()
def links(
    limit: Annotated[int, HOW_MANY] = 5,
    form: Annotated[Format | None, FORM] = None,
) -> None:
    """Show the links to judge next, the least certain first: both texts, and the reasons for and against.

    Example: `dateline review links -n 3`
    """
    with Project.open() as project:
        cards = link_cards(project, link_queue(project, limit))
    _show(cards, _link_row, _print_link, form)
    if not cards:
        note("no link waits: run `dateline resolve`, or all are judged")


@review_app.command()
def claims(
    limit: Annotated[int, HOW_MANY] = 5,
    form: Annotated[Format | None, FORM] = None,
) -> None:
    """Show the claims to check next, those other texts contradict first: the value, its words and its source.

    Example: `dateline review claims -n 3`
    """
    with Project.open() as project:
        cards = claim_cards(project, claim_queue(project, limit))
    _show(cards, _claim_row, _print_claim, form)
    if not cards:
        note("no claim waits: run `dateline extract`, or all are decided")


@review_app.command()
def history(
    subject: Annotated[str, typer.Argument(metavar="ID", help="An event, account, claim, source, or LEFT~RIGHT.")],
    form: Annotated[Format | None, FORM] = None,
) -> None:
    """Show everything that was ever decided on something: who, when, what and why.

    Example: `dateline review history event-3f2a`
    """
    with Project.open() as project:
        wanted = subject if "~" in subject else whole_id(project, subject)
        found = history_of(project, wanted)
    print_rows((_decision_row(each) for each in found), ("at", "by", "judgement", "subject", "reason"), form)


@review_app.command()
def agreement() -> None:
    """Measure how far reviewers agree on what two or more of them judged: Krippendorff's alpha.

    Example: `dateline review agreement`
    """
    with Project.open() as project:
        found = measure_agreement(project.store.decisions())
    if chosen_format(None) is Format.JSONL:
        print_rows([asdict(found)], (), Format.JSONL)
    elif found.share is None:
        say("nothing was judged by two reviewers yet")
    else:
        alpha = "not defined, all answers are one" if found.alpha is None else f"{found.alpha:.3f}"
        say(f"{found.reviewers} reviewers, {found.n} judged twice or more: {found.share:.0%} alike, alpha {alpha}")


@review_app.command()
def sources(form: Annotated[Format | None, FORM] = None) -> None:
    """List the sources of the project with their ids and ratings.

    Example: `dateline review sources`
    """
    with Project.open() as project:
        reliability = background_of(project).reliability
        found = [
            {"id": source.id, "name": source.name, "reliability": reliability.get(source.id)}
            for source in project.store.sources()
        ]
    print_rows(found, ("id", "name", "reliability"), form)


@review_app.command()
def flagged(form: Annotated[Format | None, FORM] = None) -> None:
    """List the events whose place releases make coarser: who flagged them, when and why.

    Example: `dateline review flagged`
    """
    with Project.open() as project:
        found = [
            {
                "event": each.event_id,
                "by": each.decision.decided_by,
                "at": each.decision.decided_at.isoformat(timespec="seconds"),
                "reason": each.decision.reason,
            }
            for each in flagged_events(project)
        ]
    print_rows(found, ("event", "by", "at", "reason"), form)


def _show(
    cards: Sequence[Card],
    row: Callable[[Card], dict[str, object]],
    show: Callable[[int, Card], None],
    form: Format | None,
) -> None:
    """Print cards for people, or a row each for programs."""
    if chosen_format(form) is Format.JSONL:
        print_rows(map(row, cards), (), Format.JSONL)
        return
    for number, card in enumerate(cards, 1):
        show(number, card)


def _print_link(number: int, card: LinkCard) -> None:
    link = card.link
    say(f"{number}. {link.judgement.value}? {link.score:.2f} ({link.kind.value}s)", style="bold")
    say(f"   {'; '.join(link.reasons) or 'no reason in words'}", style="magenta")
    for side in (card.left, card.right):
        _print_side(side)
    say(f"   dateline review judge {link.left_id} {link.right_id} same|different|part-of|unsure --by NAME", style="dim")
    out.print()


def _print_side(side: SideCard) -> None:
    source = source_words(side.claims[0], {side.claims[0].evidence.text_id: side.citation}) if side.claims else ""
    say(f"   {side.id} {source}", style="cyan")
    say(f"      “{_shortened(side.words)}”", style="green")
    told = dict.fromkeys(f"{claim.property} {value_words(claim.value)}" for claim in side.claims)
    say(f"      {_shortened('; '.join(told))}")


def _print_claim(number: int, card: ClaimCard) -> None:
    claim = card.claim
    said = attribution_words(claim.attribution)
    say(f"{number}. {claim.property}: {value_words(claim.value)}{f' [{said}]' if said else ''}", style="bold")
    before, after = (" ".join(part.split()) for part in (card.before, card.after))
    say(f"   …{before} “{claim.evidence.quote}” {after}…", style="green")
    say(f"   {source_words(claim, {claim.evidence.text_id: card.citation})}", style="dim")
    say(f"   {claim.id}  {claim.engine}, confidence {claim.confidence:.2f}", style="cyan")
    out.print()


def _shortened(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= LONGEST else f"{one_line[: LONGEST - 1]}…"


def _link_row(card: LinkCard) -> dict[str, object]:
    link = card.link
    row: dict[str, object] = {"id": link.id, "kind": link.kind.value, "judgement": link.judgement.value}
    sides = {
        f"{name}_{key}": value
        for name, side in (("left", card.left), ("right", card.right))
        for key, value in (("id", side.id), ("words", side.words), ("document_id", side.citation.document_id))
    }
    return {**row, "score": link.score, "reasons": list(link.reasons), **sides}


def _claim_row(card: ClaimCard) -> dict[str, object]:
    claim = card.claim
    return {
        "id": claim.id,
        "subject_id": claim.subject_id,
        "property": claim.property,
        "value": value_words(claim.value),
        "quote": claim.evidence.quote,
        "before": card.before,
        "after": card.after,
        "confidence": claim.confidence,
        "engine": claim.engine,
        "document_id": card.citation.document_id,
    }


def _decision_row(decision: Decision) -> dict[str, object]:
    return {
        "id": decision.id,
        "at": decision.decided_at.isoformat(timespec="seconds"),
        "by": decision.decided_by,
        "judgement": f"rated {decision.judgement}" if rated(decision) else decision.judgement,
        "subject": rated(decision) or decision.subject,
        "reason": decision.reason,
    }
