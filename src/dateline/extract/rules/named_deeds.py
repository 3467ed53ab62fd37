"""Deeds told before, named again by a noun with words that tell which: "the Mosul attack", "the murder of the nuns"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.model.evidence import Span

LEADING = frozenset({"of", "in", "on", "at", "near", "against", "outside"})
"""What leads in where, or against whom, a deed was that is named again."""
INSIDE = frozenset({"compound", "amod", "det", "poss", "case", "nummod", "pobj", "prep", "nmod", "punct", "conj", "cc"})
TELLING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
ORDER = {"first": 0, "earlier": 0, "former": 0, "second": 1, "later": -1, "latter": -1}
"""Which of the deeds told a word points to; "last" is left out: "last Friday's attack" is no last attack."""


@dataclass(frozen=True, slots=True)
class NamedDeed:
    """A noun for a deed told before: its phrase, its kinds, and what in it may tell which deed it speaks of."""

    span: Span
    kinds: frozenset[str]
    words: frozenset[str]
    """The words beside the noun, without their endings: "priest" of "the murder of the priest"."""
    order: int | None = None
    """Which of the deeds told, counted from the first or back from the last: "the second attack"."""
    dated: bool = True
    """A day in the phrase is the deed's own, not that of the clause: "Tuesday's bombing"."""


def named_in(sentence: Words, cue: Token) -> NamedDeed | None:
    """Find the deed that a word of claiming, blaming or trying is said of."""
    things = lexicon()["claimed_things"]
    for within in (cue.subtree, cue.head.subtree):
        nouns = (each for each in within if each.pos_ in {"NOUN", "PROPN"} and lemma(each) in things)
        noun = next((each for each in nouns if sentence.start <= each.i < sentence.end), None)
        if noun is not None:
            return named_by(noun)
    return None


def named_by(noun: Token) -> NamedDeed | None:
    """Read a deed's noun with the words that belong to it; none for "an attack", which nobody told of before."""
    if any(child.lower_ in {"a", "an"} for child in noun.children):
        return None
    tokens = [*_left(noun), noun, *_right(noun)]
    first, last = tokens[0], tokens[-1]
    words = frozenset(stem(each.lower_) for each in tokens if each.i != noun.i and each.pos_ in TELLING)
    alone = (each for each in lexicon().patterns.get(lemma(noun), ()) if each.form == "noun" and each.length == 1)
    order = next((ORDER[each.lower_] for each in _left(noun) if each.lower_ in ORDER), None)
    return NamedDeed(
        Span(first.idx, last.idx + len(last)),
        frozenset(each.kind for each in alone),
        words,
        order,
        dated=any(each.i < noun.i and each.ent_type_ == "DATE" for each in tokens),
    )


def stem(word: str) -> str:
    """Give a word without the ending of a plural or an owner."""
    return word.removesuffix("'s").removesuffix("’s").removesuffix("s")


def _left(noun: Token) -> list[Token]:
    return [each for each in noun.doc[noun.left_edge.i : noun.i] if each.sent.start == noun.sent.start]


def _right(noun: Token) -> Iterator[Token]:
    """Give "of the nuns", "in Cali", right after the noun, whatever the parse hangs it on."""
    doc: Doc = noun.doc
    if noun.i + 1 >= noun.sent.end or doc[noun.i + 1].lower_ not in LEADING:
        return
    link = doc[noun.i + 1]
    below = {link.i} | {each.i for child in link.children if child.dep_ == "pobj" for each in _phrase(child)}
    for index in sorted(below):
        yield doc[index]


def _phrase(noun: Token) -> Iterator[Token]:
    yield noun
    for child in noun.children:
        both = child.dep_ == "conj" and child.pos_ == noun.pos_ == "PROPN"  # "in Tunisia and Kuwait"
        own = child.dep_ in INSIDE and (child.i < noun.i or child.lower_ in LEADING or child.dep_ == "pobj")
        if own or both:
            yield from _phrase(child)
