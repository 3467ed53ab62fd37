"""Where and when those hurt in a deed died of it: "wounded in an ambush on 9 July, he died in Paris on 17 July"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.extract.rules.arguments import Mentions, Owned
from dateline.extract.rules.charges import SAID_OF
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.subjects import find_subject
from dateline.extract.rules.tree import VERBS, root_of
from dateline.model.evidence import Span

HOSPITALS = frozenset({"hospital", "clinic"})
WOUNDS = frozenset({"wound", "injury", "burn", "way"})
"""What people die of, or on, after the deed: "died of their wounds", "died on the way to hospital"."""


def less_where_they_died(doc: Doc, frames: Sequence[Frame], owned: Sequence[Owned], mentions: Mentions) -> list[Owned]:
    """Take the day and place of a death from the deed in which the dead had been hurt before."""
    return [_less(doc, frame, each, mentions) for frame, each in zip(frames, owned, strict=True)]


def _less(doc: Doc, frame: Frame, owned: Owned, mentions: Mentions) -> Owned:
    deaths = {trigger.head for trigger in frame.triggers if _died_since(doc[trigger.head])}
    if not deaths or len(frame.triggers) == len(deaths):
        lingered = bool(frame.triggers) and all(_in_hospital(doc[trigger.head]) for trigger in frame.triggers)
        return replace(owned, times=(), places=()) if lingered else owned

    def hurt_then(span: Span) -> bool:
        root = root_of(doc, span)
        verb = next((each for each in root.ancestors if each.pos_ in VERBS), None) if root is not None else None
        return verb is None or verb.i not in deaths

    return replace(
        owned,
        times=tuple(index for index in owned.times if hurt_then(mentions.times[index].span)),
        places=tuple(index for index in owned.places if hurt_then(mentions.places[index].span)),
    )


def _died_since(verb: Token) -> bool:
    """Tell a death of somebody whom a clause says to have been hurt before."""
    if lemma(verb) not in lexicon()["dying_verbs"]:
        return False
    subject = find_subject(verb)
    said = [child for child in subject.children if child.dep_ in SAID_OF] if subject is not None else []
    led = [child for child in verb.children if child.dep_ == "advcl" and child.tag_ == "VBN" and child.i < verb.i]
    return any(lemma(each) in lexicon()["hurting_verbs"] for each in (*said, *led, *_taken_for_main(verb)))


def _in_hospital(verb: Token) -> bool:
    """Tell "four more died in hospital in Y", the dead of the deed told before, from "nine died in an attack"."""
    if lemma(verb) not in lexicon()["dying_verbs"] or any(child.dep_ == "advcl" for child in verb.children):
        return False
    led = [child for child in verb.children if child.dep_ == "prep"]
    nouns = [noun for each in led for noun in each.children if noun.dep_ == "pobj"]
    lain = any(lemma(noun) in HOSPITALS and noun.head.lower_ in {"in", "at"} and not _definite(noun) for noun in nouns)
    return lain or any(lemma(noun) in WOUNDS for noun in nouns)


def _definite(noun: Token) -> bool:
    return any(child.lower_ == "the" for child in noun.children)


def _taken_for_main(death: Token) -> list[Token]:
    """Give the participle of "a soldier wounded in May died in June", where the parse has it be the main verb."""
    before = death.head if death.dep_ == "advcl" and death.head.i < death.i else None
    if before is None or any(child.dep_ in {"mark", "advmod", "nsubj"} for child in death.children):
        return []
    return [] if any(child.dep_ in {"dobj", "auxpass"} for child in before.children) else [before]
