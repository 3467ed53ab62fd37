"""A small world for tests of places: all countries, regions and divisions, and a few towns of our own choosing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from dateline.extract.places.build import Lists, build
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.sources import Entry, countries, division_entries, regions

TOWNS = (
    ("geonames:1138958", "Kabul", 34.53, 69.17, "AF.13", 4434550, "capital", ("Kabol",)),
    ("geonames:1469706", "Markaz-e Achin", 34.13, 70.71, "AF.18", 10000, "town", ("Achin",)),
    ("geonames:1127110", "Sar-e Pul", 36.22, 65.94, "AF.33", 52121, "town", ("Sari Pul",)),
    ("geonames:1138336", "Kandahar", 31.61, 65.71, "AF.23", 614254, "town", ()),
    ("geonames:1174089", "Khar", 34.74, 71.53, "PK.03", 32000, "town", ()),
    ("geonames:9000001", "Khar", 46.1, 105.0, "MN.18", 900, "town", ()),
    ("geonames:1168197", "Peshawar", 34.01, 71.58, "PK.03", 1970042, "town", ()),
    ("geonames:1174872", "Karachi", 24.86, 67.01, "PK.05", 14910352, "town", ()),
    ("geonames:128234", "Kerman", 30.28, 57.08, "IR.29", 577514, "town", ()),
    ("geonames:542374", "Krasnogorsk", 55.82, 37.33, "RU.47", 85000, "town", ()),
    ("geonames:524901", "Moscow", 55.75, 37.62, "RU.48", 10381222, "capital", ()),
    ("geonames:5368361", "Los Angeles", 34.05, -118.24, "US.CA", 3971883, "town", ()),
    ("geonames:5128581", "New York City", 40.71, -74.01, "US.NY", 8804190, "town", ()),
    ("geonames:4560349", "Philadelphia", 39.95, -75.16, "US.PA", 1603797, "town", ()),
    ("geonames:4140963", "Washington", 38.9, -77.04, "US.DC", 689545, "capital", ()),
    ("geonames:2988507", "Paris", 48.85, 2.35, "FR.11", 2138551, "capital", ()),
    ("geonames:4717560", "Paris", 33.66, -95.56, "US.TX", 24782, "town", ()),
    ("geonames:4684888", "Dallas", 32.78, -96.81, "US.TX", 1300092, "town", ()),
    ("geonames:98463", "Hatra", 35.59, 42.72, "IQ.15", 3000, "town", ()),
    ("geonames:99072", "Mosul", 36.34, 43.12, "IQ.15", 1739800, "town", ()),
    ("geonames:168661", "Kafranbel", 35.61, 36.56, "SY.12", 22000, "town", ("Kafr Nabl",)),
    ("geonames:169389", "Idlib", 35.93, 36.63, "SY.12", 128840, "town", ()),
    ("geonames:2331447", "Maiduguri", 11.85, 13.16, "NG.27", 1112449, "town", ()),
    ("geonames:1271685", "Etah", 27.56, 78.66, "IN.36", 131023, "town", ("Eta",)),
    ("geonames:2990440", "Nice", 43.70, 7.27, "FR.93", 342669, "town", ()),
    ("geonames:2751283", "Limburg", 50.85, 5.69, "NL.05", 120000, "town", ()),
    ("geonames:170654", "Damascus", 33.51, 36.29, "SY.13", 1569394, "capital", ()),
    ("geonames:4352539", "Damascus", 39.29, -77.20, "US.MD", 15257, "town", ()),
    ("geonames:108410", "Ar Rawda", 24.71, 46.68, "SA.10", 20000, "town", ()),
    ("geonames:281838", "Sadriya", 25.30, 51.51, "QA.01", 0, "place", ()),
    ("geonames:168315", "Majdal Shams", 33.27, 35.77, "SY.07", 11000, "town", ()),
    ("gnis:1988687", "Central Prison", 35.78, -78.66, "US.NC", 0, "camp", ()),
    ("geonames:5000000", "Marquette", 46.54, -87.40, "US.MI", 21000, "town", ("Market Street",)),
    ("gns:2610400", "County Tyrone", 54.58, -7.0, "GB.NIR", 0, "place", ()),
    ("geonames:2641019", "Omagh", 54.60, -7.30, "GB.NIR", 19659, "town", ()),
    ("geonames:9000002", "Omagh", -33.0, 150.0, "AU.02", 90000, "town", ()),
    ("geonames:281133", "Gaza", 31.50, 34.47, "PS.GZ", 410000, "town", ("Ghazzah", "Gaza City")),
    ("gns:-2797000", "Gaza", 31.49, 34.60, "IL.01", 0, "place", ()),
    ("geonames:294117", "Sderot", 31.52, 34.60, "IL.01", 24000, "town", ()),
    ("geonames:250441", "Amman", 31.96, 35.95, "JO.16", 1275857, "capital", ("Philadelphia",)),
)
NEWS = (
    ("gns:-2755560", "Bajaur Agency", 34.76, 71.49, "PK.03", "admin2"),
    ("gns:1", "Maiduguri", 11.84, 13.17, "NG.27", "place"),
    ("gns:2", "Gwoza", 11.09, 13.69, None, "place"),
)


def towns() -> Iterator[Entry]:
    """Give the towns as a list would."""
    for key, name, latitude, longitude, code, people, feature, names in TOWNS:
        short = ("New York",) if name == "New York City" else ()
        yield Entry(
            key, name, names, latitude, longitude, feature, code[:2], (code,), population=people, nicknames=short
        )


def news() -> Iterator[Entry]:
    """Give places as the longer list would: one known already, one without a division."""
    for key, name, latitude, longitude, code, feature in NEWS:
        country = code[:2] if code else "NG"
        yield Entry(key, name, (), latitude, longitude, feature, country, (code,) if code else ())


def small_gazetteer(folder: Path) -> Gazetteer:
    """Build the small world's gazetteer in a folder."""
    path = folder / "gazetteer.sqlite"
    build(path, lists=Lists(lambda: chain(countries().values(), regions(), division_entries(), towns()), news))
    return Gazetteer(path)
