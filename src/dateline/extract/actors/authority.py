"""Actors known beforehand: our own list of armed actors, and where their names stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.extract.actors.lexicon import read_table
from dateline.model.claim import ActorKind
from dateline.model.evidence import Span
from dateline.text.fold import fold
from dateline.text.names import KnownNames, looks_like_acronym

_WORD = re.compile(r"\w+(?:[’'‘ʼ`]\w+)*")
_DOTTED = re.compile(r"(?:\w\.){2,}")
_BREAK = re.compile(r"\n|[!?]|\.\s\s")
"""Where a sentence or a line ends, whatever words of a name stand on both sides."""
_POSSESSIVE = re.compile(r"[’'‘]s?$")


@dataclass(frozen=True, slots=True)
class KnownActor:
    """One armed actor as the public record has it.

    ``native`` pairs a language code with the name in it; ``countries`` are ISO alpha-2; ``active`` is EDTF. ``ucdp`` is
    the id in the UCDP actor list and ``wikidata`` the Q number, both None unless certain.
    """

    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    native: tuple[tuple[str, str], ...] = ()
    countries: tuple[str, ...] = ()
    active: str | None = None
    parent: str | None = None
    predecessor: str | None = None
    split_from: str | None = None
    ucdp: int | None = None
    wikidata: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Give every name of the actor, the fullest first."""
        return (self.name, *self.aliases, *(name for _, name in self.native))


@dataclass(frozen=True, slots=True)
class KnownName:
    """A known actor's name where it stands in a text."""

    span: Span
    actors: tuple[KnownActor, ...]


@cache
def known_actors() -> tuple[KnownActor, ...]:
    """Load our own list of armed actors once."""
    return tuple(
        KnownActor(
            name=row["name"],
            kind=ActorKind(row.get("kind", ActorKind.REBEL)),
            aliases=tuple(row.get("aliases", ())),
            native=tuple(row.get("native", {}).items()),
            countries=tuple(row.get("countries", ())),
            **{
                field: row.get(field) for field in ("active", "parent", "predecessor", "split_from", "ucdp", "wikidata")
            },
        )
        for row in read_table("authority.yaml")
    )


@cache
def known_names() -> KnownNames:
    """Give the names of our own list as what linking and comparing names can ask."""
    return KnownNames({actor.name: actor.names for actor in known_actors()})


def find_known(text: str) -> Iterator[KnownName]:
    """Find the names of known actors, the longest at each place, in reading order."""
    words = [(match.start(), *_ending(match)) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        length, actors = _longest(text, words, at)
        if actors:
            last = words[at + length - 1]
            yield KnownName(Span(words[at][0], _with_stop(text, words[at][0], last[1])), actors)
        at += max(length, 1)


def _with_stop(text: str, start: int, end: int) -> int:
    """End "U.N." after its last full stop."""
    return end + 1 if _DOTTED.fullmatch(text, start, end + 1) else end


def _ending(match: re.Match[str]) -> tuple[int, str, str]:
    """Give a word's end and its key, without and with a possessive s."""
    word = match.group()
    bare = _POSSESSIVE.sub("", word)
    return match.start() + len(bare), fold(bare), fold(word)


def _longest(text: str, words: list[tuple[int, int, str, str]], at: int) -> tuple[int, tuple[KnownActor, ...]]:
    for keys, written, actors in _by_first_word().get(words[at][2], []) + _whole_word(words[at]):
        there = words[at : at + len(keys)]
        if len(there) < len(keys) or any(key not in (word[2], word[3]) for key, word in zip(keys, there, strict=True)):
            continue
        found = text[there[0][0] : there[-1][1]]
        if _written_as_name(found, written) and not _BREAK.search(found):
            return len(keys), actors
    return 0, ()


def _whole_word(word: tuple[int, int, str, str]) -> list[tuple[tuple[str, ...], str, tuple[KnownActor, ...]]]:
    return _by_first_word().get(word[3], []) if word[3] != word[2] else []


def _written_as_name(found: str, written: str) -> bool:
    """Take "IS" for the group and leave "is": an acronym must be in capitals, all other names have one."""
    if looks_like_acronym(written):
        return sum(letter.isupper() for letter in found) > 1
    return any(letter.isupper() or not (letter.isascii() or letter.islower()) for letter in found)


@cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str, tuple[KnownActor, ...]]]]:
    """Index every name by its first word, the longest names first."""
    names: dict[tuple[str, ...], list[KnownActor]] = {}
    written: dict[tuple[str, ...], str] = {}
    for actor in known_actors():
        for name in actor.names:
            keys = tuple(fold(name).split())
            if keys:
                names.setdefault(keys, []).append(actor)
                # "ISIS" and "Isis" are both listed: then either will do. "MODEL" alone is never "model".
                if keys not in written or looks_like_acronym(written[keys]):
                    written[keys] = name
    index: dict[str, list[tuple[tuple[str, ...], str, tuple[KnownActor, ...]]]] = {}
    for keys in sorted(names, key=len, reverse=True):
        index.setdefault(keys[0], []).append((keys, written[keys], tuple(dict.fromkeys(names[keys]))))
    return index
