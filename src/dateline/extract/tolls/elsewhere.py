"""Whether a toll in a description belongs to another incident than the one described."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from dateline.extract.tolls.find import Told
from dateline.extract.tolls.lexicon import load_word_lists
from dateline.extract.tolls.words import Words

BACKGROUND_REACH = 7
OTHER_TIME_REACH = 25
AFTER_DEED = 5
COMING = frozenset(("come", "comes", "came", "follows", "followed"))


def elsewhere(one: Told, sentence: range, *, first: bool) -> bool:
    """Tell whether the words of its sentence put a toll on another day or in another incident."""
    words, trigger, lists = one.reading.words, one.counted.trigger, incident_words()
    at = min(trigger.start, one.counted.phrase.start)
    before = words.low[max(sentence.start, at - BACKGROUND_REACH) : at]
    after = words.low[trigger.end : min(trigger.end + AFTER_DEED, sentence.stop)]
    # "A councillor since 2004 was shot" has its "since" between the man and the deed.
    outside = [*words.low[sentence.start : at], *words.low[trigger.start : sentence.stop]]
    occasion = trigger.words.form == "of" and words.word(trigger.start - 2) in lists["occasion"]
    return (
        not lists["background"].isdisjoint(before)
        or not lists["running_count"].isdisjoint(outside)
        or not lists["time_gone"].isdisjoint((*after, *_pairs(after)))
        or (occasion and lists["owned"].isdisjoint(words.low[sentence.start : at]))
        or (trigger.words.form in ("body", "of") and not lists["bait"].isdisjoint(before))
        or _other_time(words, sentence.start, at)
        or (not first and _boasted(words, sentence.start, at))
    )


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
