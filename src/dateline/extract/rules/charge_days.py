"""Days told of what people are charged with, or of what is avenged, and of no other deed of the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.extract.rules.arguments import Mentions, Owned, inside
from dateline.extract.rules.charges import charge, vengeance
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.tree import root_of


def days_of_charges(doc: Doc, frames: Sequence[Frame], owned: Sequence[Owned], mentions: Mentions) -> list[Owned]:
    """Give the day told in a charge to the deed that it is of, and to no other."""
    given = [list(each.times) for each in owned]
    for index, clause in _told_in_charges(doc, frames, mentions):
        within = [n for n, frame in enumerate(frames) if clause.is_ancestor(doc[frame.anchor.head])]
        if any(index in given[n] for n in within):
            continue
        given = [[each for each in times if each != index] for times in given]
        deed = next((n for n in within if not given[n]), None)
        if deed is not None:
            given[deed].append(index)
    return [replace(each, times=tuple(times)) for each, times in zip(owned, given, strict=True)]


def _told_in_charges(doc: Doc, frames: Sequence[Frame], mentions: Mentions) -> Iterator[tuple[int, Token]]:
    """Give the dated times of the sentence that stand in a charge, each with the clause of it."""
    sentence = doc[frames[0].anchor.head].sent if frames else None
    for index, time in enumerate(mentions.times):
        if sentence is not None and time.interval is not None and inside(time.span, sentence):
            clause = _charge_of(root_of(doc, time.span))
            that_day = clause is not None and vengeance(clause) and time.relative
            if clause is not None and not that_day:  # "in revenge for a death earlier that day"
                yield index, clause


def _charge_of(day: Token | None) -> Token | None:
    return next((each for each in day.ancestors if charge(each) or vengeance(each)), None) if day is not None else None
