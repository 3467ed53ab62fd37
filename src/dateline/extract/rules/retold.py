"""Clauses that speak of people or things a deed told before has hit: they add to that deed and tell no other."""

from __future__ import annotations

from enum import StrEnum

from spacy.tokens import Doc, Token

from dateline.extract.rules.frames import Frame
from dateline.extract.rules.lexicon import lemma, lexicon

HIT = frozenset({"victim", "dead", "wounded", "injured", "casualty", "fatality"})
"""Those whom a deed has hit, by what became of them."""
POSSESSED = frozenset({"his", "her", "their", "its"})
KILLED = frozenset({"kill", "murder", "wound", "injure", "execute"})
TELLERS = frozenset({"its", "their", "it", "they"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


class Retold(StrEnum):
    """How a clause says that it adds to a deed told before."""

    VICTIMS = "of those hit: one of the victims was beheaded, the 13 people shot"
    COMPANIONS = "of somebody's own people, beside the deed done to them: his driver was shot dead"
    PARTS = "one of several: the first was hidden in a car, the second went off an hour later"
    DOERS = "of those who did it: those who fired the missile will be found"
    TELLERS = "told by those who did it: the front said its fighters had shot the men"
    NAMED = "says what the deed was: the X massacre was a bombing"


def retold(doc: Doc, frame: Frame) -> Retold | None:
    """Tell whether a clause adds to a deed told before, and how it says so."""
    head = doc[frame.anchor.head]
    if any(_says_what(doc[trigger.head]) for trigger in frame.triggers):
        return Retold.NAMED
    verb = head.pos_ in {"VERB", "AUX"}
    subject = next((child for child in head.children if child.dep_ in SUBJECTS), None) if verb else head
    if subject is not None and _is_part(subject):
        return Retold.PARTS
    return _of_people(head, subject) if verb and not any(child.dep_ == "agent" for child in head.children) else None


def _of_people(verb: Token, subject: Token | None) -> Retold | None:
    """Tell what became of people told of before, where the verb names nobody who did it."""
    if verb.dep_ == "relcl" and verb.head.lower_ in {"those", "whoever", "anyone"} and _does(verb):
        return Retold.DOERS
    if (verb.dep_ == "acl" and verb.tag_ == "VBN" and _known(verb.head)) or _into_their_bodies(verb):
        return Retold.VICTIMS
    if _by_the_tellers(verb):
        return Retold.TELLERS
    if subject is None:
        return None
    if _of_the_hit(subject):
        return Retold.VICTIMS
    own = subject.dep_ == "nsubjpass" and any(child.lower_ in POSSESSED for child in subject.children)
    return Retold.COMPANIONS if own and verb.dep_ != "advcl" else None


def _into_their_bodies(verb: Token) -> bool:
    """Tell how somebody told of was hit: "fired three bullets into the back of his head"."""
    if lemma(verb) not in lexicon()["felling_verbs"] | {"fire", "pump"}:
        return False
    hit = (token for child in verb.children if child.lower_ in {"in", "into", "through"} for token in child.subtree)
    parts = (token for token in hit if lemma(token) in lexicon()["body_parts"])
    whole = any(child.dep_ == "dobj" and lemma(child) not in lexicon()["no_targets"] for child in verb.children)
    return not whole and any(child.lower_ in {"his", "her", "their"} for each in parts for child in each.children)


def _by_the_tellers(verb: Token) -> bool:
    """Tell what those who speak own to have done to people told of: "said its fighters had shot the men"."""
    if verb.dep_ != "ccomp" or lemma(verb.head) not in lexicon()["say_verbs"]:
        return False
    children = list(verb.children)
    had = any(child.dep_ == "aux" and child.lower_ == "had" for child in children)
    own = any(each.lower_ in TELLERS for child in children if child.dep_ == "nsubj" for each in child.subtree)
    whom = [child for child in children if child.dep_ == "dobj"]
    return had and own and any(each.lower_ == "them" or (_known(each) and each.tag_ == "NNS") for each in whom)


def _does(verb: Token) -> bool:
    return any(child.dep_ == "nsubj" and child.lower_ in {"who", "that"} for child in verb.children)


def _says_what(noun: Token) -> bool:
    """Tell "a bombing" of "the X massacre was a bombing of …"."""
    if noun.dep_ != "attr" or lemma(noun.head) != "be" or noun.head.dep_ != "ROOT":
        return False
    subject = next((child for child in noun.head.children if child.dep_ == "nsubj"), None)
    return subject is not None and subject.pos_ in {"NOUN", "PROPN"} and _known(subject)


def _known(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in {"the", "those"} for child in noun.children)


def _of_the_hit(subject: Token) -> bool:
    """Tell "one of the victims", "three of the dead", "two of those killed"."""
    if subject.lower_ == "those" and any(child.dep_ == "acl" and lemma(child) in KILLED for child in subject.children):
        return True  # "those killed died in the market"
    for link in (child for child in subject.children if child.lower_ == "of"):
        for people in (child for child in link.children if child.dep_ == "pobj"):
            hit = lemma(people) in HIT or people.lower_ in HIT
            if people.lower_ in {"them", "whom"} and subject.head.dep_ == "nsubjpass":
                return True
            those = people.lower_ == "those" and any(child.dep_ == "acl" for child in people.children)
            if those or (hit and _known(people)):
                return True
    return False


def _is_part(noun: Token) -> bool:
    """Tell "the first", "the second bomb": which of several it was, and no number of times."""
    ordinal = noun if noun.lower_ in lexicon()["ordinals"] else None
    ordinal = ordinal or next((child for child in noun.children if child.lower_ in lexicon()["ordinals"]), None)
    return ordinal is not None and _known(noun) and noun.dep_ in SUBJECTS
