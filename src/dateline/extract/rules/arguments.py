"""Times, places and tolls given to the deed they belong to: by grammar first, by nearness where grammar is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.actors import ActorMention
from dateline.extract.characters import characters_of
from dateline.extract.dates import TimeExpression, TimeKind
from dateline.extract.places import PlaceMention, event_places
from dateline.extract.rules.anaphora import ARMED
from dateline.extract.rules.clauses import (
    answered_whole,
    aside_of,
    day_off,
    of_sufferers,
    own_subject,
    parted,
    years_off,
)
from dateline.extract.rules.frames import Frame
from dateline.extract.rules.in_the_course import at_the_gathering, of_the_time, shortly_before
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.no_scene import bound_for, fled_to, governed, led_by, of_a_person, of_care
from dateline.extract.rules.tree import (
    SITE_PREPOSITIONS,
    VERBS,
    Tree,
    lived_it,
    prepositions,
    root_of,
    treated,
)
from dateline.extract.tolls import TollMention
from dateline.model.evidence import Span
from dateline.model.interval import Interval
from dateline.model.place import Location, Precision
from dateline.text.fold import fold

UNPLACED = frozenset(
    {"hijacking", "designation", "agreement", "pledge", "trial", "split", "merger", "leadership_change", "threat"}
)
"""Deeds told without a place as a rule: a name in their sentence is more often a party's."""
TWO = 2
LINKS = frozenset({",", "in", "on", "the", "of"})
COMPASS = frozenset({"north", "south", "east", "west"})
ADMINISTERED = frozenset(
    {"province", "department", "district", "state", "region", "county", "governorate", "municipality"}
)
WENT_INTO = frozenset({"reach", "enter"})
STRUCK = WENT_INTO | {
    "storm",
    "attack",
    "raid",
    "overrun",
    "occupy",
    "surround",
    "besiege",
    "shell",
    "bomb",
    "bombard",
    "seize",
}
"""Verbs whose object, before "in the province of X", is a town."""
DIRECTION = ("eastern", "western", "northern", "southern")
PROVINCE = re.compile(r", (?:in|near) (?:the )?(?:[\w-]*(?:ern|central) )?")
"""What stands between a town and the province or country it lies in."""
LINKED = 7
"""Words that may stand between a village and the district it is told to lie in."""
NO_TOWN = frozenset({"DATE", "TIME", "ORG", "NORP"})

OF_A_DAY = re.compile(
    r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun|to|yester)day\b)"
    r"|(?i:\b(?:tonight|night|overnight|ago|earlier|later|this|last|that|next|previous|following|same)\b)"
    r"|\d (?:[A-Z]|of)|[A-Z][a-z]+ \d"
)
"""What names a day beside an hour."""
BY_WORDS = frozenset({"agreement", "surrender"})
"""What a group does by announcing it."""
OVER_A_DEED = frozenset({"trial", "arrest"})
"""What is done to somebody for a deed of another day."""


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything the normalisers found in one text; ``locations`` runs beside ``places``."""

    actors: Sequence[ActorMention]
    places: list[PlaceMention]
    locations: list[Location]
    times: list[TimeExpression]
    tolls: Sequence[TollMention]

    def place_named(self, place: PlaceMention) -> int:
        """Give the index of a place, adding one that only a deed's own words make a place, unresolved."""
        if place not in self.places:
            self.places.append(place)
            self.locations.append(Location(place.words, reasons=("no list knows this place; the deed's words say so",)))
        return self.places.index(place)


@dataclass(frozen=True, slots=True)
class Owned:
    """The arguments of one frame, as indices into the text's mentions."""

    times: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    origins: tuple[int, ...] = ()
    tolls: tuple[int, ...] = ()
    likely: tuple[int, ...] = ()
    """Places that no grammar gives to the deed and chance does: told with it, but no sign that it was a deed."""


