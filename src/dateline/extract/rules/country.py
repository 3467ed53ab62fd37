"""The country of a deed whose text names no place for it that resolves: read from what else the text names."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from spacy.tokens import Doc

from dateline.extract.characters import characters_of
from dateline.extract.places import Gazetteer
from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.country_signs import Sign, signs_of
from dateline.model.evidence import Span

OPENING = re.compile(r"([A-Z][\w’' -]{2,40}?)(?:, ([A-Z][\w’' -]{2,40}))?\s?(?:[.:–—]|--)\s")
"""A line may open with nothing but a place: "COSTA RICA.  …", "Kabul, Afghanistan: …"."""
SURE_SHARE = 0.3
"""Below this chance no country is told."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country, the words that speak for it most, how likely it is, and why."""

    code: str
    span: Span
    share: float
    reason: str


def country_of(doc: Doc, mentions: Mentions, gazetteer: Gazetteer) -> Country | None:
    """Give the country that a text is about: its opening line says it, or what it names speaks for it."""
    return _opened(characters_of(doc), gazetteer) or _likeliest(signs_of(doc, mentions, gazetteer))


def _opened(characters: str, gazetteer: Gazetteer) -> Country | None:
    match = OPENING.match(characters)
    if match is None:
        return None
    for name in (match[2], match[1]):
        code = gazetteer.country_code(name.title()) if name else None
        if code is not None:
            return Country(code, Span(match.start(1), match.end(2 if match[2] else 1)), 1.0, "the text opens with it")
    return None


def _likeliest(signs: Sequence[Sign]) -> Country | None:
    sums: dict[str, float] = defaultdict(float)
    for sign in signs:
        sums[sign.code] += weights().get(sign.name, 0.0) * sign.amount
    best = max(sums, key=lambda code: sums[code], default=None)
    if best is None or sums[best] <= 0:
        return None
    share = 1 / sum(math.exp(each - sums[best]) for each in sums.values())
    first = max((sign for sign in signs if sign.code == best), key=lambda s: weights().get(s.name, 0.0) * s.amount)
    return Country(best, first.span, share, first.reason) if share >= SURE_SHARE else None


@cache
def weights() -> Mapping[str, float]:
    """Give how much each sign counts, as ``training/countries/fit.py`` found it."""
    found: Mapping[str, float] = json.loads(files(__package__).joinpath("country_weights.json").read_text("utf-8"))
    return found
