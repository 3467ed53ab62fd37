"""Figures of the dead and hurt in a sentence with no deed word: "the clinic counted 12 bodies and 30 wounded".

So told are the dead dug up long after: "experts exhumed the remains of 44 people".

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
    words = lexicon()
    counting, verb = lemma(sentence.root) in words["tallying_verbs"], lemma(sentence.root)
    if not counting and verb not in words["exhuming_verbs"]:
        return []
    start, end = sentence.start_char, sentence.end_char
    tolls = [toll for toll in mentions.tolls if start <= toll.span.start < end and _harmed(toll)]
    tolls = tolls if counting else [toll for toll in tolls if _of_remains(doc, toll)]
    told = find(doc, words.patterns, start=sentence.start, end=sentence.end) if tolls else ()
    if any(match.pattern.kind != NO_DEED or doc[match.start].lower_ != "number" for match in told):
        return []
    found = (_trigger(doc, toll) for toll in tolls)
    return list({each.head: each for each in found if each is not None}.values())


def _of_remains(doc: Doc, toll: TollMention) -> bool:
    words = doc.char_span(toll.trigger.start, toll.trigger.end, alignment_mode="expand")
    return words is not None and words[0].lower_ == "remains"


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
