"""What the gazetteer offers for a name, before the text decides."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from dateline.model.place import Place


class Match(IntEnum):
    """How a name met an entry's name, the surest first."""

    NAME = 0
    ALTERNATE = 1
    WITHOUT_FEATURE = 2
    """The entry is "Rapides Parish" and the text has "Rapides", or the other way round."""
    SOUND = 3
    """Only alike when transliteration is set aside."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One place that a name may mean. ``divisions`` are the codes of every first-level division it lies or lay in."""

    place: Place
    match: Match
    radius_km: int
    divisions: tuple[str, ...] = ()
    names: int = 0
    """How many names the entry is known by: a place written of in many languages is a known one."""

    @property
    def point(self) -> tuple[float, float] | None:
        """Give its coordinates, or None for a region without any."""
        latitude, longitude = self.place.latitude, self.place.longitude
        return None if latitude is None or longitude is None else (latitude, longitude)
