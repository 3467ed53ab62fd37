"""The clause around an outcome word: its helping verbs, and whether it is told as having happened."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.words import Words

GROUP_LENGTH = 14
"""No verb group with its adverbs and joined verbs ran longer in the reference texts."""
UNREAL_REACH = 5
"""How far back a word such as "planned" makes an outcome unreal; further off it has its own object."""

DO = frozenset(("do", "does", "did", "don't", "doesn't", "didn't"))


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The helpers before an outcome word: "were not seriously" before "wounded"."""

    start: int
    end: int
    be: bool
    have: bool
    modal: bool
    negative: bool


def verb_group(words: Words, at: int) -> VerbGroup:
    """Read the helping verbs, adverbs and joined verbs that stand before an outcome word."""
    seen = {"be": False, "have": False, "modal": False, "negative": False}
    position, reported = at, False
    while position > max(at - GROUP_LENGTH, 0):
        tag, word = words.tag(position - 1), words.word(position - 1)
        if tag in seen:
            # "are believed to have murdered": the "are" is of the belief.
            seen[tag] = seen[tag] or not (reported and tag == "be")
            seen["negative"] = seen["negative"] or word.endswith("n't")
        elif word == "to":
            reported = True
            # "is reported to have been killed" tells it as done, "was to be killed" does not.
            seen["modal"] = seen["modal"] or words.tag(position) != "have"
        elif tag == "comma" and words.tag(position - 2) == "verbs":
            break  # "tried to escape, killing two", "forced the bus to stop, then killed two"
        elif tag in ("joiner", "comma") and words.tag(position - 2) in ("trigger", "verbs"):
            position -= 1
        elif word == "since" and words.tag(position) == "be":
            pass  # "has since been released"
        elif tag != "adverb" and word not in DO and not _floating(words, position - 1):
            break
        position -= 1
    return VerbGroup(position, at, seen["be"], seen["have"], seen["modal"], seen["negative"])


def _floating(words: Words, at: int) -> bool:
    """Tell the "all" of "were all killed"."""
    return words.word(at) in ("all", "both", "each") and words.tag(at - 1) in ("be", "have")


def unreal(words: Words, group: VerbGroup) -> bool:
    """Tell whether an outcome is only possible, planned, threatened or asked for."""
    return group.modal or _averted(words, group) or _conditional(words, group.start)


def _averted(words: Words, group: VerbGroup) -> bool:
    """Tell "was nearly killed", which nobody was; "nearly 20 were killed" has its word before the number."""
    return group.be and any(words.word(at) in ("nearly", "almost", "narrowly") for at in range(group.start, group.end))


def wished(words: Words, at: int) -> bool:
    """Tell whether a word just before makes an action an aim: "threatened to kill", "demanded the release of"."""
    unreal_words = lexicon().lists["unreal"]
    for position in range(at - 1, max(at - 1 - UNREAL_REACH, -1), -1):
        tag = words.tag(position)
        if tag in ("end", "comma", "trigger"):
            return False
        if words.word(position) in unreal_words:
            return True
    return False


def _conditional(words: Words, at: int) -> bool:
    """Tell whether "if" or "unless" opens the clause."""
    for position in range(at - 1, max(at - 8, -1), -1):
        tag = words.tag(position)
        if tag in ("end", "comma"):
            return False
        if words.word(position) in ("if", "unless", "whether"):
            return True
    return False
