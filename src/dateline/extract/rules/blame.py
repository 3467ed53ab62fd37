"""Whom a verb of blaming lays a deed at the door of, and when what it tells is another act."""

from __future__ import annotations

from itertools import takewhile

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon

EARLIER = frozenset({"earlier", "previous", "past", "other", "many", "several", "numerous", "similar", "dozens"})
"""Of deeds that somebody is known for, and none that is told."""


def blamed_by(verb: Token, *, passive: bool) -> Token | None:
    """Find who is blamed: "blamed X", "X was blamed", "blamed on X", "attributed the attack to X"."""
    within = (*verb.children, *(grand for child in verb.children if child.dep_ == "dobj" for grand in child.children))
    for child in within:
        if lemma(verb) == "credit" and not passive:
            return None
        wanted = {"to"} if lemma(verb) in {"attribute", "ascribe"} else {"on"}
        whom = next((grand for grand in child.children if grand.dep_ == "pobj"), None)
        day = whom is not None and whom.ent_type_ in {"DATE", "TIME"}  # "blamed X on Wednesday for an attack"
        if child.dep_ in {"prep", "dative"} and child.lower_ in wanted and not day:
            return whom
    deed = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if not passive and deed is not None and lemma(deed) in lexicon()["claimed_things"]:
        after = (
            each for each in verb.subtree if each.i > deed.i and each.lower_ in {"on", "to"}
        )  # "A, and two others,"
        return next((grand for each in after for grand in each.children if grand.dep_ == "pobj"), None)
    if lemma(verb) in {"attribute", "ascribe"}:
        return None
    if passive and verb.dep_ == "acl":
        return verb.head
    direct = next((child for child in verb.children if child.dep_ == ("nsubjpass" if passive else "dobj")), None)
    return direct or (None if passive else _tied(verb))


def _tied(verb: Token) -> Token | None:
    """Find X in "officials suspect X linked to al-Qaeda", whose participle the parse took for a clause."""
    clauses = (each for each in verb.children if each.dep_ == "ccomp" and each.tag_ == "VBN")
    tied = (each for each in clauses if lemma(each) in lexicon()["belonging_words"])
    told = (child for clause in tied for child in clause.children if child.dep_ in {"nsubj", "nsubjpass"})
    whole = (each for each in told if not any(child.dep_ in {"aux", "auxpass"} for child in each.head.children))
    return next(whole, None)


def other_act(verb: Token) -> bool:
    """Tell "accused the army of arming civilians", "blamed X for failing to act": that is not the deed told."""
    near = [*verb.children, *(grand for child in verb.children if child.dep_ == "dobj" for grand in child.children)]
    led = (each for child in near if child.lower_ in {"of", "for"} for each in child.children)
    if _beforehand(verb) or _earlier_deeds(verb):
        return True
    act = next((each for each in led if each.dep_ == "pcomp" and each.tag_ == "VBG"), None)
    if act is None or lemma(act) in lexicon()["doing_verbs"] | {"be", "have"}:
        return False
    alone = (each.form == "verb" and each.length == 1 for each in lexicon().patterns.get(lemma(act), ()))
    return lemma(act) not in lexicon()["deed_openers"] and not any(alone)


def _earlier_deeds(verb: Token) -> bool:
    """Tell what a group is known for: "X, a group blamed for earlier attacks, denied any part in it"."""
    things = [
        each for child in verb.children if child.lower_ == "for" for each in child.children if each.dep_ == "pobj"
    ]
    plural = [each for each in things if each.tag_ == "NNS" and not any(child.dep_ == "det" for child in each.children)]
    return any(child.lower_ in EARLIER for each in plural for child in each.children)


def _beforehand(verb: Token) -> bool:
    """Tell what was laid at somebody's door before a deed: "… after the drowning of two boys was blamed on Serbs"."""
    after = any(child.dep_ == "mark" and child.lower_ == "after" for child in verb.children)
    things = [child for child in verb.children if child.dep_ == "nsubjpass" and child.pos_ == "NOUN"]
    other = any(lemma(each) not in lexicon()["claimed_things"] for each in things)
    return after and other and any(child.lower_ == "on" for child in verb.children)


def but_of(work: Token) -> Token | None:
    """Find Y of "was not the work of X but of Y"."""
    first = [child for child in work.children if child.lower_ == "of"]
    opposed = (each for of in first for each in of.children if any(c.lower_ == "but" for c in of.children))
    after = (each for each in opposed if each.dep_ == "conj" and each.lower_ == "of")
    return next((child for of in after for child in of.children if child.dep_ == "pobj"), None)


def sort_of(noun: Token) -> bool:
    """Tell "rebels", "militants of X", said of what attackers were."""
    return (
        noun.pos_ == "NOUN" and noun.tag_ == "NNS" and lemma(noun) in lexicon()["blamable"] | {"jihadist", "islamist"}
    )


def ranks(word: Token) -> bool:
    """Tell "third", "deadliest" and "latest" before a deed."""
    return word.dep_ == "amod" and (word.tag_ == "JJS" or word.ent_type_ == "ORDINAL" or word.lower_ == "latest")


def one_of(deed: Token) -> Token:
    """Give "latest" of "it was the latest in a string of attacks", or the deed itself."""
    row = takewhile(lambda each: each.pos_ not in {"VERB", "AUX"}, deed.ancestors)
    top = next((each for each in row if each.dep_ == "attr"), deed)
    return top if top.lower_ in {"latest", "one", "part"} and deed.dep_ == "pobj" else deed
