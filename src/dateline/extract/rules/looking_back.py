"""Words on what was done or agreed before: a truce that stands already, a man tried, wars somebody had fought in."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.rules.bare_verbs import PRESENT
from dateline.extract.rules.lexicon import lemma, lexicon


def made_before(noun: Token) -> bool:
    """Tell "broke the ceasefire", "the truce collapsed": words on an agreement that stands already."""
    made = any(child.dep_ in {"acl", "relcl"} for child in noun.children)  # "the ceasefire signed in X held"
    verb = noun.head if noun.dep_ in {"dobj", "nsubj", "nsubjpass"} else None
    return verb is not None and not made and (lemma(verb) in lexicon()["unmaking"] or _to_begin(verb))


def _to_begin(verb: Token) -> bool:
    """Tell "a truce takes effect on Tuesday" and "comes into force": when what is agreed already shall begin."""
    below = {each.lower_ for child in verb.children for each in (child, *child.children)}
    return verb.tag_ in PRESENT and lemma(verb) in {"take", "come", "go", "enter"} and bool(below & {"effect", "force"})


def had_served(verb: Token) -> bool:
    """Tell the past of a man or a unit: "a mercenary who had fought in Katanga", on no day that is told."""
    past = verb.dep_ in {"relcl", "acl", "advcl"} and lemma(verb) in lexicon()["serving_in_wars"]
    had = any(child.dep_ == "aux" and child.lower_ in {"had", "having", "has"} for child in verb.children)
    return past and had and not any(token.ent_type_ in {"DATE", "TIME"} for token in verb.subtree)


def judged(verb: Token) -> bool:
    """Tell "was tried for the murder", by a court, from "tried to murder"."""
    return lemma(verb) == "try" and any(child.dep_ == "auxpass" for child in verb.children)
