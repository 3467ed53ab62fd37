"""What a file is: by its content first, by its name second."""

from __future__ import annotations

import pytest

from dateline.model.errors import UnknownFormat
from dateline.read.sniff import DOCX, DUMP, HTML, MARKDOWN, OLD_WORD, PDF, PLAIN, UNKNOWN, WIKITEXT, sniff
from tests.read import making
from tests.read.making import SENTENCE, read_one


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (making.PDF, "report.txt", PDF),
        (making.DOCX, "report.pdf", DOCX),
        (making.HTML.encode(), "report.txt", HTML),
        (b"\xef\xbb\xbf<!-- x -->\n<HTML lang='en'>", "report", HTML),
        (b"<p>Five dead", "report.txt", HTML),
        (making.DUMP, "dump.txt", DUMP),
        (b"<?xml version='1.0'?>\n<mediawiki x='y'>", "dump.xml", DUMP),
        (b"BZh91AY", "dump.xml.bz2", DUMP),
        (SENTENCE.encode(), "report.pdf", PLAIN),
        (SENTENCE.encode(), "report.docx", PLAIN),
        (SENTENCE.encode(), "REPORT", PLAIN),
        (SENTENCE.encode("utf-16"), "report", PLAIN),
        (SENTENCE.encode(), "report.MD", MARKDOWN),
        (making.WIKITEXT.encode(), "page.txt", WIKITEXT),
        (b"\x00\x01\x02", "report.pdf", PDF),
        (b"\x00\x01\x02", "report.bin", UNKNOWN),
        (b"\x89PNG\r\n", "report.txt", UNKNOWN),
        (b"\xd0\xcf\x11\xe0", "report.docx", OLD_WORD),
        (b"a,b\n1,2\n", "table.csv", UNKNOWN),
        (b"<?xml version='1.0'?><rss/>", "feed.xml", UNKNOWN),
    ],
)
def test_content_goes_before_name(content: bytes, name: str, kind: str) -> None:
    """A file is what its bytes say, and what its name says where they say nothing."""
    assert sniff(content, name) == kind


def test_server_is_believed_before_the_name() -> None:
    """What a server declares counts for text, where the bytes do not say."""
    assert sniff(b"Five dead", "report", "text/markdown; charset=utf-8") == MARKDOWN
    assert sniff(b"Five dead", "report.md", "text/plain") == MARKDOWN
    assert sniff(b'{"dead": 5}', "report", "application/json; charset=utf-8") == UNKNOWN
    assert sniff(b"<rss/>", "feed", "application/rss+xml") == UNKNOWN


@pytest.mark.parametrize("opening", [b"<!-->" * 800, b"<!---->" * 500, b"<!>" * 1300, b"<!-- x -->" * 400])
def test_odd_openings_cost_no_time(opening: bytes) -> None:
    """Openings made to confuse are looked at in linear time."""
    assert sniff(opening, "report.txt") == PLAIN


def test_wrong_extension_is_read_by_content() -> None:
    """A web page called .txt and a text called .pdf are read as what they are."""
    assert read_one(making.HTML, "report.txt").reader.startswith("html@")
    assert read_one(f"{SENTENCE}\n", "report.pdf").reader.startswith("text@")


def test_unknown_format_is_refused() -> None:
    """A picture called .txt is refused by name and reason."""
    with pytest.raises(UnknownFormat, match=r"^report\.txt: no reader knows this kind of file"):
        read_one(b"\x89PNG\r\n\x1a\n" + bytes(50), "report.txt")
