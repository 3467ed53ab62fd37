"""How many: honest ranges, tied to the phrase they came from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.errors import InvalidValue


class Outcome(StrEnum):
    """What happened to the people counted."""

    KILLED = "killed"
    INJURED = "injured"
    ABDUCTED = "abducted"
    ARRESTED = "arrested"
    DISPLACED = "displaced"
    RELEASED = "released"
    MISSING = "missing"
    CASUALTIES = "casualties"
    """Killed or injured, the words do not say which."""


class PartyClass(StrEnum):
    """On which side the people counted stood."""

    PERPETRATORS = "perpetrators"
    TARGETS = "targets"
    CIVILIANS = "civilians"
    SECURITY_FORCES = "security forces"
    MILITANTS = "militants"
    UNKNOWN = "unknown"


class Reckoning(StrEnum):
    """How the words reckon a number."""

    EXACT = "exact"
    AT_LEAST = "at least"
    AT_MOST = "at most"
    ABOUT = "about"
    RANGE = "range"
    VAGUE = "vague"
    SINGULAR = "singular"
    """One, from a singular noun: "killed a policeman"."""
    ZERO = "zero"
    """None, because the text says so: "no casualties"."""
    SOME = "some"
    """People, with no number told: "killed civilians"."""


@dataclass(frozen=True, slots=True)
class Toll:
    """How many of a party met one outcome in one event, as one text tells it.

    ``low``, ``best`` and ``high`` are None where the words do not give them: "at least 13" has a low and a best and
    no high; "dozens" has none of them until a named rule reads it. ``among`` is the side, ``group`` the words for the
    people counted ("Hazara protestors"). ``part_of_total`` marks a figure inside another ("including 3 children").
    """

    outcome: Outcome
    low: int | None
    best: int | None
    high: int | None
    among: PartyClass = PartyClass.UNKNOWN
    group: str | None = None
    phrase: str = ""
    reckoning: Reckoning = Reckoning.EXACT
    part_of_total: bool = False
    supersedes: bool = False

    def __post_init__(self) -> None:
        """Refuse figures out of order or below zero."""
        known = [figure for figure in (self.low, self.best, self.high) if figure is not None]
        if known != sorted(known) or any(figure < 0 for figure in known):
            raise InvalidValue(f"toll {self.low}/{self.best}/{self.high} is not low ≤ best ≤ high")

    @property
    def known(self) -> bool:
        """Tell whether the words give any figure."""
        return any(figure is not None for figure in (self.low, self.best, self.high))
