"""Which events are parts of others: a day of a riot, one site of a wave of bombings."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.event import Event
from dateline.model.link import Decision, Judgement, Link, Pair, pair, sides, standing


def event_parts(events: Iterable[Event], links: Iterable[Link], decisions: Iterable[Decision]) -> list[Pair]:
    """Give pairs of events, the part first, its whole second. What people decided stands before what was suggested."""
    home = {account: event.id for event in events for account in event.account_ids}
    decided = {pair(*both): (both, each.judgement) for each in standing(decisions).values() if (both := sides(each))}
    nested = [both for both, judgement in decided.values() if judgement == Judgement.PART_OF]
    nested += [
        (link.left_id, link.right_id)
        for link in links
        if link.judgement is Judgement.PART_OF and pair(link.left_id, link.right_id) not in decided
    ]
    found = {(home[part], home[whole]) for part, whole in nested if part in home and whole in home}
    return sorted(both for both in found if both[0] != both[1] and (both[1], both[0]) not in found)
