"""The parties that words of claim or blame name: an actor, or a name no actor list knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from dateline.extract.actors import ActorMention
from dateline.extract.rules.anaphora import ARMED, antecedent
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.roles import Side
from dateline.extract.rules.subjects import noun_phrase
from dateline.model.claim import ActorKind
from dateline.model.evidence import Span

UNNAMED = frozenset({ActorKind.REBEL, ActorKind.MILITIA})
"""Kinds of actor that may be blamed without a name: "the rebels"."""
FORCES = frozenset({ActorKind.STATE_FORCE, ActorKind.POLICE})
"""Kinds that may be so where they are several or a body: "soldiers", "the army"; but not "the general"."""
BELONGING = frozenset({"belong", "member", "fighter", "follower", "supporter", "part", "represent"})
FAR = 12
"""Words from a verb in which the phrase for a party may stand where the parse lost it."""


def parties_at(doc: Doc, actors: Sequence[ActorMention], party: Token) -> tuple[Side, ...]:
    """Give the parties at a noun and those coordinated with it: actors, or a name no actor list knows."""
    found: list[Side] = []
    for token in (party, *(each for each in party.conjuncts if each.i > party.i)):
        side = None if _lone_man(actors, token) else _side(doc, actors, token)
        if side is not None and side not in found and not _reports(actors, side):
            found.append(side)
    return tuple(found)


def _lone_man(actors: Sequence[ActorMention], token: Token) -> bool:
    """Tell "he" who is the unnamed man whose deed is told, and no party that claims or is blamed."""
    one = token.lower_ in {"he", "she"}
    told = (actor for actor in actors if one and actor.span.start <= token.idx < actor.span.end)
    return any(actor.kind is not ActorKind.PERSON for actor in told)


def _side(doc: Doc, actors: Sequence[ActorMention], token: Token) -> Side | None:
    phrase = Span(doc[token.left_edge.i].idx, doc[_last(token)].idx + len(doc[_last(token)]))
    over = [index for index, actor in enumerate(actors) if actor.span.start <= token.idx < actor.span.end]
    left = _left_by(token)
    armed = [
        i
        for i, actor in enumerate(actors)
        if phrase.covers(actor.name_span or actor.span) and _armed(actor) and not (left and left.covers(actor.span))
    ]
    best = min(over, key=lambda index: len(actors[index].span), default=None)
    if best is not None and _armed(actors[best]):
        return Side(actors[best].span, best)
    if armed:  # "Taliban spokesman Yousuf", "the armed wing of X", "a group calling itself X"
        return Side(actors[armed[0]].span, armed[0])
    if token.lower_ in {"it", "they", "its"}:
        index = antecedent(doc, actors, token)
        return None if index is None else Side(Span(token.idx, token.idx + len(token)), index)
    told = _members(actors, token) or _calling(actors, token)
    if told is not None:
        return told
    if best is not None and (_speaks_of(actors[best], token) or _blamable(token)):
        return Side(actors[best].span, best)
    named = next((each for each in (token, *_named_within(token)) if _is_name(each)), None)
    if named is None and _blamable(token):
        named = token
    return Side(noun_phrase(named), None) if named is not None else None


def _left_by(token: Token) -> Span | None:
    """Find the words on those whom a party is no part of: "a cell that had broken with X", "men who fought X"."""
    parting = lexicon()["parting_verbs"]
    clause = next((each for each in token.children if each.dep_ in {"acl", "relcl"} and lemma(each) in parting), None)
    if clause is None:
        return None
    return Span(clause.idx, clause.right_edge.idx + len(clause.right_edge))


def _members(actors: Sequence[ActorMention], token: Token) -> Side | None:
    """Find the named actor whose people somebody says they are."""
    own = _belonging_to(token)
    index = next((n for n, actor in enumerate(actors) if own and actor.name and own.covers(actor.span)), None)
    return None if index is None else Side(actors[index].span, index)


def _calling(actors: Sequence[ActorMention], token: Token) -> Side | None:
    """Find what an unnamed group is said to be called."""
    calls = _called(token)
    if calls is None:
        return None
    index = next((n for n, each in enumerate(actors) if each.span.start <= calls.idx < each.span.end), None)
    return Side(noun_phrase(calls), index)


def _is_name(token: Token) -> bool:
    """Tell a party's name: a proper noun of no person, or an acronym that the tagger missed."""
    named = token.pos_ == "PROPN" or (token.text.isupper() and len(token) > len("US"))
    return named and token.ent_type_ != "PERSON"


def _reports(actors: Sequence[ActorMention], side: Side) -> bool:
    """Tell an outlet, which did no deed: "Amaq said its fighters had …"."""
    return side.actor is not None and actors[side.actor].kind is ActorKind.MEDIA


def _armed(actor: ActorMention) -> bool:
    return actor.kind in ARMED and (actor.name is not None or actor.refers_to is not None)


def _speaks_of(actor: ActorMention, token: Token) -> bool:
    several = token.tag_ == "NNS" or lemma(token) in lexicon()["side_words"]
    unnamed = actor.kind in UNNAMED or (several and actor.kind in FORCES)
    return unnamed or actor.name is not None or actor.refers_to is not None


def _blamable(token: Token) -> bool:
    """Tell an unnamed party that may be blamed: "a Basque group", "drug traffickers"; but not "two men"."""
    return lemma(token) in lexicon()["blamable"]


def _last(token: Token) -> int:
    """Give the last word of a noun with its names and clauses, but not beyond the verb it is subject of."""
    last = token.right_edge.i
    return min(last, token.head.i - 1) if token.head.i > token.i else min(last, token.i + FAR)


def _called(token: Token) -> Token | None:
    """Find the name in "a group calling itself X", "an organisation called X"."""
    for child in token.children:
        if child.dep_ in {"acl", "relcl"} and lemma(child) in {"call", "name", "know", "style"}:
            return next((each for each in child.subtree if each.pos_ == "PROPN" and each.dep_ != "compound"), None)
    return None


def _belonging_to(token: Token) -> Span | None:
    """Find the words that name whose people they are: "men who said they belonged to a gang called X"."""
    for clause in token.children:
        if clause.dep_ not in {"acl", "relcl"}:
            continue
        word = next((each for each in clause.subtree if lemma(each) in BELONGING), None)
        if word is not None:
            last = clause.right_edge
            return Span(word.idx, last.idx + len(last))
    return None


def _named_within(token: Token) -> Iterator[Token]:
    for child in token.children:
        if child.dep_ in {"appos", "oprd", "compound", "nmod"}:
            yield child
        if child.dep_ == "acl":
            yield from (grand for grand in child.children if grand.dep_ in {"oprd", "dobj", "attr"})
