"""What was read: sources, documents, and one immutable reading of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dateline.model.evidence import Span


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet or organisation that publishes."""

    id: str
    name: str
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text as retrieved: where from, when, by whom published, and the digest of its original bytes.

    ``sha256`` names the original in the archive. ``part`` tells pages of one dump apart. ``published`` is the day
    the document itself states, None where it states none: nothing puts the day of retrieval there.
    """

    id: str
    sha256: str
    media_type: str
    retrieved: datetime
    origin: str
    """The path or URL it was added from."""
    part: str = ""
    url: str | None = None
    title: str | None = None
    source_id: str | None = None
    published: date | None = None
    language: str | None = None


class BlockKind(StrEnum):
    """What a stretch of a Text is on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list item"
    INFOBOX_NAME = "infobox name"
    INFOBOX_FIELD = "infobox field"
    TABLE_HEADER = "table header"
    TABLE_ROW = "table row"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a Text, in reading order.

    An infobox field has the span of its ``label`` and one span for each of its ``values``; no values means the page
    shows the field and leaves it empty, which is not the same as not showing it. A table row has its cells as values.
    A field that stands under another ("Wali" under "Leaders") has the other's label as ``parent``, before it.
    """

    kind: BlockKind
    span: Span
    label: Span | None = None
    values: tuple[Span, ...] = ()
    parent: Span | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One reading of a document: what one version of one reader made of its bytes. Spans point into ``characters``."""

    id: str
    document_id: str
    reader: str
    characters: str
    sha256: str
    blocks: tuple[Block, ...]
