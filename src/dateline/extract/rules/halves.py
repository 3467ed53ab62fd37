"""Sentences of several halves parted by semicolons: what the half before tells of the day and place of a deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.dates import TimeKind
from dateline.extract.rules.anaphora import ARMED
from dateline.extract.rules.arguments import UNPLACED, Mentions, Owned, inside
from dateline.extract.rules.counted import of_saying
from dateline.extract.rules.kinds import violent_kinds
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.named_parties import parties_at
from dateline.extract.rules.roles import Side
from dateline.extract.rules.subjects import noun_phrase
from dateline.extract.rules.tellings import Telling
from dateline.extract.rules.tree import SITE_PREPOSITIONS, root_of
from dateline.extract.rules.whereabouts import towns_of
from dateline.model.claim import ActorKind
from dateline.model.evidence import Span

POINTING = frozenset({"he", "she", "it", "they", "this", "these", "both", "all"})
PEOPLE = frozenset({"he", "she", "they"})
COMBING = frozenset({"enter", "surround", "encircle", "search", "sweep", "comb", "cordon", "occupy"})
DWELLINGS = frozenset({"house", "door", "hut", "home", "tent"})
PERSONS = frozenset({"man", "woman", "boy", "girl", "youth", "teenager"})
NEW_DAY = re.compile(r"\b(?:later|after|before|earlier|next|following|ago|then|since)\b", re.IGNORECASE)
AT_ONCE = re.compile(r"\b(?:seconds|moments|minutes|shortly|soon) (?:later|after|afterwards)\b", re.IGNORECASE)
SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def from_half_before(doc: Doc, sentence: Words, told: Sequence[Telling], mentions: Mentions) -> list[Telling]:
    """Give a deed past a semicolon the day and place of the half before: "guards stopped X in Y; he blew up …"."""
    ends = [token.i for token in sentence if token.text == ";"] if told else []
    if not ends:
        return list(told)
    bounds = [sentence.start, *ends, sentence.end]
    halves = [doc[start:end] for start, end in pairwise(bounds)]
    return [_led_in(_of_its_half(each, halves, mentions), halves, told, mentions) for each in told]


def _of_its_half(telling: Telling, halves: Sequence[Words], mentions: Mentions) -> Telling:
    """Leave out the place of a half in which the deed is not told, where its own half tells one."""
    mine = [half for half in halves if any(half.start <= each.head < half.end for each in telling.frame.triggers)]
    places = telling.owned.places
    own = tuple(each for each in places if any(inside(mentions.places[each].span, half) for half in mine))
    there = any(_led_by_in(mine[0].doc, mentions.places[each].span) for each in own)
    return replace(telling, owned=replace(telling.owned, places=own)) if there else telling


def _led_by_in(doc: Doc, place: Span) -> bool:
    """Tell where something was done from where it came from: "in Monterrey", not "fired from Gaza"."""
    name = root_of(doc, place)
    return name is not None and name.head.lower_ in SITE_PREPOSITIONS


def _led_in(telling: Telling, halves: Sequence[Words], told: Sequence[Telling], mentions: Mentions) -> Telling:
    at = _half(telling, halves)
    telling = _done_by(telling, halves[at - 1], mentions) if at else telling
    telling = _by_those_who_came(telling, (halves[at - 1], halves[at]), told, mentions) if at else telling
    if at == 0 or telling.frame.anchor.background or telling.frame.kind in UNPLACED:
        return telling
    before, own = halves[at - 1], halves[at]
    there = [each for each in told if _half(each, halves) == at - 1]
    if there and (telling.owned.times or not _goes_on(own)):
        # each half tells a deed of its own
        owned = _placed(telling.owned, (before, own), there, mentions) if _at_that_site(own) else telling.owned
        return replace(telling, owned=owned)
    days = there[-1].owned.times if there else _days(before, mentions)
    anew = NEW_DAY.search(own.text) is not None and AT_ONCE.search(own.text) is None
    owned = telling.owned
    if not (owned.times or telling.count or anew) and len(days) == 1:
        owned = replace(owned, times=days)
    return replace(telling, owned=_placed(owned, (before, own), there, mentions))


def _done_by(telling: Telling, before: Words, mentions: Mentions) -> Telling:
    """Give "they" or "he", who did it, the people that the half before speaks of: "guards stopped a man; he …"."""
    doers = telling.sides.perpetrators
    words = [telling.words_of(each.span).lower() for each in doers]
    if len(words) != 1 or words[0] not in PEOPLE:
        return telling
    several = words[0] == "they"
    told = [each for each in before if each.dep_ in SUBJECTS and _people(each, several=several)]
    told += [each for each in before if each.dep_ == "dobj" and _people(each, several=several)]
    if not told:
        return telling
    side = parties_at(before.doc, mentions.actors, told[0]) or (Side(noun_phrase(told[0]), None),)
    return replace(telling, sides=replace(telling.sides, perpetrators=side))


def _by_those_who_came(
    telling: Telling, pair: tuple[Words, Words], told: Sequence[Telling], mentions: Mentions
) -> Telling:
    """Give X who did it in "X went from house to house; 40 people were shot", where X only came in a half of theirs."""
    before, own = pair
    if telling.sides.perpetrators or NEW_DAY.search(own.text) or not _befell_civilians(telling, own, mentions):
        return telling
    if any(before.start <= each.frame.anchor.head < before.end for each in told):
        return telling
    came = (each for each in before if each.dep_ == "nsubj" and _armed(each, mentions) and _broke_in(each.head))
    doers = next((parties_at(before.doc, mentions.actors, each) for each in came), ())
    return replace(telling, sides=replace(telling.sides, perpetrators=doers)) if doers else telling


def _befell_civilians(telling: Telling, half: Words, mentions: Mentions) -> bool:
    """Tell "at least 40 villagers were shot", with no word of an earlier time."""
    verb = half.doc[telling.frame.anchor.head]
    hurt = [mentions.actors[side.actor].kind for side in telling.sides.targets if side.actor is not None]
    passive = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}} == {"were"}
    return passive and bool(hurt) and set(hurt) == {ActorKind.CIVILIANS} and telling.frame.kind in violent_kinds()


def _armed(noun: Token, mentions: Mentions) -> bool:
    kinds = {each.kind for each in mentions.actors if each.span.start <= noun.idx < each.span.end}
    return bool(kinds & ARMED) or lemma(noun) in lexicon()["fighting_men"] | lexicon()["attackers"]


def _broke_in(verb: Token) -> bool:
    """Tell "entered the village" and "went from house to house"."""
    from_house = any(lemma(each) in DWELLINGS for child in verb.children for each in child.children)
    return verb.tag_ == "VBD" and (lemma(verb) in COMBING or (lemma(verb) == "go" and from_house))


def _people(noun: Token, *, several: bool) -> bool:
    words = lexicon()
    known = words["doer_nouns"] | words["attackers"] | words["fighting_men"] | words["armed_by_deed"] | PERSONS
    many = noun.tag_ in {"NNS", "NNPS"} or lemma(noun) in words["side_words"]
    return many == several and (lemma(noun) in known or noun.ent_type_ == "PERSON")


def _placed(owned: Owned, pair: tuple[Words, Words], there: Sequence[Telling], mentions: Mentions) -> Owned:
    before, own = pair
    if owned.places or owned.likely or towns_of(own, mentions):
        return owned
    places = there[-1].owned.places or there[-1].owned.likely if there else _towns(before, mentions)
    return replace(owned, likely=places)


def _towns(half: Words, mentions: Mentions) -> tuple[int, ...]:
    found = towns_of(half, mentions)
    return tuple(each for each in found if _led_by_in(half.doc, mentions.places[each].span))


def _at_that_site(half: Words) -> bool:
    """Tell a half on the building that the one before tells of: "; commandos stormed the building the next day"."""
    sites = lexicon()["sites"] | {"building", "house", "compound"}
    struck = (each for each in half if each.dep_ == "dobj" and lemma(each) in sites)
    return any({child.lower_ for child in each.lefts if child.dep_ != "punct"} == {"the"} for each in struck)


def _half(telling: Telling, halves: Sequence[Words]) -> int:
    head = telling.frame.anchor.head
    return next((number for number, half in enumerate(halves) if head < half.end), len(halves) - 1)


def _goes_on(half: Words) -> bool:
    """Tell a half about whom or what the one before speaks of: "; they burned the cooperative"."""
    subject = next((token for token in half if token.dep_ in SUBJECTS), None)
    return subject is not None and subject.lower_ in POINTING


def _days(half: Words, mentions: Mentions) -> tuple[int, ...]:
    """Give the one day of a half: of "a week later, on 29 May" the one that is named."""
    found = [
        number
        for number, time in enumerate(mentions.times)
        if inside(time.span, half)
        and time.kind is TimeKind.DATE
        and time.interval is not None
        and not of_saying(half.doc, time.span)
    ]
    dated = [each for each in found if any(letter.isdigit() for letter in mentions.times[each].words)]
    return tuple(dated or found)
