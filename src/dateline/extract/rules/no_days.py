"""Days and years that are no day of a deed: those of a figure, of a rank, of a count that grew, of an accord's name."""

from __future__ import annotations

from itertools import islice

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon

VERBS = frozenset({"VERB", "AUX"})
MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "nummod", "npadvmod"})
FIRST_UP = 3
"""Steps up from "since 2001" to what is the first since then."""


def of_no_deed(token: Token) -> bool:
    """Tell the day or year of a figure, a rank or an agreement's name."""
    return _of_figure(token) or _of_rank(token) or of_count(token) or _of_accord(token)


def _of_figure(token: Token) -> bool:
    """Tell the day of an earlier figure: "100 dead, up from 59 the night before"."""
    led = (each for each in token.ancestors if each.lower_ == "from")
    return any(each.head.lower_ in {"up", "down"} for each in led)


def of_count(token: Token) -> bool:
    """Tell the day on which a figure grew: "the toll of Thursday's raid rose to 88 on Saturday"."""
    verb = next((each for each in token.ancestors if each.pos_ in VERBS), None)
    if verb is None or verb.i > token.i or lemma(verb) not in lexicon()["growing_verbs"]:
        return False
    return any(child.dep_ == "nsubj" and lemma(child) in lexicon()["figures"] for child in verb.children)


def _of_rank(token: Token) -> bool:
    """Tell the year of "the deadliest attack of the year", of which the deed is not told to have lasted all."""
    if token.head.lower_ == "since":
        return any(map(_first_or_worst, islice(token.head.ancestors, FIRST_UP)))
    if token.lower_ not in {"year", "month", "decade", "century", "war", "week"} or token.head.lower_ != "of":
        return False
    noun = token.head.head
    return noun.tag_ == "JJS" or any(child.tag_ in {"JJS", "RBS"} for child in noun.children)


def set_beside_rank(token: Token) -> bool:
    """Tell what a worst deed is measured by: "the worst raid since 1990, when the war ended after 150,000 deaths"."""
    return any(_since_rank(each) for each in (token, *token.ancestors))


def _since_rank(token: Token) -> bool:
    """Tell "the worst since 1998" and "the highest toll since 77 people died"."""
    led = token.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "since" for child in token.children)
    return (token.head.lower_ == "since" and _of_rank(token)) or (led and _first_or_worst(token.head))


def _of_accord(year: Token) -> bool:
    """Tell the year by which an agreement is known: "signatories of the 2016 peace deal were shot"."""
    noun = year.head.pos_ in {"NOUN", "PROPN"}  # and not "that year gunmen fired on a bus"
    return noun and year.dep_ in MODIFIERS and lemma(year.head) in lexicon()["agreed_things"]


def _first_or_worst(noun: Token) -> bool:
    """Tell what is set beside all others of its kind: "the first town to fall to them since 2001"."""
    words = {child.lower_ for child in noun.children} & {"first", "last", "latest"}
    return noun.pos_ == "NOUN" and bool(words or any(child.tag_ in {"JJS", "RBS"} for child in noun.children))
