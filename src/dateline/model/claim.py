"""The unit of everything: one value, said of one subject, resting on words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.evidence import STATED, Attribution, Evidence
from dateline.model.interval import Interval
from dateline.model.place import Location
from dateline.model.toll import Toll


class ActorKind(StrEnum):
    """What sort of party an actor is; the codebook maps each to the field's codes."""

    STATE_FORCE = "state force"
    GOVERNMENT = "government"
    POLICE = "police"
    REBEL = "rebel or insurgent"
    MILITIA = "militia"
    PARTY = "party"
    CIVILIANS = "civilians"
    PERSON = "private person"
    INTERNATIONAL = "international organisation"
    MEDIA = "media"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Party:
    """A side in an event as the text names it.

    ``words`` are its own ("two ISIS–K attackers"), ``name`` the actor's name within them, ``profile_id`` the profile
    the text tells of that actor, ``size`` how many they were. ``name`` is None for an unnamed party ("gunmen").
    """

    words: str
    kind: ActorKind = ActorKind.UNKNOWN
    name: str | None = None
    profile_id: str | None = None
    size: int | None = None


class SubjectKind(StrEnum):
    """What a claim is about."""

    ACCOUNT = "account"
    PROFILE = "profile"


PERSON = "person"
"""The name of the engine whose claims people make by hand."""

Value = str | int | Interval | Location | Toll | Party | None
"""What a claim may hold. None means the text shows the field and leaves it empty."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One value that one text gives to one property of one subject, with the words it rests on.

    ``subject_id`` is an Account's or a Profile's. ``valid`` is when the value held, where the text says.
    ``engine`` is the extractor and its version, as ``rules@1``. ``reasons`` say why the confidence is what it is.
    """

    id: str
    subject_id: str
    subject_kind: SubjectKind
    property: str
    value: Value
    evidence: Evidence
    engine: str
    attribution: Attribution = STATED
    valid: Interval | None = None
    confidence: float = 1.0
    reasons: tuple[str, ...] = ()
