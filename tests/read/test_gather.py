"""From what a user names to originals: files, folders, patterns; what cannot be had is told and the others go on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.model.errors import ReadError, TooLarge, Unreachable
from dateline.read import Limits, gather
from dateline.read.original import MEGABYTE, Original


def collect(*targets: object, limits: Limits | None = None) -> tuple[list[Original], list[ReadError]]:
    """Gather targets, and the errors on the way."""
    faults: list[ReadError] = []
    return list(gather([str(target) for target in targets], limits or Limits(), faults.append)), faults


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with reports, one of them deeper and one hidden."""
    for name in ("b.txt", "a.txt", "deep/c.txt", ".hidden.txt", ".git/d.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"Five people were killed in {name}.")
    return tmp_path


def names(originals: list[Original]) -> list[str]:
    """Give the names of originals in the order they came."""
    return [found.name for found in originals]


def test_folder_is_read_in_order_and_depth(folder: Path) -> None:
    """All files of a folder come, in the order of their names, without hidden ones."""
    originals, faults = collect(folder)
    assert names(originals) == ["a.txt", "b.txt", "c.txt"]
    assert not faults


def test_patterns(folder: Path) -> None:
    """A pattern means its files; one that matches nothing is an error."""
    originals, faults = collect(folder / "*.txt", folder / "**" / "c.txt", folder / "*.pdf")
    assert names(originals) == ["a.txt", "b.txt", "c.txt"]
    assert [str(fault) for fault in faults] == [f"{folder}/*.pdf: no file matches this pattern"]


def test_file_named_twice_comes_once(folder: Path) -> None:
    """A file that several targets name, by links too, is read once."""
    (folder / "link.txt").symlink_to(folder / "a.txt")
    originals, _ = collect(folder / "a.txt", folder, folder / "a.txt")
    assert names(originals) == ["a.txt", "b.txt", "c.txt"]


def test_missing_file_is_told_and_the_others_go_on(folder: Path) -> None:
    """A missing file and a link to nowhere are each told by name; the others go on."""
    (folder / "broken.txt").symlink_to(folder / "nowhere.txt")
    originals, faults = collect(folder / "no.txt", folder / "broken.txt", folder / "b.txt")
    assert names(originals) == ["b.txt"]
    assert [str(fault) for fault in faults] == [
        f"{folder}/no.txt: there is no such file",
        f"{folder}/broken.txt: there is no such file",
    ]


def test_loop_of_folders_is_told_and_not_followed(folder: Path) -> None:
    """A link that leads back to a folder above it is told once, and the files come once."""
    (folder / "deep" / "loop").symlink_to(folder)
    originals, faults = collect(folder)
    assert names(originals) == ["a.txt", "b.txt", "c.txt"]
    assert [str(fault) for fault in faults] == [f"{folder}/deep/loop: a link that leads back to a folder above it"]


def test_link_to_itself_is_told(tmp_path: Path) -> None:
    """A link to itself is an error, not a hang."""
    (tmp_path / "self").symlink_to(tmp_path / "self")
    assert isinstance(collect(tmp_path / "self")[1][0], Unreachable)
    assert isinstance(collect(tmp_path)[1][0], Unreachable)


def test_huge_file_is_refused_unread(tmp_path: Path) -> None:
    """A text of 200 MB is over the usual limit, and refused without being read."""
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.write(b"Five dead. ")
        file.truncate(200 * MEGABYTE)
    originals, faults = collect(huge)
    assert not originals
    assert isinstance(faults[0], TooLarge)
    assert str(faults[0]) == f"{huge}: it holds 209,715,200 bytes, over the limit of 52,428,800"


def test_pipe_is_refused_unopened(tmp_path: Path) -> None:
    """A pipe, which would wait for ever, is refused."""
    os.mkfifo(tmp_path / "pipe.txt")
    _, faults = collect(tmp_path / "pipe.txt")
    assert "not a regular file" in str(faults[0])


@pytest.mark.parametrize("target", ["a\0b.txt", "x" * 5000, "x" * 300, "no such folder/"])
def test_impossible_paths_are_told(target: str) -> None:
    """A path that cannot be is an error like any other."""
    _, faults = collect(target)
    assert len(faults) == 1


def test_names_that_are_no_text_are_written_so_that_they_can_be_stored(tmp_path: Path) -> None:
    """A file name in another charset is shown with escapes, never with half characters."""
    path = os.fsencode(tmp_path) + b"/bomb\xe9.txt"
    Path(os.fsdecode(path)).write_text("Five dead in Kesh.")
    originals, _ = collect(tmp_path)
    originals[0].origin.encode()
    assert originals[0].origin.endswith("bomb\\xe9.txt")


def test_a_name_of_two_lines_makes_an_error_of_one(tmp_path: Path) -> None:
    """A file whose name holds a newline is told in one line."""
    _, faults = collect(tmp_path / "two\nlines.txt")
    assert len(str(faults[0]).splitlines()) == 1


def test_original_keeps_origin_time_and_digest(folder: Path) -> None:
    """An original knows where it was found, when, and the digest of its bytes."""
    ((found,), _) = collect(folder / "a.txt")
    assert found.origin == f"{folder}/a.txt"
    assert found.retrieved.tzinfo is not None
    assert found.digest() == Original(found.content, "elsewhere", "", found.retrieved).digest()
