"""Lists of people under one outcome word, before it and after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extract.tolls.clauses import VerbGroup
from dateline.extract.tolls.phrases import Phrase
from dateline.extract.tolls.reading import Reading
from dateline.extract.tolls.triggers import Trigger
from dateline.extract.tolls.words import Words

NOT_BEFORE_LIST = ("preposition", "trigger", "including")
REACH = 45
"""How many words a subject may stand from its verb. It bounds the walk; none further off was met in the reference texts."""
LONGEST_LIST = 12
NOT_BEFORE_SUBJECT = ("preposition", "verbs", "trigger", "including")


@dataclass(frozen=True, slots=True)
class Counted:
    """A phrase for people and the outcome word that it belongs to."""

    phrase: Phrase
    trigger: Trigger
    part: bool = False
    negated: bool = False
    supersedes: bool = False
    by_plural_verb: bool = False
    """Its verb says that they were several: "Houthis were killed"."""


def objects(reading: Reading, trigger: Trigger, at: int, *, negated: bool = False) -> Iterator[Counted]:
    """Read the people after an outcome word: "killing a policeman, two guards and a child"."""
    for phrase in list_from(reading, at):
        yield Counted(phrase, trigger, negated=negated)


def list_from(reading: Reading, at: int) -> Iterator[Phrase]:
    """Read a list of people that starts at a word, without what only describes the one before."""
    words = reading.words
    items: list[Phrase] = []
    sure, previous = 0, None
    while len(items) < LONGEST_LIST:
        phrase = reading.starts.get(at)
        if (
            phrase is None
            or not phrase.names_people
            or _new_topic(previous, phrase)
            or (previous is not None and reading.is_subject(phrase))
        ):
            break
        if previous is None or not _describes(words, previous, phrase):
            items.append(phrase)
        if previous is None or words.tag(at - 1) != "comma":
            sure = len(items)
        previous = phrase
        at = _next_in_list(reading, phrase.end)
        if at == phrase.end:
            break
    # Without an "and" after it, what follows a comma describes the person before: "his aide, a young doctor".
    yield from items[:sure]


def subjects(reading: Reading, trigger: Trigger, group: VerbGroup) -> Iterator[Counted]:
    """Read the people before an outcome word: "a guard and two clerks were killed"."""
    words = reading.words
    alone = not group.be and trigger.words.form != "die"
    subject = _subject(reading, group.start, alone=alone)
    if subject is None or not subject.names_people:
        return
    found = [subject]
    # "leaving six rebels and two soldiers dead": without "were", the list may be what a verb left.
    barred = NOT_BEFORE_LIST if alone else NOT_BEFORE_SUBJECT
    joined = False
    while len(found) < LONGEST_LIST:
        at, by_joiner = _before_in_list(words, found[0].start)
        phrase = reading.ends.get(at) if (by_joiner or joined) and at != found[0].start else None
        if (
            phrase is None
            or not phrase.names_people
            or phrase.kind == "pronoun"
            or words.tag(phrase.start - 1) in barred
        ):
            break
        joined = True
        if not _describes(words, phrase, found[0]):
            found.insert(0, phrase)
        else:
            found[0] = phrase
    helpers = words.low[group.start : trigger.start]
    several = len(found) == 1 and group.be and not {"were", "are", "have"}.isdisjoint(helpers)
    for phrase in found:
        yield Counted(phrase, trigger, negated=group.negative, by_plural_verb=several)


def along_with(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """Read those who share the subject's fate: "was killed along with three of his sons"."""
    words = reading.words
    after = _over_places(reading, trigger.end)
    after += words.tag(after) == "comma"
    for opening in (("along", "with"), ("together", "with"), ("as", "well", "as"), ("as", "were"), ("as", "was")):
        if words.matches(after, opening):
            yield from objects(reading, trigger, after + len(opening))


