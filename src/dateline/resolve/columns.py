"""Accounts as columns of numbers, so that millions of pairs can be compared at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from dateline.model.interval import Extent, Interval
from dateline.model.place import Location, Precision
from dateline.model.toll import Outcome, Toll
from dateline.resolve.views import AccountView
from dateline.resolve.words import (
    figures_in,
    names_in,
    sounds,
    stems,
    stems_of,
    tells_several,
    told_as_one_of,
    told_beside_another,
    topics_of,
)
from dateline.text.fold import fold

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
Levels = npt.NDArray[np.int8]
"""By pair: the number of a level among those of its comparison."""

UNKNOWN = -1
"""In columns of codes and figures: the account does not tell."""

IMAGINED = 100
ELSEWHERE = 4.0
"""Accounts imagined beside the real ones when words are weighed, and how many of them have a word that is no name: so
that in a handful of texts names tell events apart and "outside" does not."""

FIRST_DAY, LAST_DAY = date.min.toordinal(), date.max.toordinal()

MOST_PLACES = 4
"""Places compared of each account: those that name more are lists."""

RADIUS_KM = {1: 3.0, 2: 15.0, 3: 30.0, 4: 100.0, 5: 200.0, 6: 500.0, 7: 1500.0}
"""How far from its point a place of each precision may have been, where the location itself does not say."""


@dataclass(frozen=True, slots=True)
class Bags:
    """For each account a set of words, as ascending numbers in one shared vocabulary."""

    starts: Ints
    words: Ints

    @property
    def sizes(self) -> Ints:
        """Count the words of each account."""
        return np.diff(self.starts)


@dataclass(frozen=True, slots=True)
class Columns:
    """Every account's comparable values, row by row in the order of the views."""

    ids: tuple[str, ...]
    text: Ints
    source: Ints
    sources: tuple[str, ...]
    first_day: Ints
    last_day: Ints
    dated: Flags
    lasted: Ints
    """Days it went on after the first: 0 for one day, also for one day somewhere in a month."""
    vague: Flags
    """Whether it was one day somewhere in a longer interval."""
    latitude: Floats
    """By account and place it names, the best first; so too those below."""
    longitude: Floats
    radius: Floats
    precision: Ints
    country: Ints
    admin1: Ints
    place: Ints
    deed: Ints
    deeds: tuple[str, ...]
    modality: Ints
    killed_low: Ints
    killed_high: Ints
    injured_low: Ints
    injured_high: Ints
    published: Ints
    """The day of the report."""
    one_of: Flags
    """Whether the words tell it as one of several attacks."""
    several: Flags
    """Whether the words tell of more than one deed, place or day."""
    another: Flags
    """Whether the words tell it as one more beside another."""
    figures: Bags
    """The whole numbers in the words, as themselves."""
    told: Bags
    """The words of the sentence, of its places and of those involved."""
    places: Bags
    sounds: Bags
    """How the names it tells sound, and below those of its places alone."""
    place_sounds: Bags
    parties: Bags
    means: Bags
    whom: Bags
    rarity: Floats
    """By word: log2 of how many accounts there are for each one that has it."""

    def __len__(self) -> int:
        """Count the accounts."""
        return len(self.ids)


class Numbers:
    """Numbers given to things in the order they are first met."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """Begin with things that have their numbers already, in that order."""
        self.of = {thing: number for number, thing in enumerate(known)}

    def __call__(self, thing: str | None) -> int:
        """Give the number of a thing; UNKNOWN for nothing."""
        if not thing:
            return UNKNOWN
        return self.of.setdefault(thing, len(self.of))


CODED = ("text", "source", "country", "admin1", "place", "deed", "modality", "words", "names")
"""What is written as numbers; of ``names`` only whether a word is one matters: a word that texts write as a name."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Columns with the numbers their codes stand for, so that more accounts can be added to them."""

    columns: Columns
    numbers: Mapping[str, Numbers]


def columns(views: Sequence[AccountView]) -> Columns:
    """Turn accounts into columns."""
    return sheet(views).columns


