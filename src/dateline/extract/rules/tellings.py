"""What one sentence tells of one deed: its frame with its sides, times, places, tolls, and who says so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from dateline.extract.rules.aims import aimed
from dateline.extract.rules.anaphora import ARMED
from dateline.extract.rules.arguments import Mentions, Owned, covers, hour_alone, own_arguments
from dateline.extract.rules.charge_days import days_of_charges
from dateline.extract.rules.charges import vengeance
from dateline.extract.rules.clauses import died_first, of_victims, own_subject, tells_another
from dateline.extract.rules.counted import Count, counts_of
from dateline.extract.rules.died_since import less_where_they_died
from dateline.extract.rules.figures_alone import figures_alone
from dateline.extract.rules.foundings import FOUNDED, told_of_beginning
from dateline.extract.rules.frames import Frame, build_frames, elliptic, of_another_one
from dateline.extract.rules.gapped import opens_half
from dateline.extract.rules.incidents import is_incident
from dateline.extract.rules.kinds import CAPTIVES
from dateline.extract.rules.lexicon import forms_of, lemma, lexicon
from dateline.extract.rules.memory import in_memory
from dateline.extract.rules.named_deeds import NamedDeed, named_by
from dateline.extract.rules.reasons import LED_UP, NAMED_AGAIN, UNARMED
from dateline.extract.rules.responsibility import phrase_of
from dateline.extract.rules.retold import Retold, retold
from dateline.extract.rules.roles import Sides, find_sides
from dateline.extract.rules.said_on import less_days_of_telling
from dateline.extract.rules.subjects import find_subject
from dateline.extract.rules.tree import only_counted
from dateline.extract.rules.triggers import climb, find_triggers
from dateline.model.claim import ActorKind
from dateline.model.evidence import STATED, Attribution, Basis, Span
from dateline.model.interval import Interval
from dateline.model.toll import Outcome

DEADLY = frozenset({"killed", "assassination", "execution"})
MARTIAL = frozenset({"surrender", "territorial_gain", "territorial_loss", "armed_clash"})
SEIZING = frozenset({"seize", "take", "hold", "pick", "capture"})
TWO = 2
FOLLOWING = frozenset({"following", "next", "subsequent", "coming", "ensuing"})
LENGTHS = frozenset({"days", "weeks", "months", "years"})
ANSWERS = frozenset({"arrest", "trial", "weapons_seizure", "protest", "designation", "release"})
"""What is done about a deed, on a later day."""
SHARED = frozenset({"conj", "advcl", "xcomp", "acl"})


SAME_DAY = re.compile(
    r"\W*(?:(?:on |later )?(?:the |that |this )?same (?:day|night|morning|evening)"
    r"|at (?:about |around )?the same (?:time|hour)|simultaneously)\b",
    re.IGNORECASE,
)
"""What opens a sentence on another deed of the day told before."""
GRAVE = re.compile(r"\b(?:mass|common|unmarked|shallow) graves?\b", re.IGNORECASE)
DAYS_LATER = re.compile(r"\b(?:later|afterwards?|earlier|before)$", re.IGNORECASE)
"""A day counted from the deed before it: "were seized and set free five days later"."""
SAME_DAY_LAST = re.compile(r"\b(?:the|that) same (?:day|night|morning|evening)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """One deed in one sentence. ``claimants`` and ``accused`` are actor mentions; ``block`` counts paragraphs."""

    frame: Frame
    sentence: Span
    block: int
    sides: Sides
    owned: Owned
    attribution: Attribution
    additive: bool
    opening: str = ""
    """The sentence's own words, for what the grammar does not hold."""
    owed: bool = False
    """Its sentence says whose deed it was: "authorities blame X for an explosion on a bridge"."""
    weak: bool = False
    """Its words may also tell an accident or a match."""
    aside: bool = False
    """It is named in passing, or in a clause that only sets the day of another deed: "minutes after he had …"."""
    passing: bool = False
    """Its only word is one that is said of every death: "he died in 1955"."""
    said_of: bool = False
    """It is told in a clause said of somebody or something: "a woman who had been held hostage"."""
    remembered: bool = False
    """It is told only of people whom another deed of another day is about: "the king met survivors of the blast"."""
    numbered: bool = False
    """Its deed word is a noun with a figure: "14 abductions"."""
    custody: bool = False
    """It says only that people are held: "five suspects are in custody"."""
    count: Count | None = None
    """How long before or after another deed it was done, where that is all that tells its day."""
    aimed: bool = False
    """It says what it struck, or where, though by no name: "outside the mission", "at the house of a mayor"."""
    rooted: bool = False
    """It tells how a group began: by whom, under whom or out of what."""
    pointing: bool = False
    """Its only word points to a deed told before: "the incident happened on Tuesday", "it counted 12 bodies"."""
    avenged: bool = False
    """It is what another deed is done for: "in revenge for the killing of two men"."""
    retold: Retold | None = None
    """How its clause says that it adds to a deed told before."""
    named: NamedDeed | None = None
    """The phrase that names a deed told before, where its word is a noun: "the murder of the priest"."""
    later: tuple[Span, Interval] | None = None
    """The words "two hours later" and the day they are counted from, where the text tells one."""

    def words_of(self, span: Span) -> str:
        """Give the words at a stretch of the sentence; none where it runs over the sentence's ends."""
        return span.shift(-self.sentence.start).of(self.opening) if self.sentence.covers(span) else ""

    @property
    def deadly(self) -> bool:
        """Tell whether somebody died of it in its own words: "killed", "the assassination of"."""
        return any(each.kind in DEADLY for each in self.frame.triggers)


