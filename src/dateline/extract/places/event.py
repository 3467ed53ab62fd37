"""Event place: which of the places in a text is where this deed happened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.extract.places.event_names import names_in
from dateline.extract.places.event_others import reasons_among
from dateline.extract.places.event_reasons import DISTANCES, reasons_alone
from dateline.extract.places.event_weights import chance
from dateline.extract.places.mentions import PlaceMention, Role
from dateline.extract.places.names import name_key
from dateline.extract.places.words import load, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

SENTENCES_BACK = 2


def event_places(doc: Doc, trigger: Token, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Choose the places where the deed of a verb or noun happened; none where the words give none.

    Other roles a place may have in a sentence (where people came from, where they were taken, whose government spoke)
    are weighed against it: each reason for or against is named, and its weight stands in ``data/event_weights.json``.
    A name that no list and no model takes for a place may be chosen too, with the role of a name, where the deed's
    own words make it one.
    """
    told = _of_sentence(trigger.sent, mentions)
    if any(mention.role == Role.LOCATION for mention in told):
        return _chosen(doc, trigger, told)
    own = _chosen(doc, trigger, told)
    return own or _carried_over(doc, trigger, mentions)


def event_chances(doc: Doc, trigger: Token, mentions: Sequence[PlaceMention]) -> list[tuple[PlaceMention, float]]:
    """Give each place and name of the deed's sentence with the chance that the deed happened there."""
    names = names_in(doc, trigger.sent, _of_sentence(trigger.sent, mentions))
    return list(zip(names, _chances(doc, trigger, names), strict=True))


def _of_sentence(sentence: Span, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    return [mention for mention in mentions if sentence.start_char <= mention.span.start < sentence.end_char]


def _carried_over(doc: Doc, trigger: Token, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Take the place of what the sentences before tell, where a sentence names none: "A bomb went off. It killed…"."""
    start = trigger.sent.start
    for _ in range(SENTENCES_BACK):
        if start == 0 or "\n\n" in doc[start - 1].text_with_ws:
            return []
        before = doc[start - 1].sent
        told = _of_sentence(before, mentions)
        if any(mention.role == Role.LOCATION for mention in told):
            return _chosen(doc, before.root, told)
        start = before.start
    return []


def _chosen(doc: Doc, trigger: Token, told: Sequence[PlaceMention]) -> list[PlaceMention]:
    names = names_in(doc, trigger.sent, told)
    chances = _chances(doc, trigger, names)
    settings = load("event.yaml")
    least = max(settings["least"], settings["beside"] * max(chances, default=0.0))
    fit = zip(names, chances, strict=True)
    return [name for name, each in fit if each >= least and not (_home(doc, name) or _who(doc, name) or _thing(name))]


def _thing(name: PlaceMention) -> bool:
    """Tell a name that is an ordinary word or a make: "stormed the Airbus"."""
    return name.role == Role.NAME and name_key(name.words) in words("ordinary")


def _home(doc: Doc, name: PlaceMention) -> bool:
    """Tell where somebody comes from, "a student from X", from where something happened, "ten miles from X"."""
    words = doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
    lead = words.root.head if words is not None else None
    of = lead.head if lead is not None and lead.lower_ == "from" else None
    return of is not None and of.pos_ in {"NOUN", "PROPN"} and of.lower_ not in DISTANCES


def _who(doc: Doc, name: PlaceMention) -> bool:
    """Tell who somebody is, "the attaché, Brigadier Stephen Saunders", from where something lies."""
    words = doc.char_span(name.span.start, name.span.end, alignment_mode="expand")
    return words is not None and words.root.dep_ == "appos" and words.root.ent_type_ == "PERSON"


def _chances(doc: Doc, trigger: Token, names: Sequence[PlaceMention]) -> list[float]:
    """Weigh each name by itself, then again with what was found of the others."""
    alone = reasons_alone(doc, trigger, names)
    first = [chance("alone", reasons) for reasons in alone]
    among = [[*reasons, *reasons_among(doc, names, first, at)] for at, reasons in enumerate(alone)]
    return [chance("among", reasons) for reasons in among]
