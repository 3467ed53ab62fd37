"""Whether a toll in a description belongs to another incident than the one described."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from dateline.extract.tolls.find import Told
from dateline.extract.tolls.lexicon import load_word_lists
from dateline.extract.tolls.words import Words

BACKGROUND_REACH = 7
OTHER_TIME_REACH = 25
AFTER_DEED = 5
YEAR = re.compile(r"(?:19|20)\d\d")
"""A year before a killing told as a noun sets it apart: "sentenced for the 1998 killing of a prefect"."""
COMING = frozenset(("come", "comes", "came", "follows", "followed"))


def elsewhere(one: Told, sentence: range, *, first: bool) -> bool:
    """Tell whether the words of its sentence put a toll on another day or in another incident."""
    words, trigger, lists = one.reading.words, one.counted.trigger, incident_words()
    at = min(trigger.start, one.counted.phrase.start)
    # "in retaliation for acts by soldiers, specifically the killing of": a killing as a noun may stand far behind.
    reach = OTHER_TIME_REACH if trigger.words.form == "of" else BACKGROUND_REACH
    before = words.low[max(sentence.start, at - BACKGROUND_REACH) : at]
    phrase = one.counted.phrase  # "killed a recently retired general" tells when he retired
    told = phrase.end if phrase.start == trigger.end else trigger.end
    after = words.low[told : min(trigger.end + AFTER_DEED, sentence.stop)]
    # "A councillor since 2004 was shot" has its "since" between the man and the deed.
    outside = [*words.low[sentence.start : at], *words.low[trigger.start : sentence.stop]]
    occasion = trigger.words.form == "of" and words.word(trigger.start - 2) in lists["occasion"]
    return (
        _behind(words, max(sentence.start, at - reach), at)
        or not lists["running_count"].isdisjoint(outside)
        or not lists["time_gone"].isdisjoint((*after, *_pairs(after)))
        or (occasion and lists["owned"].isdisjoint(words.low[sentence.start : at]))
        or (_bodies(one) and not lists["bait"].isdisjoint(before))
        or (trigger.words.form == "of" and YEAR.fullmatch(words.word(trigger.start - 1)) is not None)
        or _other_time(words, sentence.start, at)
        or (not first and _boasted(words, sentence.start, at))
    )


def _bodies(one: Told) -> bool:
    """Tell a toll of bodies: "to pick up six dead bodies" speaks of people killed before."""
    phrase = one.counted.phrase
    named = {"body", "bodies", "corpses"} & set(one.reading.words.low[phrase.start : phrase.end])
    return one.counted.trigger.words.form in ("body", "of") or bool(named)


def _behind(words: Words, opening: int, at: int) -> bool:
    """Tell words of an occasion before a toll; a protest that was shot at is none, "in protest" is."""
    background = incident_words()["background"]
    return any(
        words.low[place] in background
        and (words.low[place] != "protest" or _in_protest(words.word(place - 1), words.word(place + 1)))
        for place in range(opening, at)
    )


def _in_protest(before: str, after: str) -> bool:
    return before in ("in", "to") or after in ("against", "over", "at")


def _other_time(words: Words, opening: int, at: int) -> bool:
    """Tell whether words before a deed put it on another day: "the attack comes two days after a bomb killed six"."""
    for place in range(max(opening, at - OTHER_TIME_REACH), at):
        if " ".join(words.low[place : place + 2]) in incident_words()["other_time"]:
            same_clause = "comma" not in words.tags[place + 2 : at]
            if same_clause or words.low[place + 1] in COMING:
                return True
    return False


def _boasted(words: Words, opening: int, at: int) -> bool:
    """Tell whether a group says so of itself: "the group stated that three police were killed"."""
    lists = incident_words()
    for place in range(max(opening, at - OTHER_TIME_REACH), at):
        if words.low[place] in lists["boasting"] and words.word(place + 1) not in ("responsibility", "credit", "the"):
            return not lists["groups"].isdisjoint(words.low[opening:place])
    return False


def _pairs(low: list[str]) -> list[str]:
    """Give each two words that stand together."""
    return [" ".join(pair) for pair in pairwise(low)]


@cache
def incident_words() -> dict[str, frozenset[str]]:
    """Read the words that tell which figures of a description belong to its incident."""
    return load_word_lists("incident.yaml")
