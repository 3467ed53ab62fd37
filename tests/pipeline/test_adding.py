"""Adding: originals kept, duplicates noticed, and bad input named without stopping the rest."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from dateline.pipeline.adding import Added, Outcome, add
from dateline.pipeline.project import Project

REPORT = "KABUL, 3 May 2019 — A bomb killed 12 people in Kabul on Friday, police said.\n"


def _one(project: Project, path: Path | str) -> Added:
    (added,) = add(project, [str(path)])
    return added


def test_a_report_is_kept_under_its_digest_and_read(project: Project, tmp_path: Path) -> None:
    """The original can be had again, byte for byte, and its words are in the store."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    assert _one(project, path).outcome is Outcome.ADDED
    (document,) = project.store.documents()
    (text,) = project.store.texts()
    assert project.archive.get(document.sha256) == REPORT.encode()
    assert "A bomb killed 12 people" in text.characters


def test_the_same_bytes_are_not_read_twice(project: Project, tmp_path: Path) -> None:
    """A copy of a file under another name is noticed."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(REPORT, "utf-8")
    outcomes = [each.outcome for each in add(project, [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])]
    assert outcomes == [Outcome.ADDED, Outcome.KNOWN]
    assert project.store.status().texts == 1


def test_the_same_text_in_another_file_is_not_read_twice(project: Project, tmp_path: Path) -> None:
    """The same words with other spacing are one text; the second file is counted as left out."""
    (tmp_path / "a.txt").write_text(REPORT, "utf-8")
    (tmp_path / "b.txt").write_text(REPORT.replace(" killed", "  killed") + "\n\n", "utf-8")
    outcomes = [each.outcome for each in add(project, [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")])]
    assert outcomes == [Outcome.ADDED, Outcome.REPEATED]
    assert [each.reason for each in project.store.skipped_counts()] == ["same text as another document"]


def _bad_files(folder: Path) -> dict[str, Path]:
    bomb = folder / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w>" + b" " * 300_000_000 + b"</w>")
    contents = {
        "empty.txt": b"",
        "random.bin": bytes(range(256)) * 40,
        "truncated.pdf": b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog",
        "no-text.html": b"<html><body><script>var a = 1;</script></body></html>",
    }
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return {name: folder / name for name in contents} | {"bomb.docx": bomb, "missing.txt": folder / "missing.txt"}


def test_bad_files_are_named_and_the_good_one_is_read(project: Project, tmp_path: Path) -> None:
    """Each bad file gives one line with its name and the reason; the report among them is added all the same."""
    bad = _bad_files(tmp_path)
    good = tmp_path / "report.txt"
    good.write_text(REPORT, "utf-8")
    results = list(add(project, [*map(str, bad.values()), str(good)]))
    failed = {Path(each.origin).name: each.problem for each in results if each.outcome is Outcome.FAILED}
    assert set(failed) == set(bad)
    assert all(problem and "\n" not in problem and name in problem for name, problem in failed.items())
    assert [each.outcome for each in results if each.origin == str(good)] == [Outcome.ADDED]
    assert sum(each.count for each in project.store.skipped_counts()) == len(bad)


def test_a_file_over_the_limit_is_refused_unread(project: Project, tmp_path: Path) -> None:
    """A text of 200 MB is refused by its size."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    added = _one(project, path)
    assert added.outcome is Outcome.FAILED
    assert "MB" in str(added.problem) or "bytes" in str(added.problem)


def test_a_folder_that_links_to_itself_is_read_once(project: Project, tmp_path: Path) -> None:
    """A loop of symbolic links ends, and the report in it is read."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT, "utf-8")
    (folder / "again").symlink_to(folder, target_is_directory=True)
    results = list(add(project, [str(folder)]))
    assert [each.outcome for each in results if each.outcome is not Outcome.FAILED] == [Outcome.ADDED]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1:9/report", "http://169.254.169.254/latest", "http://localhost/x"]
)
def test_private_addresses_are_refused(project: Project, address: str) -> None:
    """Nothing on this machine or its network is fetched unless the project allows it."""
    added = _one(project, address)
    assert added.outcome is Outcome.FAILED
    assert address in str(added.problem)
