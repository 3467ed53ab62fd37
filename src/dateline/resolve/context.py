"""What a pair can only be judged by among others: how crowded its place is, and whether better matches exist."""

from __future__ import annotations

import numpy as np

from dateline.resolve.columns import UNKNOWN, Flags, Floats, Ints, Levels
from dateline.resolve.compare import Known, Measured, first_holding
from dateline.resolve.pairs import Pairs

LIKELY = -2.0
"""Log2 odds above which another account of the same source counts as a rival: it may well be the right one."""

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


def context_levels(known: Known, pairs: Pairs, odds: Floats) -> dict[str, Levels]:
    """Find the levels of the comparisons that need all pairs at once."""
    return {
        "rival": first_holding(rival(known, pairs, odds)),
        "rivals": first_holding(rivals(known, pairs, odds)),
        "share": first_holding(share(known, pairs, odds)),
    }


def crowd_levels(known: Known, pairs: Pairs) -> Levels:
    """Find how crowded each pair's place and time are."""
    return first_holding(crowd(known, pairs))


CONTEXT_LEVELS: dict[str, tuple[str, ...]] = {
    "crowd": ("up to 3", "up to 8", "up to 20", "more"),
    "rival": ("none asked", "far behind", "behind", "level", "ahead", "far ahead", "alone"),
    "rivals": ("none asked", "none", "one", "two", "more"),
    "share": ("reports", "none asked", "the only one", "toll unknown", "as many dead", "fewer dead", "more dead"),
}
"""The levels each of these may find, in order."""
