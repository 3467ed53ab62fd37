"""Sums over a stretch of time ("since 2015 it has killed over 700 in 60 attacks"): kept as claims about the actor.

They are no event: nothing says on which day or where. As claims they can be shown with the actor and set beside its
events, and nothing adds them up.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from dateline.extract.rules.claims import LESS, Teller
from dateline.extract.rules.tellings import Telling
from dateline.model.claim import Claim, SubjectKind, Value
from dateline.model.evidence import Evidence, Span
from dateline.model.ids import make_id

PROPERTY = "aggregate"
REASONS = ("a sum over a stretch of time, not one event",)


def aggregate_claims(teller: Teller, summed: list[Telling]) -> Iterator[Claim]:
    """Give, for each actor a sum is told of, the tolls and the numbers of deeds told."""
    seen: set[str] = set()
    for telling in summed:
        for profile in _profiles(teller, telling):
            for value, span in _sums(teller, telling):
                claim = _claim(teller, telling, profile, (value, span))
                if claim.id not in seen:
                    seen.add(claim.id)
                    yield claim


def _profiles(teller: Teller, telling: Telling) -> list[str]:
    chains = [teller.mentions.actors[side.actor].chain for side in telling.sides.perpetrators if side.actor is not None]
    return [teller.profiles[chain] for chain in chains if chain in teller.profiles]


def _sums(teller: Teller, telling: Telling) -> Iterator[tuple[Value, Span]]:
    for index in telling.owned.tolls:
        toll = teller.mentions.tolls[index]
        if toll.toll.known and not toll.flag:
            yield toll.toll, toll.span
    sentence = teller.doc.char_span(telling.sentence.start, telling.sentence.end, alignment_mode="expand")
    heads = {trigger.head for trigger in telling.frame.triggers}
    for token in sentence if sentence is not None else ():
        if token.i in heads and token.pos_ == "NOUN" and _counted(token):
            first = min(child.left_edge.i for child in token.children if child.dep_ == "nummod")
            words = teller.doc[first : token.i + 1]
            yield words.text, Span(words.start_char, words.end_char)


def _counted(noun: Token) -> bool:
    return any(child.dep_ == "nummod" for child in noun.children)


def _claim(teller: Teller, telling: Telling, profile: str, said: tuple[Value, Span]) -> Claim:
    value, span = said
    times = (teller.mentions.times[index].interval for index in telling.owned.times)
    return Claim(
        make_id("claim", profile, PROPERTY, span.start, span.end, value),
        profile,
        SubjectKind.PROFILE,
        PROPERTY,
        value,
        Evidence.at(teller.text.id, teller.text.characters, span),
        teller.engine,
        telling.attribution,
        valid=next((interval for interval in times if interval is not None), None),
        confidence=LESS,
        reasons=REASONS,
    )
