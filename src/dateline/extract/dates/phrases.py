"""Readings put together: an hour with its day, a length with the date it counts from, the two ends of a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.extract.dates.context import senses, words_for
from dateline.extract.dates.expression import TimeKind
from dateline.extract.dates.period import Grain
from dateline.extract.dates.readings import NIGHT, Form, Reading
from dateline.extract.dates.tokens import Tagged

_BEFORE_A_DAY = frozenset({"on", "in", "the", "of", ",", "at", "around", "about"})
_DASHES = frozenset({"-", "–", "—"})
_TO = _DASHES | {"to", "through", "thru", "until", "till"}
_ARTICLES = frozenset({"the", "on", "in", "early", "late"})
_GLUE = _TO | _ARTICLES | {"and", "or", ",", "/"}
_BETWEEN_PREPOSITION_AND_DATE = frozenset({"at", "in", "on", "the", "a", "an", "."})
_OF_A_THING = {"before": "not after", "after": "not before", "by": "", "from": ""}
"""What a preposition means before a thing and its year: "before the 2014 election" may well be in 2014."""
_LONGEST_NAME = 12
_UNTIL = frozenset({"until", "till"})
_IN_NAMES = frozenset({"of", "the", "in", "and", "on", "for", "de", "al", "-", "–"})
_NOW = frozenset({"present", "now", "today", "date"})
_FURTHEST = 3
"""How many words may stand between the two ends of a range."""
_FURTHEST_IN_LIST = 5
"""How many words may stand between two dates that share a year: "on 30 June and the second on 2 July 2019"."""
_CONJUNCTIONS = frozenset({"and", "or", "then"})
_STOPS = frozenset({".", ";", ":", "?", "!", "(", ")"})


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
    merged = _lend_years(tagged, _merge(tagged, readings))
    phrases: list[Phrase] = []
    at = 0
    while at < len(merged):
        phrase = _phrase(tagged, merged, at)
        phrases.append(phrase)
        at += 2 if phrase.second else 1
    return phrases


def _between(tagged: Tagged, first: Reading, second: Reading) -> list[str]:
    if second.start - first.end > _FURTHEST:
        return ["…"]
    return [token.text.lower() for token in tagged.tokens[first.end : second.start]]


def _merge(tagged: Tagged, readings: Sequence[Reading]) -> list[Reading]:
    """Join hours to days ("9 a.m. on Tuesday") and lengths to dates ("two days after 3 March")."""
    merged: list[Reading] = []
    for reading in readings:
        joined = _joined(tagged, merged[-1], reading) if merged else None
        if joined:
            merged[-1] = joined
        else:
            merged.append(reading)
    return merged


def _joined(tagged: Tagged, first: Reading, second: Reading) -> Reading | None:
    words = [word for word in _between(tagged, first, second) if word not in _BEFORE_A_DAY]
    if words[1:] == ["time"] and _is_hour(first):
        words = []
    if not words and _is_hour(first) and _is_day(second):
        about = first.approximate or second.approximate
        return replace(second, start=first.start, time=first.time, kind=TimeKind.TIME, approximate=about)
    if not words and _is_day(first) and _is_hour(second) and not first.time:
        about = first.approximate or second.approximate
        return replace(first, end=second.end, time=second.time, kind=TimeKind.TIME, approximate=about)
    counted = first.kind is TimeKind.DURATION and second.form is Form.CALENDAR
    if counted and words in (["after"], ["before"], ["following"]):
        return _counted_from(first, second, -1 if words == ["before"] else 1)
    return None


def _is_hour(reading: Reading) -> bool:
    return (
        reading.form is Form.SHIFT
        and reading.count == 0
        and bool(reading.time)
        and reading.grain is Grain.DAY
        and reading.trim in {None, NIGHT}
    )


def _is_day(reading: Reading) -> bool:
    """Tell whether this is a day, of which an hour may be told: "Tuesday", "the morning of 3 May", not "14:20"."""
    return reading.form is not Form.VALUE and reading.grain is Grain.DAY and not reading.time[:1].isdigit()


def _counted_from(length: Reading, start: Reading, sign: int) -> Reading | None:
    letters, digits = (length.value or "P")[-1:], (length.value or "")[1:-1]
    if not digits.isdigit() or letters not in {"D", "W", "M", "Y"}:
        return None
    return Reading(
        Form.SHIFT,
        length.start,
        start.end,
        grain=Grain(letters),
        count=sign * int(digits),
        of=start,
        approximate=length.approximate,
    )


def _lend_years(tagged: Tagged, readings: list[Reading]) -> list[Reading]:
    """Give "April" the year of "April and May 2022", and "early" spring that of "spring and summer 2014"."""
    lent = list(readings)
    for at in range(len(lent) - 2, -1, -1):
        first, second = lent[at], lent[at + 1]
        if not first.partial or second.form is not Form.CALENDAR or second.month is None:
            continue
        words = [token.text.lower() for token in tagged.tokens[first.end : second.start]][: _FURTHEST_IN_LIST + 1]
        if len(words) > _FURTHEST_IN_LIST:
            continue
        listed = not _CONJUNCTIONS.isdisjoint(words) and not _STOPS & set(words)
        if words and (set(words) <= _GLUE or listed) and (second.year is not None or second.year_shift is not None):
            lent[at] = replace(first, year=_lent_year(first, second), year_shift=second.year_shift, base=second.base)
    return lent


def _lent_year(first: Reading, second: Reading) -> int | None:
    """Give the year of the second date, or the one before where the first comes later in the calendar."""
    wraps = (first.month or 0) > (second.month or 0) and first.grain is second.grain
    return second.year - 1 if second.year is not None and wraps else second.year


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
    link = [word for word in _between(tagged, first, second) if word not in _ARTICLES]
    if link in (["or"], ["/"]) and _are_next_days(first, second):
        return "between"
    if len(link) != 1 or not _can_range(first, second):
        return None
    if link == ["/"] and first.grain is second.grain is Grain.YEAR:
        return ""
    if link[0] in _UNTIL and not phrase.sense and words and words[-1] == "of":
        return None
    return phrase.sense if link[0] in _TO or (link[0] == "and" and phrase.sense == "between") else None


def _one_sided(tagged: Tagged, phrase: Phrase) -> Phrase:
    """Read what follows or precedes one date by itself: "2015–present", "from 2011", "the 14 February Coalition"."""
    first = phrase.first
    after = tagged.tokens[first.end].text if first.end < len(tagged.tokens) else ""
    if (
        first.partial
        and first.day
        and (after[:1].isupper() or after == "movement")
        and after.lower() in words_for("named for a day")
    ):
        return replace(phrase, sense="", trigger=None, name=True, named_for=True)
    open_end = _open_end(tagged, first)
    if open_end:
        whole = replace(phrase, end=open_end, sense="since")
        return replace(whole, name=_is_name(tagged, whole))
    if phrase.sense != "from":
        return phrase
    lasted = _word_at(tagged, first.end) in words_for("onwards") or _goes_on_from(
        _word_at(tagged, (phrase.trigger or 0) - 1)
    )
    if lasted and first.form is Form.CALENDAR:
        return replace(phrase, sense="since")
    return replace(phrase, sense="", trigger=None)


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
    furthest = at - _LONGEST_NAME
    while at >= max(furthest, 0) and (tokens[at].text[:1].isupper() or tokens[at].text.lower() in _IN_NAMES):
        if tokens[at].text[:1].isupper() and tokens[at].text.lower() in words_for("named things"):
            return True
        at -= 1
    return False


def _word_at(tagged: Tagged, at: int) -> str:
    return tagged.tokens[at].text.lower() if 0 <= at < len(tagged.tokens) else ""


def _words_before(tagged: Tagged, start: int) -> list[str]:
    return [token.text.lower() for token in tagged.tokens[max(0, start - 4) : start]]


def _names_a_thing(tagged: Tagged, reading: Reading, left: list[str], words: list[str]) -> bool:
    """Tell whether a date only says which thing is meant: "before the 2014 election", "after Tuesday's rioting"."""
    after = _word_at(tagged, reading.end)
    determined = not {"the", "a", "an"}.isdisjoint(words[len(left) :])
    noun = after.isalpha() and after not in words_for("licences")
    return after in {"'", "’"} or (determined and noun)


def _with_preposition(tagged: Tagged, first: Reading, words: list[str]) -> Phrase:
    left = list(words)
    approximate = uncertain = False
    while left and left[-1] in _softeners():
        word = left.pop()
        approximate |= word in words_for("about")
        uncertain |= word in words_for("unsure")
    sense = _sense(left)
    if sense == "before" and first.trim == "END":
        sense = "not after"
    if _names_a_thing(tagged, first, left, words):
        sense = _OF_A_THING.get(sense, sense)
    if _is_hour(first) or (first.time and sense in {"before", "after"}):
        sense = ""
    trigger = first.start - 1 - (len(words) - len(left)) if sense else None
    return Phrase(first, first.end, None, sense, trigger, approximate or first.approximate, uncertain)


@cache
def _softeners() -> frozenset[str]:
    return words_for("about") | words_for("unsure") | _BETWEEN_PREPOSITION_AND_DATE


def _sense(left: list[str]) -> str:
    """Say what the preposition at the end of a row of words makes of the date after it."""
    if left[-2:] == ["up", "to"] and left[-3:-2] != ["-"]:
        return "until"
    if left[-2:] == ["later", "than"]:
        return "by"
    sense = senses().get(left[-1], "") if left else ""
    return "" if sense == "until" and "not" in left else sense


def _can_range(first: Reading, second: Reading) -> bool:
    """Tell whether two dates side by side can be the ends of one range."""
    dated = Form.VALUE not in {first.form, second.form}
    hour = _is_hour(first) or _is_hour(second)
    return dated and not hour


def _are_next_days(first: Reading, second: Reading) -> bool:
    """Tell whether two days follow one another: "2 or 3 May" is one night told by two dates."""
    both = first.day is not None and second.day is not None and first.month == second.month
    return both and (second.day or 0) - (first.day or 0) == 1


def _open_end(tagged: Tagged, first: Reading) -> int | None:
    """Find the end of "2015–present"."""
    rest = [token.text.lower() for token in tagged.tokens[first.end : first.end + 3]]
    if first.form is not Form.CALENDAR or not rest or rest[0] not in _TO:
        return None
    words = [word for word in rest[1:] if word != "the"]
    return first.end + len(rest) - len(words) + 1 if words and words[0] in _NOW else None
