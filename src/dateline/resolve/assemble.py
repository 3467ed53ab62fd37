"""Claims and links to events: pure, repeatable, and nothing of it stored as truth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model.account import Account
from dateline.model.claim import ActorKind, Claim, Party, Value
from dateline.model.event import Event
from dateline.model.ids import make_id
from dateline.model.link import Decision, Link, standing
from dateline.model.rule import Rule
from dateline.model.rule import rule as named_rule
from dateline.resolve.background import Background
from dateline.resolve.choose import choose
from dateline.resolve.clusters import clusters
from dateline.resolve.standins import named_by_country


def assemble_events(  # noqa: PLR0917 - what is assembled, and under which rule, reads as one sentence
    accounts: Sequence[Account],
    claims: Iterable[Claim],
    links: Iterable[Link],
    decisions: Iterable[Decision],
    rule: Rule | None = None,
    *,
    background: Background | None = None,
) -> list[Event]:
    """Assemble the events that the accounts tell, each value chosen under the rule.

    ``accounts`` come in the order they were added: the first account of an event gives the event its id, so that a
    later report never renames it. Events come in that order too.
    """
    taken = list(decisions)
    by_subject: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_subject[claim.subject_id].append(claim)
    place_in_order = {account.id: number for number, account in enumerate(accounts)}
    found = clusters(place_in_order, links, taken)
    ordered = sorted(
        (sorted(members, key=place_in_order.__getitem__) for members in found), key=lambda each: place_in_order[each[0]]
    )
    assembler = Assembler(rule or named_rule(), standing(taken), background or Background())
    return [assembler.event(members, by_subject) for members in ordered]


@dataclass(frozen=True, slots=True)
class Assembler:
    """Puts one event together: under which rule, after which decisions, and knowing what of the reports."""

    rule: Rule
    standing: Mapping[str, Decision]
    background: Background

    def event(self, members: Sequence[str], claims: Mapping[str, Sequence[Claim]]) -> Event:
        """Assemble the event that some accounts, its founder first, tell; the claims are by account."""
        told = (claim for each in members for claim in claims.get(each, ()))
        values = choose(told, self.rule, self.standing, self.background)
        event = Event(event_id(members[0]), tuple(members), tuple(values))
        return named_by_country(event) if any(_unnamed(value.claim.value) for value in values) else event


def _unnamed(value: Value) -> bool:
    """Tell whether a value is a party that may be an unnamed force of a state; civilians never are."""
    return isinstance(value, Party) and value.name is None and value.kind is not ActorKind.CIVILIANS


def event_id(founder: str) -> str:
    """Name the event that an account founds. Every account has one such id, so ids given out can be followed."""
    return make_id("event", founder)


def current_ids(events: Iterable[Event]) -> dict[str, str]:
    """Tell, for every id an event may ever have had, which event holds the account that founded it now.

    After a merge the id of the event taken in leads to the event that took it in; after a split the old id stays
    with the piece that kept the founder. No state is needed: each account founds at most one id.
    """
    return {event_id(account): event.id for event in events for account in event.account_ids}
