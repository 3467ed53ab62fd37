"""Which of the deeds told a later clause speaks of, where the words for it say so: "the Mosul attack"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from dateline.extract.rules.arguments import Mentions
from dateline.extract.rules.drafts import Draft, intervals_of, locations_of
from dateline.extract.rules.kinds import GENERIC_KINDS
from dateline.extract.rules.named_deeds import NamedDeed, stem
from dateline.model.codebook import deeds
from dateline.model.place import Location, Precision

BLASTS = frozenset({"bombing", "suicide_bombing", "vehicle_bomb", "remote_explosive"})
TELLING = frozenset({"bombing", "shooting"})
"""General kinds that still tell one deed from another: "the shooting" of a bombing and a shooting."""
Narrow = Callable[[Mentions, Draft, NamedDeed], bool]


def spoken_of(mentions: Mentions, drafts: Sequence[Draft], named: NamedDeed | None) -> list[Draft]:
    """Keep the deeds that a phrase may speak of: by place, day, order, its other words, then by kind of deed."""
    kept = list(drafts)
    if named is None or len(kept) <= 1:
        return kept
    for narrow in (_by_place, _by_day):
        kept = [each for each in kept if narrow(mentions, each, named)] or kept
    if named.order is not None and len(kept) > 1 and len(kept) == len(drafts):
        kept = kept[named.order :][:1] or kept
    kept = _by_words(kept, named)
    for kinds in _kinds(named):
        kept = [each for each in kept if not kinds.isdisjoint(each.kinds)] or kept
    return kept


def told_there_or_then(mentions: Mentions, drafts: Sequence[Draft], named: NamedDeed | None) -> list[Draft]:
    """Give the deeds of the place or day that a phrase names, however far back they were told."""
    if named is None:
        return []
    return [each for each in drafts if _by_place(mentions, each, named) or _by_day(mentions, each, named)]


def _by_place(mentions: Mentions, draft: Draft, named: NamedDeed) -> bool:
    told = [mentions.locations[number] for number, place in enumerate(mentions.places) if named.span.covers(place.span)]
    there = locations_of(mentions, draft.tellings)
    lands = {each.country for each in told if each.country}
    wide = any(each.precision is Precision.COUNTRY for each in told)
    if wide and len(lands) > 1 and any(each.country in lands for each in there):
        return True  # "claimed the attacks in Tunisia and Kuwait"
    return any(_one_town(one, two) for one in told for two in there)


def _one_town(one: Location, two: Location) -> bool:
    """Tell two mentions of one town; of a whole land or province, many deeds may be told."""
    if any(each.precision is not None and each.precision > Precision.DISTRICT for each in (one, two)):
        return one.words == two.words
    return one.words == two.words or (one.place_id is not None and one.place_id == two.place_id)


def _by_day(mentions: Mentions, draft: Draft, named: NamedDeed) -> bool:
    days = [time.interval for time in mentions.times if named.dated and named.span.overlaps(time.span)]
    theirs = intervals_of(mentions, draft.tellings)
    return any(day is not None and day.exact and day.overlaps(other) for day in days for other in theirs)


def _by_words(drafts: Sequence[Draft], named: NamedDeed) -> list[Draft]:
    """Keep the deeds in whose sentences most of the phrase's other words stand."""
    if len(drafts) == 1 or not named.words:
        return list(drafts)
    said = [len(named.words & _said(draft)) for draft in drafts]
    return [draft for draft, count in zip(drafts, said, strict=True) if count == max(said)]


def _said(draft: Draft) -> set[str]:
    return {stem(word.strip(".,;:\"'()").lower()) for each in draft.tellings for word in each.opening.split()}


def _kinds(named: NamedDeed) -> Iterator[frozenset[str]]:
    """Give the kinds of deed that a telling noun names, then those that others may call so."""
    kinds = frozenset(kind for kind in named.kinds if kind not in GENERIC_KINDS or kind in TELLING)
    if not kinds:
        return
    yield kinds | (BLASTS if kinds & BLASTS else frozenset())
    book = deeds()
    yield kinds | {other for kind in kinds - TELLING if kind in book for other in book[kind].compatible_with}
