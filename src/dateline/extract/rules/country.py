"""The country of a deed whose text names no place for it that resolves: read from what else the text names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.extract.places import Gazetteer
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.homes import home_of
from dateline.model.evidence import Span

OPENING = re.compile(r"([A-Z][\w’' -]{2,40}?)(?:, ([A-Z][\w’' -]{2,40}))?\s?(?:[.:–—]|--)\s")
"""A line may open with nothing but a place: "COSTA RICA.  …", "Kabul, Afghanistan: …"."""
PLACE_WEIGHT, NATION_WEIGHT, HOME_WEIGHT, ALIKE_WEIGHT = 1.0, 0.35, 0.9, 0.3
"""What a place counts, beside "Israeli soldiers", the actor's home country, and a name inside another name that a town
also has. Set on 1,000 RAND incidents, by hand; a step of a third in one of them moves the share by < .01."""
SURE_SHARE = 0.4
"""Below this share of all that was counted no country is told."""
LIKELY_PLACE = 0.3
"""A place less sure than this speaks for no country."""


NAMED = "a place the text names"
SHORTEST = 5
"""Letters below which a word is too often another word to be looked up as a town."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country, the words that speak for it most, and why."""

    code: str
    span: Span
    share: float
    reason: str


def country_of(doc: Doc, mentions: Mentions, gazetteer: Gazetteer) -> Country | None:
    """Give the country that a text is about: its opening line says it, or what it names speaks for it."""
    opening = _opened(doc.text, gazetteer)
    if opening is not None:
        return opening
    votes = list(_votes(mentions))
    if not any(reason == NAMED for _, _, _, reason in votes):
        votes.extend(_alike(doc, gazetteer))
    return _voted(votes)


def _opened(characters: str, gazetteer: Gazetteer) -> Country | None:
    match = OPENING.match(characters)
    if match is None:
        return None
    for name in (match[2], match[1]):
        code = gazetteer.country_code(name.title()) if name else None
        if code is not None:
            return Country(code, Span(match.start(1), match.end(2 if match[2] else 1)), 1.0, "the text opens with it")
    return None


def _voted(votes: list[tuple[str, float, Span, str]]) -> Country | None:
    sums: dict[str, float] = defaultdict(float)
    for code, weight, _, _ in votes:
        sums[code] += weight
    best = max(sums, key=lambda code: sums[code], default=None)
    if best is None:
        return None
    share = sums[best] / sum(sums.values())
    _, _, span, reason = max((vote for vote in votes if vote[0] == best), key=lambda vote: (vote[1], -vote[2].start))
    return Country(best, span, share, reason) if share >= SURE_SHARE or len(votes) == 1 else None


def _votes(mentions: Mentions) -> Iterator[tuple[str, float, Span, str]]:
    """Give each thing named that speaks for a country, with how much it counts."""
    for place, location in zip(mentions.places, mentions.locations, strict=True):
        likely = location.score or 0.0
        if location.country and place.role == "location" and likely >= LIKELY_PLACE:
            yield location.country, PLACE_WEIGHT * likely, place.span, NAMED
        elif location.country and place.role != "location":
            yield location.country, NATION_WEIGHT, place.span, "a nation the text names"
    for actor in mentions.actors:
        home = home_of(actor.name) if actor.name else None
        if home is not None:
            yield home, HOME_WEIGHT, actor.span, f"where {actor.name} mostly acts"


def _alike(doc: Doc, gazetteer: Gazetteer) -> Iterator[tuple[str, float, Span, str]]:
    """Give the countries of towns whose names stand inside other names: "the Diyarbakir Security Directorate"."""
    people = {token.i for entity in doc.ents if entity.label_ == "PERSON" for token in entity}
    for token in doc:
        if token.pos_ != "PROPN" or token.i in people or len(token) < SHORTEST:
            continue
        found = [candidate.place for candidate in gazetteer.look_up(token.text) if candidate.place.country]
        everybody = sum(place.population for place in found)
        for place in found:
            if place.country and everybody and place.population > everybody / 2:
                yield place.country, ALIKE_WEIGHT, Span(token.idx, token.idx + len(token)), "a town of that name"
