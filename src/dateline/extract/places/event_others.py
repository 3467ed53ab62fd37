"""What the names of a sentence say of each other: a list is of one kind, a part is likelier than the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.characters import characters_of
from dateline.extract.places.event_reasons import tokens_of
from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.nesting import names_its_part
from dateline.extract.places.words import meanings

if TYPE_CHECKING:
    from spacy.tokens import Doc

BETWEEN_PART_AND_WHOLE = frozenset({"in", "of", "'s", "’s", "s", ", in", "("})
LISTED = frozenset({"and", "or", "&", ", and", ", or", "as well as", ", as well as", "and in", "and the", "and near"})
LONGEST_BETWEEN = 40
BOUNDS = (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
CLEARLY = 0.15
"""How much likelier one name must be than another to be called so."""


def reasons_among(doc: Doc, names: Sequence[PlaceMention], chances: Sequence[float], at: int) -> Iterator[str]:
    """Name what the other names say of one, by how likely each is by itself."""
    own, others = chances[at], [chance for i, chance in enumerate(chances) if i != at]
    best = max(others, default=0.0)
    yield f"alone {_size(own)}"
    yield f"best other {_size(best)}"
    yield f"alone {_size(own)}, best other {_size(best)}"
    yield f"{min(3, sum(chance > own + CLEARLY for chance in others))} likelier"
    text = characters_of(doc)
    if at + 1 < len(names):
        tie = _tie(doc, text, names[at], names[at + 1])
        yield f"{tie} next"
        yield f"{tie} next of {_size(chances[at + 1])}"
    if at > 0:
        tie = _tie(doc, text, names[at - 1], names[at])
        yield f"{tie} last"
        yield f"{tie} last of {_size(chances[at - 1])}"


def _size(chance: float) -> str:
    """Put a chance in one of eleven bins."""
    return str(sum(chance >= bound for bound in BOUNDS))


def _tie(doc: Doc, text: str, one: PlaceMention, two: PlaceMention) -> str:
    """Say how two neighbouring names hang together: "A and B", "A, B", "A in B", "A town of B", joined, or not."""
    between = text[one.span.end : two.span.start]
    if len(between) > LONGEST_BETWEEN:
        return "apart"
    if names_its_part(text, one, two):
        return "whole, part"
    said = between.strip().casefold()
    features, modifiers = meanings("features"), meanings("modifiers")
    bare = " ".join(word for word in said.split() if word not in features and word not in modifiers and word != "the")
    if bare in LISTED:
        return "list"
    if bare == ",":
        return _comma(doc, one, two)
    if bare in BETWEEN_PART_AND_WHOLE:
        return "part in whole"
    return "joined" if not bare else "near"


def _comma(doc: Doc, one: PlaceMention, two: PlaceMention) -> str:
    """Tell a list from a place and what it lies in, as far as the parse does."""
    left, right = tokens_of(doc, one).root, tokens_of(doc, two).root
    return f"comma {right.dep_}" if right.head == left else "comma"
