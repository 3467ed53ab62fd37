"""Event place: which of the places in a text is where this deed happened."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import cache

from spacy.tokens import Doc, Span, Token

from dateline.extract.places.mentions import PlaceMention, Role
from dateline.extract.places.names import name_key
from dateline.extract.places.nesting import names_its_part
from dateline.extract.places.sources import countries
from dateline.extract.places.words import load, meanings, words

BETWEEN_PART_AND_WHOLE = frozenset({",", "in", "of", "'s", "’s", "s", "in the", "of the", ", in", "district of", "("})
FAR, NEAR = 12, 4
"""Tokens between name and verb."""
COUNTED = 4
TEXT_KEPT = "dateline text"
SENTENCES_BACK = 2


def event_places(doc: Doc, trigger: Token, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Choose the places where the deed of a verb or noun happened; none where the words give none.

    Other roles a place may have in a sentence (where people came from, where they were taken, whose government spoke)
    are weighed against it: each reason for or against is named in ``data/event.yaml`` with its weight.
    """
    own = [mention for mention in mentions if _in_sentence(trigger.sent, mention)]
    if any(mention.role == Role.LOCATION for mention in own):
        return _chosen(doc, trigger, own)
    return _carried_over(doc, trigger, mentions)


def _in_sentence(sentence: Span, mention: PlaceMention) -> bool:
    return sentence.start_char <= mention.span.start < sentence.end_char


