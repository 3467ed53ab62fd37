"""From a reading to incidents: for each type that a report tells, the words that play a part in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.extract.learned.reading import Filler, Reading
from dateline.text.fold import fold


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident as the learned reader tells it: a type, how likely it is, and who or what plays which part."""

    type: str
    chance: float
    fillers: tuple[Filler, ...]


def incidents_of(reading: Reading, settings: Mapping[str, Any]) -> list[Incident]:
    """Make one incident of each type that a report likely tells.

    Reports seldom tell two incidents of a type, and a learned split of those that do lost more than it won (issue 10).
    """
    told = {kind: each for kind, each in reading.types.items() if each >= settings["least_type"][kind]}
    order = settings["types"]
    kept = [filler for filler in reading.fillers if filler.chance >= settings["least_role"][filler.role]]
    return [
        Incident(kind, each, tuple(once(_of_type(kept, order.index(kind), sole=len(told) == 1, settings=settings))))
        for kind, each in told.items()
    ]


def _of_type(fillers: Sequence[Filler], at: int, *, sole: bool, settings: Mapping[str, Any]) -> Iterator[Filler]:
    for filler in fillers:
        if sole or filler.types[at] >= settings["least_of_type"]:
            yield filler


def once(fillers: Iterable[Filler]) -> list[Filler]:
    """Keep of several mentions of one party the likeliest: the same words, or words within the other's."""
    kept: list[Filler] = []
    words: list[str] = []
    for filler in sorted(fillers, key=lambda each: (-each.chance, each.span)):
        said = f" {fold(filler.words)} "
        if not any(
            filler.role == other.role and (said in told or told in said)
            for other, told in zip(kept, words, strict=True)
        ):
            kept.append(filler)
            words.append(said)
    return sorted(kept, key=lambda each: each.span)
