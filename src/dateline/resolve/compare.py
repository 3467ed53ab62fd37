"""How pairs of accounts agree and differ: one level for each comparison, all pairs at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.model.codebook import deeds
from dateline.model.interval import MONTH, WEEK, YEAR
from dateline.model.place import Precision
from dateline.resolve.columns import UNKNOWN, Bags, Columns, Flags, Floats, Ints, Levels
from dateline.resolve.columns import columns as columns_of
from dateline.resolve.pairs import Pairs, day_gap, holds, nearest, shared, toll_ratio, weight_of

TELLING_BITS = 5.0
"""A word that at most one account in 32 has tells events apart; commoner ones only say what they are about."""

LEAST_RISE = 0.2
"""How far a toll may rise from report to report: fivefold."""

FEWEST_WORDS = 4
"""Accounts with fewer words than this are not compared by their wording."""

Measured = tuple[tuple[str, Flags], ...]
"""Levels of one comparison in order: each pair takes the first that holds for it."""


@dataclass(frozen=True, slots=True)
class Known:
    """The accounts, and which of their sources tell every event once."""

    columns: Columns
    unrepeating: Flags
    """By account: whether its source never tells one event in two accounts."""
    bits: Floats
    """By account: how much its words tell in all."""

    @classmethod
    def of(cls, columns: Columns, unrepeating: Flags) -> Known:
        """Measure the accounts' words once for all pairs."""
        return cls(columns, unrepeating, weight_of(columns.told, columns.rarity))


Comparison = Callable[[Known, Pairs], Measured]


def time(known: Known, pairs: Pairs) -> Measured:
    """Compare when, by how exactly the less exact account knows."""
    columns, gap = known.columns, day_gap(known.columns, pairs)
    first, last = columns.first_day, columns.last_day
    width = np.maximum(last[pairs.left] - first[pairs.left], last[pairs.right] - first[pairs.right])
    vague = columns.vague[pairs.left] | columns.vague[pairs.right]
    alike = (first[pairs.left] == first[pairs.right]) & (last[pairs.left] == last[pairs.right])
    return (
        ("unknown", ~(columns.dated[pairs.left] & columns.dated[pairs.right])),
        ("same day", (gap == 0) & (width == 0)),
        ("same days", (gap == 0) & alike & (width < WEEK)),
        ("within a week", (gap == 0) & (width < WEEK)),
        ("fits its month", (gap == 0) & vague & (width < MONTH)),
        ("fits its year", (gap == 0) & vague & (width < YEAR)),
        ("within a month", (gap == 0) & (width < MONTH)),
        ("within longer", gap == 0),
        ("a day apart", gap == 1),
        ("two or three days apart", gap <= 3),  # noqa: PLR2004 - the level's own name
        ("a week apart", gap <= WEEK),
        ("a month or two apart", gap <= 2 * MONTH),
        ("long apart", np.ones(len(pairs), dtype=np.bool_)),
    )


def spread(known: Known, pairs: Pairs) -> Measured:
    """Compare how long each lasted: a part is shorter than its whole."""
    lasted = known.columns.lasted
    longer = np.abs(lasted[pairs.left] - lasted[pairs.right])
    rest = np.ones(len(pairs), dtype=np.bool_)
    return (
        ("alike", longer == 0),
        ("days longer", longer < WEEK - 2),
        ("a week longer", longer < MONTH),
        ("more", rest),
    )


def inside(known: Known, pairs: Pairs) -> Measured:
    """Compare which lasted less and has fewer dead: a day of a riot inside its week. A vague date is no long one."""
    columns = known.columns
    longer = columns.lasted[pairs.left] - columns.lasted[pairs.right]
    low, high = columns.killed_low, columns.killed_high
    more, fewer = low[pairs.left] > high[pairs.right], high[pairs.left] < low[pairs.right]
    told = (high[pairs.left] != UNKNOWN) & (high[pairs.right] != UNKNOWN)
    return (
        ("day inside days, fewer dead", told & (((longer > 0) & more) | ((longer < 0) & fewer))),
        ("day inside days", longer != 0),
        ("fewer dead", told & (more | fewer)),
        ("neither", np.ones(len(pairs), dtype=np.bool_)),
    )


