"""Who met an outcome: from an outcome word to the phrases for the people it happened to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.phrases import Phrase, read_phrase
from dateline.extract.tolls.words import Trigger, Words

NOT_BEFORE_SUBJECT = ("preposition", "verbs", "trigger")
REACH = 45
"""How many words a subject may stand from its verb. Bounds the walk; longer ones were not met in the reference texts."""
LIST_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Counted:
    """A phrase for people and the outcome word that it belongs to."""

    phrase: Phrase
    trigger: Trigger
    part: bool = False
    negated: bool = False


@dataclass(slots=True)
class Reading:
    """A text under analysis: its words and the phrases in it, by where they start and end."""

    words: Words
    starts: dict[int, Phrase]
    ends: dict[int, Phrase]


def read_phrases(words: Words) -> Reading:
    """Find the phrases of a text in one pass."""
    starts: dict[int, Phrase] = {}
    ends: dict[int, Phrase] = {}
    at, stop, hedges = 0, len(words.low), lexicon().hedges
    while at < stop:
        phrase = read_phrase(words, at) if words.tags[at] not in SKIPPED or words.low[at] in hedges else None
        if phrase is None:
            at += 1
            continue
        starts[phrase.start] = phrase
        ends[phrase.end] = phrase
        at = phrase.end
    return Reading(words, starts, ends)


SKIPPED = frozenset(
    (
        "trigger",
        "end",
        "comma",
        "be",
        "have",
        "verbs",
        "relative",
        "joiner",
        "mark",
        "modal",
        "open",
        "close",
        "colon",
        "dash",
        "time",
        "preposition",
        "subordinator",
        "including",
    )
)


def counted(reading: Reading) -> Iterator[Counted]:
    """Give each phrase for people that met an outcome, in order of the outcome words."""
    for trigger in reading.words.triggers:
        form = trigger.words.form
        if form in ("past", "past_active"):
            yield from _past(reading, trigger)
        elif form == "ing":
            yield from _ing(reading, trigger)
        elif form in ("present", "base"):
            yield from _present(reading, trigger)
        elif form in ("die", "state"):
            yield from _die(reading, trigger)
        elif form == "of":
            yield from _objects(reading, trigger, trigger.end)
        else:
            yield from _count(reading, trigger)


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """The helpers before an outcome word: "were not seriously" before "wounded"."""

    start: int
    be: bool
    have: bool
    modal: bool
    negative: bool


def verb_group(words: Words, at: int) -> VerbGroup:
    """Read the helping verbs, adverbs and joined verbs that stand before an outcome word."""
    seen = {"be": False, "have": False, "modal": False, "negative": False}
    position = at
    while position > at - LIST_LENGTH:
        tag, word = words.tag(position - 1), words.word(position - 1)
        if tag in seen:
            seen[tag] = True
        elif word == "to":
            seen["modal"] = words.tag(position) not in ("be", "have") or seen["modal"]
        elif tag == "joiner" and words.tag(position - 2) in ("trigger", "verbs") and position - 2 > 0:
            position -= 1
        elif tag != "adverb":
            break
        position -= 1
    return VerbGroup(position, seen["be"], seen["have"], seen["modal"], seen["negative"])


def _past(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    words = reading.words
    group = verb_group(words, trigger.start)
    if group.modal or _hypothetical(words, group.start):
        return
    after = _skip_adverbs(words, trigger.end)
    if group.be:
        yield from _subjects(reading, trigger, group)
        return
    if (
        trigger.words.form == "past_active"
        or group.have
        or (_object_at(reading, after) and not _adjective(reading, trigger))
    ):
        yield from _objects(reading, trigger, after, negated=group.negative)
        return
    yield from _subjects(reading, trigger, group)


def _adjective(reading: Reading, trigger: Trigger) -> bool:
    """Tell "three wounded soldiers" from "gunmen wounded soldiers"."""
    before = reading.ends.get(trigger.start)
    return before is not None and before.kind == "bare"


def _ing(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    group = verb_group(reading.words, trigger.start)
    if group.modal or _hypothetical(reading.words, group.start):
        return
    negated = reading.words.word(group.start - 1) == "without" or group.negative
    yield from _objects(reading, trigger, _skip_adverbs(reading.words, trigger.end), negated=negated)


def _present(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """Headlines: "bomb kills 20", "gunmen kill 3". With "to" or a modal before it nothing is told to have happened."""
    group = verb_group(reading.words, trigger.start)
    if group.modal or _hypothetical(reading.words, group.start):
        return
    yield from _objects(reading, trigger, trigger.end, negated=group.negative)


def _die(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    group = verb_group(reading.words, trigger.start)
    if not group.modal and not _hypothetical(reading.words, group.start):
        yield from _subjects(reading, trigger, group)


def _count(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """Counting nouns: "three deaths", "no casualties", "the death toll rose to 40"."""
    words = reading.words
    position = trigger.start
    while position > trigger.start - LIST_LENGTH:
        phrase = reading.ends.get(position)
        if phrase is not None and phrase.quantity is not None:
            yield Counted(phrase, trigger)
            return
        if words.tag(position - 1) not in ("word", "adverb", "joiner", "trigger", "things", "name", "people"):
            break
        position -= 1
    for position in range(trigger.end, trigger.end + 8):
        if words.tag(position) == "end":
            return
        phrase = reading.starts.get(position)
        if phrase is not None and phrase.quantity is not None and phrase.kind in ("bare", "people"):
            yield Counted(phrase, trigger)
            return


def _skip_adverbs(words: Words, at: int) -> int:
    while words.tag(at) == "adverb":
        at += 1
    return at


def _object_at(reading: Reading, at: int) -> bool:
    phrase = reading.starts.get(at)
    return phrase is not None and phrase.kind not in ("thing",) and not _followed_by_verb(reading, phrase)


def _followed_by_verb(reading: Reading, phrase: Phrase) -> bool:
    """Tell whether a phrase is the subject of what comes next: "… and four others were injured"."""
    tag = reading.words.tag(_skip_adverbs(reading.words, phrase.end))
    return tag in ("be", "have") or (tag == "trigger" and phrase.kind in ("people", "bare", "name"))


def _objects(reading: Reading, trigger: Trigger, at: int, *, negated: bool = False) -> Iterator[Counted]:
    """Read a list of people after an outcome word: "killing a policeman, two guards and a child"."""
    words = reading.words
    previous: Phrase | None = None
    for _ in range(LIST_LENGTH):
        phrase = reading.starts.get(at)
        if phrase is None or phrase.kind == "thing":
            return
        if previous is not None and _followed_by_verb(reading, phrase):
            return
        if previous is None or not _apposition(words, previous, phrase):
            yield Counted(phrase, trigger, negated=negated)
        previous = phrase
        at = _next_in_list(words, phrase.end)
        if at == phrase.end:
            return


def _next_in_list(words: Words, at: int) -> int:
    """Step over a comma, "and" or both."""
    if words.tag(at) == "comma":
        at += 1
    if words.tag(at) == "joiner":
        at += 1
    return at


def _apposition(words: Words, first: Phrase, second: Phrase) -> bool:
    """Tell "Ahmed Ali, a shopkeeper" from "a policeman, a shopkeeper"."""
    if words.tag(second.start - 1) != "comma":
        return False
    return "name" in (first.kind, second.kind) and first.kind != second.kind and second.quantity is None


def _hypothetical(words: Words, at: int) -> bool:
    """Tell whether the words just before make an outcome a threat, a plan or a condition."""
    for position in range(at - 1, max(at - 8, -1), -1):
        tag = words.tag(position)
        if tag == "end":
            return False
        if words.word(position) in ("if", "unless"):
            return True
    return False


def _subjects(reading: Reading, trigger: Trigger, group: VerbGroup) -> Iterator[Counted]:
    """Read the people before an outcome word: "a guard and two clerks were killed"."""
    subject = _subject(reading, group.start)
    if subject is None or subject.kind == "thing":
        return
    found = [subject]
    words = reading.words
    for _ in range(LIST_LENGTH):
        at = found[0].start
        previous = _before_in_list(words, at)
        phrase = reading.ends.get(previous) if previous != at else None
        if phrase is None or phrase.kind in ("thing", "unknown") or words.tag(phrase.start - 1) in NOT_BEFORE_SUBJECT:
            break
        found.insert(0, phrase)
    for phrase in found:
        yield Counted(phrase, trigger, negated=group.negative)


def _before_in_list(words: Words, at: int) -> int:
    if words.tag(at - 1) == "joiner":
        at -= 1
        if words.tag(at - 1) == "comma":
            at -= 1
    return at


def _subject(reading: Reading, at: int) -> Phrase | None:
    """Walk left from a verb to the phrase it is said of, over what stands between them."""
    words = reading.words
    fallback: Phrase | None = None
    floor = max(at - REACH, 0)
    while at > floor:
        tag = words.tag(at - 1)
        phrase = reading.ends.get(at)
        if phrase is not None:
            before = words.tag(phrase.start - 1)
            if before == "verbs" and words.word(phrase.start - 1).endswith("ing") and phrase.start - 1 in reading.ends:
                at = phrase.start - 1
                continue
            if before != "preposition" or words.word(phrase.start - 1) == "with":
                return phrase
            fallback = fallback or phrase
            at = phrase.start - 1
        elif tag == "comma":
            at = _before_parenthesis(words, at - 1)
        elif tag in ("relative", "adverb", "time", "number", "comma", "close", "open", "preposition"):
            at -= 1
        else:
            break
    return fallback


def _before_parenthesis(words: Words, comma: int) -> int:
    """Step over words set between two commas, to the first of them."""
    for position in range(comma - 1, max(comma - REACH, 0), -1):
        tag = words.tag(position)
        if tag == "end":
            break
        if tag == "comma":
            return position
    return comma
