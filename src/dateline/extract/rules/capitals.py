"""Capitals told by their country: "the Pakistani capital", "Somalia's capital", "the capital of Burkina Faso"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.extract.places import Gazetteer, PlaceMention
from dateline.extract.places.precision import locate
from dateline.extract.rules.lexicon import forms_of
from dateline.model.country import nationalities
from dateline.model.evidence import Span
from dateline.model.place import Location

CAPITAL = "capital"
SURE = 0.9
SIDES = frozenset({"poss", "amod", "nmod", "compound"})


def capitals(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[PlaceMention, Location]]:
    """Give the capitals a text speaks of without naming them."""
    if CAPITAL not in forms_of(doc).words:
        return
    for token in doc:
        if token.lower_ != CAPITAL or any(child.dep_ == "appos" for child in token.children):
            continue  # "the capital, Kabul" names it
        found = next((pair for pair in _countries(token, gazetteer)), None)
        candidate = gazetteer.capital(found[1]) if found else None
        if found is not None and candidate is not None:
            span = Span(min(found[0].idx, token.idx), max(token.idx + len(token), found[0].idx + len(found[0])))
            mention = PlaceMention(span, span.of(doc.text), candidate.place.name)
            yield mention, locate(mention, candidate, SURE, ("the capital of the country named",))


def _countries(capital: Token, gazetteer: Gazetteer) -> Iterator[tuple[Token, str]]:
    """Give the words beside "capital" that name a country or its people, with the country's code."""
    for child in capital.children:
        if child.dep_ in SIDES and child.i < capital.i:
            code = nationalities().get(child.text) or _code(child, gazetteer)
            if code is not None:
                yield child, code
        if child.lower_ == "of":
            named = ((grand, _code(grand, gazetteer)) for grand in child.children if grand.dep_ == "pobj")
            yield from ((grand, code) for grand, code in named if code is not None)


def _code(noun: Token, gazetteer: Gazetteer) -> str | None:
    words = noun.doc[noun.left_edge.i : noun.i + 1].text.removeprefix("the ")
    return gazetteer.country_code(words) if noun.pos_ == "PROPN" else None
