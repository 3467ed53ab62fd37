"""Weights by which rules and reader are heard together on MUC's templates, on its development reports.

``python -m training.reader.settle_weighing FOLDER --data DATA`` fits these weights of a model folder anew and leaves
its other settings; ``training.reader.settle`` does so among the rest. Asked for again when the rules have changed.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dateline.evaluate.template_fill import ROLES, Template
from dateline.evaluate.template_weighing import KINDS, Heard, Signs, chance, hear, incident_signs, parts_of
from dateline.evaluate.template_weighing import weighed_templates as templates_of
from dateline.evaluate.templates import Tally, align, count, normal
from training.reader.card import write_card
from training.reader.settings import write_settings
from training.reader.settle_templates import micro_f1, read_reports

HELD = {"incident": 30.0, "part": 100.0}
"""How strongly weights of signs of one spread are held to nothing; 3 to 200 were tried by cross-validation."""
STEPS = 25
FOLDS = 5
DIVISIONS = 3
"""How often the reports are divided into folds: one division lies half a point beside another."""
TOLD_FROM = 0.2
"""An incident's chance from which its parts are learned from: parts are only asked of incidents that are told."""

Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Known:
    """A report as both engines read it, with its key."""

    heard: Heard
    key: tuple[Template, ...]


def settle_weighing(folder: Path, data: Path, settings: dict[str, Any]) -> tuple[dict[str, Any], dict[str, float]]:
    """Fit the weights on all reports; give them, and what they are worth on folds left out."""
    read = read_reports(folder, data / "muc4/processed/dev.jsonl", settings)
    known = [Known(hear(each.extraction, each.reading, each.characters), each.key) for each in read]
    held = cross_validated(known)
    figures = {f"templates weighed {role} f1": tally.f1 for role, tally in held.items()}
    figures |= {"templates weighed micro f1": round(micro_f1(held), 4)}
    return {"templates": fit_weights(known)}, figures


def cross_validated(known: Sequence[Known]) -> dict[str, Tally]:
    """Score each fold with the weights of the others, in a few divisions."""
    tallies = {role: Tally() for role in ("incident_type", *ROLES)}
    for division in range(DIVISIONS):
        mixed = random.Random(division).sample(known, len(known))  # noqa: S311
        for fold in range(FOLDS):
            weights = fit_weights([each for at, each in enumerate(mixed) if at % FOLDS != fold])
            for each in mixed[fold::FOLDS]:
                made = templates_of(each.heard, weights)
                count(tallies, made, each.key, align(made, each.key))
    return tallies


def fit_weights(known: Sequence[Known]) -> Weights:
    """Fit what the signs of incidents are worth, and then those of their parts."""
    asked = [(each, kind, incident_signs(each.heard, kind)) for each in known for kind in KINDS]
    told = [bool(_keys(each, kind)) for each, kind, _ in asked]
    incident = fit([signs for *_, signs in asked], told, HELD["incident"])
    judged = [
        pair
        for each, kind, signs in asked
        if (likely := chance(incident, signs)) >= TOLD_FROM
        for pair in _judged(each, kind, likely)
    ]
    part = fit([signs for signs, _ in judged], [right for _, right in judged], HELD["part"])
    return {"incident": incident, "part": part}


def _keys(known: Known, kind: str) -> list[Template]:
    return [key for key in known.key if kind in key.incident_type]


def _judged(known: Known, kind: str, likely: float) -> Iterator[tuple[Signs, bool]]:
    """Say of each part whether some template of its type in the key has it."""
    keys = _keys(known, kind)
    wanted = {role: {normal(words) for key in keys for entity in key.roles[role] for words in entity} for role in ROLES}
    for part in parts_of(known.heard, kind, likely):
        yield part.signs, normal(part.words) in wanted[part.role]


def fit(rows: Sequence[Signs], right: Sequence[bool], held: float) -> dict[str, float]:
    """Fit a held logistic regression by Newton's method: every sign brought to one spread, the constant left free."""
    names = sorted({name for row in rows for name in row} - {"constant"})
    table = np.array([[row.get(name, 0.0) for name in names] for row in rows])
    middle, spread = table.mean(0), np.maximum(table.std(0), 1e-6)
    features = np.column_stack([np.ones(len(table)), (table - middle) / spread])
    hold, weights = np.diag([0.0] + [held] * len(names)), np.zeros(len(names) + 1)
    for _ in range(STEPS):
        said = 1 / (1 + np.exp(-features @ weights))
        bend = (features * (said * (1 - said))[:, None]).T @ features + hold
        weights += np.linalg.solve(bend, features.T @ (np.asarray(right, float) - said) - hold @ weights)
    plain = weights[1:] / spread
    found = {"constant": weights[0] - plain @ middle} | dict(zip(names, plain, strict=True))
    return {name: round(float(weight), 4) for name, weight in found.items()}


def main() -> None:
    """Fit the weights of one model folder, and say what they are worth."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--data", type=Path, required=True)
    options = asked.parse_args()
    settings = json.loads((options.folder / "settings.json").read_text("utf-8"))
    found, figures = settle_weighing(options.folder, options.data, settings)
    write_settings(options.folder, settings | found)
    kept = options.folder / "figures.json"
    kept.write_text(json.dumps(json.loads(kept.read_text("utf-8")) | figures, indent=1) + "\n", "utf-8")
    write_card(options.folder)
    sys.stdout.write(json.dumps(figures, indent=1) + "\n")


if __name__ == "__main__":
    main()
