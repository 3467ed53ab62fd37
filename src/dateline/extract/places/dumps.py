"""GeoNames dumps: villages, districts and names beyond what the packages carry, added to the gazetteer."""

from __future__ import annotations

import csv
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from zipfile import ZipFile

from dateline.extract.places.build import Progress, Writer, build, default_path, silent
from dateline.extract.places.candidates import Match
from dateline.extract.places.kept import Keep, keeping, kept_rows
from dateline.extract.places.names import name_key
from dateline.extract.places.sources import Entry, is_latin
from dateline.model.errors import UnknownFormat

PLACES, DIVISIONS, NAMES_LEAST = 19, 4, 8
"""How many columns each kind of dump has."""
CLASSES = {"P": "town", "H": "water", "T": "mountain", "L": "region", "S": "place", "R": "road", "V": "region"}
CODES = {
    "PPLC": "capital", "ADM1": "admin1", "ADM2": "admin2", "ADM3": "admin2", "ADMD": "admin2", "ADM4": "admin2",
    "STM": "river", "STMI": "river", "WAD": "river", "ISL": "island", "ISLS": "island", "PPLX": "place",
}  # fmt: skip
NOT_NAMES = frozenset({"post", "link", "iata", "icao", "faac", "wkdt", "abbr", "fr_1793", "unlc", "phon", "piny"})
"""What the language column holds where the name is a code or an address."""


_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Added:
    """What a dump brought: places, names and divisions new to the gazetteer, and what was left out, by reason."""

    places: int
    names: int
    divisions: int
    left_out: tuple[tuple[str, int], ...]


def add_geonames(path: Path, gazetteer: Path | None = None, progress: Progress | None = None) -> Added:
    """Add a GeoNames dump to the gazetteer file: a country's or all places, admin1 or admin2 codes, alternate names.

    The kind is read from the number of columns. Adding a dump twice adds nothing twice. What is added is also kept
    beside the gazetteer, so that one made anew, as for a newer package, has it too.
    """
    where = gazetteer or default_path()
    if not where.exists():
        build(where, progress, finish=lambda database: add_kept(database, where))
    with _rows(path) as rows, closing(sqlite3.connect(where)) as database, database:
        first = next(rows, None)
        if first is None:
            raise UnknownFormat("is empty", where=str(path), way_out="expected a GeoNames dump")
        kind = _kind(first, path)
        with keeping(where, kind) as keep:
            return ADD[kind](database, chain([first], rows), keep, progress or silent)


def add_kept(database: sqlite3.Connection, gazetteer: Path) -> None:
    """Take in again what was ever added to a gazetteer in this folder: places first, which names may be of."""
    for kind, add in ADD.items():
        add(database, kept_rows(gazetteer, kind), _forget, silent)


def _forget(row: Sequence[str]) -> None:
    """Keep nothing: the row is kept already."""


def _kind(first: Sequence[str], path: Path) -> str:
    if len(first) == PLACES:
        return "places"
    if len(first) == DIVISIONS and "." in first[0]:
        return "divisions"
    if len(first) >= NAMES_LEAST and first[1].isdigit():
        return "names"
    raise UnknownFormat(
        f"has {len(first)} columns",
        where=str(path),
        way_out="expected a GeoNames dump of places, admin codes or alternate names",
    )


@contextmanager
def _rows(path: Path) -> Iterator[Iterator[list[str]]]:
    """Open a dump, zipped or not, as rows of columns; the read-me that zips carry is passed by."""
    if path.suffix.casefold() == ".zip":
        with ZipFile(path) as archive:
            inside = [name for name in archive.namelist() if name.endswith(".txt") and "readme" not in name.casefold()]
            if not inside:
                raise UnknownFormat("holds no .txt", where=str(path), way_out="expected a GeoNames dump")
            with archive.open(max(inside, key=lambda name: archive.getinfo(name).file_size)) as file:
                yield _columns(TextIOWrapper(file, encoding="utf-8"))
    else:
        with path.open(encoding="utf-8") as text:
            yield _columns(text)


