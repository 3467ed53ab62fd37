"""Figures of the dead and hurt in a sentence with no deed word: "the clinic counted 12 bodies and 30 wounded".

They speak of the deed told just before, and make none of their own.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span

from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.lexicon import NO_DEED, find, lemma, lexicon
from dateline.extract.rules.triggers import Generality, Trigger
from dateline.extract.tolls import TollMention
from dateline.model.evidence import Modality
from dateline.model.toll import Outcome

HARMED = frozenset({Outcome.KILLED, Outcome.INJURED})


def figures_alone(doc: Doc, sentence: Span, mentions: Mentions) -> list[Trigger]:
    """Give a deed word for each figure of a sentence that no word of the lexicon tells."""
    if lemma(sentence.root) not in lexicon()["tallying_verbs"]:
        return []
    start, end = sentence.start_char, sentence.end_char
    tolls = [toll for toll in mentions.tolls if start <= toll.span.start < end and _harmed(toll)]
    words = find(doc, lexicon().patterns, start=sentence.start, end=sentence.end) if tolls else ()
    if any(match.pattern.kind != NO_DEED or doc[match.start].lower_ != "number" for match in words):
        return []
    found = (_trigger(doc, toll) for toll in tolls)
    return [each for each in found if each is not None]


def _harmed(toll: TollMention) -> bool:
    told = toll.toll.outcome in HARMED and toll.toll.known and not toll.flag
    return told and bool(toll.toll.best or toll.toll.low)


def _trigger(doc: Doc, toll: TollMention) -> Trigger | None:
    words = doc.char_span(toll.trigger.start, toll.trigger.end, alignment_mode="expand")
    if words is None:
        return None
    return Trigger(
        words.root.i,
        words.start,
        words.end,
        toll.toll.outcome.value,
        "noun",
        consequence=True,
        modality=Modality.HAPPENED,
        phrase=None,
        generality=Generality.SINGLE,
        definite=False,
        background=False,
    )
