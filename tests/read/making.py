"""Documents made for the tests, in every format, and what must hold of any reading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from itertools import pairwise
from zipfile import ZIP_DEFLATED, ZipFile

from dateline.model.document import BlockKind
from dateline.model.evidence import Span
from dateline.read import Original, Reading, read

RETRIEVED = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)

SENTENCE = (
    "Five people were killed and eleven injured when a car bomb went off near the bus station of Kesh, police said."
)

FLATTENED = f"""Northern Front (militia)

Northern Front
الجبهة الشمالية
LeadersEmir:

Known leader:

  • Ali One
  • Ali Two †
Foundation26 January 2012
Dates of operation2012–present
Split fromal-Nur Brigade
HeadquartersKesh, Aland (until 2014)
Active\u00a0regions
Part of\u00a0Southern League
AlliesSubgroups

Groups

OpponentsState opponents

Aland
Battles and warsAland war
Hill campaign (2012–2014)

Siege of Kesh

Flag

The Northern Front is an armed group that has fought the government of Aland since it was founded by officers who had \
left the army after the coup. It holds the hills in the north of the country.

{SENTENCE}
"""

MARKDOWN = f"""---
title: Blast in Kesh
publisher: Aland Herald
date: 2019-05-03
---
# Blast in Kesh

{SENTENCE} More **names** on [the list](https://example.org).

## Background

- first thing
- second thing

| Year | Attacks |
|------|---------|
| 2018 | 4       |
"""

HTML = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Blast in Kesh</title>
<meta property="og:site_name" content="Aland Herald">
<meta property="article:published_time" content="2019-05-03T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/x">Sport</a></nav><article><h1>Blast in Kesh</h1>
<p>{SENTENCE} It was the worst attack in the town for years, and the third in the province since January.</p>
<h2>Background</h2><p>{SENTENCE} The governor, who was in the capital, called a meeting of the security council.</p>
<ul><li>first thing</li><li>second thing</li></ul></article><footer>All rights reserved</footer></body></html>
"""

WIKI_HTML = f"""<!DOCTYPE html><html lang="en"><head><title>Northern Front</title></head><body>
<h1 id="firstHeading">Northern Front</h1><div class="mw-parser-output">
<table class="infobox vcard"><tbody>
<tr><th colspan="2" class="infobox-above">Northern Front</th></tr>
<tr><td colspan="2" class="infobox-subheader">الجبهة الشمالية</td></tr>
<tr><th class="infobox-label">Leaders</th><td class="infobox-data"><b>Emir:</b><br><b>Known leader:</b>
<ul><li>Ali One<sup class="reference">[1]</sup></li><li>Ali Two †</li></ul></td></tr>
<tr><th class="infobox-label">Foundation</th><td class="infobox-data">26 January 2012
<span style="display:none">(2012-01-26)</span></td></tr>
<tr><th class="infobox-label">Active&nbsp;regions</th><td class="infobox-data"></td></tr>
</tbody></table>
<p>The <b>Northern Front</b> is an armed group that has fought the government of Aland since 2012.<sup
class="reference">[2]</sup> {SENTENCE} {SENTENCE}</p></div></body></html>
"""

WIKITEXT = f"""{{{{Infobox war faction
| name = Northern Front
| native_name = {{{{lang|ar|الجبهة الشمالية}}}}
| leaders = '''Emir:'''<br>'''Known leader:'''
* [[Ali One]]<ref>Aland Herald</ref>
* Ali Two {{{{KIA}}}}
| foundation = {{{{start date|2012|1|26|df=y}}}}
| allies =
| opponents = {{{{ubl|{{{{flag|Aland}}}}|[[Southern League|the League]]}}}}
}}}}
'''Northern Front''' is an [[armed group]]{{{{cn}}}} of [[Aland]].<ref name="a">Note</ref> {SENTENCE}
It holds the hills.

== Attacks ==
* [[Kesh bombing|The bombing]] of 2018
** A second one

{{| class="wikitable"
! Year !! Attacks
|-
| 2018 || [[4]]
|}}
[[Category:Militias]]
"""


def original(content: str | bytes, name: str = "report.txt", media_type: str = "") -> Original:
    """Make an original as if it had been found under this name."""
    data = content.encode() if isinstance(content, str) else content
    return Original(data, name, media_type, RETRIEVED, name=name)


def read_one(content: str | bytes, name: str = "report.txt") -> Reading:
    """Read a document that has one reading, and hold it to what must hold of any."""
    (reading,) = read(original(content, name))
    assert_sound(reading)
    return reading


def assert_sound(reading: Reading) -> None:
    """Hold a reading to the promises about its spans and characters."""
    characters, last = reading.characters, 0
    assert not {"\r", "\0"} & set(characters)
    assert not characters.startswith("\ufeff")
    characters.encode()
    for block in reading.blocks:
        assert last <= block.span.start < block.span.end <= len(characters)
        last = block.span.end
        inner = [*([block.label] if block.label else []), *block.values]
        assert all(block.span.covers(span) for span in inner)
        assert all(first.end <= second.start for first, second in pairwise(inner))
        assert block.parent is None or block.parent.end <= block.span.start


def told(reading: Reading, kind: BlockKind) -> list[str]:
    """Give the words of each block of one kind."""
    return [block.span.of(reading.characters) for block in reading.blocks if block.kind is kind]


def fields(reading: Reading) -> dict[str, list[str]]:
    """Give the infobox fields by their label, a sub-field's as "Parent/Label"."""
    found: dict[str, list[str]] = {}
    for block in reading.blocks:
        if block.kind is BlockKind.INFOBOX_FIELD and block.label:
            parent = f"{_words(reading, block.parent)}/" if block.parent else ""
            found[parent + _words(reading, block.label)] = [_words(reading, value) for value in block.values]
    return found


def _words(reading: Reading, span: Span) -> str:
    return " ".join(span.of(reading.characters).split())


def make_pdf(lines: Sequence[tuple[int, int, str] | tuple[int, int, int, str]], *, extra: str = "") -> bytes:
    """Make a one-page PDF from (type size, height, words) or (type size, height, left, words)."""
    placed = [line if len(line) == 4 else (line[0], line[1], 72, line[2]) for line in lines]
    set_lines = "".join(
        f"BT /F1 {size} Tf {left} {height} Td ({words}) Tj ET\n" for size, height, left, words in placed
    )
    parts = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(set_lines)} >>\nstream\n{set_lines}endstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{part}\nendobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R {extra} >>\nstartxref\n{len(body)}\n%%EOF\n"
    return f"{body}xref\n0 {len(parts) + 1}\n0000000000 65535 f \n{table}{end}".encode("latin-1")


