"""Rows of ACLED, UCDP GED, GTD and SCAD, each in its own layout, as linking sees them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files
from math import isnan
from pathlib import Path
from typing import TypedDict

from dateline.model.claim import ActorKind, Party
from dateline.model.interval import Extent, Interval, Unit
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, Toll
from dateline.model.yaml_text import load_yaml
from dateline.resolve.views import AccountView

Row = dict[str, str]
EPOCH = date(1970, 1, 1)
WRITTEN_DAYS = ("%d %B %Y", "%d-%b-%Y")
"""How editions of the datasets write days, where they neither count them from 1970 nor write them in ISO form."""
HEADLINE = re.compile(r'"+([^"]{8,}?)"*(?:;|$)')
STATE_WORD = re.compile(r"\b(state|province|region|governorate)\b", re.IGNORECASE)


class Layouts(TypedDict):
    """The codes of each dataset, as the YAML file holds them."""

    deeds: dict[str, dict[str | int, str]]
    precision: dict[str, dict[str | int, int]]
    unknown_numbers: list[int]


@cache
def layouts() -> Layouts:
    """Read what the datasets' codes mean."""
    read: Layouts = load_yaml((files("dateline.evaluate") / "link_layouts.yaml").read_text("utf-8"))
    return read


@dataclass(frozen=True, slots=True)
class RowKey:
    """A row of a dataset, by its number from 0."""

    dataset: str
    row: int
    country_year: str = ""
    """Empty where a folder holds only one."""

    def __str__(self) -> str:
        """Write the key as the id of an account."""
        return f"{self.country_year}{':' if self.country_year else ''}{self.dataset}:{self.row}"


def read_rows(path: Path) -> list[Row]:
    """Read a dataset file with lower-case column names."""
    with path.open(encoding="utf-8", errors="replace", newline="") as lines:
        return [{(name or "").lower(): value or "" for name, value in row.items()} for row in csv.DictReader(lines)]


def row_views(path: Path, dataset: str, country_year: str = "") -> Iterator[AccountView]:
    """Give each row as an account of a text of its own.

    Where a dataset writes one event as a row for each of its places (SCAD does), the toll that every one of those rows
    repeats is of all places: of its own place a row does not tell one.
    """
    rows = enumerate(read_rows(path))
    views = [READERS[dataset](str(RowKey(dataset, number, country_year)), row) for number, row in rows]
    rows_of = Counter(view.document_id for view in views)
    for view in views:
        yield view if rows_of[view.document_id] == 1 else replace(view, tolls=())


def _acled(key: str, row: Row) -> AccountView:
    when = _day(row["event_date"])
    doers = _parties(row, ("actor1", "ally_actor_1"))
    sufferers = _parties(row, ("actor2", "ally_actor_2"))
    return AccountView(
        id=key,
        text_id=key,
        document_id=key,
        source="acled",
        deed=layouts()["deeds"]["acled"].get(row["event_type"]),
        interval=_acled_interval(when, row["time_precision"]),
        **_places(row, "acled", ("location", "admin1", "geo_precision")),
        parties=doers + sufferers,
        tolls=_tolls(killed=(row["fatalities"],) * 3),
        words=row["notes"],
    )


def _acled_interval(when: date | None, precision: str) -> Interval | None:
    if when is None:
        return None
    if precision == "2":
        return Interval(when - timedelta(days=3), when + timedelta(days=3))
    return Interval.month(when.year, when.month) if precision == "3" else Interval.day(when)


def _ged(key: str, row: Row) -> AccountView:
    first, last = _day(row["date_start"]), _day(row["date_end"])
    doers, sufferers = _parties(row, ("side_a",)), _parties(row, ("side_b",))
    headlines = " . ".join(HEADLINE.findall(row["source_article"] + ";")) or row.get("source_headline", "")
    return AccountView(
        id=key,
        text_id=key,
        document_id=key,
        source="ged",
        deed=layouts()["deeds"]["ged"].get(_whole(row["type_of_violence"]) or 0),
        interval=_days(first, last),
        **_places(row, "ged", ("where_coordinates", "adm_1", "where_prec")),
        parties=doers + sufferers,
        tolls=_tolls(
            killed=(_either(row, "low_est", "low"), _either(row, "best_est", "best"), _either(row, "high_est", "high"))
        ),
        words=f"{headlines} . {row['where_description']}",
    )


def _gtd(key: str, row: Row) -> AccountView:
    doers = _parties(row, ("gname",))
    sufferers = _parties(row, ("target1", "targsubtype1_txt", "corp1"))
    return AccountView(
        id=key,
        text_id=key,
        document_id=key,
        source="gtd",
        deed=_gtd_deed(row),
        interval=_gtd_interval(row),
        **_places(row, "gtd", ("city", "provstate", "specificity")),
        parties=doers + sufferers,
        tolls=_tolls(killed=(row["nkill"],) * 3, injured=row["nwound"]),
        words=f"{row['summary']} {row['location']}",
    )


