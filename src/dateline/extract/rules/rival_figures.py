"""Figures set against those told before: "the hospital put the figure at 14", "residents said the true number was 30".

Where two sources count differently a coder enters both, as low and high; each figure keeps the words for who says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.rules.footing import negated
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.other_figures import DIED_OF, HURT
from dateline.extract.rules.responsibility import phrase_of
from dateline.extract.rules.subjects import find_subject
from dateline.extract.tolls import TollMention, find_tolls
from dateline.model.evidence import Span
from dateline.model.toll import Outcome

BACK = 400
"""Characters back to which a count may speak of people told of before."""
LED_BY = frozenset({"at", "of", "as"})
OF_OTHERS = frozenset({"of", "for", "since", "over", "among"})
"""What leads to others than those told of: "the figure for the whole year", "the number of refugees"."""
DEATHS = frozenset({"dead", "killed", "deaths", "fatalities", "toll"})


def rival_figures(sentence: Words, told: Sequence[TollMention]) -> Iterator[TollMention]:
    """Read the figures that a sentence gives for a count of people already told; ``told`` are the tolls so far."""
    for count in sentence:
        if lemma(count) not in lexicon()["counts_of_people"]:
            continue
        number, teller = _figure_of(count)
        outcome = _outcome(count, number, told) if number is not None else None
        if number is None or outcome is None:
            continue
        first = number.doc[number.left_edge.i]
        span = Span(first.idx, number.idx + len(number))
        plain = find_tolls(f"{number.doc.text[span.start : span.end]} people were killed.")
        if len(plain) == 1 and plain[0].toll.known and not any(toll.span.overlaps(span) for toll in told):
            phrase = number.doc.text[span.start : span.end]
            toll = replace(plain[0].toll, outcome=outcome, group=None, phrase=phrase)
            yield TollMention(span, toll, None, Span(count.idx, count.idx + len(count)), phrase_of(teller))


def _figure_of(count: Token) -> tuple[Token | None, Token | None]:
    """Give the number in "X put the figure at 14", "X gave a figure of 14", "the true figure was 14"; and X."""
    verb = count.head
    if negated(verb, count):
        return None, None
    if count.dep_ == "dobj" and lemma(verb) in lexicon()["putting_verbs"]:
        led = (child for each in (verb, count) for child in each.children if child.lower_ in LED_BY)
        return next((each for child in led for each in child.children if _whole(each)), None), find_subject(verb)
    if count.dep_ == "nsubj" and lemma(verb) == "be":
        said = verb.head if verb.dep_ == "ccomp" and lemma(verb.head) in lexicon()["say_verbs"] else None
        figure = next((child for child in verb.children if child.dep_ in {"attr", "acomp"} and _whole(child)), None)
        return figure, find_subject(said) if said is not None else None
    return None, None


def _whole(number: Token) -> bool:
    """Tell a number that counts nothing but what was told: "at 14", not "at 14 per cent"."""
    return number.pos_ == "NUM" and number.i == number.right_edge.i and number.ent_type_ not in {"DATE", "PERCENT"}


def _outcome(count: Token, number: Token, told: Sequence[TollMention]) -> Outcome | None:
    """Tell what befell those counted: what the count says itself, else what befell those told of last, if one thing."""
    words = {each.lower_ for each in count.subtree}
    if words & (HURT | DEATHS):
        return Outcome.INJURED if words & HURT else Outcome.KILLED
    aside = (*count.children, *(child for child in count.head.children if child.lower_ == "for"))
    if any(child.lower_ in OF_OTHERS and child.i != number.head.i for child in aside):
        return None
    near = [toll for toll in told if 0 < count.idx - toll.span.end < BACK]
    outcomes = {toll.toll.outcome for toll in near}
    return outcomes.pop() if len(outcomes) == 1 and outcomes <= DIED_OF else None
