"""The words of an account as linking compares them: stems, and the topics they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypedDict

from dateline.model.yaml_text import load_yaml
from dateline.text.fold import fold
from dateline.text.spelling import sound

WORD = re.compile(r"[^\W_]+")
ENDINGS = ("ings", "ing", "ies", "ers", "eds", "ed", "er", "es", "s", "y")
SHORTEST_STEM = 4
LONGEST_FIGURE = 7
LONG_NAME, FEWEST_CONSONANTS = 6, 3
"""Letters and consonants from which names are held against one another by their sound; shorter ones sound too alike."""
UNSPOKEN = re.compile(r"[aeiouwy]")
AMONG_SEVERAL = re.compile(
    r"\b(?:one|part|first|second|third|latest) (?:of|in) (?:a |an |the )?(?:at least )?"
    r"(?:series|wave|string|spate|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|\d+)\b"
    r"|\b(?:related|coordinated|simultaneous|near-simultaneous) (?:attack|bomb|blast|explosion|assault)",
    re.IGNORECASE,
)
SEVERAL = re.compile(
    r"\b(?:several|series|multiple|numerous|various|wave|spate|incidents|separate|simultaneous\w*|coordinated|attacks|"
    r"bombings|explosions|blasts|riots|rioting|clashes|raids|killings|villages|communities|towns|cities|areas|"
    r"parts of|days|protests|demonstrations)\b",
    re.IGNORECASE,
)
ANOTHER = re.compile(
    r"\b(?:(?:second|third|fourth|further|separate|similar|another|other) (?:\w+ )?(?:bomb|blast|explosi|attack|shoot|"
    r"strike|raid|device|incident|ambush|shell|missile|assault|kill|massacre|gunm[ae]n|clash|mine)|elsewhere\b|"
    r"(?:hours|minutes|days|weeks|(?:an?|one|two|three|four|five|several|some|\d+) (?:hour|day|week|month)s?) "
    r"(?:later|after)\b|(?:following|next|same) (?:day|night|morning|week)\b|"
    r"(?:earlier|later) (?:that|the same|in the) (?:day|night|week|month)\b)",
    re.IGNORECASE,
)
NAME = re.compile(r"(?<=[^\W_.!?:] |[,;] )[A-Z][^\W\d_]+")
DATE_LIKE = re.compile(r"0\d|(?:19|20)\d\d")


class _Spec(TypedDict):
    means: dict[str, list[str]]
    whom: dict[str, list[str]]
    stop: list[str]
    numbers: dict[str, int]


@dataclass(frozen=True, slots=True)
class Topics:
    """The topics a sentence may speak of: how it was done, and to whom."""

    beginnings: dict[str, tuple[str, ...]]
    """Topics by the beginning of a folded word."""
    whole: dict[str, tuple[str, ...]]
    """Topics by a whole folded word."""
    stop: frozenset[str]
    numbers: dict[str, str]


@cache
def topics() -> Topics:
    """Read the topics that come with Dateline."""
    spec: _Spec = load_yaml((files("dateline.resolve") / "topics.yaml").read_text("utf-8"))
    beginnings: dict[str, tuple[str, ...]] = {}
    whole: dict[str, tuple[str, ...]] = {}
    for facet, listed in (("means", spec["means"]), ("whom", spec["whom"])):
        for topic, entries in listed.items():
            for entry in entries:
                into, word = (whole, entry[1:]) if entry.startswith("=") else (beginnings, entry)
                into[word] = (*into.get(word, ()), f"{facet}.{topic}")
    return Topics(
        beginnings,
        whole,
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
    return stems_of(fold(words).split())


def stems_of(folded: Iterable[str]) -> list[str]:
    """Give the telling stems of folded words, in their order, each once."""
    found = (stem(word) for word in folded)
    return list(dict.fromkeys(each for each in found if each is not None))


@lru_cache(maxsize=1 << 16)
def word_topics(word: str) -> tuple[str, ...]:
    """Give the topics one folded word speaks of, as ``means.bomb`` or ``whom.police``."""
    known = topics()
    begun = (known.beginnings.get(word[:length], ()) for length in range(1, len(word) + 1))
    found = [topic for listed in (*begun, known.whole.get(word, ())) for topic in listed]
    return tuple(dict.fromkeys(found))


def names_in(words: str) -> list[str]:
    """Give the words written with a capital inside a sentence."""
    return NAME.findall(words)


def sounds(words: Iterable[str]) -> list[str]:
    """Give how the longer of some folded names sound, vowels left out: one name is spelled in many ways.

    >>> sounds(["kishishe"]), sounds(["kisheshe"]), sounds(["goma"])
    (['~kss'], ['~kss'], [])
    """
    found = (UNSPOKEN.sub("", sound(word)) for word in words if len(word) >= LONG_NAME)
    return list(dict.fromkeys(f"~{each}" for each in found if len(each) >= FEWEST_CONSONANTS))


def told_as_one_of(words: str) -> bool:
    """Tell whether words put a deed among several: "one of three blasts", "in two related attacks"."""
    return bool(AMONG_SEVERAL.search(words))


def tells_several(words: str) -> bool:
    """Tell whether words tell of more than one deed, place or day: "attacks on villages", "days of riots"."""
    return bool(SEVERAL.search(words))


def told_beside_another(words: str) -> bool:
    """Tell whether words tell a deed as one more beside another: "a second bomb", "hours later", "the next day"."""
    return bool(ANOTHER.search(words))


def figures_in(stemmed: Iterable[str]) -> list[int]:
    """Give the whole numbers among stems, in figures or in words, each once."""
    return [int(each) for each in stemmed if each.isdecimal() and len(each) < LONGEST_FIGURE]


def spoken_of(words: str) -> list[str]:
    """Give the topics that words speak of, each once."""
    return topics_of(fold(words).split())


def topics_of(folded: Iterable[str]) -> list[str]:
    """Give the topics that folded words speak of, each once."""
    return list(dict.fromkeys(topic for word in folded for topic in word_topics(word)))
