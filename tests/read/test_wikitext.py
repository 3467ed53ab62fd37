"""Wikitext pages and dumps of them."""

from __future__ import annotations

import bz2
from datetime import date
from pathlib import Path

import pytest

from dateline.model.document import BlockKind
from dateline.model.errors import NothingToRead, ReadError, Unreadable
from dateline.read import Limits, Reading, gather, read
from tests.read.making import (
    DUMP,
    SENTENCE,
    WIKITEXT,
    assert_sound,
    fields,
    make_dump,
    make_page,
    original,
    read_one,
    told,
)


def test_infobox_template() -> None:
    """Parameters become fields under the labels that the page shows, links and dates as they read."""
    reading = read_one(WIKITEXT, "page.wiki")
    assert told(reading, BlockKind.INFOBOX_NAME) == ["Northern Front", "الجبهة الشمالية"]
    assert fields(reading) == {
        "Leaders/Emir": [],
        "Leaders/Known leader": ["Ali One", "Ali Two"],
        "Foundation": ["26 January 2012"],
        "Opponents": ["Aland", "the League"],
    }


def test_infobox_inside_a_table() -> None:
    """An infobox is found inside a table too, and as a call of its module."""
    infobox = "{{#invoke:Infobox military conflict|main|conflict=Siege|date=2014|combatant1=[[Aland]]}}"
    reading = read_one("{|\n|-\n| " + infobox + "\n|}\n" + SENTENCE, "page.wiki")
    assert told(reading, BlockKind.INFOBOX_NAME) == ["Siege"]
    assert fields(reading) == {"Date": ["2014"], "Belligerents": ["Aland"]}


def test_text_without_marks_notes_and_templates() -> None:
    """The text is what the page shows: no emphasis marks, footnotes, templates or categories."""
    first, *_ = told(read_one(WIKITEXT, "page.wiki"), BlockKind.PARAGRAPH)
    assert first == f"Northern Front is an armed group of Aland. {SENTENCE} It holds the hills."


def test_headings_lists_and_tables() -> None:
    """Headings, list items and tables are told apart."""
    reading = read_one(WIKITEXT, "page.wiki")
    assert told(reading, BlockKind.HEADING) == ["Attacks"]
    assert told(reading, BlockKind.LIST_ITEM) == ["The bombing of 2018", "A second one"]
    assert told(reading, BlockKind.TABLE_HEADER) == ["Year\tAttacks"]
    assert told(reading, BlockKind.TABLE_ROW) == ["2018\t4"]


def test_page_is_known_without_its_extension() -> None:
    """A text file that opens with an infobox template is read as wikitext."""
    assert read_one(WIKITEXT, "page.txt").reader.startswith("wikitext@")


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("Five <!-- not six -->dead [[in Kesh]].", "Five dead in Kesh."),
        ("Five dead [[in Kesh.", "Five dead in Kesh."),
        ("Five {{dead in Kesh.", "Five dead in Kesh."),
        ("Five dead [http://aland.example in Kesh.", "Five dead http://aland.example in Kesh."),
        ("Five dead<ref>Herald in [[Kesh]].", "Five deadHerald in Kesh."),
        ("Five dead ]] in }} Kesh.", "Five dead ]] in }} Kesh."),
        ("Five [[dead|{{small|dead]] in Kesh.", "Five small|dead in Kesh."),
        ("Five dead.<!-- in Kesh", "Five dead."),
    ],
)
def test_unclosed_marks_lose_no_words(source: str, words: str) -> None:
    """A mark that is never closed is left out and its words stay; a comment is left out with its words."""
    assert read_one(source, "page.wiki").characters == words


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{{start date|2012|1|26|df=y}}", "26 January 2012"),
        ("{{Start date and age|2012|1}}", "January 2012"),
        ("{{birth_date|2012}}", "2012"),
        ("{{start date|2012|13|40}}", ""),
        ("{{circa|2012}}", "c. 2012"),
        ("{{lang|ar|x}}–{{lang-ku|y}}", "x–y"),
        ("2012{{snd}}2014", "2012 – 2014"),
        ("{{convert|5|km|mi}}", "5 km"),
        ("{{unknown thing|a|b}}", ""),
    ],
)
def test_templates_read_as_shown(template: str, words: str) -> None:
    """Common templates read as the page shows them; one that is not known says nothing."""
    reading = read_one(f"{{{{Infobox x\n| status = Front {template}\n}}}}\n{SENTENCE}", "page.wiki")
    assert fields(reading)["Status"] == [f"Front {words}".strip()]


