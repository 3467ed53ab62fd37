"""PDF: lines joined to paragraphs, and files that cannot be read."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.document import BlockKind
from dateline.model.errors import NothingToRead, TooLarge, Unreadable
from dateline.read import Limits, read
from tests.read.making import PDF, make_pdf, original, read_one, told

ENCRYPTED = make_pdf(
    [(11, 700, "Secret")],
    extra=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<01> <01>]",
)


def test_lines_are_joined_to_paragraphs() -> None:
    """Printed lines are joined; a wider distance parts paragraphs."""
    first, second = told(read_one(PDF, "report.pdf"), BlockKind.PARAGRAPH)
    assert first.endswith("when a car bomb went off near the bus station of Kesh on Monday, police said.")
    assert second.endswith("the third in the province since January.")


def test_title_is_the_line_set_largest() -> None:
    """The title is the line set larger than the rest, also below a masthead."""
    assert read_one(PDF, "report.pdf").title == "Blast in Kesh"
    masthead = make_pdf(
        [(11, 750, "The Record"), (20, 720, "Blast in Kesh"), (11, 690, "Five people were killed in the town of Kesh.")]
    )
    reading = read_one(masthead, "report.pdf")
    assert reading.title == "Blast in Kesh"
    assert told(reading, BlockKind.CAPTION) == ["The Record"]


def test_title_of_two_lines_is_one() -> None:
    """A title that takes two lines, which stand further apart than the body's, is one title."""
    body = [(11, 660 - 13 * number, "Five people were killed in the town of Kesh") for number in range(6)]
    reading = read_one(make_pdf([(20, 720, "Five killed by"), (20, 697, "bomb in Kesh"), *body]), "report.pdf")
    assert reading.title == "Five killed by bomb in Kesh"


def test_two_columns_are_read_one_after_the_other() -> None:
    """A sentence goes on from the foot of one column to the head of the next; a full line with a stop ends nothing."""
    left = ["Five people were killed in Kesh.", "The police said that it was a car", "bomb, and that two men who were"]
    right = ["in the car had been seen in town.", "No group has said that it did it."]
    lines = [(11, 700 - 13 * row, 72, words) for row, words in enumerate(left)]
    lines += [(11, 700 - 13 * row, 320, words) for row, words in enumerate(right)]
    reading = read_one(make_pdf(lines), "report.pdf")
    assert told(reading, BlockKind.PARAGRAPH) == [" ".join([*left, *right])]


def test_page_numbers_stand_apart() -> None:
    """A page number is no part of the paragraphs, and is not lost either."""
    assert told(read_one(PDF, "report.pdf"), BlockKind.CAPTION) == ["Page 1 of 1"]


def test_dateline_states_day_and_agency() -> None:
    """The dateline that opens the report gives its day and agency; the day the file was made does not."""
    reading = read_one(PDF, "report.pdf")
    assert (reading.publisher, reading.published) == ("Agency One", date(2019, 5, 3))


def test_words_broken_at_the_line_end_are_mended() -> None:
    """A word broken with a hyphen at the line's end is one word again; a name's own hyphen stays."""
    broken = make_pdf([(11, 700, "The po\\255"), (11, 687, "lice blamed al-"), (11, 674, "Qaeda for the attack.")])
    assert read_one(broken, "report.pdf").characters == "The police blamed al-Qaeda for the attack."


def test_encrypted_is_refused() -> None:
    """A PDF with a password is refused with the reason."""
    with pytest.raises(Unreadable, match=r"^report\.pdf: the PDF is encrypted"):
        read_one(ENCRYPTED, "report.pdf")


@pytest.mark.parametrize("kept", [0.3, 0.6, 0.9, 0.98])
def test_truncated_is_refused(kept: float) -> None:
    """A PDF whose end is missing is refused, however much of it is there."""
    with pytest.raises(Unreadable, match=r"^report\.pdf: the PDF is cut short"):
        read_one(PDF[: int(len(PDF) * kept)], "report.pdf")


def test_damaged_is_refused() -> None:
    """A file that only looks like a PDF is refused."""
    with pytest.raises(Unreadable, match="damaged"):
        read_one(b"%PDF-1.4\n" + bytes(range(256)) * 4 + b"%%EOF", "report.pdf")


def test_pages_without_text_are_refused() -> None:
    """A PDF of pictures holds nothing to read."""
    with pytest.raises(NothingToRead, match="pictures"):
        read_one(make_pdf([]), "report.pdf")


def test_too_many_pages_are_refused() -> None:
    """A PDF with more pages than the limit is refused."""
    with pytest.raises(TooLarge, match="pages"):
        list(read(original(PDF, "report.pdf"), Limits(max_pages=0)))
