"""Deed words that tell none because they are part of a name: "Front for the Liberation of X", "the Confrontation"."""

from __future__ import annotations

from spacy.tokens import Token

PURPOSE = frozenset({"for", "of"})
"""Between a body and what it is for: "Committee for the Liberation of the South"."""


def period(noun: Token) -> bool:
    """Tell the name of a time, "during the Confrontation", from a deed."""
    named = noun.is_title and noun.dep_ == "pobj" and noun.head.lower_ in {"during", "before", "since"}
    return named and [child.lower_ for child in noun.children if child.dep_ != "punct"] == ["the"]


def body_of(noun: Token) -> bool:
    """Tell what a body is for by its name, "Movement for the Liberation of X", from the liberation of X."""
    if noun.ent_type_ == "ORG" and noun.ent_iob_ == "I" and noun.is_title and noun.head.lower_ == "for":
        return True  # wherever the parse hangs the "for"
    body = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in PURPOSE else noun
    return body.i < noun.i and noun.is_title and body.is_title and body.pos_ == "PROPN" and body.ent_type_ == "ORG"
