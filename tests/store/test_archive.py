"""Originals are kept whole, once, under their own digest."""

from __future__ import annotations

import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.errors import NotFound, StoreError
from dateline.store import Archive

HELLO = sha256(b"hello").hexdigest()


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Give an empty archive whose folder is not there yet."""
    return Archive(tmp_path / "archive")


@settings(max_examples=30, deadline=None)
@given(st.lists(st.binary(max_size=200), max_size=5))
def test_bytes_come_back_as_they_were(contents: list[bytes]) -> None:
    """Whatever is kept is given back, and is whole."""
    with TemporaryDirectory() as folder:
        archive = Archive(Path(folder))
        assert [archive.get(archive.put(content)) for content in contents] == contents
        assert archive.verify() == []
        assert len(list(archive.digests())) == len(set(contents))


def test_the_place_is_the_digest(archive: Archive) -> None:
    """Two levels of folders and the SHA-256: anyone can find and check an original without this program."""
    assert archive.put(b"hello") == HELLO
    assert archive.path(HELLO) == archive.folder / HELLO[:2] / HELLO[2:4] / HELLO
    assert [path for path in archive.folder.rglob("*") if path.is_file()] == [archive.path(HELLO)]


def test_keeping_twice_writes_once(archive: Archive) -> None:
    """The second time leaves the file alone."""
    archive.put(b"hello")
    before = archive.path(HELLO).stat()
    archive.put(b"hello")
    assert archive.path(HELLO).stat().st_ino == before.st_ino


@pytest.mark.parametrize("damage", [b"", b"hell", b"jello", b"hello!"])
def test_damage_is_found_refused_and_mended(archive: Archive, damage: bytes) -> None:
    """An altered original is named, is not given out, and is mended when the same bytes are kept again."""
    archive.put(b"hello")
    archive.put(b"other")
    archive.path(HELLO).write_bytes(damage)
    assert archive.verify() == [HELLO]
    with pytest.raises(StoreError, match="altered or damaged"):
        archive.get(HELLO)
    archive.put(b"hello")
    assert (archive.verify(), archive.get(HELLO)) == ([], b"hello")


@pytest.mark.parametrize("digest", ["0" * 64, "", "../../etc/passwd", "0" * 63 + "/", HELLO.upper()])
def test_what_is_not_kept_is_not_found(archive: Archive, digest: str) -> None:
    """An unknown digest, or something that is none, names no file."""
    with pytest.raises(NotFound):
        archive.get(digest)


def test_an_archive_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """A file where the folder should be is one clear line."""
    (tmp_path / "archive").write_text("in the way")
    with pytest.raises(StoreError, match="could not be kept"):
        Archive(tmp_path / "archive").put(b"hello")


def test_a_killed_writer_leaves_no_half_file(tmp_path: Path) -> None:
    """Whenever it dies, every file under a digest is whole, and a new archive on the folder works."""
    program = (
        "import sys, pathlib; from dateline.store import Archive\n"
        "archive = Archive(pathlib.Path(sys.argv[1])); archive.put(b'one'); print('ready', flush=True)\n"
        "for number in range(10**6): archive.put(str(number).encode() * 200_000)"
    )
    process = subprocess.Popen([sys.executable, "-c", program, str(tmp_path)], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.1)
    process.kill()
    process.communicate()
    archive = Archive(tmp_path)
    assert list(archive.digests())
    assert archive.verify() == []


def test_a_file_is_kept_piece_by_piece_under_its_digest(tmp_path: Path) -> None:
    """A file larger than one piece comes back whole, under the digest its bytes have."""
    content = bytes(range(256)) * 10_000
    source = tmp_path / "dump.xml"
    source.write_bytes(content)
    archive = Archive(tmp_path / "archive")
    digest = archive.put_file(source)
    assert digest == archive.put(content)
    assert archive.get(digest) == content
