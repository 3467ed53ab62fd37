"""A process that is killed, or not alone, leaves a store that is as good as new."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.store import Store
from tests.store.filling import BATCH, REPORTS, work

ROOT = Path(__file__).resolve().parents[2]
KILLS = 8


def _start(url: str, *death: float) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.store.filling", url, *map(str, death)], cwd=ROOT)


def _kill(url: str, step: int, after: float) -> int:
    """Start the work, let it take so many steps and a moment more, and give how it ended."""
    return _end(_start(url, step, after))


def _end(process: subprocess.Popen[bytes]) -> int:
    return process.wait(timeout=60)


def _dump(url: str) -> list[str]:
    with Store.open(url) as store:
        return list(store.dump())


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give the dump of a store that one process filled in peace."""
    url = f"sqlite:///{tmp_path_factory.mktemp('undisturbed')}/dateline.db"
    assert _end(_start(url)) == 0
    return _dump(url)


def test_a_killed_process_run_again_ends_the_same(store_url: str, undisturbed: list[str]) -> None:
    """Ended at once at points all along the way, then the same command: the same facts, none twice, on both databases.

    Steps done before are quick but are still taken, so every part of the work is interrupted in turn.
    """
    chance = random.Random(20260101)  # noqa: S311  (when to kill is no secret)
    points = [(1, 0.01), (1, 0.04)]
    points += [(REPORTS // KILLS * (kill + 1), chance.uniform(0.0001, 0.002)) for kill in range(KILLS)]
    points += [(REPORTS + 1 + kill, chance.uniform(0.0001, 0.002)) for kill in (1, 2, 2)]
    endings = [_kill(store_url, *point) for point in points]
    assert endings.count(-signal.SIGALRM) >= len(points) - 1
    work(store_url)
    assert _dump(store_url) == undisturbed


def test_three_processes_at_once_add_everything_once(store_url: str, undisturbed: list[str]) -> None:
    """All find the same empty store, make its tables and add the same reports: the end is as if one had."""
    processes = [_start(store_url) for _ in range(3)]
    assert [_end(process) for process in processes] == [0, 0, 0]
    assert _dump(store_url) == undisturbed


def test_both_databases_hold_the_same(store_url: str, undisturbed: list[str]) -> None:
    """The same work makes the same dump, line for line, whatever the database."""
    work(store_url)
    assert _dump(store_url) == undisturbed


def test_a_killed_transaction_leaves_nothing(store_url: str) -> None:
    """What was not finished is not there at all: every extraction that is marked has its claims."""
    for step in range(1, 4):
        _kill(store_url, REPORTS + 1 + step, 0.001)
        with Store.open(store_url) as store:
            found = store.status()
        assert found.extractions in {*range(0, REPORTS, BATCH), REPORTS}
        assert (found.claims, found.accounts) == (found.extractions * 6, found.extractions * 3)
