"""The original bytes of every document, kept under their SHA-256."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import file_digest, sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from dateline.model.errors import NotFound, StoreError

DIGEST_LENGTH = 64
PIECE = 1 << 20
"""Bytes copied at once."""


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of originals, as ``ab/cd/abcd…``: nobody need trust it, because each name is the digest of the bytes."""

    folder: Path

    def put(self, content: bytes) -> str:
        """Keep the bytes and give their SHA-256. After a crash there is the whole file or none.

        Keep a document's original before the document goes into the store: then none is ever without.
        """
        return self._keep(sha256(content).hexdigest(), [content])

    def put_file(self, source: Path) -> str:
        """Keep the bytes of a file too large to hold, and give their SHA-256."""
        digest = _digest_of(source)
        with source.open("rb") as file:
            return self._keep(digest, iter(partial(file.read, PIECE), b""))

    def _keep(self, digest: str, pieces: Iterable[bytes]) -> str:
        path = self.path(digest)
        try:
            if not path.exists() or _digest_of(path) != digest:
                path.parent.mkdir(parents=True, exist_ok=True)
                _write_whole(path, pieces)
        except OSError as error:
            raise StoreError(f"the original could not be kept: {error.strerror}", where=str(path)) from error
        return digest

    def get(self, digest: str) -> bytes:
        """Give the bytes back, refusing them if they are no longer what was kept."""
        path = self.path(digest)
        try:
            content = path.read_bytes()
        except FileNotFoundError as error:
            raise NotFound(f"no original {digest}", where=str(self.folder)) from error
        if sha256(content).hexdigest() != digest:
            raise StoreError("the original was altered or damaged", where=str(path), way_out="restore it from a backup")
        return content

    def path(self, digest: str) -> Path:
        """Tell where an original lies."""
        if len(digest) != DIGEST_LENGTH or not set(digest) <= set("0123456789abcdef"):
            raise NotFound(f"{digest!r} is not a SHA-256", where=str(self.folder))
        return self.folder / digest[:2] / digest[2:4] / digest

    def digests(self) -> Iterator[str]:
        """Name every original, sorted."""
        names = (path.name for path in self.folder.glob("??/??/*") if len(path.name) == DIGEST_LENGTH)
        return iter(sorted(names))

    def verify(self) -> list[str]:
        """Read everything and name the originals that are no longer what they were."""
        return [digest for digest in self.digests() if _digest_of(self.path(digest)) != digest]


def _digest_of(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _write_whole(path: Path, pieces: Iterable[bytes]) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=".", suffix=".part", delete=False) as part:
        try:
            part.writelines(pieces)
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).replace(path)
        except BaseException:
            Path(part.name).unlink(missing_ok=True)
            raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Make the new name in the folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