def own_arguments(doc: Doc, sentence: Words, frames: Sequence[Frame], mentions: Mentions) -> list[Owned]:
    """Give each time, place and toll of a sentence to one of its frames."""
    tree = Tree(doc, sentence, frames)
    times: list[list[int]] = [[] for _ in frames]
    places: list[list[int]] = [[] for _ in frames]
    origins: list[list[int]] = [[] for _ in frames]
    tolls: list[list[int]] = [[] for _ in frames]
    for index, toll in enumerate(mentions.tolls):
        if inside(toll.span, sentence):
            _give(tolls, tree.of_toll(toll), index)
    for index, time in enumerate(mentions.times):
        told = time.kind in {TimeKind.DATE, TimeKind.TIME} and time.interval and not _hour_of_no_day(time)
        if told and inside(time.span, sentence):
            _give(times, tree.of_time(time.span), index)
    for number, frame in enumerate(frames):
        times[number] = _own_first(doc[frame.anchor.head], times[number], mentions)
    _pass_on(doc, frames, times, [(time.span, time.interval) for time in mentions.times])
    _to_trial(doc, frames, times)
    _on_saying_so(doc, frames, mentions, times)
    _stray_day(tree, sentence, mentions, times)
    here = [each if each is not None and inside(each.span, sentence) else None for each in _less_groups(mentions)]
    _give_places(tree, here, places, origins)
    _pass_on(doc, frames, places, [(place.span, None) for place in mentions.places])
    _to_answered(doc, frames, times, [time.span for time in mentions.times])
    _to_answered(doc, frames, places, [place.span for place in mentions.places])
    _with_its_province(doc, frames, mentions, places)
    for number, frame in enumerate(frames):
        before = set(times[number])
        _from_antecedent(_verb_of(doc, frame), mentions, times[number], places[number])
        _taken_from(times, number, set(times[number]) - before)
    of_the_time(doc, frames, times)
    shortly_before(doc, frames, times)
    at_the_gathering(doc, frames, places)
    for number in range(len(frames)):
        places[number][:0] = unlisted_before(doc, mentions, places[number])
    held = [_of_office(doc, mentions, owned) for owned in places]
    likely = [found or held[number] for number, found in enumerate(_likely_places(doc, frames, mentions, places))]
    return [
        Owned(*map(tuple, (times[each], places[each], origins[each], tolls[each], likely[each])))
        for each in range(len(frames))
    ]


def _less_groups(mentions: Mentions) -> Iterator[PlaceMention | None]:
    """Give the places, but the names of groups that only sound like one: "the Caucasus Emirate"."""
    groups = {actor.name_span for actor in mentions.actors if actor.kind in ARMED}
    for place, location in zip(mentions.places, mentions.locations, strict=True):
        partly = fold(place.words).startswith(f"{fold(location.name or place.words)} ")
        yield None if place.span in groups and partly else place


def _hour_of_no_day(time: TimeExpression) -> bool:
    """Tell an hour counted from the report's own day for want of another: "a midnight attack", told two days later."""
    return hour_alone(time) and time.anchor == "document"


def hour_alone(time: TimeExpression) -> bool:
    """Tell "by the evening" and "at 3 a.m.", whose day the words do not tell."""
    return time.kind is TimeKind.TIME and OF_A_DAY.search(time.words) is None


def _give_places(
    tree: Tree, told: Sequence[PlaceMention | None], places: list[list[int]], origins: list[list[int]]
) -> None:
    """Give the places of a sentence to deeds: by the deed's own grammar, else through those who did it."""
    located = [
        (index, place.span)
        for index, place in enumerate(told)
        if place is not None and (place.role == "location" or (place.role == "part" and tree.names_site(place.span)))
    ]
    for index, span in located:
        owner = tree.of_place(span)
        _give(origins if tree.launched(owner) and tree.is_origin(span) else places, owner, index)
    for index, span in located:
        owner = tree.of_subject(span)
        if owner is not None and not places[owner]:
            places[owner].append(index)


