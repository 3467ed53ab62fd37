"""The gazetteer file: made once from the installed packages, then only read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from tempfile import NamedTemporaryFile

from dateline.extract.places.candidates import Match
from dateline.extract.places.names import name_key, sound_key, split_feature
from dateline.extract.places.sources import Entry, countries, division_entries, news_places, regions, towns

SCHEMA = """
create table place (
  number integer primary key, id text not null, name text not null, latitude real, longitude real,
  feature text not null, country text, divisions text not null, admin2 text, population integer not null,
  radius_km integer not null, names integer not null);
create table name (key text not null, match integer not null, place integer not null,
  primary key (key, place)) without rowid;
create table sound (key text not null, place integer not null, primary key (key, place)) without rowid;
create index place_id on place (id);
create table fact (key text primary key, value text not null) without rowid;
"""
SAME_PLACE_DEGREES = 0.15
"""Two lists name one place when the names are the same and the points this near: some 15 km, as lists disagree."""
PLACE = "insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
PLURALS = frozenset({"provinces", "states", "districts", "counties", "territories"})
Progress = Callable[[str, int], None]


def build(path: Path, progress: Progress | None = None) -> None:
    """Write the gazetteer file. Two processes may do so at once: each writes its own, the last to finish stands."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        half_made = Path(file.name)
    try:
        database = sqlite3.connect(half_made)
        try:
            _fill(database, progress or (lambda stage, done: None))
        finally:
            database.close()
        os.replace(half_made, path)  # noqa: PTH105 - one step on every system
    finally:
        half_made.unlink(missing_ok=True)


def _fill(database: sqlite3.Connection, progress: Progress) -> None:
    database.executescript("pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -64000;")
    database.executescript(SCHEMA)
    writer = Writer(database)
    listed = chain(countries().values(), regions(), division_entries(), towns())
    writer.write(listed, lambda done: progress("towns and divisions", done))
    writer.write(writer.unknown(news_places()), lambda done: progress("places in the news", done))
    progress("index", 0)
    writer.finish()
    database.commit()


class Writer:
    """Writes entries and files them under every key they can be asked for by."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Start after what the database already holds."""
        self._database = database
        self._number: int = database.execute("select coalesce(max(number), 0) from place").fetchone()[0]
        self._names: dict[tuple[str, int], int] = {}
        self._sounds: set[tuple[str, int]] = set()
        self._near: dict[tuple[str, str], list[tuple[float, float]]] = {}

    def write(self, entries: Iterable[Entry], progress: Callable[[int], None]) -> None:
        """Write entries, telling how many every so often."""
        rows = []
        for done, entry in enumerate(entries):
            self._number += 1
            rows.append(self._row(entry))
            self._file(entry)
            if done % 20000 == 0:
                progress(done)
        self._database.executemany(PLACE, rows)

    def _row(self, entry: Entry) -> tuple[object, ...]:
        place = (self._number, entry.id, entry.name, entry.latitude, entry.longitude, entry.feature, entry.country)
        known = len(entry.names)
        return (*place, " ".join(entry.divisions), entry.admin2, entry.population, entry.radius_km, known)

    def _file(self, entry: Entry) -> None:
        country, point = entry.country or "", (entry.latitude or 0.0, entry.longitude or 0.0)
        for key, match in keys(entry).items():
            self._names[(key, self._number)] = match
            if entry.feature in ("town", "capital", "admin1", "admin2"):
                self._near.setdefault((key, country), []).append(point)
        self._sounds.add((sound_key(entry.name), self._number))

    def unknown(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Leave out the entries that another list already has at the same point."""
        for entry in entries:
            known = self._near.get((name_key(entry.name), entry.country or ""), ())
            here = (entry.latitude or 0.0, entry.longitude or 0.0)
            if not any(
                abs(here[0] - there[0]) + abs(here[1] - there[1]) < SAME_PLACE_DEGREES for there in known
            ) or entry.feature not in ("town", "place"):
                yield entry

    def finish(self) -> None:
        """Write the keys, in order, which is many times faster than as they come."""
        names = ((key, match, place) for (key, place), match in sorted(self._names.items()))
        self._database.executemany("insert or ignore into name values (?, ?, ?)", names)
        self._database.executemany("insert or ignore into sound values (?, ?)", sorted(self._sounds))


def keys(entry: Entry) -> dict[str, Match]:
    """Give every key an entry is filed under, and how good a match each is."""
    found = {name_key(name): Match.ALTERNATE for name in entry.names}
    found[name_key(entry.name)] = Match.NAME
    if entry.feature in ("country", "capital"):
        found = dict.fromkeys(found, Match.NAME)
    for key in list(found):
        bare, feature = split_feature(key)
        if (
            feature is not None
            and bare
            and entry.feature in ("admin1", "admin2", "district")
            and key.split(" ")[-1] not in PLURALS
        ):
            found.setdefault(bare, Match.WITHOUT_FEATURE if entry.feature != "admin1" else Match.NAME)
    found.pop("", None)
    return found
