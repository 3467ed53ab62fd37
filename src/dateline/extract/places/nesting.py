"""How names that stand side by side lie in one another: "Khar, Bajaur", "the Yemeni city of Ibb"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from dateline.extract.places.mentions import PlaceMention
from dateline.extract.places.names import name_key
from dateline.extract.places.words import meanings

LONGEST_BETWEEN = 45
FURTHEST = 4
BESIDE, BESIDE_CHARACTERS = 3, 120


def names_its_part(text: str, whole: PlaceMention, part: PlaceMention) -> bool:
    """Tell whether the first name is said to hold the second: "the West Bank town of Ramallah"."""
    between = text[whole.span.end : part.span.start]
    return len(between) <= LONGEST_BETWEEN and _possessor().fullmatch(between) is not None


def beside(mentions: Sequence[PlaceMention], at: int) -> tuple[str, ...]:
    """Give the keys of the names that stand within a sentence or so of one."""
    span, near = mentions[at].span, range(max(0, at - BESIDE), min(len(mentions), at + BESIDE + 1))
    close = (m for m in (mentions[i] for i in near) if abs(m.span.start - span.start) <= BESIDE_CHARACTERS)
    own = name_key(mentions[at].head)
    return tuple(sorted({name_key(mention.head) for mention in close} - {own}))


def holders(mentions: Sequence[PlaceMention], at: int, text: str) -> Iterator[int]:
    """Give the mentions that the words say one lies in: "Mosul's Nabi Yunis", "Khar, Bajaur, Pakistan"."""
    if at > 0 and names_its_part(text, mentions[at - 1], mentions[at]):
        yield at - 1
    end = mentions[at].span.end
    for later in range(at + 1, min(at + FURTHEST, len(mentions))):
        if _follower().fullmatch(text[end : mentions[later].span.start]) is None:
            return
        if mentions[later].head.casefold() != mentions[at].head.casefold():
            yield later
        end = mentions[later].span.end


@cache
def _nouns() -> str:
    listed = (word for word, kind in meanings("features").items() if kind in PARTS)
    return "|".join(sorted(listed, key=len, reverse=True))


@cache
def _possessor() -> re.Pattern[str]:
    """Match what stands between a place and its part: "'s ", "'s southern province ", " town of ", ", the town of ".

    "Rwandan troops took the town of Goma" tells of Goma's taking and not where it is: no article without a comma.
    """
    never = "to|toward|towards|from|into|and|or|near|against|through|with|by|for|the|an?"
    plain = rf"(?!(?:{never})\b)[a-z]+(?:-[a-z]+)? "
    return re.compile(rf"['’]s |(?:['’]s|s)?(?: |, (?:the |an? )?)(?:{plain}){{0,3}}(?:{_nouns()})(?: of)?(?: the)? ")


@cache
def _follower() -> re.Pattern[str]:
    """Match what stands between a place and what it lies in; a full stop alone ends the sentence, and the place."""
    part = "|".join(word for word, kind in meanings("modifiers").items() if kind == "part")
    led = rf"(?:in |of |in the |of the |the )?(?:(?:{part}) )?"
    said = rf"(?:a|an|the) (?:[a-z]+(?:-[a-z]+)? ){{0,3}}(?:{_nouns()}) (?:in|of) (?:the )?(?:(?:{part}) )?"
    noun = rf"(?:(?:['’]s)? (?:{_nouns()}))?"
    return re.compile(rf"{noun}(?:(?:\.?,)? (?:{led}|{said})|,| \()")


PARTS = frozenset({"town", "village", "district", "province", "quarter", "region", "camp"})
