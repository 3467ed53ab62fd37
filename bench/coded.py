"""How fast a coded dataset goes into a project and out again, beside what pandas or polars take to read and write it.

Run it as ``python bench/coded.py [ROWS] [FILE]``: one line of JSON for each step. Without a file of UCDP GED's layout,
rows are made up. The peers only move cells; ours checks each cell, keeps the original, makes a document with claims of
each row in one transaction, assembles the events, and writes each row back from its claims, in several processes where
there are many rows. Ours runs apart from the peers, so that its peak memory is its own. A peer that is not installed is
left out and said to be.
"""

from __future__ import annotations

import importlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from dateline.export.ged import COLUMNS
from dateline.export.written import to_csv
from dateline.pipeline.exporting import export_events
from dateline.pipeline.importing import ImportOptions, import_dataset
from dateline.pipeline.indexing import refresh
from dateline.pipeline.project import create_project
from dateline.read import Original

ROWS = 40_000
MEGABYTE = 1024
ALONE = "--alone"
LOOK_EVERY = 0.1
FIRST_DAY = date(2000, 1, 1)


def made_up(number: int) -> dict[str, str]:
    """Make a row of GED's layout, none like the one before it."""
    day, dead = FIRST_DAY + timedelta(days=number % 8000), number % 30 + 1
    cells = {
        "id": number,
        "type_of_violence": 3,
        "side_a": f"Group {number % 90}",
        "side_b": "Civilians",
        "source_headline": f"A headline of some length about what was done on {day}",
        "where_prec": number % 6 + 1,
        "where_coordinates": f"Town {number % 700}",
        "adm_1": f"Province {number % 40}",
        "latitude": number % 80 + 0.25,
        "longitude": number % 170 + 0.75,
        "country": "Kenya",
        "country_id": 501,
        "date_prec": 1,
        "date_start": f"{day} 00:00:00.000",
        "date_end": f"{day} 00:00:00.000",
        "deaths_civilians": dead,
        "best": dead,
        "high": dead + 3,
        "low": 1,
    }
    return {name: str(cells.get(name, "")) for name in COLUMNS}


def ours(path: Path, folder: Path) -> Iterator[tuple[str, float]]:
    """Import the file into a new project, make the cache of its events, and export them."""
    with create_project(folder / "project") as project:
        original = Original(b"", str(path), "text/csv", datetime.now(UTC), name=path.name, path=path)
        project.archive.put_file(path)
        yield "ours: import", seconds(lambda: import_dataset(project, original, ImportOptions()))
        yield "ours: assemble events", seconds(lambda: refresh(project))
        began = processor()
        yield "ours: export", seconds(lambda: export_events(project, path.with_suffix(".out"), "ged"))
        yield "ours: export, processor time of all processes", round(processor() - began, 2)


def processor() -> float:
    """Give the processor time of this process and of those it started and that have ended."""
    both = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in both)


def memory_of(process: int) -> int:
    """Add up the memory of a process and those it started, pages that several share counted once; Linux tells it."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
        tasks = [task / "children" for task in Path(f"/proc/{process}/task").iterdir()]
        started = [int(each) for task in tasks for each in task.read_text("ascii").split()]
    except OSError:  # it has just ended
        return 0
    own = sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return own + sum(map(memory_of, started))


def watched(command: list[str]) -> int:
    """Run a command and give the most memory it held, looking ten times a second."""
    peak = 0
    with subprocess.Popen(command) as running:
        while running.poll() is None:
            peak = max(peak, memory_of(running.pid))
            time.sleep(LOOK_EVERY)
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return peak // MEGABYTE


def peer(name: str, path: Path) -> Iterator[tuple[str, float | None]]:
    """Let a table library read the file and write it; polars must look at every row to tell the kinds of columns."""
    try:
        library = importlib.import_module(name)
    except ImportError:
        yield f"{name}: not installed", None
        return
    tables: list[Any] = []
    options = {"low_memory": False} if name == "pandas" else {"infer_schema_length": None}
    yield f"{name}: read", seconds(lambda: tables.append(library.read_csv(path, **options)))
    write = "to_csv" if name == "pandas" else "write_csv"
    yield f"{name}: write", seconds(lambda: getattr(tables[0], write)(path.with_suffix(".peer")))


def seconds(work: Callable[[], object]) -> float:
    """Time one step."""
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 2)


def main(arguments: list[str]) -> None:
    """Print what each step takes: of ours in a process of its own, then of each peer."""
    count = int(arguments[0]) if arguments else ROWS
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / "copy.csv"
        if len(arguments) > 1:
            copy.write_bytes(Path(arguments[1]).read_bytes())
        else:
            copy.write_text("".join(to_csv(map(made_up, range(1, count + 1)), COLUMNS)), encoding="utf-8")
        say("ours: peak memory in megabytes, all processes", watched([sys.executable, __file__, ALONE, str(copy)]))
        for library in ("pandas", "polars"):
            for step, took in peer(library, copy):
                say(step, took)


def say(step: str, took: float | None) -> None:
    """Print one measurement."""
    print(json.dumps({"step": step, "took": took}), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == [ALONE]:
        for each, measured in ours(Path(sys.argv[2]), Path(sys.argv[2]).parent):
            say(each, measured)
    else:
        main(sys.argv[1:])
