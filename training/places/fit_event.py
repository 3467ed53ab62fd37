"""Fit ``event_weights.json`` on sentences with an event verb and the places where it happened.

Run by hand: ``python training/places/fit_event.py event_location/train.jsonl``. The annotations are Halterman's (MIT).
The fifth of the documents that ``dateline.evaluate.event_places.is_test`` keeps is never fitted on. Two logistic
regressions over named reasons: one weighs each name by itself, one weighs it again with what the first found of the
others. It needs ``scikit-learn``, which Dateline itself does not.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped, unused-ignore]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped, unused-ignore]
from spacy.tokens import Doc

from dateline.evaluate.event_places import GoldEventPlace, is_test, read_event_places, token_at, tokens_of
from dateline.extract.language import load_language
from dateline.extract.places import Gazetteer, PlaceMention, find_places
from dateline.extract.places.event_names import names_in
from dateline.extract.places.event_others import reasons_among
from dateline.extract.places.event_reasons import reasons_alone
from dateline.extract.places.event_weights import fixed_weights

FILE = Path(__file__).parents[2] / "src/dateline/extract/places/data/event_weights.json"
SEEN_AT_LEAST = 10
STRENGTH = 0.2
"""How freely weights may grow; from 0.15 to 0.6 the cross-validated F1 changes by less than half a point."""
LEAST_WEIGHT = 0.02
FOLDS = 5
LEAST = (0.2, 0.25, 0.3, 0.35, 0.4, 0.45)
BESIDE = (0.4, 0.5, 0.6, 0.7, 0.8)
Chances = npt.NDArray[np.float64]


@dataclass(slots=True)
class Sentence:
    """A sentence's names, the reasons for each, the tokens each takes, and the tokens annotators marked."""

    fold: int
    test: bool
    doc: Doc
    names: list[PlaceMention]
    reasons: list[list[str]]
    tokens: list[set[int]]
    gold: set[int]

    def labels(self) -> list[bool]:
        """Tell of each name whether most of its tokens are marked."""
        return [2 * len(tokens & self.gold) >= len(tokens) > 0 for tokens in self.tokens]


@dataclass(frozen=True, slots=True)
class Model:
    """One regression, and the names of its reasons."""

    vectors: Any
    regression: Any

    def chances(self, rows: Iterable[Sequence[str]]) -> Chances:
        """Give the chance of each row of reasons."""
        given = list(rows)
        matrix = self.vectors.transform([dict.fromkeys(row, 1.0) for row in given])
        fixed = fixed_weights()
        by_hand = np.array([sum(fixed.get(reason, 0.0) for reason in row) for row in given])
        found: Chances = 1 / (1 + np.exp(-self.regression.decision_function(matrix) - by_hand))
        return found

    def weights(self) -> dict[str, float]:
        """Give the weights worth keeping, by name."""
        named = zip(self.vectors.get_feature_names_out(), self.regression.coef_[0], strict=True)
        kept = {str(name): round(float(weight), 2) for name, weight in named if abs(weight) >= LEAST_WEIGHT}
        return {"any": round(float(self.regression.intercept_[0]), 2), **dict(sorted(kept.items()))}


def collect(path: Path) -> list[Sentence]:
    """Read every sentence with the reasons for each of its names."""
    gazetteer, rows = Gazetteer.open(), [row for row in read_event_places(path) if row is not None]
    docs = load_language().pipe((row.text for row in rows), batch_size=64)
    return [_sentence(row, doc, gazetteer) for row, doc in zip(rows, docs, strict=True)]


def _sentence(row: GoldEventPlace, doc: Doc, gazetteer: Gazetteer) -> Sentence:
    trigger, mentions = token_at(doc, row.verb), find_places(doc, gazetteer)
    inside = [m for m in mentions if trigger.sent.start_char <= m.span.start < trigger.sent.end_char]
    names = names_in(doc, trigger.sent, inside)
    return Sentence(
        int(sha256(row.document.encode()).hexdigest(), 16) // FOLDS % FOLDS,
        is_test(row),
        doc,
        names,
        reasons_alone(doc, trigger, names),
        [tokens_of(doc, [name.span]) for name in names],
        tokens_of(doc, row.places),
    )