def leg(known: Known, pairs: Pairs) -> Measured:
    """Compare whether either is told as one of several attacks."""
    one = known.columns.one_of[pairs.left].astype(np.int64) + known.columns.one_of[pairs.right]
    return (("neither", one == 0), ("one is", one == 1), ("both are", one > 1))


def place(known: Known, pairs: Pairs) -> Measured:
    """Compare where, by how far each may have been from its point."""
    columns, best = known.columns, nearest(known.columns, pairs)
    left, right, km, reach = pairs.left, pairs.right, best.km, best.reach
    coarse, whole_land = best.precision >= Precision.DISTRICT, best.precision >= Precision.REGION
    named_same = (columns.place[left] == columns.place[right]) & (columns.place[left] != UNKNOWN)
    same = (named_same & ~(km > np.maximum(reach + 10, 30))) | (km <= 5)  # noqa: PLR2004 - as near as two towns are not
    abroad = (columns.country[left] != columns.country[right]) & (columns.country[left] != UNKNOWN)
    return (
        ("same land, no nearer", whole_land & ~abroad & ~(km > reach)),
        ("same place", same),
        ("unknown", np.isnan(km) & ~(abroad & (columns.country[right] != UNKNOWN))),
        ("within 15 km", km <= 15),  # noqa: PLR2004 - the level's own name, as those below
        ("within 30 km", km <= 30),  # noqa: PLR2004
        ("as near as told", coarse & (km <= reach)),
        ("within 60 km", km <= 60),  # noqa: PLR2004
        ("within 120 km", km <= 120),  # noqa: PLR2004
        ("within 250 km", km <= 250),  # noqa: PLR2004
        ("far", np.ones(len(pairs), dtype=np.bool_)),
    )


def province(known: Known, pairs: Pairs) -> Measured:
    """Compare the first-order division each names."""
    admin1 = known.columns.admin1
    left, right = admin1[pairs.left], admin1[pairs.right]
    return (("unknown", (left == UNKNOWN) | (right == UNKNOWN)), ("same", left == right), ("other", left != right))


def named(known: Known, pairs: Pairs) -> Measured:
    """Compare the places each names with all that the other tells: the words may be right where the point is not.

    A name counts as told where one that sounds alike is: texts write one village in several ways.
    """
    columns = known.columns
    spelled = _told_of(columns.places, columns.told, pairs, columns.rarity)
    bits = np.maximum(spelled, _told_of(columns.place_sounds, columns.sounds, pairs, columns.rarity))
    return _steps(bits, (("none", 0.01), ("common name", 4), ("known name", 8), ("rare name", 12)), "very rare name")


def _told_of(places: Bags, told: Bags, pairs: Pairs, weight: Floats) -> Floats:
    return shared(places, told, pairs, weight) + shared(told, places, pairs, weight)


def toll(known: Known, pairs: Pairs) -> Measured:
    """Compare the dead: figures near one another also agree, and so do those of which a later report has the higher."""
    low, high = known.columns.killed_low, known.columns.killed_high
    ratio = toll_ratio(low, high, pairs)
    less, more = np.minimum(high[pairs.left], high[pairs.right]), np.maximum(high[pairs.left], high[pairs.right])
    same = less == more
    return (
        ("unknown", np.isnan(ratio)),
        ("both none", same & (more == 0)),
        ("both one", same & (more == 1)),
        ("both two", same & (more == 2)),  # noqa: PLR2004 - the level's own name, as those below
        ("both three to five", same & (more <= 5)),  # noqa: PLR2004
        ("both six to nineteen", same & (more < 20)),  # noqa: PLR2004
        ("both twenty or more", same),
        ("ranges meet", ratio == 1),
        ("none and one", (less == 0) & (more == 1)),
        ("none and some", less == 0),
        ("one apart", more - less <= 1),
        ("near", ratio >= 0.75),  # noqa: PLR2004
        ("rose", _rose(known, pairs) & (ratio >= LEAST_RISE)),
        ("half", ratio >= 0.5),  # noqa: PLR2004
        ("quarter", ratio >= 0.25),  # noqa: PLR2004
        ("far", np.ones(len(pairs), dtype=np.bool_)),
    )


