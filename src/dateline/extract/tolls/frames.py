"""Who met an outcome: from an outcome word to the phrases for the people it happened to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from dateline.extract.tolls.clauses import VerbGroup, unreal, verb_group, wished
from dateline.extract.tolls.counting import counting_noun, death_toll, found_body, suffered
from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.lists import Counted, along_with, and_elsewhere, list_from, objects, parts, share_of_people
from dateline.extract.tolls.phrases import Phrase
from dateline.extract.tolls.quantity import read_quantity, read_quantity_before
from dateline.extract.tolls.reading import Reading
from dateline.extract.tolls.subjects import subjects
from dateline.extract.tolls.triggers import Trigger
from dateline.extract.tolls.words import Words
from dateline.model.toll import Outcome, PartyClass

NEVER_THINGS = (Outcome.RELEASED, Outcome.DISPLACED, Outcome.MISSING)
"""What also happens to things: a noun in no list is no person here ("released a communique")."""
FEARED_WITHIN = 4
REACH_OF_VERB = 8
BRINGS_IN = frozenset(("a", "an", "another", "some"))
Frame = Callable[[Reading, Trigger], Iterator[Counted]]


BY_LIMBS = frozenset(("hung", "by", whose) for whose in ("his", "her", "their"))
"""How somebody is tortured: "hung by his thumbs"."""


def counted(reading: Reading) -> Iterator[Counted]:
    """Give each phrase for people that met an outcome, in order of the outcome words."""
    seen: set[tuple[int, str]] = set()
    for trigger in reading.words.triggers:
        if _only_feared(reading.words, trigger.start):
            continue
        wholes = list(FRAMES[trigger.words.form](reading, trigger))
        for one in (*wholes, *parts(reading, wholes)):
            key = (one.phrase.start, one.trigger.words.outcome)
            vague_thing = one.phrase.kind == "unknown" and one.trigger.words.outcome in NEVER_THINGS
            if key not in seen and not vague_thing:
                seen.add(key)
                yield one


def _only_feared(words: Words, at: int) -> bool:
    """Tell whether nobody says that it happened: "3,000 are feared dead"; a "feared commander" is another matter."""
    feared = [place for place in range(max(at - FEARED_WITHIN, 0), at) if words.low[place] == "feared"]
    return bool(feared) and words.tag(feared[-1] - 1) != "determiner" and words.word(feared[-1] - 1) != "most"


def _past(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "killed": told of its object ("killed two guards") or of its subject ("two guards were killed")."""
    group = verb_group(reading.words, trigger.start)
    described = reading.around.get(trigger.start)
    if described is not None:
        yield from _adjective(reading, trigger, described)
        return
    if unreal(reading.words, group) or _of_those(reading.words, trigger.start):
        return
    inverted = _inverted(reading, trigger)
    if inverted is not None:
        yield from objects(reading, trigger, inverted)
        return
    if _names_the_victims(reading, trigger):
        yield from _victims_listed(reading, trigger)
        return
    after = _shared_object(reading, trigger)
    if not group.be and (_acts_on_things(reading, trigger, after) or reading.words.word(after) == "those"):
        return  # "soldiers killed those who fled" counts nobody
    if (group.be and not _after_aside(reading, trigger, after)) or not (
        group.have or _takes_object(reading, trigger, after)
    ):
        yield from subjects(reading, trigger, group)
        yield from along_with(reading, trigger, trigger.end)
        if group.be and not group.negative:
            yield from and_elsewhere(reading, trigger)
    else:
        yield from objects(reading, trigger, after, negated=group.negative)


def _of_those(words: Words, at: int) -> bool:
    """Tell "the number of dead at 85 and of wounded at 183", where the figure before is not theirs."""
    return words.word(at - 1) == "of" and words.tag(at - 2) in ("joiner", "comma")


def _acts_on_things(reading: Reading, trigger: Trigger, after: int) -> bool:
    """Tell "members of the sect released sarin", who were not released, from "three men freed on Friday"."""
    phrase = reading.starts.get(after) if after == trigger.end else None
    things = phrase is not None and phrase.kind in ("unknown", "thing") and reading.words.tag(after) != "time"
    return things and trigger.words.outcome in NEVER_THINGS


def _after_aside(reading: Reading, trigger: Trigger, after: int) -> bool:
    """Tell "a bomb, for which X was blamed, killed 58 people", whose "was" is another verb's."""
    phrase = reading.starts.get(after)
    counts = phrase is not None and phrase.kind == "people" and phrase.quantity is not None
    return counts and reading.words.tag(trigger.start - 1) == "comma"