def parts(reading: Reading, wholes: Sequence[Counted]) -> Iterator[Counted]:
    """Read the figures inside a total: "13 people, including three children", "ten, two of them women"."""
    words = reading.words
    for whole in wholes:
        if whole.negated:
            continue
        at = whole.phrase.end
        for position in range(at, min(at + REACH // 2, len(words.low))):
            tag = words.tags[position]
            if tag == "end" or (tag == "trigger" and not whole.trigger.start <= position < whole.trigger.end):
                break
            share = _share(reading, position)
            if share is not None:
                yield Counted(share, whole.trigger, part=True)
                break
            if tag == "including":
                opening = position + 1
                while words.tag(opening) in ("pronoun", "relative", "be"):
                    opening += 1
                for phrase in list_from(reading, opening):
                    yield Counted(phrase, whole.trigger, part=True)
                break


def _new_topic(previous: Phrase | None, phrase: Phrase) -> bool:
    """Tell whether a list of people ends before this: "the death of two men and the capture", "killed her and she"."""
    if previous is None:
        return False
    return phrase.kind == "pronoun" or (phrase.kind == "unknown" and phrase.determiner == "the")


def _share(reading: Reading, at: int) -> Phrase | None:
    """Read "five of them children" and "three of whom were soldiers" as one phrase."""
    share = reading.starts.get(at)
    if share is None or not share.share:
        return None
    following = share.end + 1 if reading.words.tag(share.end) == "be" else share.end
    people = reading.starts.get(following)
    if people is None or people.kind != "people" or people.quantity is not None:
        return None
    return replace(share, end=people.end, head=people.head, noun=people.noun)


def _describes(words: Words, first: Phrase, second: Phrase) -> bool:
    """Tell "Ahmed Ali, a shopkeeper" from "a policeman, a shopkeeper"."""
    if words.tag(second.start - 1) != "comma":
        return False
    return "name" in (first.kind, second.kind) and first.kind != second.kind and second.quantity is None


def _next_in_list(reading: Reading, at: int) -> int:
    """Step over a comma, "and" or both; over a place, too, where "and" and more people follow it."""
    words = reading.words
    start = at
    over = _over_places(reading, at)
    if over > at:
        joined = over + 1 if words.tag(over) == "comma" else over
        phrase = reading.starts.get(joined + 1) if words.tag(joined) == "joiner" else None
        return joined + 1 if phrase is not None and phrase.is_new else start
    if words.tag(at) == "comma":
        at += 1
    while words.tag(at) == "joiner":
        at += 1
    return at


def _over_places(reading: Reading, at: int) -> int:
    """Step over what tells where or whose: "in the town", "of the brigade"."""
    for _ in range(3):
        phrase = reading.starts.get(at + 1) if reading.words.tag(at) == "preposition" else None
        if phrase is None:
            break
        at = phrase.end
    return at


def _before_in_list(words: Words, at: int) -> tuple[int, bool]:
    """Step back over "and", a comma or both; tell whether "and" was there."""
    joined = words.tag(at - 1) == "joiner"
    while words.tag(at - 1) == "joiner":
        at -= 1
    if words.tag(at - 1) == "comma":
        at -= 1
    if words.tag(at - 1) == "age" and words.tag(at - 2) == "comma":
        at -= 2
    return at, joined


def _subject(reading: Reading, at: int, *, alone: bool) -> Phrase | None:
    """Walk left from a verb to the phrase it is said of, over what stands between them."""
    words = reading.words
    fallback: Phrase | None = None
    floor = max(at - REACH, 0)
    if words.tag(at - 1) == "joiner" or words.word(at - 1) == "but":
        return _first_subject(reading, at - 1, floor)
    while at > floor:
        tag = words.tag(at - 1)
        phrase = reading.ends.get(at)
        if phrase is not None:
            before = words.tag(phrase.start - 1)
            word = words.word(phrase.start - 1)
            if not phrase.names_people and before not in ("verbs", "preposition"):
                if phrase.kind == "thing" and before not in ("negative", "trigger"):
                    break
                at = phrase.start
            elif before == "including" or (before == "verbs" and word.endswith(("ing", "ed")) and not alone):
                at = phrase.start - 1
            elif before != "preposition" or (alone and word in ("with", "of")):
                return phrase
            else:
                fallback = fallback or phrase
                at = phrase.start - 1
        elif tag == "comma":
            inside = reading.ends.get(at - 1)
            if inside is not None and inside.kind == "name":
                fallback = fallback or inside
            at = _before_parenthesis(words, at - 1)
        elif tag == "close":
            at = _before_bracket(words, at - 1)
        elif tag in STEPPED_OVER or (tag == "verbs" and words.word(at - 1).endswith(("ing", "ed"))):
            at -= 1
        elif tag == "verbs" and words.tag(at - 2) == "relative":
            at -= 2
        elif tag == "joiner" and fallback is not None:
            at -= 1
        else:
            at = _relative(words, at, floor)
    return fallback if fallback is not None and fallback.kind in ("people", "bare", "name") else None


def _relative(words: Words, at: int, floor: int) -> int:
    """Step to the "who" that opens the clause a word stands in; to the floor where there is none."""
    for position in range(at - 1, max(at - LONGEST_LIST, floor), -1):
        if words.tag(position) == "relative":
            return position
        if words.tag(position) in ("end", "subordinator"):
            break
    return floor


def _first_subject(reading: Reading, at: int, floor: int) -> Phrase | None:
    """Walk to the subject of verbs in a row: "was hit in the head and died"."""
    words = reading.words
    found: Phrase | None = None
    while at > floor and words.tag(at - 1) not in ("end", "subordinator"):
        phrase = reading.ends.get(at)
        if phrase is None:
            at -= 1
            continue
        if words.tag(phrase.start - 1) not in NOT_BEFORE_SUBJECT and phrase.names_people:
            found = phrase
            if words.tag(phrase.end) in ("be", "have", "verbs", "trigger"):
                break
        at = phrase.start
    return found


STEPPED_OVER = ("relative", "adverb", "time", "age", "open", "preposition", "including", "dash", "number")


def _before_bracket(words: Words, close: int) -> int:
    """Step over words in brackets, to where they open."""
    for position in range(close - 1, max(close - LONGEST_LIST, -1), -1):
        if words.tag(position) == "open":
            return position
    return close


def _before_parenthesis(words: Words, comma: int) -> int:
    """Step over words set between two commas, to the first of them."""
    for position in range(comma - 1, max(comma - REACH, 0), -1):
        tag = words.tag(position)
        if tag == "end":
            break
        if tag == "comma":
            return position
    return comma
