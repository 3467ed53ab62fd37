"""Verbs with no tense of their own: the auxiliary before the first of several speaks for all of them.

"Would behead every teacher and burn down every school" tells no fire, "hold travellers for ransom" no one abduction.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon

PRESENT = frozenset({"VBZ", "VBP"})
AUXILIARIES = frozenset({"aux", "auxpass"})
BARE = frozenset({"VB", "VBN"})
CEASING = frozenset({"end", "suspend", "halt", "cease"})
DECLARING = frozenset({"announce", "declare", "proclaim"})
GOVERNED = frozenset({"xcomp", "ccomp", "advcl", "acl", "relcl", "pcomp"})


def leaned_on(verb: Token) -> Token | None:
    """Give the verb whose auxiliary a verb with none of its own shares."""
    if verb.tag_ not in BARE or _aided(verb):
        return None
    first = verb
    while first.dep_ == "conj" and first.head.i < first.i:
        first = first.head
        if _aided(first):
            return None if _set_against(first) else first
    if verb.tag_ == "VB" and verb.dep_ == "conj" and first.tag_ not in {*BARE, *PRESENT}:
        # No verb of a past clause is followed by a bare one: the parse has hung it on the wrong verb.
        return next((each for each in first.ancestors if each.i < verb.i and each.tag_ == "VB" and _aided(each)), None)
    return None


def habitual(verb: Token) -> bool:
    """Tell a bare form that no other word governs, so that it is of the present: "soldiers shoot suspects"."""
    if verb.tag_ != "VB" or _aided(verb) or verb.dep_ in GOVERNED:
        return False
    return verb.dep_ != "conj" or verb.head.tag_ in PRESENT or habitual(verb.head)


def done_by_it(head: Token) -> bool:
    """Tell what a verb of the past says was done: "used a bomb to attack", "began firing", "claimed launching"."""
    above = head.head
    words = lexicon()
    if above.tag_ not in {"VBD", "VBN"} or head.dep_ not in {"xcomp", "advcl", "ccomp"}:
        return False
    if head.tag_ == "VB":
        wielded = any(child.dep_ in {"dobj", "auxpass"} for child in above.children)
        return lemma(above) == "use" and wielded  # "they used to attack" is a habit
    return head.tag_ == "VBG" and lemma(above) in words["claiming_verbs"] | {"begin", "start"}


def vowed(verb: Token, kind: str) -> bool:
    """Tell what is done by saying so, on the day it is said: "announced that it would give up its armed struggle"."""
    said = verb.head
    given_up = kind == "surrender" or (kind == "agreement" and lemma(verb) in CEASING)
    if not given_up or verb.dep_ != "ccomp" or lemma(said) not in DECLARING or said.tag_ not in {"VBD", "VBN"}:
        return False
    subjects = {child.lower_ for child in verb.children if child.dep_ == "nsubj"}
    would = any(child.dep_ == "aux" and child.lower_ == "would" for child in verb.children)
    if not would or subjects.isdisjoint({"it", "they"}):
        return False
    later = any(each.ent_type_ == "DATE" for each in verb.subtree)
    unmade = later or any(child.dep_ == "neg" for each in (verb, said) for child in each.children)
    return not unmade and lexicon()["condition_marks"].isdisjoint(each.lower_ for each in verb.subtree)


def _aided(verb: Token) -> bool:
    return any(child.dep_ in AUXILIARIES for child in verb.children)


def _set_against(verb: Token) -> bool:
    """Tell "was not hurt but taken hostage", where the second verb does not share the first one's denial."""
    return any(child.dep_ == "cc" and child.lower_ == "but" for child in verb.children)
