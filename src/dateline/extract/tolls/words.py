"""A text as tagged words: what each word is in the toll grammar, and which words tell an outcome."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.extract.tolls.lexicon import TriggerWords, lexicon
from dateline.model.evidence import Span
from dateline.model.toll import Outcome
from dateline.text.numbers import figure_value, word_value

TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[,.]\d+)*(?:-[^\W\d_]+)+"  # 47-year-old
    r"|\d+(?:[,.]\d+)*"
    r"|\w+(?:['’-]\w+)*"
    r"|\n[ \t]*\n"
    r"|[^\w\s\"“”'’]"
)
PUNCTUATION = {".": "end", "!": "end", "?": "end", ";": "end", ",": "comma", "(": "open", ")": "close", "[": "open"}
PUNCTUATION |= {"]": "close", ":": "colon", "–": "dash", "—": "dash", "-": "dash", "&": "joiner"}
SPELT = {"May": "time", "March": "time", "US": "name", "IT": "name"}
"""Words whose capitals decide what they are."""
PARTICLES = frozenset("al bin ibn bint abu el ul ur de la von van der da dos du di".split())
"""Small words inside names: "Khalid bin Walid"."""
MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul aug "
    "sep sept oct nov dec".split()
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """An outcome word found in a text, by word positions."""

    start: int
    end: int
    words: TriggerWords


@dataclass(frozen=True, slots=True)
class Words:
    """A text cut into words, with the tag of each. Positions count words; ``span`` turns them into characters."""

    text: str
    low: list[str]
    tags: list[str]
    places: list[tuple[int, int]]
    triggers: list[Trigger]

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

    def matches(self, at: int, words: tuple[str, ...]) -> bool:
        """Tell whether these words stand here."""
        return self.low[at : at + len(words)] == list(words)


def read_words(text: str) -> Words:
    """Cut a text into words, tag each one and find the outcome words."""
    known = lexicon()
    low: list[str] = []
    tags: list[str] = []
    places: list[tuple[int, int]] = []
    figures: list[int] = []
    capitals: set[int] = set()
    for match in TOKEN.finditer(text):
        raw = match.group()
        word = raw.lower().replace("’", "'")
        tag = SPELT.get(raw) or known.tags.get(word) or _tag(raw, word)
        if raw == "." and low and low[-1] in known.titles and places[-1][1] == match.start():
            continue
        low.append(word)
        tags.append(tag)
        places.append(match.span())
        if tag == "number":
            figures.append(len(low) - 1)
        if raw[0].isupper():
            capitals.add(len(low) - 1)
    triggers = _mark_triggers(low, tags, capitals)
    _mark_times(low, tags, figures)
    return Words(text, low, tags, places, triggers)


def _tag(raw: str, word: str) -> str:
    """Tag a word that stands in no list, by its shape."""
    if raw in PUNCTUATION:
        return PUNCTUATION[raw]
    first = raw[0]
    if first == "\n":
        return "end"
    if not first.isalnum():
        return "mark"
    if figure_value(raw) is not None or (first.isdecimal() and raw.isdecimal()) or word_value(word) is not None:
        return "number"
    if word.endswith("'s"):
        return "possessive"
    if first.isdecimal():
        return "compound"
    stem = word.rpartition("-")[2]
    if stem != word and lexicon().tags.get(stem) == "people":
        return "people"
    if word in PARTICLES or any(part[:1].isupper() for part in raw.split("-")):
        return "name"
    return "word"


def _mark_triggers(low: list[str], tags: list[str], capitals: set[int]) -> list[Trigger]:
    """Find the outcome words, longest first, and tag the words they cover."""
    by_first = lexicon().triggers
    found: list[Trigger] = []
    free = 0
    for at, word in enumerate(low):
        if at < free or word not in by_first:
            continue
        for entry in by_first[word]:
            end = at + len(entry.words)
            named = entry.form in ("base", "present") and at in capitals and at > 0
            if tuple(low[at:end]) == entry.words and not named and _tells(low, tags, at, entry):
                found.append(Trigger(at, end, entry))
                tags[at:end] = ["trigger"] * (end - at)
                free = end
                break
    return found


def _tells(low: list[str], tags: list[str], at: int, entry: TriggerWords) -> bool:
    """Tell whether a word that may name an outcome does so here: "claimed 20 lives", "a body was found"."""
    known = lexicon()
    if entry.form == "count_after_verb":
        verbs = known.needs_verb["lives" if entry.outcome is Outcome.KILLED else "hostages"]
        return any(word in verbs for word in low[max(at - 6, 0) : at])
    if entry.form == "body":
        return any(word in known.body_found for word in low[max(at - 8, 0) : at + 20])
    if entry.form == "present":
        return tags[at - 1 : at] in (["name"], ["people"], ["things"]) and tags[at + 1 : at + 2] != ["preposition"]
    if entry.form == "shot":
        return tags[at - 1 : at] != ["number"] and low[at + 1 : at + 2] not in (
            ["at"],
            ["down"],
            ["out"],
            ["their"],
            ["into"],
            ["up"],
        )
    return True


def _mark_times(low: list[str], tags: list[str], raw_years: list[int]) -> None:
    """Retag the figures that are years, days of a month, times of day and ages, so that none is read as a toll."""
    for at in raw_years:
        before, after = low[at - 1] if at else "", low[at + 1] if at + 1 < len(low) else ""
        if after in ("year", "years", "month", "months") and low[at + 2 : at + 3] == ["old"]:
            tags[at : at + 3] = ["compound"] * 3
        elif after in ("year-old", "years-old", "month-old") or low[at + 1 : at + 4] == ["-", "year", "-"]:
            tags[at : at + 2] = ["compound"] * 2
        if tags[at] == "compound":
            continue
        figure = low[at]
        if _is_year(low, tags, at) or before in MONTHS or (after in MONTHS and tags[at + 1] == "time"):
            tags[at] = "time"
        elif (before == ":" and tags[at - 2 : at - 1] == ["time"]) or (
            after == ":" and low[at + 2 : at + 3] and low[at + 2][:2].isdecimal()
        ):
            tags[at] = "time"
        elif len(figure) <= 3 and _is_age(low, tags, at):  # noqa: PLR2004 - nobody is a thousand years old
            tags[at] = "age"


def _is_year(low: list[str], tags: list[str], at: int) -> bool:
    """Tell "in 2004" and "May 5, 2004" from "killed 2004 people"."""
    if len(low[at]) != 4 or low[at][:2] not in ("18", "19", "20"):  # noqa: PLR2004 - a year has four figures
        return False
    if at == 0:
        return False
    if tags[at - 1] == "comma":
        return at > 1 and tags[at - 2] == "time"
    return (
        tags[at - 1] in ("time", "preposition")
        and low[at - 1] not in ("of", "to", "about", "over", "around", "with")
        or low[at - 2 : at] in (["end", "of"], ["fall", "of"], ["beginning", "of"], ["start", "of"])
    )


def _is_age(low: list[str], tags: list[str], at: int) -> bool:
    """Tell an age set off from a person: "Ahmed Ali, 32, was killed", "a farmer aged 40"."""
    if low[at - 1 : at] == ["aged"] or low[at - 1 : at] == ["age"]:
        return True
    opened = tags[at - 1 : at] in (["comma"], ["open"])
    closed = tags[at + 1 : at + 2] in (["comma"], ["close"], ["end"], ["joiner"])
    return opened and closed and at > 1 and tags[at - 2] in ("name", "people", "possessive", "word")
