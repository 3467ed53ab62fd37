"""MediaWiki XML dumps, read page by page, however large."""

from __future__ import annotations

import bz2
import gzip
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import IO, Any

from lxml import etree

from dateline.model.errors import NothingToRead, ReadError, TooLarge, Unreadable
from dateline.read.language import detect_language, read_language
from dateline.read.original import Limits, Original, Reading
from dateline.read.wikitext import READER, set_wikitext

Element = Any
"""An lxml element; lxml ships no types."""

ARTICLES = "0"
"""The namespace of articles; talk, user and category pages are no documents."""
WIKITEXT_MODEL = "wikitext"


@dataclass(frozen=True, slots=True)
class Wiki:
    """What the head of a dump says of the wiki it comes from."""

    name: str | None = None
    base: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class WikiPage:
    """The newest revision of one article in a dump."""

    title: str
    source: str
    revised: date | None


def read_dump(original: Original, _limits: Limits) -> Iterator[Reading]:
    """Read each article of a dump; redirects and pages outside the article namespace are no documents.

    Articles that cannot be read are named in one error at the end, after all others were given.
    """
    faults: list[ReadError] = []
    count = 0
    for wiki, page in _pages(original):
        try:
            yield _read_page(wiki, page)
            count += 1
        except (NothingToRead, Unreadable, TooLarge) as fault:
            faults.append(fault)
    if faults:
        others = f", and {len(faults) - 1} more" if len(faults) > 1 else ""
        raise Unreadable(f"{faults[0]}{others}: {count} articles were read", where=original.origin)
    if not count:
        raise NothingToRead("there is no article in the dump", where=original.origin)


def _read_page(wiki: Wiki, page: WikiPage) -> Reading:
    text = set_wikitext(page.source, page.title, where=page.title)
    characters = text.characters
    return Reading(
        part=page.title,
        reader=READER,
        characters=characters,
        blocks=text.blocks,
        title=page.title,
        publisher=wiki.name,
        published=page.revised,
        language=read_language(wiki.language) or detect_language(characters),
        url=_address(wiki, page),
    )


def _address(wiki: Wiki, page: WikiPage) -> str | None:
    return f"{wiki.base.rsplit('/', 1)[0]}/{page.title.replace(' ', '_')}" if wiki.base else None


def _pages(original: Original) -> Iterator[tuple[Wiki, WikiPage]]:
    """Stream the articles, forgetting each page once it is read; entities are never expanded."""
    wiki = Wiki()
    try:
        with _open(original) as file:
            tags = ("{*}siteinfo", "{*}revision", "{*}page")
            for _, element in etree.iterparse(
                file, tag=tags, resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
            ):
                if element.getroottree().docinfo.internalDTD is not None:
                    raise Unreadable("it declares entities, which no dump does", where=original.origin)
                tag = etree.QName(element).localname
                if tag == "siteinfo":
                    wiki = _read_wiki(element)
                elif tag == "page":
                    page = _take_page(element)
                    if page is not None:
                        yield wiki, page
                _forget(element, keep=tag == "revision")
    except (etree.LxmlError, zlib.error, EOFError, OSError, ValueError) as fault:
        reason = fault.msg if isinstance(fault, etree.XMLSyntaxError) else fault
        raise Unreadable(f"the dump is damaged or cut short: {reason}", where=original.origin) from fault


@contextmanager
def _open(original: Original) -> Iterator[IO[bytes] | gzip.GzipFile]:
    with original.path.open("rb") if original.path else BytesIO(original.content) as raw:
        magic = raw.read(3)
        raw.seek(0)
        if magic == b"BZh":
            with bz2.open(raw) as unpacked:
                yield unpacked
        elif magic.startswith(b"\x1f\x8b"):
            with gzip.open(raw) as unpacked:
                yield unpacked
        else:
            yield raw


def _forget(element: Element, *, keep: bool) -> None:
    """Free what was read: a page once it is given, a revision once a newer one has come."""
    if not keep:
        element.clear()
    while element.getprevious() is not None and (not keep or element.getprevious().tag == element.tag):
        element.getparent().remove(element.getprevious())


def _read_wiki(siteinfo: Element) -> Wiki:
    language = siteinfo.getparent().get("{http://www.w3.org/XML/1998/namespace}lang")
    return Wiki(siteinfo.findtext("{*}sitename") or None, siteinfo.findtext("{*}base") or None, language or None)


def _take_page(element: Element) -> WikiPage | None:
    revision = element.find("{*}revision")
    if revision is None or element.find("{*}redirect") is not None or element.findtext("{*}ns", ARTICLES) != ARTICLES:
        return None
    if revision.findtext("{*}model", WIKITEXT_MODEL) != WIKITEXT_MODEL:
        return None
    title, source = element.findtext("{*}title") or "", revision.findtext("{*}text") or ""
    return WikiPage(title, source, _day(revision.findtext("{*}timestamp")))


def _day(timestamp: str | None) -> date | None:
    try:
        return date.fromisoformat((timestamp or "")[:10])
    except ValueError:
        return None
