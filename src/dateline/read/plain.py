"""Plain text: a report, or an encyclopedia page copied as text. The characters stay as they are."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from dateline.model.document import Block, BlockKind
from dateline.model.errors import TooLarge
from dateline.read.byline import Byline, read_byline
from dateline.read.decode import decode
from dateline.read.flattened import find_infobox, read_fields, read_names
from dateline.read.language import detect_language
from dateline.read.layout import lay_out, read_title
from dateline.read.lines import Line, split_lines
from dateline.read.original import Limits, Original, Reading
from dateline.read.sniff import charset_of

READER = "text@1"
MOST_LINES = 500_000
"""A report has thousands at most; each line costs a few hundred bytes while it is laid out."""


def read_plain(original: Original, _limits: Limits) -> Iterator[Reading]:
    """Read plain text into its title, infobox fields, list items and paragraphs."""
    characters = decode(original.content, where=original.origin, declared=charset_of(original.media_type))
    if characters.count("\n") > MOST_LINES:
        raise TooLarge(f"it has more than {MOST_LINES:,} lines", where=original.origin)
    blocks, byline = _read_blocks(characters)
    title = next((block.span.of(characters) for block in blocks if block.kind is BlockKind.TITLE), None)
    yield Reading(
        part="",
        reader=READER,
        characters=characters,
        blocks=tuple(blocks),
        title=title,
        publisher=byline.publisher,
        published=byline.published,
        language=detect_language(characters),
        url=original.url or byline.url,
    )


def _read_blocks(characters: str) -> tuple[list[Block], Byline]:
    lines = split_lines(characters)
    infobox = find_infobox(lines)
    if infobox is None:
        return _read_report(characters, lines)
    above, below = lines[: infobox.first], lines[infobox.last :]
    fields = read_fields(characters, lines, infobox)
    return [*read_names(characters, above), *fields, *lay_out(below)], Byline()


def _read_report(characters: str, lines: tuple[Line, ...]) -> tuple[list[Block], Byline]:
    byline = read_byline(characters)
    captions = {line.span: Block(BlockKind.CAPTION, line.span) for line in byline.lines}
    title = read_title(lines)
    head = [Block(BlockKind.TITLE, title.span)] if title and title.span not in captions else []
    taken = {block.span for block in head} | captions.keys()
    runs = groupby(lines, key=lambda line: line.span in taken)
    body = [block for is_taken, run in runs if not is_taken for block in lay_out(tuple(run))]
    return sorted((*head, *captions.values(), *body), key=lambda block: block.span.start), byline