def tellings_of(doc: Doc, sentence: Words, block: int, mentions: Mentions, *, skipped: Counter[str]) -> list[Telling]:
    """Read a sentence's deeds; its words of deeds that tell none are counted in ``skipped`` by reason."""
    triggers = find_triggers(doc, sentence, skipped)
    alone = [] if triggers else figures_alone(doc, sentence, mentions)
    triggers = triggers or alone
    if not triggers:
        return []
    frames = build_frames(doc, triggers, skipped)
    owned = in_memory(doc, frames, own_arguments(doc, sentence, frames, mentions), mentions)
    owned = days_of_charges(doc, frames, less_days_of_telling(doc, frames, owned, mentions), mentions)
    owned = less_where_they_died(doc, frames, owned, mentions)
    told = [
        Telling(
            frame,
            Span(sentence.start_char, sentence.end_char),
            block,
            find_sides(doc, frame, mentions.actors),
            mine,
            replace(attribution_of(doc, frame), modality=frame.anchor.modality),
            not alone and _additive(doc, frame),
            sentence.text,
            weak=_weak(doc, frame),
            passing=_passing(doc, frame),
            aside=frame.anchor.background or _aside(doc[frame.anchor.head]),
            said_of=doc[frame.anchor.head].dep_ in {"relcl", "acl"},
            remembered=_remembered(doc, frame, frames),
            numbered=_numbered(doc, frame),
            custody=frame.kind == "arrest" and lemma(doc[frame.anchor.head]) == "be",
            aimed=aimed(doc, frame.anchor),
            rooted=frame.kind == FOUNDED and told_of_beginning(doc[frame.anchor.head]),
            pointing=bool(alone) or _only_points(doc, frame),
            avenged=any(map(vengeance, doc[frame.anchor.head].ancestors)),
            retold=retold(doc, frame),
            named=named_by(doc[frame.anchor.head]) if frame.anchor.form == "noun" and frame.definite else None,
        )
        for frame, mine in zip(frames, owned, strict=True)
    ]
    told = [_held_by_police(doc, _of_one_day(_of_death(doc, each), mentions), mentions) for each in told]
    told = [_less_their_flight(_town_taken(doc, each, mentions), mentions) for each in told]
    kept = _less_bodies_found(doc, told, mentions)
    skipped[NAMED_AGAIN] += len(told) - len(kept)
    told = _planned_at(doc, _went_on(doc, _share(doc, _counted(doc, sentence, kept, mentions), mentions)))
    martial = [telling for telling in told if _martial(doc, telling, mentions)]
    skipped[UNARMED] += len(told) - len(martial)
    told = [telling for telling in martial if len(martial) == 1 or not _led_up(doc, telling)]
    skipped[LED_UP] += len(martial) - len(told)
    if "respectively" in forms_of(doc).words[sentence.start : sentence.end]:
        told = _each_its_own(told)
        return [part for telling in told for part in _respectively(telling)]
    return [part for telling in told for part in _by_day(telling, mentions)]


