"""The names a deed's sentence offers: its places, and what else is capitalised like one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from dateline.extract.places.mentions import PlaceMention, Role
from dateline.extract.places.spans import NOT_NAMES, PARTICLES
from dateline.model.evidence import Span as Stretch

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span


def names_in(doc: Doc, sentence: Span, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Give a sentence's places with the other names in it, in order: 14 % of deeds' places are such names.

    Most are places that no list has and that the language model takes for people or organisations.
    """
    taken = {token.i for mention in mentions for token in _tokens(doc, mention)}
    found = [
        _name(doc, start, end)
        for start, end in _runs(doc, sentence, taken)
        if any(letter.isalpha() for letter in doc[start:end].text)
    ]
    return sorted([*mentions, *found], key=lambda mention: mention.span)


def _tokens(doc: Doc, mention: PlaceMention) -> Span:
    found = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return doc[0:0] if found is None else found


def _runs(doc: Doc, sentence: Span, taken: set[int]) -> Iterator[tuple[int, int]]:
    """Give the longest runs of capitalised words that no place takes, with what hyphens and particles join."""
    at = sentence.start
    while at < sentence.end:
        end = at
        while end < sentence.end and end not in taken and _goes_on(doc, at, end, sentence):
            end += 1
        while end > at and not doc[end - 1].text[-1:].isalnum():
            end -= 1
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _goes_on(doc: Doc, start: int, at: int, sentence: Span) -> bool:
    """Tell whether a word begins a name, or goes on with one that began before it."""
    token = doc[at]
    if token.text[:1].isupper():
        first = at == sentence.start
        return not (token.is_stop or token.ent_type_ in OTHER_NAMES or (first and token.pos_ != "PROPN"))
    if at > start and not doc[at - 1].whitespace_ and "-" in {token.text, doc[at - 1].text}:
        return True
    after = doc[at + 1] if at + 1 < len(doc) else token
    if at > start and token.is_digit:
        return not after.is_alpha or after.text[:1].isupper()
    return token.lower_ in PARTICLES and (after.text == "-" or (at > start and after.text[:1].isupper()))


OTHER_NAMES = NOT_NAMES - {"NORP"}
"""The language model takes villages for peoples: what really is one is already found as such."""


def _name(doc: Doc, start: int, end: int) -> PlaceMention:
    stretch = Stretch(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    words = doc[start:end].text
    return PlaceMention(stretch, words, words, role=Role.NAME)
