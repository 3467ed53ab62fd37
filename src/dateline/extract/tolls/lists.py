"""Lists of people under one outcome word, before it and after it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.phrases import Phrase, named
from dateline.extract.tolls.reading import Reading
from dateline.extract.tolls.triggers import Trigger
from dateline.extract.tolls.words import Words
from dateline.model.toll import Outcome, PartyClass

REACH = 45
"""How many words a subject may stand from its verb; none further off was met in the reference texts."""
PARTS_REACH = 22
LONGEST_LIST = 12
LONGEST_RELATIVE = 16
MORE_THAN_TWO = 3
SETTINGS = frozenset(("in", "on", "at", "near"))
ABOARD = (("on", "board"), ("aboard",), ("on", "the", "ground"), ("inside",))
"""What may stand after the first of two groups: "259 people on board and 11 on the ground were killed"."""
SHARING = (
    ("along", "with"),
    ("together", "with"),
    ("alongside",),
    ("as", "well", "as"),
    ("as", "were"),
    ("as", "was"),
    ("in", "addition", "to"),
)
"""What brings in those who share a fate: "was killed along with his driver"."""


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


def objects(
    reading: Reading, trigger: Trigger, at: int, *, negated: bool = False, as_one: bool = False
) -> Iterator[Counted]:
    """Read the people after an outcome word: "killing a policeman, two guards and a child".

    ``as_one`` keeps the last with the others before a verb: "the bodies of a guard and a clerk were found".
    """
    listed = list(list_from(reading, at, as_one=as_one))
    inside = broken_down(reading.words, listed) or _named_among(reading.words, listed)
    parts_from = 1 if inside else _nationalities_from(listed)
    for place, phrase in enumerate(listed):
        yield Counted(phrase, trigger, part=place >= parts_from, negated=negated)
    if listed and not negated:
        yield from along_with(reading, trigger, listed[-1].end)


def list_from(reading: Reading, at: int, *, as_one: bool = False) -> Iterator[Phrase]:
    """Read a list of people that starts at a word, without what only describes the one before."""
    words = reading.words
    items: list[Phrase] = []
    sure, previous, described = 0, None, False
    at += words.word(at) == "both" and words.tag(at) == "pronoun" and at + 1 in reading.starts
    while len(items) < LONGEST_LIST:
        phrase = _its_names(reading, reading.starts.get(at))
        if phrase is None or not phrase.names_people or _ends_list(reading, previous, phrase, as_one=as_one):
            break
        # "two boys, Ali Noor and Omar Said": the second name describes as the first does.
        named_on = described and phrase.kind == "name" and items[-1].quantity is not None
        described = previous is not None and (
            named_on
            or _people_named(words, items, phrase)
            or describes(words, previous, phrase)
            or (described and _second_role(words, phrase))
        )
        if not described:
            items.append(phrase)
        if previous is None or words.tag(at - 1) != "comma":
            sure = len(items)
        previous, at = phrase, _next_in_list(reading, phrase.end)
        if at == phrase.end:
            break
    if len(items) >= MORE_THAN_TWO and all(item.determiner in ("a", "an") or item.quantity for item in items):
        sure = len(items)  # "killing a child, a guard, a policeman, and wounding four others"
    # Without an "and" after it, what follows a comma describes the person before: "his aide, a young doctor".
    yield from _without_speakers(words, items[:sure])


def _people_named(words: Words, items: Sequence[Phrase], phrase: Phrase) -> bool:
    """Tell the peoples of one count from people: "1,200 Hema, Gegere and Bira", "several dozen Tuareg and Moors"."""
    first = items[0] if items else None
    several = first is not None and first.quantity is not None and first.quantity.best != 1
    if first is None or not several or first.noun is None or phrase.kind != "name":
        return False
    one_word = phrase.end - phrase.start == 1 and first.end - first.noun == 1
    return one_word and words.capital(first.noun) and words.word(first.noun) not in lexicon().plural


def _without_speakers(words: Words, items: list[Phrase]) -> list[Phrase]:
    """Leave out those who say so: "killing 12, officials and witnesses said"."""
    end = items[-1].end if len(items) > 1 else 0
    at = bisect_left(words.sayings, end)
    if not end or words.sayings[at : at + 1] != [end] or words.low[end] == "according":
        return items
    commas = (index for index in range(len(items) - 1, 0, -1) if words.tag(items[index].start - 1) == "comma")
    return items[: next(commas, len(items) - 1)]


def _second_role(words: Words, phrase: Phrase) -> bool:
    """Tell "a member" in "Ahmed Ali, an imam in Arva and a member of the council": a role of the man just described."""
    lone = phrase.quantity is None and phrase.determiner in (None, "a", "an", "the") and not named(words, phrase)
    last = words.word(phrase.end - 1)
    one = last not in lexicon().plural and last not in lexicon().lists["never_a_second_role"]
    joined = words.tag(phrase.start - 1) == "joiner" and words.tag(phrase.start - 2) != "comma"
    return lone and one and joined and phrase.kind in ("people", "unknown")


def _its_names(reading: Reading, phrase: Phrase | None) -> Phrase | None:
    """Take the first name for "officers Omar Said and Hadi Noor": the names tell how many."""
    if phrase is None or phrase.kind != "people" or phrase.quantity is not None or phrase.determiner is not None:
        return phrase
    plural = reading.words.word(phrase.end - 1) in lexicon().plural
    name = reading.starts.get(phrase.end) if plural else None
    return name if name is not None and name.kind == "name" else phrase


def along_with(reading: Reading, trigger: Trigger, ends: int) -> Iterator[Counted]:
    """Read those who share a fate just told: "was killed along with three of his sons"."""
    words = reading.words
    stops = _places_on(reading, ends)
    for at in dict.fromkeys((*stops, _over_aside(words, stops[-1]))):
        after = at + (words.tag(at) == "comma")
        for opening in SHARING:
            if words.matches(after, opening):
                for phrase in list_from(reading, after + len(opening)):
                    if not _has_own_fate(words, phrase.end, trigger):
                        yield Counted(phrase, trigger)


def _has_own_fate(words: Words, at: int, trigger: Trigger) -> bool:
    """Tell "were killed along with eight others who were wounded"."""
    if words.tag(at) != "relative" or words.tag(at + 1) != "be":
        return False
    fates = {other.words.outcome for place in (at + 2, at + 3) for other in words.triggers_at(place)}
    return trigger.words.outcome is Outcome.KILLED and Outcome.INJURED in fates


def _over_aside(words: Words, at: int) -> int:
    """Step over words set between two commas: ", identified as Ahmed Ali,"."""
    if words.tag(at) != "comma":
        return at
    for position in range(at + 1, at + LONGEST_LIST):
        if words.tag(position) == "comma":
            return position
        if words.tag(position) in ("end", "trigger", "joiner"):
            break
    return at


def and_elsewhere(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """Read the bare figures that go on for other places or days: "eight were killed on Monday and five on Tuesday"."""
    words, at = reading.words, trigger.end
    for _ in range(LONGEST_LIST):
        over = _over_settings(reading, at)
        joined = over + (words.tag(over) == "comma")
        joined += words.tag(joined) == "joiner"
        phrase = reading.starts.get(joined) if over > at and joined > over else None
        if phrase is None or phrase.kind != "bare" or phrase.quantity is None or phrase.share:
            return
        if words.word(phrase.end) not in SETTINGS:
            return
        yield Counted(phrase, trigger)
        at = phrase.end


def _over_settings(reading: Reading, at: int) -> int:
    """Step over where and when: "in Aleppo on Monday"."""
    words = reading.words
    for _ in range(3):
        if words.word(at) not in SETTINGS:
            break
        phrase = reading.starts.get(at + 1)
        after = phrase.end if phrase is not None else at + 1
        while phrase is None and words.tag(after) in ("time", "name", "determiner"):
            after += 1
        if after == at + 1:
            break
        at = after
    return at


def parts(reading: Reading, wholes: Sequence[Counted]) -> Iterator[Counted]:
    """Read the figures inside a total: "13 people, including three children", "ten, two of them women"."""
    for whole in wholes:
        if not whole.negated:
            for phrase in _parts_of(reading, whole):
                yield Counted(phrase, whole.trigger, part=True)


def _parts_of(reading: Reading, whole: Counted) -> Iterator[Phrase]:
    words, trigger = reading.words, whole.trigger
    for position in range(whole.phrase.end, min(whole.phrase.end + PARTS_REACH, len(words.low))):
        tag = words.tags[position]
        if tag == "end" or (tag == "trigger" and not trigger.start <= position < trigger.end):
            return
        told_anew = reading.starts.get(position)
        if told_anew is not None and told_anew.kind == "people" and told_anew.quantity is not None:
            return
        share = share_of_people(reading, reading.starts.get(position))
        if share is not None:
            yield share
            return
        if tag == "including":
            opening = position + 1
            while words.tag(opening) in ("pronoun", "relative", "be"):
                opening += 1
            listed = list_from(reading, opening)
            # "including 1,601 deaths" is told by its own outcome word.
            yield from (each for each in listed if each.kind != "bare" or words.tag(each.end) != "trigger")
            return


def broken_down(words: Words, listed: Sequence[Phrase]) -> bool:
    """Tell "12 people, seven women and five men" and "two boys, Ali and Omar" from a list of different people."""
    if len(listed) < MORE_THAN_TWO or listed[0].quantity is None or words.tag(listed[0].end) != "comma":
        return False
    first, *rest = listed
    general = lexicon().party.get(words.word(first.end - 1), PartyClass.UNKNOWN) is PartyClass.UNKNOWN
    if not general and any(phrase.kind != "name" for phrase in rest):
        return False
    return first.quantity is not None and first.quantity.best == sum(_count(words, phrase) for phrase in rest)


def _named_among(words: Words, listed: Sequence[Phrase]) -> bool:
    """Tell "four men, a captain and a minister among them": those named are some of the first."""
    if len(listed) < MORE_THAN_TWO - 1 or words.tag(listed[0].end) != "comma":
        return False
    end = listed[-1].end
    return words.word(end) == "among" and words.word(end + 1) in ("them", "whom")


def _nationalities_from(listed: Sequence[Phrase]) -> int:
    """Find where a list goes on to say who its last people were: "and two men, one Iraqi and one Thai"."""
    for place, phrase in enumerate(listed[:-2]):
        rest = [each.quantity.best if each.quantity is not None else None for each in listed[place + 1 :]]
        if phrase.quantity is not None and rest.count(1) == len(rest) == phrase.quantity.best:
            return place + 1
    return len(listed)


def _count(words: Words, phrase: Phrase) -> int:
    """Count a phrase as its number, a lone person as one, any others as none."""
    if phrase.quantity is not None:
        return phrase.quantity.best or 0
    return 0 if words.word(phrase.end - 1) in lexicon().plural else 1


def _ends_list(reading: Reading, previous: Phrase | None, phrase: Phrase, *, as_one: bool) -> bool:
    """Tell whether a list of people ends before this: "the death of two men and the capture", "killed her and she"."""
    if previous is None:
        return False
    new_topic = phrase.kind == "pronoun" or (phrase.kind == "unknown" and phrase.determiner == "the")
    joined = as_one and reading.words.tag(phrase.start - 2) != "comma"
    return new_topic or (not joined and reading.is_subject(phrase))


def share_of_people(reading: Reading, share: Phrase | None) -> Phrase | None:
    """Read "five of them children" and "three of whom were soldiers" as one phrase."""
    if share is None or not share.share:
        return None
    following = share.end + 1 if reading.words.tag(share.end) == "be" else share.end
    people = reading.starts.get(following)
    if people is None or people.kind != "people" or people.quantity is not None:
        return None
    return replace(share, end=people.end, head=people.head, noun=people.noun)


def describes(words: Words, first: Phrase, second: Phrase) -> bool:
    """Tell "Ahmed Ali, a shopkeeper" from "a policeman, a shopkeeper"."""
    if words.tag(second.start - 1) == "joiner":
        # "a cleric and imam" is one man; "a cleric and an imam" are two.
        if words.word(second.end - 1) in lexicon().lists["never_a_second_role"] and words.word(second.end) != "of":
            return False  # "a father and son"
        bare = second.kind in ("people", "unknown") and second.determiner is None and second.quantity is None
        return bare and first.determiner in ("a", "an") and words.word(second.end - 1) not in lexicon().plural
    if words.tag(second.start - 1) != "comma":
        return False
    one = first.quantity is not None and first.quantity.best == 1 and first.determiner is None
    if one and second.quantity is None and second.determiner in ("a", "an") and words.tag(second.end) == "comma":
        return True  # "one hostage, a judge, and two soldiers died"
    if second.quantity is not None or "pronoun" in (first.kind, second.kind) or second.determiner in ("his", "her"):
        return False
    return named(words, first) is not named(words, second)


def _next_in_list(reading: Reading, at: int) -> int:
    """Step over a comma, "and" or both; over a place, too, where "and" and more people follow it."""
    words = reading.words
    start = at
    at = _over_relative(reading, over_ages(words, at))
    at += next((len(tail) for tail in ABOARD if words.matches(at, tail)), 0)
    over = _over_places(reading, at)
    over = _over_bracket(words, over) if over > at else over
    if over > at:
        joined = over + 1 if words.tag(over) == "comma" else over
        name = reading.starts.get(joined) if joined > over else None
        if name is not None and named(words, name):
            return joined  # "the head of the council, Ahmed Ali, and his driver"
        phrase = reading.starts.get(joined + 1) if words.tag(joined) == "joiner" else None
        if phrase is not None and phrase.is_new:
            return joined + 1
        # "killed 4 in Bor, 6 in Ajo and 2 in Leer"
        elsewhere = reading.starts.get(joined) if joined > over else None
        told = elsewhere is not None and elsewhere.kind == "bare" and elsewhere.quantity is not None
        return joined if elsewhere is not None and told and words.tag(elsewhere.end) == "preposition" else start
    if words.tag(at) == "comma":
        at += 1
    while words.tag(at) == "joiner":
        at += 1
    return at


def _over_bracket(words: Words, at: int) -> int:
    """Step over words in brackets: "(SBPC)"."""
    closes = range(at + 1, at + 4) if words.tag(at) == "open" else range(0)
    return next((position + 1 for position in closes if words.tag(position) == "close"), at)


def _over_relative(reading: Reading, at: int) -> int:
    """Step over "who worked at a base" where "and his son" follows it."""
    words = reading.words
    opens = at + (words.tag(at) == "comma")
    if words.tag(opens) != "relative" or words.word(opens) not in ("who", "whom"):
        return at
    for position in range(opens + 1, opens + LONGEST_RELATIVE):
        closes = words.tag(position) == "comma" and (opens == at or words.tag(position + 1) != "joiner")
        if closes or words.tag(position) in ("end", "trigger", "subordinator"):
            break
        phrase = reading.starts.get(position + 1) if words.tag(position) == "joiner" else None
        if phrase is not None and phrase.kind == "people" and phrase.determiner in ("his", "her"):
            return at if reading.is_subject(phrase) else position
    return at


def over_ages(words: Words, at: int) -> int:
    """Step over the ages of those just named: "aged 6 and 8", ", aged 40,"."""
    begins = at + 1 if words.tag(at) == "comma" and words.tag(at + 1) == "age" else at
    while words.tag(begins) == "age":
        begins += 1
        at = begins
    return at


def _over_places(reading: Reading, at: int) -> int:
    """Step over what tells where or whose: "in the town", "of the brigade"."""
    return _places_on(reading, at)[-1]


def _places_on(reading: Reading, at: int) -> list[int]:
    """Give where a walk over what tells where or whose may stop: before "in the town", before "of the brigade"."""
    stops = [at]
    for _ in range(3):
        phrase = reading.starts.get(at + 1) if reading.words.tag(at) == "preposition" else None
        if phrase is None:
            break
        at = phrase.end
        stops.append(at)
    return stops