PDF = make_pdf(
    [
        (20, 720, "Blast in Kesh"),
        (11, 690, "KESH, 3 May 2019 \\(Agency One\\) - Five people were killed and eleven injured when a car bomb"),
        (11, 677, "went off near the bus station of Kesh on Monday, police said."),
        (11, 650, "The governor called it the worst attack in the town for years, and the third in the province"),
        (11, 637, "since January."),
        (11, 40, "Page 1 of 1"),
    ]
)

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCX_BODY = f"""<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Blast in Kesh</w:t></w:r></w:p>
<w:p><w:r><w:t>KESH, 3 May 2019 (Agency One) – {SENTENCE}</w:t></w:r></w:p>
<w:p><w:ins><w:r><w:t>Inserted words. </w:t></w:r></w:ins>
<w:del><w:r><w:delText>Deleted words.</w:delText></w:r></w:del></w:p>
<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>first thing</w:t></w:r></w:p>
<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>Year</w:t></w:r></w:p></w:tc>
<w:tc><w:p><w:r><w:t>Attacks</w:t></w:r></w:p></w:tc></w:tr>
<w:tr><w:tc><w:p><w:r><w:t>2018</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"""


def make_docx(body: str = DOCX_BODY, *, parts: Sequence[tuple[str, bytes]] = (), prolog: str = "") -> bytes:
    """Make a Word document around the XML of its body."""
    document = f'<?xml version="1.0" encoding="UTF-8"?>{prolog}<w:document {_W}><w:body>{body}</w:body></w:document>'
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
        for name, content in parts:
            package.writestr(name, content)
    return packed.getvalue()


DOCX = make_docx()


def make_page(title: str, text: str, *, ns: int = 0, more: str = "") -> str:
    """Make one page of a dump."""
    return (
        f"<page><title>{title}</title><ns>{ns}</ns><id>1</id>{more}<revision><id>1</id>"
        "<timestamp>2021-01-02T00:00:00Z</timestamp><model>wikitext</model>"
        f"<text>{text}</text></revision></page>"
    )


def make_dump(*pages: str, prolog: str = "") -> bytes:
    """Make a MediaWiki dump around its pages."""
    head = (
        '<mediawiki xmlns="http://www.mediawiki.org/xml/export-0.11/" xml:lang="en"><siteinfo>'
        "<sitename>Openpedia</sitename><base>https://openpedia.example/wiki/Main_Page</base></siteinfo>"
    )
    return f"{prolog}{head}{''.join(pages)}</mediawiki>".encode()


DUMP = make_dump(make_page("Kesh bombing", SENTENCE), make_page("Second bombing", f"'''It''' was. {SENTENCE}"))
