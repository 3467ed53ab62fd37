"""Place mentions: the words of a text that name a place, and what the words around them say of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.evidence import Span


class Role(StrEnum):
    """What a place name does where it stands."""

    LOCATION = "location"
    """It names a place."""
    COUNTRY_HINT = "country_hint"
    """It names a people or a government ("Afghan forces", "Kabul said"): it points to a country and is no location."""
    PART = "part"
    """It is part of another name ("Boston Police Department")."""
    TITLE = "title"
    """It is part of a paper's or a club's name, which says nothing of where a text plays."""
    NAME = "name"
    """A name that no list and no model takes for a place; only the words of a deed may make it one."""


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as a text names it.

    ``head`` is the bare name ("Achin" of "Achin District"), ``feature`` what the words say it is, ``modifier`` the word
    that takes a part of it or only its surroundings ("northern", "downtown", "near").
    """

    span: Span
    words: str
    head: str
    feature: str | None = None
    modifier: str | None = None
    role: Role = Role.LOCATION
