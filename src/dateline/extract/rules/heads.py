"""What a paragraph opens with and means for all of it: "14 February – Colombo: …", "2 May 1998 – …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from spacy.tokens import Span as Words
from spacy.tokens import Token

from dateline.extract.dates import TimeKind
from dateline.extract.entries import is_entry_head
from dateline.extract.places import PlaceMention
from dateline.extract.rules.anaphora import ARMED
from dateline.extract.rules.arguments import Mentions, inside, unlisted_before
from dateline.extract.rules.kinds import violent_kinds
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.named_parties import parties_at
from dateline.extract.rules.roles import Side
from dateline.extract.rules.subjects import noun_phrase
from dateline.extract.rules.tellings import Telling
from dateline.model.claim import ActorKind
from dateline.model.document import Block, Text
from dateline.model.evidence import Span

NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
AFTER_DAY = re.compile(rf"\s*(?:[–—:|]|-{{1,2}})\s+|\.\s+(?={NAME}\.\s+[A-Z])")
AFTER_PLACE = re.compile(r"(?:,[^:.\n]{1,40})?\s*[:–—.]\s")
PLACE_NAMED = re.compile(rf"({NAME})(?:, [A-Z][^:.\n]{{1,30}})?[:.]\s")
PLACE_AND_DAY = re.compile(r"[A-Z][\w’' -]{2,30}, (?:[A-Z][a-z]+ )?(?:\d{1,2} )?(?:[A-Z][a-z]+,? )?\d{4}\.\s*$")
DAY_ALONE = re.compile(r"(?:[A-Z][a-z]+day,? )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}),? \d{4}\.")
"""A day with its year, cut off by a full stop: "13 April 1975. Gunmen …"."""
ARRIVED_AT = frozenset({"to", "in", "at", "into", "near", "outside"})
THEY = re.compile(r"\b(?:they|he|she)\b", re.IGNORECASE)
"""Who came to a place does there what is told next, though on another day: "the next day they shot …"."""
OF_THEM = re.compile(r"\b(?:them|they|he|she|all|both)\b", re.IGNORECASE)
ROUNDUP = re.compile(r"(?:Following|Here|Below|These|The following) (?:are|is|were|\w+)\b", re.IGNORECASE)
"""What a list of the incidents of one day opens with."""
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
FRAGMENT = 8
"""Words up to which a stretch with no verb and no full stop may be an opening cut off."""
LATER = re.compile(
    r"\b(?:later|after|before|earlier|next|following|ago|then|since|police|troops|soldiers)\b", re.IGNORECASE
)
BULLET = 3
"""Characters that may stand before an entry's day."""


@dataclass(frozen=True, slots=True)
class Head:
    """The day and place an entry opens with, as indices into the text's mentions."""

    times: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    stands: bool = False
    """It stands over every sentence up to the next such day, and not only over the next one."""
    filed: bool = False
    """Its place comes first: where a deed has another place, it is where the report was filed."""
    scene: bool = False
    """It is told of an arrival and no deed: what follows in the paragraph was done then and there."""
    doers: tuple[Side, ...] = ()
    """Who, in a scene, led others away, herded them together or forced them, and did to them what follows."""
    comers: tuple[Side, ...] = ()
    """Who, in a scene, came with arms: what befell the people there next was their deed."""
    entry: bool = False
    """It opens one entry of several, whose first words may only say who died: "(b) Homs, 3 June: nine were killed"."""
    ahead: bool = False
    """It is told of a deed that the next sentence tells, and so is whatever it says of whose deed that was."""
    whole: bool = False
    """It stands over every item of a round-up: "Following are incidents reported in Iraq on Wednesday:"."""


def heads_of(text: Text, blocks: Sequence[Block], mentions: Mentions) -> dict[int, Head]:
    """Give the head of each block that opens with a day of its own."""
    found = ((number, _head(text.characters, block, mentions)) for number, block in enumerate(blocks))
    return {number: head for number, head in found if head.times}


def _head(characters: str, block: Block, mentions: Mentions) -> Head:
    for index, time in enumerate(mentions.times):
        if not 0 <= time.span.start - block.span.start <= BULLET or time.kind is not TimeKind.DATE:
            continue
        gap = AFTER_DAY.match(characters, time.span.end)
        if time.interval is not None and gap is not None:
            return Head((index,), tuple(_places(characters, gap.end(), mentions)))
    return _placed_day(characters, block, mentions)


