"""An actor's own words: without the day or the dateline before them, which the parse takes along."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.actors import ActorMention
from dateline.model.evidence import Span


def own_words(
    characters: str, actors: Sequence[ActorMention], days: Sequence[Span], heads: Sequence[Span]
) -> list[ActorMention]:
    """Cut days and datelines off the actors they run into: "The next morning troops", "YANGON — Police"."""
    return [_cut(characters, _unfiled(actor, heads), (*days, *heads)) for actor in actors]


def _unfiled(actor: ActorMention, heads: Sequence[Span]) -> ActorMention:
    """Take from an actor the name that begins in a dateline: nobody is called "YANGON — Police"."""
    name = actor.name_span
    across = name is not None and any(head.start <= name.start < head.end < name.end for head in heads)
    return replace(actor, name=None, name_span=None) if across else actor


def _cut(characters: str, actor: ActorMention, before: Sequence[Span]) -> ActorMention:
    span = actor.span
    taken = next((each for each in before if each.start <= span.start < each.end < span.end), None)
    if taken is None or (actor.name_span is not None and actor.name_span.start < taken.end):
        return actor  # "17 November" is a group
    start = next((at for at in range(taken.end, span.end) if characters[at].isalnum()), taken.end)
    own = Span(start, span.end)
    return replace(actor, span=own, words=own.of(characters))
