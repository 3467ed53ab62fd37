"""Make a project of very many events, and time how quickly they are found: UCDP GED rows repeated with shifts.

Run it as ``python -m bench.coded_big [FOLDER] [EVENTS] [FILE]``: FOLDER becomes a project (or, where it is one already,
is only measured) with EVENTS events (400,000 unless told) made from the rows of FILE, a table in GED's layout; without
a file, rows are made up, and without a folder the project is thrown away. Each repetition moves the days by a week and
the points by a tenth of a degree and has ids of its own, so that no two rows are the same. Prints one line of JSON for
each thing measured.
"""

from __future__ import annotations

import csv
import json
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from bench.coded import made_up
from dateline.export.ged import COLUMNS
from dateline.pipeline.filters import Box, EventFilter
from dateline.pipeline.importing import ImportOptions, import_dataset
from dateline.pipeline.indexing import event_cells, find_events, refresh
from dateline.pipeline.project import SETTINGS, Project, create_project
from dateline.read import Original
from dateline.read.coded.sheets import open_sheet

EVENTS = 400_000
OWN_ROWS = 40_000
SHIFT_DAYS, SHIFT_DEGREES, SHIFT_IDS = 7, 0.1, 10_000_000
MEGABYTE = 1024
QUESTIONS = 60


def rows_of(file: Path | None) -> list[dict[str, str]]:
    """Read the rows to repeat, or make some up."""
    if file is None:
        return [made_up(number) for number in range(1, OWN_ROWS + 1)]
    original = Original(b"", str(file), "text/csv", datetime.now(UTC), path=file)
    with open_sheet(original) as sheet:
        names = next(sheet)
        return [dict(zip(names, cells, strict=True)) for cells in sheet]


def shifted(row: dict[str, str], by: int) -> dict[str, str]:
    """Move one row in time and space."""
    cells = {name: row.get(name, "") for name in COLUMNS}
    for name in ("date_start", "date_end"):
        day = date.fromisoformat(cells[name][:10]) + timedelta(days=SHIFT_DAYS * by)
        cells[name] = f"{day} 00:00:00.000"
    cells["id"] = str(int(cells["id"].partition(".")[0]) + SHIFT_IDS * by)
    cells["latitude"] = repr(round(min(float(cells["latitude"]) + SHIFT_DEGREES * by, 89.9), 6))
    return cells | {"geom_wkt": "", "priogrid_gid": "", "year": ""}


def repeated(rows: list[dict[str, str]], events: int) -> Iterator[list[dict[str, str]]]:
    """Give the rows again and again, one file's worth at a time."""
    for by in range(-(-events // len(rows))):
        yield [shifted(row, by) for row in rows[: events - by * len(rows)]]


def fill(project: Project, rows: list[dict[str, str]], events: int) -> None:
    """Import the rows as often as needed, a file each time."""
    with tempfile.TemporaryDirectory() as folder:
        for number, some in enumerate(repeated(rows, events)):
            path = Path(folder) / f"ged-{number}.csv"
            with path.open("w", encoding="utf-8", newline="") as sink:
                table = csv.DictWriter(sink, COLUMNS)
                table.writeheader()
                table.writerows(some)
            began = time.perf_counter()
            original = Original(b"", path.name, "text/csv", datetime.now(UTC), name=path.name, path=path)
            project.archive.put_file(path)
            taken = import_dataset(project, original, ImportOptions())
            say(step="import", file=number, rows=taken.rows, seconds=time.perf_counter() - began)


def ask(project: Project) -> None:
    """Ask sixty questions of three filters each and give the 50th and 95th percentile of what one takes."""
    chance, took, worked = Random(7), [], []  # noqa: S311 - the same questions each time
    countries = sorted({each for each in event_cells(project).table["country"].unique().to_pylist() if each})
    for _ in range(QUESTIONS):
        year, west = chance.randint(1995, 2022), chance.uniform(-110, 80)
        wanted = (
            EventFilter(country=chance.choice(countries), since=date(year, 1, 1), least_killed=chance.randint(1, 30)),
            EventFilter(since=date(year, 1, 1), until=date(year, 12, 31), box=Box(west, 0, west + 40, 40)),
            EventFilter(actor="Taleban", deed="attack", since=date(year, 1, 1)),
        )[chance.randint(0, 2)]
        began, processor = time.perf_counter(), time.process_time()
        find_events(project, wanted, limit=100)
        took.append(1000 * (time.perf_counter() - began))
        worked.append(1000 * (time.process_time() - processor))
    for clock, measured in (("wall", sorted(took)), ("processor", sorted(worked))):
        median, p95 = measured[QUESTIONS // 2], measured[int(QUESTIONS * 0.95)]
        say(step="find 100 events, three filters", clock=clock, median_ms=median, p95_ms=p95)


def say(**measured: float | str) -> None:
    """Print one measurement."""
    rounded = {name: round(each, 3) if isinstance(each, float) else each for name, each in measured.items()}
    sys.stdout.write(json.dumps(rounded) + "\n")
    sys.stdout.flush()


def main(arguments: list[str]) -> None:
    """Make the project where it is not there, and measure it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(arguments[0]) if arguments else Path(name) / "project"
        events = int(arguments[1]) if len(arguments) > 1 else EVENTS
        file = Path(arguments[2]) if len(arguments) > 2 else None  # noqa: PLR2004 - the third
        made = (folder / SETTINGS).exists()
        with Project.open(folder) if made else create_project(folder) as project:
            if not made:
                fill(project, rows_of(file), events)
            measure(project)
    say(step="peak memory", megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE)


def measure(project: Project) -> None:
    """Time making the cache, reading it, and asking."""
    began = time.perf_counter()
    refresh(project)
    say(step="refresh", seconds=time.perf_counter() - began)
    began = time.perf_counter()
    cells = event_cells(project)
    say(step="load cells", events=len(cells), seconds=time.perf_counter() - began)
    ask(project)


if __name__ == "__main__":
    main(sys.argv[1:])
