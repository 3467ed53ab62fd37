"""The flat table of actors: one row for each, a column for each property of the codebook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from dateline.export.flat import JOIN
from dateline.model.claim import Party, Value
from dateline.model.codebook import actor_properties
from dateline.model.edtf import to_edtf
from dateline.model.event import Actor, Chosen
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import Toll

ActorRow: TypeAlias = dict[str, str | int]
"""One actor in one row: ``id``, the properties of the codebook, ``shown_empty`` and ``sources``."""

ACTOR_COLUMNS = ("id", *actor_properties(), "shown_empty", "sources")


def actor_rows(actors: Iterable[Actor]) -> Iterator[ActorRow]:
    """Lay out each actor in one row.

    ``shown_empty`` lists the properties that a text shows and leaves empty, which is not the same as not showing them.
    """
    return (_row(actor) for actor in actors)


def _row(actor: Actor) -> ActorRow:
    told: ActorRow = {name: JOIN.join(_values(actor.all(name))) for name in actor_properties()}
    shown_empty = {value.claim.property for value in actor.values if value.claim.value is None}
    texts = {claim.evidence.text_id for value in actor.values for claim in (value.claim, *value.others)}
    return {
        **told,
        "id": actor.id,
        "name": actor.name,
        "shown_empty": JOIN.join(name for name in actor_properties() if name in shown_empty and not told[name]),
        "sources": len(texts),
    }


def _values(values: Iterable[Chosen]) -> Iterator[str]:
    """Write the values of one property, each once, with the time it held where the text says so."""
    seen = set()
    for value in values:
        words = in_words(value.claim.value)
        if words and value.claim.valid:
            words = f"{words} ({to_edtf(value.claim.valid)})"
        if words and words not in seen:
            seen.add(words)
            yield words


def in_words(value: Value) -> str:
    """Write any value as a person would read it; nothing for a field shown and left empty."""
    match value:
        case None:
            return ""
        case Interval():
            return to_edtf(value)
        case Location():
            return value.name or value.words
        case Party():
            return value.name or value.words
        case Toll():
            return value.phrase
        case _:
            return str(value)
