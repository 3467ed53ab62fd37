"""Pairs that would be linked on their own, held against one another before they are."""

from __future__ import annotations

import numpy as np

from dateline.resolve.columns import Flags
from dateline.resolve.score import Scored

UNSEEN = -4.0
"""Odds, in bits, of a pair that was never a candidate: what the pairs it would chain together must overcome."""
BOUND = 6.0
"""One pair's odds count for no more than this, either way, when two sets are weighed."""


def agreed(scored: Scored, linked: Flags, least: float) -> Flags:
    """Tell which of the pairs that would be linked stay so when sets are built from the surest pair on.

    Two sets are joined only where the pairs between them speak for it on average. This is what keeps a chain of
    near matches through one vague account from joining what nobody would join directly.
    """
    order = np.argsort(-scored.same, kind="stable")
    order = order[linked[order]]
    odds = _odds_by_account(scored)
    home: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    kept = np.zeros(len(scored.same), dtype=np.bool_)
    for row in order.tolist():
        left, right = int(scored.pairs.left[row]), int(scored.pairs.right[row])
        one, two = home.setdefault(left, left), home.setdefault(right, right)
        ones, twos = members.setdefault(one, [left]), members.setdefault(two, [right])
        if one == two:
            kept[row] = True
        elif _weigh(ones, twos, odds) >= least:
            kept[row] = True
            ones += twos
            home.update(dict.fromkeys(twos, one))
            del members[two]
    return kept


def _odds_by_account(scored: Scored) -> dict[tuple[int, int], float]:
    bounded = np.clip(scored.same, -BOUND, BOUND).tolist()
    return dict(zip(zip(scored.pairs.left.tolist(), scored.pairs.right.tolist(), strict=True), bounded, strict=True))


def _weigh(ones: list[int], twos: list[int], odds: dict[tuple[int, int], float]) -> float:
    between = [odds.get((min(one, two), max(one, two)), UNSEEN) for one in ones for two in twos]
    return sum(between) / len(between)