def _with_its_province(doc: Doc, frames: Sequence[Frame], mentions: Mentions, places: list[list[int]]) -> None:
    """Give the town of "in Monywa, in central Myanmar" to the deed that has the country, not to one only named.

    "Police fired on a crowd protesting against a coup in Monywa, in central Myanmar": the parse has the coup there.
    """
    named = [each for each, frame in enumerate(frames) if frame.anchor.background and places[each]]
    told = [each for each, frame in enumerate(frames) if not frame.anchor.background and places[each]]
    for passing in named:
        last = max(places[passing], key=lambda each: mentions.places[each].span)
        for owner in told:
            first = min(places[owner], key=lambda each: mentions.places[each].span)
            if PROVINCE.fullmatch(
                characters_of(doc)[mentions.places[last].span.end : mentions.places[first].span.start]
            ):
                places[owner][:0], places[passing] = [last], [each for each in places[passing] if each != last]
                break


def _in_which(verb: Token, mentions: Mentions) -> Iterator[int]:
    """Give the day of "an incident on 27 December, in which men crossed the river and looted the post"."""
    links = list(verb.children)
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and not own_subject(verb):
        verb = verb.head
        links.extend(verb.children)
    within = (child for child in links if child.dep_ == "prep" and child.lower_ in {"in", "during"})
    if verb.dep_ != "relcl" or not any(grand.lower_ == "which" for child in within for grand in child.children):
        return
    near = [each for child in verb.head.children if child.dep_ == "prep" and child.i < verb.i for each in child.subtree]
    for number, time in enumerate(mentions.times):
        dated = time.interval is not None and time.kind is TimeKind.DATE
        if dated and any(time.span.start <= each.idx < time.span.end for each in near):
            yield number


def _taken_from(times: list[list[int]], owner: int, own: set[int]) -> None:
    """Leave the day of a clause to it: "on 3 May … was the worst since January, when"."""
    for number, told in enumerate(times):
        if number != owner and set(told) - own:
            told[:] = [each for each in told if each not in own]


def _verb_of(doc: Doc, frame: Frame) -> Token:
    """Give the verb of a deed noun: "since January, when a drone killed 58", "until May, when he died in a siege"."""
    deed = doc[frame.anchor.head]
    above = deed.head.head if deed.dep_ == "pobj" else deed
    if any(each.consequence and each.head == above.i for each in frame.triggers):
        return above
    return deed.head if deed.dep_ in {"nsubj", "nsubjpass"} and deed.head.pos_ == "VERB" else deed


def _from_antecedent(verb: Token, mentions: Mentions, times: list[int], places: list[int]) -> None:
    """Give "…, where they captured X" the place and day it hangs on, and "in August 1990, when …" the day."""
    if not times:
        times.extend(_in_which(verb, mentions))
    while verb.dep_ == "conj" and verb.pos_ == "VERB" and not own_subject(verb):
        verb = verb.head  # "in May 1991, when mobs killed 200 people and set fire to churches"
    opener = next((child.lower_ for child in verb.children if child.lower_ in {"where", "when"}), None)
    if verb.dep_ not in {"relcl", "advcl", "acl"} or opener is None:
        return
    noun = verb.head
    if opener == "where":
        places[:0] = [each for each in _where_of(noun, mentions) if each not in places]
    above = next((each for each in noun.ancestors if each.pos_ in VERBS), None) if noun.pos_ not in VERBS else noun
    if opener == "when" and not places and above is not None:
        towns = [child for child in above.children if lived_it(child)] or of_sufferers(above)
        places.extend(n for n, place in enumerate(mentions.places) if any(covers(place.span, each) for each in towns))
    own = [n for n, time in enumerate(mentions.times) if time.interval is not None and covers(time.span, noun)]
    if not times and opener == "when" and own:
        times.extend(own)  # "the worst night since 13 August 2004, when …"
    if times or above is None or lemma(above) in lexicon()["aftermath_verbs"] or years_off(verb) or day_off(verb):
        return
    if opener == "where" and above.dep_ == "pcomp" and above.head.lower_ == "before":
        # "attacked a bus on 3 May, killing two, before storming a post, where they killed four"
        above = next((each for each in above.ancestors if each.pos_ in VERBS and each.dep_ != "advcl"), above)
    near = {token.i for child in above.children if child.dep_ in {"prep", "npadvmod"} for token in child.subtree}
    near = {each for each in near if each < verb.i and each not in {token.i for token in verb.subtree}}
    times.extend(
        number
        for number, time in enumerate(mentions.times)
        if time.interval is not None
        and time.kind is TimeKind.DATE
        and any(time.span.start <= verb.doc[each].idx < time.span.end for each in near)
    )


