"""Paragraphs that tell of no violence, drawn from files of words or of prose: always the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path

from dateline.model.yaml_text import load_yaml

TOGETHER = 3
"""Sentences of one document put together into a paragraph, where a file marks documents but no paragraphs."""
LEAST_WORDS = 10
"""Shorter lines hold too little to be misread, and would make the share look better than it is."""
NEW_DOCUMENT = "-DOCSTART-"
COLUMNS = {".conll", ".conllu", ".annotated"}
READ = COLUMNS | {".txt"}
_BLANK = re.compile(r"\n\s*\n")
_CLOSING = re.compile(r" (?=[.,;:!?%)\]}’”…]|n't\b|['’](?:s|re|ve|ll|d|m)\b)")
_OPENING = re.compile(r"(?<=[(\[{“$#]) ")
_QUOTED = re.compile(r'" ([^"]*) "')
_APART = re.compile(r"(?<=\w) ' (?=(?:s|t|re|ve|ll|d|m)\b)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The paragraphs drawn, and how many were read and left out because a stem of violence stands in them."""

    paragraphs: tuple[str, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class Ruling:
    """What leaves a paragraph out: stems, which are the same for all engines, and what a person read by hand."""

    stems: re.Pattern[str]
    judged: Mapping[str, str]
    """What stands in a paragraph that no stem gives away and a person found to tell of violence, by its mark."""


@cache
def ruling() -> Ruling:
    """Read the stems and the judgements made by hand."""
    told = load_yaml(files("dateline.evaluate.gold").joinpath("quiet.yaml").read_text("utf-8"))
    begun, whole = ("|".join(map(re.escape, told[key])) for key in ("stems", "words"))
    return Ruling(re.compile(rf"\b(?:(?:{begun})\w*|(?:{whole})\b)", re.IGNORECASE), told["judged"] or {})


def mark(paragraph: str) -> str:
    """Give a paragraph's mark, by which it is drawn and known again without being copied."""
    return sha256(paragraph.encode()).hexdigest()[:16]


def draw(path: Path, limit: int) -> Drawn:
    """Draw quiet paragraphs from a file, or as many from each part of a folder, in the order of their marks."""
    shelves = [path] if path.is_file() else sorted(path.iterdir())
    read = [sorted(set(_below(shelf)), key=mark) for shelf in shelves]
    quiet = [[each for each in found if not ruling().stems.search(each)] for found in read]
    in_turn = (each for row in zip_longest(*quiet) for each in row if each is not None)
    left_out = sum(len(found) for found in read) - sum(len(found) for found in quiet)
    return Drawn(tuple(each for _, each in zip(range(limit), in_turn, strict=False)), left_out)


def _below(shelf: Path) -> Iterator[str]:
    for file in [shelf] if shelf.is_file() else sorted(shelf.rglob("*")):
        if file.is_file() and file.suffix in READ:
            yield from (each for each in _paragraphs(file) if len(each.split()) >= LEAST_WORDS)


def _paragraphs(file: Path) -> Iterator[str]:
    blocks = _BLANK.split(file.read_text("utf-8"))
    if not COLUMNS & set(file.suffixes):
        return (" ".join(block.split()) for block in blocks)
    sentences = [_words(block, numbered=file.suffix == ".conllu") for block in blocks]
    return _in_threes(sentences) if [NEW_DOCUMENT] in sentences else map(prose, sentences)


def _words(block: str, *, numbered: bool) -> list[str]:
    lines = [line.split() for line in block.splitlines() if line.strip() and not (numbered and line.startswith("#"))]
    return [cells[numbered] for cells in lines]


def _in_threes(sentences: Sequence[Sequence[str]]) -> Iterator[str]:
    run: list[str] = []
    for words in [*sentences, [NEW_DOCUMENT]]:
        ended = list(words) == [NEW_DOCUMENT]
        if run and (len(run) == TOGETHER or ended):
            yield " ".join(run)
            run = []
        if not ended:
            run.append(prose(words))


def prose(words: Sequence[str]) -> str:
    """Write words as prose: no white space before a full stop or within brackets and quotation marks."""
    joined = _APART.sub("'", " ".join(words))
    return _QUOTED.sub(r'"\1"', _OPENING.sub("", _CLOSING.sub("", joined)))
