"""What speaks for a country in a text: places, nations, actors, names, each with how much the fit found it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc, Token

from dateline.extract.characters import characters_of
from dateline.extract.places import Gazetteer, PlaceMention
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.country_words import Shares, known_shares
from dateline.extract.rules.homes import home_of
from dateline.model.evidence import Span
from dateline.model.yaml_text import load_yaml

SHORTEST = 5
"""Letters below which a word is too often another word to be looked up as a town."""
SOUNDING = 6
"""Letters from which on a name may be looked up by its sound."""
SETTLED = 500
"""People taken to live at a place whose number no list gives."""
LEAST_SHARE = 0.2
NEVER = frozenset({"DATE", "TIME", "CARDINAL"})
"""March is no town."""
SURER = 85
"""Percent of its reports from which on a word says more than the place that its name resolves to."""
BACK = 6
"""Words before a name within which its preposition stands: "in the northern town of X"."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for a country: its name among the weights, how much of it there is, and why in words."""

    name: str
    code: str
    amount: float
    span: Span
    reason: str


def signs_of(doc: Doc, mentions: Mentions, gazetteer: Gazetteer, shares: Shares | None = None) -> list[Sign]:
    """Give everything in a text that speaks for a country."""
    shares = known_shares() if shares is None else shares
    found = [*_places(doc, mentions), *_homes(mentions), *_words(characters_of(doc), shares, mentions)]
    found.extend(_namesakes(mentions, gazetteer))
    if not any(sign.name in {"first place", "namesake"} for sign in found):
        found.extend(_alike(doc, gazetteer))
    return found


def _places(doc: Doc, mentions: Mentions) -> Iterator[Sign]:
    first = True
    for place, location in zip(mentions.places, mentions.locations, strict=True):
        if not location.country:
            continue
        if place.role != "location":
            yield Sign(_nation(doc, place), location.country, 1.0, place.span, "a nation the text names")
            continue
        way = f"place {_way(doc, place)}"
        yield Sign(way, location.country, location.score or 0.0, place.span, "a place the text names")
        if first:
            yield Sign("first place", location.country, 1.0, place.span, "the first place the text names")
            first = False


def _namesakes(mentions: Mentions, gazetteer: Gazetteer) -> Iterator[Sign]:
    """Give the countries of the places that an unresolved name may mean, by how many people live in each."""
    for place, location in zip(mentions.places, mentions.locations, strict=True):
        if location.country or place.role not in {"location", "name"}:
            continue
        found = gazetteer.look_up(place.head) or (gazetteer.alike(place.head) if len(place.head) >= SOUNDING else ())
        people: dict[str, int] = defaultdict(int)
        for candidate in found:
            people[candidate.place.country or ""] += candidate.place.population + SETTLED
        for code, number in people.items():
            if code and number > LEAST_SHARE * sum(people.values()):
                share = number / sum(people.values())
                yield Sign("namesake", code, share, place.span, "a place of that name, or one that sounds like it")


def _way(doc: Doc, place: PlaceMention) -> str:
    """Tell how a name is led in: "in", "to", "from", "beside" a border, or not at all."""
    words = doc.char_span(place.span.start, place.span.end, alignment_mode="expand")
    if words is None:
        return "bare"
    listed = _lists()
    after = doc[words.end].lower_ if words.end < len(doc) else ""
    if after in listed["borders"]:
        return "border"
    before = (doc[index] for index in range(words.start - 1, max(words.start - BACK, -1), -1))
    preposition = next((token for token in before if token.pos_ in {"ADP", "VERB"} and token.lower_ != "of"), None)
    return next((way for way in ("in", "to", "from") if _among(preposition, listed[way])), "bare")


def _among(token: Token | None, words: frozenset[str]) -> bool:
    return token is not None and token.lower_ in words


def _nation(doc: Doc, nation: PlaceMention) -> str:
    """Tell "the Syrian border" and "a Lebanese engineer" from "Kenyan police": the first two are of somewhere else."""
    words = doc.char_span(nation.span.start, nation.span.end, alignment_mode="expand")
    follows = [token.lemma_.lower() for token in doc[words.end : words.end + 2]] if words is not None else []
    listed = _lists()
    if any(word in listed["borders"] for word in follows[:1]):
        return "nation's border"
    if any(word in listed["forces"] for word in follows):
        return "nation's forces"
    return "nation abroad" if any(word in listed["abroad"] for word in follows) else "nation"


def _homes(mentions: Mentions) -> Iterator[Sign]:
    for actor in mentions.actors:
        home = home_of(actor.name) if actor.name else None
        if home is not None:
            yield Sign("home", home, 1.0, actor.span, f"where {actor.name} mostly acts")


def _words(characters: str, shares: Shares, mentions: Mentions) -> Iterator[Sign]:
    best: dict[str, Sign] = {}
    for span, percents in shares.told(characters):
        held = _resolved_to(span, mentions)
        for code, percent in percents.items():
            if held not in {None, code} and percent < SURER:
                continue
            reason = f'"{span.of(characters)}" stands mostly in reports of that country'
            sign = Sign("word", code, percent / 100, span, reason)
            yield sign
            if code not in best or sign.amount > best[code].amount:
                best[code] = sign
    yield from (replace(sign, name="best word") for sign in best.values())


def _resolved_to(span: Span, mentions: Mentions) -> str | None:
    """Give the country of the place a word is the name of, where that is known."""
    held = (n for n, place in enumerate(mentions.places) if place.role == "location" and place.span.covers(span))
    return next((mentions.locations[n].country for n in held), None)


def _alike(doc: Doc, gazetteer: Gazetteer) -> Iterator[Sign]:
    """Give the countries of towns whose names stand inside other names: "the Diyarbakir Security Directorate"."""
    people = {token.i for entity in doc.ents if entity.label_ == "PERSON" for token in entity}
    for token in doc:
        if token.pos_ != "PROPN" or token.ent_type_ in NEVER or token.i in people or len(token) < SHORTEST:
            continue
        found = [candidate.place for candidate in gazetteer.look_up(token.text) if candidate.place.country]
        everybody = sum(place.population for place in found)
        for place in found:
            if place.country and everybody and place.population > everybody / 2:
                span = Span(token.idx, token.idx + len(token))
                yield Sign("alike", place.country, 1.0, span, "a town of that name")


@cache
def _lists() -> Mapping[str, frozenset[str]]:
    raw = load_yaml(files(__package__).joinpath("country.yaml").read_text("utf-8"))
    return {name: frozenset(map(str, raw[name])) for name in ("borders", "abroad", "forces", "in", "to", "from")}
