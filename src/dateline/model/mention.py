"""The surface forms a text uses."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.evidence import Span


class MentionKind(StrEnum):
    """What a mention is of."""

    ACTOR = "actor"
    PLACE = "place"
    TIME = "time"
    TOLL = "toll"
    DEED = "deed"


@dataclass(frozen=True, slots=True)
class Mention:
    """A surface form of an actor, place, time, toll or deed, with what it normalises to as text."""

    kind: MentionKind
    span: Span
    words: str
    normal: str | None = None
