"""A text under analysis: its words and the phrases in it, by where they start and end."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.phrases import Phrase, read_phrase
from dateline.extract.tolls.words import Words

STARTS_NO_PHRASE = frozenset(
    [
        "trigger",
        "end",
        "comma",
        "be",
        "have",
        "verbs",
        "relative",
        "joiner",
        "mark",
        "modal",
        "open",
        "close",
        "colon",
        "dash",
        "time",
        "age",
        "preposition",
        "subordinator",
        "including",
        "adverb",
    ]
)

OPENINGS = frozenset(("between", "from", "not"))
"""Words that are no part of a phrase by themselves and may open a number: "between 20 and 30", "not one"."""
AFTER_OBJECT = frozenset(("dead", "unharmed", "unhurt", "uninjured", "missing", "hostage", "captive", "prisoner"))
"""Outcome words that may close what a verb did: "freed eleven workers unharmed"."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The words of a text and its phrases, by word positions."""

    words: Words
    starts: dict[int, Phrase]
    ends: dict[int, Phrase]
    around: dict[int, Phrase]
    """The phrase that an outcome word stands in, by the place of the word: "three wounded soldiers"."""

    def after_adverbs(self, at: int) -> int:
        """Step over adverbs: from "were" to "wounded" in "were seriously wounded"."""
        while self.words.tag(at) == "adverb" and at not in self.starts:
            at += 1
        return at

    def is_subject(self, phrase: Phrase) -> bool:
        """Tell whether a phrase is the subject of what follows it: "… and four others were injured"."""
        at = self.after_adverbs(phrase.end)
        tag = self.words.tag(at)
        if tag == "trigger" and (self.words.low[at] in AFTER_OBJECT or self.words.low[at].endswith("ing")):
            return False  # "killed three men driving a truck"
        if tag == "trigger":
            return (
                phrase.kind in ("people", "bare", "name")
                and self.words.tag(at - 1) != "comma"
                and at not in self.starts
            )
        return tag in ("be", "have")


def read_phrases(words: Words) -> Reading:
    """Find the phrases of a text in one pass."""
    starts: dict[int, Phrase] = {}
    ends: dict[int, Phrase] = {}
    around: dict[int, Phrase] = {}
    at, stop, hedges = 0, len(words.low), lexicon().hedges
    while at < stop:
        phrase = None
        verbal = at in ends and words.tags[at] == "word" and words.low[at].endswith(("ing", "ed"))
        if verbal:
            words.tags[at] = "verbs"
        elif words.tags[at] not in STARTS_NO_PHRASE or words.low[at] in hedges or words.low[at] in OPENINGS:
            phrase = read_phrase(words, at)
        if phrase is None:
            at += 1
            continue
        starts[phrase.start] = phrase
        ends[phrase.end] = phrase
        if phrase.noun is not None and words.tags[phrase.noun] == "trigger":
            around[phrase.noun] = phrase
        at = phrase.end
    return Reading(words, starts, ends, around)
