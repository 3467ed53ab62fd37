"""Fit ``promises.yaml``: what claims of who took part and of how many suffered are worth, by their signs.

Run by hand: ``python -m training.promises DATA``, after a change of the rules or of the reader. Each set counts as much
as ``SHARES`` says, whatever its size. Figures on documents left out, tenth by tenth, are printed; a set that is never
fitted on is measured at the end.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np
import numpy.typing as npt
import yaml

import dateline.extract
from dateline.evaluate.sure_claims import JudgedClaim, promise
from dateline.extract.engines import EngineName
from dateline.extract.promises import BELOW, ENOUGH
from training.promises.cases import Case, cases, unseen_figures

FILE = Path(dateline.extract.__file__).with_name("promises.yaml")
HEAD = """\
# What signs weigh: logarithmic odds that a claim with them is right (dateline.extract.promises says what each sign is).
# Fitted by `python -m training.promises DATA`; docs/decisions/confidence-measured.md says on what and what it is worth.
"""
FOLDS = 10
HOLD = 0.5
"""How far weights are held towards nothing."""
USED = {
    "figures": ("figure", "other_figures", "nobody", "part", "bomber", "length"),
    "cased": ("perpetrator", "target", "victim", "instrument", "length", "blamed", "heard", "agrees", "alone"),
    "one_case": ("perpetrator", "target", "victim", "nameless", "instrument", "heard"),
}
"""The signs weighed. In MUC's reports, all in one case, length, agreement and who is blamed told nothing more."""
SHARES = {"figures": {"rand": 0.75, "ours": 0.25}, "cased": {"ours": 0.7, "wikievents": 0.3}, "one_case": {"muc": 1.0}}
"""How much each set counts. RAND's coders count only the main deed of a text, so that its figures are judged harshly;
our own paragraphs are cleaner than the press, WikiEvents' long reports are not."""

Numbers = npt.NDArray[np.float64]


def main(data: Path) -> None:
    """Fit all tables, print what they are worth, and write them."""
    known = [case for engine in (EngineName.DEFAULT, EngineName.RULES) for case in cases(data, engine)]
    unseen = list(unseen_figures(data))
    fitted = {}
    for table in sorted({case.table for case in known}):
        own = [case for case in known if case.table == table and case.origin in SHARES[kind_of(table)]]
        fitted[table] = weights = fit(own)
        _say(f"{table}: left out", own, cross_validated(own))
        _say(f"{table}: fitted", own, chances(own, weights))
        new = [case for case in unseen if case.table == table]
        _say(f"{table}: never fitted on", new, chances(new, weights))
    FILE.write_text(HEAD + yaml.safe_dump(fitted, sort_keys=True), "utf-8")


def kind_of(table: str) -> str:
    """Give which signs and shares a table has."""
    return next(kind for kind in USED if table.endswith(kind))


def fit(own: Sequence[Case]) -> dict[str, float]:
    """Give the weight of each sign, by Newton's method."""
    names = [name for name in USED[kind_of(own[0].table)] if any(name in case.signs for case in own)]
    signs = np.array([[case.signs.get(name, 0.0) for name in names] for case in own])
    right = np.array([case.right for case in own], dtype=float)
    counts = _counting(own)
    weights = np.zeros(len(names))
    for _ in range(30):
        likely = 1 / (1 + np.exp(-signs @ weights))
        slope = signs.T @ (counts * (right - likely)) - HOLD * weights
        bend = (signs * (counts * likely * (1 - likely))[:, None]).T @ signs + HOLD * np.eye(len(names))
        weights += np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _counting(own: Sequence[Case]) -> Numbers:
    """Give how much each case counts, so that each set has its share."""
    sizes, shares = Counter(case.origin for case in own), SHARES[kind_of(own[0].table)]
    return np.array([shares[case.origin] * len(own) / sizes[case.origin] for case in own])


def cross_validated(own: Sequence[Case]) -> list[float]:
    """Give the chance of each case by weights fitted on other documents."""
    folds = [crc32(case.document.encode()) % FOLDS for case in own]
    fitted = [fit([case for case, at in zip(own, folds, strict=True) if at != fold]) for fold in range(FOLDS)]
    return [chances([case], fitted[at])[0] for case, at in zip(own, folds, strict=True)]


def chances(own: Sequence[Case], weights: dict[str, float]) -> list[float]:
    """Give what cases are told to be worth."""
    sums = [sum(weights.get(name, 0.0) * amount for name, amount in case.signs.items()) for case in own]
    plain = [1 / (1 + float(np.exp(-each))) for each in sums]
    return [round(each if each >= ENOUGH else min(each, BELOW), 2) for each in plain]


def _say(what: str, own: Sequence[Case], told: Sequence[float]) -> None:
    for origin in sorted({case.origin for case in own}):
        judged = list(_of(origin, own, told))
        found, mean = promise(origin, judged), sum(each.confidence for each in judged) / len(judged)
        right = sum(each.right for each in judged) / len(judged)
        sys.stdout.write(f"{what}: {found}, said {mean:.3f}, right {right:.3f}\n")


def _of(origin: str, own: Sequence[Case], told: Sequence[float]) -> Iterator[JudgedClaim]:
    for case, each in zip(own, told, strict=True):
        if case.origin == origin:
            yield JudgedClaim(case.table, each, case.right)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
