"""One figure of killed and one of injured for the incident that a short description tells.

The rules were measured on the part of the RAND descriptions set aside for work. A first sentence with figures gives
the count; later sentences repeat it, tell parts of it or tell of other incidents far more often than they add to it,
so they add only where they say so ("also", "more"): adding every figure costs 1.3 points of exact counts of killed,
taking the largest 0.5.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter

from dateline.extract.tolls.elsewhere import elsewhere, incident_words
from dateline.extract.tolls.find import Told, read_tolls
from dateline.extract.tolls.lexicon import lexicon
from dateline.extract.tolls.words import Words
from dateline.model.toll import Outcome, Reckoning

LONGEST_SENTENCE = 120
"""Words of a sentence looked at on either side of an outcome; it bounds the search."""
POINTING = frozenset(("him", "her", "he", "she", "them", "they"))
ANTECEDENT_REACH = 150
"""How many words back "them" may point; it bounds the search."""
TOLD_BEFORE = frozenset(("the", "these", "those", "both", "their", "this", "that", "all"))
"""Articles that point to people already told of."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the incident, with what decides whether it adds to the others.

    ``repeats``: people already told of ("the two men", "them"). ``adds``: the words say so ("also", "three more").
    ``supersedes``: a new total ("bringing the death toll to 19"). ``last_resort``: counts only where nothing
    else is told: a bomber's own death, a body, "they were killed". ``deed`` is the place of the verb.
    """

    outcome: Outcome
    value: int
    sentence: int
    repeats: bool
    adds: bool
    supersedes: bool
    last_resort: bool
    dead_of_wounds: bool
    pronoun: bool
    deed: int


def incident_count(text: str) -> tuple[int | None, int | None]:
    """Count the killed and injured of the incident a description tells, None where it tells neither a figure nor none.

    People shot and not said to have lived are counted as killed where nothing else is told of anybody's fate: of those
    whom the reference coders counted at all, two in three were. Of the stabbed, one in twenty was.
    """
    told = read_tolls(text)
    if not told:
        return None, None
    sentences = [at for at, tag in enumerate(told[0].reading.words.tags) if tag == "end"]
    fatal = {one.counted.phrase.start for one in told if _tells(one, Outcome.KILLED) and _value(one)}
    told = [one for one in told if not (_tells(one, Outcome.INJURED) and one.counted.phrase.start in fatal)]
    taken = sum(_value(one) or 0 for one in told if _tells(one, Outcome.ABDUCTED) and not one.part)
    figures = [figure for one in told if (figure := _figure(one, sentences, taken)) is not None]
    killed, injured = _total(figures, Outcome.KILLED), _total(figures, Outcome.INJURED)
    died = sum(figure.value for figure in figures if figure.dead_of_wounds)
    if injured and injured > died:
        injured -= died
    casualties = _total(figures, Outcome.CASUALTIES)
    if casualties == 0:
        return killed or 0, injured or 0
    if casualties and killed and _also(figures):
        killed += casualties  # "a colonel was shot; a civilian with him was also killed"
    if casualties and not killed and not injured:
        return (None, casualties) if _lived(told, figures) else (casualties, None)
    return killed, injured


def _also(figures: list[Figure]) -> bool:
    """Tell that the killed are told as more dead than those shot before them, of whose fate nothing else is told."""
    ours = [figure for figure in figures if figure.outcome is Outcome.KILLED]
    shot = [figure for figure in figures if figure.outcome is Outcome.CASUALTIES]
    return all(
        figure.adds and not figure.dead_of_wounds and figure.deed > max(each.deed for each in shot) for figure in ours
    )


def _tells(one: Told, outcome: Outcome) -> bool:
    return one.counted.trigger.words.outcome is outcome


def _lived(told: list[Told], figures: list[Figure]) -> bool:
    """Tell whether people of no told fate are more likely to have lived."""
    lists, words = incident_words(), told[0].reading.words
    unsettled = (one.counted.trigger for one in told if one.counted.trigger.words.outcome is Outcome.CASUALTIES)
    if any(figure.value == 0 and figure.outcome is Outcome.KILLED for figure in figures):
        return True
    stabbed = any(words.word(trigger.start) == "stabbed" for trigger in unsettled)
    return stabbed or not lists["lived"].isdisjoint(words.low)


def _figure(one: Told, sentences: list[int], taken: int) -> Figure | None:
    """Read one toll as a figure of the incident, None where it has no figure or tells of something else."""
    words, phrase = one.reading.words, one.counted.phrase
    repeats = phrase.kind == "pronoun" or phrase.determiner in TOLD_BEFORE or words.word(phrase.start) in TOLD_BEFORE
    value = _value(one)
    resolved = False
    if value is None or (one.mention is not None and one.mention.toll.reckoning is Reckoning.SOME):
        value, repeats, resolved = _antecedent(one, taken), True, True
    sentence = bisect(sentences, one.counted.trigger.start)
    here = one.counted.trigger.start
    opening = max(sentences[sentence - 1] + 1 if sentence else 0, here - LONGEST_SENTENCE)
    closing = min(sentences[sentence] if sentence < len(sentences) else len(words.low), here + LONGEST_SENTENCE)
    if value is None or one.part or elsewhere(one, range(opening, closing), first=sentence == 0):
        return None
    trigger = one.counted.trigger
    near = {*words.low[max(trigger.start - 4, 0) : trigger.end + 2], *words.low[phrase.start : phrase.end]}
    adds = (
        one.dead_of_wounds
        or _further(one)
        or _besides(words, opening, phrase.start)
        or bool(near & incident_words()["addition"])
    )
    repeats = repeats and not (adds and phrase.kind != "pronoun")
    last_resort = resolved or trigger.words.form == "self" or (trigger.words.form == "body" and repeats)
    return Figure(
        trigger.words.outcome,
        value,
        sentence,
        repeats,
        adds,
        one.counted.supersedes,
        last_resort,
        one.dead_of_wounds,
        phrase.kind == "pronoun" and words.word(phrase.start) in POINTING,
        trigger.start,
    )


def _besides(words: Words, opening: int, here: int) -> bool:
    """Tell "In addition to the mayor, one guard was killed"."""
    added = next((at for at in range(opening, here) if words.matches(at, ("in", "addition", "to"))), None)
    return added is not None and "comma" in words.tags[added:here]


def _further(one: Told) -> bool:
    """Tell "was killed in the attack as well", "another officer died of his wounds" and "two others died later"."""
    words, trigger = one.reading.words, one.counted.trigger
    as_well = any(
        words.matches(at, ("as", "well")) and words.tag(at) != "joiner" for at in range(trigger.end, trigger.end + 5)
    )
    others = not {"another", "other", "others"}.isdisjoint(words.low[one.counted.phrase.start : one.counted.phrase.end])
    died = trigger.words.form == "die" and trigger.words.outcome is Outcome.KILLED
    return as_well or (died and (others or _later(one)))


def _later(one: Told) -> bool:
    """Tell "three people died later" and "two more later died of their injuries": not the dead told of before."""
    words, trigger, phrase = one.reading.words, one.counted.trigger, one.counted.phrase
    counted = phrase.quantity is not None and phrase.kind == "people" and phrase.determiner is None
    return counted and "later" in (words.word(trigger.start - 1), words.word(trigger.end))


def _value(one: Told) -> int | None:
    """Take the best figure, else the ceiling, else the floor: "up to 30" is coded as 30, "20 to 30" as 30."""
    if one.mention is None:
        return None
    toll = one.mention.toll
    return next((figure for figure in (toll.best, toll.high, toll.low) if figure is not None), None)


def _antecedent(one: Told, taken: int) -> int | None:
    """Take the number of the last people counted before "them", "the hostages" or "their bodies"."""
    words, phrase = one.reading.words, one.counted.phrase
    head = words.word(phrase.head) if phrase.head is not None else ""
    pointing = phrase.determiner in TOLD_BEFORE and head in lexicon().plural
    if phrase.quantity is not None or not (pointing or head in ("they", "them", "bodies", "corpses")):
        return None
    if head in ("bodies", "corpses") and taken:
        return taken
    for position in range(phrase.start - 1, max(phrase.start - 1 - ANTECEDENT_REACH, -1), -1):
        earlier = one.reading.ends.get(position)
        counted = earlier is not None and earlier.kind in ("people", "bare") and not words.capital(position)
        if counted and earlier is not None and earlier.quantity is not None and earlier.quantity.best:
            return earlier.quantity.best
    return None


def _apart_from_pronouns(here: list[Figure]) -> list[Figure]:
    """Leave out "him" where another verb of the sentence has told of him: "was killed by men who strangled him"."""
    listed = {figure.deed for figure in here if not figure.pronoun and not figure.adds}
    return [figure for figure in here if not figure.pronoun or not listed or figure.deed in listed]


def _total(figures: list[Figure], outcome: Outcome) -> int | None:
    """Add up the figures of one outcome over the sentences of a description."""
    ours = [figure for figure in figures if figure.outcome is outcome]
    told = (figure for figure in ours if not figure.last_resort)
    total: int | None = None
    for _, sentence in groupby(sorted(told, key=attrgetter("sentence")), key=attrgetter("sentence")):
        here = list(sentence)
        newest = [figure.value for figure in here if figure.supersedes]
        if newest:
            total = newest[-1]
        elif not total:
            total = sum(figure.value for figure in _apart_from_pronouns(here))
        else:
            total += sum(figure.value for figure in here if figure.adds and not figure.repeats)
    if not total:
        # Coders count a bomber's own death inconsistently; alone, it is the only death told.
        return next((figure.value for figure in ours if figure.last_resort), total)
    return total
