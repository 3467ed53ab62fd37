"""Word documents: their story, and packages that are damaged or mean harm."""

from __future__ import annotations

import struct
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest

from dateline.model.document import BlockKind
from dateline.model.errors import TooLarge, UnknownFormat, Unreadable
from dateline.read import Limits, read
from dateline.read.original import MEGABYTE
from tests.read.making import DOCX, make_docx, original, read_one, told


def test_story_by_kind() -> None:
    """Title, paragraphs, list items and table rows are told apart."""
    reading = read_one(DOCX, "report.docx")
    assert reading.title == "Blast in Kesh"
    assert told(reading, BlockKind.LIST_ITEM) == ["first thing"]
    assert told(reading, BlockKind.TABLE_HEADER) == ["Year\tAttacks"]
    assert told(reading, BlockKind.TABLE_ROW) == ["2018\t"]
    assert (reading.publisher, reading.published) == ("Agency One", date(2019, 5, 3))


def test_tracked_changes_read_as_they_stand() -> None:
    """Inserted words are read, deleted ones are not."""
    characters = read_one(DOCX, "report.docx").characters
    assert "Inserted words." in characters
    assert "Deleted" not in characters


def test_a_bomb_is_refused_by_what_it_declares() -> None:
    """A package that declares to unpack to gigabytes is refused before it is unpacked."""
    bomb = make_docx(parts=[("word/media/image1.bin", bytes(30 * MEGABYTE))])
    assert len(bomb) < MEGABYTE
    with pytest.raises(TooLarge, match=r"^report\.docx: it unpacks to 31,4"):
        list(read(original(bomb, "report.docx"), Limits(max_unpacked=20 * MEGABYTE)))


def test_a_bomb_is_refused_by_what_it_unpacks_to() -> None:
    """A story over the limit is refused; one that holds more than it declares is cut off there and refused too."""
    bomb = make_docx(f"<w:p><w:r><w:t>{'a' * (3 * MEGABYTE)}</w:t></w:r></w:p>")
    with ZipFile(BytesIO(bomb)) as package:
        declared = struct.pack("<L", package.getinfo("word/document.xml").file_size)
    lying = bomb.replace(declared, struct.pack("<L", 100))
    assert lying != bomb
    for content, fault in ((bomb, TooLarge), (lying, Unreadable)):
        with pytest.raises(fault, match=r"^report\.docx: "):
            list(read(original(content, "report.docx"), Limits(max_bytes=MEGABYTE)))


@pytest.mark.parametrize("depth", [1, 40])
def test_entities_are_refused(depth: int) -> None:
    """A document that declares entities is refused, before any is expanded."""
    entities = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, depth))
    prolog = f'<!DOCTYPE x [<!ENTITY e0 "boom">{entities}]>'
    with pytest.raises(Unreadable, match=r"^report\.docx: .*(?:entities|entity)"):
        read_one(make_docx("<w:p><w:r><w:t>Quiet words &e0;</w:t></w:r></w:p>", prolog=prolog), "report.docx")


def test_other_archives_are_no_word_documents() -> None:
    """A ZIP archive without a Word story is an unknown format, whatever its name."""
    sheet = DOCX.replace(b"word/document.xml", b"xlsx/document.xml")
    with pytest.raises(UnknownFormat, match="not a Word document"):
        read_one(sheet, "report.docx")


@pytest.mark.parametrize("kept", [0.2, 0.7, 0.97])
def test_truncated_is_refused(kept: float) -> None:
    """A package that is cut short is refused."""
    with pytest.raises(Unreadable, match=r"^report\.docx: "):
        read_one(DOCX[: int(len(DOCX) * kept)], "report.docx")


def test_encrypted_or_old_word_file_is_refused_with_a_way_out() -> None:
    """An encrypted document is an old container inside: the error says how to save it."""
    with pytest.raises(Unreadable, match=r"encrypted or old Word file \(save it"):
        read_one(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "report.docx")
