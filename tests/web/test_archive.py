"""Hostile originals, shown harmless."""

from __future__ import annotations

import re

import pytest
from lxml import html

from dateline.pipeline.project import Project
from dateline.web.archive import sanitised
from tests.web.casebook import add_page
from tests.web.client import Client

HOSTILE = """
<html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">
<link rel="stylesheet" href="https://evil.example/x.css"><style>@import url(https://evil.example/y.css);</style>
<script>alert(1)</script></head>
<body onload="alert(2)" background="https://evil.example/b.png" style="background:url(https://evil.example/c.png)">
<p>Eleven people were killed.</p>
<a href="javascript:alert(3)">one</a> <a href=" jav&#x09;ascript:alert(4)">two</a> <a href="https://evil.example/">three</a>
<img src="https://evil.example/pixel.gif" onerror="alert(5)" srcset="https://evil.example/2x.png 2x">
<img src="data:image/png;base64,AAAA" alt="a picture of its own">
<svg><script>alert(6)</script><a xlink:href="javascript:alert(7)"><text>svg</text></a></svg>
<math><mtext><style><img src=x onerror=alert(8)></style></mtext></math>
<iframe src="https://evil.example/f"></iframe><object data="x.swf"></object><embed src="x.swf">
<form action="https://evil.example/"><input name="a"><button formaction="javascript:alert(9)">go</button></form>
<noscript><p title="</noscript><img src=x onerror=alert(10)>"></p></noscript>
<template><img src=x onerror=alert(11)></template>
<table><tr><td>Cell</td></tr></table>
</body></html>
"""
RUNS = re.compile(r"<(?:script|svg|math|iframe|object|embed|form|input|button|style|link|meta|base|template|noscript)")


def test_nothing_in_a_page_runs_loads_or_leads_elsewhere() -> None:
    """Scripts, handlers, styles, frames, forms and addresses go; words, tables and its own pictures stay."""
    page = sanitised(HOSTILE)
    assert "Eleven people were killed." in page
    assert "Cell" in page
    assert "data:image/png" in page
    assert not RUNS.search(page)
    assert "evil.example" not in page
    assert "alert" not in page
    assert "javascript" not in page
    for element in html.document_fromstring(page).iter():
        assert not [name for name in element.attrib if name.startswith("on") or name in {"style", "href", "srcset"}]


def test_a_page_is_shown_in_a_sandbox(client: Client, project: Project) -> None:
    """Should anything get through the sieve, it stands in a sandbox without scripts or origin."""
    document = add_page(project, "hostile", HOSTILE.encode())
    answer = client.get(f"/api/v1/documents/{document}/archive")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox;")
    assert "allow-" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'self'" in policy
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert "alert" not in answer.text


@pytest.mark.parametrize(
    ("media_type", "content", "shown_as"),
    [
        (
            "image/svg+xml",
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "application/octet-stream",
        ),
        ("text/plain", b"<script>alert(1)</script>", "text/plain"),
        ("text/x-wiki", b"<script>alert(1)</script>", "text/plain"),
        ("application/xml", b"<x/>", "text/plain"),
        ("application/pdf", b"%PDF-1.7", "application/pdf"),
        ("application/javascript", b"alert(1)", "application/octet-stream"),
    ],
)
def test_only_pages_and_pdfs_are_shown_as_themselves(
    client: Client, project: Project, media_type: str, content: bytes, shown_as: str
) -> None:
    """Anything else is plain text or a file to be saved; no browser may guess otherwise."""
    document = add_page(project, "other", content, media_type)
    answer = client.get(f"/api/v1/documents/{document}/archive")
    assert answer.headers["content-type"].partition(";")[0] == shown_as
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_original_is_handed_over_byte_for_byte_as_a_file(client: Client, project: Project) -> None:
    """It is saved, never opened."""
    document = add_page(project, 'a";\r\nset-cookie: x', HOSTILE.encode())
    answer = client.get(f"/api/v1/documents/{document}/original")
    assert answer.content == HOSTILE.encode()
    assert answer.headers["content-disposition"].startswith("attachment")
    assert "set-cookie" not in answer.headers


def test_a_huge_table_is_a_file(client: Client, project: Project) -> None:
    """A page too large for a browser is not sent to one to be drawn."""
    page = b"<table>" + b"<tr><td>x</td></tr>" * 400_000
    document = add_page(project, "huge", page)
    answer = client.get(f"/api/v1/documents/{document}/archive")
    assert answer.headers["content-disposition"].startswith("attachment")


def test_deep_nesting_breaks_nothing(client: Client, project: Project) -> None:
    """Ten thousand open tags are a page like another."""
    document = add_page(project, "deep", b"<div>" * 10_000 + b"deep")
    assert client.get(f"/api/v1/documents/{document}/archive").status_code == 200


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", b"<", b"<!--", b"\0\0\0"])
def test_broken_pages_are_shown_as_far_as_they_go(client: Client, project: Project, content: bytes) -> None:
    """No page, however broken, is an error of the server."""
    document = add_page(project, "broken", content)
    assert client.get(f"/api/v1/documents/{document}/archive").status_code == 200
