"""Events whose place releases make coarser, because a person flagged what tells of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model.account import Account
from dateline.model.link import COARSE, Decision, standing
from dateline.pipeline.indexing import events_of_accounts
from dateline.pipeline.project import Project


def flags(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Give the flags that stand, by the account they are on."""
    return {subject: each for subject, each in standing(decisions).items() if each.judgement == COARSE}


def flagged_accounts(project: Project, decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Give the accounts that speak now and are flagged, with the flag.

    Where a newer engine has read a text anew, a flag on what the older one found holds for what is told in the same
    place now, and for all that the text tells where nothing is: rather too much is made coarser than too little.
    """
    standing_flags = flags(decisions)
    if not standing_flags:
        return {}
    speaking: dict[str, list[Account]] = defaultdict(list)
    for account in project.store.accounts():
        speaking[account.text_id].append(account)
    found: dict[str, Decision] = {}
    for flagged in project.store.accounts_by_id(standing_flags):
        for account in _now(flagged, speaking[flagged.text_id]):
            found[account.id] = standing_flags[flagged.id]
    return found


@dataclass(frozen=True, slots=True)
class Flag:
    """An event whose place releases make coarser, and the decision that says so."""

    event_id: str
    decision: Decision


def flagged_events(project: Project) -> list[Flag]:
    """Give the events that are flagged now, in the order of adding."""
    on = flagged_accounts(project, project.store.decisions())
    events = events_of_accounts(project, on)
    return [Flag(event.id, next(on[each] for each in event.account_ids if each in on)) for event in events]


def _now(flagged: Account, told: list[Account]) -> list[Account]:
    same = [each for each in told if each.id == flagged.id]
    return same or [each for each in told if each.span.overlaps(flagged.span)] or told
