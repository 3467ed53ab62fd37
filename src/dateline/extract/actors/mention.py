"""What a text says of an actor in one place: the words, the name inside them, and the actor they belong to."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.claim import ActorKind
from dateline.model.evidence import Span


@dataclass(frozen=True, slots=True)
class ActorMention:
    """One place where a text speaks of an actor.

    ``words`` are the whole phrase ("two ISIS–K attackers"); ``name`` is the actor's name inside it, None for unnamed
    people ("gunmen"). ``size`` is how many the words count, ``nationality`` the ISO alpha-2 code they give.
    ``refers_to`` is the index of the mention that this one points back to. Mentions with one ``chain`` are one actor.
    """

    span: Span
    words: str
    kind: ActorKind
    name: str | None = None
    name_span: Span | None = None
    size: int | None = None
    nationality: str | None = None
    refers_to: int | None = None
    chain: int = 0


@dataclass(frozen=True, slots=True)
class Definition:
    """A place where a text says that two or more names are one actor: "X (Y or Z)", "X, also known as Y"."""

    name: str
    span: Span
    aliases: tuple[Span, ...]
    words: tuple[str, ...]
    """The aliases as written, in the order of their spans."""
