"""Texts with what is known of them, be it little: the truth that the finer heads are taught by and measured on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a kind of mention; any of several kinds where a set does not tell them apart."""

    span: Span
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class Deed:
    """A word of deeds, the stages that it may have, and a key that deeds of one event share."""

    span: Span
    stages: frozenset[str]
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """A number with what may have befallen those it counts, and the sides they may have been on."""

    span: Span
    outcomes: frozenset[str]
    parties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Related:
    """Two parties, in the order of the text, and how the first stands to the second."""

    one: Span
    other: Span
    relation: str


@dataclass(frozen=True, slots=True)
class Played:
    """A mention beside a deed, and the parts that it may play in it."""

    deed: Span
    mention: Span
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Marked:
    """One text with its truth.

    ``unmarked`` are the kinds that words outside every mark may be of, beside none; None where mentions are not told.
    ``paragraphs`` are those of which is known whether they tell a deed.
    """

    text: str
    set: str
    test: bool
    marks: Sequence[Mark] = ()
    unmarked: frozenset[str] | None = None
    deeds: Sequence[Deed] = ()
    numbers: Sequence[Number] = ()
    related: Sequence[Related] = ()
    paragraphs: Sequence[tuple[Span, bool]] = ()
    played: Sequence[Played] = ()
