"""Web pages: the main text, what the page states of itself, and an encyclopedia's infobox."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model.document import BlockKind
from dateline.model.errors import NothingToRead
from dateline.read import read
from tests.read.making import HTML, SENTENCE, WIKI_HTML, fields, original, read_one, told

BATTLE = f"""<html><body><h1>Battle of Kesh</h1><table class="infobox vevent"><tbody>
<tr><th colspan="2" class="summary">Battle of Kesh</th></tr>
<tr><td colspan="2">Part of the Aland war</td></tr>
<tr><td colspan="2"><table><tbody><tr><th>Date</th><td>3–5 May 2015</td></tr>
<tr><th>Location</th><td>Kesh, Aland</td></tr></tbody></table></td></tr>
<tr><th colspan="2">Belligerents</th></tr>
<tr><td>Aland</td><td>Northern Front<br>Southern League</td></tr>
<tr><th colspan="2">Casualties and losses</th></tr><tr><td>12 killed</td><td>30 killed</td></tr>
</tbody></table><p>{SENTENCE} {SENTENCE}</p></body></html>"""


def test_main_text_without_what_stands_around_it() -> None:
    """The text is read, the menus and the footer around it are not."""
    reading = read_one(HTML, "page.html")
    assert len(told(reading, BlockKind.PARAGRAPH)) == 2
    assert told(reading, BlockKind.HEADING) == ["Background"]
    assert told(reading, BlockKind.LIST_ITEM) == ["first thing", "second thing"]
    assert "Sport" not in reading.characters
    assert "All rights reserved" not in reading.characters


def test_page_states_its_publication() -> None:
    """Title, publisher, day and language are what the page's own metadata say."""
    reading = read_one(HTML, "page.html")
    assert (reading.title, reading.publisher) == ("Blast in Kesh", "Aland Herald")
    assert (reading.published, reading.language) == (date(2019, 5, 3), "en")


def test_day_of_retrieval_is_never_the_day_of_publication() -> None:
    """A page that states no day has none."""
    assert read_one(WIKI_HTML, "page.html").published is None


@pytest.mark.parametrize(
    ("inside", "published"),
    [
        ("<p>On 3 May 2015 the army came to the town.</p>", None),
        ("<p>The war began <time datetime='1998-02-03'>3 February 1998</time>.</p>", None),
        ("<time datetime='2018-02-03'>3 February 2018</time>", date(2018, 2, 3)),
        ("<p>Aland Herald, 3 May 2019</p>", date(2019, 5, 3)),
        ("<div id='footer-info-lastmod'>This page was last edited on 5 April 2024, at 10:00.</div>", date(2024, 4, 5)),
    ],
)
def test_only_a_day_of_publication_is_one(inside: str, published: date | None) -> None:
    """Days that prose tells are not the page's own; days that stand apart, or close the page, are."""
    page = f"<html><body><h1>Blast</h1>{inside}<p>{SENTENCE} {SENTENCE}</p></body></html>"
    assert read_one(page, "page.html").published == published


def test_infobox_of_an_encyclopedia_page() -> None:
    """Labels, lists, sub-labels and empty cells of an infobox become fields; hidden parts and notes do not."""
    reading = read_one(WIKI_HTML, "page.html")
    assert told(reading, BlockKind.INFOBOX_NAME) == ["Northern Front", "الجبهة الشمالية"]
    assert fields(reading) == {
        "Leaders/Emir": [],
        "Leaders/Known leader": ["Ali One", "Ali Two"],
        "Foundation": ["26 January 2012"],
        "Active regions": [],
    }


def test_prose_of_an_encyclopedia_page_has_no_note_marks() -> None:
    """The prose follows the infobox, without marks of footnotes."""
    (paragraph,) = told(read_one(WIKI_HTML, "page.html"), BlockKind.PARAGRAPH)
    assert paragraph.startswith("The Northern Front is an armed group")
    assert "[2]" not in paragraph


def test_sides_of_a_battle_are_fields_of_their_own() -> None:
    """Where a header stands over two columns, each side is a field with that label."""
    reading = read_one(BATTLE, "page.html")
    assert fields(reading)["Date"] == ["3–5 May 2015"]
    sides = [
        [value.of(reading.characters) for value in block.values]
        for block in reading.blocks
        if block.label and block.label.of(reading.characters) == "Belligerents"
    ]
    assert sides == [["Aland"], ["Northern Front", "Southern League"]]


def test_line_under_the_name_of_a_battle_is_its_part_of() -> None:
    """ "Part of the …" under a battle's name is a field, as it is where the page is copied as text."""
    assert fields(read_one(BATTLE, "page.html"))["Part of"] == ["the Aland war"]


def test_headers_within_an_infobox() -> None:
    """A header over labelled rows is their parent where it is a label, a caption where it is a mere heading."""
    rows = [
        "<tr><th colspan='2'>Ali One</th></tr><tr><th colspan='2'>Personal details</th></tr>",
        "<tr><th>Born</th><td>1975</td></tr><tr><th colspan='2'>Military service</th></tr>",
        "<tr><th colspan='2'>Allies</th></tr><tr><th>States</th><td>Aland</td></tr>",
        "<tr><th>Leaders</th><td><table><tr><td>Ali One</td></tr><tr><td>Omar Two</td></tr></table></td></tr>",
        "<tr><th colspan='2'>Opponents</th></tr>",
    ]
    page = f"<html><body><table class='infobox'>{''.join(rows)}</table><p>{SENTENCE} {SENTENCE}</p></body></html>"
    reading = read_one(page, "page.html")
    assert told(reading, BlockKind.CAPTION) == ["Personal details", "Military service"]
    assert fields(reading) == {
        "Born": ["1975"],
        "Allies/States": ["Aland"],
        "Allies/Leaders": ["Ali One", "Omar Two"],
        "Opponents": [],
    }


def test_declared_charset_is_followed() -> None:
    """A page in another charset is decoded as it declares, by the server first and by itself second."""
    page = HTML.replace("utf-8", "windows-1252").replace("Blast", "Déjà blast").encode("cp1252")
    assert read_one(page, "page.html").title == "Déjà blast in Kesh"
    bare = HTML.replace('<meta charset="utf-8">', "").replace("Blast", "Взрыв").encode("cp1251")
    (reading,) = read(original(bare, "page.html", "text/html; charset=windows-1251"))
    assert reading.title == "Взрыв in Kesh"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body></body></html>",
        "<html><head><title>Only a title</title></head><body><script>var x = 1;</script></body></html>",
        "<!doctype html><html><body><img src='x.png'></body></html>",
    ],
)
def test_page_without_text_is_refused(page: str) -> None:
    """A page with nothing to read is an error that names it, not an empty document."""
    with pytest.raises(NothingToRead, match=r"^page\.html: "):
        read_one(page, "page.html")
