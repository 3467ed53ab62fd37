"""What a pair can only be judged by among others: how crowded its place is, and whether better matches exist."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dateline.model.interval import WEEK
from dateline.resolve.columns import UNKNOWN, Flags, Floats, Ints, Levels
from dateline.resolve.compare import LEVELS, Known, Measured, first_holding
from dateline.resolve.pairs import Pairs, day_gap

LIKELY = -2.0
"""Log2 odds above which another account of the same source counts as a rival: it may well be the right one."""

PERHAPS = -3.0
"""Log2 odds above which an account is counted when tolls of parts are added up."""

ROUND = 0.1
"""By what share a sum of tolls may miss that of the whole: sources round and count late deaths."""

ALIKE = LEVELS["repeated"].index("0.4")

NO_RIVAL = -30.0


def crowd(known: Known, pairs: Pairs) -> Measured:
    """Count the candidates of the busier account: where little happens, a day and a place say more."""
    size = len(known.columns)
    degree = np.bincount(pairs.left, minlength=size) + np.bincount(pairs.right, minlength=size)
    most = np.maximum(degree[pairs.left], degree[pairs.right])
    rest = np.ones(len(pairs), dtype=np.bool_)
    return (("up to 3", most <= 3), ("up to 8", most <= 8), ("up to 20", most <= 20), ("more", rest))  # noqa: PLR2004


def rival(known: Known, pairs: Pairs, odds: Floats) -> Measured:
    """Compare with the best other match that either side has in the other's source, where sources do not repeat."""
    best_left, best_right, _, _ = _others(known, pairs, odds)
    asked = _asked(known, pairs)
    ahead = odds - np.maximum(best_left, best_right)
    return (
        ("none asked", ~asked),
        ("far behind", ahead < -3),  # noqa: PLR2004 - in bits, the level's own meaning, as those below
        ("behind", ahead < -0.7),  # noqa: PLR2004
        ("level", ahead < 0.7),  # noqa: PLR2004
        ("ahead", ahead < 3),  # noqa: PLR2004
        ("far ahead", ahead < -NO_RIVAL / 2),
        ("alone", np.ones(len(pairs), dtype=np.bool_)),
    )


def rivals(known: Known, pairs: Pairs, odds: Floats) -> Measured:
    """Count the likely matches beside this one: a whole has several parts in a source that tells each once."""
    _, _, many_left, many_right = _others(known, pairs, odds)
    most = np.maximum(many_left, many_right)
    rest = np.ones(len(pairs), dtype=np.bool_)
    asked = _asked(known, pairs)
    return (("none asked", ~asked), ("none", most == 0), ("one", most == 1), ("two", most == 2), ("more", rest))  # noqa: PLR2004


def share(known: Known, pairs: Pairs, odds: Floats) -> Measured:
    """Compare the tolls of one of several likely matches with that of the account they all match: parts have fewer."""
    low, high = known.columns.killed_low, known.columns.killed_high
    _, _, of_left, of_right = _others(known, pairs, odds)
    whole = np.where(of_left >= of_right, pairs.left, pairs.right)
    one = np.where(of_left >= of_right, pairs.right, pairs.left)
    several = np.maximum(of_left, of_right) > 0
    told = (high[whole] != UNKNOWN) & (high[one] != UNKNOWN)
    return (
        ("reports", ~(known.unrepeating[pairs.left] & known.unrepeating[pairs.right])),
        ("none asked", ~_asked(known, pairs)),
        ("the only one", ~several),
        ("toll unknown", ~told),
        ("as many dead", (low[one] <= high[whole]) & (low[whole] <= high[one])),
        ("fewer dead", high[one] < low[whole]),
        ("more dead", np.ones(len(pairs), dtype=np.bool_)),
    )


def adds(known: Known, pairs: Pairs, odds: Floats) -> Measured:
    """Tell whether the likely matches of one account in the other's source have its dead only together: a sum."""
    left, right = _sum_of_parts(known, pairs, odds)
    rest = np.ones(len(pairs), dtype=np.bool_)
    return (("none asked", ~_asked(known, pairs)), ("adds up", left | right), ("does not", rest))


