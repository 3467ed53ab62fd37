"""Plain text: title, paragraphs, list items, and what its head says of its publication."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model.document import BlockKind
from dateline.model.errors import ReadError
from dateline.read import dedupe_key, read
from tests.read.making import SENTENCE, assert_sound, original, read_one, told


def test_characters_stay_as_they_are() -> None:
    """Nothing but newlines and the byte order mark is changed: no composing, no blanks folded."""
    text = "Cafe\u0301 \u00a0 bomb\n\n  Three  blanks\tand a tab."
    assert read_one(("\ufeff" + text.replace("\n", "\r\n")).encode()).characters == text


def test_title_stands_alone_above() -> None:
    """A first line that stands alone and is no sentence is the title."""
    reading = read_one(f"Blast in Kesh kills five\n\n{SENTENCE}\n")
    assert reading.title == "Blast in Kesh kills five"
    assert told(reading, BlockKind.PARAGRAPH) == [SENTENCE]


def test_a_first_sentence_is_no_title() -> None:
    """A text that starts with a sentence has no title."""
    assert read_one(f"{SENTENCE}\n\n{SENTENCE}\n").title is None


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines wrapped by hand are one paragraph; a blank line parts paragraphs."""
    reading = read_one("Five people were killed\nin a blast on Monday,\npolice said.\n\nThe army came.\n")
    assert len(told(reading, BlockKind.PARAGRAPH)) == 2


def test_long_lines_are_paragraphs_of_their_own() -> None:
    """Where each line is a paragraph, each is read as one without blank lines between."""
    reading = read_one(f"{SENTENCE}\n{SENTENCE}\n{SENTENCE}\n")
    assert told(reading, BlockKind.PARAGRAPH) == [SENTENCE] * 3


def test_list_items_and_headings() -> None:
    """Marked lines are list items, without their marks; short lines alone are headings."""
    reading = read_one(f"{SENTENCE}\n\nThe dead\n\n- a teacher\n• a driver\n\n{SENTENCE}\n")
    assert told(reading, BlockKind.HEADING) == ["The dead"]
    assert told(reading, BlockKind.LIST_ITEM) == ["a teacher", "a driver"]


@pytest.mark.parametrize(
    ("head", "publisher", "published"),
    [
        ("Published: 3 May 2019\nSource: Aland Herald\n\n", "Aland Herald", date(2019, 5, 3)),
        ("Aland Herald, Friday 3 May 2019\n\n", "Aland Herald", date(2019, 5, 3)),
        ("The Daily Record\nMay 3, 2019\n\n", "The Daily Record", date(2019, 5, 3)),
        ("Reuters | Kesh | 2019-05-03 10:15 GMT\n\n", "Reuters", date(2019, 5, 3)),
        ("KESH, 3 May 2019 (Agency One) – ", "Agency One", date(2019, 5, 3)),
        ("KESH, Aland, May 3, 2019 — ", None, date(2019, 5, 3)),
        ("KESH, 17 OCT 89 (EFE) -- ", "EFE", date(1989, 10, 17)),
        ("KESH (AFP) - ", "AFP", None),
        ("Kesh (Reuters) - ", "Reuters", None),
        ("Kesh, 3 May 2019\n\n", None, date(2019, 5, 3)),
        ("KESH, May 3 — ", None, None),
        ("Published: 03/05/2019\n\n", None, None),
        ("Northern Front (NF) – once a party – ", None, None),
        ("", None, None),
    ],
)
def test_head_states_publisher_and_day(head: str, publisher: str | None, published: date | None) -> None:
    """Publisher and day are taken from header lines, dated lines and datelines, where they are full and sure."""
    reading = read_one(f"Blast in Kesh\n\n{head}{SENTENCE}\n\n{SENTENCE}\n")
    assert (reading.publisher, reading.published) == (publisher, published)


def test_dates_of_events_are_not_the_day_of_publication() -> None:
    """A date in the prose, or in a chronology below it, is not when the report was published."""
    text = f"Chronology\n\n{SENTENCE} It was 3 May 2015.\n\nKesh, 4 May 2015 – {SENTENCE}\n\nDate: 5 May 2015.\n"
    assert read_one(text).published is None


def test_lines_that_only_state_the_publication_are_captions() -> None:
    """Header lines are captions, so that no reader of events takes their date for an event's."""
    reading = read_one(f"Blast in Kesh\n\nPublished: 3 May 2019\n\n{SENTENCE}\n")
    assert told(reading, BlockKind.CAPTION) == ["Published: 3 May 2019"]


def test_language_is_named_where_sure() -> None:
    """The language is named by its code, and not at all where a few names are no evidence."""
    assert read_one(f"{SENTENCE}\n").language == "en"
    assert (
        read_one("قتل خمسة أشخاص وأصيب عشرة آخرون في انفجار سيارة مفخخة في مدينة بغداد يوم الاثنين.\n").language == "ar"
    )
    assert read_one("Kesh, Aland.\n").language is None


def test_same_words_have_one_key() -> None:
    """The same text in another layout has the same key, another text has not."""
    assert dedupe_key("Five  dead\n\nin Kesh. ") == dedupe_key("Five dead in\u00a0Kesh.")
    assert dedupe_key("Five dead") != dedupe_key("Six dead")


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read_soundly_or_refused(text: str) -> None:
    """Any text is read with sound spans, or refused with a declared error."""
    with suppress(ReadError):
        for reading in read(original(text)):
            assert_sound(reading)


@pytest.mark.parametrize("first", ["2019-05-03 – ", "3 May 2019: ", "May 3, 2019 — ", "03.05.2019: ", "3 May - "])
def test_entries_of_a_chronology_are_items_of_their_own(first: str) -> None:
    """Lines that open with a day are told apart however short they are, and keep the day they open with."""
    second = "2019-05-04 – Kesh: Shelling, no casualties."
    reading = read_one(f"{SENTENCE}\n\n{first}Dura: two men shot dead.\n{second}\n".encode())
    assert told(reading, BlockKind.LIST_ITEM) == [f"{first}Dura: two men shot dead.", second]


def test_one_line_that_opens_with_a_day_is_no_chronology() -> None:
    """A single one may be a dateline."""
    reading = read_one(f"{SENTENCE}\n\n3 May 2019: {SENTENCE}\n".encode())
    assert told(reading, BlockKind.LIST_ITEM) == []