def _held_by_police(doc: Doc, telling: Telling, mentions: Mentions) -> Telling:
    """Read "police seized four men" as an arrest."""
    doers = [mentions.actors[side.actor].kind for side in telling.sides.perpetrators if side.actor is not None]
    police = bool(doers) and set(doers) == {ActorKind.POLICE}
    if telling.frame.kind != "abduction" or not police or lemma(doc[telling.frame.anchor.head]) not in SEIZING:
        return telling
    words = (replace(each, kind="arrest") if each.kind == "abduction" else each for each in telling.frame.triggers)
    return replace(telling, frame=replace(telling.frame, kind="arrest", triggers=tuple(words)))


def _led_up(doc: Doc, telling: Telling) -> bool:
    """Tell deaths for which something was done, and no more: "set fire to the hall after two detainees had died"."""
    own = telling.owned.times or telling.owned.places or telling.sides.perpetrators
    return telling.frame.bare and not own and died_first(doc[telling.frame.anchor.head])


def _less_their_flight(telling: Telling, mentions: Mentions) -> Telling:
    """Count those who did a deed and fled as no displaced people: "two men shot a judge and fled on foot"."""
    doers = [side.span for side in telling.sides.perpetrators]
    kept = tuple(
        index
        for index in telling.owned.tolls
        if mentions.tolls[index].toll.outcome is not Outcome.DISPLACED
        or not any(span.overlaps(mentions.tolls[index].span) for span in doers)
    )
    return replace(telling, owned=replace(telling.owned, tolls=kept))


def _less_bodies_found(doc: Doc, told: list[Telling], mentions: Mentions) -> list[Telling]:
    """Leave out bodies found of those whose killing the sentence tells: "found 16 bodies as it hunted those who …"."""
    found = [each for each in told if _of_bodies(doc, each)]
    dead = [sum(mentions.tolls[index].toll.best or 0 for index in each.owned.tolls) for each in told]
    most = max((count for each, count in zip(told, dead, strict=True) if each.deadly and each not in found), default=0)
    return [each for each, count in zip(told, dead, strict=True) if each not in found or count > most]


def _of_bodies(doc: Doc, telling: Telling) -> bool:
    """Tell a deed of which is told only that bodies were found, by nobody's hand and on no day."""
    words = [doc[each.start : each.end] for each in telling.frame.triggers]
    found = all(any(lemma(token) in {"body", "corpse"} for token in each) for each in words)
    return found and telling.frame.bare and not (telling.owned.times or telling.sides.perpetrators)


