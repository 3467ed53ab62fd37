"""Private persons' names, withheld from every file unless a person decides otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.model.claim import ActorKind, Claim, Party
from dateline.model.event import Event

WITHHELD = "[name withheld]"
NAME_PART = 3
"""Shorter parts of a name ("al", "de") are words of their own elsewhere in a quote."""


@dataclass(frozen=True, slots=True)
class Veil:
    """The names to withhold from one event's words."""

    names: tuple[str, ...] = ()

    def over(self, words: str) -> str:
        """Put the mark where a withheld name stood."""
        if not self.names:
            return words
        for name in self.names:
            words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", WITHHELD, words, flags=re.IGNORECASE)
        return re.sub(rf"{re.escape(WITHHELD)}(?:[\s.,'’-]*{re.escape(WITHHELD)})+", WITHHELD, words)

    def party(self, party: Party) -> Party:
        """Give the party with no private name in it; anyone's words may name a private person."""
        if not self.names:
            return party
        shown = replace(party, words=self.over(party.words), name=party.name and self.over(party.name))
        return replace(shown, name=None, profile_id=None) if party.kind is ActorKind.PERSON else shown


BARE = Veil()
"""Withholds nothing."""


def veil_for(event: Event) -> Veil:
    """Find the private persons' names of an event, longest first, whole and in parts.

    The words of a private person without a told name are a name too when they hold a capital letter: better to lose
    "a Norwegian man" than to print whom it was.
    """
    return _veil(_claims(event))


def veil_with_aside(event: Event) -> Veil:
    """Find the names in what is set aside too, for where that is shown."""
    return _veil((*_claims(event), *(claim for value in event.values for claim in value.set_aside)))


def _veil(claims: Iterable[Claim]) -> Veil:
    persons = [claim.value for claim in claims if isinstance(claim.value, Party) and _is_person(claim.value)]
    if not persons:
        return BARE
    names = {name for person in persons for name in person_names(person)}
    return Veil(tuple(sorted(names, key=lambda name: (-len(name), name)))) if names else BARE


def _is_person(party: Party) -> bool:
    return party.kind is ActorKind.PERSON


def _claims(event: Event) -> Iterable[Claim]:
    for value in event.values:
        yield value.claim
        yield from value.others


def person_names(party: Party) -> Iterable[str]:
    """Give the names by which a party that is a private person could be known, none for any other party."""
    if not _is_person(party):
        return
    if party.name:
        yield party.name
        yield from _parts(party.name)
    elif party.words != party.words.lower():
        yield party.words
        for run in re.findall(r"(?:[A-Z][\w'’-]+\s+)+[A-Z][\w'’-]+", party.words):
            yield from (run, *_parts(run))


def _parts(name: str) -> Iterable[str]:
    return (part for part in re.findall(r"[\w'’-]+", name) if len(part) >= NAME_PART and part[0].isupper())
