"""Releases as they lie in their folders: read, checked and compared."""

from __future__ import annotations

import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from dateline.export.release.cells import Typed, read_csv, schema_of, typed
from dateline.export.release.changes import Change, ClaimLine, Moved, Side, changes
from dateline.export.release.tables import Row, Table, table, tables
from dateline.model.errors import InvalidValue, ReleaseError
from dateline.model.event import Event
from dateline.resolve.redirects import Fate, redirects
from dateline.text.fold import fold

MANIFEST = "manifest-sha256.txt"
PACKAGE = "datapackage.json"
LINE = re.compile(r"([0-9a-f]{64}) [ *](.+)")
MOST_FAULTS = 20
"""Faults of one table that are listed; the rest are the same again."""
TELLINGS = {"events": ("accounts", "event_id"), "actors": ("profiles", "actor_id")}
"""The table that says which telling belongs to which event or actor, and the column that does."""
CHANGES = {Fate.MERGED: Change.MERGED, Fate.SPLIT: Change.SPLIT, Fate.GONE: Change.WITHDRAWN}


@dataclass(frozen=True, slots=True)
class ReleaseInfo:
    """What a release says of itself."""

    name: str
    title: str
    created: str
    rule: str
    previous: str | None
    names: str = "shown"
    """Whether private persons' names are withheld or shown in it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing about a release that is not as it should be."""

    file: str
    problem: str


def open_release(folder: Path) -> ReleaseInfo:
    """Read what a release says of itself."""
    package = _package(folder)
    try:
        made = package["dateline"]
        name, title, created = (str(package[each]) for each in ("version", "title", "created"))
        return ReleaseInfo(name, title, created, made["rule"], made.get("previous"), made["names"])
    except (KeyError, TypeError, AttributeError):
        raise ReleaseError("is no release of Dateline", where=str(folder / PACKAGE)) from None


def _package(folder: Path) -> dict[str, Any]:
    try:
        loaded = json.loads((folder / PACKAGE).read_text("utf-8"))
    except FileNotFoundError:
        raise ReleaseError("there is no release here", where=str(folder), way_out="give the folder of one") from None
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ReleaseError(f"cannot be read: {error}", where=str(folder / PACKAGE)) from error
    return loaded if isinstance(loaded, dict) else {}


def check_whole(folder: Path) -> None:
    """Refuse a release of which a file is missing, added or altered."""
    open_release(folder)
    faults = manifest_faults(folder)
    if faults:
        more = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise ReleaseError(
            f"the release is damaged: {faults[0].file} {faults[0].problem}{more}",
            where=str(folder),
            way_out="see `dateline release verify`, and restore it from a copy",
        )


def verify(folder: Path) -> list[Fault]:
    """Check a release: every file against the manifest, every table against its schema, and CSV against Parquet."""
    open_release(folder)
    found = manifest_faults(folder)
    ids: dict[str, set[str]] = {}
    for each in tables().values():
        found += _table_faults(folder, each, ids)
    return found


def manifest_faults(folder: Path) -> list[Fault]:
    """Compare the files of a release with its manifest."""
    try:
        lines = (folder / MANIFEST).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return [Fault(MANIFEST, "is missing or cannot be read")]
    matches = [LINE.fullmatch(line) for line in lines]
    if not all(matches):
        return [Fault(MANIFEST, "has a line that is not a digest and a name")]
    told = {match[2]: match[1] for match in matches if match}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} - {MANIFEST}
    missing = [Fault(name, "is missing") for name in sorted(told.keys() - there)]
    extra = [Fault(name, "is not in the manifest") for name in sorted(there - told.keys())]
    both = sorted(there & told.keys())
    altered = [Fault(name, "was altered") for name in both if _digest(folder / name) != told[name]]
    return [*missing, *extra, *altered]


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _table_faults(folder: Path, each: Table, ids: dict[str, set[str]]) -> list[Fault]:
    """Read a table in both forms side by side; the ids it gives are remembered for the tables that point at it."""
    own = ids.setdefault(each.id, set())
    found: list[Fault] = []
    try:
        each = _as_made(folder, each)
        rows, twins = read_csv(each, _lines(folder / each.csv)), _parquet_rows(folder, each)
        for number, (row, twin) in enumerate(zip_longest(rows, twins), start=2):
            found += [Fault(f"{each.csv} row {number}", words) for words in _row_faults(each, row, twin, ids)]
            if row is not None and each.key:
                key = row[each.key[0]]
                found += [Fault(f"{each.csv} row {number}", f"{key} stands twice")] * (key in own)
                own.add(key)
            if len(found) >= MOST_FAULTS:
                return [*found[:MOST_FAULTS], Fault(each.csv, "has more faults than are listed")]
    except (InvalidValue, OSError, UnicodeDecodeError, csv.Error, pa.ArrowException) as error:
        found.append(Fault(each.csv, str(error)))
    return found


