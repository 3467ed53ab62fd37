"""On what footing a text says whose deed it was: plainly, as somebody's belief or accusation, or not at all."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.subjects import find_subject
from dateline.model.evidence import Basis

THOUGHT = frozenset({"believe", "suspect", "presume", "think", "assume", "consider", "fear"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def subject_above(verb: Token) -> Token | None:
    """Climb from "responsible" through "be" and "believe" to the one spoken of."""
    for _ in range(3):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None and lemma(verb) == "hold" and subject.dep_ == "nsubj":
            return next((child for child in verb.children if child.dep_ == "dobj"), None)
        if verb.dep_ == "acl" or (subject is not None and subject.lower_ in {"who", "which", "that"}):
            return verb.head
        if subject is not None or verb.dep_ not in {"xcomp", "conj", "ccomp", "relcl"}:
            return subject
        verb = verb.head
    return None


def teller_of(holder: Token | None) -> Token | None:
    """Give who does the believing or the saying."""
    return find_subject(holder) if holder is not None else None


def footing(word: Token) -> tuple[Basis, Token | None]:
    """Tell on what footing somebody is responsible: "believed", "held", or plainly; and the verb that says so."""
    verb = word.head
    for _ in range(4):
        if lemma(verb) in THOUGHT:
            return Basis.SUSPECTED, verb
        if lemma(verb) in {"hold", "blame", "accuse"}:
            return Basis.ACCUSED, verb
        if lemma(verb) in lexicon()["say_verbs"]:
            return Basis.STATED, verb
        if verb.head.i == verb.i:
            break
        verb = verb.head
    doubts = lexicon()["reported_adverbs"] | lexicon()["suspected_adjectives"] | {"probably", "likely"}
    hedged = any(child.lower_ in doubts for child in (*word.head.children, *word.children))
    return (Basis.SUSPECTED if hedged else Basis.STATED), None


def footing_of(verb: Token) -> tuple[Basis, Token | None]:
    """Tell who says who fired it: "experts believe that the missile was fired by X"; with nobody, it is so."""
    above = verb.head
    if verb.dep_ == "xcomp" and lemma(above) in THOUGHT:
        return Basis.SUSPECTED, None
    if verb.dep_ not in {"ccomp", "acl"} or above.pos_ not in {"VERB", "AUX"}:
        return Basis.STATED, None
    return (Basis.SUSPECTED if lemma(above) in THOUGHT else Basis.ACCUSED), above


def negated(verb: Token, noun: Token | None) -> bool:
    """Tell "did not claim", "claimed no attack"."""
    near = (*verb.children, *(noun.children if noun is not None else ()))
    return any(child.dep_ == "neg" or child.lower_ == "no" for child in near)


def nobody(subject: Token) -> bool:
    """Tell whether a subject says that there is none: "nobody", "no one", "no group"."""
    return any(word.lower_ in lexicon()["nobodies"] for word in (subject, *subject.children))