def _carried_over(doc: Doc, trigger: Token, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Take the place of what the sentences before tell, where a sentence names none: "A bomb went off. It killed…"."""
    start = trigger.sent.start
    for _ in range(SENTENCES_BACK):
        if start == 0 or "\n\n" in doc[start - 1].text_with_ws:
            return []
        before = doc[start - 1].sent
        told = [mention for mention in mentions if _in_sentence(before, mention)]
        if any(mention.role == Role.LOCATION for mention in told):
            return _chosen(doc, before.root, told)
        start = before.start
    return []


def _chosen(doc: Doc, trigger: Token, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    scored = [(event_chance(doc, trigger, mention, mentions), mention) for mention in mentions]
    best = max((chance for chance, _ in scored), default=0.0)
    least: float = load("event.yaml")["least"]
    beside: float = load("event.yaml")["beside"]
    return [mention for chance, mention in scored if chance >= least and chance >= beside * best]


def event_chance(doc: Doc, trigger: Token, mention: PlaceMention, mentions: Sequence[PlaceMention]) -> float:
    """Give the chance that a place is where the deed of the trigger happened."""
    weights: dict[str, float] = load("event.yaml")["weights"]
    fixed: dict[str, float] = load("event.yaml")["fixed"]
    named = event_reasons(doc, trigger, mention, mentions)
    total = weights["any"] + sum(weights.get(reason, 0.0) + fixed.get(reason, 0.0) for reason in named)
    return 1 / (1 + math.exp(-total))


def event_reasons(doc: Doc, trigger: Token, mention: PlaceMention, mentions: Sequence[PlaceMention]) -> list[str]:
    """Name what speaks for or against a place being where the deed happened."""
    root = _root(doc, mention)
    return [
        *_by_syntax(trigger, root),
        *_by_distance(doc, trigger, mention, root),
        *_by_others(doc, trigger, mention, mentions),
        *_by_itself(doc, mention, root),
        *_by_deed(trigger),
    ]


def _by_deed(trigger: Token) -> Iterator[str]:
    """Give what the verb itself says of whether it tells one deed that has a place."""
    lemma = trigger.lemma_.casefold()
    yield f"deed {lemma}" if lemma in load("event.yaml")["deeds"] else "deed other"
    yield f"deed as {trigger.tag_}"
    helpers = {child.lemma_.casefold() for child in trigger.children if child.dep_ in {"aux", "auxpass"}}
    if helpers & {"may", "might", "would", "could", "will", "can", "should", "to"}:
        yield "not told as done"
    if any(child.dep_ == "neg" for child in trigger.children):
        yield "denied"
    if any(entity.label_ == "DATE" and entity.text.casefold().endswith("day") for entity in trigger.sent.ents):
        yield "a day told"
    elif any(entity.label_ == "DATE" for entity in trigger.sent.ents):
        yield "a date told"


def _root(doc: Doc, mention: PlaceMention) -> Token:
    stretch = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return doc[0] if stretch is None else stretch.root


def _by_syntax(trigger: Token, root: Token) -> Iterator[str]:
    """Give how the place hangs on the verb."""
    path = list(_to_clause(root))
    clause = path[-1]
    led = next((token for token in path if token.dep_ in {"prep", "agent"} or token.pos_ == "ADP"), None)
    word = led.lower_ if led is not None else root.dep_
    if clause == trigger:
        yield f"own:{_known(word)}"
        yield f"own depth {min(COUNTED, len(path) - 1)}"
    elif root.sent != trigger.sent:
        yield "other sentence"
        yield f"other sentence:{_known(word)}"
    else:
        yield f"clause:{_relation(trigger, clause)}"
        yield f"led:{_known(word)}"
    yield f"{'own' if clause == trigger else 'other'} as {root.dep_}"
    if led is not None and led.head.pos_ in {"NOUN", "PROPN"}:
        yield f"{_known(word)} a {led.head.ent_type_ or 'thing'}"
    if clause == trigger and trigger.lemma_.casefold() in words("aimed_at_places"):
        yield f"aimed at as {root.dep_}"
    if word == "from":
        yield "origin"
    if clause.lemma_ in words("speech") and clause != trigger:
        yield "statement"


def _known(word: str) -> str:
    return word if word in load("event.yaml")["leading"] else "other"


def _to_clause(token: Token) -> Iterator[Token]:
    """Walk up from a name to the verb, or the head of the sentence, that it belongs to."""
    yield token
    while token.head != token and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
        yield token


def _relation(trigger: Token, clause: Token) -> str:
    """Say how the place's clause stands to the verb's."""
    if clause.is_ancestor(trigger):
        down = next(token for token in (trigger, *trigger.ancestors) if token.head == clause)
        return f"above by {down.dep_}"
    if trigger.is_ancestor(clause):
        return f"below by {next(token for token in (clause, *clause.ancestors) if token.head == trigger).dep_}"
    return "beside"


def _by_distance(doc: Doc, trigger: Token, mention: PlaceMention, root: Token) -> Iterator[str]:
    away = root.i - trigger.i
    side = "after" if away > 0 else "before"
    yield f"{side} {'near' if abs(away) <= NEAR else 'far' if abs(away) > FAR else 'mid'}"
    between = doc[min(root.i, trigger.i) + 1 : max(root.i, trigger.i)]
    yield f"{min(3, sum(token.pos_ == 'VERB' for token in between))} verbs between"
    if any(token.text in {";", '"', "“", "”", "--"} for token in between):
        yield "a break between"
    if mention.span.start <= NEAR * 2:
        yield "opens the text"


def _by_others(doc: Doc, trigger: Token, mention: PlaceMention, mentions: Sequence[PlaceMention]) -> Iterator[str]:
    places = [other for other in mentions if other.role == Role.LOCATION]
    at = next((i for i, other in enumerate(places) if other.span == mention.span), None)
    if at is None:
        return
    yield f"{min(COUNTED, len(places))} places"
    if at > 0 and _holds(doc, places[at - 1], mention):
        yield "holds the one before"
    if at + 1 < len(places) and _holds(doc, mention, places[at + 1]):
        yield "lies in the next"
    if at + 1 < len(places) and names_its_part(_text(doc), mention, places[at + 1]):
        yield "holds the next"
    if at > 0 and names_its_part(_text(doc), places[at - 1], mention):
        yield "lies in the one before"
    away = abs(mention.span.start - trigger.idx)
    rank = sum(abs(other.span.start - trigger.idx) < away for other in places)
    yield f"nearest {min(3, rank)}"


def _holds(doc: Doc, part: PlaceMention, whole: PlaceMention) -> bool:
    """Tell whether the second name stands as what the first lies in: "Khar, Bajaur", "Sewri district of Zabul"."""
    text = _text(doc)
    between = text[part.span.end : whole.span.start].strip().casefold()
    features = meanings("features")
    if text[max(0, part.span.start - 5) : part.span.start].casefold().endswith(("from ", "to ")):
        return False
    bare = " ".join(word for word in between.split() if word not in features and word not in meanings("modifiers"))
    return bare in BETWEEN_PART_AND_WHOLE or bare == ""


def _text(doc: Doc) -> str:
    """Give the document's characters, joined once: spaCy joins them anew each time it is asked."""
    if TEXT_KEPT not in doc.user_data:
        doc.user_data[TEXT_KEPT] = doc.text
    return str(doc.user_data[TEXT_KEPT])


def _by_itself(doc: Doc, mention: PlaceMention, root: Token) -> Iterator[str]:
    yield f"role {mention.role.value}"
    yield f"a {root.ent_type_ or 'name no model knew'}"
    if name_key(mention.head) in _country_names():
        yield "a country"
    if mention.feature:
        yield f"called {mention.feature}"
    if mention.modifier:
        yield f"taken {meanings('modifiers').get(name_key(mention.modifier), 'part')}"
    after = _text(doc)[mention.span.end : mention.span.end + 3]
    if after.startswith(("'s", "’s")):
        yield "possessive"
    if after.lstrip().startswith(("—", "--", "(")) and mention.span.start <= NEAR * 2:
        yield "dateline"
    if root.dep_ == "compound" or (root.i + 1 < len(doc) and root.head.i > root.i and root.head.pos_ == "NOUN"):
        yield "before a noun"


@cache
def _country_names() -> frozenset[str]:
    return frozenset(name_key(name) for entry in countries().values() for name in (*entry.names, entry.name))


@cache
def reasons_known() -> frozenset[str]:
    """Give the reasons that have a weight."""
    return frozenset(load("event.yaml")["weights"])
