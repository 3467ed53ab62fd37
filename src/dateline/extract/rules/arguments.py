"""Times, places and tolls given to the deed they belong to: by grammar first, by nearness where grammar is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.actors import ActorMention
from dateline.extract.dates import TimeExpression, TimeKind
from dateline.extract.places import PlaceMention, event_places
from dateline.extract.rules.anaphora import ARMED
from dateline.extract.rules.frames import Frame, depth
from dateline.extract.rules.lexicon import lemma, lexicon
from dateline.extract.rules.triggers import Generality
from dateline.extract.tolls import TollMention
from dateline.model.evidence import Span
from dateline.model.interval import Interval
from dateline.model.place import Location

UNPLACED = frozenset(
    {"hijacking", "designation", "agreement", "pledge", "trial", "split", "merger", "leadership_change", "threat"}
)
"""Deeds told without a place as a rule: a name in their sentence is more often a party's."""
LAUNCHED = frozenset({"shelling", "air_strike", "drone_strike", "attack", "displacement"})
"""Deeds that come from somewhere; people are abducted or freed *at* the place they are taken from."""
TWO = 2
STEPS = 14
"""Longest walk up the tree from an argument to its deed."""
OPENING = 4
"""Characters before a time that still opens its sentence ("On …", "In …")."""
VERBS = frozenset({"VERB", "AUX"})
SITE_PREPOSITIONS = frozenset({"in", "on", "at", "near", "outside", "inside"})
LINKS = frozenset({",", "in", "on", "the", "of"})
LINKED = 3
"""Words that may stand between a village and the district it is told to lie in."""
NO_TOWN = frozenset({"DATE", "TIME", "ORG", "NORP"})
PREDICATES = frozenset({"attr", "acomp", "oprd", "nsubj", "nsubjpass"})
MODIFIERS = frozenset({"compound", "nmod", "amod", "poss", "nummod", "npadvmod"})


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
        if inside(time.span, sentence) and time.kind in {TimeKind.DATE, TimeKind.TIME} and time.interval:
            _give(times, tree.of_time(time.span), index)
    for number, frame in enumerate(frames):
        times[number] = _own_first(doc[frame.anchor.head], times[number], mentions)
    _pass_on(doc, frames, times, [(time.span, time.interval) for time in mentions.times])
    _stray_day(tree, sentence, mentions, times)
    _give_places(tree, [place if inside(place.span, sentence) else None for place in mentions.places], places, origins)
    _pass_on(doc, frames, places, [(place.span, None) for place in mentions.places])
    for number, frame in enumerate(frames):
        _from_antecedent(doc[frame.anchor.head], mentions, times[number], places[number])
    for number in range(len(frames)):
        places[number][:0] = _unlisted_before(doc, mentions, places[number])
    likely = _likely_places(doc, frames, mentions, places)
    return [
        Owned(*map(tuple, (times[each], places[each], origins[each], tolls[each], likely[each])))
        for each in range(len(frames))
    ]


def _give_places(
    tree: Tree, told: Sequence[PlaceMention | None], places: list[list[int]], origins: list[list[int]]
) -> None:
    """Give the places of a sentence to deeds: by the deed's own grammar, else through those who did it."""
    located = [
        (index, place.span) for index, place in enumerate(told) if place is not None and place.role == "location"
    ]
    for index, span in located:
        owner = tree.of_place(span)
        _give(origins if tree.launched(owner) and tree.is_origin(span) else places, owner, index)
    for index, span in located:
        owner = tree.of_subject(span)
        if owner is not None and not places[owner]:
            places[owner].append(index)