def _gtd_deed(row: Row) -> str | None:
    if row["attacktype1_txt"] == "Bombing/Explosion" and row["suicide"] == "1":
        return "suicide_bombing"
    return layouts()["deeds"]["gtd"].get(row["attacktype1_txt"])


def _gtd_interval(row: Row) -> Interval | None:
    year, month, day = (_whole(_either(row, name, f"i{name}")) or 0 for name in ("year", "month", "day"))
    if year and month and day:
        return Interval.day(date(year, month, day))
    if year and month:
        return Interval.month(year, month)
    return Interval(date(year, 1, 1), date(year, 12, 31), start_unit=Unit.YEAR, end_unit=Unit.YEAR) if year else None


def _scad(key: str, row: Row) -> AccountView:
    first, last = _day(row["startdate"]), _day(row["enddate"])
    doers = _parties(row, ("actor1", "actor2", "actor3"))
    sufferers = _parties(row, ("target1", "target2"))
    return AccountView(
        id=key,
        text_id=key,
        document_id=f"scad:{row['eventid']}",
        source="scad",
        deed=layouts()["deeds"]["scad"].get(_whole(row["etype"]) or 0),
        interval=_days(first, last),
        **_places(row, "scad", ("elocal", "", "location_precision")),
        parties=doers + sufferers,
        tolls=_tolls(killed=(row["ndeath"],) * 3),
        words=row["issuenote"] or row["notes"],
    )


READERS = {"acled": _acled, "ged": _ged, "gtd": _gtd, "scad": _scad}


class _Places(TypedDict):
    location: Location | None
    locations: tuple[Location, ...]


def _places(row: Row, dataset: str, columns: tuple[str, str, str]) -> _Places:
    """Read the place: ``columns`` name those of its words, its province and its precision."""
    words, admin1, code = (row.get(column, "") for column in columns)
    codes = layouts()["precision"][dataset]
    precision = codes.get(_whole(code) or code)
    latitude, longitude = _number(row["latitude"]), _number(row["longitude"])
    placed = latitude is not None and longitude is not None
    where = Location(
        words,
        Precision(precision) if precision else None,
        name=words,
        latitude=latitude if placed else None,
        longitude=longitude if placed else None,
        country=row.get("country_txt") or row.get("country") or row.get("countryname"),
        admin1=STATE_WORD.sub("", admin1).strip() or None,
    )
    return {"location": where, "locations": (where,)}


def _parties(row: Row, names: tuple[str, ...]) -> tuple[Party, ...]:
    found = (row.get(name, "").strip() for name in names)
    return tuple(Party(words, ActorKind.UNKNOWN, words) for words in found if words and words.lower() != "unknown")


def _tolls(*, killed: tuple[str, str, str], injured: str = "") -> tuple[Toll, ...]:
    found = [_toll(Outcome.KILLED, *killed), _toll(Outcome.INJURED, injured, injured, injured)]
    return tuple(toll for toll in found if toll is not None)


def _toll(outcome: Outcome, low: str, best: str, high: str) -> Toll | None:
    figures = [_whole(each) for each in (low, best, high)]
    known = [figure for figure in figures if figure is not None and figure not in layouts()["unknown_numbers"]]
    if len(known) != len(figures):
        return None
    ordered = sorted(known)
    return Toll(outcome, ordered[0], ordered[1], ordered[2])


def _days(first: date | None, last: date | None) -> Interval | None:
    """Read first and last day: these datasets give two days where something lasted from one to the other."""
    if first is None or last is None:
        return None
    return Interval.day(first) if first == last else Interval(first, last, Extent.THROUGHOUT)


def _number(words: str) -> float | None:
    try:
        return float(words)
    except ValueError:
        return None


def _either(row: Row, name: str, other: str) -> str:
    """Give a cell by its name, or by the one that other editions of the dataset use."""
    return row.get(name) or row.get(other, "")


def _whole(words: str) -> int | None:
    number = _number(words)
    return None if number is None or isnan(number) else int(number)


def _day(words: str) -> date | None:
    """Read a day given as a count from 1970, in ISO form, or with the month's name."""
    number = _number(words)
    if number is not None:
        return EPOCH + timedelta(days=int(number))
    with suppress(ValueError):
        return date.fromisoformat(words[:10])
    for written in WRITTEN_DAYS:
        with suppress(ValueError):
            return datetime.strptime(words.strip(), written).date()
    return None
