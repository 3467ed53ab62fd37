"""How long ``dateline resolve`` takes as a user waits for it: ``python -m bench.resolve [--scale N] [--new N]``.

A project is filled with a made-up corpus; then the command itself is run, each time in a process of its own, its start
and the bringing up to date of what pages are drawn from included: once over everything, then after some documents came.
Prints a line of JSON for each run. For how linking alone grows, a million accounts included: ``python -m bench.links``.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

from dateline.evaluate.synthetic import made_up, synthetic_corpus
from dateline.pipeline.project import Project, create_project
from dateline.resolve.views import AccountView

DATELINE = "from dateline.cli.main import main; main()"


def main() -> None:
    """Fill a project, resolve it, and add to it twice."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=int, default=100_000, help="how many accounts there are at first")
    parser.add_argument("--new", type=int, default=100, help="how many come then, twice")
    asked = parser.parse_args()
    views = synthetic_corpus(asked.scale + 2 * asked.new).views
    views = Random(1).sample(views, len(views))  # noqa: S311 - a benchmark needs repeatable chance
    with TemporaryDirectory() as folder:
        project = Path(folder) / "casebook"
        with create_project(project):
            pass
        for first, last in _stretches(asked.scale, asked.new):
            _fill(project, views[first:last])
            _told(f"{last - first} added to {first}", project)


def _stretches(accounts: int, new: int) -> list[tuple[int, int]]:
    return [(0, accounts), (accounts, accounts + new), (accounts + new, accounts + 2 * new)]


def _fill(folder: Path, views: Iterable[AccountView]) -> None:
    """Add the documents of some accounts, with what an engine would have found in them."""
    found = [made_up(view) for view in views]
    with Project.open(folder) as project:
        project.store.add_imported(found[0].document.sha256, found)


def _told(what: str, folder: Path) -> None:
    """Run the command and print what it took: seconds waited, seconds of the processor, memory at its peak."""
    begun = perf_counter()
    child = os.posix_spawn(
        "/usr/bin/env",
        ["env", "--chdir", str(folder), sys.executable, "-c", DATELINE, "resolve"],
        os.environ,
    )
    _, status, used = os.wait4(child, 0)
    figures = {
        "resolve": what,
        "seconds": round(perf_counter() - begun, 2),
        "processor_seconds": round(used.ru_utime + used.ru_stime, 2),
        "peak_mb": round(used.ru_maxrss / 1000),
        "exit": os.waitstatus_to_exitcode(status),
    }
    print(json.dumps(figures), flush=True)


if __name__ == "__main__":
    main()