def _rose(known: Known, pairs: Pairs) -> Flags:
    """Tell whether the later of two reports has more dead: bodies are found and the injured die, for some weeks."""
    published, high = known.columns.published, known.columns.killed_high
    later = published[pairs.right] - published[pairs.left]
    more = high[pairs.right] - high[pairs.left]
    dated = (published[pairs.left] != UNKNOWN) & (published[pairs.right] != UNKNOWN)
    any_dead = np.minimum(high[pairs.left], high[pairs.right]) > 0
    return np.asarray(dated & any_dead & (later * more > 0) & (np.abs(later) <= 2 * MONTH))


def figure(known: Known, pairs: Pairs) -> Measured:
    """Compare the figures in the words of each with the other's toll: a part may tell the toll of its whole."""
    high = known.columns.killed_high
    of_left, of_right = high[pairs.left], high[pairs.right]
    more_right = of_right > of_left
    fewer, more = np.where(more_right, pairs.left, pairs.right), np.where(more_right, pairs.right, pairs.left)
    in_fewer, in_more = _tells_toll(known, fewer, of=more), _tells_toll(known, more, of=fewer)
    return (
        ("unknown", (of_left == UNKNOWN) | (of_right == UNKNOWN)),
        ("same toll", of_left == of_right),
        ("fewer dead tells the more", in_fewer & ~in_more),
        ("more dead tells the fewer", in_more & ~in_fewer),
        ("both", in_fewer),
        ("neither", np.ones(len(pairs), dtype=np.bool_)),
    )


def _tells_toll(known: Known, rows: Ints, *, of: Ints) -> Flags:
    """Tell whether the words of some accounts hold the toll of others; one is in too many words to say anything."""
    columns = known.columns
    low, high = columns.killed_low[of], columns.killed_high[of]
    return (holds(columns.figures, rows, low) | holds(columns.figures, rows, high)) & (high > 1)


def several(known: Known, pairs: Pairs) -> Measured:
    """Compare whether the larger, which lasted longer or had more dead, tells of several deeds, places or days."""
    columns = known.columns
    longer = columns.lasted[pairs.left] - columns.lasted[pairs.right]
    dead = columns.killed_high[pairs.left] - columns.killed_high[pairs.right]
    left_larger = np.where(longer == 0, dead, longer) >= 0
    one, two = columns.several[pairs.left], columns.several[pairs.right]
    larger, smaller = np.where(left_larger, one, two), np.where(left_larger, two, one)
    return (
        ("neither", ~larger & ~smaller),
        ("the larger", larger & ~smaller),
        ("the smaller", smaller & ~larger),
        ("both", larger),
    )


def injured(known: Known, pairs: Pairs) -> Measured:
    """Compare the injured, where anyone was."""
    low, high = known.columns.injured_low, known.columns.injured_high
    ratio = toll_ratio(low, high, pairs)
    none = np.maximum(high[pairs.left], high[pairs.right]) <= 0
    return (
        ("unknown", np.isnan(ratio) | none),
        ("equal", ratio == 1),
        ("near", ratio >= 0.6),  # noqa: PLR2004
        ("far", np.ones(len(pairs), dtype=np.bool_)),
    )


def means(known: Known, pairs: Pairs) -> Measured:
    """Compare how it was done, by the topics the words speak of."""
    return _topics(known, pairs, known.columns.means)


