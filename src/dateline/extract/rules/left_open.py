"""What a text leaves open: "it was unclear whether X or Y had fired the shell that killed four"."""

from __future__ import annotations

from spacy.tokens import Token

from dateline.extract.rules.lexicon import lemma, lexicon

MAIN = frozenset({"ROOT", "ccomp", "conj", "pcomp", "acl"})
"""How a clause that asks something hangs on the rest: what is set beside a deed asks nothing."""

WORDS = frozenset({"whether", "if"})


def left_open(word: Token) -> bool:
    """Tell what stands in a clause that asks whether it is so: nobody in it is told to have done anything."""
    return any(_asks(each) for each in (word, *word.ancestors))


def known_all_the_same(verb: Token) -> bool:
    """Tell a deed of which only the doer is asked: "whether X had fired the shell that killed four", not "a shell"."""
    thing = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if thing is None or not _asks(verb):
        return False
    return any(child.lower_ == "the" for child in thing.children) and any(
        child.dep_ == "relcl" for child in thing.children
    )


def _asks(verb: Token) -> bool:
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    open_ = verb.dep_ == "ccomp" or any(lemma(child) in lexicon()["open_words"] for child in verb.head.children)
    return ("whether" in marks and verb.dep_ in MAIN) or (not marks.isdisjoint(WORDS) and open_)