def _from_antecedent(verb: Token, mentions: Mentions, times: list[int], places: list[int]) -> None:
    """Give "…, where they captured X" the place and day it hangs on, and "in August 1990, when …" the day."""
    opener = next((child.lower_ for child in verb.children if child.lower_ in {"where", "when"}), None)
    if verb.dep_ not in {"relcl", "advcl", "acl"} or opener is None:
        return
    noun = verb.head
    if opener == "where" and not places:
        covering = (n for n, place in enumerate(mentions.places) if place.span.start <= noun.idx < place.span.end)
        places.extend(index for index in covering if mentions.places[index].role == "location")
        places.extend(() if places else _unlisted_at(noun, mentions))
    above = next((each for each in noun.ancestors if each.pos_ in VERBS), None) if noun.pos_ not in VERBS else noun
    if times or above is None:
        return
    near = {token.i for child in above.children if child.dep_ in {"prep", "npadvmod"} for token in child.subtree}
    near = {each for each in near if each < verb.i and each not in {token.i for token in verb.subtree}}
    times.extend(
        number
        for number, time in enumerate(mentions.times)
        if time.interval is not None
        and time.kind is TimeKind.DATE
        and any(time.span.start <= verb.doc[each].idx < time.span.end for each in near)
    )


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
    if verb.dep_ != "conj" or len(times) < TWO:
        return times
    begin = verb.left_edge.idx
    own = [index for index in times if mentions.times[index].span.start >= begin]
    return own or times


def _pass_on(
    doc: Doc, frames: Sequence[Frame], owned: list[list[int]], told: Sequence[tuple[Span, Interval | None]]
) -> None:
    """Give the second of two days to the deed noun that stands between: "jailed on Friday for the attack of 3 May".

    What stands after the noun for which a court tries somebody is the noun's, be it the only day.
    """
    for number, mine in enumerate(owned):
        ordered = sorted(mine, key=lambda each: told[each][0].start)
        verb = doc[frames[number].anchor.head]
        here: list[tuple[Span, Interval | None]] = [(Span(verb.idx, verb.idx + len(verb)), None)]
        firsts = here * (frames[number].kind == "trial") + [told[each] for each in ordered]
        for (before, one), last in zip(firsts, ordered[len(ordered) + 1 - len(firsts) :], strict=False):
            two = told[last][1]
            noun = _noun_between(doc, frames, owned, (before.end, told[last][0].start))
            if noun is not None and noun != number and (one is None or two is None or not one.overlaps(two)):
                mine.remove(last)
                owned[noun].append(last)
                break


def _noun_between(doc: Doc, frames: Sequence[Frame], owned: list[list[int]], reach: tuple[int, int]) -> int | None:
    """Find the last deed noun with nothing of its own in a stretch, where no verb parts it from the end."""
    begin, end = reach
    nouns = [
        (frame.anchor.head, number)
        for number, frame in enumerate(frames)
        if not owned[number] and frame.anchor.form == "noun" and begin <= doc[frame.anchor.head].idx < end
    ]
    return max(nouns)[1] if nouns and _same_phrase(doc, max(nouns)[0], end) else None


def _same_phrase(doc: Doc, noun: int, start: int) -> bool:
    """Tell whether no verb stands between a noun and what begins at a character."""
    for token in doc[noun + 1 :]:
        if token.idx >= start:
            return True
        if token.pos_ in VERBS and not doc[noun].is_ancestor(token):
            return False
    return True


def _stray_day(tree: Tree, sentence: Words, mentions: Mentions, times: list[list[int]]) -> None:
    """Give the only day of a sentence to its only deed, where grammar gave it to none."""
    days = [index for index, time in enumerate(mentions.times) if inside(time.span, sentence) and time.interval]
    if len(days) != 1 or any(times):
        return
    time = mentions.times[days[0]]
    told = time.kind in {TimeKind.DATE, TimeKind.TIME} and time.interval is not None and time.interval.exact
    owner = tree.only(time.span) if told else None
    if owner is not None:
        times[owner].append(days[0])


def _unlisted_before(doc: Doc, mentions: Mentions, owned: Sequence[int]) -> list[int]:
    """Give the villages no list knows that stand before a place: "at Adamakiri in Rivers State"."""
    found = []
    for index in owned:
        place = doc.char_span(mentions.places[index].span.start, mentions.places[index].span.end)
        name = _name_before(doc, place.start) if place is not None else None
        taken = (*(other.span for other in mentions.places), *_armed(mentions))
        if name is not None and not any(name.overlaps(other) for other in taken):
            words = name.of(doc.text)
            found.append(mentions.place_named(PlaceMention(name, words, words)))
    return found


