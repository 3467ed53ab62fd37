"""How many were killed and injured in an incident: what the rules count, and what the reader makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.reading import Count, read_counts
from dateline.extract.learned.sureness import sure
from dateline.extract.tolls import incident_count
from dateline.model.evidence import Span
from dateline.text.numbers import find_numbers


@dataclass(frozen=True, slots=True)
class Counted:
    """One outcome's figure, None where the text tells none, how sure it is, and the words that give it, if found."""

    value: int | None
    confidence: float
    span: Span | None = None


def follows_counts(encoder: Encoder) -> bool:
    """Tell whether the reader's counts are ever followed: not where none was likelier right than the rules'."""
    return bool(encoder.settings["least_count"] <= 1)


def count_incidents(encoder: Encoder, texts: Sequence[str]) -> list[tuple[Counted, Counted]]:
    """Give killed and injured of each incident, a text each.

    The reader has the rules' figures before it. It is followed where it is likelier right than they are; a figure that
    both give is surest.
    """
    rules = [incident_count(text) for text in texts]
    read = read_counts(encoder, list(zip(texts, rules, strict=True)))
    return [
        (_settled(encoder, text, ruled[0], counts[0]), _settled(encoder, text, ruled[1], counts[1]))
        for text, ruled, counts in zip(texts, rules, read, strict=True)
    ]


def _settled(encoder: Encoder, text: str, ruled: int | None, read: Count) -> Counted:
    agreed = (ruled or 0) == read.value
    confidence = sure(encoder.settings, "count agreed" if agreed else "count alone", read.chance)
    if agreed or read.chance < encoder.settings["least_count"]:
        value = ruled
        confidence = confidence if agreed else round(1 - confidence, 2)
    else:
        value = read.value
    return Counted(value, confidence, read.span or _stands(text, value))


def _stands(text: str, value: int | None) -> Span | None:
    """Find the one number of a text that says so many."""
    found = [number.span for number in find_numbers(text) if number.value == value]
    return found[0] if len(found) == 1 else None