def _placed_day(characters: str, block: Block, mentions: Mentions) -> Head:
    """Read "Brussels, 24 May 2014: …"."""
    for index, place in enumerate(mentions.places):
        if place.span.start != block.span.start:
            continue
        for number, time in enumerate(mentions.times):
            between = characters[place.span.end : time.span.start] if time.span.start >= place.span.end else "-"
            if between.strip(" ,") == "" and characters[time.span.end : time.span.end + 1] == ":" and time.interval:
                return Head((number,), (index,), filed=True)
    return Head()


def _places(characters: str, start: int, mentions: Mentions) -> Iterator[int]:
    known = [
        index
        for index, place in enumerate(mentions.places)
        if place.span.start == start and AFTER_PLACE.match(characters, place.span.end)
    ]
    named = PLACE_NAMED.match(characters, start)
    if not known and named is not None:  # what stands here is a place, whatever list knows it
        span = Span(start, named.end(1))
        known.append(mentions.place_named(PlaceMention(span, named[1], named[1])))
    yield from known


def opening_of(sentence: Words, mentions: Mentions) -> Head | None:
    """Give the day that the parse cut off what it opens: "On 3 May 2016 | fighters attacked", "8 April 2009: | …".

    "Riga, 1991." stands over all that follows it.
    """
    if is_entry_head(sentence.text):
        return _entry_head(sentence, mentions)
    ends = sentence.text.rstrip()[-1:]
    if ends == ":" and ROUNDUP.match(sentence.text):
        return _roundup(sentence, mentions)
    if len(sentence) > FRAGMENT or ends in "!?;" or any(t.pos_ in {"VERB", "AUX"} for t in sentence):
        return None
    times = tuple(
        index for index, time in enumerate(mentions.times) if inside(time.span, sentence) and time.interval is not None
    )
    if ends != "." or DAY_ALONE.fullmatch(sentence.text.strip()):
        first = min((mentions.times[index].span.start for index in times), default=0)
        placed = ends == ":" and sentence[0].is_title and first > sentence.start_char + BULLET  # "Riga, 3 May 1991:"
        return Head(times, filed=placed) if times else None
    places = tuple(index for index, place in enumerate(mentions.places) if inside(place.span, sentence))
    rest = PLACE_AND_DAY.match(sentence.text)
    return Head(times, places, stands=True) if times and places and rest else None


def _roundup(sentence: Words, mentions: Mentions) -> Head | None:
    """Give the one day of "Following are security developments in Iraq on Wednesday:"."""
    days = [n for n, time in enumerate(mentions.times) if inside(time.span, sentence) and time.interval is not None]
    told = [each for each in days if mentions.times[each].kind is TimeKind.DATE]
    exact = len(told) == 1 and all(each.exact for n in told if (each := mentions.times[n].interval) is not None)
    return Head(tuple(told), stands=True, whole=True) if exact else None


def _entry_head(sentence: Words, mentions: Mentions) -> Head:
    """Give the day and places of "La Saline, Port-au-Prince, 13 November 2018:", which stand over all the entry."""
    times = tuple(n for n, time in enumerate(mentions.times) if inside(time.span, sentence) and time.interval)
    first = min((mentions.times[each].span.start for each in times), default=sentence.end_char)
    names = sentence.text[: first - sentence.start_char].strip(" ,")
    places = tuple(n for n, place in enumerate(mentions.places) if inside(place.span, sentence))
    names = names.strip("–—- ")
    if names and not any(mentions.places[each].span.start == sentence.start_char for each in places):
        words = names.split(",")[0]
        named = PlaceMention(Span(sentence.start_char, sentence.start_char + len(words)), words, words)
        places = (mentions.place_named(named), *places)
    numbered = sentence.start > 0 and sentence.doc[sentence.start - 1].text in {")", "."}
    return Head(
        times, places, stands=True, filed=not numbered, entry=True
    )  # "Lima, 3 May 1992:" on a line is where it was filed


