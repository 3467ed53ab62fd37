"""Fit the weights of ``event.yaml`` on sentences with an event verb and its place, leaving out the test documents.

Run by hand: ``python training/places/fit_event.py event_location/train.jsonl``. The annotations are Halterman's (MIT).
A logistic regression over the named reasons of :mod:`dateline.extract.places.event`, by Newton's method.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import numpy.typing as npt
import yaml

from dateline.evaluate.event_places import is_test, read_event_places, token_at, tokens_of
from dateline.extract.language import load_language
from dateline.extract.places import Gazetteer, find_places
from dateline.extract.places.event import event_reasons
from dateline.extract.places.words import load

FILE = Path(__file__).parents[2] / "src/dateline/extract/places/data/event.yaml"
SEEN_AT_LEAST = 25
RIDGE = 5.0
ROUNDS = 30
Rows = list[tuple[list[str], bool]]
Matrix = npt.NDArray[np.float64]


def collect(path: Path) -> Rows:
    """Give the reasons for every place of every training sentence, and whether it is the deed's."""
    gazetteer, rows = Gazetteer.open(), []
    gold = [row for row in read_event_places(path) if row is not None and not is_test(row)]
    for row, doc in zip(gold, load_language().pipe((row.text for row in gold), batch_size=64), strict=True):
        mentions, marked = find_places(doc, gazetteer), tokens_of(doc, row.places)
        for mention in mentions:
            reasons = event_reasons(doc, token_at(doc, row.verb), mention, mentions)
            rows.append((reasons, bool(tokens_of(doc, [mention.span]) & marked)))
    return rows


def fit(rows: Rows) -> dict[str, float]:
    """Fit one weight for each reason seen often enough."""
    counts = Counter(reason for reasons, _ in rows for reason in reasons)
    names = sorted(name for name, count in counts.items() if count >= SEEN_AT_LEAST and not set_by_hand(name))
    at = {name: index for index, name in enumerate(names)}
    matrix = np.zeros((len(rows), len(names) + 1), dtype=np.float64)
    matrix[:, -1] = 1
    for index, (reasons, _) in enumerate(rows):
        matrix[index, [at[reason] for reason in reasons if reason in at]] = 1
    fixed: dict[str, float] = load("event.yaml")["fixed"]
    given = np.array([sum(fixed.get(reason, 0.0) for reason in reasons) for reasons, _ in rows])
    weights = newton(matrix, given, np.array([label for _, label in rows], dtype=np.float64))
    return {"any": round(float(weights[-1]), 2), **{name: round(float(weights[at[name]]), 2) for name in names}}


def set_by_hand(reason: str) -> bool:
    """Tell whether a reason's weight is fixed, or would only undo one that is."""
    return reason in load("event.yaml")["fixed"] or reason.startswith(("own:from", "led:from", "from a "))


def newton(matrix: Matrix, given: Matrix, labels: Matrix) -> Matrix:
    """Find the weights of a ridge logistic regression beside those given; the constant is not drawn to zero."""
    weights = np.zeros(matrix.shape[1])
    ridge = np.full(matrix.shape[1], RIDGE)
    ridge[-1] = 0
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(matrix @ weights + given)))
        slope = matrix.T @ (chance - labels) + ridge * weights
        curve = (matrix.T * (chance * (1 - chance))) @ matrix + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights


def main(path: Path) -> None:
    """Replace the weights in the file, keeping the settings above them."""
    head = FILE.read_text(encoding="utf-8").split("weights:\n")[0]
    weights = {name: weight for name, weight in fit(collect(path)).items() if weight}
    FILE.write_text(head + yaml.safe_dump({"weights": weights}, allow_unicode=True), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
