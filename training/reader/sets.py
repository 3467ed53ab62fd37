"""The sets the reader learns from, each as plain examples with character spans."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from dateline.evaluate.event_places import is_test, read_event_places

Span = tuple[int, int]

TYPES = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its incidents: which types it tells, and each filler's spans with the types and roles it fills."""

    id: str
    text: str
    types: frozenset[str]
    fillers: Mapping[Span, frozenset[tuple[str, str]]]
    """(role, incident type) by span; every place where one of the key's mentions stands in the text."""


@dataclass(frozen=True, slots=True)
class PlacedDeed:
    """A sentence, the verb of a deed in it, and the places where that deed happened."""

    id: str
    text: str
    verb: Span
    places: tuple[Span, ...]
    test: bool


@dataclass(frozen=True, slots=True)
class CountedIncident:
    """An incident's text with how many were killed and injured as coded."""

    id: str
    text: str
    killed: int
    injured: int
    test: bool


def reports(file: Path) -> Iterator[Report]:
    """Read MUC-4 in its processed layout."""
    for line in file.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["doctext"]
        fillers: dict[Span, set[tuple[str, str]]] = {}
        for template in row["templates"]:
            for role in ROLES:
                for entity in template[role]:
                    for words, _ in entity:
                        for span in stands(words, text):
                            fillers.setdefault(span, set()).add((role, _type(template["incident_type"])))
        types = frozenset(_type(each["incident_type"]) for each in row["templates"])
        yield Report(row["docid"], text, types, {span: frozenset(found) for span, found in fillers.items()})


def _type(words: str) -> str:
    return words.split("/", maxsplit=1)[0].strip()


def stands(words: str, text: str) -> Iterator[Span]:
    """Give every place where words stand whole in a text."""
    for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text):
        yield found.span()


def placed_deeds(file: Path) -> Iterator[PlacedDeed]:
    """Read sentences with an event verb and its place; the fifth that the evaluation keeps is for testing."""
    for row in read_event_places(file):
        if row is not None:
            places = tuple((place.start, place.end) for place in row.places)
            yield PlacedDeed(row.document, row.text, (row.verb.start, row.verb.end), places, is_test(row))


def counted_incidents(file: Path) -> Iterator[CountedIncident]:
    """Read RAND incidents; an eighth of the texts is for testing."""
    with file.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            text = " ".join(row["Description"].split())
            if text and row["Fatalities"].isdigit() and row["Injuries"].isdigit():
                yield CountedIncident(text[:40], text, int(row["Fatalities"]), int(row["Injuries"]), one_in(8, text))


def one_in(parts: int, name: str) -> bool:
    """Choose one in so many by name, the same ones always."""
    return int(sha256(name.encode()).hexdigest(), 16) % parts == 0
