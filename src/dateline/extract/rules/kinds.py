"""Kinds of deeds as the rules compare them: which are violent, which tell little."""

from __future__ import annotations

from functools import cache

from dateline.model.codebook import deeds

GENERIC_KINDS = ("killed", "injured", "attack", "bombing", "armed_clash", "shooting")
"""Kinds that a more telling word of the same frame replaces, least telling first."""
CAPTIVES = frozenset({"abduction", "arrest"})
PROPERTY = frozenset({"arson", "looting", "destruction"})


@cache
def violent_kinds() -> frozenset[str]:
    """Give the kinds of deed that hurt people or things, from the codebook, without taking people captive."""
    return frozenset(kind.id for kind in deeds().values() if kind.violent and kind.group != "captivity") | {"looting"}


def telling_rank(kind: str) -> int:
    """Rank kinds of deed by how much they tell: "attack" less than "bombing", that less than "vehicle bomb"."""
    return GENERIC_KINDS.index(kind) if kind in GENERIC_KINDS else len(GENERIC_KINDS)