def whom(known: Known, pairs: Pairs) -> Measured:
    """Compare to whom and in what setting it was done, by the topics the words speak of."""
    return _topics(known, pairs, known.columns.whom)


def _topics(known: Known, pairs: Pairs, bags: Bags) -> Measured:
    both = (bags.sizes[pairs.left] > 0) & (bags.sizes[pairs.right] > 0)
    bits = shared(bags, bags, pairs, known.columns.rarity)
    steps = (("nothing shared", 1e-9), ("common", 2), ("telling", 4), ("rare", 7))
    return (("unknown", ~both), *_steps(bits, steps, "several"))


def coverage(known: Known, pairs: Pairs) -> Measured:
    """Compare how many of the fewer topics of the one the other speaks of too."""
    bags = known.columns.whom
    fewer = np.minimum(bags.sizes[pairs.left], bags.sizes[pairs.right])
    part = shared(bags, bags, pairs, np.ones(len(known.columns.rarity))) / np.maximum(fewer, 1)
    steps = (("none", 1e-9), ("under half", 0.5), ("half or more", 1.0))
    return (("unknown", fewer == 0), *_steps(part, steps, "all"))


def words(known: Known, pairs: Pairs) -> Measured:
    """Compare what the rare words they share tell, in bits: this can overrule distance and date."""
    rarity = known.columns.rarity
    bits = _shared_words(known, pairs, np.where(rarity > TELLING_BITS, rarity, 0.0))
    steps = (("none", 0.01), ("under 8 bits", 8), ("8 bits", 14), ("14 bits", 22), ("22 bits", 35), ("35 bits", 60))
    return (_too_short(known, pairs), *_steps(bits, steps, "60 bits"))


def wording(known: Known, pairs: Pairs) -> Measured:
    """Compare how much of all they tell they share."""
    return (_too_short(known, pairs), *_steps(_likeness(known, pairs), LIKENESS, "0.6"))


def repeated(known: Known, pairs: Pairs) -> Measured:
    """Compare wording within a source that tells every event once: it may still split one in two."""
    same = (known.columns.source[pairs.left] == known.columns.source[pairs.right]) & known.unrepeating[pairs.left]
    return (("other source", ~same), *_steps(_likeness(known, pairs), LIKENESS, "0.6"))


LIKENESS = (("none", 0.04), ("0.04", 0.08), ("0.08", 0.12), ("0.12", 0.18), ("0.18", 0.27), ("0.27", 0.4), ("0.4", 0.6))


def _too_short(known: Known, pairs: Pairs) -> tuple[str, Flags]:
    sizes = known.columns.told.sizes
    return "unknown", np.minimum(sizes[pairs.left], sizes[pairs.right]) < FEWEST_WORDS


def _likeness(known: Known, pairs: Pairs) -> Floats:
    size = np.sqrt(known.bits[pairs.left] * known.bits[pairs.right])
    return np.asarray(_shared_words(known, pairs, known.columns.rarity) / np.maximum(size, 1.0))


def _shared_words(known: Known, pairs: Pairs, weight: Floats) -> Floats:
    """Weigh the words shared, without the places both name: those are compared as places."""
    told, places = known.columns.told, known.columns.places
    return shared(told, told, pairs, weight) - shared(places, places, pairs, weight)


def parties(known: Known, pairs: Pairs) -> Measured:
    """Compare the names of those involved, whichever side each text puts them on."""
    columns = known.columns
    bags, rarity = columns.parties, columns.rarity
    all_bits = weight_of(bags, rarity)
    fewer = np.minimum(all_bits[pairs.left], all_bits[pairs.right])
    part = shared(bags, bags, pairs, rarity) / np.maximum(fewer, 1.0)
    return (("unknown", fewer == 0), *_steps(part, (("none shared", 1e-9), ("few", 0.3), ("some", 0.7)), "most"))


