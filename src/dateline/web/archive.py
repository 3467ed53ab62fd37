"""Archived originals as a browser may see them: nothing in them runs, loads or leads anywhere."""

from __future__ import annotations

from urllib.parse import quote

from lxml import etree, html
from lxml_html_clean import Cleaner
from starlette.responses import Response

from dateline.model.document import Document
from dateline.model.errors import ReadError
from dateline.pipeline.project import Project
from dateline.read.decode import decode

SANDBOX = "sandbox; default-src 'none'; img-src data:; frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
"""For pages: no script, no form, no plug-in, no style of their own, nothing loaded from anywhere."""
PDF_POLICY = "default-src 'none'; object-src 'self'; style-src 'self'; frame-ancestors 'self'"
"""For PDF files, which browsers show with viewers of their own that do not work in a sandbox."""
FRAMED = {"x-frame-options": "SAMEORIGIN"}
HTML = frozenset({"text/html", "application/xhtml+xml"})
SHOWN_AS_TEXT = ("text/", "application/json", "application/xml")
LARGEST_PAGE = 5_000_000
"""Bytes of HTML above which the page is offered as a file: a browser chokes on tables that large."""
CLEANER = Cleaner(
    scripts=True,
    javascript=True,
    comments=True,
    style=True,
    inline_style=True,
    links=True,
    meta=True,
    page_structure=False,
    processing_instructions=True,
    embedded=True,
    frames=True,
    forms=True,
    annoying_tags=True,
    remove_unknown_tags=False,
    safe_attrs_only=True,
    kill_tags=("base", "svg", "math", "template", "noscript", "object", "audio", "video"),
)
ADDRESSES = (
    "src",
    "href",
    "background",
    "cite",
    "longdesc",
    "srcset",
    "action",
    "data",
    "poster",
    "usemap",
    "xlink:href",
)


def archived(project: Project, document: Document) -> Response:
    """Show an original: a page sanitised and in a sandbox, a PDF or text as it is, anything else as a file."""
    content = project.archive.get(document.sha256)
    kind = document.media_type.partition(";")[0].strip().lower()
    if kind in HTML:
        return _page(content, document)
    if kind == "application/pdf":
        return _framed(content, kind, PDF_POLICY)
    if kind.startswith(SHOWN_AS_TEXT):
        return _framed(content, "text/plain; charset=utf-8", SANDBOX)
    return download(content, document)


def _page(content: bytes, document: Document) -> Response:
    """Show a page sanitised; one too large for a browser, or that no charset fits, is a file."""
    if len(content) > LARGEST_PAGE:
        return download(content, document)
    try:
        page = decode(content, where=document.origin)
    except ReadError:
        return download(content, document)
    return _framed(sanitised(page), "text/html; charset=utf-8", SANDBOX)


def download(content: bytes, document: Document) -> Response:
    """Hand an original over as a file to be saved, never to be opened in the browser."""
    name = quote(document.origin.rstrip("/").rpartition("/")[2] or document.id)
    headers = {"content-disposition": f"attachment; filename*=UTF-8''{name}", "content-security-policy": SANDBOX}
    return Response(content, media_type="application/octet-stream", headers=headers)


def sanitised(page: str) -> str:
    """Take out of a page all that runs, loads, submits or leads elsewhere; its words and tables stay."""
    try:
        tree = html.document_fromstring(page)
    except (etree.ParserError, ValueError):
        return "<!doctype html><html><body></body></html>"
    CLEANER(tree)
    for element in tree.iter(etree.Element):
        for name in ADDRESSES:
            if name in element.attrib and not _is_picture(element, name):
                del element.attrib[name]
    return f"<!doctype html>{html.tostring(tree, encoding='unicode')}"


def _is_picture(element: html.HtmlElement, name: str) -> bool:
    """Tell whether an address is a picture within the page itself."""
    return bool(element.tag == "img" and name == "src" and element.attrib[name].startswith("data:image/"))


def _framed(content: bytes | str, media_type: str, policy: str) -> Response:
    headers = {**FRAMED, "content-security-policy": policy}
    return Response(content, headers=headers, media_type=media_type)
