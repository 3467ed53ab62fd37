"""A text as tagged words: what each word is in the toll grammar, and which words tell an outcome."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from operator import attrgetter

from dateline.extract.tolls.figures import mark_other_figures
from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.triggers import Trigger, mark_triggers
from dateline.model.evidence import Span
from dateline.text.numbers import figure_value, word_value

TOKEN = re.compile(
    r"(?P<note>\[(?:\d{1,3}|[a-z]|note \d{1,3}|citation needed)\])"  # the mark of a footnote
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[,.]\d+)*(?:(?:st|nd|rd|th)\b|(?:-(?=[^\W\dA-Z_])[^\W\d_]+)+)"  # 64th, 47-year-old
    r"|\d+(?:[,.]\d+)*(?:\^\d+)?"  # 2,000; 10^20
    r"|\w+(?:['’-]\w+)*"
    r"|\n[ \t]*\n"
    r"|[^\w\s\"“”'’]"
)
PUNCTUATION = {".": "end", "!": "end", "?": "end", ";": "end", ",": "comma", "(": "open", ")": "close", "[": "open"}
PUNCTUATION |= {"]": "close", ":": "colon", "–": "dash", "—": "dash", "-": "dash", "&": "joiner"}
LEADING = ("determiner", "pronoun_owner")
SPELT = {"May": "time", "March": "time", "US": "name", "IT": "name"}
"""Words whose capitals decide what they are."""

ALSO_NAMES = frozenset(("Said", "Jan"))
"""Words that end a name where a name stands before them: "Omar Said", "Agha Jan"."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words, with the tag of each. Positions count words; ``span`` turns them into characters."""

    text: str
    low: list[str]
    tags: list[str]
    places: list[tuple[int, int]]
    triggers: list[Trigger]
    sayings: list[int]
    """Where words of saying stand: "said", "according"."""

    def span(self, start: int, end: int) -> Span:
        """Give the characters that a run of words covers."""
        return Span(self.places[start][0], self.places[end - 1][1])

    def tag(self, at: int) -> str:
        """Give a word's tag, "end" outside the text."""
        return self.tags[at] if 0 <= at < len(self.tags) else "end"

    def word(self, at: int) -> str:
        """Give a word in lower case, nothing outside the text."""
        return self.low[at] if 0 <= at < len(self.low) else ""

    def capital(self, at: int) -> bool:
        """Tell whether a word begins with a capital."""
        return 0 <= at < len(self.places) and self.text[self.places[at][0]].isupper()

    def triggers_at(self, at: int) -> Iterator[Trigger]:
        """Give the outcome word that starts at a place, if one does."""
        place = bisect_left(self.triggers, at, key=attrgetter("start"))
        if place < len(self.triggers) and self.triggers[place].start == at:
            yield self.triggers[place]

    def matches(self, at: int, words: tuple[str, ...]) -> bool:
        """Tell whether these words stand here."""
        return self.low[at : at + len(words)] == list(words)


def read_words(text: str) -> Words:
    """Cut a text into words, tag each one and find the outcome words."""
    known = lexicon()
    titles, saying = known.lists["titles"], known.lists["saying"]
    low: list[str] = []
    tags: list[str] = []
    places: list[tuple[int, int]] = []
    figures: list[int] = []
    sayings: list[int] = []
    capitals: set[int] = set()
    for match in TOKEN.finditer(text):
        if match.lastgroup:
            continue
        raw = match.group()
        word = raw.lower().replace("’", "'")
        tag = SPELT.get(raw) or known.tags.get(word) or _tag(raw, word)
        if raw in ALSO_NAMES and tags[-1:] == ["name"]:
            tag = "name"
        if raw == "." and low and low[-1] in titles and places[-1][1] == match.start():
            continue
        if raw == ")" and _repeats_a_number(low, tags):
            del low[-2:], tags[-2:], places[-2:], figures[-1:]
            continue
        low.append(word)
        tags.append(tag)
        places.append(match.span())
        if tag == "number":
            figures.append(len(low) - 1)
        if word in saying:
            sayings.append(len(low) - 1)
        if raw[0].isupper():
            capitals.add(len(low) - 1)
    _retag(low, tags)
    triggers = mark_triggers(low, tags, capitals)
    mark_other_figures(low, tags, figures, capitals)
    return Words(text, low, tags, places, triggers, sayings)


def _repeats_a_number(low: list[str], tags: list[str]) -> bool:
    """Tell whether figures in brackets say a number word again, as official prose does: "two (2) people"."""
    if tags[-3:] != ["number", "open", "number"] or not low[-1].isdecimal():
        return False
    return word_value(low[-3]) == int(low[-1])


def _retag(low: list[str], tags: list[str]) -> None:
    """Set right the words that their neighbours make into something else."""
    for at in range(1, len(low)):
        if low[at] == "second" and low[at - 1] == "a" and tags[at + 1 : at + 2] in (["be"], ["have"]):
            tags[at] = "people"  # "one died and a second was injured"
        elif low[at] == "second" and tags[at - 1] in LEADING and tags[at + 1 : at + 2] == ["people"]:
            tags[at] = "people"  # "arrested a second man"
        elif low[at] == "another" and low[at - 1] == "yet":
            tags[at - 1] = "adverb"
        elif low[at] == "board" and low[at - 1] == "on":
            tags[at] = "preposition"
        elif low[at] == "well" and low[at - 1] == "as" and low[at + 1 : at + 2] == ["as"]:
            tags[at - 1 : at + 2] = ["joiner"] * 3


def _tag(raw: str, word: str) -> str:
    """Tag a word that stands in no list, by its shape."""
    if raw in PUNCTUATION:
        return PUNCTUATION[raw]
    if raw[0] == "\n":
        return "end"
    if not raw[0].isalnum():
        return "mark"
    return _figure_tag(raw) if raw[0].isdecimal() else _word_tag(raw, word)


def _figure_tag(raw: str) -> str:
    """Tell "2,000" from "47-year-old"."""
    return "number" if raw.isdecimal() or figure_value(raw) is not None else "compound"


def _word_tag(raw: str, word: str) -> str:
    if word.endswith("'s"):
        return "possessive"
    if "-" in word and word_value(word) is not None:
        return "number"
    first, hyphen, last = word.rpartition("-")
    if hyphen and first and lexicon().tags.get(last) == "people":
        return "people"
    named = word in lexicon().lists["particles"] or any(part[:1].isupper() for part in raw.split("-"))
    return "name" if named else "word"
