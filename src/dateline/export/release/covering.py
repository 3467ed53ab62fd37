"""Words of a claim covered wherever they stand: in its value, its quote, who asserts it and why it is believed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeAlias

from dateline.model.claim import ActorKind, Claim, Party, Value
from dateline.model.place import Location
from dateline.model.toll import Toll

Over: TypeAlias = Callable[[str, str], str]
"""Covers some words; the second argument says what they are: values, quotes, asserters or reasons."""


def covered(claim: Claim, over: Over) -> Claim:
    """Give a claim with every stretch of its words covered."""
    given, evidence = claim.attribution, claim.evidence
    return replace(
        claim,
        value=_value(claim.value, over),
        evidence=replace(evidence, quote=over(evidence.quote, "quotes")),
        attribution=replace(
            given,
            asserter=given.asserter and over(given.asserter, "asserters"),
            phrase=given.phrase and over(given.phrase, "asserters"),
        ),
        reasons=tuple(over(reason, "reasons") for reason in claim.reasons),
    )


def _value(value: Value, over: Over) -> Value:
    match value:
        case str():
            return over(value, "values")
        case Party():
            return _party(value, over)
        case Toll():
            return replace(
                value, group=value.group and over(value.group, "values"), phrase=over(value.phrase, "values")
            )
        case Location():
            name, reasons = value.name and over(value.name, "values"), (over(each, "reasons") for each in value.reasons)
            return replace(value, words=over(value.words, "values"), name=name, reasons=tuple(reasons))
        case _:
            return value


def _party(party: Party, over: Over) -> Party:
    """Cover a party; a private person whose name is covered loses it, and with it the way to their profile."""
    words, name = over(party.words, "values"), party.name and over(party.name, "values")
    if party.kind is ActorKind.PERSON and (words, name) != (party.words, party.name):
        return replace(party, words=words, name=None, profile_id=None)
    return replace(party, words=words, name=name)
