"""Words that mostly stand in reports of one country: villages no list knows, given names, parties, newspapers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dateline.model.evidence import Span
from dateline.text.fold import fold

WORD = re.compile(r"\b[A-Z][\w]+(?:['’`-]\w+)*")
"""A word written as names are."""


@dataclass(frozen=True, slots=True)
class Shares:
    """For each word, folded, the percent of the reports with it that were of each country."""

    percents: Mapping[str, Mapping[str, int]]

    def told(self, characters: str) -> Iterator[tuple[Span, Mapping[str, int]]]:
        """Give each known word of a text once, where it first stands."""
        seen = set()
        for match in WORD.finditer(characters):
            word = fold(match[0])
            if word in self.percents and word not in seen:
                seen.add(word)
                yield Span(match.start(), match.end()), self.percents[word]


@cache
def known_shares() -> Shares:
    """Read the shares that ``training/countries/fit.py`` counted."""
    return Shares(json.loads(files(__package__).joinpath("country_words.json").read_text("utf-8")))
