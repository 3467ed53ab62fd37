"""What goes into a reader and what comes out: originals, readings, and the limits on both."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TypeAlias

from dateline.model.document import Block
from dateline.model.errors import ReadError

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of one document as they were found, and where and when.

    ``origin`` is the path or address as the user gave it, ``url`` the address that answered in the end. ``path`` stands
    in for ``content`` where a dump is too large to hold: it is then read page by page from the file.
    """

    content: bytes
    origin: str
    media_type: str
    retrieved: datetime
    url: str | None = None
    name: str = ""
    path: Path | None = None

    def digest(self) -> str:
        """Name the bytes by their SHA-256, as the archive does."""
        if self.path is None:
            return sha256(self.content).hexdigest()
        with self.path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of one document: its characters, its blocks, and what it says about itself.

    ``part`` is the page's title in a dump, empty elsewhere. Title, publisher, day of publication and language are None
    where the document does not state them; nothing stands in for them.
    """

    part: str
    reader: str
    characters: str
    blocks: tuple[Block, ...]
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read before it is refused: no report is this large, and no server needs this long."""

    max_bytes: int = 50 * MEGABYTE
    max_unpacked: int = 200 * MEGABYTE
    max_pages: int = 2000
    timeout_s: float = 30.0
    max_redirects: int = 5
    allow_private: bool = False


DEFAULT_LIMITS = Limits()

OnError: TypeAlias = Callable[[ReadError], None]
"""Is told of each target that could not be read; the others go on."""
