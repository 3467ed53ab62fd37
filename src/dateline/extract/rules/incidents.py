"""Nouns for a deed told before that say nothing of its kind: "the incident", "Monday's tragedy"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.rules.lexicon import Form, lemma, lexicon

TIMES = frozenset({"DATE", "TIME"})
HAPPENING = frozenset({"occur", "happen", "unfold"})
CLAUSES = frozenset({"relcl", "acl"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
THINGS = frozenset({"dobj", "nsubj", "nsubjpass"})
NO_GROUPS = frozenset({"GPE", "LOC", "DATE", "TIME", "PERSON"})
INSIDE = frozenset({"in", "of", "for", "by", "during"})


def definite(head: Token, form: Form) -> bool:
    """Tell whether a deed word speaks of a deed told before, by itself or by those it is said of."""
    if form == "verb":
        known = any(_told_already(child) for child in head.children if child.dep_ in {"nsubj", "nsubjpass", "dobj"})
        return known or _said_beside(head)
    told = any(child.dep_ in {"det", "poss"} and child.lower_ in lexicon()["definite"] for child in head.children)
    return (told and not _came_after(head)) or _known_by_day(head)


def _came_after(noun: Token) -> bool:
    """Tell "the sweeps that came after the raid", which were none of it."""
    clauses = [child for child in noun.children if child.dep_ == "relcl"]
    came = (each for each in clauses if lemma(each) in {"come", "follow", "ensue"})
    return any(any(c.lower_ == "after" or c.dep_ == "dobj" for c in each.children) for each in came)


def _named_here(noun: Token) -> bool:
    """Tell "its fighters" after the group's name in the same sentence, which says nothing of a deed told before."""
    owned = any(child.dep_ == "poss" and child.lower_ in {"its", "their"} for child in noun.children)
    before = noun.doc[noun.sent.start : noun.left_edge.i]
    return owned and any(token.pos_ == "PROPN" and token.ent_type_ not in NO_GROUPS for token in before)


def _told_already(noun: Token) -> bool:
    known = {"the", "his", "her", "their", "its", "both"}
    definite = any(child.dep_ in {"det", "poss", "predet"} and child.lower_ in known for child in noun.children)
    definite = definite and not _named_here(noun)
    people = lemma(noun) in lexicon()["attackers"]
    telling = {"compound", "prep", "amod"} if people else {"compound", "prep", "relcl", "acl", "amod"}
    plain = not any(child.dep_ in telling and not _set_off(child) for child in noun.children)
    return definite and plain and lemma(noun) in lexicon()["told_things"]


def _set_off(clause: Token) -> bool:
    """Tell a clause that commas set off, which says more of a thing known: "The device, hidden under a bench, …"."""
    start = clause.left_edge.i
    return clause.dep_ in {"acl", "relcl"} and start > clause.head.i and clause.doc[start - 1].text == ","


def is_incident(noun: Token) -> bool:
    """Tell a noun that only points to a deed."""
    return lemma(noun) in lexicon()["incident_words"]


def tells_when(noun: Token) -> bool:
    """Tell whether a known incident is named to say when or where it was: "the incident happened on Tuesday"."""
    known = _of_a_day(noun) or any(child.lower_ in lexicon()["definite"] for child in noun.children)
    return known and not _has_kind(noun) and (_of_a_day(noun) or _happened(noun))


def _known_by_day(noun: Token) -> bool:
    """Tell a deed known by its day: "confirmed Tuesday's attack", but not "came after Tuesday's attack"."""
    led = noun.dep_ == "pobj" and noun.head.lower_ in INSIDE
    return _of_a_day(noun) and (noun.dep_ in THINGS or led)


def _said_beside(clause: Token) -> bool:
    """Tell what a clause between commas says of somebody known: "the bandits, who came on motorcycles, shot …"."""
    while clause.dep_ == "conj" and clause.head.i < clause.i:
        clause = clause.head
    first, noun = clause.left_edge, clause.head
    if clause.dep_ != "relcl" or first.lower_ not in {"who", "which"} or first.i == 0 or first.nbor(-1).text != ",":
        return False
    words = lexicon()
    things = words["told_things"] | words["attackers"] | words["fighting_men"] | words["thing_causes"]
    known = any(child.lower_ in {"the", "those", "these"} for child in noun.children)
    return known and (lemma(noun) in things or lemma(noun) in words["armed_by_deed"])


def _of_a_day(noun: Token) -> bool:
    days = (child for child in noun.children if child.dep_ in {"poss", "compound", "nmod"})
    return any(child.ent_type_ in TIMES for child in days)


def _happened(noun: Token) -> bool:
    """Tell what is said to have happened: "the incident, which took place in X, …"."""
    verbs = [child for child in noun.children if child.dep_ in CLAUSES]
    verbs += [noun.head] if noun.dep_ in SUBJECTS else []
    return any(lemma(verb) in HAPPENING or _takes_place(verb) for verb in verbs)


def _takes_place(verb: Token) -> bool:
    return lemma(verb) == "take" and any(child.lower_ == "place" for child in verb.children)


def _has_kind(noun: Token) -> bool:
    """Tell "the shooting incident", whose kind its first word tells."""
    first = (lemma(child) for child in noun.children if child.dep_ == "compound")
    return any(each.form == "noun" and each.length == 1 for word in first for each in lexicon().patterns.get(word, ()))
