"""Deeds told on a day kept in their memory, which is not theirs: "marked on Sunday the anniversary of the raid"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc, Token

from dateline.extract.dates import TimeExpression
from dateline.extract.rules.arguments import Mentions, Owned, inside
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.lexicon import lemma
from dateline.extract.rules.looking_back import REMEMBERED, memory_of
from dateline.extract.rules.subjects import noun_phrase
from dateline.model.interval import Interval
from dateline.text.numbers import ordinal_value

ON_THE_DAY = frozenset({"appos", "attr", "npadvmod"})
"""How an anniversary hangs on the day it falls on: "on Thursday, the fifth anniversary of …"."""


def in_memory(doc: Doc, frames: Sequence[Frame], owned: Sequence[Owned], mentions: Mentions) -> list[Owned]:
    """Take the day of the memory from the deeds remembered; an anniversary that is counted tells theirs."""
    kept = [memory_of(doc[frame.anchor.head]) for frame in frames]
    return [
        each if memory is None else _remembered(memory, each, mentions)
        for memory, each in zip(kept, owned, strict=True)
    ]


def _remembered(memory: Token, owned: Owned, mentions: Mentions) -> Owned:
    within = [index for index in owned.times if not _of_the_memory(memory, mentions.times[index])]
    counted = None if within else _years_before(memory, mentions)
    if counted is not None:
        mentions.times.append(counted)
        within = [len(mentions.times) - 1]
    return replace(owned, times=tuple(within))


def _of_the_memory(memory: Token, time: TimeExpression) -> bool:
    """Tell the day on which a deed is remembered from its own: it is told before it, or outside it as a day."""
    day = time.interval is not None and time.interval.days == 1
    return not _stands_in(memory, time) and (day or time.span.start < memory.idx)


def _stands_in(memory: Token, time: TimeExpression) -> bool:
    return any(time.span.start <= each.idx < time.span.end for each in memory.subtree)


def _years_before(memory: Token, mentions: Mentions) -> TimeExpression | None:
    """Count back from the one day told beside an anniversary: about that day where it is only kept then."""
    sentence = memory.sent
    found = (ordinal_value(child.lower_) for child in memory.children if child.dep_ in {"amod", "nummod"})
    years = next((each for each in found if each), None)
    days = [each for each in mentions.times if inside(each.span, sentence) and not _stands_in(memory, each)]
    told = days[0].interval if len(days) == 1 else None
    if years is None or lemma(memory) != "anniversary" or told is None or told.days != 1 or told.earliest is None:
        return None
    then = _back(told.earliest, years)
    if memory.dep_ in REMEMBERED:
        then = replace(then, approximate=True)
    elif memory.dep_ not in ON_THE_DAY:
        return None  # "a few days before the twentieth anniversary"
    span = noun_phrase(memory)
    return replace(
        days[0],
        span=span,
        words=span.shift(-sentence.start_char).of(sentence.text),
        interval=then,
        value=None,
        relative=True,
        anchor="narrative",
        parts=(),
        trigger=None,
    )


def _back(day: date, years: int) -> Interval:
    leap = day.month == 2 and day.day > 28  # noqa: PLR2004
    return Interval.year(day.year - years) if leap else Interval.day(day.replace(year=day.year - years))
