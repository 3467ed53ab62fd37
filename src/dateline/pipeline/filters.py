"""What a reader wants to see of a project's events, in words that all who show events share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.model.codebook import deeds
from dateline.model.errors import InvalidValue
from dateline.model.place import LATITUDE, LONGITUDE

ALPHA2 = re.compile("[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of the map between two meridians and two parallels; ``west`` beyond ``east`` crosses the date line."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        """Refuse a box that is upside down or off the globe."""
        on_globe = (
            max(abs(self.west), abs(self.east)) <= LONGITUDE and max(abs(self.south), abs(self.north)) <= LATITUDE
        )
        if not on_globe or self.south > self.north:
            raise InvalidValue(
                f"no box {self.west},{self.south},{self.east},{self.north}", way_out="west,south,east,north"
            )


@dataclass(frozen=True, slots=True)
class EventFilter:
    """What a reader wants to see; None asks for nothing. Dates compare with the days an event may have been on.

    ``least_killed`` and ``most_killed`` compare with the best figure, ``precision`` is the coarsest that will do,
    ``source`` is a source's id, ``dated`` and ``placed`` ask for events with or without a date or a point, ``ids``
    keeps these events only.
    """

    actor: str | None = None
    since: date | None = None
    until: date | None = None
    country: str | None = None
    deed: str | None = None
    place: str | None = None
    box: Box | None = None
    source: str | None = None
    precision: int | None = None
    least_killed: int | None = None
    most_killed: int | None = None
    disputed: bool | None = None
    reviewed: bool | None = None
    dated: bool | None = None
    placed: bool | None = None
    ids: frozenset[str] | None = None


def check_filter(wanted: EventFilter) -> None:
    """Refuse a deed or country that no event could have, rather than finding nothing."""
    if wanted.deed and wanted.deed not in deeds():
        raise InvalidValue(f"no deed {wanted.deed!r}", way_out=f"one of {', '.join(deeds())}")
    if wanted.country and not ALPHA2.fullmatch(wanted.country):
        raise InvalidValue(f"no country code {wanted.country!r}", way_out="give ISO alpha-2, such as AF")
