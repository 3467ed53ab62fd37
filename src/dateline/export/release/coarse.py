"""Places made coarser on purpose: flagged events are put at the middle of their province, in every file alike."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeAlias

from dateline.export.release.covering import covered
from dateline.model.claim import Claim
from dateline.model.event import Event
from dateline.model.place import Location, Precision
from dateline.text.fold import fold

PLACE_WITHHELD = "[place withheld]"
Point: TypeAlias = tuple[float, float]
Centre: TypeAlias = Callable[[str, str], Point | None]
"""Gives the middle of a province by its country's code and its name, None where the gazetteer has none."""


@dataclass(frozen=True)
class Coarsening:
    """What to cover of one flagged event: every name that is more exact than its province."""

    names: frozenset[str]
    centre: Centre

    @classmethod
    def of(cls, event: Event, centre: Centre) -> Coarsening:
        """Gather the names to cover from all that texts tell of where the event was."""
        told = [claim.value for claim in claims_of(event) if isinstance(claim.value, Location)]
        wide = {fold(name) for place in told for name in (place.admin1, place.country) if name}
        wide |= {fold(name) for place in told if _is_wide(place) for name in (place.words, place.name) if name}
        exact = {
            name
            for place in told
            if not _is_wide(place)
            for name in (place.words, place.name, place.admin2)
            if name and fold(name) not in wide
        }
        return cls(frozenset(exact), centre)

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        longest = sorted(self.names, key=lambda name: (-len(name), name))
        found = "|".join(re.escape(name) for name in longest)
        return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE) if found else None

    def over(self, words: str) -> str:
        """Put the mark where a place's name stood."""
        return self._pattern.sub(PLACE_WITHHELD, words) if self._pattern else words

    def claim(self, claim: Claim) -> Claim:
        """Give a claim with its place made coarser and the names of exact places covered."""
        hidden = covered(claim, lambda words, _what: self.over(words))
        return replace(hidden, value=self._place(claim.value)) if isinstance(claim.value, Location) else hidden

    def address(self, url: str | None) -> str | None:
        """Give an address, or nothing where a covered name stands in it."""
        words = f" {fold(url or '')} "
        return None if any(f" {fold(name)} " in words for name in self.names) else url

    def _place(self, place: Location) -> Location:
        if _is_wide(place):
            return replace(place, reasons=())
        if not (place.admin1 and place.country):
            return Location(PLACE_WITHHELD, Precision.COUNTRY if place.country else None, country=place.country)
        at = self.centre(place.country, place.admin1)
        latitude, longitude = at or (None, None)
        return Location(
            place.admin1,
            Precision.PROVINCE,
            name=place.admin1,
            latitude=latitude,
            longitude=longitude,
            country=place.country,
            admin1=place.admin1,
        )


def claims_of(event: Event) -> Iterable[Claim]:
    """Give every claim of an event, chosen or not."""
    for value in event.values:
        yield value.claim
        yield from value.others


def _is_wide(place: Location) -> bool:
    """Tell whether a place is no more exact than a province."""
    return place.precision is not None and place.precision >= Precision.PROVINCE
