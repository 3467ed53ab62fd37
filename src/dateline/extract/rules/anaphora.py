"""Whom "its" and "their" speak of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from dateline.extract.actors import ActorMention
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.subjects import find_subject
from dateline.model.claim import ActorKind
from dateline.model.evidence import Span

POSSESSIVES = frozenset({"its", "their"})
ARMED = frozenset({ActorKind.REBEL, ActorKind.MILITIA, ActorKind.STATE_FORCE, ActorKind.POLICE, ActorKind.PARTY})
OFFENSIVES = frozenset({"offensive", "war", "attack", "assault", "invasion", "bombardment", "campaign", "operation"})
"""What a country begins or launches where it fights."""
PAIR = frozenset({"former", "latter"})
PAIR_NEAR = 60
"""Words back to the pair of names of which one is meant."""
REACH = 400
"""Characters back to which a possessive may point."""
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def antecedent(doc: Doc, actors: Sequence[ActorMention], token: Token) -> int | None:
    """Find the armed actor that a possessive speaks of: the last subject in reach, else the one most spoken of.

    A report keeps to one actor as its subject; the actor named last is as often its enemy. Whoever says a thing of
    its own men speaks of those: "Turkey said its jets had struck camps of the PKK".
    """
    if (speaker := _speaker(actors, token)) is not None:
        return speaker
    before = [
        index
        for index, actor in enumerate(actors)
        if actor.span.end <= token.idx
        and (
            actor.kind in ARMED
            or (token.lower_ == "its" and actor.kind is ActorKind.GOVERNMENT and _fights(doc, actor))
        )
        and (actor.name or actor.refers_to is not None)
    ]
    near = [index for index in before if token.idx - actors[index].span.end < REACH]
    subjects = [index for index in near if _is_subject(doc, actors[index].span)]
    if subjects:
        return subjects[-1]
    spoken = Counter(actors[index].chain for index in before)
    return max(near, key=lambda index: (spoken[actors[index].chain], index), default=None)


def one_of_two(doc: Doc, actors: Sequence[ActorMention], token: Token) -> int | None:
    """Find whom "the former" and "the latter" speak of: the first or second of the pair of names told just before."""
    if token.lower_ not in PAIR or not any(child.lower_ == "the" for child in token.children):
        return None
    before = doc[max(token.sent.start - PAIR_NEAR, 0) : token.sent.start]
    pairs = [each for each in before if each.dep_ == "conj" and {each.pos_, each.head.pos_} == {"PROPN"}]
    alone = [each for each in pairs if each.head.dep_ != "conj" and not any(c.dep_ == "conj" for c in each.children)]
    if not alone:
        return None
    meant = alone[-1].head if token.lower_ == "former" else alone[-1]
    named = (
        index for index, actor in enumerate(actors) if actor.name and actor.span.start <= meant.idx < actor.span.end
    )
    return next(named, None)


def _speaker(actors: Sequence[ActorMention], possessive: Token) -> int | None:
    """Find the armed actor or state that says what the clause of a possessive tells."""
    if possessive.lower_ not in POSSESSIVES:
        return None
    clause = next((each for each in possessive.ancestors if each.pos_ in {"VERB", "AUX"}), None)
    if clause is None or clause.dep_ != "ccomp" or lemma(clause.head) not in lexicon()["say_verbs"]:
        return None
    subject = find_subject(clause.head)
    said_by = (
        index
        for index, actor in enumerate(actors)
        if subject is not None
        and actor.span.start <= subject.idx < actor.span.end
        and (actor.kind in ARMED or (actor.kind is ActorKind.GOVERNMENT and possessive.lower_ == "its"))
    )
    return next(said_by, _called_so(actors, subject))


def _called_so(actors: Sequence[ActorMention], group: Token | None) -> int | None:
    """Find the name of a group that it gives itself: "a group calling itself the Hawks said its men had …"."""
    clauses = [child for child in group.children if child.dep_ == "acl"] if group is not None else []
    named = [each for each in clauses if lemma(each) in {"call", "name", "know", "style"}]
    if group is None or not named or lemma(group) not in lexicon()["founded_bodies"]:
        return None
    start, end = named[0].idx, named[0].right_edge.idx
    return next((n for n, actor in enumerate(actors) if actor.name and start < actor.span.start <= end), None)


def _fights(doc: Doc, actor: ActorMention) -> bool:
    """Tell a country that is said to fight: "after Azerbaijan had begun an offensive"."""
    words = doc.char_span(actor.span.start, actor.span.end, alignment_mode="expand")
    verb = words.root.head if words is not None and words.root.dep_ == "nsubj" else None
    told = [child.lemma_.lower() for child in verb.children if child.dep_ == "dobj"] if verb is not None else []
    return words is not None and words.root.ent_type_ == "GPE" and not OFFENSIVES.isdisjoint(told)


def _is_subject(doc: Doc, span: Span) -> bool:
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return words is not None and words.root.dep_ in SUBJECTS