def _where_of(noun: Token, mentions: Mentions) -> Iterator[int]:
    """Give the place that "where" points to; hung on a day, it points to the place told just before that."""
    told = [n for n, place in enumerate(mentions.places) if place.role == "location"]
    if noun.ent_type_ == "DATE":
        start = noun.sent.start_char
        before = [n for n in told if start <= mentions.places[n].span.start < noun.idx]
        yield from sorted(before, key=lambda each: mentions.places[each].span)[-1:]
        return
    said = next((each.head for each in noun.ancestors if each.dep_ == "appos" and each.head.pos_ == "PROPN"), None)
    nouns = (noun,) if said is None else (said, noun)  # "in Tenka, a village outside Gao, where …"
    covering = [n for each in nouns for n in told if covers(mentions.places[n].span, each)]
    yield from covering or _unlisted_at(noun, mentions)


def _unlisted_at(noun: Token, mentions: Mentions) -> Iterator[int]:
    """Give the hall or school no list knows that something happened at: "at the Bataclan concert hall, where …"."""
    first = noun.i
    while (
        first > 0
        and noun.nbor(first - noun.i - 1).dep_ == "compound"
        and noun.nbor(first - noun.i - 1).i >= noun.left_edge.i
    ):
        first -= 1
    words = noun.doc[first : noun.i + 1]
    if noun.dep_ == "pobj" and noun.head.lower_ in SITE_PREPOSITIONS and words[0].pos_ == "PROPN":
        yield mentions.place_named(PlaceMention(Span(words.start_char, words.end_char), words.text, words.text))


def _own_first(verb: Token, times: list[int], mentions: Mentions) -> list[int]:
    """Keep a coordinated deed's own day where it has one: "On 3 May they left, and by June 70 had been killed"."""
    if len(times) < TWO:
        return times
    times = [each for each in times if not _done_before(verb, mentions.times[each].span)] or times
    if verb.dep_ != "conj" and not (verb.dep_ == "relcl" and day_off(verb)):
        return times
    begin = verb.left_edge.idx
    own = [index for index in times if mentions.times[index].span.start >= begin]
    return own or times


def _done_before(verb: Token, day: Span) -> bool:
    """Tell the day of "sentenced a man who had led a militia in 1971", which is not that of the verb above."""
    told = (token for token in verb.subtree if token.idx <= day.start < token.idx + len(token))
    clauses = (each for token in told for each in token.ancestors if each.i > verb.i and each.dep_ == "relcl")
    return any(child.dep_ == "aux" and child.lower_ == "had" for each in clauses for child in each.children)


def _pass_on(
    doc: Doc, frames: Sequence[Frame], owned: list[list[int]], told: Sequence[tuple[Span, Interval | None]]
) -> None:
    """Give the second of two days to the deed noun that stands between: "jailed on Friday for the attack of 3 May".

    What stands after the noun for which a court tries or police take somebody is the noun's, be it the only day.
    """
    for number, mine in enumerate(owned):
        ordered = sorted(mine, key=lambda each: told[each][0].start)
        verb = doc[frames[number].anchor.head]
        here: list[tuple[Span, Interval | None]] = [(Span(verb.idx, verb.idx + len(verb)), None)]
        firsts = here * (frames[number].kind in OVER_A_DEED) + [told[each] for each in ordered]
        for (before, one), last in zip(firsts, ordered[len(ordered) + 1 - len(firsts) :], strict=False):
            two = told[last][1]
            noun = _noun_between(doc, frames, owned, (before.end, told[last][0].start))
            if noun is not None and noun != number and (one is None or two is None or not one.overlaps(two)):
                mine.remove(last)
                owned[noun].append(last)
                break


