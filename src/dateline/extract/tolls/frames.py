"""Who met an outcome: from an outcome word to the phrases for the people it happened to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dateline.extract.tolls.clauses import VerbGroup, unreal, verb_group, wished
from dateline.extract.tolls.counting import counting_noun, found_body
from dateline.extract.tolls.lists import Counted, along_with, objects, parts, subjects
from dateline.extract.tolls.reading import Reading
from dateline.extract.tolls.words import Trigger

Frame = Callable[[Reading, Trigger], Iterator[Counted]]


def counted(reading: Reading) -> Iterator[Counted]:
    """Give each phrase for people that met an outcome, in order of the outcome words."""
    seen: set[tuple[int, str]] = set()
    for trigger in reading.words.triggers:
        wholes = list(FRAMES[trigger.words.form](reading, trigger))
        for one in (*wholes, *parts(reading, wholes)):
            key = (one.phrase.start, trigger.words.outcome)
            if key not in seen:
                seen.add(key)
                yield one


def _past(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "killed": told of its object ("killed two guards") or of its subject ("two guards were killed")."""
    words = reading.words
    group = verb_group(words, trigger.start)
    if unreal(words, group) or _names_the_victims(reading, trigger):
        return
    after = reading.after_adverbs(trigger.end)
    if not group.be and (group.have or _takes_object(reading, trigger, after)):
        yield from objects(reading, trigger, after, negated=group.negative)
    elif words.tag(trigger.start - 1) in ("determiner", "number"):
        yield from _adjective(reading, trigger)
    else:
        yield from subjects(reading, trigger, group)
        yield from along_with(reading, trigger)


def _takes_object(reading: Reading, trigger: Trigger, after: int) -> bool:
    """Tell "killed two guards" from "two were killed", "three wounded guards" and "four dead and ten wounded"."""
    phrase = reading.starts.get(after)
    if phrase is None or not phrase.names_people or reading.is_subject(phrase):
        return False
    before = reading.ends.get(trigger.start)
    return not (before is not None and before.kind == "bare") and reading.words.tag(trigger.start - 1) != "determiner"


def _names_the_victims(reading: Reading, trigger: Trigger) -> bool:
    """Tell "the wounded were taken to hospital" and "the injured officer": people already told of."""
    words = reading.words
    before = words.tag(trigger.start - 1)
    return before in ("determiner", "pronoun_owner") and words.word(trigger.start - 1) not in ("a", "an", "another")


def _adjective(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "three wounded soldiers", "an injured policeman"."""
    before, after = reading.ends.get(trigger.start), reading.starts.get(trigger.end)
    if after is None or after.kind == "thing" or after.determiner or after.quantity:
        if before is not None:
            yield Counted(before, trigger)
        return
    start = before.start if before is not None else trigger.start - 1
    yield Counted(replace(after, start=start, quantity=before.quantity if before else None), trigger)


def _ing(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "killing two guards"; "without killing anyone"."""
    words = reading.words
    group = verb_group(words, trigger.start)
    if unreal(words, group) or wished(words, group.start):
        return
    negated = group.negative or words.word(group.start - 1) == "without"
    yield from objects(reading, trigger, reading.after_adverbs(trigger.end), negated=negated)


def _present(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """Headlines: "bomb kills 20", "gunmen kill 3". After "to" or a modal nothing is told to have happened."""
    group = verb_group(reading.words, trigger.start)
    denied = group.negative and any(word.startswith("did") for word in reading.words.low[group.start : trigger.start])
    told = denied or not (group.modal or unreal(reading.words, group) or wished(reading.words, group.start))
    if told and (denied or not group.negative):
        yield from objects(reading, trigger, reading.after_adverbs(trigger.end), negated=denied)


def _past_active(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    yield from objects(reading, trigger, trigger.end)


def _said_of(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "two died", "twenty dead", "three are missing"."""
    group = verb_group(reading.words, trigger.start)
    if not unreal(reading.words, group) and not _names_the_victims(reading, trigger):
        yield from subjects(reading, trigger, group)
        yield from along_with(reading, trigger)


def _unhurt(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "the driver was unhurt": none injured, of those people."""
    group: VerbGroup = verb_group(reading.words, trigger.start)
    for one in subjects(reading, trigger, group):
        yield replace(one, negated=True)


def _of(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "the death of two guards", "claimed the lives of 20"."""
    if not wished(reading.words, trigger.start):
        yield from objects(reading, trigger, trigger.end)


def _shot(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "two men were shot": killed or injured, unless the words go on to say which."""
    following = reading.words.tag(reading.after_adverbs(trigger.end))
    joined = following in ("joiner", "comma") and reading.words.tag(reading.after_adverbs(trigger.end + 1)) in (
        "trigger",
    )
    if not joined and following != "trigger":
        yield from _past(reading, trigger)


FRAMES: dict[str, Frame] = {
    "past": _past,
    "past_active": _past_active,
    "shot": _shot,
    "ing": _ing,
    "present": _present,
    "base": _present,
    "die": _said_of,
    "self": _said_of,
    "state": _said_of,
    "unhurt": _unhurt,
    "of": _of,
    "count": counting_noun,
    "count_after_verb": counting_noun,
    "body": found_body,
}