def _sum_of_parts(known: Known, pairs: Pairs, odds: Floats) -> tuple[Flags, Flags]:
    """Tell, by side, whether it is the whole of which several in the partner's source make the sum."""
    columns = known.columns
    whole = np.concatenate([pairs.left, pairs.right])
    one = np.concatenate([pairs.right, pairs.left])
    dead = np.maximum(columns.killed_high[one], 0)
    likely = np.concatenate([odds, odds]) > PERHAPS
    key = whole * (columns.source.max(initial=0) + 2) + columns.source[one]
    _, group = np.unique(key, return_inverse=True)
    total = np.bincount(group, weights=dead * likely)[group] + dead * ~likely
    parts = np.bincount(group, weights=(dead > 0) & likely)[group] + ((dead > 0) & ~likely)
    low, high = columns.killed_low[whole], columns.killed_high[whole]
    fits = (total >= low * (1 - ROUND)) & (total <= high * (1 + ROUND))
    found = fits & (parts > 1) & (high > 0) & (columns.killed_high[one] != UNKNOWN) & (columns.killed_high[one] < high)
    return found[: len(pairs)], found[len(pairs) :]


def twins(known: Known, pairs: Pairs, found: Mapping[str, Levels]) -> Measured:
    """Tell whether either account has a twin: one of its own source in nearly the same words, that split it."""
    rows = (found["repeated"] >= ALIKE) & (day_gap(known.columns, pairs) <= WEEK)
    has = np.zeros(len(known.columns), dtype=np.int64)
    has[pairs.left[rows]] = has[pairs.right[rows]] = 1
    both = has[pairs.left] + has[pairs.right]
    return (("neither", both == 0), ("one has", both == 1), ("both have", both > 1))


def _asked(known: Known, pairs: Pairs) -> Flags:
    other = known.columns.source[pairs.left] != known.columns.source[pairs.right]
    return np.asarray(other & known.unrepeating[pairs.left] & known.unrepeating[pairs.right])


def _others(known: Known, pairs: Pairs, odds: Floats) -> tuple[Floats, Floats, Ints, Ints]:
    """Give, by side, the best odds of its other matches in the partner's source, and how many are likely."""
    source = known.columns.source
    account = np.concatenate([pairs.left, pairs.right])
    partner_source = np.concatenate([source[pairs.right], source[pairs.left]])
    both = np.concatenate([odds, odds])
    order = np.lexsort((-both, partner_source, account))
    key = account[order] * (source.max(initial=0) + 2) + partner_source[order]
    starts = np.flatnonzero(np.diff(key, prepend=key[:1] - 1))
    group = np.cumsum(np.diff(key, prepend=key[:1] - 1) != 0) - 1
    sizes = np.diff(np.append(starts, len(key)))
    ranked = both[order]
    first = ranked[starts]
    second = np.where(sizes > 1, ranked[np.minimum(starts + 1, len(ranked) - 1)], NO_RIVAL)
    is_first = np.arange(len(key)) == starts[group]
    likely = np.add.reduceat((ranked > LIKELY).astype(np.int64), starts) if len(starts) else starts
    best, many = np.empty(len(key)), np.empty(len(key), dtype=np.int64)
    best[order] = np.where(is_first, second[group], first[group])
    many[order] = likely[group] - (ranked > LIKELY)
    half = len(pairs)
    return best[:half], best[half:], many[:half], many[half:]


def context_levels(known: Known, pairs: Pairs, odds: Floats, found: Mapping[str, Levels]) -> dict[str, Levels]:
    """Find the levels of the comparisons that need all pairs at once; ``found`` are those of each pair alone."""
    return {
        "adds": first_holding(adds(known, pairs, odds)),
        "twins": first_holding(twins(known, pairs, found)),
        "rival": first_holding(rival(known, pairs, odds)),
        "rivals": first_holding(rivals(known, pairs, odds)),
        "share": first_holding(share(known, pairs, odds)),
    }


def crowd_levels(known: Known, pairs: Pairs) -> Levels:
    """Find how crowded each pair's place and time are."""
    return first_holding(crowd(known, pairs))


CONTEXT_LEVELS: dict[str, tuple[str, ...]] = {
    "crowd": ("up to 3", "up to 8", "up to 20", "more"),
    "adds": ("none asked", "adds up", "does not"),
    "twins": ("neither", "one has", "both have"),
    "rival": ("none asked", "far behind", "behind", "level", "ahead", "far ahead", "alone"),
    "rivals": ("none asked", "none", "one", "two", "more"),
    "share": ("reports", "none asked", "the only one", "toll unknown", "as many dead", "fewer dead", "more dead"),
}
"""The levels each of these may find, in order."""