def _columns(lines: Iterable[str]) -> Iterator[list[str]]:
    return csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _add_places(database: sqlite3.Connection, rows: Iterable[list[str]], keep: Keep, progress: Progress) -> Added:
    known = {row[0] for row in database.execute("select id from place where id like 'geonames:%'")}
    left_out: Counter[str] = Counter()
    writer = Writer(database)
    before = _count(database, "name")
    entries = _entries(rows, known, left_out, keep)
    writer.write(entries, lambda done: progress("places", done))
    added = writer.written
    writer.finish()
    return Added(added, _count(database, "name") - before, 0, tuple(sorted(left_out.items())))


def _entries(rows: Iterable[list[str]], known: set[str], left_out: Counter[str], keep: Keep) -> Iterator[Entry]:
    for row in rows:
        if len(row) != PLACES or not row[4] or not row[5]:
            left_out["no coordinates"] += 1
        elif not all(map(_NUMBER.fullmatch, (row[4], row[5], row[14] or "0"))):
            left_out["a damaged number"] += 1
        elif f"geonames:{row[0]}" in known:
            left_out["already known"] += 1
        elif row[7] in {"PPLH", "PPLQ", "ADM1H", "ADM2H", "ADM3H"} or row[6] not in {*CLASSES, "A"}:
            left_out["historical or no place"] += 1
        else:
            known.add(f"geonames:{row[0]}")
            keep(row)
            yield _entry(row)


def _entry(row: list[str]) -> Entry:
    names = tuple(name for name in (row[2], *row[3].split(",")) if name and is_latin(name))
    feature = CODES.get(row[7]) or CLASSES.get(row[6], "region")
    held = (f"{row[8]}.{row[10]}",) if row[8] and row[10] else ()
    second = f"{row[8]}.{row[10]}.{row[11]}" if row[11] else None
    people, point = int(row[14] or 0), (float(row[4]), float(row[5]))
    return Entry(f"geonames:{row[0]}", row[1], names, *point, feature, row[8] or None, held, second, people)


def _add_divisions(database: sqlite3.Connection, rows: Iterable[list[str]], keep: Keep, _: Progress) -> Added:
    facts = []
    for row in rows:
        if len(row) == DIVISIONS:
            facts.append((f"division:{row[0]}", row[1]))
            keep(row)
    before = _count(database, "fact")
    database.executemany("insert or replace into fact values (?, ?)", facts)
    return Added(0, 0, _count(database, "fact") - before, ())


def _add_names(database: sqlite3.Connection, rows: Iterable[list[str]], keep: Keep, _: Progress) -> Added:
    numbers = dict(database.execute("select id, number from place where id like 'geonames:%'"))
    left_out: Counter[str] = Counter()
    before = _count(database, "name")
    database.executemany("insert or ignore into name values (?, ?, ?)", _names(rows, numbers, left_out, keep))
    return Added(0, _count(database, "name") - before, 0, tuple(sorted(left_out.items())))


def _names(
    rows: Iterable[list[str]], numbers: dict[str, int], left_out: Counter[str], keep: Keep
) -> Iterator[tuple[str, int, int]]:
    for row in rows:
        number = numbers.get(f"geonames:{row[1]}")
        if number is None:
            left_out["of a place not in the gazetteer"] += 1
        elif row[2] in NOT_NAMES or not is_latin(row[3]) or not name_key(row[3]):
            left_out["a code, a link or not in Latin letters"] += 1
        else:
            keep(row)
            yield name_key(row[3]), int(Match.ALTERNATE), number


ADD: dict[str, Callable[[sqlite3.Connection, Iterable[list[str]], Keep, Progress], Added]] = {
    "places": _add_places,
    "divisions": _add_divisions,
    "names": _add_names,
}
"""How each kind of dump is added."""


def _count(database: sqlite3.Connection, table: str) -> int:
    return int(database.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608 - a table of ours