def _town_taken(doc: Doc, telling: Telling, mentions: Mentions) -> Telling:
    """Read "the rebels seized Bunia" as the taking of a town, though the model has it be a man."""
    verb, frame = doc[telling.frame.anchor.head], telling.frame
    if frame.kind != "abduction" or lemma(verb) != "seize" or len(frame.triggers) > 1:
        return telling
    whom = next((child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"}), verb)
    if whom.pos_ != "PROPN" or not any(
        covers(mentions.places[each].span, whom) for each in (*telling.owned.places, *telling.owned.likely)
    ):
        return telling
    words = tuple(replace(each, kind="territorial_gain") for each in frame.triggers)
    return replace(telling, frame=replace(frame, kind="territorial_gain", triggers=words))


def _of_one_day(telling: Telling, mentions: Mentions) -> Telling:
    """Drop a bare hour of another day than the one told: "Last June men broke in; X was back by the evening"."""
    times = sorted(telling.owned.times, key=lambda each: mentions.times[each].span)
    day = mentions.times[times[0]].interval if len(times) > 1 else None
    if day is None:
        return telling
    hours = [each for each in times[1:] if hour_alone(mentions.times[each])]
    apart = {each for each in hours if (when := mentions.times[each].interval) is not None and not when.overlaps(day)}
    kept = tuple(each for each in telling.owned.times if each not in apart)
    return replace(telling, owned=replace(telling.owned, times=kept))


def _of_death(doc: Doc, telling: Telling) -> Telling:
    """Drop the day on which somebody hurt before died, and that on which the dead were found in a grave."""
    verb = doc[telling.frame.anchor.head]
    if telling.frame.bare and lemma(verb) in lexicon()["finder_verbs"] and GRAVE.search(telling.opening):
        return replace(telling, owned=replace(telling.owned, times=()))  # "12 bodies were found in a mass grave"
    subject = find_subject(verb) if telling.frame.bare and lemma(verb) in {"die", "succumb"} else None
    hurt = [child for child in subject.children if child.dep_ == "relcl"] if subject is not None else []
    passive = any(each.dep_ == "auxpass" for child in hurt for each in child.children)
    return replace(telling, owned=replace(telling.owned, times=())) if passive else telling


def _counted(doc: Doc, sentence: Words, told: list[Telling], mentions: Mentions) -> list[Telling]:
    """Note of a deed with no day how long before or after another it was done."""
    dated = [(index, each.frame) for index, each in enumerate(told) if not only_counted(doc, each.frame)]
    heads = {trigger.head: index for index, frame in dated for trigger in frame.triggers}
    for count in counts_of(doc, sentence, list(heads), mentions):
        number = heads[count.counted]
        other = heads.get(count.start) if count.start is not None else None
        free = other != number and set(told[number].owned.times) <= {count.time} and told[number].count is None
        if free and (other is None or told[other].count is None):
            told[number] = replace(told[number], count=count)
    return told


def _each_its_own(told: list[Telling]) -> list[Telling]:
    """Give the days and places that as many deeds share to one each: "in 2001 and 2003 X bombed A and shot B"."""
    shared = told[0].owned if told else Owned()
    count = len(told)
    if count < TWO or any(telling.owned.times != shared.times for telling in told) or len(shared.times) != count:
        return told
    return [
        replace(telling, owned=replace(telling.owned, times=(shared.times[index],)))
        for index, telling in enumerate(told)
    ]


def _by_day(telling: Telling, mentions: Mentions) -> Iterator[Telling]:
    """Split a deed told of two days, each with its place: "bombed A on 24 May, killing 3, and B on 19 May"."""
    groups: list[Owned] = []
    for at, name, index in sorted(_positions(telling.owned, mentions)):
        last = groups[-1] if groups else None
        half = name == "tolls" and opens_half(telling.opening, at - telling.sentence.start)
        full = last is not None and (
            (name == "times" and last.times) or ((name == "places" or half) and last.times and last.places)
        )
        if last is None or full:
            groups.append(Owned())
        groups[-1] = replace(groups[-1], **{name: (*getattr(groups[-1], name), index)})
    days = [mentions.times[group.times[0]].interval for group in groups if group.times]
    apart = len(days) == len(groups) and len({day for day in days if day is not None and day.exact}) == len(groups)
    if len(groups) < TWO or not apart or not all(group.places for group in groups):
        yield telling
    else:
        yield from (replace(telling, owned=replace(group, origins=telling.owned.origins)) for group in groups)


def _positions(owned: Owned, mentions: Mentions) -> Iterator[tuple[int, str, int]]:
    yield from ((mentions.times[index].span.start, "times", index) for index in owned.times)
    yield from ((mentions.places[index].span.start, "places", index) for index in owned.places)
    yield from ((mentions.tolls[index].span.start, "tolls", index) for index in owned.tolls)


def _aside(head: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in {"after", "before", "when"} for child in head.children)


def _only_points(doc: Doc, frame: Frame) -> bool:
    return all(is_incident(doc[each.head]) and each.end - each.start == 1 for each in frame.triggers)


def _remembered(doc: Doc, frame: Frame, frames: Sequence[Frame]) -> bool:
    people = next((each for trigger in frame.triggers if (each := of_victims(doc[trigger.head])) is not None), None)
    above = {token.i for token in people.ancestors} if people is not None else set()
    return bool(above) and not any(trigger.head in above for other in frames for trigger in other.triggers)


def _numbered(doc: Doc, frame: Frame) -> bool:
    figures = (each for each in doc[frame.anchor.head].children if each.dep_ == "nummod")
    return frame.anchor.form == "noun" and any(
        each.text.replace(",", "").isdigit() and each.ent_type_ != "DATE" for each in figures
    )


def _martial(doc: Doc, telling: Telling, mentions: Mentions) -> bool:
    """Tell whether "entered Goma" is said of an armed body: tourists enter towns too, and encounter each other."""
    anchor = telling.frame.anchor
    if (
        telling.frame.kind not in MARTIAL
        or anchor.form != "verb"
        or lemma(doc[anchor.head]) not in lexicon()["armed_only"]
        or any(each.consequence for each in telling.frame.triggers)
    ):
        return True  # who enters a village and kills there is armed
    sides = [side.span for side in telling.sides.perpetrators]  # "a column of Shining Path"
    armed = (actor.span for actor in mentions.actors if actor.kind in ARMED)
    return any(side.covers(span) for span in armed for side in sides) or _led(find_subject(doc[anchor.head]))


def _led(doers: Token | None) -> bool:
    """Tell armed people by their own name or by whose they are: "fighters", "the general's men"."""
    if doers is None:
        return False
    theirs = any(child.dep_ == "poss" for child in doers.children) and doers.lower_ in {"men", "people"}
    return theirs or lemma(doers) in lexicon()["fighting_men"] | lexicon()["columns_of_war"]


def _weak(doc: Doc, frame: Frame) -> bool:
    """Tell whether all deed words of a frame are also said of accidents and matches, and no weapon is named."""
    words = lexicon()["weak_deeds"]
    return not frame.instruments and all(
        trigger.consequence or lemma(doc[trigger.head]) in words or _of_itself(doc[trigger.head])
        for trigger in frame.triggers
    )


def _of_itself(verb: Token) -> bool:
    """Tell "the furnace blew up" and "explosions flattened the district", which say of nobody that he did it."""
    if lemma(verb) in lexicon()["harming_verbs"]:
        return any(child.dep_ == "nsubj" and lemma(child) in {"explosion", "blast", "fire"} for child in verb.children)
    return verb.lower_ in {"blew", "blowing"} and not any(child.dep_ in {"dobj", "agent"} for child in verb.children)


def _passing(doc: Doc, frame: Frame) -> bool:
    """Tell whether a frame has no deed word but those of a death that may have been anyone's."""
    words = lexicon()["passing_words"]
    told = frame.instruments or frame.kind not in {"attack", "injured", "killed"}
    return not told and all(lemma(doc[trigger.head]) in words for trigger in frame.triggers)


def _additive(doc: Doc, frame: Frame) -> bool:
    head = doc[frame.anchor.head]
    if frame.bare and lemma(head) in {"die", "succumb"} and not of_another_one(head):
        return False  # "three died later", "a fourth died in hospital": of the deed told before
    if elliptic(doc, frame.anchor):
        return True
    if lemma(head) == "toll":
        return False  # "the toll later rose to 19" is the toll of the deed told before
    verb = head.head if head.dep_ in {"nsubj", "nsubjpass"} else head  # "at the same time a car bomb went off"
    if (
        (SAME_DAY.match(head.sent.text) or SAME_DAY_LAST.search(head.sent.text))
        and verb.dep_ in {"ROOT", "ccomp"}
        and not frame.bare
        and not frame.definite
    ):
        return True
    if head.dep_ == "dobj" and lemma(head.head) in {"follow", "precede"} and not frame.definite:
        return True  # "the killings followed an exchange of fire"
    there = head.dep_ == "relcl" and any(child.lower_ == "where" for child in head.children)  # "then drove to X, where"
    above = next((each for each in head.ancestors if there and each.pos_ == "VERB"), None)
    near = [*head.children, *(head.head.children if head.dep_ in {"dobj", "nsubj", "nsubjpass"} else ())]
    near += () if above is None else (child for child in above.children if child.lower_ == "then")
    said = {token.lower_ for token in near} & lexicon()["additive_words"]
    return bool(said) and not (said == {"also"} and _befell(head, bare=frame.bare))


def _befell(verb: Token, *, bare: bool) -> bool:
    """Tell "16 civilians also died", which adds to the deed just told, from "they also killed two men".

    A verb that says how is one of these only in the passive, with nobody who did it: "his driver was also shot".
    """
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
    if not bare:
        return passive and not any(child.dep_ == "agent" for child in verb.children)
    return passive or lemma(verb) in {"die", "perish"}


def _share(doc: Doc, told: list[Telling], mentions: Mentions) -> list[Telling]:
    """Let a deed coordinated with another take over its time and place: "on 3 May they shelled X and abducted Y"."""
    by_head = {telling.frame.anchor.head: index for index, telling in enumerate(told)}
    shared = list(told)
    for index, telling in enumerate(told):
        head = doc[telling.frame.anchor.head]
        source = by_head.get(head.head.i)
        if source is None and head.dep_ == "conj":
            source = _carried_by(head, by_head)
            source = _of_one_row(head, by_head) if source is None else source
        free = head.pos_ == "VERB" and head.dep_ in SHARED and telling.count is None and not _ends(head)
        free = free and not (telling.frame.bare and died_first(head))
        free = free and not _days_after(head) and not (source is not None and _answered(head, shared[source]))
        if free and source is not None and source != index:
            shared[index] = replace(telling, owned=_inherit(telling.owned, shared[source].owned))
            later = any(DAYS_LATER.search(mentions.times[each].words) for each in telling.owned.times)
            if not later and _trails(head, shared[source].owned, telling.owned):
                shared[source] = replace(shared[source], owned=_inherit(shared[source].owned, telling.owned))
    return shared


def _went_on(doc: Doc, told: list[Telling]) -> list[Telling]:
    """Let what befell somebody go on with the deed before it: "stormed the house of a bishop, who was arrested"."""
    by_head = {telling.frame.anchor.head: telling for telling in told}
    return [_going_on(doc, telling, by_head) for telling in told]


def _going_on(doc: Doc, telling: Telling, by_head: Mapping[int, Telling]) -> Telling:
    verb = doc[telling.frame.anchor.head]
    above = next((by_head[each.i] for each in verb.ancestors if each.i in by_head), None)
    owned, sides = telling.owned, telling.sides
    free = not (owned.times or owned.places or sides.perpetrators or telling.count)
    taken = any(each.kind in CAPTIVES for each in telling.frame.triggers)  # the dead and hurt are the deed's anyway
    if above is None or not (free and taken) or not above.sides.perpetrators or not _befell_next(verb):
        return telling
    doers = replace(sides, perpetrators=above.sides.perpetrators)
    return replace(telling, owned=replace(owned, times=above.owned.times, places=above.owned.places), sides=doers)


def _befell_next(verb: Token) -> bool:
    """Tell ", who was arrested", a passive that goes on with the story, from "who had been arrested" before it."""
    who = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    helpers = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass", "agent"}}
    set_off = who is not None and who.lower_ == "who" and who.i > 0 and who.nbor(-1).text == ","
    return verb.dep_ == "relcl" and set_off and helpers <= {"was", "were"}


def _answered(verb: Token, answer: Telling) -> bool:
    """Tell "police arrested 14 people on Tuesday after a man had shot four": he did on a day of his own."""
    after = verb.dep_ == "advcl" and any(child.dep_ == "mark" and child.lower_ == "after" for child in verb.children)
    return after and answer.frame.kind in ANSWERS


def _carried_by(verb: Token, heads: Mapping[int, int]) -> int | None:
    """Find the deed of the clause beside: "a bulldozer was used to bring down the church and X killed those inside"."""
    below = (each.i for each in verb.head.children if each.dep_ == "xcomp" and each.i < verb.i)
    return next((heads[each] for each in below if each in heads), None)


def _of_one_row(verb: Token, heads: Mapping[int, int]) -> int | None:
    """Find the deed told before in a row of verbs of one subject: "they cut the wires, burned huts and took two"."""
    if verb.pos_ != "VERB" or own_subject(verb):
        return None
    row = (each for each in verb.conjuncts if each.i < verb.i and not (own_subject(each) and each.dep_ == "conj"))
    return next((heads[each.i] for each in row if each.i in heads), None)


def _days_after(verb: Token) -> bool:
    """Tell "and over the following days executed", of other days than the clause before."""
    return any(token.lower_ in FOLLOWING and token.head.lower_ in LENGTHS for token in verb.subtree if token.i < verb.i)


def _planned_at(doc: Doc, told: list[Telling]) -> list[Telling]:
    """Give a plot the place of the deed that was planned: "foiled a plot to bomb the market of X"."""
    placed = {doc[each.frame.anchor.head].head.i: each.owned.places for each in told if each.owned.places}
    return [
        replace(telling, owned=replace(telling.owned, places=placed[telling.frame.anchor.head], likely=()))
        if telling.frame.kind == "plot" and not telling.owned.places and telling.frame.anchor.head in placed
        else telling
        for telling in told
    ]


def _trails(head: Token, first: Owned, last: Owned) -> bool:
    """Tell whether a day and place at the end are those of all: "killed four and seized their arms in X at dawn"."""
    told = any(child.dep_ in {"nsubj", "nsubjpass"} for child in head.children)
    told = told or any(child.lower_ in {"later", "after", "afterwards"} for child in head.children)
    return head.dep_ == "conj" and not told and bool(last.times) and not (first.times or first.places)


def _ends(head: Token) -> bool:
    """Tell a clause set before or until, which tells another deed."""
    counted = any(child.dep_ == "npadvmod" and child.i < head.i for child in head.children)  # "a year after Y had …"
    return head.dep_ == "advcl" and (tells_another(head) or counted)


def _inherit(owned: Owned, source: Owned) -> Owned:
    places = owned.places or (source.places if not owned.times else ())
    return replace(owned, times=owned.times or source.times, places=places)


def _respectively(telling: Telling) -> Iterator[Telling]:
    """Split "in April and May, respectively, … into A and B" into its pairs."""
    times, places, tolls = telling.owned.times, telling.owned.places, telling.owned.tolls
    count = max(len(times), len(places))
    lists = [each for each in (times, places, tolls) if len(each) == count]
    if count < TWO or len(lists) < TWO:
        yield telling
        return
    for index in range(count):
        yield replace(
            telling,
            owned=replace(
                telling.owned,
                times=_nth(times, index, count),
                places=_nth(places, index, count),
                tolls=_nth(tolls, index, count),
            ),
        )


def _nth(values: tuple[int, ...], index: int, count: int) -> tuple[int, ...]:
    return (values[index],) if len(values) == count else values


def attribution_of(doc: Doc, frame: Frame) -> Attribution:
    """Tell who says that the deed was done: "police said", "according to witnesses", "reportedly"."""
    head = doc[frame.anchor.head]
    words = lexicon()
    for token in (head, *(governor for governor, _ in climb(head))):
        for child in token.children:
            if child.lower_ in words["reported_adverbs"]:
                return Attribution(Basis.REPORTED, phrase=child.text)
            if child.lower_ == "according" and child.dep_ == "prep":
                asserter = next(
                    (grand for each in child.children for grand in each.children if grand.dep_ == "pobj"), None
                )
                return Attribution(Basis.REPORTED, asserter=phrase_of(asserter), phrase=child.text)
    saying = next((governor for governor, dependency in climb(head) if dependency == "ccomp"), None)
    if saying is not None and lemma(saying) in words["say_verbs"]:
        return Attribution(Basis.REPORTED, asserter=phrase_of(find_subject(saying)), phrase=saying.text)
    return STATED