def _to_answered(doc: Doc, frames: Sequence[Frame], owned: list[list[int]], told: Sequence[Span]) -> None:
    """Give what is told after it to the deed that men are behind: "men behind the killing of nine near X in May"."""
    for number, frame in enumerate(frames):
        noun = doc[frame.anchor.head]
        if not answered_whole(noun):
            continue
        for mine in (each for other, each in enumerate(owned) if other != number):
            for index in [each for each in mine if told[each].start > noun.idx]:
                if _same_phrase(doc, noun.i, told[index].start):
                    mine.remove(index)
                    owned[number].append(index)


def _to_trial(doc: Doc, frames: Sequence[Frame], times: list[list[int]]) -> None:
    """Give a trial the day told after a deed known already: "was convicted of planting the bomb in June 1986"."""
    trials = {frame.anchor.head: number for number, frame in enumerate(frames) if frame.kind == "trial"}
    for number, frame in enumerate(frames):
        verb = doc[frame.anchor.head]
        planted = verb.dep_ == "pcomp" and frame.definite  # "found guilty of planting the bomb"
        above = [verb.head.head, verb.head.head.head] if planted else [verb.head.head] if _as_a_crime(verb) else []
        trial = next((trials[each.i] for each in above if each.i in trials), None)
        if trial is not None and not times[trial]:
            times[trial], times[number] = times[number], []


def _as_a_crime(noun: Token) -> bool:
    """Tell a deed named as a crime and no more: "was charged with murder on Saturday"."""
    bare = all(child.dep_ in {"compound", "amod", "nummod", "punct"} for child in noun.children)
    return noun.dep_ == "pobj" and noun.pos_ == "NOUN" and noun.head.lower_ in {"with", "of"} and bare


def _on_saying_so(doc: Doc, frames: Sequence[Frame], mentions: Mentions, times: list[list[int]]) -> None:
    """Give what is done by saying so the day it is said: "announced on 12 May that it was disbanding"."""
    for number, frame in enumerate(frames):
        verb = doc[frame.anchor.head]
        done = frame.kind in BY_WORDS and verb.dep_ == "ccomp" and verb.tag_ == "VBG" and not times[number]
        if done and lemma(verb.head) in lexicon()["say_verbs"]:
            said = [child for child in verb.head.children if child.dep_ in {"prep", "npadvmod"}]
            words = [token for child in said for token in (child, *child.children)]
            days = (n for n, time in enumerate(mentions.times) if time.interval and time.kind is TimeKind.DATE)
            times[number].extend(n for n in days if any(covers(mentions.times[n].span, each) for each in words))


def _noun_between(doc: Doc, frames: Sequence[Frame], owned: list[list[int]], reach: tuple[int, int]) -> int | None:
    """Find the last deed noun with nothing of its own in a stretch, where no verb parts it from the end."""
    begin, end = reach
    nouns = [
        (frame.anchor.head, number)
        for number, frame in enumerate(frames)
        if not owned[number]
        and frame.anchor.form == "noun"
        and begin <= doc[frame.anchor.head].idx < end
        and doc[frame.anchor.head].head.lower_ not in {"in", "during"}
        and not any(child.lower_ in {"these", "those"} for child in doc[frame.anchor.head].children)
    ]
    return max(nouns)[1] if nouns and _same_phrase(doc, max(nouns)[0], end) else None


def _same_phrase(doc: Doc, noun: int, start: int) -> bool:
    """Tell whether no verb stands between a noun and what begins at a character."""
    aside = aside_of(doc[noun])
    for token in doc[noun + 1 :]:
        if token.idx >= start:
            return True
        if aside is not None and token.text == "," and token.nbor().pos_ == "ADP":
            return False  # "held a man, suspected of the attack, in Gao on Friday"
        if token.pos_ in VERBS and not doc[noun].is_ancestor(token):
            return False
    return True


def _stray_day(tree: Tree, sentence: Words, mentions: Mentions, times: list[list[int]]) -> None:
    """Give the only day of a sentence to its only deed, where grammar gave it to none."""
    times_here = [index for index, time in enumerate(mentions.times) if inside(time.span, sentence) and time.interval]
    days = [index for index in times_here if not _hour_of_no_day(mentions.times[index])]
    if len(days) != 1 or any(times):
        return
    time = mentions.times[days[0]]
    told = time.kind in {TimeKind.DATE, TimeKind.TIME} and time.interval is not None and time.interval.exact
    owner = tree.only(time.span) if told else None
    if owner is not None:
        times[owner].append(days[0])


