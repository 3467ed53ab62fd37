"""What made a set of claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one engine: its version, settings and the digests of the models it used."""

    id: str
    engine: str
    started: datetime
    versions: tuple[tuple[str, str], ...]
