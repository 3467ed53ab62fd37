"""Rows of verbs, and days, that the parser hangs on the main verb though they go on with a clause inside it."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.parse_verbs import DEEDS, NOUNS, SUBJECTS, subject_of

NOW = frozenset({"VBZ", "VBP"})
CLAUSES = frozenset({"ccomp", "relcl", "advcl", "conj"})


HAPPENING = frozenset({"begin", "start", "occur", "happen", "come", "erupt"})
"""What a deed does: "the siege began on 3 May, when rebels seized the gate | and shot the guards"."""


def second_day(on: Token) -> None:
    """Read "mourned on Sunday those who died when men fired at them | on Friday": one verb is done on one day."""
    verb = on.head
    first = next((each for each in verb.children if _dates(each)), None)
    if first is None or first.i >= on.i or not _dates(on):
        return
    clause = _clause_between(verb, first.i, on.i)
    if clause is not None:
        on.head = clause


def the_day_before(word: Token) -> None:
    """Read "visited X, where rebels had killed 81 people | the day before": what had been done was done then."""
    alone = word.lower_ == "before" and not any(child.dep_ in {"pobj", "pcomp"} for child in word.children)
    if not alone or not any(child.dep_ == "npadvmod" for child in word.children):
        return
    between = word.doc[word.head.i + 1 : word.i]
    had = [each for each in between if each.dep_ in CLAUSES and any(child.lower_ == "had" for child in each.children)]
    if had and word.head in had[-1].ancestors:
        word.head = had[-1]


def back_to_the_clause(verb: Token) -> None:
    """Read "a court finds that rebels raided X | and killed six": what is told in the past goes with the past.

    So does what nothing that only began has done: "it began on 3 May, when rebels raided X | and killed six".
    """
    above = verb.head
    if verb.tag_ not in {"VBD", "VBN"} or subject_of(verb) is not None or above.i > verb.i:
        return
    if any(child.dep_ in {"aux", "auxpass", "mark"} for child in verb.children):
        return
    now = above.tag_ in NOW or any(child.tag_ in NOW for child in above.children if child.dep_ in {"aux", "auxpass"})
    dated = [each for each in verb.doc[above.i : verb.i] if each.lower_ == "on" and _dates(each)]
    later = len(dated) > 1 and dated[0].head.i == above.i and dated[-1].head.i != above.i  # as second_day leaves it
    begun = above.lemma_ in HAPPENING and any(child.dep_ == "dobj" for child in verb.children)
    back = now or begun or (later and verb.tag_ == above.tag_ == "VBD")
    clause = _clause_between(above, above.i, verb.i) if back else None
    if clause is None or (later and not now and dated[-1].head.i != clause.i):
        return
    if begun and not now and not any(child.lower_ == "when" for child in clause.children):
        return
    for child in [each for each in above.children if each.dep_ in {"cc", "punct"} and clause.i < each.i < verb.i]:
        child.head = clause
    verb.head, verb.tag_, verb.pos_ = clause, "VBD", "VERB"


def said_of_day(clause: Token) -> None:
    """Read "taking part in the raid on the mill on 3 May, | which killed six": the raid killed, and was on that day."""
    day = clause.head
    on = day.head
    which = next((child for child in clause.children if child.dep_ == "nsubj"), None)
    if day.ent_type_ != "DATE" or on.dep_ != "prep" or which is None or which.lower_ not in {"which", "that"}:
        return
    verb = on.head
    between = [each for each in verb.doc[verb.i + 1 : on.i] if each.lemma_ in DEEDS and each.tag_ in NOUNS]
    deed = verb if verb.tag_ in NOUNS else between[-1] if between and verb in between[-1].ancestors else None
    if deed is not None:
        clause.head = deed
        on.head = deed


def opened_by_day(clause: Token) -> None:
    """Read "By the end of the year | 6,000 people had fled": a sentence that opens with its day has its own verb."""
    opening, subject = clause.sent.root, subject_of(clause)
    named = {child.lower_ for each in (clause, subject) if each is not None for child in (each, *each.children)}
    if subject is None or named & {"which", "that", "who", "when", "where"} or clause.head.ent_type_ != "DATE":
        return
    if opening.tag_ != "IN" or opening.i != clause.sent.start or opening not in clause.head.ancestors:
        return
    for child in [each for each in opening.children if each.dep_ == "punct"]:
        child.head = clause
    clause.head, clause.dep_ = clause, "ROOT"
    opening.head, opening.dep_ = clause, "prep"


def _dates(preposition: Token) -> bool:
    """Tell "on Sunday", "on Friday evening", "on 3 May"."""
    return preposition.lower_ == "on" and any(
        child.dep_ == "pobj" and child.ent_type_ in {"DATE", "TIME"} for child in preposition.children
    )


def _clause_between(above: Token, start: int, end: int) -> Token | None:
    """Give the last clause below a verb, in the past and with a subject of its own, that ends before a word."""
    found = [
        each
        for each in above.doc[start + 1 : end]
        if each.tag_ == "VBD"
        and each.dep_ in CLAUSES
        and above in each.ancestors
        and any(child.dep_ in SUBJECTS for child in each.children)
    ]
    return found[-1] if found else None
