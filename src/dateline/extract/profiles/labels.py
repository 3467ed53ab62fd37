"""What the labels of an infobox say of an actor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model.yaml_text import load_yaml
from dateline.text.fold import fold


@dataclass(frozen=True, slots=True)
class Meaning:
    """The property a label gives, and the role it names where it is one of people who lead."""

    property: str
    role: str | None = None


def meaning_of(label: str) -> Meaning | None:
    """Give what a label means, None for one that says nothing of an actor.

    A label that no list has and that names a post ("Head of the Shura", "Field commanders") is one of people who lead.
    """
    name = fold(label)
    known = _meanings().get(name)
    if known is not None or is_of_others(label):
        return known
    post = any(word in _posts() or word.removesuffix("s") in _posts() for word in name.split())
    return Meaning("leader", name) if post and len(name.split()) <= _LONGEST_POST else None


_LONGEST_POST = 4
"""Words of a label that names a post."""


def is_of_others(label: str) -> bool:
    """Tell whether a label belongs to an event, a person or a place."""
    return fold(label) in _others()


@cache
def _meanings() -> dict[str, Meaning]:
    table = read_table("infobox_labels.yaml")
    found = {label: Meaning(name) for name, labels in table["properties"].items() for label in labels}
    return found | {label: Meaning("leader", role) for role, labels in table["roles"].items() for label in labels}


@cache
def _posts() -> frozenset[str]:
    return frozenset(read_table("infobox_labels.yaml")["posts"].split())


@cache
def _others() -> frozenset[str]:
    return frozenset(read_table("infobox_labels.yaml")["others"])


def read_table(name: str) -> Any:
    """Read one of the YAML tables beside the code."""
    return load_yaml(files("dateline.extract.profiles").joinpath(name).read_text(encoding="utf-8"))
