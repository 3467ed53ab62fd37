"""Pairs that would be linked on their own, held against one another before they are."""

from __future__ import annotations

import numpy as np

from dateline.resolve.columns import UNKNOWN, Flags, Ints
from dateline.resolve.compare import Known
from dateline.resolve.score import Scored

UNSEEN = -4.0
"""Odds, in bits, of a pair that was never a candidate: what the pairs it would chain together must overcome."""
BOUND = 6.0
"""One pair's odds count for no more than this, either way, when two sets are weighed."""


def agreed(scored: Scored, known: Known, linked: Flags, least: float) -> Flags:
    """Tell which of the pairs that would be linked stay so when sets are built from the surest pair on.

    Two sets are joined only where the pairs between them speak for it on average. This is what keeps a chain of
    near matches through one vague account from joining what nobody would join directly. Nor are they joined where
    that would put two unlike accounts of one text, or of a source that tells each event once, into one set.
    """
    order = np.argsort(-scored.same, kind="stable")
    order = order[linked[order]]
    odds = _odds_by_account(scored)
    once = (np.where(known.unrepeating, known.columns.source, UNKNOWN).tolist(), known.columns.text.tolist())
    members: dict[int, list[int]] = {}
    kept = np.zeros(len(scored.same), dtype=np.bool_)
    for row in order.tolist():
        left, right = int(scored.pairs.left[row]), int(scored.pairs.right[row])
        ones, twos = members.setdefault(left, [left]), members.setdefault(right, [right])
        if ones is twos:
            kept[row] = True
        elif not any(_clash(ones, twos, odds, each) for each in once) and _weigh(ones, twos, odds) >= least:
            kept[row] = True
            ones += twos
            members.update(dict.fromkeys(twos, ones))
    return kept


def nested(scored: Scored, known: Known, same: Flags, *, likely: Flags, larger: Ints) -> Flags:
    """Tell which of the pairs that may be part and whole stay so when the surest come first.

    A part is no whole itself, and in a source that tells every event once it has one whole and no other telling of its
    own: in pairs judged by hand these held for 97, 99 and 98 of 100 parts. ``larger`` is each pair's whole.
    """
    once = np.where(known.unrepeating, known.columns.source, UNKNOWN).tolist()
    told = _told_in(scored, same, once)
    is_part, is_whole = set[int](), set[int]()
    kept = np.zeros(len(scored.part), dtype=np.bool_)
    order = np.argsort(-scored.part, kind="stable")
    for row in order[likely[order]].tolist():
        left, right, whole = int(scored.pairs.left[row]), int(scored.pairs.right[row]), int(larger[row])
        part = left if whole == right else right
        if part in is_whole or whole in is_part or (once[whole] != UNKNOWN and (part, once[whole]) in told):
            continue
        kept[row] = True
        is_part.add(part)
        is_whole.add(whole)
        told.add((part, once[whole]))
    return kept


def _told_in(scored: Scored, same: Flags, once: list[int]) -> set[tuple[int, int]]:
    """Give each account with the sources, of those that tell every event once, in which it has another telling."""
    left, right = scored.pairs.left[same].tolist(), scored.pairs.right[same].tolist()
    both = [*zip(left, right, strict=True), *zip(right, left, strict=True)]
    return {(one, once[other]) for one, other in both if once[other] != UNKNOWN}


Odds = dict[tuple[int, int], float]


def _odds_by_account(scored: Scored) -> Odds:
    bounded = np.clip(scored.same, -BOUND, BOUND).tolist()
    return dict(zip(zip(scored.pairs.left.tolist(), scored.pairs.right.tolist(), strict=True), bounded, strict=True))


def _weigh(ones: list[int], twos: list[int], odds: Odds) -> float:
    between = [_odds(one, two, odds) for one in ones for two in twos]
    return sum(between) / len(between)


def _clash(ones: list[int], twos: list[int], odds: Odds, once: list[int]) -> bool:
    """Tell whether the two sets hold unlike accounts of one source, or text, that tells each event once."""
    sources = {once[one] for one in ones} & {once[two] for two in twos} - {UNKNOWN}
    return bool(sources) and any(
        once[one] == once[two] and once[one] in sources and _odds(one, two, odds) < 0 for one in ones for two in twos
    )


def _odds(one: int, two: int, odds: Odds) -> float:
    return odds.get((min(one, two), max(one, two)), UNSEEN)
