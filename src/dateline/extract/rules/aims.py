"""What a deed struck or where it struck, told by a common noun: "outside the mission", "at the house of a mayor".

A coder of incidents counts such a deed, though nothing in it has a name: a bomb that went off in a schoolyard went off
once. A thing is one by its article, its owner, its number or its name; "in markets" tells of deeds in general.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from dateline.extract.rules.bare_verbs import done_by_it
from dateline.extract.rules.lexicon import lemma
from dateline.extract.rules.triggers import Generality, Trigger
from dateline.model.evidence import Modality

STRIKES = frozenset(
    {"at", "in", "inside", "outside", "near", "on", "onto", "under", "underneath", "beneath", "behind", "against"}
    | {"through", "into", "beside", "along", "upon", "towards", "toward", "opposite", "by", "over", "around", "to"}
)
ONE = frozenset({"det", "poss", "nummod"})
SIDES = frozenset({"front", "side", "middle", "outskirt", "back", "top", "inside", "outside", "rear"})
OURS = frozenset({"my", "our", "your"})
"""Whose things a witness speaks of: what befell them is told of no one place and day."""
BEFELL = frozenset(
    {"occur", "happen", "take", "rock", "hit", "strike", "shake", "damage", "destroy", "target", "be"}
    | {"gut", "wreck", "level", "devastate", "flatten", "shatter", "demolish", "rip", "tear"}
    | {"survive", "escape"}
)
"""Verbs that say of a deed's noun that it was done: "two blasts occurred", "an attack took place"."""
NO_THING = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "EVENT"})
NO_THINGS = frozenset(
    {"bomb", "shell", "rocket", "shot", "missile", "grenade", "mortar", "explosive", "device", "charge"}
) | frozenset(
    {"attack", "incident", "protest", "retaliation", "response", "war", "time", "way", "reason"}
    | {"air", "day", "night", "week"}
)
DONE = frozenset({Modality.HAPPENED, Modality.ATTEMPTED})
SUFFER = frozenset({"be", "survive", "escape"})
"""Verbs whose subject is what was struck: "the library was the target of a bomb"."""
AIMING = frozenset({"targeting", "hitting", "damaging", "destroying", "wrecking", "striking"})
THEM = frozenset({"him", "her", "them"})
PAST = frozenset({"VBD", "VBN"})
PRESENT_AUXILIARIES = frozenset({"is", "are", "has", "have", "'s", "'ve"})


def aimed(doc: Doc, trigger: Trigger) -> bool:
    """Tell whether a deed told as done once says what it struck, or before, in or on what it was done."""
    if trigger.modality not in DONE or trigger.generality in {Generality.SOFT, Generality.HARD}:
        return False
    head = doc[trigger.head]
    verb = head if trigger.form == "verb" else _befalling(head)
    if verb is None or not (verb.tag_ in PAST or done_by_it(verb)) or _told_now(verb):
        return False
    fired = {each for each in range(trigger.start, trigger.end) if each != verb.i}
    things = (*_things(verb), *(_things(head) if head is not verb else ()))
    return any(_one(thing) for thing in things if thing.i not in fired and lemma(thing) not in NO_THINGS)


def _befalling(noun: Token) -> Token | None:
    """Give the verb that says that a deed named by a noun was done: "a blast occurred", "was hit by rocket fire"."""
    above = noun.head
    if noun.dep_ in {"nsubj", "attr", "dobj"}:
        return above if lemma(above) in BEFELL else None
    while noun.dep_ in {"pobj", "prep", "attr", "agent"} and noun.pos_ in {"NOUN", "ADP", "PROPN"}:
        if noun.dep_ == "pobj" and above.lower_ not in {"by", "of", "in"}:
            return None
        noun, above = above, above.head
    return noun if noun.pos_ in {"VERB", "AUX"} and lemma(noun) in BEFELL else None


def _told_now(verb: Token) -> bool:
    return any(child.dep_ in {"aux", "auxpass"} and child.lower_ in PRESENT_AUXILIARIES for child in verb.children)


def _things(word: Token) -> Iterator[Token]:
    """Give what stands as the object of a deed word, or after a preposition of place."""
    for child in word.children:
        if child.dep_ in {"dobj", "nsubj", "nsubjpass"}:
            yield from (thing for clause in child.children if clause.dep_ == "acl" for thing in _meanwhile(clause))
        if child.dep_ in {"dobj", "nsubjpass"} or (child.dep_ == "nsubj" and lemma(word) in SUFFER):
            yield child
        elif child.dep_ in {"prep", "agent", "advmod"} and child.lower_ in STRIKES:
            for grand in child.children:
                yield from _within(grand)
        elif child.dep_ in {"advcl", "acl"}:
            yield from _meanwhile(child)
        elif child.dep_ == "conj" and not any(each.dep_ == "nsubj" for each in child.children):
            yield from _things(child)


def _meanwhile(clause: Token) -> Iterator[Token]:
    """Give what was there when it happened, or what it was meant for: "as a bus drove by", "targeting a patrol"."""
    if clause.lower_ in AIMING:
        yield from (child for child in clause.children if child.dep_ == "dobj")
    if any(child.dep_ == "mark" and child.lower_ == "as" for child in clause.children):
        yield from (child for child in clause.children if child.dep_ == "nsubj")


def _within(word: Token) -> Iterator[Token]:
    """Give a preposition's object, and for "in front of the house" and "inside of a bus" what comes after "of"."""
    if word.dep_ == "pobj":
        yield word
    if word.lower_ in SIDES or word.lower_ == "of":
        yield from (deeper for child in word.children for deeper in _within(child))


def _one(thing: Token) -> bool:
    """Tell a thing or person that stands once in the world, by its article, owner, number or name."""
    if thing.lower_ in THEM:
        return True
    if thing.ent_type_ in NO_THING or thing.pos_ not in {"NOUN", "PROPN"} or lemma(thing) in SIDES:
        return False
    theirs = (grand for child in thing.children if child.lower_ == "of" for grand in child.children)
    named = thing.pos_ == "PROPN" or any(each.pos_ == "PROPN" for each in theirs)
    met = any(child.dep_ == "acl" and child.tag_ == "VBG" for child in thing.children)  # "near civilians waiting for"
    return named or met or any(child.dep_ in ONE and child.lower_ not in OURS | {"their"} for child in thing.children)
