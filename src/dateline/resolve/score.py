"""Candidates to odds: cheap comparisons first, the rest only for pairs that could still be linked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from dateline.resolve.columns import Floats, Ints, Levels
from dateline.resolve.compare import CHEAP, COMPARISONS, Known, levels
from dateline.resolve.context import context_levels, crowd_levels
from dateline.resolve.learn import Table
from dateline.resolve.pairs import Pairs

CHUNK = 200_000
NAMES = tuple(COMPARISONS)

Column = TypeVar("Column", Ints, Levels)


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs with the level of every comparison, and log2 odds of being the same event and a part of one."""

    pairs: Pairs
    levels: dict[str, Levels]
    same: Floats
    part: Floats


def score(known: Known, pairs: Pairs, table: Table, least: float) -> Scored:
    """Score pairs, leaving out those that could not reach ``least`` whatever the other comparisons find."""
    crowd = crowd_levels(known, pairs)
    parts = [
        _score(known, pairs.part(first, first + CHUNK), crowd[first : first + CHUNK], table, least=least)
        for first in range(0, max(len(pairs), 1), CHUNK)
    ]
    joined = Pairs(_joined([part[0].left for part in parts]), _joined([part[0].right for part in parts]))
    found = {name: _joined([part[1][name] for part in parts]) for name in parts[0][1]}
    alone = table.together.odds(found)
    found.update(context_levels(known, joined, alone, found))
    same, part = table.odds(found)
    return Scored(joined, found, same, part)


def _score(known: Known, pairs: Pairs, crowd: Levels, table: Table, *, least: float) -> tuple[Pairs, dict[str, Levels]]:
    """Find the levels of a stretch of pairs, cheap ones first, dropping the hopeless after each look."""
    found = {"crowd": crowd, **levels(known, pairs, NAMES[:CHEAP])}
    pairs, found = _hopeful(pairs, found, table, least)
    return _hopeful(pairs, {**found, **levels(known, pairs, NAMES[CHEAP:])}, table, least)


def _hopeful(pairs: Pairs, found: dict[str, Levels], table: Table, least: float) -> tuple[Pairs, dict[str, Levels]]:
    rest = [name for name in table.together.levels if name not in found]
    hopeful = table.together.odds(found) + table.together.most(rest) >= least
    return Pairs(pairs.left[hopeful], pairs.right[hopeful]), {name: each[hopeful] for name, each in found.items()}


def _joined(parts: Sequence[Column]) -> Column:
    return np.concatenate(parts)
