"""Every kind of bad input is one clear line that names the file and the reason, and the others go on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.model.errors import NothingToRead, ReadError, TooLarge, UnknownFormat, Unreachable, Unreadable
from dateline.read import Limits, gather, read
from dateline.read.original import MEGABYTE
from tests.read import making
from tests.read.test_pdf import ENCRYPTED


def noise() -> bytes:
    """Give bytes that are no format."""
    return bytes((number * 7919 + number // 3 * 31) % 256 for number in range(3000))


BAD: dict[str, tuple[bytes, type[ReadError]]] = {
    "empty.txt": (b"", NothingToRead),
    "empty.pdf": (b"", NothingToRead),
    "blank.md": (b" \n\n\t", NothingToRead),
    "noise.txt": (noise(), Unreadable),
    "noise.bin": (noise(), UnknownFormat),
    "noise.pdf": (noise(), Unreadable),
    "noise.docx": (noise(), Unreadable),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + noise(), UnknownFormat),
    "encrypted.pdf": (ENCRYPTED, Unreadable),
    "truncated.pdf": (making.PDF[:-200], Unreadable),
    "truncated.docx": (making.DOCX[:-200], Unreadable),
    "no-text.html": (b"<!doctype html><html><body><img src=x></body></html>", NothingToRead),
    "charset.txt": ("Šest mrtvých v Kesh – São Paulo".encode("cp1250", "replace") + b"\x81\x8d", Unreadable),
    "truncated.xml": (making.DUMP[:600], Unreadable),
    "bomb.docx": (making.make_docx(parts=[("x.bin", bytes(201 * MEGABYTE))]), TooLarge),
}


@pytest.mark.parametrize("name", BAD)
def test_each_is_refused_in_one_line(name: str) -> None:
    """The error is of the declared kind, and one line with the file and the reason."""
    content, kind = BAD[name]
    with pytest.raises(kind) as caught:
        list(read(making.original(content, name)))
    line = str(caught.value)
    assert line.startswith(f"{name}: ")
    assert len(line) > len(name) + 10
    assert "\n" not in line


def test_the_others_go_on(tmp_path: Path) -> None:
    """In a folder of bad files every good one is read, and every bad one is told once."""
    for name, (content, _) in BAD.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(making.FLATTENED)
    (tmp_path / "missing.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    faults: list[ReadError] = []
    readings = []
    for found in gather([str(tmp_path)], Limits(), faults.append):
        try:
            readings += list(read(found))
        except ReadError as fault:
            faults.append(fault)
    assert [reading.title for reading in readings] == ["Northern Front (militia)"]
    assert len(faults) == len(BAD) + 3
    assert sum(isinstance(fault, Unreachable) for fault in faults) == 3
