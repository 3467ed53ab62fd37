"""The grammar of time expressions: rules kept as data, matched over the classes of words."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TypedDict

from dateline.extract.dates.patterns import compile_pattern, kept
from dateline.extract.dates.tokens import OTHER, Tagged, Token, letters
from dateline.model.yaml_text import load_yaml


class _Rule(TypedDict):
    name: str
    pattern: str
    reads: str


class _GrammarFile(TypedDict):
    groups: dict[str, list[str]]
    core: list[str]
    macros: dict[str, str]
    rules: list[_Rule]


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say a time, and which reader understands it."""

    name: str
    pattern: re.Pattern[str]
    reads: str


@dataclass(frozen=True, slots=True)
class Match:
    """The tokens that one rule matched, and those it kept by name."""

    rule: Rule
    offset: int
    start: int
    end: int
    named: dict[str, tuple[int, int]]
    """Where each part begins and ends, counted from ``offset``."""
    tagged: Tagged

    def tokens(self, name: str) -> list[Token]:
        """Give the tokens kept under a name, none where that part did not occur."""
        place = self.named.get(name)
        return self.tagged.tokens[place[0] + self.offset : place[1] + self.offset] if place else []

    def place(self, name: str) -> tuple[int, int]:
        """Give the first token kept under a name, and the one after the last."""
        start, end = self.named[name]
        return start + self.offset, end + self.offset

    def meaning(self, name: str) -> str | int | float | None:
        """Give what the first token kept under a name stands for."""
        return next((token.meaning for token in self.tokens(name)), None)

    def number(self, name: str) -> int | None:
        """Give what the token kept under a name stands for, where that is a number."""
        meaning = self.meaning(name)
        return int(meaning) if isinstance(meaning, int | float) else None

    def word(self, name: str) -> str | None:
        """Give what the token kept under a name stands for, where that is a word."""
        meaning = self.meaning(name)
        return meaning if isinstance(meaning, str) else None

    def has(self, name: str) -> bool:
        """Tell whether a part occurred."""
        return name in self.named


_Found = tuple[Rule, int, int, dict[str, tuple[int, int]]]
_SHORT = 40
_REMEMBERED = 16384


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules by the class they can begin with, and the classes without which no rule applies.

    Only a text that names years before Christ is looked through for bare numbers such as "in 490".
    """

    rules: dict[str, tuple[Rule, ...]]
    core: re.Pattern[str]
    ancient: re.Pattern[str]
    core_classes: frozenset[str]
    stretch: re.Pattern[str]

    def matches(self, tagged: Tagged) -> list[Match]:
        """Find the longest match at each place of a text, from left to right."""
        found: list[Match] = []
        core = self.ancient if "BC" in tagged.text else self.core
        for stretch in self.stretch.finditer(tagged.tags):
            tags, begin = stretch.group(), stretch.start()
            if core.search(tags):
                within = _remembered(tags) if len(tags) <= _SHORT else self.within(tags)
                for rule, start, end, named in within:
                    found.append(Match(rule, begin, begin + start, begin + end, named, tagged))
        return found

    def within(self, tags: str) -> tuple[_Found, ...]:
        """Find the longest match at each place of a stretch of tags, whatever text it is of."""
        found: list[_Found] = []
        at, end = 0, len(tags)
        while at < end:
            best, best_rule = None, None
            for rule in self.rules.get(tags[at], ()):
                match = rule.pattern.match(tags, at)
                if match and (best is None or match.end() > best.end()):
                    best, best_rule = match, rule
            if best is None or best_rule is None or best.end() == at:
                at += 1
                continue
            found.append((best_rule, at, best.end(), kept(best)))
            at = best.end()
        return tuple(found)


@lru_cache(maxsize=_REMEMBERED)
def _remembered(tags: str) -> tuple[_Found, ...]:
    """Remember what short stretches hold: the same rows of classes come again and again."""
    return grammar().within(tags)


@cache
def grammar() -> Grammar:
    """Load the grammar once."""
    source = files("dateline.extract.dates").joinpath("rules.yaml").read_text(encoding="utf-8")
    content: _GrammarFile = load_yaml(source)
    classes = dict(letters())
    for name, members in content["groups"].items():
        classes[name] = "".join(classes[member] for member in members)
    by_first: dict[str, list[Rule]] = defaultdict(list)
    for entry in content["rules"]:
        compiled = compile_pattern(entry["pattern"], content["macros"], classes)
        for letter in sorted(compiled.first):
            by_first[letter].append(Rule(entry["name"], compiled.pattern, entry["reads"]))
    core = "".join(classes[name] for name in content["core"])
    return Grammar(
        {letter: tuple(rules) for letter, rules in by_first.items()},
        re.compile(f"[{core}]"),
        re.compile(f"[{core}{classes['NUMBER']}]"),
        frozenset(content["core"]),
        re.compile(f"[^{OTHER}]+"),
    )