def scene_of(sentence: Words, mentions: Mentions) -> Head | None:
    """Give the day and place a sentence brings armed people to: "They came to X on 16 March. They …"."""
    if (happened := _coming_about(sentence)) is not None:
        return _scene_told(happened, mentions)
    verb = _told(sentence.root)
    doer = _armed_subject(verb, mentions)
    came = lemma(verb) in lexicon()["arrival_verbs"]
    if doer is None or not (came or _done_to_people(verb)):
        return None
    times = tuple(
        index
        for index, time in enumerate(mentions.times)
        if inside(time.span, sentence) and time.interval is not None and time.interval.exact
    )
    listed = [
        index
        for index, place in enumerate(mentions.places)
        if inside(place.span, sentence) and place.role == "location" and place.span.start > verb.idx
    ]
    places = tuple([*unlisted_before(sentence.doc, mentions, listed), *listed] or _arrived_at(verb, mentions))
    sides = parties_at(sentence.doc, mentions.actors, doer) or (Side(noun_phrase(doer), None),)
    doers, comers = (() if came else sides), (sides if came and _bent_on_harm(doer, mentions) else ())
    told = len(times) == 1 or (places and not times)
    return Head(times, places, scene=True, doers=doers, comers=comers) if told else None


def _bent_on_harm(comers: Token, mentions: Mentions) -> bool:
    """Tell gunmen, bandits and rebels from soldiers and crowds, who may come to a place and do nothing there."""
    kinds = {each.kind for each in mentions.actors if each.span.start <= comers.idx < each.span.end}
    return (
        bool(kinds & {ActorKind.REBEL, ActorKind.MILITIA})
        or lemma(comers) in lexicon()["attackers"] | lexicon()["outlaws"]
    )


def _coming_about(sentence: Words) -> Token | None:
    """Find the verb of "what happened at X on 9 May" and "the answer came on 9 May", which say when a deed was done."""
    words = lexicon()
    past = (token for token in sentence if token.tag_ == "VBD" and lemma(token) in words["coming_about"])
    for verb in past:
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is not None and (
            subject.lower_ == "what" or {subject.lower_, lemma(subject)} & words["things_to_come"]
        ):
            return verb
    return None


def _scene_told(verb: Token, mentions: Mentions) -> Head | None:
    """Give the one day, and the places, of what is said to have come about; the next sentence tells what it was."""
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    told = [token.idx for token in takewhile(lambda token: token.tag_ not in FINITE, rest)]
    times = tuple(
        index
        for index, time in enumerate(mentions.times)
        if time.interval is not None
        and time.interval.exact
        and any(time.span.start <= at < time.span.end for at in told)
    )
    listed = [
        index
        for index, place in enumerate(mentions.places)
        if place.role == "location" and any(place.span.start <= at < place.span.end for at in told)
    ]
    places = tuple([*unlisted_before(verb.doc, mentions, listed), *listed] or _arrived_at(verb, mentions))
    return Head(times, places, scene=True, ahead=True) if len(times) == 1 else None


def _told(root: Token) -> Token:
    """Give what somebody says or finds: "the court finds that on 3 May soldiers forced …"."""
    said = lemma(root) in lexicon()["reporting_verbs"] | lexicon()["say_verbs"]
    return next((child for child in root.children if said and child.dep_ == "ccomp"), root)


def _done_to_people(verb: Token) -> bool:
    """Tell what armed people did to others before the deed: "herded the villagers into the church"."""
    whom = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if whom is None and any(child.dep_ == "ccomp" for child in verb.children):  # "forced 50 men to walk"
        below = (grand for child in verb.children if child.dep_ == "ccomp" for grand in child.children)
        whom = next((each for each in below if each.dep_ == "nsubj"), None)
    words = lexicon()
    people = words["people_nouns"] | words["inhabitants"] | words["sufferers"]
    return verb.tag_ == "VBD" and whom is not None and (lemma(whom) in people or whom.ent_type_ == "NORP")


def _armed_subject(verb: Token, mentions: Mentions) -> Token | None:
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None:
        return None
    armed = (actor for actor in mentions.actors if actor.kind in ARMED)
    named = any(actor.span.start <= subject.idx < actor.span.end for actor in armed)
    known = named or lemma(subject) in lexicon()["doer_nouns"] | lexicon()["attackers"] | lexicon()["fighting_men"]
    return subject if known else None


def _arrived_at(verb: Token, mentions: Mentions) -> Iterator[int]:
    """Give the village no list knows that somebody came to."""
    for child in verb.children:
        for name in child.children if child.lower_ in ARRIVED_AT else [child] if child.dep_ == "dobj" else ():
            words = name.doc[name.left_edge.i : name.i + 1]
            if name.pos_ == "PROPN" and all(word.pos_ == "PROPN" for word in words):
                yield mentions.place_named(PlaceMention(Span(words.start_char, words.end_char), words.text, words.text))


