"""Markdown as it reads once set."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.document import BlockKind
from dateline.model.errors import NothingToRead
from tests.read.making import MARKDOWN, SENTENCE, read_one, told


def test_marks_are_not_read() -> None:
    """Emphasis and links leave their words, not their marks."""
    (paragraph,) = told(read_one(MARKDOWN, "report.md"), BlockKind.PARAGRAPH)
    assert paragraph == f"{SENTENCE} More names on the list."


def test_blocks_by_kind() -> None:
    """Headings, list items and tables are told apart."""
    reading = read_one(MARKDOWN, "report.md")
    assert told(reading, BlockKind.HEADING) == ["Background"]
    assert told(reading, BlockKind.LIST_ITEM) == ["first thing", "second thing"]
    assert told(reading, BlockKind.TABLE_HEADER) == ["Year\tAttacks"]
    assert told(reading, BlockKind.TABLE_ROW) == ["2018\t4"]


def test_front_matter_states_the_publication() -> None:
    """Title, publisher and day come from the YAML head, and a heading that repeats the title is not said twice."""
    reading = read_one(MARKDOWN, "report.md")
    assert (reading.title, reading.publisher, reading.published) == (
        "Blast in Kesh",
        "Aland Herald",
        date(2019, 5, 3),
    )
    assert reading.characters.count("Blast in Kesh") == 1


@pytest.mark.parametrize(("stated", "language"), [("en-GB", "en"), ("English", "en"), ("fr", "fr"), ("''", "en")])
def test_language_is_a_code(stated: str, language: str) -> None:
    """A stated language tag is followed; a name is none, and the text itself tells."""
    assert read_one(f"---\nlang: {stated}\n---\n{SENTENCE}\n", "report.md").language == language


def test_first_heading_is_the_title() -> None:
    """Without a YAML head the heading that opens the text is its title."""
    assert read_one(f"# Blast\n\n{SENTENCE}\n", "report.md").title == "Blast"


@pytest.mark.parametrize("head", ["---\n- a\n- b\n---\n", "---\n{: [\n---\n", "---\nno mapping\n---\n"])
def test_head_that_is_no_mapping_is_text(head: str) -> None:
    """A head that is not a YAML mapping is read as text, not lost."""
    assert SENTENCE in read_one(f"{head}\n{SENTENCE}\n", "report.md").characters


def test_html_inside_leaves_its_words() -> None:
    """HTML within Markdown leaves its words."""
    assert "Named words" in read_one(f"<div><b>Named</b> words</div>\n\n{SENTENCE}\n", "report.md").characters


def test_only_marks_is_nothing() -> None:
    """A file with marks and no words holds nothing to read."""
    with pytest.raises(NothingToRead, match=r"^report\.md: "):
        read_one("---\n\n***\n", "report.md")
