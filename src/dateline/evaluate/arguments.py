"""Deed words and their arguments in the WikiEvents layout: conflict and life events, by head words.

A trigger is right if a deed word of ours covers its last word. An argument is right if a filler of ours of the same
role ends in, or begins with, its head word; the roles of the layout are led back to doer, sufferer, weapon and place.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

from dateline.extract.engines import EngineName, make_engine
from dateline.extract.language import load_language
from dateline.model.codebook import deeds as codebook
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction
from dateline.model.mention import MentionKind

CLASSES = ("Conflict", "Life")
ROLES = {
    "Attacker": "doer",
    "Killer": "doer",
    "Injurer": "doer",
    "Demonstrator": "doer",
    "Target": "sufferer",
    "Victim": "sufferer",
    "ExplosiveDevice": "weapon",
    "Instrument": "weapon",
    "Place": "place",
}
OURS = {
    "perpetrator": "doer",
    "claimed_by": "doer",
    "target": "sufferer",
    "victim": "sufferer",
    "instrument": "weapon",
    "place": "place",
}


@dataclass(frozen=True, slots=True)
class Marked:
    """One document: its text, its triggers' last words, and its arguments' heads by role."""

    text: Text
    triggers: frozenset[Span]
    arguments: frozenset[tuple[str, Span]]


@dataclass(frozen=True, slots=True)
class ArgumentsScore:
    """F1 of deed words and of arguments' heads over the conflict and life events of all documents."""

    trigger_f1: float
    trigger_precision: float
    trigger_recall: float
    argument_head_f1: float
    argument_precision: float
    argument_recall: float
    n: int
    seconds: float
    errors: tuple[str, ...] = ()


def evaluate_arguments(path: Path, engine: EngineName = EngineName.DEFAULT) -> ArgumentsScore:
    """Measure an engine on a file of documents with events, one JSON object a line."""
    started = perf_counter()
    marked = [_marked(json.loads(line)) for line in path.read_text("utf-8").splitlines()]
    reader = make_engine(engine, lambda _: None)
    triggers, arguments, errors = [0, 0, 0], [0, 0, 0], []
    for document, found in zip(marked, reader.extract(each.text for each in marked), strict=True):
        deeds = {each.span for each in found.mentions if each.kind is MentionKind.DEED and each.normal in counted()}
        fillers = set(_fillers(document.text, found))
        _count(triggers, deeds, document.triggers, {deed for deed in deeds if _covers_any(deed, document.triggers)})
        hits = {each for each in fillers if any(_same(each, other) for other in document.arguments)}
        _count(arguments, fillers, document.arguments, hits)
        missed = [span.of(document.text.characters) for span in document.triggers if not _covered(span, deeds)]
        extra = [d.of(document.text.characters) for d in deeds if not _covers_any(d, document.triggers)]
        errors.append(f"{document.text.id}: missed deeds {missed}, extra deeds {extra}")
    return ArgumentsScore(
        *_f1(triggers), *_f1(arguments), len(marked), round(perf_counter() - started, 1), tuple(errors)
    )


@cache
def counted() -> frozenset[str]:
    """Give the deeds that the layout calls conflict or life; arrests, trials and sieges of towns it puts elsewhere."""
    groups = {"attack", "street"}
    return frozenset(kind.id for kind in codebook().values() if kind.group in groups) | {"raid", "abduction"}


def _count(sums: list[int], made: set[Any], wanted: frozenset[Any], right: set[Any]) -> None:
    sums[0] += min(len(right), len(wanted))
    sums[1] += len(made)
    sums[2] += len(wanted)


def _f1(sums: list[int]) -> tuple[float, float, float]:
    right, made, wanted = sums
    return (
        round(2 * right / max(made + wanted, 1), 4),
        round(right / max(made, 1), 4),
        round(right / max(wanted, 1), 4),
    )


def _covers_any(span: Span, others: frozenset[Span]) -> bool:
    return any(span.covers(other) for other in others)


def _covered(span: Span, others: set[Span]) -> bool:
    return any(other.covers(span) for other in others)


def _same(filler: tuple[str, Span], wanted: tuple[str, Span]) -> bool:
    return filler[0] == wanted[0] and filler[1] == wanted[1]


def _fillers(text: Text, found: Extraction) -> Iterator[tuple[str, Span]]:
    """Give the head word of each filler: the last of its words before "of", as the layout marks heads."""
    for claim in found.claims:
        span = claim.evidence.span
        if claim.property in OURS and span is not None:
            yield OURS[claim.property], _head(text.characters, span)


def _head(characters: str, span: Span) -> Span:
    doc = load_language().make_doc(span.of(characters).split(" of ")[0])
    words = [token for token in doc if token.is_alpha or token.is_digit] or list(doc)
    last = words[-1]
    return Span(span.start + last.idx, span.start + last.idx + len(last))


def _marked(entry: Mapping[str, Any]) -> Marked:
    characters = str(entry["text"])
    places = list(_places(characters, entry["tokens"]))
    events = [event for event in entry["event_mentions"] if event["event_type"].split(".")[0] in CLASSES]
    heads = {each["id"]: Span(*places[each["end"] - 1]) for each in entry["entity_mentions"]}
    triggers = frozenset(Span(*places[event["trigger"]["end"] - 1]) for event in events)
    arguments = frozenset(
        (ROLES[argument["role"]], heads[argument["entity_id"]])
        for event in events
        for argument in event["arguments"]
        if argument["role"] in ROLES and argument["entity_id"] in heads
    )
    text = Text(entry["doc_id"], entry["doc_id"], "wikievents", characters, "", tuple(_blocks(characters)))
    return Marked(text, triggers, arguments)


def _places(characters: str, tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Find each token in the text, in order: the layout's own offsets drift."""
    cursor = 0
    for token in tokens:
        found = characters.find(token, cursor)
        start = found if found >= 0 else cursor
        cursor = start + len(token) if found >= 0 else cursor
        yield start, start + len(token)


def _blocks(characters: str) -> Iterator[Block]:
    """Take each line for a paragraph."""
    for match in re.finditer(r"[^\n]+", characters):
        if match[0].strip():
            yield Block(BlockKind.PARAGRAPH, Span(*match.span()))
