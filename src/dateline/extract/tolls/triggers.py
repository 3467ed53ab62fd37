"""Outcome words in a text: which words tell that people were killed, wounded, taken or driven out."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.tolls.lexicon import TriggerWords, lexicon
from dateline.model.toll import Outcome

VERB_REACH = 6
FOUND_BEFORE, FOUND_AFTER, FOUND_LATE = 8, 20, 30
SHOT_OTHERWISE = (["at"], ["down"], ["out"], ["their"], ["into"], ["up"])
"""After these nobody is told to have been hit: "shot at a car", "shot down a plane"."""
BEGINS_OBJECT = frozenset(
    ("number", "determiner", "people", "name", "word", "things", "pronoun_owner", "pronoun", "none", "joiner", "adverb")
)
SHOOTS = (["determiner"], ["number"], ["people"], ["name"], ["pronoun"], ["pronoun_owner"])
LEFT = frozenset(("left", "leaving", "leaves", "made", "making", "rendered", "rendering"))
NAMES = frozenset(
    ("free", "rescue", "murder", "murders", "massacre", "wound", "wounds", "hurt", "arrest", "slaughter", "body")
)
"""Outcome words that, with a capital, are mostly part of a name: "Free Democratic Party"."""
A_SHOT = frozenset(("single", "warning", "fatal", "gun", "first", "second", "last", "long", "one", "pot"))
NO_CORPSE = (
    ["shop"],
    ["shops"],
    ["parts"],
    ["part"],
    ["armor"],
    ["armour"],
    ["bag"],
    ["bags"],
    ["guard"],
    ["language"],
    ["count"],
)
LED_TO_MISS = (["of"], ["for"], ["by"], ["without"])
PLAYED = (["play"], ["played"], ["playing"], ["plays"])
MISSED = (["a"], ["an"], ["his"], ["her"], ["its"], ["several"], ["any"], ["out"])
"""Beside these somebody misses something, and nobody is gone: "accused of missing several chances"."""


@dataclass(frozen=True, slots=True)
class Trigger:
    """An outcome word found in a text, by word positions."""

    start: int
    end: int
    words: TriggerWords


def mark_triggers(low: list[str], tags: list[str], capitals: set[int]) -> list[Trigger]:
    """Find the outcome words, longest first, and tag the words they cover."""
    by_first = lexicon().triggers
    found: list[Trigger] = []
    free = 0
    for at, word in enumerate(low):
        if at < free or word not in by_first:
            continue
        for entry in by_first[word]:
            end = at + len(entry.words)
            if (
                tuple(low[at:end]) == entry.words
                and _tells(low, tags, at, entry)
                and not _name(at, entry, tags, capitals)
            ):
                found.append(Trigger(at, end, entry))
                tags[at:end] = ["trigger"] * (end - at)
                free = end
                break
    return found


def _name(at: int, entry: TriggerWords, tags: list[str], capitals: set[int]) -> bool:
    """Tell "Free Democratic Party" from the headline "Gunmen Kill 15"."""
    if entry.words[0] not in NAMES or at == 0 or at not in capitals:
        return False
    return tags[at + 1 : at + 2] not in (["number"], ["determiner"])


def _tells(low: list[str], tags: list[str], at: int, entry: TriggerWords) -> bool:
    """Tell whether a word that may name an outcome does so here: "claimed 20 lives", "a body was found"."""
    told = True
    match entry.form:
        case "count_after_verb":
            verbs = lexicon().needs_verb["lives" if entry.outcome is Outcome.KILLED else "hostages"]
            told = not verbs.isdisjoint(low[max(at - VERB_REACH, 0) : at])
        case "body":
            told = _found(low, at, FOUND_AFTER) and low[at + 1 : at + 2] not in NO_CORPSE
        case "of" if entry.words[0] == "body":
            told = _found(low, at, FOUND_LATE)
        case "present":
            told = _present(tags, at)
        case "shot":
            told = _shot(low, tags, at)
        case "shooting":
            told = not _noun_here(low, tags, at) and tags[at + 1 : at + 2] in SHOOTS
        case "state" if entry.words == ("missing",):
            told = low[at - 1 : at] not in LED_TO_MISS and low[at + 1 : at + 2] not in MISSED
        case "state" if entry.words == ("dead",):
            told = low[at - 1 : at] not in PLAYED
        case "left":
            told = not LEFT.isdisjoint(low[max(at - 2 * VERB_REACH, 0) : at])
    return told


def _found(low: list[str], at: int, reach: int) -> bool:
    """Tell whether a body is told to have been found."""
    return not lexicon().lists["body_found"].isdisjoint(low[max(at - FOUND_BEFORE, 0) : at + reach])


def _shot(low: list[str], tags: list[str], at: int) -> bool:
    """Tell "shot two men" from "a shot" and "shot at a car"."""
    noun = tags[at - 1 : at] in (["number"], ["determiner"]) or not A_SHOT.isdisjoint(low[at - 1 : at])
    least = low[at + 1 : at + 3] in (["at", "least"], ["at", "most"])
    most = low[at + 1 : at + 3] == ["up", "to"] and tags[at + 3 : at + 4] == ["number"]  # "shot up to 60 of them"
    return not noun and (least or most or low[at + 1 : at + 2] not in SHOT_OTHERWISE)


def _noun_here(low: list[str], tags: list[str], at: int) -> bool:
    """Tell "a drive-by shooting" and "fatal shooting" from "for shooting a judge"."""
    modified = tags[at - 1 : at] in (["determiner"], ["things"], ["number"], ["possessive"], ["name"], ["compound"])
    return modified or (tags[at - 1 : at] == ["word"] and not low[at - 1].endswith("ly"))


def _present(tags: list[str], at: int) -> bool:
    """Tell "bomb wounds two" from "gunshot wounds"."""
    following = tags[at + 1] if at + 1 < len(tags) else "end"
    if following not in BEGINS_OBJECT:
        return False
    joined = tags[at - 2 : at] == ["trigger", "joiner"]
    figure = following == "number" or tags[at + 1 : at + 3] == ["determiner", "number"]  # "injures some 300"
    return figure or joined or tags[at - 1 : at] in (["name"], ["people"], ["things"])
