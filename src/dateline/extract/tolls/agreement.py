"""Whether a phrase and a verb agree in number: "the troops were" can be its subject, "the country were" cannot."""

from __future__ import annotations

from dateline.extract.tolls.clauses import VerbGroup
from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.phrases import Phrase
from dateline.extract.tolls.words import Words

PLURAL_VERBS = frozenset(("were", "are", "have", "weren't", "aren't", "haven't"))
SINGULAR_VERBS = frozenset(("was", "is", "has", "wasn't", "isn't", "hasn't"))


def says_several(words: Words, group: VerbGroup, trigger: int) -> bool | None:
    """Tell whether the helping verbs say that their subject is several; None where they do not say."""
    for word in words.low[group.start : trigger]:
        if word in PLURAL_VERBS:
            return True
        if word in SINGULAR_VERBS:
            return False
    return None


def agrees(words: Words, phrase: Phrase, *, several: bool | None) -> bool:
    """Tell whether a phrase can be the subject, or close the subject, of a verb in this number."""
    plural = _plural(words, phrase)
    if several is None or plural is None or plural is several:
        return True
    return several and _joined(words, phrase)


def _plural(words: Words, phrase: Phrase) -> bool | None:
    """Tell whether a phrase names more than one, None where either can be meant."""
    if phrase.quantity is not None:
        return None if phrase.quantity.best == 0 or phrase.share else phrase.quantity.best != 1
    known, last = lexicon(), words.word(phrase.end - 1)
    head = words.word(phrase.head) if phrase.head is not None else last
    if phrase.kind in ("pronoun", "bare") or last in known.lists["collectives"] or last in known.lists["modifiers"]:
        return None
    if phrase.determiner in ("a", "an"):
        return False
    if phrase.kind == "people":
        return head in known.plural
    if phrase.kind == "thing" or (phrase.kind == "name" and phrase.determiner != "the"):
        return last.endswith("s") and not last.endswith("ss") if phrase.kind == "thing" else False
    return None


def _joined(words: Words, phrase: Phrase) -> bool:
    """Tell whether "and" stands just before a phrase, which then closes a list."""
    at = phrase.start - 1
    while words.tag(at) in ("comma", "adverb"):
        at -= 1
    return words.tag(at) == "joiner"
