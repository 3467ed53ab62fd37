"""Capitals and countries told by their people: "the Pakistani capital", "Somalia's capital", "Spanish cities"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dateline.extract.characters import characters_of
from dateline.extract.places import Gazetteer, PlaceMention
from dateline.extract.places.candidates import Candidate
from dateline.extract.places.precision import locate
from dateline.extract.rules.lexicon import forms_of, lexicon
from dateline.model.country import countries, nationalities
from dateline.model.evidence import Span
from dateline.model.place import Location

CAPITAL = "capital"
SURE = 0.9
TOWNS = frozenset({"city", "town", "village", "province"})
"""Of these many stand for the country, and one is a place with a name of its own."""
OF_A_KIND = frozenset({"financial", "commercial", "economic", "cultural", "spiritual", "business", "former", "old"})
OF_A_KIND |= {"provincial", "regional", "historic", "ancient", "summer", "entertainment", "industrial", "second"}
"""Words before "capital" that speak of another town than the seat of government."""
LEADS = frozenset({"in", "at", "near", "outside", "of", "around"})
"""What stands before the place where something is."""
SIDES = frozenset({"poss", "amod", "nmod", "compound"})


def capitals(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[PlaceMention, Location]]:
    """Give the capitals a text speaks of without naming them."""
    if CAPITAL not in forms_of(doc).words:
        return
    for token in doc:
        if token.lower_ != CAPITAL or any(
            child.dep_ == "appos" or child.lower_ in OF_A_KIND for child in token.children
        ):
            continue  # "the capital, Kabul" names it, and "India's financial capital" is another town
        found = next((pair for pair in _countries(token, gazetteer)), None)
        candidate = gazetteer.capital(found[1]) if found else None
        if found is not None and candidate is not None:
            span = Span(min(found[0].idx, token.idx), max(token.idx + len(token), found[0].idx + len(found[0])))
            mention = PlaceMention(span, span.of(characters_of(doc)), candidate.place.name)
            yield mention, locate(mention, candidate, SURE, ("the capital of the country named",))


def the_capital(doc: Doc, gazetteer: Gazetteer, told: Sequence[Location]) -> Iterator[tuple[PlaceMention, Location]]:
    """Give "the capital", said of no land, where the text names one capital: "PORT-AU-PRINCE — … in the capital"."""
    words = forms_of(doc).words
    named = {each.place_id: each.country for each in told if each.country} if CAPITAL in words else {}
    found = [each for at, land in named.items() if (each := gazetteer.capital(land)) and each.place.id == at]
    for token in doc if len(found) == 1 else ():
        if token.lower_ == CAPITAL and _by_itself(token):
            span = Span(token.idx, token.idx + len(token))
            mention = PlaceMention(span, token.text, found[0].place.name)
            yield mention, locate(mention, found[0], SURE, ("the one capital that the text names",))


def _by_itself(capital: Token) -> bool:
    """Tell "in the capital" from "the provincial capital", "the capital, X" and "the capital of X"."""
    led = capital.dep_ == "pobj" and capital.head.lower_ in LEADS
    after = capital.i + 1 < len(capital.doc) and capital.nbor().pos_ == "PROPN"
    return led and not after and [child.lower_ for child in capital.children] == ["the"]


def lands(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[PlaceMention, Location]]:
    """Give the countries told by their people before their towns or soil: "through Spanish cities"."""
    words = lexicon()["lands"]
    if words.isdisjoint(forms_of(doc).lemmas):
        return
    for token in doc:
        whole = token.dep_ == "pobj" and (token.tag_ == "NNS" or token.lemma_ not in TOWNS)
        if not whole or token.lemma_ not in words or any(child.lower_ == "of" for child in token.children):
            continue
        people = next((c for c in token.children if c.dep_ in SIDES and c.text in nationalities()), None)
        found = _country(nationalities()[people.text], gazetteer) if people is not None else None
        if people is not None and found is not None:
            span = Span(people.idx, token.idx + len(token))
            mention = PlaceMention(span, span.of(characters_of(doc)), found.place.name)
            yield mention, locate(mention, found, SURE, ("the country whose towns or soil are named",))


def _country(code: str, gazetteer: Gazetteer) -> Candidate | None:
    country = countries().get(code)
    found = gazetteer.look_up(country.name) if country is not None else ()
    return next((each for each in found if each.place.feature == "country" and each.place.country == code), None)


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