def unlisted_before(doc: Doc, mentions: Mentions, owned: Sequence[int]) -> list[int]:
    """Give the villages no list knows that stand before a place: "at Adamakiri in Rivers State"."""
    found = []
    for index in owned:
        place = doc.char_span(mentions.places[index].span.start, mentions.places[index].span.end)
        name = _name_before(doc, place.start) if place is not None else None
        taken = (*(other.span for other in mentions.places), *_armed(mentions))
        if name is not None and not any(name.overlaps(other) for other in taken):
            words = name.of(characters_of(doc))
            found.append(mentions.place_named(PlaceMention(name, words, words)))
    return found


def _armed(mentions: Mentions) -> Iterator[Span]:
    """Give what is an armed actor's name: the last word tells "Kozluk Military Farm" from one."""
    sites = lexicon()["sites"]
    return (
        actor.span for actor in mentions.actors if actor.kind in ARMED and actor.words.split()[-1].lower() not in sites
    )


def _name_before(doc: Doc, start: int) -> Span | None:
    """Give the proper name led in by "at" or "in" that goes before a place, with a comma or "in" between."""
    last = start - 1
    while last > 0 and start - last <= LINKED and _links(doc[last]):
        last -= 1
    first = last + 1
    while first > 0 and _named_on(doc[first - 1]):
        first -= 1
    # "in Ngarbuh, in the north", "at Hope College, in Kano": whatever the model takes it for
    alone = lemma(doc[last]) in lexicon()["sites"] or (first == last and not doc[first].text.isupper())
    alone = alone or _struck(doc[last])
    town = not any(token.ent_type_ in (NO_TOWN - {"ORG"} if alone else NO_TOWN) for token in doc[first : last + 1])
    lead = first - 2 if lemma(doc[last]) in lexicon()["sites"] and doc[first - 1].lower_ == "the" else first - 1
    after = town and doc[lead].lower_ in SITE_PREPOSITIONS | {"over"}  # "dropped napalm over Trang Bang, in …"
    led = 0 < first <= last < start - 1 and (after or _called(doc, first) or (town and _struck(doc[last])))
    return Span(doc[first].idx, doc[last].idx + len(doc[last])) if led else None


def _links(token: Token) -> bool:
    """Tell the words between a town and what it lies in: ", in the Guatemalan department of"."""
    word = token.lower_
    if word in LINKS or word.endswith(DIRECTION):
        return True
    of_it = token.dep_ in {"amod", "compound"} and token.head.lower_ in ADMINISTERED  # "the Guatemalan department of"
    return of_it or (token.pos_ != "PROPN" and word in ADMINISTERED | COMPASS)


def _struck(name: Token) -> bool:
    """Tell a town by what was done to it: "reached Rio Negro, in …", "attacked Ituango, in …"."""
    verb = name.head
    comma = name.doc[name.i + 1 : name.i + 2].text == ","
    done = name.dep_ == "dobj" and lemma(verb) in STRUCK and comma
    return done and (lemma(verb) in WENT_INTO or name.ent_type_ != "PERSON")


def _named_on(token: Token) -> bool:
    """Tell a word of a name, or the hyphen inside one: "Bir al-Abed"."""
    hyphen = token.text == "-" and token.i > token.sent.start and token.nbor(-1).pos_ == "PROPN"
    return token.pos_ == "PROPN" or hyphen


def _called(doc: Doc, first: int) -> bool:
    """Tell a name after "the island of", "the village of", "20 km north of"."""
    before = doc[first - 2] if first > 1 and doc[first - 1].lower_ == "of" else None
    return before is not None and (lemma(before) in lexicon()["strongholds"] or before.lower_ in COMPASS)


