"""What a sentence leaves out because its other half tells it: a deed's verb, and the day that two deeds share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dateline.extract.characters import characters_of
from dateline.extract.dates import TimeKind
from dateline.extract.rules.arguments import Mentions, Owned
from dateline.extract.rules.clauses import hours_apart
from dateline.extract.rules.roles import Side, Sides
from dateline.extract.rules.tellings import Telling
from dateline.model.evidence import Span

SMALL_HOURS = re.compile(r"\b(?:early|dawn|pre-?dawn|midnight|overnight|small hours)\b", re.IGNORECASE)
TWO = 2
REST = (
    r"(?:the|an?|his|her|its|their) [\w’'-]+(?: [\w’'-]+){0,2}|others"
    r"|(?:another|two|three|four|five|six|seven|eight|nine|ten|\d+)(?: \w+)?(?: others?| more)?"
)
NAME = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}"
OTHER_HALF = re.compile(
    rf"(?:,|,? and|;|, while) (?P<who>{REST}|{NAME}),? (?:(?:only|later|early|late|finally) )?(?:on|in|at)? ?"
)
"""What stands between the first day and the second where one verb serves both: ", Y on", "and the rest on"."""


def completed(doc: Doc, told: Sequence[Telling], mentions: Mentions) -> list[Telling]:
    """Tell in full what the deeds of one sentence leave out."""
    dated = _on_one_day(doc, told, mentions)
    return [part for telling in dated for part in _halves(doc, telling, mentions)]


def _on_one_day(doc: Doc, told: Sequence[Telling], mentions: Mentions) -> Sequence[Telling]:
    """Give two deeds the day of either: "on 3 May, hours after X had been shot, mobs attacked Y"."""
    apart = (each for each in told if any(hours_apart(doc[trigger.head]) for trigger in each.frame.triggers))
    found = next(apart, None)
    others = [telling for telling in told if telling is not found and not telling.frame.bare]
    if found is None or len(others) != 1 or bool(found.owned.times) == bool(others[0].owned.times):
        return told
    times = found.owned.times or others[0].owned.times
    if any(_past_midnight(mentions.times[each].words) for each in times):
        return told
    pair = (found, others[0])
    return [replace(each, owned=replace(each.owned, times=times)) if each in pair else each for each in told]


def _past_midnight(words: str) -> bool:
    """Tell the first hours of a day, before which the day was another: "early Monday, hours after …"."""
    return SMALL_HOURS.search(words) is not None


def _halves(doc: Doc, telling: Telling, mentions: Mentions) -> Iterator[Telling]:
    """Part "X was seized on 3 May 1985, Y on 9 June" into the deed done to X and the one done to Y."""
    times = sorted(telling.owned.times, key=lambda each: mentions.times[each].span.start)
    days = [mentions.times[each] for each in times]
    half = None
    if len(days) == TWO and all(day.kind is TimeKind.DATE and day.interval is not None for day in days):
        half = OTHER_HALF.fullmatch(characters_of(doc), days[0].span.end, days[1].span.start)
    if half is None or days[0].interval == days[1].interval:
        yield telling
        return
    who = Span(*half.span("who"))
    yield replace(telling, owned=_side_of(telling, mentions, (0, who.start), times[0]))
    owned = _side_of(telling, mentions, (who.start, len(characters_of(doc))), times[1])
    yield replace(telling, owned=owned, sides=_of_half(doc, telling, mentions, who), additive=True)


def _side_of(telling: Telling, mentions: Mentions, stretch: tuple[int, int], time: int) -> Owned:
    """Keep of a deed's places and tolls those that stand in one half, with that half's day."""
    start, end = stretch
    owned = telling.owned
    places = tuple(each for each in owned.places if start <= mentions.places[each].span.start < end)
    tolls = tuple(each for each in owned.tolls if start <= mentions.tolls[each].span.start < end)
    return replace(owned, times=(time,), places=places, tolls=tolls, likely=())


def _of_half(doc: Doc, telling: Telling, mentions: Mentions, who: Span) -> Sides:
    """Give the half's own subject the part that the verb gives its first one."""
    actor = next((n for n, each in enumerate(mentions.actors) if each.span.overlaps(who)), None)
    verb = doc[telling.frame.anchor.head]
    passive = any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children)
    return Sides((), (Side(who, actor),)) if passive else Sides()
