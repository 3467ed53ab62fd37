"""Killed in the middle and run again, a command ends as if it had never been killed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.pipeline.project import Project

DATELINE = [sys.executable, "-c", "from dateline.cli.main import main; main()"]
REPORTS = 60
TEXT = "On {day} March 2015 a car bomb killed {n} people in Baghdad. Gunmen shot dead {m} soldiers in Mosul.\n"


def _dateline(folder: Path, *arguments: str, kill_after: float | None = None) -> bool:
    """Run a command; kill it with SIGKILL after some seconds, and tell whether it had ended by itself."""
    process = subprocess.Popen(
        [*DATELINE, *arguments], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        process.wait(kill_after)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        return False
    return True


def _dump(folder: Path) -> list[str]:
    with Project.open(folder) as project:
        return list(project.store.dump())


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Write reports to read."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for number in range(REPORTS):
        words = TEXT.format(day=number % 28 + 1, n=number + 2, m=number % 7 + 2) * (1 + number % 3)
        (folder / f"{number:03}.txt").write_text(words + f"This is report {number}.\n", "utf-8")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("command", ["add", "extract"])
def test_killed_and_repeated_equals_uninterrupted(tmp_path: Path, reports: Path, command: str) -> None:
    """SIGKILL at several moments of add or extract, then the same command: same claims, no duplicates."""
    folders = [tmp_path / name for name in ("whole", "killed")]
    steps = [("add", str(reports)), ("extract",)]
    for folder in folders:
        _dateline(tmp_path, "init", str(folder))
    for step in steps:
        assert _dateline(folders[0], *step)
    for step in steps:
        if step[0] == command:
            for moment in (0.8, 1.4, 1.9, 2.5, 3.2, 4.0):
                _dateline(folders[1], *step, kill_after=moment)
                time.sleep(0.05)
        assert _dateline(folders[1], *step)
    assert _dump(folders[1]) == _dump(folders[0])
