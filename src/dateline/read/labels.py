"""Which words are infobox labels, and how a label joins its value on a flattened page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import TypedDict

from dateline.model.yaml_text import load_yaml


class LabelFile(TypedDict):
    """The word lists of ``infobox_labels.yaml``."""

    labels: list[str]
    spaced: list[str]
    columns: list[str]
    sub_labels: list[str]
    roles: list[str]
    sections: list[str]
    images: list[str]
    caption_openers: list[str]
    section_headings: list[str]
    furniture: list[str]


class Joint(StrEnum):
    """What stands between a label and its value."""

    GLUED = "glued"
    """Nothing, or a no-break space, tab or wide gap: the label and the value were two cells."""
    COLON = "colon"
    ALONE = "alone"
    """The line ends after the label."""
    BLANK = "blank"
    """An ordinary space: may be mere prose."""


@dataclass(frozen=True, slots=True)
class Found:
    """A label at the head of a line: how long it is, where the value starts, and what joins them."""

    length: int
    rest: int
    joint: Joint
    name: str


@cache
def label_file() -> LabelFile:
    """Load the word lists that ship with the package."""
    text = files("dateline.read").joinpath("infobox_labels.yaml").read_text("utf-8")
    loaded: LabelFile = load_yaml(text)
    return loaded


def fold_label(words: str) -> str:
    """Fold a label to what stays the same whatever its case and blanks."""
    return " ".join(words.casefold().split())


@cache
def known(part: str) -> frozenset[str]:
    """Give one of the word lists, folded."""
    words: dict[str, list[str]] = {**label_file()}  # type: ignore[dict-item]
    return frozenset(map(fold_label, words[part]))


def find_label(line: str) -> Found | None:
    """Find a known label at the head of a line, and tell how it joins what follows."""
    match = _head().match(line)
    if match is None or not (joint := _joint(match)):
        return None
    return Found(match.end("label"), match.end(), joint, fold_label(match["name"]))


def sub_label_length(line: str) -> int | None:
    """Measure the sub-label at the head of a line that holds only that; 0 characters is no sub-label."""
    bare = line.rstrip()
    if fold_label(bare.rstrip(":")) in known("sub_labels"):
        return len(bare.rstrip(":").rstrip())
    short = _COLON_LABEL.fullmatch(bare)
    return short.end("label") if short else None


def inline_sub_label(line: str) -> Found | None:
    """Find a sub-label that is followed by its value after a colon: "Emir: …", "2018: …"."""
    match = _COLON_VALUE.match(line)
    if match is None:
        return None
    name = fold_label(match["label"])
    if name not in known("roles") and not _YEAR.fullmatch(name):
        return None
    return Found(match.end("label"), match.end(), Joint.COLON, name)


# At most four words: longer lines that end in a colon announce a list, they do not name a field.
_COLON_LABEL = re.compile(r"(?P<label>[^\W_][^\s:]*(?:\s[^\s:]+){0,3})\s*:")
_COLON_VALUE = re.compile(r"(?P<label>[^\W_][^\s:]*(?:\s[^\s:]+){0,3}):\s+(?=\S)")
_YEAR = re.compile(r"\d{4}(?:[–-]\d{2,4})?")

# A value that runs straight on from its label starts with a capital, a digit, an opening sign or a script without
# case. A small letter would make the label a part of a longer word, except where a name or figure starts small.
_SMALL_START = r"(?:al|an|ar|as|at|ad|el|ul|de|the|c|ca|circa|around|about|over|early|mid|late)(?=[-‑\s.])"
_VALUE_START = rf"(?:(?=[^\W_a-zß-ÿ])|(?=[(\"“‘'•~≈>$€£+])|(?={_SMALL_START}))"


@cache
def _head() -> re.Pattern[str]:
    listed = label_file()
    joints = (
        r"(?P<alone>\s*$)",
        r"(?P<colon>\s*:(?!\S*//)\s*)",
        r"(?P<cell>[^\S\n ]\s*|[ ]\s*[^\S\n ]\s*|[ ]{2,}(?=\S))",
        rf"(?<=[a-z)])(?P<glued>{_VALUE_START})",
        r"(?P<blank>[ ]+(?=\S))",
    )
    names = _either((*listed["labels"], *listed["images"], *listed["sections"]))
    return re.compile(rf"(?P<label>(?P<name>(?i:{names}))(?:\s\(\d{{4}}\))?)(?:{'|'.join(joints)})")


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)


def _joint(match: re.Match[str]) -> Joint | None:
    names = {
        "alone": Joint.ALONE,
        "colon": Joint.COLON,
        "cell": Joint.GLUED,
        "glued": Joint.GLUED,
        "blank": Joint.BLANK,
    }
    return next((joint for name, joint in names.items() if match[name] is not None), None)
