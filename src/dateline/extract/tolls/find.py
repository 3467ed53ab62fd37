"""Find how many people met what outcome, in one sentence or one paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dateline.extract.tolls.attribution import asserter
from dateline.extract.tolls.frames import counted
from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.lists import Counted
from dateline.extract.tolls.meaning import figures, party
from dateline.extract.tolls.reading import Reading, read_phrases
from dateline.extract.tolls.words import read_words
from dateline.model.evidence import Span
from dateline.model.toll import Outcome, Reckoning, Toll

ALIVE = 8_300_000_000
"""The number of people alive, which no toll can pass (United Nations estimate for 2026, rounded up)."""
WOUNDED = frozenset(("wounded", "injured", "hurt"))
PRONOUNS = frozenset(("them", "whom", "these", "those"))
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class TollMention:
    """One toll as one phrase tells it, with the words it rests on.

    ``span`` covers the phrase, ``group_span`` the words for the people in it, ``trigger`` the words for what happened
    to them. ``asserter`` holds the words for who says so, where the sentence plainly names them. ``flag`` says why a
    figure is not to be believed; its toll then holds no figures.
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
    dead_of_wounds: bool = False
    """Some of those told of as wounded: their deaths come on top of the killed."""

    @property
    def part(self) -> bool:
        """Tell whether the figure lies inside another one."""
        return self.mention is not None and self.mention.toll.part_of_total


def find_tolls(text: str) -> list[TollMention]:
    """Find each toll told in a sentence or paragraph, in order of the outcome words."""
    return [told.mention for told in read_tolls(text) if told.mention is not None]


def read_tolls(text: str) -> list[Told]:
    """Find the tolls of a text together with the reading that each comes from."""
    if lexicon().keywords.isdisjoint(WORD.findall(text.lower())):
        return []
    reading = read_phrases(read_words(text))
    found: list[Told] = []
    outcomes: set[Outcome] = set()
    summed = False
    for one in counted(reading):
        # "Two of them died" counts inside a total only where one was told for the same outcome.
        dead_of_wounds = not summed and _dead_of_wounds(reading, one, found[-1] if found else None)
        # Who is still under treatment is among the wounded, where these are told.
        beside = _besides(reading, one) or (found != [] and _joined(reading, found[-1].counted, one))
        share = one.trigger.words.form == "treated" or (one.phrase.share and not beside)
        part = one.part or (share and one.trigger.words.outcome in outcomes and not dead_of_wounds)
        found.append(Told(reading, one, _mention(reading, one, part=part), dead_of_wounds))
        outcomes.add(one.trigger.words.outcome)
        summed = summed or one.supersedes
    return found


def _besides(reading: Reading, one: Counted) -> bool:
    """Tell "four of the hostages were also killed": they come on top of those killed before."""
    words = reading.words
    told_of = words.word(one.phrase.end - 1) == "hostages"
    return told_of and "also" in words.low[one.phrase.end : one.trigger.start]


def _joined(reading: Reading, before: Counted, one: Counted) -> bool:
    """Tell "six of the rebels and two of the guards were killed": a share beside another, and no part of it."""
    last, words = before.phrase, reading.words
    named = words.word(one.phrase.end - 1) not in PRONOUNS and before.trigger == one.trigger
    return named and last.end == one.phrase.start - 1 and words.tag(last.end) == "joiner"


def _dead_of_wounds(reading: Reading, one: Counted, before: Told | None) -> bool:
    """Tell whether people just told of as wounded are told to have died: "wounded six, one of whom died"."""
    if not one.phrase.share or one.part or one.trigger.words.outcome is not Outcome.KILLED:
        return False
    words = reading.words
    if not WOUNDED.isdisjoint(words.low[one.phrase.start : one.phrase.end]):
        return True
    if before is None or before.counted.trigger.words.outcome is not Outcome.INJURED:
        return False
    told = max(before.counted.phrase.end, before.counted.trigger.end)
    return words.word(one.phrase.end - 1) == "whom" and one.phrase.start - told <= 1


def _mention(reading: Reading, one: Counted, *, part: bool) -> TollMention | None:
    """Make a mention of a counted phrase, None where its words count nobody."""
    words, phrase = reading.words, one.phrase
    reckoned = (0, 0, 0, Reckoning.ZERO) if one.negated else figures(words, one)
    if reckoned is None:
        return None
    low, best, high, reckoning = reckoned
    flag = None
    if any(figure is not None and figure > ALIVE for figure in (low, best, high)):
        low, best, high, reckoning, flag = None, None, None, Reckoning.VAGUE, "more people than are alive"
    span = words.span(phrase.start, phrase.end)
    group = words.span(phrase.noun, phrase.end) if phrase.noun is not None else None
    toll = Toll(
        one.trigger.words.outcome,
        low,
        best,
        high,
        among=party(words, one),
        group=group.of(words.text) if group else None,
        phrase=span.of(words.text),
        reckoning=reckoning,
        part_of_total=part,
        supersedes=one.supersedes,
    )
    trigger = words.span(one.trigger.start, one.trigger.end)
    return TollMention(span, toll, group, trigger, asserter(reading, one), flag)
