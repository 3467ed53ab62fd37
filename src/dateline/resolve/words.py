"""The words of an account as linking compares them: stems, and the topics they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypedDict

import yaml

from dateline.text.fold import fold

WORD = re.compile(r"[^\W_]+")
ENDINGS = ("ings", "ing", "ies", "ers", "eds", "ed", "er", "es", "s", "y")
SHORTEST_STEM = 4
DATE_LIKE = re.compile(r"0\d|(?:19|20)\d\d")


class _Spec(TypedDict):
    means: dict[str, list[str]]
    whom: dict[str, list[str]]
    stop: list[str]
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics a sentence may speak of: how it was done, and to whom."""

    means: dict[str, tuple[str, ...]]
    whom: dict[str, tuple[str, ...]]
    stop: frozenset[str]
    numbers: dict[str, str]


@cache
def topics() -> Topics:
    """Read the topics that come with Dateline."""
    spec: _Spec = yaml.safe_load((files("dateline.resolve") / "topics.yaml").read_text("utf-8"))
    return Topics(
        {topic: tuple(entries) for topic, entries in spec["means"].items()},
        {topic: tuple(entries) for topic, entries in spec["whom"].items()},
        frozenset(spec["stop"]),
        {word: str(number) for word, number in spec["numbers"].items()},
    )


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str | None:
    """Give what is left of a folded word when its ending is taken off; None for a word that tells nothing."""
    known = topics()
    word = known.numbers.get(word, word)
    if word in known.stop or (len(word) == 1 and not word.isdigit()) or DATE_LIKE.fullmatch(word):
        return None
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def stems(words: str) -> list[str]:
    """Give the telling stems of a sentence, in its order, each once."""
    found = (stem(word) for word in fold(words).split())
    return list(dict.fromkeys(each for each in found if each is not None))


@lru_cache(maxsize=1 << 16)
def word_topics(word: str) -> tuple[str, ...]:
    """Give the topics one folded word speaks of, as ``means.bomb`` or ``whom.police``."""
    known = topics()
    facets = (("means", known.means), ("whom", known.whom))
    return tuple(
        f"{facet}.{topic}"
        for facet, listed in facets
        for topic, entries in listed.items()
        if any(_meets(word, entry) for entry in entries)
    )


def _meets(word: str, entry: str) -> bool:
    return word == entry[1:] if entry.startswith("=") else word.startswith(entry)


def spoken_of(words: Iterable[str]) -> list[str]:
    """Give the topics that sentences speak of, each once."""
    found = (topic for sentence in words for word in fold(sentence).split() for topic in word_topics(word))
    return list(dict.fromkeys(found))
