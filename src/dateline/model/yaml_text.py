"""YAML in one place: the lexicons, codebooks and truth that lie beside the code."""

from __future__ import annotations

from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Both are safe loaders; the one in C, there wherever PyYAML comes as a wheel, takes an eighth of the time."""


def load_yaml(text: str) -> Any:
    """Read YAML text into plain values; text that is no YAML raises ``yaml.YAMLError``."""
    return yaml.load(text, Loader=LOADER)  # noqa: S506 - safe, see LOADER
