"""Readings with the words that bear on them: the two ends of a range, the preposition, the name they are part of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.extract.dates.context import senses, words_for
from dateline.extract.dates.joining import ARTICLES, DASHES, MIDNIGHT, TO, between, is_hour, joined
from dateline.extract.dates.period import Grain
from dateline.extract.dates.readings import Form, Reading
from dateline.extract.dates.tokens import Tagged

_BETWEEN_PREPOSITION_AND_DATE = frozenset({"at", "in", "on", "the", "a", "an", "."})
_OF_A_THING = {"before": "not after", "after": "not before", "by": "", "from": ""}
"""What a preposition means before a thing and its year: "before the 2014 election" may well be in 2014."""
_LONGEST_NAME = 12
_COMPARED_WITHIN = 6
_LONGEST_GROUP = 5
_WORDS_BEFORE = 6
_STOPS = frozenset({".", ";", ":", ",", "?", "!", "(", ")"})
_UNTIL = frozenset({"until", "till"})
_IN_NAMES = frozenset({"of", "the", "in", "and", "on", "for", "de", "al", "-", "–"})
_NOW = frozenset({"present", "now", "today", "date"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One date, or two that make a range, with the words that bear on it. Places count tokens."""

    first: Reading
    end: int
    second: Reading | None = None
    sense: str = ""
    """What the preposition makes of it (the keys of bounds.py), "between", or nothing."""
    trigger: int | None = None
    approximate: bool = False
    uncertain: bool = False
    name: bool = False
    """Whether this is the time of a named thing: "… War (2001–2021)"."""
    named_for: bool = False
    """Whether something is named for this day, so that it tells no time: "the 14 February Coalition"."""


def put_together(tagged: Tagged, readings: Sequence[Reading]) -> list[Phrase]:
    """Join the readings of a text into phrases."""
    merged = joined(tagged, readings)
    phrases: list[Phrase] = []
    at = 0
    while at < len(merged):
        phrase = _phrase(tagged, merged, at)
        phrases.append(phrase)
        at += 2 if phrase.second else 1
        while at < len(merged) and merged[at].start < phrase.end:
            at += 1
    return phrases


def _phrase(tagged: Tagged, readings: list[Reading], at: int) -> Phrase:
    first = readings[at]
    second = readings[at + 1] if at + 1 < len(readings) else None
    words = _words_before(tagged, first.start)
    phrase = _with_preposition(tagged, first, words)
    if second is not None and (sense := _range_sense(tagged, phrase, second, words)) is not None:
        whole = replace(phrase, second=second, end=second.end, sense=sense)
        return replace(whole, name=_is_name(tagged, whole))
    return _one_sided(tagged, phrase)


def _range_sense(tagged: Tagged, phrase: Phrase, second: Reading, words: list[str]) -> str | None:
    """Tell whether two dates are the ends of a range, and whether something lasted from one to the other."""
    first = phrase.first
    link = [word for word in between(tagged, first, second) if word not in ARTICLES]
    if link in (["or"], ["/"]) and _are_neighbours(first, second):
        return "between"
    if len(link) != 1 or not _can_range(first, second):
        return None
    if link == ["/"] and first.grain is second.grain is Grain.YEAR:
        return ""
    if link[0] in _UNTIL and not phrase.sense and words and words[-1] == "of":
        return None
    return phrase.sense if link[0] in TO or (link[0] == "and" and phrase.sense == "between") else None


def _one_sided(tagged: Tagged, phrase: Phrase) -> Phrase:
    """Read what follows or precedes one date by itself: "2015–present", "from 2011", "the 14 February Coalition"."""
    first = phrase.first
    if first.partial and first.day and _names_a_group(tagged, first.end):
        return replace(phrase, sense="", trigger=None, name=True, named_for=True)
    open_end = _open_end(tagged, first)
    if open_end:
        whole = replace(phrase, end=open_end, sense="since")
        return replace(whole, name=_is_name(tagged, whole))
    if phrase.sense != "from":
        if _only_compares(tagged, phrase):  # "the worst since early March, when …" goes on to what was done then
            then = _word_at(tagged, phrase.end) == "," and _word_at(tagged, phrase.end + 1) == "when"
            return replace(phrase, sense="") if then else replace(phrase, name=True)
        return replace(phrase, name=True) if _is_of_a_text(tagged, phrase) else phrase
    lasted = _word_at(tagged, first.end) in words_for("onwards") or _goes_on_from(
        _word_at(tagged, (phrase.trigger or 0) - 1)
    )
    if lasted and first.form is Form.CALENDAR:
        return replace(phrase, sense="since")
    return replace(phrase, sense="", trigger=None)


def _names_a_group(tagged: Tagged, at: int) -> bool:
    """Tell whether the name of a group or a place stands here: "Coalition", "People's League", "movement"."""
    if _word_at(tagged, at) == "movement":
        return True
    for token in tagged.tokens[at : at + _LONGEST_GROUP]:
        if token.text[:1].isupper() and token.text.lower() in words_for("named for a day"):
            return True
        if not (token.text[:1].isupper() or token.text in {"'", "’", "s"}):
            return False
    return False


def _goes_on_from(before: str) -> bool:
    """Tell whether the word before "from 2015" makes it a beginning: "jailed from 2015", not "a map from 2015"."""
    opens = before.strip() in {"", ",", ";", ":", ".", "(", "and"}
    return opens or before.endswith(("ed", "ing")) or before in words_for("lasting")


