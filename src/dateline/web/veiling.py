"""Private persons' names, hidden from those who may only view."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dateline.export.veil import BARE, Veil, veil_for
from dateline.model.claim import Claim
from dateline.model.event import Chosen, Event
from dateline.pipeline.project import Project
from dateline.web.people import Person

COVER = "█"
"""Stands for one letter of a hidden name in a whole text, so that every span still points where it did."""


def veil_over(project: Project, text_ids: Iterable[str], person: Person) -> Mapping[str, Veil]:
    """Find the names to hide in each of some texts; none for those who may read them."""
    wanted = dict.fromkeys(text_ids)
    if not person.withhold:
        return dict.fromkeys(wanted, BARE)
    return {text_id: veil_of(project.store.claims(text_id=text_id)) for text_id in wanted}


def veil_over_document(project: Project, document_id: str, person: Person) -> Veil:
    """Find the names to hide in what is said of a document: its title or its file's name may hold one."""
    if not person.withhold:
        return BARE
    return veil_of(
        claim for text in project.store.texts(document_id) for claim in project.store.claims(text_id=text.id)
    )


def veil_of(claims: Iterable[Claim]) -> Veil:
    """Find the private persons' names that some claims give."""
    return veil_for(Event("", (), tuple(Chosen(claim, (), "") for claim in claims)))


def covered(characters: str, veil: Veil) -> str:
    """Cover hidden names in a whole text, letter by letter."""
    for name in veil.names:
        words = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        characters = words.sub(lambda found: COVER * len(found[0]), characters)
    return characters


def veiled(told: object, veil: Veil) -> object:
    """Hide names in every string of a JSON value."""
    if not veil.names:
        return told
    if isinstance(told, str):
        return veil.over(told)
    if isinstance(told, Mapping):
        return {name: veiled(each, veil) for name, each in told.items()}
    return [veiled(each, veil) for each in told] if isinstance(told, list | tuple) else told