def _as_made(folder: Path, each: Table) -> Table:
    """Give the table as this release has it, which may have been made before a column was added."""
    return each.as_made(next(csv.reader(_lines(folder / each.csv)), []))


def _row_faults(
    each: Table, row: Mapping[str, str] | None, twin: Mapping[str, Typed] | None, ids: Mapping[str, set[str]]
) -> Iterator[str]:
    if row is None or twin is None:
        yield f"is only in {each.parquet if row is None else each.csv}"
        return
    try:
        cells = typed(each, row)
    except InvalidValue as error:
        yield str(error)
        return
    yield from (f"{name}: CSV and Parquet differ" for name, cell in cells.items() if cell != twin[name])
    for column in each.columns:
        cell = cells[column.name]
        if column.of is not None and cell is not None and cell not in ids.get(column.of, ()):
            yield f"{column.name}: {cell} is not in {column.of}.csv"


def _parquet_rows(folder: Path, each: Table) -> Iterator[dict[str, Typed]]:
    with pq.ParquetFile(folder / each.parquet) as file:
        if not file.schema_arrow.equals(schema_of(each)):
            raise InvalidValue("the columns are not those of a release", where=each.parquet)
        for batch in file.iter_batches():
            yield from batch.to_pylist()


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from stream


def _rows(folder: Path, table_id: str) -> Iterator[dict[str, str]]:
    each = table(table_id)
    return read_csv(each, _lines(folder / each.csv))


def read_redirects(folder: Path) -> list[Row]:
    """Read where earlier ids lead, as a release says."""
    return [*_rows(folder, "redirects")]


def side_of(folder: Path, table_id: str, rule: str, rejected: Mapping[str, str] | None = None) -> Side:
    """Read the events, or the actors, of a release with the claims on each; ``rejected`` as people rejected since."""
    column = TELLINGS[table_id][1]
    homes = {row["id"]: row["document_id"] for row in _rows(folder, TELLINGS[table_id][0])}
    on: dict[str, list[ClaimLine]] = defaultdict(list)
    gone: dict[str, str] = dict(rejected or {})
    for row in _rows(folder, "claims"):
        if row[column]:
            document = homes.get(row["subject_id"], "")
            told = (row["id"], row["property"], row["value"], document, row["engine"])
            on[row[column]].append(ClaimLine(*told, row["review"], row["review_reason"]))
        if row["review"] == "rejected":
            gone.setdefault(row["id"], row["review_reason"])
    rows = {row["id"]: row for row in _rows(folder, table_id)}
    documents = frozenset(row["id"] for row in _rows(folder, "documents"))
    return Side(table_id, rows, on, documents, rule, gone)


def moves(before: Path, after: Path, table_id: str) -> list[Moved]:
    """Tell what became of each event, or actor, that is not simply the same one still."""
    then, now = _tellings(before, table_id), _tellings(after, table_id)
    known = _same_tellings(then, now)
    held = redirects(_grouped(then, known), _grouped(now, {}))
    return [Moved(each.old, each.new, CHANGES[each.fate]) for each in held]


def _tellings(folder: Path, table_id: str) -> list[dict[str, str]]:
    name, column = TELLINGS[table_id]
    return [{**row, "of": row[column]} for row in _rows(folder, name)]


def _grouped(tellings: Iterable[Mapping[str, str]], known: Mapping[str, str]) -> list[Event]:
    members: dict[str, list[str]] = defaultdict(list)
    for row in tellings:
        members[row["of"]].append(known.get(row["id"], row["id"]))
    return [Event(each, tuple(accounts), ()) for each, accounts in members.items()]


def _same_tellings(then: Sequence[Mapping[str, str]], now: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """Find what a newer engine calls what an older one told: the same document, and words that overlap, or one name."""
    there, before = {row["id"] for row in now}, {row["id"] for row in then}
    by_document: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in now:
        if row["id"] not in before:
            by_document[row["document_id"]].append(row)
    found: dict[str, str] = {}
    for row in then:
        if row["id"] not in there:
            alike = [(_overlap(row, other), other["id"]) for other in by_document[row["document_id"]]]
            best = max(alike, default=(0, ""))
            if best[0] > 0:
                found[row["id"]] = best[1]
    return found


def _overlap(one: Mapping[str, str], other: Mapping[str, str]) -> int:
    if "name" in one:
        return int(fold(one["name"]) == fold(other["name"]))
    return min(int(one["end"]), int(other["end"])) - max(int(one["start"]), int(other["start"]))


def compare(before: Path, after: Path) -> Iterator[Row]:
    """Give what changed from one release to another, each of which must be whole."""
    for each in (before, after):
        check_whole(each)
    then, now = open_release(before).rule, open_release(after).rule
    for table_id in TELLINGS:
        sides = side_of(before, table_id, then), side_of(after, table_id, now)
        yield from changes(*sides, moves(before, after, table_id))
