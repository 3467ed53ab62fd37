"""Who says so: "police said", "according to a hospital official"."""

from __future__ import annotations

from bisect import bisect_left

from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.lists import Counted
from dateline.extract.tolls.reading import Reading
from dateline.extract.tolls.words import Words

SENTENCE = 60
"""How many words either side of an outcome word are searched for who tells it."""


def asserter(reading: Reading, one: Counted) -> str | None:
    """Name who tells a toll, in the words of its own sentence; None where nobody is named."""
    words = reading.words
    if not words.sayings:
        return None
    first, last = _sentence(words, one.trigger.start)
    places = words.sayings[bisect_left(words.sayings, first) : bisect_left(words.sayings, last)]
    named = [(at, name) for at in places if (name := _named_at(reading, at)) is not None]
    before = [name for at, name in named if at < one.trigger.start]
    # Of several, the last before the deed told it: "police said 3, the army said 20 were killed".
    return before[-1] if before else next((name for _, name in named), None)


def _sentence(words: Words, at: int) -> tuple[int, int]:
    """Find where the sentence around a word starts and ends."""
    first, last = at, at
    while first > max(at - SENTENCE, 0) and words.tags[first - 1] != "end":
        first -= 1
    while last < min(at + SENTENCE, len(words.tags)) and words.tags[last] != "end":
        last += 1
    return first, last


def _named_at(reading: Reading, at: int) -> str | None:
    """Name the speaker of a word of saying at this place."""
    words = reading.words
    if words.low[at] in ("claimed", "claims") and words.word(at + 1) in lexicon().lists["not_said"]:
        return None
    if words.low[at] == "according":
        phrase = reading.starts.get(at + 2)
    elif words.tag(at - 1) != "be":
        while words.tag(at - 1) == "adverb" and at not in reading.ends:
            at -= 1
        phrase = reading.ends.get(at)
        if phrase is not None and words.tag(phrase.start - 1) == "preposition":
            phrase = reading.ends.get(phrase.start - 1)
    else:
        return None
    if phrase is None or phrase.quantity is not None or phrase.kind in ("pronoun", "bare"):
        return None
    several_words = phrase.end - phrase.start > 1
    if phrase.kind in ("unknown", "thing") and phrase.determiner is None and not several_words:
        return None
    return words.span(phrase.start, phrase.end).of(words.text)