def unfiled(head: Head | None, told: Sequence[Telling]) -> Head | None:
    """Leave out the place or day a report was filed, once a deed of it is told to have been done elsewhere or then."""
    if head is None or not head.filed:
        return head
    if any(telling.owned.times not in ((), head.times) for telling in told):
        return None
    return replace(head, places=()) if any(telling.owned.places for telling in told) else head


def under(head: Head | None, told: Sequence[Telling], mentions: Mentions) -> list[Telling]:
    """Let the deeds of an entry take over its day and place where they tell none."""
    if head is None:
        return list(told)
    only = all(telling.frame.bare for telling in told)
    told = [_hour_of_scene(head, telling, mentions) for telling in told] if head.ahead else told
    return [_under(head if only else replace(head, entry=False), telling) for telling in told]


def _hour_of_scene(head: Head, telling: Telling, mentions: Mentions) -> Telling:
    """Leave out an hour of the day that the sentence before tells: "the answer came on 3 May. That night men …"."""
    days = [mentions.times[index].interval for index in head.times]
    times = [(index, mentions.times[index]) for index in telling.owned.times]
    hours = {
        index
        for index, time in times
        if time.kind is TimeKind.TIME and any(day and time.interval and day.overlaps(time.interval) for day in days)
    }
    kept = tuple(index for index, _ in times if index not in hours)
    return replace(telling, owned=replace(telling.owned, times=kept))


def _follows(telling: Telling) -> bool:
    """Tell whether a deed with no time or place of its own is told as what came next, and not named again."""
    owned, anchor = telling.owned, telling.frame.anchor
    named = anchor.background or (anchor.form == "noun" and anchor.definite)
    return not (named or owned.times or owned.places or owned.likely)


def _further_on(telling: Telling) -> bool:
    """Tell what those who came did at a place of its own: "crossed the border on 3 May. At Kasese they killed two"."""
    owned, anchor = telling.owned, telling.frame.anchor
    undated = not (owned.times or telling.count or telling.later or telling.additive)
    theirs = [THEY.fullmatch(telling.words_of(side.span)) for side in telling.sides.perpetrators]
    placed = bool(owned.places or owned.likely)
    return undated and placed and anchor.form == "verb" and bool(theirs) and all(theirs)


def _done_to_them(head: Head, telling: Telling) -> Telling:
    """Give what was done to "them", whom armed people led away, the day, the place and the doers of that."""
    if not (_follows(telling) and OF_THEM.search(telling.opening)):
        return telling
    verb = any(each.form == "verb" for each in telling.frame.triggers)
    sides = telling.sides if telling.sides.perpetrators or not verb else replace(telling.sides, perpetrators=head.doers)
    return replace(telling, owned=replace(telling.owned, times=head.times, places=head.places), sides=sides)


def _by_comers(head: Head, telling: Telling) -> Telling:
    """Give what befell people to those who had come armed: "bandits rode into X on 3 May. Nine farmers were shot"."""
    free = telling.frame.anchor.form == "verb" and not telling.sides.perpetrators and not telling.attribution.asserter
    harm = telling.frame.kind in violent_kinds()
    if not (head.comers and free and harm) or LATER.search(telling.opening):
        return telling
    return replace(telling, sides=replace(telling.sides, perpetrators=head.comers))


def _under(head: Head, telling: Telling) -> Telling:
    owned = telling.owned
    if head.scene and head.doers:
        return _done_to_them(head, telling)
    if head.scene:
        if _follows(telling):
            return _by_comers(head, replace(telling, owned=replace(owned, times=head.times, places=head.places)))
        later = owned.times and not (owned.places or owned.likely) and THEY.search(telling.opening)
        times = head.times if _further_on(telling) else owned.times
        return replace(telling, owned=replace(owned, times=times, likely=head.places if later else owned.likely))
    if head.stands and head.places:  # "Riga, 1991. …": what became of people belongs to the deed told before it
        if telling.frame.bare and not head.entry:
            return telling
        return replace(
            telling, owned=replace(owned, times=owned.times or head.times, places=owned.places or head.places)
        )
    places = owned.places + (() if owned.times and owned.times != head.times else head.places)
    return replace(telling, owned=replace(owned, times=owned.times or head.times, places=places))
