"""What can be said of a store as a whole."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SkippedCount:
    """How often one stage left something out for one reason."""

    stage: str
    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class SpanCheck:
    """Whether every quote stands in its text where the claim says. ``unlocated`` claims name no place to check."""

    checked: int
    wrong: int
    unlocated: int


@dataclass(frozen=True, slots=True)
class Status:
    """How much of everything the store holds."""

    sources: int
    documents: int
    texts: int
    extractions: int
    mentions: int
    accounts: int
    profiles: int
    claims: int
    links: int
    decisions: int
    runs: int
    skipped: tuple[SkippedCount, ...]
