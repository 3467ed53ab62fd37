"""How far reviewers agree where two of them judged the same pair or claim."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from dateline.model.link import WITHDRAWN, Decision, pair, pair_subject, sides


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two reviewers said the same, and Scott's pi: what is left of that beyond chance.

    ``beyond_chance`` is None where chance alone would have them agree always, or nothing was judged twice.
    """

    n: int
    share: float | None
    beyond_chance: float | None


def agreement(decisions: Iterable[Decision]) -> Agreement:
    """Compare the last word of each reviewer on everything that two or more have judged."""
    last: dict[str, dict[str, str]] = defaultdict(dict)
    for each in sorted(decisions, key=lambda each: (each.decided_at, each.id)):
        last[_subject(each)][each.decided_by] = each.judgement
    judged = [
        both
        for said in last.values()
        for both in combinations([said[name] for name in sorted(said) if said[name] != WITHDRAWN], 2)
    ]
    if not judged:
        return Agreement(0, None, None)
    share = sum(one == two for one, two in judged) / len(judged)
    return Agreement(len(judged), share, _beyond_chance(judged, share))


def _subject(decision: Decision) -> str:
    both = sides(decision)
    return pair_subject(*pair(*both)) if both else decision.subject


def _beyond_chance(judged: list[tuple[str, str]], share: float) -> float | None:
    """Correct for chance, both reviewers' answers pooled, since who is first of a pair means nothing."""
    pooled = Counter(answer for both in judged for answer in both)
    total = sum(pooled.values())
    by_chance = sum((count / total) ** 2 for count in pooled.values())
    return None if by_chance >= 1 else (share - by_chance) / (1 - by_chance)
