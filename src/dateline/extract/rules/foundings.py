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
OF_ITSELF = frozenset({"split", "fall", "break"})
"""Verbs of parting that say of themselves neither what parts nor from what."""
OF_THEMSELVES = frozenset({"disband"})
BEGUN_BY = frozenset({"by", "under", "through", "from", "after"})
"""What leads in those who founded a group, or what it grew out of."""
PRONOUNS = frozenset({"it", "they", "which", "that"})


def of_a_group(verb: Token, kind: str) -> bool:
    """Tell what befell a group at a time: "founded a school", "set up a roadblock" and "the road splits" do not."""
    if kind not in GROUP_KINDS or (kind == PARTED and (lemma(verb) not in OF_ITSELF or _away(verb))):
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
    if verb.tag_ == "VBN" and verb.dep_ == "advcl" and not any(child.dep_ == "dobj" for child in verb.children):
        return own_subject_of(verb) or own_subject_of(verb.head)  # "Formed in March 2012, the group …"
    if passive(verb):
        return own_subject_of(verb)
    return next((child for child in verb.children if child.dep_ == "dobj"), None)


def called(group: Token) -> Token:
    """Give the name of a group that is told after its noun, or else the noun: "an armed wing known as Atika"."""
    clauses = (child for child in group.children if child.dep_ == "acl" and lemma(child) in {"know", "call", "name"})
    below = (each for clause in clauses for each in clause.subtree if each.i > clause.i)
    return next((each for each in below if each.pos_ == "PROPN"), group)


def told_of_beginning(verb: Token) -> bool:
    """Tell by whom or out of what a group began: "was formed in 1976 through the merger of …", "set up under X"."""
    group = founded(verb)
    if group is None:
        return False
    new = any(child.dep_ == "det" and child.lower_ in {"a", "an"} for child in group.children)
    led = (child for child in verb.children if child.dep_ in {"prep", "agent"} and child.lower_ in BEGUN_BY)
    return (new and passive(verb)) or any(_names_founders(word) for each in led for word in each.subtree)


def _names_founders(word: Token) -> bool:
    """Tell a name, or groups that became one; "was founded in 1959 by students" tells of the group, and no event."""
    named = word.pos_ == "PROPN" and word.ent_type_ not in {"DATE", "GPE", "LOC", "FAC"}
    return named or lemma(word) in lexicon()["founded_bodies"]


def _away(verb: Token) -> bool:
    """Tell "broke away", which says what the rest was broken from."""
    return any(child.lower_ == "away" for child in verb.children)


def _apart(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ in INTO for child in verb.children)


def _group(noun: Token) -> bool:
    """Tell a noun for an organised group, or a name or pronoun that may stand for one."""
    named = noun.pos_ == "PROPN" and noun.ent_type_ not in {"PERSON", "GPE", "LOC", "FAC"}
    return named or noun.lower_ in PRONOUNS or lemma(noun) in lexicon()["founded_bodies"]
