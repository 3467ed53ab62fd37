"""What speaks for or against a place being where a deed happened, each reason named in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from dateline.extract.places.mentions import PlaceMention, Role
from dateline.extract.places.names import name_key, split_feature
from dateline.extract.places.sources import countries, divisions
from dateline.extract.places.words import meanings, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

FAR, NEAR = 12, 4
"""Tokens between name and verb."""
COUNTED = 4
LONGEST_PATH, LONGEST_WAY_DOWN = 6, 4
OPENS = 8
"""Characters before which a name opens the text."""
EDGE_OF_TEXT = "–"
UNSURE_HELPERS = frozenset({"may", "might", "would", "could", "will", "can", "should", "to"})
DISTANCES = frozenset(
    {"km", "kms", "kilometers", "kilometres", "kilometer", "kilometre", "miles", "mile", "meters", "far"}
)
BREAKS = frozenset({";", '"', "“", "”", "--"})


def reasons_alone(doc: Doc, trigger: Token, names: Sequence[PlaceMention]) -> list[list[str]]:
    """Name what speaks for or against each place of a deed, before they are weighed against one another."""
    deed = list(_by_deed(trigger))
    found = []
    for at, name in enumerate(names):
        stretch = tokens_of(doc, name)
        root = stretch.root
        found.append(
            [
                *_by_path(trigger, root),
                *_by_clause(trigger, root),
                *_by_words(doc, trigger, stretch),
                *_by_distance(doc, trigger, root),
                *_by_itself(doc, name, stretch),
                *_by_rank(trigger, names, at),
                *deed,
            ]
        )
    return found


def tokens_of(doc: Doc, mention: PlaceMention) -> Span:
    """Give the tokens of a mention."""
    stretch = doc.char_span(mention.span.start, mention.span.end, alignment_mode="expand")
    return doc[0:1] if stretch is None else stretch


def _by_path(trigger: Token, root: Token) -> Iterator[str]:
    """Give the way from the name to the verb through the parse: up to what holds both, and down to the verb."""
    up = list(_upwards(root))
    down = [trigger, *trigger.ancestors]
    shared = next((token for token in up if token in down), None)
    if shared is None:
        yield "in no one tree"
        return
    way_up = list(takewhile(lambda token: token != shared, up))
    way_down = [token.dep_ for token in takewhile(lambda token: token != shared, down)]
    path = ">".join(token.dep_ for token in way_up[:LONGEST_PATH])
    yield f"hangs {path}<{'<'.join(way_down[:LONGEST_WAY_DOWN])}"
    yield f"hangs {min(2 * COUNTED, len(way_up) + len(way_down))} away"
    led = [token.lemma_.casefold() for token in way_up if token.dep_ in {"prep", "agent"}]
    yield f"led {'>'.join(led[:3])}"
    yield f"led by {led[-1] if led else EDGE_OF_TEXT} to {'the verb' if shared == trigger else '<'.join(way_down[:2])}"
    yield from (f"through {token.lemma_.casefold()}" for token in way_up[1:] if token.pos_ == "NOUN")


def _by_clause(trigger: Token, root: Token) -> Iterator[str]:
    """Give whose clause the name stands in, and what it is there."""
    path = list(_to_clause(root))
    clause = path[-1]
    led = next((token for token in path if token.dep_ in {"prep", "agent"} or token.pos_ == "ADP"), None)
    word = led.lower_ if led is not None else root.dep_
    if clause == trigger:
        yield f"own:{word}"
        yield f"own depth {min(COUNTED, len(path) - 1)}"
    else:
        yield f"clause:{_relation(trigger, clause)}"
        yield f"led:{word}"
    yield f"{'own' if clause == trigger else 'other'} as {root.dep_}"
    if word == "from" and not DISTANCES & {token.lower_ for token in root.doc[max(0, root.i - 6) : root.i]}:
        yield "origin of a thing" if led is not None and led.head.pos_ != "VERB" else "origin"
    if led is not None and led.head.pos_ in {"NOUN", "PROPN"}:
        yield f"{word} a {led.head.ent_type_ or 'thing'}"
    if clause == trigger and trigger.lemma_.casefold() in words("aimed_at_places"):
        yield f"aimed at as {root.dep_}"
    if clause.lemma_ in words("speech") and clause != trigger:
        yield "statement"


def _to_clause(token: Token) -> Iterator[Token]:
    """Walk up from a name to the verb, or the head of the sentence, that it belongs to."""
    for above in _upwards(token):
        yield above
        if above.pos_ in {"VERB", "AUX"}:
            return


def _upwards(token: Token) -> Iterator[Token]:
    """Walk up the parse from a name to the head of its sentence.

    Of "killed traders from Karachi in Mosul" the parser makes Karachi in Mosul: what stands in a place that something
    came from goes with what came, unless it is a country or a division, which may hold the place.
    """
    name, above = token, token
    while True:
        yield above
        if above.head == above:
            return
        astray = above.dep_ == "prep" and _is_origin(above.head) and name_key(name.text) not in _wider_names()
        above = above.head.head.head if astray else above.head


def _is_origin(token: Token) -> bool:
    return token.dep_ == "pobj" and token.pos_ == "PROPN" and token.head.lower_ == "from"


def _relation(trigger: Token, clause: Token) -> str:
    """Say how the place's clause stands to the verb's."""
    if clause.is_ancestor(trigger):
        down = next(token for token in (trigger, *trigger.ancestors) if token.head == clause)
        return f"above by {down.dep_}"
    if trigger.is_ancestor(clause):
        return f"below by {next(token for token in (clause, *clause.ancestors) if token.head == trigger).dep_}"
    return "beside"


def _by_words(doc: Doc, trigger: Token, stretch: Span) -> Iterator[str]:
    """Give the words next to the name, and the one it hangs on."""
    start, end = stretch.start, stretch.end
    before = [doc[at].lower_ if at >= 0 else EDGE_OF_TEXT for at in (start - 2, start - 1)]
    after = [doc[at].lower_ if at < len(doc) else EDGE_OF_TEXT for at in (end, end + 1)]
    yield f"after {before[1]}"
    yield f"after {' '.join(before)}"
    yield f"two after {before[0]}"
    yield f"before {after[0]}"
    yield f"before {' '.join(after)}"
    yield f"two before {after[1]}"
    verb = trigger.lemma_.casefold()
    yield f"{verb}, after {before[1]}"
    yield f"{verb}, as {stretch.root.dep_}"
    yield f"of {stretch.root.head.lemma_.casefold()}"
    yield f"of a {stretch.root.head.dep_}"


def _by_distance(doc: Doc, trigger: Token, root: Token) -> Iterator[str]:
    away = root.i - trigger.i
    side = "after" if away > 0 else "before"
    yield f"stands {side} {'near' if abs(away) <= NEAR else 'far' if abs(away) > FAR else 'mid'}"
    between = doc[min(root.i, trigger.i) + 1 : max(root.i, trigger.i)]
    yield f"{min(3, sum(token.pos_ == 'VERB' for token in between))} verbs between"
    if any(token.text in BREAKS for token in between):
        yield "a break between"


def _by_itself(doc: Doc, mention: PlaceMention, stretch: Span) -> Iterator[str]:
    root = stretch.root
    named = "name" if mention.role == Role.NAME else "place"
    yield f"role {mention.role.value}"
    yield f"a {named} {root.ent_type_ or 'no model knew'}"
    if name_key(mention.head) in _country_names():
        yield "a country"
    if mention.feature:
        yield f"called {mention.feature}"
    if mention.modifier:
        yield f"taken {meanings('modifiers').get(name_key(mention.modifier), 'part')}"
    if mention.span.start <= OPENS:
        after = doc[stretch.end].text if stretch.end < len(doc) else ""
        yield "dateline" if after in {"—", "--", "(", "-", "–"} else "opens the text"
    if root.dep_ == "compound" or (root.i + 1 < len(doc) and root.head.i > root.i and root.head.pos_ == "NOUN"):
        yield "before a noun"


@cache
def _country_names() -> frozenset[str]:
    return frozenset(name_key(name) for entry in countries().values() for name in (*entry.names, entry.name))


@cache
def _wider_names() -> frozenset[str]:
    """Give the names of what may hold a town: countries and first-level divisions, with and without their word."""
    named = (name_key(row.name) for row in divisions() if row.level == 1)
    return _country_names() | frozenset(key for name in named for key in (name, split_feature(name)[0]))


def _by_deed(trigger: Token) -> Iterator[str]:
    """Give what the verb itself says of whether it tells one deed that has a place."""
    yield f"deed {trigger.lemma_.casefold()}"
    yield f"deed as {trigger.tag_}"
    yield f"deed as {trigger.dep_}"
    children = list(trigger.children)
    if {child.lemma_.casefold() for child in children if child.dep_ in {"aux", "auxpass"}} & UNSURE_HELPERS:
        yield "not told as done"
    for child in children:
        if child.dep_ in {"dobj", "nsubj", "nsubjpass"}:
            yield f"{child.dep_} {child.lemma_.casefold()}"
            yield f"has {child.dep_}"
        elif child.dep_ == "neg":
            yield "denied"
    dates = [entity for entity in trigger.sent.ents if entity.label_ == "DATE"]
    if dates:
        yield "a day told" if any(date.text.casefold().endswith("day") for date in dates) else "a date told"


def _by_rank(trigger: Token, names: Sequence[PlaceMention], at: int) -> Iterator[str]:
    """Give how many places there are, and how many stand nearer the verb."""
    places = [other for other in names if other.role == Role.LOCATION or other is names[at]]
    yield f"{min(COUNTED, len(places))} places"
    away = abs(names[at].span.start - trigger.idx)
    yield f"nearest {min(3, sum(abs(other.span.start - trigger.idx) < away for other in places))}"
