"""On what footing a text says whose deed it was: plainly, as somebody's belief or accusation, or not at all."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.subjects import find_subject
from dateline.model.evidence import Basis

THOUGHT = frozenset({"believe", "suspect", "presume", "think", "assume", "consider", "fear"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
OWN = frozenset({"it", "they", "he", "she", "we", "its", "their", "his", "her", "our"})


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


def hearsay_of(verb: Token) -> Token | None:
    """Give the report that a clause is all of: "a report that gunmen kidnapped pupils"."""
    while verb.dep_ == "conj" and verb.pos_ == "VERB":
        verb = verb.head
    that = verb.dep_ in {"acl", "relcl", "ccomp"} and any(
        child.dep_ == "mark" and child.lower_ == "that" for child in verb.children
    )
    return verb.head if that and lemma(verb.head) in lexicon()["hearsay"] else None


def refuted(hearsay: Token, clause: Token) -> bool:
    """Tell a report said to be untrue: "refuted claims that …", "a false report that …", "denied that it had …"."""
    words = lexicon()
    untrue = words["untrue_words"]
    said = any(child.lower_ in untrue | {"no"} for child in hearsay.children)
    verb = hearsay.head if hearsay.dep_ in {"dobj", "nsubjpass"} else _past_day(hearsay)
    if verb is None or said:
        return said
    called = any(each.lower_ in untrue for child in verb.children if child.i != hearsay.i for each in child.subtree)
    return (
        lemma(verb) in words["refuting_verbs"]
        or called
        or (lemma(verb) in words["deny_words"] and of_their_own(clause))
    )


def _past_day(hearsay: Token) -> Token | None:
    """Give the verb of "rejected on Friday claims that …", where the parse hangs the claims on the day."""
    day = any(child.dep_ == "compound" and child.ent_type_ == "DATE" for child in hearsay.children)
    return hearsay.head.head if day and hearsay.dep_ == "pobj" else None


def of_their_own(clause: Token) -> bool:
    """Tell a clause whose doer belongs to those who speak: "that it had …", "that its soldiers had …"."""
    subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
    return subject is not None and any(each.lower_ in OWN for each in subject.subtree)


def unsaid(clause: Token) -> bool:
    """Tell what somebody has not said of itself: "the group has not said that it carried out the attack"."""
    told = clause.dep_ == "ccomp" and lemma(clause.head) in lexicon()["say_verbs"]
    return told and negated(clause.head, None) and of_their_own(clause)
