"""Who published a report and when, where its head says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypedDict, TypeVar

from dateline.model.document import Block, BlockKind
from dateline.model.evidence import Span
from dateline.model.yaml_text import load_yaml
from dateline.read.layout import lay_out
from dateline.read.lines import Line, is_prose, split_lines
from dateline.read.stated_date import find_stated_date, read_stated_date

T = TypeVar("T")

HEAD_LINES = 12
"""A header stands among the first lines; further down "Date:" is about the event."""

LONGEST_DATELINE = 200
"""Characters: place, province, country, day and agency take a hundred at most."""

_PUBLISHED = r"(?:date )?published(?: on| at)?|publication date|posted(?: on)?|issued(?: on)?|release date|dated?"
_PUBLISHER = r"publisher|published by|source|outlet|agency|newspaper|publication|issued by"
_HEADER = re.compile(
    rf"(?:(?P<published>{_PUBLISHED})|(?P<publisher>{_PUBLISHER})|(?P<url>url|link)|(?P<other>by|author|language))"
    r"\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_AGENCY = r"(?:\s*\((?P<agency>[^\W\d_][\w .&/'’-]{1,40})\))?"
_DASH = r"\s*(?:[–—―]|--?)\s"
# A place in front, then a full date or an agency in brackets, then a dash.
_DATELINE = re.compile(
    r"(?P<place>[^\W\d_][^\d\n(),–—]{1,40}(?:,\s*[^\W\d_][^\d\n(),–—]{1,40}){0,2}?)"
    rf"(?:,?\s+(?P<date>[^()\n–—]{{0,12}}\d[^()\n–—]{{1,20}}?))?{_AGENCY}{_DASH}"
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*$", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:[,|·•—–;]|\s-\s)\s*")
_CLOCK = re.compile(r"[\s,|·–—-]*(?:(?:at\s)?\d{1,2}[:.]\d{2}\D{0,12})?")


class _OutletFile(TypedDict):
    words: list[str]
    names: list[str]


@dataclass(frozen=True, slots=True)
class Byline:
    """What the head of a report states of its publication, and the lines that state nothing else."""

    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    lines: tuple[Line, ...] = ()


def read_byline(characters: str) -> Byline:
    """Read what the head of a report says of its publication.

    Header lines come first ("Published: 3 May 2019"), then a line with outlet and day ("Harbour Times, 3 May 2019"),
    then the dateline that opens the report ("KABUL, 3 May 2019 (Agency) –").
    """
    lines = split_lines(characters)[:HEAD_LINES]
    paragraphs = (block.span for block in lay_out(lines) if is_prose(block.span.of(characters)))
    opening = next(paragraphs, Span(len(characters), len(characters)))
    above = [line for line in lines if line.span.start < opening.start]
    return merge_bylines((*_read_headers(above), *_read_dated_lines(above), *_read_dateline(opening.of(characters))))


def mark_byline(blocks: Iterable[Block], byline: Byline) -> tuple[Block, ...]:
    """Call the lines that only state the publication captions: they tell nothing of any event."""
    spans = {line.span for line in byline.lines}
    return tuple(replace(block, kind=BlockKind.CAPTION) if _is_byline(block, spans) else block for block in blocks)


def merge_bylines(bylines: Iterable[Byline]) -> Byline:
    """Take each statement from the first that makes it."""
    found = list(bylines)
    return Byline(
        publisher=_first(byline.publisher for byline in found),
        published=_first(byline.published for byline in found),
        url=_first(byline.url for byline in found),
        lines=tuple(dict.fromkeys(line for byline in found for line in byline.lines)),
    )


def _is_byline(block: Block, spans: Iterable[object]) -> bool:
    return block.span in spans and block.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING}


def _read_headers(lines: Sequence[Line]) -> Iterator[Byline]:
    for line in lines:
        match = _HEADER.fullmatch(line.words)
        published = read_stated_date(match["value"]) if match and match["published"] else None
        if match and (published or not match["published"]):
            value = match["value"].strip()
            yield Byline(value if match["publisher"] else None, published, value if match["url"] else None, (line,))


def _read_dated_lines(lines: Sequence[Line]) -> Iterator[Byline]:
    """Read a line that ends in a full date, after an outlet or a place, or below the outlet's own line."""
    for above, line in zip((None, *lines), lines, strict=False):
        found = find_stated_date(line.words)
        if found is None or not _CLOCK.fullmatch(line.words[found.span.end :]):
            continue
        head = _WEEKDAY.sub("", " ".join(line.words[: found.span.start].split()))
        parts = [part for part in _SEPARATOR.split(head) if part.strip()]
        if parts:
            yield Byline(_outlet(parts[0]), found.day, None, (line,))
        elif above is not None and _outlet(above.words):
            yield Byline(above.words, found.day, None, (above, line))
        else:
            yield Byline(None, found.day, None, (line,))


def _read_dateline(opening: str) -> Iterator[Byline]:
    """Read the place, day and agency that open the first paragraph of a report.

    Without a day, a name in brackets is an agency only after a place in capitals or where it is a known outlet:
    "Northern Front (NF) – ..." opens no report.
    """
    match = _DATELINE.match(opening[:LONGEST_DATELINE])
    if match is None:
        return
    published, agency = read_stated_date(match["date"]), match["agency"]
    if published or (agency and (match["place"].isupper() or agency.casefold() in _known_outlets())):
        yield Byline(agency, published)


def _outlet(words: str) -> str | None:
    """Tell the name of an outlet from a place or a person: by its own word for what it is, or as a known one."""
    named = words.casefold().removeprefix("the ")
    telling = any(word.strip(".,").casefold() in _outlets()["words"] for word in words.split()[1:])
    return words.strip() if telling or named in _known_outlets() else None


@cache
def _known_outlets() -> frozenset[str]:
    return frozenset(name.casefold() for name in _outlets()["names"])


@cache
def _outlets() -> _OutletFile:
    loaded: _OutletFile = load_yaml(files("dateline.read").joinpath("outlets.yaml").read_text("utf-8"))
    return loaded


def _first(values: Iterable[T | None]) -> T | None:
    return next((value for value in values if value), None)
