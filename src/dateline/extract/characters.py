"""A parsed text's characters, kept with the parse."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

KEPT = "dateline characters"


def characters_of(doc: Doc) -> str:
    """Give the characters of a parsed text, joined once: spaCy joins them anew each time it is asked."""
    kept: str | None = doc.user_data.get(KEPT)
    if kept is None:
        kept = doc.user_data[KEPT] = doc.text
    return kept
