"""Irish counties in short, "Omagh, Co. Tyrone": the language model takes the two names for a firm's."""

from __future__ import annotations

import re

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.util import filter_spans

from dateline.extract.places.names import COUNTY

FACTORY = "dateline_counties"
SHORT = re.compile(r", Co\.? [A-Z]")
FIRMS = frozenset({"ltd", "ltd.", "limited", "inc", "inc.", "kg", "llc", "plc"})


@Language.component(FACTORY)
def name_counties(doc: Doc) -> Doc:
    """Name the county and the town before it as the two places they are."""
    if SHORT.search(doc.text):
        for short in [token for token in doc[1:-1] if is_county(token)]:
            _join(short)
        named = [place for token in doc[1:-1] if is_county(token) for place in _places(doc, token)]
        taken = {token.i for place in named for token in place}
        doc.ents = filter_spans([*named, *(each for each in doc.ents if taken.isdisjoint(t.i for t in each))])
    return doc


def is_county(token: Token) -> bool:
    """Tell the "Co." of a county, after a comma, from that of a firm."""
    after = token.nbor(1)
    named = after.text[:1].isupper() and after.lower_ not in FIRMS
    return token.text in COUNTY and token.nbor(-1).text == "," and named


def _join(short: Token) -> None:
    """Hang the county on the town before it: it is the subject of no verb."""
    county, town = short.nbor(1), short.nbor(-2) if short.i > 1 else short
    if town.pos_ == "PROPN" and not county.is_ancestor(town):
        county.head, county.dep_ = town, "appos"
        short.head, short.dep_ = county, "compound"


def _places(doc: Doc, short: Token) -> list[Span]:
    first = last = short.i - 1
    while first > 0 and doc[first - 1].pos_ == "PROPN":
        first -= 1
    county = Span(doc, short.i, short.i + 2, label="GPE")
    return [Span(doc, first, last, label="GPE"), county] if first < last else [county]
