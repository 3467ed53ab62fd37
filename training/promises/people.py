"""Who suffered, named or not, by MUC-4's full keys: the processed layout keeps names and leaves out "peasants"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from dateline.evaluate.templates import normal

MESSAGE = re.compile(r"^0\.\s+MESSAGE: ID\s+(\S+)")
SLOT = re.compile(r"^(\d+)\.\s")
PEOPLE = frozenset({18, 19})
"""The slots of names and of descriptions; a slot runs on over the lines below it."""
QUOTED = re.compile(r'"([^"]+)"')
BEHIND = re.compile(r" (?:of|from|in|at) ")


def people_in_keys(folder: Path) -> Mapping[str, frozenset[str]]:
    """Give the words for those who suffered in each report, by its name; reports without a template have none."""
    found: dict[str, set[str]] = defaultdict(set)
    for file in sorted(folder.glob("*/key-tst*")):
        message, slot = "", 0
        for line in file.read_text("latin-1").splitlines():
            began, named = SLOT.match(line), MESSAGE.match(line)
            message, slot = named[1] if named else message, int(began[1]) if began else slot
            if slot in PEOPLE:
                found[message] |= {_one(word) for words in QUOTED.findall(line) for word in normal(words).split()}
    return {name: frozenset(words) for name, words in found.items()}


def are_told(words: str, people: frozenset[str]) -> bool:
    """Tell whether the noun of a phrase is among the words for those who suffered."""
    noun = normal(BEHIND.split(words)[0]).split()[-1:]
    return bool(noun) and _one(noun[0]) in people


def _one(word: str) -> str:
    return word.removesuffix("s")
