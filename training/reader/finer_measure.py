"""What the finer heads are worth on texts that they were not trained on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from dateline.extract.learned import finer
from dateline.extract.learned.finer import DONE, MENTIONS, OUTCOMES, PARTIES, RELATIONS, ROLES, STAGES
from dateline.extract.learned.heads import Heads, Numbers, shares
from training.reader.lessons import Row, Shown

DONE_AT = [STAGES.index(each) for each in DONE]
EVEN = 0.5
UNREAD = "own"
"""The set of our own paragraphs, of which the batches kept for testing are measured on."""


def measure(heads: Heads, rows: dict[str, list[Row]], texts: Sequence[Shown]) -> dict[str, float]:
    """Give every figure of the finer heads."""
    tested = {name: _by_set(each for each in found if each.test) for name, found in rows.items()}
    figures: dict[str, float] = {}
    for name in sorted({each.marked.set for each in texts if each.marked.test and each.marked.marks}):
        exact, near = mentions(heads, [each for each in texts if each.marked.set == name])
        figures |= {f"mentions f1, {name}": exact, f"mentions f1 overlapping, {name}": near}
    figures["stage right, generated"] = _right(heads, "stage", tested["stage"]["generated"], slice(0, len(STAGES)))
    figures["deed done or not: AUC, own"] = auc(*_done(heads, tested["stage"][UNREAD]))
    for name in (UNREAD, "generated"):
        likely = _answers(heads, "relevance", tested["relevance"][name])[:, 1]
        truth = _truth(tested["relevance"][name])[:, 1]
        figures[f"paragraph tells a deed: right, {name}"] = float(((likely > EVEN) == truth).mean())
        figures[f"paragraph tells a deed: AUC, {name}"] = auc(likely, truth)
    for name in ("generated", "own tolls", "RAND"):
        figures[f"outcome right, {name}"] = _right(heads, "number", tested["number"][name], slice(0, len(OUTCOMES)))
    sides = slice(len(OUTCOMES), len(OUTCOMES) + len(PARTIES))
    for name in ("generated", "own tolls"):
        figures[f"party right, {name}"] = _right(heads, "number", tested["number"][name], sides)
    for name in ("tellings", "own tellings", UNREAD):
        likely = _answers(heads, "same", tested["same"][name])[:, 1]
        figures[f"same event: AUC, {name}"] = auc(likely, _truth(tested["same"][name])[:, 1])
    for name in ("generated", "re3d"):
        figures[f"relation f1, {name}"] = _relations(heads, tested["relation"][name])
    for name in ("generated", "WikiEvents", "RAMS"):
        figures[f"role right, {name}"] = _right(heads, "role", tested["role"][name], slice(0, len(ROLES)))
    for role in ("time", "origin", "claimant"):
        only = [each for each in tested["role"]["generated"] if each.right[ROLES.index(role)]]
        figures[f"role right, generated: {role}"] = _right(heads, "role", only, slice(0, len(ROLES)))
    return {name: round(value, 4) for name, value in figures.items()}


def _by_set(rows: Iterable[Row]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for each in rows:
        found.setdefault(each.set, []).append(each)
    return found


def _answers(heads: Heads, name: str, rows: Sequence[Row]) -> Numbers:
    return shares(heads.answer(name, np.stack([each.seen for each in rows])))


def _truth(rows: Sequence[Row]) -> NDArray[np.bool_]:
    return np.stack([each.right for each in rows])


def _right(heads: Heads, name: str, rows: Sequence[Row], group: slice) -> float:
    """Give the share of rows whose likeliest answer of a group is not wrong; rows that leave all open are left out."""
    scores, truth = heads.answer(name, np.stack([each.seen for each in rows]))[:, group], _truth(rows)[:, group]
    known = ~truth.all(-1)
    return float(truth[np.arange(len(truth)), scores.argmax(-1)][known].mean())


def _done(heads: Heads, rows: Sequence[Row]) -> tuple[Numbers, NDArray[np.bool_]]:
    truth = np.asarray(_truth(rows)[:, DONE_AT].any(-1))
    return _answers(heads, "stage", rows)[:, DONE_AT].sum(-1), truth


def _relations(heads: Heads, rows: Sequence[Row]) -> float:
    """Give micro-F1 over the relations that are one."""
    told, truth = _answers(heads, "relation", rows).argmax(-1), _truth(rows).argmax(-1)
    none = RELATIONS.index("none")
    right = int(((told == truth) & (truth != none)).sum())
    return 2 * right / max(1, int((told != none).sum()) + int((truth != none).sum()))


def auc(likely: Numbers, truth: NDArray[np.bool_]) -> float:
    """Give how often what is true is found likelier than what is not: the area under the curve."""
    order = np.argsort(likely, kind="stable")
    ranks = np.empty(len(order))
    ranks[order] = np.arange(1, len(order) + 1)
    true = int(truth.sum())
    return float((ranks[truth].sum() - true * (true + 1) / 2) / max(1, true * (len(truth) - true)))


def mentions(heads: Heads, texts: Sequence[Shown]) -> tuple[float, float]:
    """Give F1 of mentions, words exactly right and overlapping; kinds that a set does not mark are not looked at."""
    counts = np.zeros(4)
    for each in texts:
        if each.marked.test and each.marked.unmarked is not None:
            counts += _mentions_of(heads, each)
    exact, near, told, wanted = counts
    return 2 * exact / max(1, told + wanted), 2 * near / max(1, told + wanted)


def _mentions_of(heads: Heads, each: Shown) -> NDArray[np.float64]:
    every = frozenset(MENTIONS)
    open_to = [mark.span for mark in each.marked.marks if mark.kinds == every]
    gold = [mark for mark in each.marked.marks if mark.kinds != every and each.at(mark.span)]
    seen = finer.Seen([(each.pieces, each.states.astype(np.float32))])
    told = [
        named
        for named in finer.mentions_of(heads, seen)
        if named.kind not in (each.marked.unmarked or ())
        and not any(named.span.start < end and start < named.span.end for start, end in open_to)
    ]
    exact = sum(
        any((named.span.start, named.span.end) == mark.span and named.kind in mark.kinds for named in told)
        for mark in gold
    )
    near = sum(
        any(
            named.span.start < mark.span[1] and mark.span[0] < named.span.end and named.kind in mark.kinds
            for named in told
        )
        for mark in gold
    )
    return np.array([exact, near, len(told), len(gold)], float)