def refuse_errors(fault: ReadError) -> None:
    """Fail on any target that could not be read."""
    raise AssertionError(fault)


def read_all(content: bytes) -> list[Reading]:
    """Read every page of a dump."""
    readings = list(read(original(content, "dump.xml")))
    for reading in readings:
        assert_sound(reading)
    return readings


def test_each_article_of_a_dump_is_a_part() -> None:
    """Each article of a dump is a reading that names its page, wiki, day and address."""
    first, second = read_all(DUMP)
    assert (first.part, first.title, first.publisher) == ("Kesh bombing", "Kesh bombing", "Openpedia")
    assert (first.published, first.language) == (date(2021, 1, 2), "en")
    assert first.url == "https://openpedia.example/wiki/Kesh_bombing"
    assert second.part == "Second bombing"


def test_redirects_and_talk_pages_are_no_documents() -> None:
    """Redirects and pages outside the article namespace are passed over."""
    redirect = make_page("Old name", "#REDIRECT [[X]]", more='<redirect title="X"/>')
    talk = make_page("Talk:X", SENTENCE, ns=1)
    (reading,) = read_all(make_dump(redirect, talk, make_page("X", SENTENCE)))
    assert reading.part == "X"
    with pytest.raises(NothingToRead, match="no article"):
        read_all(make_dump(redirect, talk))


def test_newest_revision_counts() -> None:
    """Of several revisions of a page the last is read."""
    old = f"<revision><text>Old. {SENTENCE}</text></revision>"
    (reading,) = read_all(make_dump(make_page("X", f"New. {SENTENCE}", more=old)))
    assert "New." in reading.characters
    assert "Old." not in reading.characters


def test_an_empty_page_is_reported_after_the_others() -> None:
    """A page that cannot be read is named in an error once the others were given."""
    readings = read(original(make_dump(make_page("Empty", ""), make_page("X", SENTENCE)), "dump.xml"))
    assert next(readings).part == "X"
    with pytest.raises(Unreadable, match=r"^dump\.xml: Empty: there is no text"):
        next(readings)


def test_truncated_dump_gives_its_whole_pages_first() -> None:
    """A dump that is cut short gives the pages before the cut, then the error."""
    readings = read(original(DUMP[:-200], "dump.xml"))
    assert next(readings).part == "Kesh bombing"
    with pytest.raises(Unreadable, match=r"^dump\.xml: the dump is damaged or cut short"):
        next(readings)


def test_entities_are_refused() -> None:
    """A dump that declares entities is refused before any is expanded."""
    entities = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};">' for n in range(1, 40))
    bomb = make_dump(make_page("X", "&e39;"), prolog=f'<!DOCTYPE x [<!ENTITY e0 "boom">{entities}]>')
    with pytest.raises(Unreadable, match="entities"):
        read_all(bomb)


def test_packed_dump_is_streamed_from_its_file(tmp_path: Path) -> None:
    """A dump over the size limit is read from its file, packed or not."""
    path = tmp_path / "dump.xml.bz2"
    path.write_bytes(bz2.compress(DUMP))
    (found,) = gather([str(path)], Limits(max_bytes=10), refuse_errors)
    assert found.path == path
    assert [reading.part for reading in read(found)] == ["Kesh bombing", "Second bombing"]
    assert len(found.digest()) == 64
