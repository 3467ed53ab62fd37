"""From what a user names to the originals: files, folders, patterns and web addresses."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from glob import glob, has_magic
from pathlib import Path
from stat import S_ISREG

from dateline.model.errors import ReadError, TooLarge, Unreachable
from dateline.read.original import Limits, OnError, Original
from dateline.read.sniff import DUMP, HEAD, sniff

_WEB = ("http://", "https://")


def gather(targets: Sequence[str], limits: Limits, on_error: OnError) -> Iterator[Original]:
    """Give the original of each target in turn: a file, every file of a folder or pattern, or a web page.

    A target that cannot be had is told to ``on_error`` and the others go on. A file named twice comes once. Folders
    are read in the order of their names; hidden files in them are left out, as a shell does.
    """
    seen: set[Path] = set()
    for target in targets:
        try:
            if target.lower().startswith(_WEB):
                from dateline.read.fetch import fetch  # noqa: PLC0415 - only pages need what speaks HTTP

                yield fetch(target, limits)
            else:
                yield from _open_all(_expand(target, on_error), seen, limits, on_error)
        except ReadError as fault:
            on_error(fault)


def open_file(path: Path, limits: Limits) -> Original:
    """Read one file; one over the limit is refused unread, except a dump, which is read page by page later."""
    where = _show(path)
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode):
            raise Unreachable("it is not a regular file", where=where)
        with path.open("rb") as file:
            head = file.read(HEAD)
            kind = sniff(head, path.name)
            if kind == DUMP and status.st_size > limits.max_bytes:
                return Original(b"", where, kind, datetime.now(UTC), name=path.name, path=path)
            content = head if status.st_size > limits.max_bytes else head + file.read(limits.max_bytes)
    except FileNotFoundError as fault:
        raise Unreachable("there is no such file", where=where) from fault
    except (OSError, ValueError) as fault:
        reason = fault.strerror if isinstance(fault, OSError) else str(fault)
        raise Unreachable(f"it cannot be opened: {reason}", where=where) from fault
    if max(status.st_size, len(content)) > limits.max_bytes:
        raise TooLarge(f"it holds {status.st_size:,} bytes, over the limit of {limits.max_bytes:,}", where=where)
    return Original(content, where, kind, datetime.now(UTC), name=path.name)


def _open_all(paths: Iterator[Path], seen: set[Path], limits: Limits, on_error: OnError) -> Iterator[Original]:
    for path in paths:
        try:
            real = _real_path(path)
            if real in seen:
                continue
            seen.add(real)
            yield open_file(path, limits)
        except ReadError as fault:
            on_error(fault)


def _expand(target: str, on_error: OnError) -> Iterator[Path]:
    """Turn a target into the files it means."""
    path = Path(target)
    if _is_folder(path):
        yield from _walk(path, (), on_error)
    elif os.path.lexists(path) or not has_magic(target):
        yield path
    else:
        yield from _match(target, on_error)


def _match(pattern: str, on_error: OnError) -> Iterator[Path]:
    matches = sorted(glob(pattern, recursive=True))  # noqa: PTH207 - Path.glob takes no absolute pattern
    if not matches:
        raise Unreachable("no file matches this pattern", where=pattern)
    for match in map(Path, matches):
        if not _is_folder(match):
            yield match
        elif "**" not in pattern:
            yield from _walk(match, (), on_error)


def _walk(folder: Path, above: tuple[tuple[int, int], ...], on_error: OnError) -> Iterator[Path]:
    """Walk a folder; a link back to a folder above it is reported and not followed."""
    try:
        status = folder.stat()
        entries = sorted(folder.iterdir())
    except OSError as fault:
        on_error(Unreachable(f"the folder cannot be opened: {fault.strerror}", where=_show(folder)))
        return
    identity = (status.st_dev, status.st_ino)
    if identity in above:
        on_error(Unreachable("a link that leads back to a folder above it", where=_show(folder)))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if _is_folder(entry):
            yield from _walk(entry, (*above, identity), on_error)
        else:
            yield entry


def _is_folder(path: Path) -> bool:
    """Tell a folder; unlike Path.is_dir this bears with names that no file can have."""
    return os.path.isdir(path)  # noqa: PTH112


def _real_path(path: Path) -> Path:
    try:
        return Path(os.path.realpath(path))
    except ValueError as fault:
        raise Unreachable(f"it is no path: {fault}", where=repr(str(path))) from fault


def _show(path: Path) -> str:
    """Write a path so that it can be stored and shown, whatever bytes its name has."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