def sheet(views: Sequence[AccountView], numbers: Mapping[str, Numbers] | None = None) -> Sheet:
    """Turn accounts into columns, keeping the numbers; ``numbers`` given are used on and added to."""
    known = numbers or {name: Numbers() for name in CODED}
    worded, deeds = _words_of(views, known["words"]), known["deed"]
    bounds = np.array([_days(view.interval) for view in views], dtype=np.int64).reshape(-1, 2)
    points = _points(views)
    tolls = np.array([_figures(view.tolls) for view in views], dtype=np.int64).reshape(-1, 4)
    for name in sorted(_named(views)):
        known["names"](name)
    made = Columns(
        ids=tuple(view.id for view in views),
        text=_codes(views, known["text"], lambda view: view.text_id),
        source=_codes(views, known["source"], lambda view: view.source),
        sources=tuple(known["source"].of),
        first_day=bounds[:, 0],
        last_day=bounds[:, 1],
        lasted=np.array([_lasted(view.interval) for view in views], dtype=np.int64),
        vague=np.array([_vague(view.interval) for view in views], dtype=np.bool_),
        dated=np.array([view.interval is not None for view in views], dtype=np.bool_),
        latitude=points[:, :, 0],
        longitude=points[:, :, 1],
        radius=points[:, :, 2],
        precision=points[:, :, 3].astype(np.int64),
        country=_codes(
            views, known["country"], lambda view: fold(view.location.country or "") if view.location else None
        ),
        admin1=_codes(views, known["admin1"], lambda view: fold(view.location.admin1 or "") if view.location else None),
        place=_codes(views, known["place"], _place_name),
        deed=np.array([deeds(view.deed) for view in views], dtype=np.int64),
        deeds=tuple(deeds.of),
        modality=_codes(views, known["modality"], lambda view: view.modality.value),
        killed_low=tolls[:, 0],
        killed_high=tolls[:, 1],
        injured_low=tolls[:, 2],
        injured_high=tolls[:, 3],
        published=np.array([_published(view) for view in views], dtype=np.int64),
        one_of=np.array([told_as_one_of(view.words) for view in views], dtype=np.bool_),
        several=np.array([tells_several(view.words) for view in views], dtype=np.bool_),
        another=np.array([told_beside_another(view.words) for view in views], dtype=np.bool_),
        figures=worded.figures,
        told=worded.told,
        places=worded.places,
        sounds=worded.sounds,
        place_sounds=worded.place_sounds,
        parties=worded.parties,
        means=worded.means,
        whom=worded.whom,
        rarity=rarity((worded.told, worded.sounds, worded.parties, worded.means, worded.whom), known, len(views)),
    )
    return Sheet(made, known)


@dataclass(frozen=True, slots=True)
class _Words:
    """The bags of ``Columns``."""

    figures: Bags
    told: Bags
    places: Bags
    sounds: Bags
    place_sounds: Bags
    parties: Bags
    means: Bags
    whom: Bags


def _words_of(views: Sequence[AccountView], vocabulary: Numbers) -> _Words:
    placed = [_place_words(view) for view in views]
    spoken = [fold(_told(view)).split() for view in views]
    stemmed = [stems_of(words) for words in spoken]
    deeds = [(view.deed or "").split("_") for view in views]
    topics = [topics_of([*words, *deed]) for words, deed in zip(spoken, deeds, strict=True)]
    parties = (stems(" ".join(party.name or party.words for party in view.parties)) for view in views)
    return _Words(
        figures=_figure_bags(stemmed),
        told=_bags(([*found, *names] for found, names in zip(stemmed, placed, strict=True)), vocabulary),
        places=_bags(placed, vocabulary),
        sounds=_bags(map(_sounds, views), vocabulary),
        place_sounds=_bags((sounds(_place_names(view).split()) for view in views), vocabulary),
        parties=_bags(parties, vocabulary),
        means=_bags(([each for each in found if each.startswith("means.")] for found in topics), vocabulary),
        whom=_bags(([each for each in found if each.startswith("whom.")] for found in topics), vocabulary),
    )


def _codes(views: Sequence[AccountView], numbers: Numbers, of: Callable[[AccountView], str | None]) -> Ints:
    return np.array([numbers(of(view)) for view in views], dtype=np.int64)


def _days(interval: Interval | None) -> tuple[int, int]:
    if interval is None:
        return FIRST_DAY, LAST_DAY
    first = interval.earliest.toordinal() if interval.earliest else FIRST_DAY
    return first, interval.latest.toordinal() if interval.latest else LAST_DAY


def _published(view: AccountView) -> int:
    return view.published.toordinal() if view.published else UNKNOWN


def _lasted(interval: Interval | None) -> int:
    if interval is None or interval.extent is not Extent.THROUGHOUT:
        return 0
    return (interval.days or 1) - 1


