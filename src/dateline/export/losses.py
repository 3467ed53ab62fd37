"""What a layout could not say: each loss with its reason, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class LossCount:
    """How many events lost one thing for one reason. ``column`` is "event" where the event itself was left out."""

    column: str
    reason: str
    events: int


LEFT_OUT = "event"
"""Stands for the whole event among the columns."""


@dataclass(frozen=True, slots=True)
class Written(Generic[R]):
    """What became of one event: its row, None where the layout cannot hold it, and what was lost on the way."""

    row: R | None
    losses: tuple[tuple[str, str], ...] = ()


@dataclass(slots=True)
class LossReport:
    """Counts what a layout could not say, over all events of one export."""

    written: int = 0
    left_out: int = 0
    _counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def rows(self, written: Iterable[Written[R]]) -> Iterator[R]:
        """Pass the rows on and count the losses."""
        for each in written:
            if each.losses:
                self._counts.update(each.losses)
            if each.row is None:
                self.left_out += 1
            else:
                self.written += 1
                yield each.row

    def leave_out(self, reason: str) -> None:
        """Count an event that is not in the file."""
        self.left_out += 1
        self._counts[LEFT_OUT, reason] += 1

    def lose(self, column: str, reason: str) -> None:
        """Count something that is lost of an event."""
        self._counts[column, reason] += 1

    def add(self, part: LossReport) -> None:
        """Count what was lost of some more events."""
        self.written += part.written
        self.left_out += part.left_out
        self._counts.update(part._counts)

    @property
    def counts(self) -> tuple[LossCount, ...]:
        """Give every kind of loss, the most frequent first."""
        ordered = sorted(self._counts.items(), key=lambda item: (-item[1], item[0]))
        return tuple(LossCount(column, reason, events) for (column, reason), events in ordered)


def left_out(reason: str) -> tuple[tuple[str, str], ...]:
    """Say why an event is not in the file at all."""
    return ((LEFT_OUT, reason),)
