"""The words that make a phrase one about people: roles, countries' people, heads of names."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.model.claim import ActorKind
from dateline.model.yaml_text import load_yaml


@dataclass(frozen=True, slots=True)
class Roles:
    """Nouns for unnamed people and groups, and how each can point back."""

    kinds: dict[str, ActorKind]
    groups: frozenset[str]
    members: frozenset[str]
    attackers: frozenset[str]
    lone: frozenset[str]
    crowds: frozenset[str]
    posts: frozenset[str]
    measures: frozenset[str]
    pronouns: dict[str, str]
    third: frozenset[str]
    collectives: frozenset[str]
    undergo: frozenset[str]
    weapons: frozenset[str]
    means: dict[str, ActorKind]


@cache
def roles() -> Roles:
    """Load the role nouns once; where a noun stands under two kinds, the first stands."""
    table = read_table("roles.yaml")
    kinds: dict[str, ActorKind] = {}
    for kind, nouns in table["kinds"].items():
        for noun in nouns.split():
            kinds.setdefault(noun, ActorKind(kind))
    sets = {
        name: frozenset(table[name].split())
        for name in (
            "groups",
            "members",
            "attackers",
            "lone",
            "crowds",
            "posts",
            "measures",
            "third",
            "collectives",
            "undergo",
            "weapons",
        )
    }
    pronouns = {word: number for number, words in table["pronouns"].items() for word in words.split()}
    means = {noun: ActorKind(kind) for kind, nouns in table["means"].items() for noun in nouns.split()}
    return Roles(kinds, pronouns=pronouns, means=means, **sets)


@dataclass(frozen=True, slots=True)
class NameHeads:
    """Words that make a capitalised name one of an armed actor or an organisation."""

    heads: dict[str, ActorKind]
    openers: frozenset[str]
    never: frozenset[str]
    empty: frozenset[str]
    buildings: frozenset[str]
    papers: frozenset[str]
    open_sides: frozenset[str]
    frames: tuple[str, ...]
    outlets: tuple[str, ...]
    under_arms: tuple[str, ...]


@cache
def name_heads() -> NameHeads:
    """Load the words of the grammar of names once."""
    table = read_table("name_heads.yaml")
    heads = {word: ActorKind(kind) for kind, words in table["heads"].items() for word in words.split()}
    names = ("openers", "never", "empty", "buildings", "papers", "open_sides")
    openers, never, empty, buildings, papers, open_sides = (frozenset(table[name].split()) for name in names)
    frames = (tuple(table[name]) for name in ("frames", "outlets", "under_arms"))
    return NameHeads(heads, openers, never, empty, buildings, papers, open_sides, *frames)


def read_table(name: str) -> Any:
    """Read one of the YAML tables beside the code."""
    text = files("dateline.extract.actors").joinpath(name).read_text(encoding="utf-8")
    return load_yaml(text)