def _likely_places(doc: Doc, frames: Sequence[Frame], mentions: Mentions, places: list[list[int]]) -> list[list[int]]:
    """Give a deed that the grammar places nowhere the place it likeliest happened at, be it on no list."""
    taken = {index for owned in places for index in owned}
    likely: list[list[int]] = [[] for _ in frames]
    for number, frame in enumerate(frames):
        if places[number] or not frame.told or frame.kind in UNPLACED or treated(doc, frame):
            continue
        trigger = doc[frame.anchor.head]
        if frame.bare and any(child.dep_ == "det" for child in trigger.children):
            continue  # "some of the wounded were flown to X"
        if not any(token.pos_ == "PROPN" and token.head.pos_ == "ADP" for token in trigger.sent):
            continue  # no name stands where a place would; asking costs as much as all else here
        sentence = Span(trigger.sent.start_char, trigger.sent.end_char)
        for place in _event_places(doc, frame, mentions):
            free = sentence.covers(place.span) and not _elsewhere(doc, place, mentions)
            name = root_of(doc, place.span)
            free = free and not (name is not None and parted(name, trigger)) and not _of_a_person(name, place)
            index = mentions.place_named(place) if free else -1
            if index >= 0 and index not in taken:
                likely[number].append(index)
                taken.add(index)
    return likely


def _of_a_person(name: Token | None, place: PlaceMention) -> bool:
    """Tell those to whom something is done: "charged Timothy McVeigh with the bombing", "it had struck Christians"."""
    if name is not None and name.ent_type_ == "NORP" and name.tag_ in {"NNS", "NNPS"} and name.dep_ == "dobj":
        return True
    person = name is not None and name.ent_type_ == "PERSON" and name.dep_ in {"dobj", "nsubj", "nsubjpass"}
    return person and " " in place.words


def _event_places(doc: Doc, frame: Frame, mentions: Mentions) -> Sequence[PlaceMention]:
    """Ask each deed word of a frame in turn for its likeliest place."""
    for trigger in frame.triggers:
        found = event_places(doc, doc[trigger.head], mentions.places)
        if found:
            return found
    return ()


def _elsewhere(doc: Doc, place: PlaceMention, mentions: Mentions) -> bool:
    """Tell a name that is an armed actor's, or that says where somebody is from or was treated."""
    name = root_of(doc, place.span)
    led = next(iter(prepositions(name)), None) if name is not None else None
    party = any(place.span.overlaps(each) for each in _armed(mentions)) or _somebody(place, mentions)
    party = party or (name is not None and lemma(name.head) in lexicon()["aircraft"])  # "an Air Rhodesia airliner"
    party = party or (led is not None and led.lower_ == "of" and lemma(led.head) in lexicon()["bidding_words"])
    # "said in X that it had …"
    said = led is not None and led.head.pos_ in VERBS and lemma(led.head) in lexicon()["say_verbs"]
    said = said or (name is not None and any(map(bound_for, prepositions(name))))
    return party or said or (led is not None and (of_a_person(led) or of_care(led) or fled_to(led) or led_by(led)))


def _somebody(place: PlaceMention, mentions: Mentions) -> bool:
    """Tell a name on no list of places that is a person's of rank: "stormed the house of President X"."""
    return place not in mentions.places and place.words.split()[0].lower() in lexicon()["ranks"]


def _of_office(doc: Doc, mentions: Mentions, owned: list[int]) -> list[int]:
    """Take out where somebody held office, "the governor of X", and give it back where it is the only place told."""
    names = [(index, root_of(doc, mentions.places[index].span)) for index in owned]
    held = [index for index, name in names if name is not None and governed(name)]
    if (
        all(index in held or mentions.locations[index].precision == Precision.COUNTRY for index in owned)
        and owned != held
    ):
        return []  # "the mayor of Tanauan, the Philippines"
    owned[:] = [index for index in owned if index not in held]
    return [] if owned else held


def _give(lists: list[list[int]], owner: int | None, index: int) -> None:
    if owner is not None:
        lists[owner].append(index)


def covers(span: Span, token: Token) -> bool:
    """Tell whether a word stands in a span."""
    return bool(span.start <= token.idx < span.end)


def inside(span: Span, sentence: Words) -> bool:
    """Tell whether a span begins in a sentence."""
    return bool(sentence.start_char <= span.start < sentence.end_char)
