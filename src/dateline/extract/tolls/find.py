"""Find how many people met what outcome, in one sentence or one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.extract.tolls.frames import counted
from dateline.extract.tolls.lists import Counted
from dateline.extract.tolls.reading import Reading, read_phrases
from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.phrases import Phrase
from dateline.extract.tolls.words import Words, read_words
from dateline.model.evidence import Span
from dateline.model.toll import Outcome, PartyClass, Reckoning, Toll

WORLD = 8_000_000_000
"""No toll can pass the number of people alive."""


@dataclass(frozen=True, slots=True)
class TollMention:
    """One toll as one phrase tells it, with the words it rests on.

    ``flag`` says why a figure is not to be believed; its toll then holds no figures.
    """

    span: Span
    toll: Toll
    group_span: Span | None
    trigger: Span
    asserter: str | None = None
    flag: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A toll with the reading it comes from; ``mention`` is None where the words count nobody ("killed them")."""

    reading: Reading
    counted: Counted
    mention: TollMention | None
    part: bool


def find_tolls(text: str) -> list[TollMention]:
    """Find each toll told in a sentence or paragraph, in order of the outcome words."""
    return [told.mention for told in read_tolls(text) if told.mention is not None]


def read_tolls(text: str) -> list[Told]:
    """Find the tolls of a text together with the reading that each comes from."""
    if not _outcome_word().search(text):
        return []
    reading = read_phrases(read_words(text))
    found = []
    told: set[Outcome] = set()
    for one in counted(reading):
        mention = _mention(reading, one, told)
        found.append(Told(reading, one, mention, mention is not None and mention.toll.part_of_total))
    return found


_PREFILTER: list[re.Pattern[str]] = []


def _outcome_word() -> re.Pattern[str]:
    """One pattern that says whether any outcome word can be in a text, so that most sentences are passed over fast."""
    if not _PREFILTER:
        firsts = sorted(lexicon().triggers, key=len, reverse=True)
        _PREFILTER.append(re.compile(r"\b(?:" + "|".join(map(re.escape, firsts)) + r")\b", re.IGNORECASE))
    return _PREFILTER[0]


def _mention(reading: Reading, one: Counted, told: set[Outcome]) -> TollMention | None:
    words, phrase = reading.words, one.phrase
    figures = _figures(words, phrase)
    if one.negated:
        figures = 0, 0, 0, Reckoning.ZERO
    if figures is None:
        return None
    low, best, high, reckoning = figures
    part = one.part or (phrase.share and one.trigger.words.outcome in told)
    told.add(one.trigger.words.outcome)
    flag = None
    if any(figure is not None and figure > WORLD for figure in (low, best, high)):
        low = best = high = None
        reckoning, flag = Reckoning.VAGUE, "more people than are alive"
    span = words.span(phrase.start, phrase.end)
    group = words.span(phrase.noun, phrase.end) if phrase.noun is not None else None
    toll = Toll(
        one.trigger.words.outcome,
        low,
        best,
        high,
        among=_among(words, one),
        group=group.of(words.text) if group else None,
        phrase=span.of(words.text),
        reckoning=reckoning,
        part_of_total=part,
        supersedes=one.supersedes,
    )
    return TollMention(span, toll, group, words.span(one.trigger.start, one.trigger.end), None, flag)


def _figures(words: Words, phrase: Phrase) -> tuple[int | None, int | None, int | None, Reckoning] | None:
    quantity = phrase.quantity
    if quantity is not None:
        return quantity.low, quantity.best, quantity.high, quantity.reckoning
    head = words.word(phrase.head) if phrase.head is not None else ""
    if phrase.determiner in ("a", "an") and phrase.kind != "pronoun" and head not in COLLECTIVE:
        return 1, 1, 1, Reckoning.SINGULAR
    if phrase.head is not None and phrase.end > phrase.head + 1 and head in lexicon().modifiers:
        return 1, 1, 1, Reckoning.SINGULAR
    if phrase.kind == "pronoun":
        return (1, 1, 1, Reckoning.SINGULAR) if head in ("him", "himself", "herself", "he", "she", "her") else None
    if head in lexicon().plural or (head not in lexicon().party and head.endswith("s") and phrase.kind == "unknown"):
        return None, None, None, Reckoning.SOME
    return 1, 1, 1, Reckoning.SINGULAR


COLLECTIVE = frozenset("group crowd family team delegation crew couple mob trio pair quartet staff".split())


def _among(words: Words, one: Counted) -> PartyClass:
    phrase = one.phrase
    if phrase.head is None:
        return PartyClass.UNKNOWN
    if words.word(phrase.head) in ("himself", "herself", "themselves", "itself"):
        return PartyClass.PERPETRATORS
    if one.trigger.words.form == "self":
        return PartyClass.PERPETRATORS
    return lexicon().party.get(words.word(phrase.head), PartyClass.UNKNOWN)


def outcome_of(mention: TollMention) -> Outcome:
    """Give what happened to the people a mention counts."""
    return mention.toll.outcome
