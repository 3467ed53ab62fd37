"""What became of events between two states of a project: for releases, and for links that others have kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from dateline.model.event import Event


class Fate(StrEnum):
    """What became of an event."""

    MERGED = "merged"
    """All its accounts are in one event of another id."""
    SPLIT = "split"
    """Its accounts are in several events now."""
    GONE = "gone"
    """None of its accounts is left."""


@dataclass(frozen=True, slots=True)
class Redirect:
    """Where an event's id leads now: to one event, to the several it was split into, or nowhere."""

    old: str
    new: tuple[str, ...]
    fate: Fate


def redirects(before: Iterable[Event], after: Iterable[Event]) -> list[Redirect]:
    """Tell what became of each earlier event that is not simply the same one still.

    A split event leads to all its pieces, the one that kept its id first; an event that only gained accounts needs
    no redirect.
    """
    home = {account: event.id for event in after for account in event.account_ids}
    found = (_redirect(event, home) for event in before)
    return [redirect for redirect in found if redirect is not None]


def _redirect(event: Event, home: dict[str, str]) -> Redirect | None:
    pieces = dict.fromkeys(home[account] for account in event.account_ids if account in home)
    new = tuple(sorted(pieces, key=lambda piece: (piece != event.id, piece)))
    if new == (event.id,):
        return None
    fate = Fate.GONE if not new else Fate.MERGED if len(new) == 1 else Fate.SPLIT
    return Redirect(event.id, new, fate)
