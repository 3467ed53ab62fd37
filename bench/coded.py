"""How fast coded rows come in and go out, beside what pandas or polars need to read and write the same table.

Run it as ``python bench/coded.py [ROWS] [FILE]``: one line of JSON for each step. Without a file of UCDP GED's layout,
rows are made up. The peers only move cells; ours checks each cell, makes a document with claims of each row, and
writes each row back from the claims. A peer that is not installed is left out and said to be.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from dateline.export.ged import COLUMNS, ged_rows
from dateline.export.losses import LossReport
from dateline.export.summary import summarise
from dateline.export.written import to_csv
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.event import Event
from dateline.read.coded import read_coded
from dateline.read.original import Original
from dateline.resolve.assemble import assemble_events

ROWS = 40_000
MEGABYTE = 1024
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


def ours(path: Path) -> Iterator[tuple[str, float]]:
    """Import the file, assemble its events, and export them."""
    original = Original(b"", str(path), "text/csv", datetime.now(UTC), path=path)
    accounts: list[Account] = []
    claims: list[Claim] = []

    def come_in() -> None:
        for each in read_coded(original):
            accounts.extend(each.extraction.accounts)
            claims.extend(each.extraction.claims)

    yield "ours: import", seconds(come_in)
    events: list[Event] = []
    yield "ours: assemble", seconds(lambda: events.extend(assemble_events(accounts, claims, [], [])))
    with path.with_suffix(".out").open("w", encoding="utf-8", newline="") as sink:
        rows = ged_rows(summarise(events), {}, LossReport())
        yield "ours: export", seconds(lambda: sink.writelines(to_csv(rows, COLUMNS)))


def peer(name: str, path: Path) -> Iterator[tuple[str, float | None]]:
    """Let a table library read the file and write it."""
    try:
        library = importlib.import_module(name)
    except ImportError:
        yield f"{name}: not installed", None
        return
    tables: list[object] = []
    yield f"{name}: read", seconds(lambda: tables.append(library.read_csv(path)))
    write = "to_csv" if name == "pandas" else "write_csv"
    yield f"{name}: write", seconds(lambda: getattr(tables[0], write)(path.with_suffix(".peer")))


def seconds(work: Callable[[], object]) -> float:
    """Time one step."""
    began = time.perf_counter()
    work()
    return round(time.perf_counter() - began, 2)


def main(arguments: list[str]) -> None:
    """Print what each step takes, and the peak memory of ours."""
    count = int(arguments[0]) if arguments else ROWS
    with tempfile.TemporaryDirectory() as folder:
        path = Path(arguments[1]) if len(arguments) > 1 else Path(folder) / "ged.csv"
        if len(arguments) < 2:  # noqa: PLR2004 - no file was named
            path.write_text("".join(to_csv(map(made_up, range(1, count + 1)), COLUMNS)), encoding="utf-8")
        copy = Path(folder) / "copy.csv"
        copy.write_bytes(path.read_bytes())
        for step, took in ours(copy):
            print(json.dumps({"step": step, "seconds": took}), flush=True)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // MEGABYTE
        print(json.dumps({"step": "ours: peak memory", "megabytes": peak}), flush=True)
        for name in ("pandas", "polars"):
            for step, peer_took in peer(name, copy):
                print(json.dumps({"step": step, "seconds": peer_took}), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