def _inverted(reading: Reading, trigger: Trigger) -> int | None:
    """Find who is named after the verb: "Also killed in the attack were the driver and a guard"."""
    words = reading.words
    if words.word(trigger.start - 1) != "also" or words.tag(trigger.start - 2) != "end":
        return None
    for position in range(trigger.end, trigger.end + REACH_OF_VERB):
        if words.tag(position) == "be":
            return position + 1 if position + 1 in reading.starts else None
        if words.tag(position) in ("end", "comma", "trigger", "joiner", "verbs"):
            break
    return None


def _takes_object(reading: Reading, trigger: Trigger, after: int) -> bool:
    """Tell "killed two guards" from "two were killed" and "four dead and ten wounded"."""
    phrase = reading.starts.get(after)
    before = reading.ends.get(trigger.start)
    if phrase is None or reading.is_subject(phrase) or (before is not None and before.kind == "bare"):
        return False
    return phrase.names_people or phrase.kind == "thing"


def _words_after(reading: Reading, trigger: Trigger) -> tuple[str, str, str]:
    """Give a trigger's first word and the two words after it."""
    words = reading.words
    return words.word(trigger.start), words.word(trigger.end), words.word(trigger.end + 1)


def _past_of_people(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "two were hurt", but not "the company was hurt by falling prices" and "he was hung by his thumbs"."""
    if _words_after(reading, trigger) in BY_LIMBS:
        return
    for one in _past(reading, trigger):
        if one.phrase.kind in ("people", "bare", "pronoun"):
            yield one


def _past_of_fighters(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "three militants were neutralised" is an army's word for killed; of a guard or a bomb it tells no death."""
    fighters = (PartyClass.MILITANTS, PartyClass.PERPETRATORS)
    for one in _past(reading, trigger):
        head = reading.words.word(one.phrase.head) if one.phrase.head is not None else ""
        if lexicon().party.get(head) in fighters:
            yield one


def _names_the_victims(reading: Reading, trigger: Trigger) -> bool:
    """Tell "the wounded were taken to hospital": people already told of."""
    words = reading.words
    by_article = words.tag(trigger.start - 1) in ("determiner", "pronoun_owner") and trigger.start not in reading.ends
    return by_article and words.tag(trigger.start - 2) not in ("be", "have")


def _victims_listed(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "those killed included a doctor", "among the dead were three children", "the dead numbered 20"."""
    words = reading.words
    share = share_of_people(reading, reading.ends.get(trigger.end))
    if share is not None:
        yield Counted(share, trigger, part=True)  # "23 of those killed were children"
        return
    if words.tag(trigger.end) not in ("be", "including") and words.word(trigger.end) != "numbered":
        return
    among = words.tag(trigger.end) == "including" or words.tag(trigger.start - 2) == "including"
    for phrase in list_from(reading, trigger.end + 1):
        yield Counted(phrase, trigger, part=among)


def _shared_object(reading: Reading, trigger: Trigger) -> int:
    """Find where the object of an outcome word starts: "kidnapped and later killed three teachers" shares one."""
    words = reading.words
    after = reading.after_adverbs(trigger.end)
    if words.tag(after) != "joiner":
        return after
    following = reading.after_adverbs(after + 1)
    ends = [other.end for other in words.triggers_at(following) if other.words.form == trigger.words.form]
    return reading.after_adverbs(ends[0]) if ends else after


def _adjective(reading: Reading, trigger: Trigger, described: Phrase) -> Iterator[Counted]:
    """ "three wounded soldiers", "an injured policeman"; but "the injured officer" is already told of."""
    words, quantity = reading.words, described.quantity
    if quantity is not None and words.word(quantity.end) == "of":
        # "four of the six kidnapped engineers": six were kidnapped, whatever happened to four.
        whole = read_quantity(words, trigger.start - 1)
        described = replace(described, start=trigger.start - 1, quantity=whole, determiner="the")
    if described.names_people and (described.quantity is not None or described.determiner in BRINGS_IN):
        yield Counted(described, trigger)


def _ing(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "killing two guards"; "without killing anyone"."""
    words = reading.words
    group = verb_group(words, trigger.start)
    if trigger.start in reading.around or unreal(words, group) or wished(words, group.start):
        return
    negated = group.negative or words.word(group.start - 1) == "without"
    yield from objects(reading, trigger, _shared_object(reading, trigger), negated=negated)


def _present(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """Headlines: "bomb kills 20", "gunmen kill 3". After "to" or a modal nothing is told to have happened."""
    group = verb_group(reading.words, trigger.start)
    denied = group.negative and any(word.startswith("did") for word in reading.words.low[group.start : trigger.start])
    told = denied or not (group.modal or unreal(reading.words, group) or wished(reading.words, group.start))
    if told and (denied or not group.negative):
        yield from objects(reading, trigger, _shared_object(reading, trigger), negated=denied)


def _lost(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "lost 29 men": killed or wounded, the words do not say which; "lost 29 villagers" says that they died."""
    phrase = reading.starts.get(trigger.end)
    if phrase is not None and phrase.quantity is not None and phrase.kind == "people":
        head = reading.words.word(phrase.head) if phrase.head is not None else ""
        died = lexicon().party.get(head) is PartyClass.CIVILIANS
        yield Counted(
            phrase, replace(trigger, words=replace(trigger.words, outcome=Outcome.KILLED)) if died else trigger
        )


def _past_active(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    yield from objects(reading, trigger, trigger.end)


def _said_of(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "two died", "twenty dead", "three are missing"."""
    group = verb_group(reading.words, trigger.start)
    described = reading.around.get(trigger.start)
    if described is not None:
        yield from _adjective(reading, trigger, described)
    elif _names_the_victims(reading, trigger):
        yield from _victims_listed(reading, trigger)
    elif not unreal(reading.words, group):
        yield from subjects(reading, trigger, group)
        yield from along_with(reading, trigger, trigger.end)


def _to_death(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "stabbed two midwives to death", "cost two midwives their lives": the end of the clause tells the outcome."""
    words = reading.words
    group = verb_group(words, trigger.start)
    listed = list(list_from(reading, reading.after_adverbs(trigger.end)))
    end = ("their", "lives") if words.word(trigger.start).startswith("cost") else ("to", "death")
    if group.be or not listed or not words.matches(listed[-1].end, end):
        return
    if not (unreal(words, group) or wished(words, group.start)):
        deadly = replace(trigger, words=replace(trigger.words, outcome=Outcome.KILLED))
        for phrase in listed:
            yield Counted(phrase, deadly, negated=group.negative)


def _forced(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "forced 10,000 families from their homes", "forcing 300 people to flee"."""
    words = reading.words
    phrase = reading.starts.get(trigger.end)
    if phrase is None or phrase.kind not in ("people", "bare") or wished(words, trigger.start):
        return
    if words.matches(phrase.end, ("from", "their")) or words.word(phrase.end + 1) in ("flee", "leave"):
        yield Counted(phrase, trigger)


def _fled(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "3,000 villagers fled": people driven out. Fighters and lone people who flee are not displaced by that."""
    for one in _said_of(reading, trigger):
        phrase = one.phrase
        head = reading.words.word(phrase.head) if phrase.head is not None else ""
        side = lexicon().party.get(head)
        many = phrase.quantity is not None or head in lexicon().plural
        if many and phrase.kind == "people" and side in (PartyClass.CIVILIANS, PartyClass.UNKNOWN):
            yield one


def _unhurt(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "the driver was unhurt": none injured, of those people."""
    group: VerbGroup = verb_group(reading.words, trigger.start)
    for one in subjects(reading, trigger, group):
        yield replace(one, negated=True)


def _of(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "the death of two guards", "claimed the lives of 20", "three bodies of guards"."""
    words = reading.words
    bodies = read_quantity_before(words, trigger.start) if words.word(trigger.start) in ("bodies", "corpses") else None
    if bodies is not None:
        yield Counted(
            Phrase(bodies.start, trigger.end - 1, "people", trigger.start, bodies, None, trigger.start), trigger
        )
    elif not wished(words, trigger.start):
        several = words.word(trigger.end - 2).endswith("s") or words.word(trigger.end - 2) == "bodies"
        yield from objects(reading, trigger, trigger.end, as_one=several)


def _shot(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "two men were shot": killed or injured, unless the words go on to say which."""
    killed = list(_to_death(reading, trigger))
    if killed:
        yield from killed
        return
    words, after = reading.words, reading.after_adverbs(trigger.end)
    joined = words.tag(after) in ("joiner", "comma") and words.tag(reading.after_adverbs(after + 1)) == "trigger"
    if not joined and words.tag(after) != "trigger":
        yield from _past(reading, trigger)


def _shooting(reading: Reading, trigger: Trigger) -> Iterator[Counted]:
    """ "shooting a teacher and a student to death", "shooting three men"."""
    phrase = reading.starts.get(trigger.end)
    if phrase is not None and phrase.kind in ("people", "bare", "pronoun", "name"):
        killed = list(_to_death(reading, trigger))
        yield from killed or _ing(reading, trigger)


FRAMES: dict[str, Frame] = {
    "past": _past,
    "past_of_people": _past_of_people,
    "past_of_fighters": _past_of_fighters,
    "past_active": _past_active,
    "shot": _shot,
    "shooting": _shooting,
    "to_death": _to_death,
    "lost": _lost,
    "ing": _ing,
    "present": _present,
    "base": _present,
    "die": _said_of,
    "fled": _fled,
    "forced": _forced,
    "self": _said_of,
    "state": _said_of,
    "treated": _said_of,
    "left": _said_of,
    "unhurt": _unhurt,
    "of": _of,
    "count": counting_noun,
    "suffered": suffered,
    "toll": death_toll,
    "count_after_verb": counting_noun,
    "body": found_body,
}
