"""What a phrase for people says: how many, and on which side they stood."""

from __future__ import annotations

from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.lists import Counted
from dateline.extract.tolls.words import Words
from dateline.model.toll import PartyClass, Reckoning

Figures = tuple[int | None, int | None, int | None, Reckoning]

ONE_PERSON = frozenset(("him", "himself", "herself", "he", "she", "her"))
THEMSELVES = frozenset(("himself", "herself", "themselves", "itself"))
MANY: Figures = (None, None, None, Reckoning.SOME)
GROUP_SIZES = {"couple": 2, "pair": 2, "trio": 3, "quartet": 4}
ONE: Figures = (1, 1, 1, Reckoning.SINGULAR)


def figures(words: Words, one: Counted) -> Figures | None:
    """Read low, best and high off a phrase, and no more than it gives; None where it counts nobody ("them")."""
    phrase = one.phrase
    if phrase.quantity is not None:
        return phrase.quantity.low, phrase.quantity.best, phrase.quantity.high, phrase.quantity.reckoning
    head = words.word(phrase.head) if phrase.head is not None else ""
    if phrase.kind == "pronoun":
        return ONE if head in ONE_PERSON else None
    known = lexicon()
    size = GROUP_SIZES.get(words.word(phrase.end - 1))
    if size is not None:
        return size, size, size, Reckoning.EXACT
    if words.word(phrase.end - 1) in known.lists["collectives"]:
        return MANY
    named = phrase.head is not None and phrase.end > phrase.head + 1 and head in known.lists["modifiers"]
    if phrase.determiner in ("a", "an") or named:
        return ONE
    ends_plural = head.endswith("s") and not head.endswith("ss")
    a_people = phrase.kind == "name" and phrase.determiner == "the" and ends_plural  # "the Persians"
    plural = head in known.plural or a_people or (phrase.kind != "name" and head not in known.party and ends_plural)
    return MANY if plural or one.by_plural_verb else ONE


def party(words: Words, one: Counted) -> PartyClass:
    """Say on which side people stood, where the words for them say it."""
    phrase = one.phrase
    if one.trigger.words.form == "self" or (phrase.head is not None and words.word(phrase.head) in THEMSELVES):
        return PartyClass.PERPETRATORS
    if phrase.head is None or phrase.noun is None:
        return PartyClass.UNKNOWN
    sides = lexicon().party
    compound = " ".join(words.low[max(phrase.head - 1, phrase.noun) : phrase.head + 1])
    head = sides.get(compound) or sides.get(words.word(phrase.head), PartyClass.UNKNOWN)
    described = {sides[word] for word in words.low[phrase.noun : phrase.end] if word in sides}
    if head is PartyClass.PERPETRATORS:
        return head
    if "civilian" in words.low[phrase.noun : phrase.end]:
        return PartyClass.CIVILIANS
    if head in (PartyClass.SECURITY_FORCES, PartyClass.UNKNOWN):
        # "a Taliban commander", "police officers and men": what stands before the noun decides.
        for side in (PartyClass.MILITANTS, PartyClass.SECURITY_FORCES, PartyClass.CIVILIANS):
            if side in described:
                return side
    return head
