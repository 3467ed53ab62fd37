"""What people are suspected of, accused of or tried for: deeds of another day, told only to say who they are."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon

SAID_OF = frozenset({"acl", "relcl"})


def charge(clause: Token) -> bool:
    """Tell the clause of "a man suspected of killing three women"."""
    return clause.dep_ in SAID_OF and lemma(clause) in lexicon()["charging_verbs"]


def vengeance(noun: Token) -> bool:
    """Tell what a deed was done for: "in revenge for the killing of two men"."""
    return lemma(noun) in lexicon()["vengeance"] and any(child.lower_ in {"for", "to"} for child in noun.children)


def before_charges(verb: Token) -> Iterator[Token]:
    """Climb from a verb to those above it, up to what somebody is only charged with."""
    for above in verb.ancestors:
        if charge(above):
            return
        yield above


def cleared(party: Token) -> bool:
    """Tell those whom a court finds not to have done it: "acquitted six soldiers", "were cleared of the bombing"."""
    verb = party.head
    clears = lemma(verb) in lexicon()["clearing_verbs"]
    if party.dep_ in {"nsubjpass", "dobj"} and clears:
        of_it = any(child.lower_ == "of" for child in verb.children) or any(map(charge, party.children))
        return of_it or lemma(verb) != "clear"  # not "soldiers cleared the town"
    return False


def sentenced_to(noun: Token) -> bool:
    """Tell what a court says shall be done: "sentenced the man who had bought the explosives to death by hanging"."""
    courts = {"sentence", "condemn"}
    by = next((each for each in noun.ancestors if each.pos_ == "ADP"), noun)
    if by.lower_ == "by" and by.i > 0 and by.nbor(-1).lower_ == "death":
        return any(lemma(each) in courts for each in by.ancestors)
    return noun.lower_ == "death" and noun.head.lower_ == "to" and lemma(noun.head.head) in courts
