"""What one text tells: of one event, and of one actor."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.evidence import Span


@dataclass(frozen=True, slots=True)
class Account:
    """What one text tells of one event. Its values are the claims whose subject it is; ``span`` is where it is told."""

    id: str
    text_id: str
    engine: str
    span: Span


@dataclass(frozen=True, slots=True)
class Profile:
    """What one text tells of one actor. ``name`` is the fullest name the text gives; the rest are claims."""

    id: str
    text_id: str
    engine: str
    name: str
