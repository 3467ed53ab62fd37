"""Outcomes told by a noun: "three deaths", "no casualties", "the death toll rose to 40", "a body was found"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.tolls.clauses import verb_group, wished
from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.lists import Counted, objects
from dateline.extract.tolls.phrases import Phrase
from dateline.extract.tolls.quantity import Quantity, read_quantity
from dateline.extract.tolls.reading import Reading
from dateline.extract.tolls.subjects import subjects
from dateline.extract.tolls.triggers import Trigger
from dateline.extract.tolls.words import Words
from dateline.model.toll import Outcome, Reckoning

BEFORE = 10
LEFT = frozenset(("left", "leaving", "leaves"))
AFTER = 8
CLAUSE = 14
BETWEEN = frozenset(("word", "adverb", "joiner", "trigger", "things", "name", "people", "comma"))


def counting_noun(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """Read the number that a noun for an outcome carries, before it or after it."""
    verb = _suffering(reading.words, trigger.start)
    if verb is not None:
        yield from subjects(reading, trigger, verb_group(reading.words, verb))
        return
    # "The injuries were light": of people already told of.
    pointing = reading.words.word(trigger.start - 1) in ("the", "these", "those", "their", "his", "her")
    found = None if pointing else _before(reading, trigger) or _none(reading, trigger)
    found = found or _after(reading, trigger)
    if found is not None:
        yield found
    elif reading.words.word(trigger.end) == "to" and trigger.words.outcome is Outcome.INJURED and not pointing:
        # "causing injuries to the journalist and his son", but not "injuries to the face"
        yield from (one for one in objects(reading, trigger, trigger.end + 1) if one.phrase.kind in ("people", "name"))


def suffered(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """Read who has wounds: "two men suffered burns", "left ten with burns"; wounds nobody suffers count no people."""
    verb = _suffering(reading.words, trigger.start)
    if verb is not None:
        yield from subjects(reading, trigger, verb_group(reading.words, verb))
    elif (left := _left_with(reading, trigger.start)) is not None:
        yield Counted(left, trigger)


def _left_with(reading: Reading, at: int) -> Phrase | None:
    """Find those whom a deed "left with burns": counted people between the verb and "with"."""
    words = reading.words
    while words.tag(at - 1) in ("word", "adverb", "joiner", "determiner", "things", "comma"):
        at -= 1
    phrase = reading.ends.get(at - 1) if words.word(at - 1) == "with" else None
    if phrase is None or not phrase.is_new:
        return None
    return phrase if words.word(phrase.start - 1) in LEFT else None


def death_toll(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """Read the figure after "death toll": the one it rose to, where the words say so."""
    found = _risen_to(reading, trigger) or _after(reading, trigger)
    if found is not None:
        yield found


def found_body(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """Read the dead from bodies found: "five bodies were found", "his body was dumped"."""
    if reading.words.word(trigger.end) == "of":
        return
    found = _before(reading, trigger)
    if found is not None:
        yield found
    elif reading.words.word(trigger.start) in ("body", "corpse"):
        one = Quantity(trigger.start, trigger.end, 1, 1, 1, Reckoning.SINGULAR)
        yield Counted(Phrase(trigger.start, trigger.end, "bare", None, one, "the"), trigger)
    else:
        yield Counted(Phrase(trigger.start, trigger.end, "people", trigger.start, None, "the"), trigger)


def _suffering(words: Words, at: int) -> int | None:
    """Find the verb of "sustained mostly minor injuries"."""
    for position in range(at - 1, max(at - 6, -1), -1):
        if words.low[position] in lexicon().lists["suffers"]:
            return position
        degrees = words.word(position) == "of" and words.word(position - 1) in ("degree", "degrees")
        if words.tag(position) not in ("word", "adverb", "things", "joiner", "determiner") and not degrees:
            return None
    return None


def _before(reading: Reading, trigger: Trigger) -> Counted | None:
    """ "three deaths", "no serious injuries", "two employees with minor injuries"."""
    words, position = reading.words, trigger.start
    while position > trigger.start - BEFORE:
        phrase = reading.ends.get(position)
        if phrase is not None and phrase.quantity is not None:
            if phrase.kind == "thing" and phrase.quantity.best != 0:
                return None
            return Counted(phrase, trigger)
        if phrase is not None and words.word(phrase.end) == "with" and phrase.kind in ("people", "name"):
            return Counted(phrase, trigger)
        word = words.word(position - 1)
        if words.tag(position - 1) not in BETWEEN and word not in ("of", "with", "as"):
            return None
        position -= 1
    return None


def _none(reading: Reading, trigger: Trigger) -> Counted | None:
    """ "did not cause any injuries", "without casualties", "casualties were not reported"."""
    words = reading.words
    for position in range(trigger.start - 1, max(trigger.start - BEFORE, -1), -1):
        tag, word = words.tag(position), words.word(position)
        if tag in ("end", "subordinator"):
            return None
        if tag == "negative" or word in ("without", "avoiding", "no") or word.endswith("n't"):
            none = Quantity(position, trigger.end, 0, 0, 0, Reckoning.ZERO)
            return Counted(Phrase(position, trigger.end, "bare", None, none, None), trigger)
    return None


def _risen_to(reading: Reading, trigger: Trigger) -> Counted | None:
    """ "the number killed in the blast has risen to 276", "raised the toll from seven to eight": the later figure."""
    words, rises = reading.words, lexicon().lists["rises"]
    if wished(words, trigger.start):
        return None
    changed = not rises.isdisjoint(words.low[max(trigger.start - 3, 0) : trigger.start])
    for position in range(trigger.end, trigger.end + CLAUSE):
        word, tag = words.word(position), words.tag(position)
        if tag in ("end", "open", "trigger", "joiner"):
            return None
        changed = changed or word in rises
        # "from seven to eight" is read as one phrase; its later figure stands after the "to".
        stands = word == "at" and words.word(position - 1) in ("stood", "stands", "standing", "stand")
        quantity = read_quantity(words, position + 1) if changed and (stands or word == "to") else None
        if quantity is not None:
            if words.tag(quantity.end) == "trigger":
                return None
            phrase = Phrase(position + 1, quantity.end, "bare", quantity=quantity)
            return Counted(phrase, trigger, supersedes=True) if quantity.best != 0 else None
    return None


def _after(reading: Reading, trigger: Trigger) -> Counted | None:
    """ "the death toll rose to 45", "casualties: 3"."""
    words = reading.words
    if wished(words, trigger.start):
        return None
    for position in range(trigger.end, trigger.end + AFTER):
        phrase = reading.starts.get(position)
        if phrase is not None and phrase.quantity is not None and phrase.kind in ("bare", "people"):
            if words.tag(phrase.end) == "trigger":
                return None
            around = words.low[max(trigger.start - 3, 0) : position]
            toll = "toll" in words.low[trigger.start : trigger.end]
            return Counted(phrase, trigger, supersedes=toll and bool(lexicon().lists["rises"].intersection(around)))
        leads_on = words.tag(position) in ("be", "adverb", "colon", "have")
        if not leads_on and words.word(position) not in lexicon().lists["before_figure"]:
            return None
    return None
