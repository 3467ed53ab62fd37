"""The word lists of ``data/words.yaml``, read once."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model.yaml_text import load_yaml
from dateline.text.fold import fold


@cache
def load(name: str) -> Any:
    """Read one of the package's YAML files."""
    text = files("dateline.extract.places").joinpath("data", name).read_text(encoding="utf-8")
    return load_yaml(text)


@cache
def words(name: str) -> frozenset[str]:
    """Give one flat list of ``words.yaml``, folded."""
    return frozenset(fold(str(word)) for word in load("words.yaml")[name])


@cache
def meanings(name: str) -> dict[str, str]:
    """Give a list of lists of ``words.yaml`` turned round: the folded word, and what it stands under."""
    groups: dict[str, list[str]] = load("words.yaml")[name]
    return {fold(str(word)): group for group, listed in groups.items() for word in listed}
