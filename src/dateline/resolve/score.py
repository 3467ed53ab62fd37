"""Candidates to odds: cheap comparisons first, the rest only for pairs that could still be linked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.resolve.columns import Floats, Ints
from dateline.resolve.compare import CHEAP, COMPARISONS, Known, levels
from dateline.resolve.context import context_levels, crowd_levels
from dateline.resolve.learn import Table
from dateline.resolve.pairs import Pairs

CHUNK = 200_000
NAMES = tuple(COMPARISONS)


@dataclass(frozen=True, slots=True)
class Scored:
    """Pairs with the level of every comparison, and log2 odds of being the same event and a part of one."""

    pairs: Pairs
    levels: dict[str, Ints]
    same: Floats
    part: Floats


def score(known: Known, pairs: Pairs, table: Table, least: float) -> Scored:
    """Score pairs, leaving out those that could not reach ``least`` whatever the other comparisons find."""
    crowd = crowd_levels(known, pairs)["crowd"]
    parts = [
        _score(known, pairs.part(first, first + CHUNK), {"crowd": crowd[first : first + CHUNK]}, table, least=least)
        for first in range(0, max(len(pairs), 1), CHUNK)
    ]
    joined = Pairs(_joined([part[0].left for part in parts]), _joined([part[0].right for part in parts]))
    found = {name: _joined([part[1][name] for part in parts]) for name in parts[0][1]}
    first_look, _ = table.odds(found)
    found.update(context_levels(known, joined, first_look))
    same, part = table.odds(found)
    return Scored(joined, found, same, part)


def _score(
    known: Known, pairs: Pairs, crowd: dict[str, Ints], table: Table, *, least: float
) -> tuple[Pairs, dict[str, Ints]]:
    found = {**crowd, **levels(known, pairs, NAMES[:CHEAP])}
    same, part = table.odds(found)
    rest = [name for name in table.same if name not in found]
    hopeful = (same + _most(table.same, rest) >= least) | (part + _most(table.part, rest) >= least)
    pairs = Pairs(pairs.left[hopeful], pairs.right[hopeful])
    found = {name: level[hopeful] for name, level in found.items()}
    return pairs, {**found, **levels(known, pairs, NAMES[CHEAP:])}


def _most(weights: Mapping[str, Floats], names: Sequence[str]) -> float:
    return float(sum(weights[name].max() for name in names))


def _joined(parts: Sequence[Ints]) -> Ints:
    return np.concatenate(parts)