def fit(rows: Sequence[Sequence[str]], labels: Sequence[bool]) -> Model:
    """Fit one regression over the reasons seen often enough."""
    counts = Counter(reason for row in rows for reason in row)
    known = {reason for reason, count in counts.items() if count >= SEEN_AT_LEAST}
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{reason: 1.0 for reason in row if reason in known} for row in rows])
    matrix.indices, matrix.indptr = matrix.indices.astype(np.int32), matrix.indptr.astype(np.int32)
    return Model(vectors, LogisticRegression(C=STRENGTH, max_iter=300, solver="liblinear").fit(matrix, labels))


def alone(sentences: Sequence[Sentence]) -> Model:
    """Fit the first regression."""
    return fit([r for s in sentences for r in s.reasons], [label for s in sentences for label in s.labels()])


def unseen_chances(sentences: Sequence[Sentence]) -> dict[int, list[float]]:
    """Give each sentence's first chances by regressions that have not seen its document, by the sentence's id."""
    found: dict[int, list[float]] = {}
    for fold in range(FOLDS):
        model = alone([s for s in sentences if s.fold != fold])
        for sentence in (s for s in sentences if s.fold == fold):
            found[id(sentence)] = model.chances(sentence.reasons).tolist() if sentence.names else []
    return found


def joined(sentence: Sentence, first: Sequence[float]) -> list[list[str]]:
    """Give the reasons of the second regression."""
    return [
        [*reasons, *reasons_among(sentence.doc, sentence.names, first, at)]
        for at, reasons in enumerate(sentence.reasons)
    ]


def both(sentences: Sequence[Sentence]) -> tuple[Model, Model]:
    """Fit the first regression, and the second on what the first says of documents it has not seen."""
    first = unseen_chances(sentences)
    rows = [row for s in sentences for row in joined(s, first[id(s)])]
    return alone(sentences), fit(rows, [label for s in sentences for label in s.labels()])


def chances(models: tuple[Model, Model], sentence: Sentence) -> list[float]:
    """Give a sentence's final chances."""
    if not sentence.names:
        return []
    found: list[float] = models[1].chances(joined(sentence, models[0].chances(sentence.reasons).tolist())).tolist()
    return found


def score(scored: Sequence[tuple[Sentence, list[float]]], least: float, beside: float) -> tuple[float, float]:
    """Give token F1 and the share of sentences whose tokens are all right."""
    right = wrong = exact = 0
    for sentence, each in scored:
        bound = max(least, beside * max(each, default=0.0))
        taken = (tokens for tokens, chance in zip(sentence.tokens, each, strict=True) if chance >= bound)
        chosen = set[int]().union(*taken)
        right += len(chosen & sentence.gold)
        wrong += len(chosen ^ sentence.gold)
        exact += chosen == sentence.gold
    return 2 * right / max(1, 2 * right + wrong), exact / max(1, len(scored))


def main(path: Path) -> None:
    """Fit, say how well the choice does on documents not fitted on, and write the weights."""
    sentences = collect(path)
    fitted = [s for s in sentences if not s.test]
    crossed: list[tuple[Sentence, list[float]]] = []
    for fold in range(FOLDS):
        models = both([s for s in fitted if s.fold != fold])
        crossed += [(s, chances(models, s)) for s in fitted if s.fold == fold]
    for least in LEAST:
        for beside in BESIDE:
            sys.stdout.write(f"least {least} beside {beside}: {score(crossed, least, beside)}\n")
    least, beside = max(((a, b) for a in LEAST for b in BESIDE), key=lambda pair: sum(score(crossed, *pair)))
    models = both(fitted)
    left_out = [(s, chances(models, s)) for s in sentences if s.test]
    seen = [(s, chances(models, s)) for s in fitted]
    for name, scored in (("cross-validated", crossed), ("left out", left_out), ("fitted on", seen)):
        sys.stdout.write(f"{name}, least {least}, beside {beside}: F1, exact {score(scored, least, beside)}\n")
    weights = {"alone": models[0].weights(), "among": models[1].weights()}
    FILE.write_text(json.dumps(weights, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