def _armed(mentions: Mentions) -> Iterator[Span]:
    return (actor.span for actor in mentions.actors if actor.kind in ARMED)


def _name_before(doc: Doc, start: int) -> Span | None:
    """Give the proper name led in by "at" or "in" that goes before a place, with a comma or "in" between."""
    last = start - 1
    while last > 0 and start - last <= LINKED and doc[last].lower_ in LINKS:
        last -= 1
    first = last + 1
    while first > 0 and _named_on(doc[first - 1]):
        first -= 1
    town = not any(token.ent_type_ in NO_TOWN for token in doc[first : last + 1])
    after = town and doc[first - 1].lower_ in SITE_PREPOSITIONS
    led = 0 < first <= last < start - 1 and (after or _called(doc, first))
    return Span(doc[first].idx, doc[last].idx + len(doc[last])) if led else None


def _named_on(token: Token) -> bool:
    """Tell a word of a name, or the hyphen inside one: "Bir al-Abed"."""
    hyphen = token.text == "-" and token.i > token.sent.start and token.nbor(-1).pos_ == "PROPN"
    return token.pos_ == "PROPN" or hyphen


def _called(doc: Doc, first: int) -> bool:
    """Tell a name after "the island of", "the village of"."""
    return first > 1 and doc[first - 1].lower_ == "of" and lemma(doc[first - 2]) in lexicon()["strongholds"]


def _likely_places(doc: Doc, frames: Sequence[Frame], mentions: Mentions, places: list[list[int]]) -> list[list[int]]:
    """Give a deed that the grammar places nowhere the place it likeliest happened at, be it on no list."""
    taken = {index for owned in places for index in owned}
    likely: list[list[int]] = [[] for _ in frames]
    for number, frame in enumerate(frames):
        if places[number] or not frame.told or frame.kind in UNPLACED:
            continue
        trigger = doc[frame.anchor.head]
        if not any(token.pos_ == "PROPN" and token.head.pos_ == "ADP" for token in trigger.sent):
            continue  # no name stands where a place would; asking costs as much as all else here
        sentence = Span(trigger.sent.start_char, trigger.sent.end_char)
        for place in event_places(doc, trigger, mentions.places):
            index = mentions.place_named(place) if sentence.covers(place.span) else -1
            if index >= 0 and index not in taken:
                likely[number].append(index)
                taken.add(index)
    return likely


def _give(lists: list[list[int]], owner: int | None, index: int) -> None:
    if owner is not None:
        lists[owner].append(index)


def inside(span: Span, sentence: Words) -> bool:
    """Tell whether a span begins in a sentence."""
    return bool(sentence.start_char <= span.start < sentence.end_char)


