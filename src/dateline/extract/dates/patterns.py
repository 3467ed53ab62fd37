"""Patterns over word classes, compiled to regular expressions over tag strings.

``THE? (day: DAY | ORD) OF? (month: MONTH)`` is a row of classes. Spaces mean nothing, ``|`` parts alternatives,
``?`` makes the thing before it optional and ``{1,9}`` repeats it, ``( )`` groups, ``(name: )`` keeps what matched, and
may do so in several places, ``<name>`` is a macro.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_PIECE = re.compile(r"\s*(?:(?P<named>\(\s*(?P<name>\w+):)|(?P<mark>[()|?])|(?P<times>\{\d+,\d+\})|(?P<cls>[A-Z]\w*))")
_NUMBERED = "__"
_MACRO = re.compile(r"<([a-z][a-z ]*)>")


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern as a regular expression, with the letters it can begin with."""

    pattern: re.Pattern[str]
    first: frozenset[str]


def kept(match: re.Match[str]) -> dict[str, tuple[int, int]]:
    """Give what a pattern kept under each name, and where."""
    return {
        name.partition(_NUMBERED)[0]: match.span(name) for name, value in match.groupdict().items() if value is not None
    }


@dataclass(frozen=True, slots=True)
class _Part:
    source: str
    first: frozenset[str]
    optional: bool


class _Parser:
    """Read one pattern, left to right."""

    def __init__(self, pattern: str, classes: Mapping[str, str]) -> None:
        self.pieces = list(_PIECE.finditer(pattern))
        self.classes = classes
        self.at = 0
        self.names: list[str] = []

    def choice(self) -> _Part:
        """Read alternatives up to a closing bracket or the end."""
        options = [self._row()]
        while self._next_is("|"):
            self.at += 1
            options.append(self._row())
        first = frozenset[str]().union(*(option.first for option in options))
        return _Part("|".join(option.source for option in options), first, any(option.optional for option in options))

    def _row(self) -> _Part:
        source, first, optional = "", frozenset[str](), True
        while self.at < len(self.pieces) and not self._next_is("|", ")"):
            part = self._repeated(self._single())
            source += part.source
            first = first | part.first if optional else first
            optional = optional and part.optional
        return _Part(source, first, optional)

    def _single(self) -> _Part:
        piece = self.pieces[self.at]
        self.at += 1
        if piece["cls"]:
            letters = self.classes[piece["cls"]]
            return _Part(f"[{letters}]" if len(letters) > 1 else letters, frozenset(letters), optional=False)
        inner = self.choice()
        self.at += 1
        opening = f"(?P<{self._own_name(piece['name'])}>" if piece["named"] else "(?:"
        return _Part(f"{opening}{inner.source})", inner.first, inner.optional)

    def _own_name(self, name: str) -> str:
        """Number the places that keep under one name, since a regular expression has each name once."""
        self.names.append(name)
        return f"{name}{_NUMBERED}{self.names.count(name)}"

    def _repeated(self, part: _Part) -> _Part:
        if self._next_is("?"):
            self.at += 1
            return _Part(f"{part.source}?", part.first, optional=True)
        if self.at < len(self.pieces) and self.pieces[self.at]["times"]:
            times = self.pieces[self.at]["times"]
            self.at += 1
            return _Part(part.source + times, part.first, part.optional or times.startswith("{0,"))
        return part

    def _next_is(self, *marks: str) -> bool:
        return self.at < len(self.pieces) and self.pieces[self.at]["mark"] in marks


def compile_pattern(pattern: str, macros: Mapping[str, str], classes: Mapping[str, str]) -> Compiled:
    """Compile a pattern over classes, given the macros it may use and the letters of each class."""
    while _MACRO.search(pattern):
        pattern = _MACRO.sub(lambda macro: f"({macros[macro[1]]})", pattern)
    whole = _Parser(pattern, classes).choice()
    return Compiled(re.compile(whole.source), whole.first)