def _is_name(tagged: Tagged, phrase: Phrase) -> bool:
    """Tell whether a range stands in brackets after a proper name that has a time of its own: "… War (2001–2021)"."""
    tokens = tagged.tokens
    at = phrase.first.start - 2
    closed = phrase.end < len(tokens) and tokens[phrase.end].text == ")"
    if at < 0 or not closed or tokens[at + 1].text != "(":
        return False
    years = phrase.first.grain is Grain.YEAR and (phrase.second is None or phrase.second.grain is Grain.YEAR)
    if years and tokens[at].text.lower() in words_for("named things"):
        return True
    furthest = at - _LONGEST_NAME
    while at >= max(furthest, 0) and (tokens[at].text[:1].isupper() or tokens[at].text.lower() in _IN_NAMES):
        if tokens[at].text[:1].isupper() and tokens[at].text.lower() in words_for("named things"):
            return True
        at -= 1
    return False


def _only_compares(tagged: Tagged, phrase: Phrase) -> bool:
    """Tell whether a date only says how long none was worse: "the deadliest attack since May 2017"."""
    if phrase.sense != "since" or phrase.trigger is None:
        return False
    before = [token.text.lower() for token in tagged.tokens[max(0, phrase.trigger - _COMPARED_WITHIN) : phrase.trigger]]
    clause = before[max((at for at, word in enumerate(before) if word in _STOPS), default=-1) + 1 :]
    return not words_for("superlatives").isdisjoint(clause)


def _is_of_a_text(tagged: Tagged, phrase: Phrase) -> bool:
    """Tell whether a year in brackets is that of a numbered text: "Resolution 2139 (2014)"."""
    at = phrase.first.start - 1
    if phrase.first.grain is not Grain.YEAR or _word_at(tagged, at) != "(" or _word_at(tagged, phrase.end) != ")":
        return False
    return _word_at(tagged, at - 1).isdigit() and not words_for("numbered texts").isdisjoint(
        (_word_at(tagged, at - 2), _word_at(tagged, at - 3))
    )


def _word_at(tagged: Tagged, at: int) -> str:
    return tagged.tokens[at].text.lower() if 0 <= at < len(tagged.tokens) else ""


def _words_before(tagged: Tagged, start: int) -> list[str]:
    return [token.text.lower() for token in tagged.tokens[max(0, start - _WORDS_BEFORE) : start]]


def _names_a_thing(tagged: Tagged, reading: Reading, left: list[str], words: list[str]) -> bool:
    """Tell whether a date only says which thing is meant: "before the 2014 election", "after Tuesday's rioting"."""
    after = _word_at(tagged, reading.end)
    inside = _word_at(tagged, reading.start) if reading.weekday is not None and reading.month is None else ""
    determined = not {"the", "a", "an"}.isdisjoint((*words[len(left) :], inside))
    noun = after.isalpha() and after not in words_for("licences")
    return after in {"'", "’"} or (determined and noun)


def _with_preposition(tagged: Tagged, first: Reading, words: list[str]) -> Phrase:
    left = list(words)
    approximate = uncertain = False
    while left and (left[-1] in _softeners() or left[-2:] == ["at", "least"]):
        word = left.pop()
        approximate |= word in words_for("about")
        uncertain |= word in words_for("unsure")
    sense = _sense(left)
    if sense == "before" and first.trim == "END":
        sense = "not after"
    if first.weekday is not None and _word_at(tagged, first.end) in words_for("held on a day"):
        sense = ""
    elif _names_a_thing(tagged, first, left, words):
        sense = _OF_A_THING.get(sense, sense)
    if is_hour(first) or (first.time and sense in {"before", "after"}):
        sense = ""
    if first.time[:1].isdigit() and first.time not in MIDNIGHT:
        approximate = False
    trigger = first.start - 1 - (len(words) - len(left)) if sense else None
    return Phrase(first, first.end, None, sense, trigger, approximate or first.approximate, uncertain)


@cache
def _softeners() -> frozenset[str]:
    return words_for("about") | words_for("unsure") | _BETWEEN_PREPOSITION_AND_DATE


def _sense(left: list[str]) -> str:
    """Say what the preposition at the end of a row of words makes of the date after it."""
    two = senses().get(" ".join(left[-2:]), "")
    if two and left[-3:-2] != ["-"]:
        return two
    if left[-4:] == ["run", "-", "up", "to"]:
        return "not after"
    sense = senses().get(left[-1], "") if left else ""
    return "" if sense == "until" and "not" in left else sense


def _can_range(first: Reading, second: Reading) -> bool:
    """Tell whether two dates side by side can be the ends of one range."""
    dated = Form.VALUE not in {first.form, second.form}
    hour = is_hour(first) or is_hour(second)
    return dated and not hour


def _are_neighbours(first: Reading, second: Reading) -> bool:
    """Tell whether two days, months or years follow one another: "2 or 3 May" is one night told by two dates."""
    if first.grain is not second.grain:
        return False
    if first.grain is Grain.DAY:
        return first.month == second.month and bool(first.day and second.day) and _steps(first.day, second.day)
    return _steps(first.month, second.month) if first.grain is Grain.MONTH else _steps(first.year, second.year)


def _steps(first: int | None, second: int | None) -> bool:
    return first is not None and second is not None and second - first == 1


def _open_end(tagged: Tagged, first: Reading) -> int | None:
    """Find the end of "2015–present"."""
    rest = [token.text.lower() for token in tagged.tokens[first.end : first.end + 3]]
    if first.form is not Form.CALENDAR or not rest or rest[0] not in TO:
        return None
    if rest[0] in DASHES and rest[1:2] == [")"] and _word_at(tagged, first.start - 1) == "(":
        return first.end + 1
    words = [word for word in rest[1:] if word != "the"]
    return first.end + len(rest) - len(words) + 1 if words and words[0] in _NOW else None
