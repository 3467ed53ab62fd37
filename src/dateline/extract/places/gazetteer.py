"""The gazetteer: every place Dateline knows, in one file that is read and never loaded."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from dateline.extract.places.build import Progress, build, default_path
from dateline.extract.places.candidates import Candidate, Match
from dateline.extract.places.dumps import add_kept
from dateline.extract.places.names import name_key, sound_key
from dateline.extract.places.scoring import prior
from dateline.extract.places.sources import countries, division_codes, divisions
from dateline.extract.places.words import load
from dateline.model.place import Place

BY_ID = """
select id, name, latitude, longitude, feature, country, divisions, admin2, population, radius_km, names, 0
  from place where id = ?"""
CAPITALS = BY_ID.replace("where id = ?", "where feature = 'capital' order by population")
MATCHED_AS = {
    Match.NAME: "its name",
    Match.ALTERNATE: "another of its names",
    Match.WITHOUT_FEATURE: "its name without the word for what it is",
    Match.SOUND: "sounds alike",
}
CACHED = 20000
BY_NAME = """
select p.id, p.name, p.latitude, p.longitude, p.feature, p.country, p.divisions, p.admin2, p.population,
  p.radius_km, p.names, n.match from name n join place p on p.number = n.place where n.key = ?"""
BY_SOUND = BY_NAME.replace("n.match", "3").replace("name n", "sound n")


@dataclass(frozen=True, slots=True)
class Found:
    """One place a name may mean, before any text is read: how likely by itself, and why."""

    place: Place
    score: float
    reasons: tuple[str, ...]


class Gazetteer:
    """Places by name."""

    def __init__(self, path: Path) -> None:
        """Open a file that is there; :meth:`open` makes one that is not."""
        self.path = path
        self._database = sqlite3.connect(f"file:{path}?mode=ro", uri=True, check_same_thread=False)
        added = self._database.execute("select substr(key, 10), value from fact where key like 'division:%'")
        self._divisions = {row.code: row.name for row in divisions()} | dict(added)
        self._look_up = lru_cache(maxsize=CACHED)(self._fetch)

    @classmethod
    def open(cls, path: Path | None = None, *, progress: Progress | None = None) -> Gazetteer:
        """Open the gazetteer, making its file at first use."""
        where = path or default_path()
        if not where.exists():
            build(where, progress, finish=lambda database: add_kept(database, where))
        return cls(where)

    def candidates(self, name: str, *, country: str | None = None) -> list[Place]:
        """Give the places a name may mean, likeliest kind of match first."""
        found = [candidate.place for candidate in self.look_up(name)]
        return [place for place in found if country in (None, place.country)]

    def look_up(self, name: str) -> Sequence[Candidate]:
        """Give the places a name may mean, with how each was matched."""
        return self._look_up(name_key(name))

    def alike(self, name: str) -> Sequence[Candidate]:
        """Give the places whose names only sound alike, for when none is the same."""
        return tuple(self._candidate(row) for row in self._database.execute(BY_SOUND, (sound_key(name),)))

    def knows(self, name: str) -> bool:
        """Tell whether any place has this name."""
        return bool(self.look_up(name))

    def division(self, code: str) -> str | None:
        """Name a first-level division by its code."""
        return self._divisions.get(code)

    def find(self, name: str, *, country: str | None = None) -> list[Found]:
        """Give what a name may mean, likeliest first, with the reasons: what ``gazetteer find`` shows."""
        candidates = self.look_up(name) or self.alike(name)
        ranked = sorted(candidates, key=lambda candidate: -prior(candidate))
        return [
            Found(c.place, round(prior(c), 1), tuple(_why(c))) for c in ranked if country in {None, c.place.country}
        ]

    def by_id(self, number: str) -> Place | None:
        """Give the place of an id, as "geonames:1138958"."""
        row = self._database.execute(BY_ID, (number,)).fetchone()
        return self._candidate(row).place if row else None

    def country_code(self, name: str) -> str | None:
        """Give the ISO code of a country by any of its names."""
        found = (c.place.country for c in self.look_up(name) if c.place.feature == "country")
        return next(found, name if name in countries() else None)

    def capital(self, country: str) -> Candidate | None:
        """Give the capital of a country by the country's code."""
        return _capitals(self.path).get(country)

    def capitals(self) -> dict[str, Candidate]:
        """Give every country's capital by the country's code; the whole table of places is gone through."""
        found = [self._candidate(row) for row in self._database.execute(CAPITALS)]
        known = {each.place.country: each for each in found if each.place.country is not None}
        return {**dict(self._capital_towns()), **known}

    def _capital_towns(self) -> Iterator[tuple[str, Candidate]]:
        """Give the capitals held only as towns, by the country's code."""
        for country, name in load("capitals.yaml").items():
            towns = [each for each in self.look_up(name) if each.place.country == country]
            greatest = max(towns, key=lambda each: each.place.population, default=None)
            if greatest is not None and greatest.place.feature == "town":
                yield country, greatest

    def same_division(self, country: str, one: str, other: str | None) -> bool:
        """Tell whether two names are of one first-level division, or of one and a part of it as once drawn."""
        return other is not None and bool(set(division_codes(country, one)) & set(division_codes(country, other)))

    def _fetch(self, key: str) -> tuple[Candidate, ...]:
        rows = self._database.execute(BY_NAME, (key,)).fetchall()
        found = [self._candidate(row) for row in rows]
        return tuple(sorted(found, key=lambda c: (c.match, -c.place.population, c.place.id)))

    def _candidate(self, row: tuple[object, ...]) -> Candidate:
        number, name, latitude, longitude, feature, country, held, admin2, population, radius, names, match = row
        codes = tuple(str(held).split())
        admin1 = self._divisions.get(codes[0]) if codes else None
        admin2 = self._divisions.get(str(admin2)) if admin2 else None
        place = Place(
            str(number), str(name), latitude, longitude, str(feature), country, admin1, admin2, population,  # type: ignore[arg-type]
        )  # fmt: skip
        return Candidate(place, Match(match), radius, codes, names)  # type: ignore[arg-type]


@lru_cache(maxsize=4)
def _capitals(path: Path) -> dict[str, Candidate]:
    """Read the capitals of a file once, however many engines open it."""
    return Gazetteer(path).capitals()


def _why(candidate: Candidate) -> Iterator[str]:
    """Say how a candidate was matched and what makes it likely."""
    yield MATCHED_AS[candidate.match]
    yield candidate.place.feature
    if candidate.place.population:
        yield f"{candidate.place.population:,} people"
