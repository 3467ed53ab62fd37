"""Clauses of time beside a deed: "hit a bus as it entered Donetsk on 3 May", "blew up soon after it left Manila"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.subjects import own_subject_of

AT_ONCE = frozenset({"as", "when", "while"})
BESIDE = AT_ONCE | {"after", "before"}
COMES_AND_GOES = frozenset({"territorial_gain", "territorial_loss"})


def opened_by(clause: Token) -> str | None:
    """Give the word that opens a clause of time."""
    if clause.dep_ != "advcl":
        return None
    marks = (child.lower_ for child in clause.children if child.dep_ in {"mark", "advmod"} and child.i < clause.i)
    return next((word for word in marks if word in BESIDE), None)


def on_its_way(verb: Token, kind: str) -> bool:
    """Tell who only came or went when something befell them: a bus "as it entered Donetsk" takes no town."""
    if kind not in COMES_AND_GOES or lemma(verb) not in lexicon()["armed_only"] or opened_by(verb) is None:
        return False
    subject = own_subject_of(verb)
    if subject is None:
        return False
    before = (each for each in verb.head.subtree if each.i < verb.i and each.dep_ in {"dobj", "pobj", "nsubjpass"})
    meant = (subject, *before) if subject.lower_ == "it" else (subject,)
    return any(lemma(each) in lexicon()["conveyances"] for each in meant)


def deed_meanwhile(day: Token) -> Token | None:
    """Give the verb that a clause hangs on whose day it tells: "blew himself up as worshippers left on Friday"."""
    clause = next((each for each in day.ancestors if each.pos_ in {"VERB", "AUX"}), None)
    if clause is None or opened_by(clause) not in AT_ONCE:
        return None
    inside = {each.i for each in clause.subtree}
    dated = any(each.ent_type_ == "DATE" and each.i not in inside for each in clause.head.subtree)
    return None if dated else clause.head
