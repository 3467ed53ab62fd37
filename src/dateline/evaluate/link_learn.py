"""Learning the weights of linking from pairs judged by hand, and writing them down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dateline.evaluate.link_rows import READERS
from dateline.evaluate.links import WEEK, Weeks, folder_views, judged_pairs
from dateline.model.link import Judgement, pair
from dateline.resolve.block import Blocking, candidates
from dateline.resolve.columns import Flags, Floats, Ints, Levels, columns
from dateline.resolve.compare import COMPARISONS, Known, levels
from dateline.resolve.context import context_levels, crowd_levels
from dateline.resolve.learn import Judged, Table, Weights, fit
from dateline.resolve.pairs import Pairs
from dateline.resolve.weights import ALL_LEVELS, PART_COMPARISONS, shipped, table_text

HELD = ("injured", "stage", "text", "province", "several")
"""Comparisons that rows of coded datasets cannot teach: only one of the datasets has them, or all rows are alike."""
EASY = 0.3
"""How much a candidate that nobody needed to judge counts beside a judged one."""
MEDIUM = 0.7
"""How much a judgement of medium confidence counts."""
FOLDS = 4

STRENGTH, SECOND_STRENGTH, PART_STRENGTH = 2.0, 4.0, 2.0
"""How strongly weights are drawn to those set by hand. Chosen on the even weeks against themselves: 1, 2, 4 and 8
were within a point of one another."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """All candidate pairs of a folder with what is known of them."""

    known: Known
    pairs: Pairs
    levels: dict[str, Levels]
    together: Flags
    part: Flags
    count: Floats
    week: Ints


def learn_weights(path: Path, weeks: Weeks = Weeks.EVEN) -> Table:
    """Learn from the judged pairs of some weeks, and from the candidates there that nobody needed to judge."""
    lesson = read_lesson(path)
    taught = lesson.count > 0
    if weeks is not Weeks.ALL:
        taught &= (lesson.week % 2 == 0) == (weeks is Weeks.EVEN)
    return learn_from(lesson, taught)


def learn_from(lesson: Lesson, taught: Flags) -> Table:
    """Learn from some of the pairs of a lesson."""
    hand = shipped("weights_by_hand")
    first_hand = Weights(hand.together.prior, {name: hand.together.levels[name] for name in lesson.levels})
    first = _fit(lesson, taught, first_hand, STRENGTH)
    odds = _unseen_odds(lesson, taught, first_hand, first)
    found = {**lesson.levels, **context_levels(lesson.known, lesson.pairs, odds, lesson.levels)}
    start = Weights(first.prior, {**hand.together.levels, **first.levels})
    together = _fit(replace(lesson, levels=found), taught, start, SECOND_STRENGTH)
    belongs = taught & (lesson.together | lesson.part)
    part = fit(
        Judged(_some(found, belongs), lesson.part[belongs], lesson.count[belongs]),
        hand.part.only(PART_COMPARISONS),
        PART_STRENGTH,
    )
    ordered = {name: together.levels[name] for name in ALL_LEVELS}
    return Table(Weights(together.prior, ordered), part)


def _fit(lesson: Lesson, rows: Flags, start: Weights, strength: float) -> Weights:
    answer = lesson.together | lesson.part
    return fit(Judged(_some(lesson.levels, rows), answer[rows], lesson.count[rows]), start, strength, HELD)


def _unseen_odds(lesson: Lesson, taught: Flags, start: Weights, first: Weights) -> Floats:
    """Give each pair odds from weights that did not learn from its weeks, as rivals will be judged in new ones."""
    odds = first.odds(lesson.levels)
    for turn in range(FOLDS):
        out = lesson.week // 2 % FOLDS == turn
        held_out = _fit(lesson, taught & ~out, start, STRENGTH)
        odds[out & taught] = held_out.odds(_some(lesson.levels, out & taught))
    return odds


def _some(found: Mapping[str, Levels], rows: Flags) -> dict[str, Levels]:
    return {name: level[rows] for name, level in found.items()}


def read_lesson(path: Path) -> Lesson:
    """Find the candidates of a folder of datasets, compare them, and look up what was judged."""
    views = folder_views(path)
    table = columns(views)
    known = Known.of(table, np.array([view.source in READERS for view in views], dtype=np.bool_))
    pairs = candidates(table, Blocking()).pairs
    judged = {each.pair: each for each in judged_pairs(path)}
    rows = zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    labels = [judged.get(pair(table.ids[left], table.ids[right])) for left, right in rows]
    found = levels(known, pairs, tuple(COMPARISONS)) | {"crowd": crowd_levels(known, pairs)}
    counts = {"": EASY, "high": 1.0, "medium": MEDIUM}
    return Lesson(
        known,
        pairs,
        found,
        together=np.array([each is not None and each.label is Judgement.SAME for each in labels]),
        part=np.array([each is not None and each.label is Judgement.PART_OF for each in labels]),
        count=np.array([counts.get(each.confidence, 0.0) if each else EASY for each in labels]),
        week=np.minimum(table.first_day[pairs.left], table.first_day[pairs.right]) // WEEK,
    )


def weights_text(table: Table, learned_from: str) -> str:
    """Write weights as the file that linking reads, saying what they were learned from."""
    return f"# Weights of linking in bits, learned from {learned_from}.\n# Generated: do not edit.\n{table_text(table)}"