def _vague(interval: Interval | None) -> bool:
    return interval is not None and interval.extent is Extent.WITHIN and interval.days != 1


def _points(views: Sequence[AccountView]) -> Floats:
    """Lay out the places of each account, as many columns of them as any account needs."""
    rows = [_places_of(view) for view in views]
    slots = max((len(row) for row in rows), default=0) or 1
    points = np.full((len(rows), slots, 4), np.nan)
    points[:, :, 3] = UNKNOWN
    for number, row in enumerate(rows):
        for slot, where in enumerate(row):
            points[number, slot] = _point(where)
    return points


def _places_of(view: AccountView) -> list[Location]:
    """Give the places with coordinates, but lands only where nothing smaller is named."""
    placed = [where for where in view.locations if where.latitude is not None]
    near = [where for where in placed if (where.precision or Precision.EXACT) < Precision.REGION]
    return (near or placed)[:MOST_PLACES]


def _point(where: Location) -> tuple[float, float, float, float]:
    precision = int(where.precision) if where.precision else UNKNOWN
    radius = where.radius_km if where.radius_km is not None else RADIUS_KM.get(precision, RADIUS_KM[1])
    latitude = np.nan if where.latitude is None else where.latitude
    return latitude, np.nan if where.longitude is None else where.longitude, radius, precision


def _place_name(view: AccountView) -> str | None:
    where = view.location
    if where is None:
        return None
    return where.place_id or " ".join(stems(where.name or where.words)) or None


def _place_words(view: AccountView) -> list[str]:
    return stems(_place_names(view))


def _place_names(view: AccountView) -> str:
    return fold(" ".join(f"{where.words} {where.name or ''}" for where in view.locations))


def _sounds(view: AccountView) -> list[str]:
    return sounds([*fold(" ".join(names_in(view.words))).split(), *_place_names(view).split()])


def topic_words(view: AccountView) -> str:
    """Give the words whose topics count: the sentence, those involved, and the deed."""
    return f"{_told(view)} {(view.deed or '').replace('_', ' ')}"


def _told(view: AccountView) -> str:
    return " ".join([view.words, *(party.words for party in view.parties)])


def _figures(tolls: tuple[Toll, ...]) -> tuple[int, int, int, int]:
    return *toll_range(tolls, Outcome.KILLED), *toll_range(tolls, Outcome.INJURED)


def toll_range(tolls: tuple[Toll, ...], outcome: Outcome) -> tuple[int, int]:
    """Give the smallest and largest total that one account supports for one outcome; UNKNOWN where it has none."""
    whole = [each for each in tolls if each.outcome is outcome and not each.part_of_total and each.known]
    if not whole:
        return UNKNOWN, UNKNOWN
    lows = [next(figure for figure in (each.low, each.best, each.high) if figure is not None) for each in whole]
    highs = [next(figure for figure in (each.high, each.best, each.low) if figure is not None) for each in whole]
    return max(lows), sum(highs)


def _bags(rows: Iterable[Iterable[str]], vocabulary: Numbers) -> Bags:
    starts, words = [0], []
    for row in rows:
        words += sorted({vocabulary(word) for word in row})
        starts.append(len(words))
    return Bags(np.array(starts, dtype=np.int64), np.array(words, dtype=np.int64))


def _figure_bags(stemmed: Iterable[Iterable[str]]) -> Bags:
    starts, figures = [0], []
    for row in stemmed:
        figures += sorted(figures_in(row))
        starts.append(len(figures))
    return Bags(np.array(starts, dtype=np.int64), np.array(figures, dtype=np.int64))


def _named(views: Sequence[AccountView]) -> set[str]:
    """Find the words that texts write as names."""
    return set(stems(" ".join(dict.fromkeys(name for view in views for name in names_in(view.words)))))


def rarity(bags: tuple[Bags, ...], numbers: Mapping[str, Numbers], accounts: int) -> Floats:
    """Measure each word by the field where it is commonest; words that are no names are met elsewhere too."""
    vocabulary, names = numbers["words"].of, numbers["names"].of
    counts = [np.bincount(each.words, minlength=len(vocabulary)) for each in bags]
    most = np.maximum.reduce(counts)
    elsewhere = np.array([0.0 if word in names or word.startswith("~") else ELSEWHERE for word in vocabulary])
    return np.asarray(np.log2((accounts + IMAGINED) / np.maximum(most + elsewhere, 1.0)), dtype=np.float64)