class Tree:
    """One sentence's grammar, asked which frame a word belongs to."""

    def __init__(self, doc: Doc, sentence: Words, frames: Sequence[Frame]) -> None:
        """Index the frames of a sentence by the heads of their deed words."""
        self._doc = doc
        self._sentence = sentence
        self._frames = frames
        self._by_head = {trigger.head: index for index, frame in enumerate(frames) for trigger in frame.triggers}
        self._by_head |= {
            position: index
            for index, frame in enumerate(frames)
            for trigger in frame.triggers
            for position in range(trigger.start, trigger.end)
            if position not in self._by_head
        }

    def of_toll(self, toll: TollMention) -> int | None:
        """Find the frame whose outcome word a toll hangs on."""
        trigger = root_of(self._doc, toll.trigger)
        if trigger is not None and trigger.i in self._by_head:
            return self._by_head[trigger.i]
        token = root_of(self._doc, toll.span)
        found = self._climb(token, through_clauses=True) if token is not None else None
        return found if found is not None else self._nearest(toll.span.start)

    def of_time(self, span: Span) -> int | None:
        """Find the frame a time places."""
        token = root_of(self._doc, span)
        if token is None:
            return None
        found = self._climb(token, through_clauses=False)
        if found is not None and self._said_then(self._frames[found].anchor.head, token):
            return None
        return found if found is not None else self._main_before(span)

    def _said_then(self, deed: int, time: Token) -> bool:
        """Tell "claimed the attack in a statement on Saturday", whose day is that of the statement."""
        between = self._doc[deed + 1 : time.i]
        return any(lemma(token) in lexicon()["told_in"] and token.head.lower_ in {"in", "by"} for token in between)

    def only(self, span: Span) -> int | None:
        """Give the one deed told in the sentence to a day that hangs elsewhere, but not to the day of saying so."""
        told = [index for index, frame in enumerate(self._frames) if frame.told and not frame.bare]
        token = root_of(self._doc, span)
        if len(told) != 1 or token is None:
            return None
        verb = next((each for each in token.ancestors if each.pos_ in VERBS), None)
        words = lexicon()
        barred = words["say_verbs"] | words["end_verbs"] | words["naming_verbs"] | words["background_marks"]
        free = verb is None or lemma(verb) not in barred or self._said_before(verb, token)
        return told[0] if free else None

    def _said_before(self, verb: Token, time: Token) -> bool:
        """Tell "were among 276 whom they had taken on 3 May", the day hung on the verb above the clause it ends."""
        before = [token for token in verb.subtree if verb.i < token.i < time.i and token.pos_ in VERBS]
        return bool(before) and before[-1].i in self._by_head and before[-1].dep_ in {"relcl", "acl", "advcl"}

    def of_place(self, span: Span) -> int | None:
        """Find the frame a place locates; None where the place is said of something else."""
        token = root_of(self._doc, span)
        if token is None or not self._locates(token):
            return None
        if token.dep_ in MODIFIERS and lemma(token.head) in lexicon()["state_deeds"]:
            return None
        return self._climb(token, through_clauses=False)

    def of_subject(self, span: Span) -> int | None:
        """Find the frame whose doers stand at a place: "police in Antwerp foiled a bombing"."""
        token = root_of(self._doc, span)
        if token is None or token.dep_ != "pobj" or token.head.lower_ not in {"in", "at"}:
            return None
        noun = token.head.head
        if noun.dep_ not in {"nsubj", "nsubjpass"} or noun.i in self._by_head:
            return None
        verb = noun.head
        return self._by_head[verb.i] if verb.i in self._by_head else self._carried(verb)

    def launched(self, owner: int | None) -> bool:
        """Tell whether a frame tells a deed that comes from somewhere."""
        return owner is not None and self._frames[owner].kind in LAUNCHED

    def is_origin(self, span: Span) -> bool:
        """Tell whether a place is where something came from."""
        token = root_of(self._doc, span)
        return token is not None and bool({p.lower_ for p in _prepositions(token)} & lexicon()["origin_prepositions"])

    def _locates(self, token: Token) -> bool:
        """Ask for a preposition of place above the name, or a place inside the deed's own noun phrase."""
        if token.dep_ in {"nsubj", "nsubjpass", "dobj"}:
            owner = self._by_head.get(token.head.i)
            if owner is None or self._frames[owner].kind == "hijacking":
                return False  # "hijacked the airliner Landshut"
            return token.dep_ == "dobj" or self._taken(token)
        body = token.dep_ in MODIFIERS and lemma(token.head) in lexicon()["state_bodies"]
        if not body and token.dep_ in MODIFIERS and (token.head.i in self._by_head or self._site(token.head)):
            return True
        if token.dep_ in {"ROOT", "npadvmod"}:
            return True
        if body:
            return False
        led = next(iter(_prepositions(token)), None)
        home = led is not None and led.lower_ == "from" and led.head.dep_ == "appos"  # "the man, a student from X"
        return led is not None and led.lower_ in lexicon()["place_prepositions"] and not home

    def _taken(self, subject: Token) -> bool:
        """Tell a town that changed hands: "Palmyra was recaptured", "Grozny fell to Russian troops"."""
        changed = self._frames[self._by_head[subject.head.i]].kind in {"territorial_gain", "territorial_loss"}
        return changed and (subject.dep_ == "nsubjpass" or lemma(subject.head) == "fall")

    def _site(self, noun: Token) -> bool:
        """Tell whether a noun is where or what was hit: "on the Tokyo subway", "struck Brussels airport"."""
        if noun.dep_ == "dobj":
            return noun.head.i in self._by_head and noun.ent_type_ not in {"ORG", "PERSON"}
        return noun.dep_ == "pobj" and noun.head.lower_ in SITE_PREPOSITIONS

    def _climb(self, token: Token, *, through_clauses: bool) -> int | None:
        """Walk up to the first deed word, or to a verb that carries one as its subject or object."""
        below = token
        for _ in range(STEPS):
            if token.i in self._by_head:
                return self._by_head[token.i]
            carried = self._carried(token) if token.pos_ in VERBS and below.dep_ not in PREDICATES else None
            if carried is not None and not self._bars(token, below, through_clauses=True):
                return carried
            about = token.head.i in self._by_head or self._suffers(token.head)
            if self._bars(token, below, through_clauses=through_clauses or about) or token.head.i == token.i:
                return None
            below, token = token, token.head
        return None

    def _suffers(self, noun: Token) -> bool:
        """Ask whether a clause is about those it was done to: "people who were watching a match in Kampala"."""
        if noun.dep_ == "pobj" and noun.head.lower_ == "on":  # "fired on demonstrators who had gathered in …"
            return noun.head.head.i in self._by_head
        return noun.dep_ in {"dobj", "nsubjpass"} and noun.head.i in self._by_head

    @staticmethod
    def _bars(token: Token, below: Token, *, through_clauses: bool) -> bool:
        """Tell where the way up ends: at a naming, at the day of saying, at a clause about something else."""
        words = lexicon()
        if token.dep_ == "dobj" and lemma(token.head) in words["naming_verbs"]:
            return True
        if token.pos_ not in VERBS:
            return False
        if lemma(token) in words["end_verbs"] and below.dep_ in {"prep", "npadvmod"}:
            return True
        if lemma(token) in words["say_verbs"] and below.dep_ not in {"ccomp", "advcl"}:
            return True
        return not through_clauses and token.dep_ in {"acl", "relcl"} and lemma(token) not in words["locative_verbs"]

    def _carried(self, verb: Token) -> int | None:
        if lemma(verb) in lexicon()["include_verbs"]:
            return None
        for child in verb.children:
            if (
                child.dep_ in {"dobj", "nsubj", "nsubjpass", "attr", "xcomp", "ccomp", "advcl", "conj"}
                and child.i in self._by_head
                and (child.dep_ != "advcl" or self._frames[self._by_head[child.i]].told)  # not "to protest against"
            ):
                return self._by_head[child.i]
            if child.dep_ == "prep":
                for grand in child.children:
                    if grand.dep_ == "pobj" and grand.i in self._by_head and self._plain(self._by_head[grand.i]):
                        return self._by_head[grand.i]
        return None

    def _plain(self, index: int) -> bool:
        anchor = self._frames[index].anchor
        return not anchor.background and anchor.generality is not Generality.HARD

    def _nearest(self, start: int) -> int | None:
        before = [
            (self._doc[frame.anchor.head].idx, index)
            for index, frame in enumerate(self._frames)
            if self._doc[frame.anchor.head].idx < start and self._plain(index)
        ]
        if before:
            return max(before)[1]
        return self._highest()

    def _main_before(self, span: Span) -> int | None:
        """A time that opens the sentence places its main deed; any other stray time places nothing."""
        first = min((self._doc[frame.anchor.head].idx for frame in self._frames), default=0)
        return self._highest() if span.start < first and span.start - self._sentence.start_char <= OPENING else None

    def _highest(self) -> int | None:
        plain = [index for index in range(len(self._frames)) if self._plain(index)]
        return min(plain, key=lambda each: depth(self._doc[self._frames[each].anchor.head]), default=None)


def root_of(doc: Doc, span: Span) -> Token | None:
    """Find the token that a stretch of characters hangs on."""
    words = doc.char_span(span.start, span.end, alignment_mode="expand")
    return words.root if words is not None and len(words) else None


def _prepositions(token: Token) -> list[Token]:
    """Give the prepositions above a name, through apposition, coordination and the noun it modifies."""
    found = []
    for _ in range(STEPS):
        if token.pos_ == "ADP":
            found.append(token)
        if token.head.i == token.i or token.pos_ in {"VERB", "AUX"}:
            break
        token = token.head
    return found