def deed(known: Known, pairs: Pairs) -> Measured:
    """Compare what was done, by the codebook: an attack is never the trial of its men."""
    kind = known.columns.deed
    left, right = kind[pairs.left], kind[pairs.right]
    unknown = (left == UNKNOWN) | (right == UNKNOWN)
    fits, near, rough = _deed_table(known.columns.deeds)
    return (
        ("unknown", unknown),
        ("same", left == right),
        ("may be one", fits[left, right]),
        ("same group", near[left, right]),
        ("other violence", rough[left, right]),
        ("other", np.ones(len(pairs), dtype=np.bool_)),
    )


ROUGH = frozenset({"attack", "captivity", "damage", "street", "territory"})
"""Groups of deeds that coders take for one another: a riot in one dataset is an attack in the next."""


def _deed_table(names: Sequence[str]) -> tuple[Flags, Flags, Flags]:
    """Tell which deeds fit one another, share a group, or are both rough. One not in the codebook fits any."""
    book, size = deeds(), max(len(names), 1)
    fits, near, rough = (np.ones((size, size), dtype=np.bool_) for _ in range(3))
    for row, left in enumerate(names):
        for column, right in enumerate(names):
            if left in book and right in book:
                fits[row, column] = right in book[left].compatible_with
                near[row, column] = book[left].group == book[right].group
                rough[row, column] = {book[left].group, book[right].group} <= ROUGH
    return fits, near, rough


def stage(known: Known, pairs: Pairs) -> Measured:
    """Compare whether it happened: a plot foiled is not the attack."""
    modality = known.columns.modality
    same = modality[pairs.left] == modality[pairs.right]
    return (("same", same), ("other", ~same))


def text(known: Known, pairs: Pairs) -> Measured:
    """Tell accounts of one text apart from those of two: a writer who tells two deeds mostly means two.

    Words such as "a second bomb" say so outright, unless both accounts rest on the very words.
    """
    columns = known.columns
    same = columns.text[pairs.left] == columns.text[pairs.right]
    one_sentence = known.bits[pairs.left] == known.bits[pairs.right]
    another = (columns.another[pairs.left] | columns.another[pairs.right]) & ~one_sentence
    return (("two texts", ~same), ("one text, beside another", another), ("one text", same))


def _steps(values: Floats, below: tuple[tuple[str, float], ...], above: str) -> Measured:
    rest = np.ones(len(values), dtype=np.bool_)
    return (*((name, values < limit) for name, limit in below), (above, rest))


_CHEAP: tuple[Comparison, ...] = (
    *(time, spread, inside, leg, several, place, province, toll, figure, injured, deed, stage, text),
)

COMPARISONS: dict[str, Comparison] = {
    each.__name__: each for each in (*_CHEAP, named, means, whom, coverage, words, wording, repeated, parties)
}
"""Those that only look at figures come first: they are cheap, and settle most pairs."""

CHEAP = len(_CHEAP)


def levels(known: Known, pairs: Pairs, names: Sequence[str]) -> dict[str, Levels]:
    """Find the level of each comparison for each pair, as its number among the comparison's levels."""
    return {name: first_holding(COMPARISONS[name](known, pairs)) for name in names}


def first_holding(measured: Measured) -> Levels:
    """Give for each pair the number of the first level that holds."""
    return np.asarray(np.argmax(np.stack([holds for _, holds in measured]), axis=0), dtype=np.int8)


def _level_names() -> dict[str, tuple[str, ...]]:
    """Ask each comparison for its levels, over no pairs."""
    none = np.zeros(0, dtype=np.int64)
    known = Known.of(columns_of([]), np.zeros(0, dtype=np.bool_))
    return {name: tuple(level for level, _ in each(known, Pairs(none, none))) for name, each in COMPARISONS.items()}


LEVELS = _level_names()
"""The levels each comparison may find, in order."""
