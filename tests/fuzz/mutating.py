"""Valid documents of every format, changed as damage and malice change them."""

from __future__ import annotations

import bz2
from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import strategies as st

from tests.read import making
from tests.read.test_html import BATTLE

SEEDS: Mapping[str, bytes] = {
    "report.txt": f"KESH, 3 May 2019 (Agency One) – {making.SENTENCE}\n\n- one\n- two\n".encode(),
    "latin.txt": "Cinq rebelles ont été tués près de la frontière, a déclaré le général mardi après-midi.".encode(
        "cp1252"
    ),
    "flattened.txt": making.FLATTENED.encode(),
    "report.md": making.MARKDOWN.encode(),
    "page.html": making.HTML.encode(),
    "front.html": making.WIKI_HTML.encode(),
    "battle.html": BATTLE.encode(),
    "report.pdf": making.PDF,
    "report.docx": making.DOCX,
    "page.wiki": making.WIKITEXT.encode(),
    "dump.xml": making.DUMP,
    "dump.xml.bz2": bz2.compress(making.DUMP),
}

TOKENS = [
    *(b"\x00", b"\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\r", b"\n\n", b" " * 300, b"\xc2\xa0" * 200, b"\t", b"9" * 400),
    *(
        b"<",
        b">",
        b"</",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"<!DOCTYPE x [<!ENTITY a 'b'>]>",
        b"&a;",
        b"&#x110000;",
        b"&#0;",
    ),
    *(
        b"<table class='infobox'><tr><th>",
        b"<tr><td>",
        b"</table>",
        b"<div>" * 300,
        b"<p lang='x'>",
        b"<meta charset=utf-16>",
    ),
    *(b"<meta property='article:published_time' content='9999-99-99'>", b"<time datetime='0000-00-00'>", b"<title>"),
    *(
        b"{{",
        b"}}",
        b"{{Infobox x|",
        b"[[",
        b"]]",
        b"{|",
        b"|}",
        b"|-",
        b"!!",
        b"''",
        b"'''",
        b"{{" * 200,
        b"[" * 300,
        b"<ref>",
    ),
    *(b"{{start date|99999999999|13|x}}", b"&nbsp;", b"&#55296;", b"<nowiki>", b"==", b"----", b"* ", b"#", b";:"),
    *(b"---\n", b"a: &a [*a]\n", b"|---|", b"> " * 100, b"- " * 200, b"```", b"![](", b"\\", b"$", b"1. ", b"[x]: <"),
    *(
        b"endobj",
        b"stream",
        b"endstream",
        b"/Length -1",
        b"/Kids [2 0 R]",
        b"/Count 99999999",
        b"%%EOF",
        b"xref",
        b"(\\",
    ),
    *(
        b"Foundation2012\n",
        b"AlliesGroups\n",
        b"Flag\n",
        b"Wali:\n",
        b"Leaders:",
        b"\xe2\x80\xa2 ",
        b"Published: 99 May 2019\n",
    ),
    *(b"<w:tbl>", b"<w:p>", b"</w:p>", b"<w:t>", b"PK\x03\x04", b"PK\x01\x02", b"BZh9", b"\x1f\x8b", b"%PDF-"),
]


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, bytes]:
    """Draw a document and change it in one to eight places; a package also inside its parts."""
    name = draw(st.sampled_from(sorted(SEEDS)))
    content = SEEDS[name]
    if name.endswith(".docx") and draw(st.booleans()):
        return name, _repack(draw(_changed(_story(content))))
    if name.endswith(".bz2") and draw(st.booleans()):
        return name, bz2.compress(draw(_changed(making.DUMP)))
    return draw(st.sampled_from([name, name, name, *sorted(SEEDS)])), draw(_changed(content))


@st.composite
def _changed(draw: st.DrawFn, content: bytes) -> bytes:
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(content)))
        end = min(len(content), start + draw(st.sampled_from([0, 1, 1, 2, 8, 60, 500])))
        piece = content[start:end]
        change = draw(st.sampled_from(["token", "token", "bytes", "drop", "repeat", "move", "cut"]))
        if change == "cut":
            content = content[:start]
            continue
        new = {"drop": b"", "repeat": piece * 30, "move": content[: end - start]}.get(change)
        if new is None:
            new = draw(st.sampled_from(TOKENS) if change == "token" else st.binary(max_size=8))
        content = content[:start] + new + content[end:]
    return content


def _story(package: bytes) -> bytes:
    with ZipFile(BytesIO(package)) as opened:
        return opened.read("word/document.xml")


def _repack(story: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", story)
        package.writestr("word/styles.xml", story)
    return packed.getvalue()
