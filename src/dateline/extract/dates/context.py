"""The words around a time that decide whether it is one, and what it means."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dateline.model.yaml_text import load_yaml


@cache
def words_for(name: str) -> frozenset[str]:
    """Give one list of words of context.yaml."""
    return frozenset(_content()[name])


def is_past(word: str) -> bool:
    """Tell whether a word looks like a verb in the past."""
    return (word.endswith("ed") or word in words_for("past verbs")) and word not in words_for("future")


@cache
def senses() -> dict[str, str]:
    """Give what each preposition makes of the time after it."""
    found = _content()["triggers"]
    return found if isinstance(found, dict) else {}


@cache
def _content() -> dict[str, dict[str, str] | list[str]]:
    source = files("dateline.extract.dates").joinpath("context.yaml").read_text(encoding="utf-8")
    content: dict[str, dict[str, str] | list[str]] = load_yaml(source)
    return content
