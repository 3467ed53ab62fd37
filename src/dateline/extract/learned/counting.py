"""How many were killed and injured in an incident: what the rules count, and what the reader makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.reading import Count, read_counts
from dateline.extract.learned.sureness import sure
from dateline.extract.tolls import incident_count


@dataclass(frozen=True, slots=True)
class Counted:
    """One outcome's figure, None where the text tells none, and how sure it is."""

    value: int | None
    confidence: float


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
        (_settled(encoder, ruled[0], counts[0]), _settled(encoder, ruled[1], counts[1]))
        for ruled, counts in zip(rules, read, strict=True)
    ]


def _settled(encoder: Encoder, ruled: int | None, read: Count) -> Counted:
    agreed = (ruled or 0) == read.value
    confidence = sure(encoder.settings, "count agreed" if agreed else "count alone", read.chance)
    if agreed or read.chance < encoder.settings["least_count"]:
        value = ruled
        confidence = confidence if agreed else round(1 - confidence, 2)
    else:
        value = read.value
    return Counted(value, confidence)
