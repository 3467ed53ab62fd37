"""The people before an outcome word: from "were killed" back to who was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.tolls.agreement import agrees, says_several
from dateline.extract.tolls.clauses import VerbGroup
from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.lists import ABOARD, LONGEST_LIST, REACH, Counted, broken_down, describes, list_from
from dateline.extract.tolls.nouns import MODIFIERS
from dateline.extract.tolls.phrases import Phrase, named
from dateline.extract.tolls.quantity import read_quantity
from dateline.extract.tolls.reading import Reading
from dateline.extract.tolls.triggers import Trigger
from dateline.extract.tolls.words import Words

NOT_BEFORE_SUBJECT = ("preposition", "verbs", "trigger", "including")
NOT_BEFORE_LIST = ("preposition", "trigger", "including")
STEPPED_OVER = ("relative", "adverb", "time", "age", "open", "preposition", "including", "dash", "number")
SET_ASIDE = {"close": "open", "dash": "dash"}
"""What closes words set inside a sentence, and what opens them."""
OPENS_CLAUSE = frozenset(("after", "before", "until", "since"))
"""Before people who stand right before their verb these open a clause: "after 20 traders were burned alive"."""


def subjects(reading: Reading, trigger: Trigger, group: VerbGroup) -> Iterator[Counted]:
    """Read the people before an outcome word: "a guard and two clerks were killed"."""
    alone = not group.be and trigger.words.form != "die"
    several = says_several(reading.words, group, trigger.start)
    before = reading.words.word(group.start - 1) if reading.words.word(group.start) == "being" else ""
    if before in ("before", "after"):
        return  # "wounding 19 before being shot to death": of whoever wounded them
    subject = _subject(reading, group.start, alone=alone, several=several)
    subject = _object_before(reading, subject) if subject is not None and alone else subject
    if subject is None or not subject.names_people:
        return
    if alone:
        subject = _whole_described(reading.words, subject)
    subject = _sum_before(reading, subject)
    if group.be and subject.kind == "name":
        subject = _counted_before_names(reading, subject)
    # "leaving six rebels and two soldiers dead": without "were", the list may be what a verb left.
    found = _list_to(reading, subject, NOT_BEFORE_LIST if alone else NOT_BEFORE_SUBJECT, several=several)
    found = _after_nationalities(reading.words, found)
    if several is False and all(phrase.quantity is None for phrase in found):
        found = found[:1]  # "the chairman of the party and former minister was killed"
    if _names_told(reading, found[0], group.start):
        found = found[:1]
    negated = group.negative or reading.words.word(found[0].start - 1) == "neither"
    parts_from = 1 if broken_down(reading.words, found) else len(found)
    for place, phrase in enumerate(found):
        yield Counted(
            phrase,
            trigger,
            part=place >= parts_from,
            negated=negated,
            by_plural_verb=len(found) == 1 and group.be and several is True,
        )


def _sum_before(reading: Reading, subject: Phrase) -> Phrase:
    """Take the nine for "nine of those present, five men, three women and a girl, were shot": their sum."""
    words = reading.words
    whole = reading.ends.get(subject.start - 1) if words.tag(subject.start - 1) == "comma" else None
    if whole is None or whole.quantity is None or subject.quantity is None:
        return subject
    return whole if broken_down(words, [whole, *list_from(reading, subject.start)]) else subject


def _object_before(reading: Reading, subject: Phrase) -> Phrase | None:
    """Take the five for "five nuns, whom gunmen abducted": those before "whom" met it, and not who did it."""
    words = reading.words
    if words.word(subject.start - 1) != "whom" or words.word(subject.start - 2) == "of":
        return subject
    return reading.ends.get(subject.start - 1 - (words.tag(subject.start - 2) == "comma"))


def _after_nationalities(words: Words, found: list[Phrase]) -> list[Phrase]:
    """Leave out who the dead were in "two died, one Spanish and one French, and twelve were wounded"."""
    ones = [phrase for phrase in found[:-1] if phrase.quantity is not None and phrase.quantity.best == 1]
    told_before = words.tag(found[0].start - 1) == "comma" and words.tag(found[0].start - 2) == "trigger"
    return found[-1:] if told_before and len(ones) == len(found) - 1 else found


def _whole_described(words: Words, subject: Phrase) -> Phrase:
    """Take the five for "one of the five men wounded on Friday": what describes them is said of all."""
    if subject.kind != "people" or subject.quantity is None or not words.matches(subject.quantity.end, ("of", "the")):
        return subject
    whole = read_quantity(words, subject.quantity.end + 2)
    return subject if whole is None else replace(subject, start=whole.start, quantity=whole, determiner="the")


def _names_told(reading: Reading, first: Phrase, stop: int) -> bool:
    """Tell "two nurses, Ali Noor, 41, a Dane, and Rita Said, a Pole, were killed": as many names as were counted."""
    words, several = reading.words, first.quantity.best if first.quantity is not None else None
    if several is None or several == 1 or words.tag(first.end) != "comma":
        return False
    inside = (reading.starts[at] for at in range(first.end, stop) if at in reading.starts)
    names = [each for each in inside if named(words, each) and words.tag(each.start - 1) in ("comma", "joiner")]
    return len(names) == several


def _counted_before_names(reading: Reading, name: Phrase) -> Phrase:
    """Take "three heads" for "three heads, Sainung, Arlee Usman and Arshi, were wounded"."""
    at = name.start
    for _ in range(LONGEST_LIST):
        at = _before_in_list(reading.words, at)[0]
        earlier = reading.ends.get(at)
        if earlier is None or reading.words.tag(at) != "comma":
            break
        if earlier.kind == "people" and earlier.quantity is not None:
            return earlier
        if earlier.kind != "name":
            break
        at = earlier.start
    return name


def _list_to(reading: Reading, last: Phrase, barred: tuple[str, ...], *, several: bool | None) -> list[Phrase]:
    """Read back the list of people that ends with a phrase."""
    words = reading.words
    found, joined = [last], False
    while len(found) < LONGEST_LIST:
        at, by_joiner = _before_in_list(words, found[0].start)
        at -= next((len(tail) for tail in ABOARD if words.matches(at - len(tail), tail)), 0)
        joined = joined or by_joiner
        phrase = reading.ends.get(at) if joined and at != found[0].start else None
        phrase = _before_share(reading, phrase) if phrase is not None else None
        phrase = _before_settings(reading, _of_a_body(reading, phrase)) if phrase is not None else None
        if phrase is None or not phrase.names_people or phrase.kind == "pronoun":
            break
        if (
            _barred(words, phrase, barred)
            or _of_those_told(reading, phrase)
            or (phrase.kind == found[0].kind == "bare")
        ):
            break  # "the dead numbered 34, and 78 were wounded"
        two = several is True and len(found) == 1 and words.tag(found[0].start - 1) == "joiner"
        if describes(words, phrase, found[0]) and not two:
            found[0] = phrase
        else:
            found.insert(0, phrase)
    return found


def _barred(words: Words, phrase: Phrase, barred: tuple[str, ...]) -> bool:
    """Tell whether what stands before a phrase keeps it out of a list: "among them eight civilians, and 87 injured"."""
    before = phrase.start - 1
    before -= words.tag(before) == "pronoun" and words.tag(before - 1) == "including"
    return words.tag(before) in barred and words.word(before) != "with"


def _before_share(reading: Reading, phrase: Phrase) -> Phrase | None:
    """Take the ten for "ten soldiers, two of them officers, and four guards": the two lie within them."""
    share = reading.ends.get(phrase.start)
    if share is None or not share.share or phrase.quantity is not None:
        return phrase
    return reading.ends.get(share.start - (reading.words.tag(share.start - 1) == "comma"))


def _of_a_body(reading: Reading, phrase: Phrase) -> Phrase:
    """Take the two officers for "two officers of the Kenyan police and three gunmen were killed"."""
    people = reading.ends.get(phrase.start - 1) if reading.words.word(phrase.start - 1) == "of" else None
    counted = people is not None and people.kind == "people" and people.quantity is not None
    return people if people is not None and counted and phrase.quantity is None else phrase


def _before_settings(reading: Reading, phrase: Phrase) -> Phrase:
    """Step back from "Karachi" to the man in "Omar Said, chairman of the board of schools in Karachi, and his driver".

    Only where the man opens the sentence or stands in a list himself: any other place would be a guess.
    """
    words, last = reading.words, phrase
    for _ in range(LONGEST_LIST):
        at = phrase.start - 1
        at -= words.tag(at - 1) == "verbs" and words.word(at - 1).endswith("ing")  # "teachers working in the hills"
        earlier = reading.ends.get(at)
        if words.tag(phrase.start - 1) != "preposition" or earlier is None:
            break
        phrase = earlier
    opens = words.tag(phrase.start - 1) in ("end", "comma", "joiner", "subordinator")
    return phrase if opens and phrase.names_people and phrase.kind != "unknown" else last


def _before_in_list(words: Words, at: int) -> tuple[int, bool]:
    """Step back over "and", a comma or both; tell whether "and" was there."""
    joined = words.tag(at - 1) == "joiner"
    while words.tag(at - 1) == "joiner":
        at -= 1
    if words.tag(at - 1) == "comma":
        at -= 1
    if words.tag(at - 1) == "close":
        at = _before_bracket(words, at - 1)
    aged = at
    while words.tag(aged - 1) == "age":
        aged -= 1
    if aged < at:
        at = aged - (words.tag(aged - 1) == "comma")
    return at, joined


def _subject(reading: Reading, at: int, *, alone: bool, several: bool | None) -> Phrase | None:
    """Walk left from a verb to the phrase it is said of, over what stands between them.

    ``alone`` is a verb without "were": "with two people killed" has its subject after a preposition.
    """
    words = reading.words
    floor = max(at - REACH, 0)
    # "were taken from the village, tortured and beheaded"
    in_a_row = words.tag(at - 1) == "comma" and words.tag(at) in ("verbs", "trigger") and words.tag(at + 1) == "joiner"
    if in_a_row or words.tag(at - 1) == "joiner" or words.word(at - 1) == "but":
        return _first_subject(reading, at - 1, floor)
    second_best: list[Phrase] = []
    group_start = at
    asides: list[Phrase] = []
    at_odds: list[Phrase] = []
    while at > floor:
        phrase = reading.ends.get(at)
        if phrase is None:
            antecedent = _antecedent(reading, at)
            if antecedent is not None:
                return antecedent
            asides += _aside(reading, at)
            at = _step_back(words, at, floor, passed=at < group_start)
            continue
        opened = at == group_start and not alone and words.word(phrase.start - 1) in OPENS_CLAUSE
        verdict = True if opened and _can_stand_in(phrase) else _passed_over(reading, phrase, alone=alone)
        if verdict in (None, True) and not agrees(words, phrase, several=several):
            at_odds += [phrase] if verdict else []
            verdict = phrase.start
        if verdict is None:
            break
        if verdict is True:
            verdict = _including(reading, phrase)
            if verdict is None:
                return phrase
        if words.tag(phrase.start - 1) == "preposition" and _can_stand_in(phrase):
            second_best.append(phrase)
        at = verdict
    return next(iter(second_best + asides + at_odds), None)


def _passed_over(reading: Reading, phrase: Phrase, *, alone: bool) -> int | bool | None:
    """Pass over the end of a long name, "the Jehovah's Witnesses | religious group"; judge any other phrase."""
    bare = phrase.kind in ("people", "unknown") and phrase.determiner is None and phrase.quantity is None
    ends_name = bare and phrase.start in reading.ends
    comma = phrase.start - 1
    place = reading.ends.get(comma) if phrase.kind == "thing" and reading.words.tag(comma) == "comma" else None
    if place is not None and reading.words.tag(place.start - 1) == "preposition":
        return comma  # "of Nawa District, Ghazni Province"
    if not alone and reading.words.word(phrase.start - 1) == "being":
        return phrase.start - 1  # "men accused of being informers were shot"
    ends_name = ends_name or (not alone and _told_of_by_who(reading.words, phrase))
    return phrase.start if ends_name else _judge(reading.words, phrase, alone=alone)


def _including(reading: Reading, phrase: Phrase) -> int | None:
    """Find the "including" that a list opens with: "twenty civilians including women and children"."""
    first = _first_listed(reading, phrase)
    new = reading.words.tag(phrase.start - 1) == "joiner" and reading.words.tag(phrase.start - 2) == "comma"
    if first is phrase or reading.words.word(first.start - 1) != "including":
        return None
    return None if new and _of_those_told(reading, first) else first.start - 1


def _first_listed(reading: Reading, phrase: Phrase) -> Phrase:
    """Walk back to the first phrase of the list that a phrase may stand in."""
    first = phrase
    for _ in range(LONGEST_LIST):
        at, _joined = _before_in_list(reading.words, first.start)
        earlier = reading.ends.get(at) if at != first.start else None
        if earlier is None:
            break
        first = earlier
    return first


def _of_those_told(reading: Reading, phrase: Phrase) -> bool:
    """Tell the 28 of "83 were killed, including 28 children, and 293 were injured": what follows is told anew."""
    words, opening = reading.words, _first_listed(reading, phrase).start - 1
    before = opening - 1 - (words.tag(opening - 1) == "comma")
    return words.word(opening) == "including" and words.tag(before) == "trigger"


def _antecedent(reading: Reading, at: int) -> Phrase | None:
    """Take the person before "who": "the successor of Omar Hassan, who died", "the age of the men who died"."""
    words = reading.words
    if words.tag(at - 1) != "relative":
        return None
    phrase = reading.ends.get(at - 2) if words.tag(at - 2) == "comma" else reading.ends.get(at - 1)
    if phrase is not None and phrase.kind in ("name", "thing") and words.word(phrase.start - 1) in ("in", "at", "near"):
        phrase = reading.ends.get(phrase.start - 1)  # "the bishop in Lagos, who was arrested"
    if phrase is None or phrase.kind not in ("people", "name"):
        return None
    return None if words.word(phrase.end - 1) in lexicon().lists["collectives"] else phrase


def _aside(reading: Reading, at: int) -> list[Phrase]:
    """Note a name set between commas: "a prominent figure, Omar Hassan, was killed"."""
    phrase = reading.ends.get(at - 1) if reading.words.tag(at - 1) == "comma" else None
    return [phrase] if phrase is not None and named(reading.words, phrase) else []


def _can_stand_in(phrase: Phrase) -> bool:
    """Tell whether people named after a preposition may be the subject where no better one is found."""
    return phrase.names_people and phrase.kind != "unknown" and (phrase.is_new or phrase.determiner == "the")


def _judge(words: Words, phrase: Phrase, *, alone: bool) -> int | bool | None:
    """Judge a phrase met on the way: True takes it, a place goes on from there, None ends the walk."""
    before, word = words.tag(phrase.start - 1), words.word(phrase.start - 1)
    if not phrase.names_people and before not in ("verbs", "preposition"):
        is_subject = phrase.kind == "thing" and before not in ("negative", "trigger", "be", *MODIFIERS)
        return None if is_subject else phrase.start
    if not phrase.names_people and before == "verbs":
        return phrase.start
    # "guarding a bridge", "named Ali"; but "announced eight people died" has a new subject.
    participle = before == "verbs" and (word.endswith("ing") or (word.endswith("ed") and phrase.kind == "name"))
    if before == "including" and alone and word == "among" and phrase.quantity is not None:
        return True  # "among the 50 people injured"
    if before == "including" or (participle and not alone):
        return phrase.start - 1
    # "with two people killed", "the loss of two men killed", "put its losses at 11 killed".
    counted = phrase.kind == "bare" or (word == "of" and phrase.quantity is not None)
    if before != "preposition" or (alone and (word == "with" or counted)):
        return True
    return phrase.start - 1


def _told_of_by_who(words: Words, phrase: Phrase) -> bool:
    """Tell a verb in no list taken for a noun, with what it acts on: "a driver who | delivers fuel | was killed"."""
    plain = phrase.quantity is None and phrase.determiner is None and phrase.kind not in ("name", "pronoun")
    if plain and phrase.kind == "thing" and words.tag(phrase.start - 1) == "have":
        return words.tag(phrase.start - 2) == "relative"  # "a company that has | operations | at the airport"
    return plain and words.word(phrase.start - 1) in ("who", "that", "which") and words.tag(phrase.start) == "word"


def _step_back(words: Words, at: int, floor: int, *, passed: bool) -> int:
    """Step back over what stands between a subject and its verb; to the floor where nothing of the kind does."""
    tag = words.tag(at - 1)
    if tag == "comma":
        return _before_parenthesis(words, at - 1)
    if tag in SET_ASIDE:
        return _before_bracket(words, at - 1, opens=SET_ASIDE[tag])
    if words.word(at - 1) == "driving":
        return at - 1  # no outcome here: "a man driving by"
    if tag in STEPPED_OVER or (tag == "verbs" and words.word(at - 1).endswith(("ing", "ed"))):
        return at - 1
    if tag == "joiner" and passed:
        return at - 1
    return _relative(words, at, floor)


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


def _relative(words: Words, at: int, floor: int) -> int:
    """Step to the "who" that opens the clause a word stands in; to the floor where there is none."""
    for position in range(at - 1, max(at - LONGEST_LIST, floor), -1):
        if words.tag(position) == "relative":
            return position
        if words.tag(position) in ("end", "subordinator"):
            break
    return floor


def _before_bracket(words: Words, close: int, *, opens: str = "open") -> int:
    """Step over words in brackets or between dashes, to where they open: "four nurses – two Swiss and two Danes –"."""
    for position in range(close - 1, max(close - LONGEST_LIST, -1), -1):
        if words.tag(position) == opens:
            return position
        if words.tag(position) == "end":
            break
    return close


def _before_parenthesis(words: Words, comma: int) -> int:
    """Step over words set between two commas, to the first of them."""
    for position in range(comma - 1, max(comma - REACH, 0), -1):
        if words.tag(position) == "end":
            break
        if words.tag(position) == "comma":
            # ", and his son, were shot": no parenthesis.
            return comma if words.tag(position + 1) == "joiner" else position
    return comma
