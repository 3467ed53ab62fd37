"""Ids that are the same wherever and however often the same thing is read."""

from __future__ import annotations

from hashlib import sha256

ID_LENGTH = 16


def make_id(prefix: str, *parts: object) -> str:
    """Name a thing by what it is made of, so that doing work twice makes nothing twice.

    The id is the prefix and the first 16 hexadecimal digits of a SHA-256 over the parts.
    """
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return f"{prefix}-{sha256(joined.encode()).hexdigest()[:ID_LENGTH]}"
