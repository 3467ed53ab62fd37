"""Words that speak of a row of deeds and tell none of them: "attacked more than once", "one of the first coups"."""

from __future__ import annotations

from spacy.tokens import Token

TIMES_DEPS = frozenset({"advmod", "npadvmod"})


def one_of_them(noun: Token) -> bool:
    """Tell "the scene of one of the first coups in Africa", which names a row of deeds and tells none."""
    one = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    row = one.lower_ == "one" and one.dep_ == "pobj" and noun.tag_ in {"NNS", "NNPS"}
    return row and any(child.lower_ == "first" or child.tag_ == "JJS" for child in noun.children)


def over_again(verb: Token) -> bool:
    """Tell "has been attacked more than once", "several times", with no day."""
    said = [{each.lower_ for each in child.subtree} for child in verb.children if child.dep_ in TIMES_DEPS]
    many = any(words & {"once", "times"} and words & {"more", "several", "many"} for words in said)
    done = any(child.dep_ == "aux" and child.lower_ in {"has", "have"} for child in verb.children)
    return many and done and not any(token.ent_type_ == "DATE" for token in verb.subtree)
