"""How groups begin and break apart: "was founded on 3 May 1989", "split into two wings in 1990"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.subjects import find_subject, own_subject_of, passive

FOUNDED, PARTED = "founding", "split"
GROUP_KINDS = frozenset({FOUNDED, PARTED})
ASIDES = frozenset({"acl", "amod", "xcomp", "pcomp"})
RELATIVES = frozenset({"that", "which"})
INTO = frozenset({"into", "between", "from"})
OF_ITSELF = frozenset({"split", "fall"})
"""Verbs of parting that say of themselves neither what parts nor from what."""
OF_THEMSELVES = frozenset({"disband"})
PRONOUNS = frozenset({"it", "they", "which", "that"})


def of_a_group(verb: Token, kind: str) -> bool:
    """Tell what befell a group at a time: "founded a school", "set up a roadblock" and "the road splits" do not."""
    if kind not in GROUP_KINDS or (kind == PARTED and lemma(verb) not in OF_ITSELF):
        return True
    clause = verb.head if verb.dep_ == "conj" else verb
    dated = any(token.ent_type_ == "DATE" for token in clause.subtree)
    told = dated and verb.dep_ not in ASIDES and verb.tag_ in {"VBD", "VBN"}
    whom = founded(verb) if kind == FOUNDED else find_subject(verb)
    return told and whom is not None and _group(whom) and (kind == FOUNDED or _apart(verb))


def done_by_others(verb: Token) -> bool:
    """Tell a unit that is disbanded from a group that disbands, which lays its arms down."""
    return lemma(verb) in OF_THEMSELVES and any(child.dep_ in {"dobj", "nsubjpass"} for child in verb.children)


def founded(verb: Token) -> Token | None:
    """Give the group that a verb tells the founding of, also in "a group that X set up in 2016"."""
    if verb.dep_ == "relcl":
        main = verb.head.dep_ == "attr" and not passive(verb)
        taken = any(child.dep_ == "dobj" and child.lower_ in RELATIVES for child in verb.children)
        return verb.head if main and taken else None
    if passive(verb):
        return own_subject_of(verb)
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def _apart(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ in INTO for child in verb.children)


def _group(noun: Token) -> bool:
    """Tell a noun for an organised group, or a name or pronoun that may stand for one."""
    named = noun.pos_ == "PROPN" and noun.ent_type_ not in {"PERSON", "GPE", "LOC", "FAC"}
    return named or noun.lower_ in PRONOUNS or lemma(noun) in lexicon()["founded_bodies"]
