"""One value a text gives of an actor, before it is a claim."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from dateline.model.account import Profile
from dateline.model.claim import Claim, SubjectKind, Value
from dateline.model.document import Text
from dateline.model.evidence import STATED, Attribution, Evidence, Span
from dateline.model.ids import make_id
from dateline.model.interval import Interval
from dateline.model.place import Location

Locate: TypeAlias = Callable[[Span], Location | None]
"""Resolves the words at a span to a location, None where it finds no place there."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A property, its value, and the words it rests on."""

    property: str
    value: Value
    span: Span
    attribution: Attribution = STATED
    valid: Interval | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()


def make_claim(profile: Profile, text: Text, draft: Draft) -> Claim:
    """Turn a draft into a claim about a profile, quoting its words."""
    return Claim(
        id=make_id("claim", profile.id, draft.property, draft.span.start, draft.span.end, draft.value),
        subject_id=profile.id,
        subject_kind=SubjectKind.PROFILE,
        property=draft.property,
        value=draft.value,
        evidence=Evidence.at(text.id, text.characters, draft.span),
        engine=profile.engine,
        attribution=draft.attribution,
        valid=draft.valid,
        confidence=draft.confidence,
        reasons=draft.reasons,
    )
