"""Set the thresholds of a trained reader on the development reports, and say what they are worth by cross-validation.

Thresholds tuned on two hundred reports overstate by three to five points: the figure reported is of folds that had no
part in choosing them; the thresholds kept are those of all folds together.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.evaluate.template_fill import ROLES, Template
from dateline.evaluate.templates import Tally, align, count, read_sheets
from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.incidents import incidents_of
from dateline.extract.learned.reading import Reading, read_texts

FOLDS = 5
STEPS = tuple(round(0.05 * step, 2) for step in range(2, 17))
ROUNDS = 3

Settings = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Read:
    """A report as read, and its key."""

    reading: Reading
    key: tuple[Template, ...]


def templates_of(reading: Reading, settings: Mapping[str, Any]) -> list[Template]:
    """Put incidents into MUC's form."""
    return [
        Template(
            each.type,
            {role: tuple((filler.words,) for filler in each.fillers if filler.role == role) for role in ROLES},
        )
        for each in incidents_of(reading, settings)
    ]


def score(reports: Sequence[Read], settings: Mapping[str, Any]) -> dict[str, Tally]:
    """Count right, produced and wanted fillers."""
    tallies = {role: Tally() for role in ("incident_type", *ROLES)}
    for report in reports:
        made = templates_of(report.reading, settings)
        count(tallies, made, report.key, align(made, report.key))
    return tallies


def micro_f1(tallies: Mapping[str, Tally]) -> float:
    """Give the F1 over types and roles together."""
    right = sum(each.right for each in tallies.values())
    return 2 * right / max(1, sum(each.produced + each.wanted for each in tallies.values()))


def tune(reports: Sequence[Read], settings: Settings) -> Settings:
    """Choose thresholds one after the other, a few times round, so that micro-F1 is highest."""
    best = json.loads(json.dumps(settings))
    best["least_type"] = dict.fromkeys(best["types"], 0.5)
    best["least_role"] = dict.fromkeys(best["roles"], 0.4)
    best["least_of_type"] = 0.4
    for _ in range(ROUNDS):
        for group, name in [
            *(("least_type", each) for each in best["types"][:4]),
            *(("least_role", r) for r in best["roles"]),
        ]:
            best[group][name] = max(STEPS, key=lambda step: micro_f1(score(reports, _with(best, group, name, step))))
        best["least_of_type"] = max(STEPS, key=lambda step: micro_f1(score(reports, {**best, "least_of_type": step})))
    return best


def _with(settings: Settings, group: str, name: str, step: float) -> Settings:
    return {**settings, group: {**settings[group], name: step}}


def cross_validated(reports: Sequence[Read], settings: Settings) -> dict[str, Tally]:
    """Score each fold with the thresholds of the others."""
    total = {role: Tally() for role in ("incident_type", *ROLES)}
    for fold in range(FOLDS):
        tuned = tune([each for at, each in enumerate(reports) if at % FOLDS != fold], settings)
        for role, tally in score(reports[fold::FOLDS], tuned).items():
            total[role].right += tally.right
            total[role].produced += tally.produced
            total[role].wanted += tally.wanted
    return total


def read_reports(folder: Path, file: Path) -> list[Read]:
    """Read every report of a file with the model of a folder."""
    sheets = list(read_sheets(file))
    readings = read_texts(load_encoder(folder), [sheet.text.characters for sheet in sheets])
    return [Read(reading, sheet.key) for reading, sheet in zip(readings, sheets, strict=True)]


def main() -> None:
    """Tune, report, and write the thresholds into the model folder."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--data", type=Path, required=True)
    options = asked.parse_args()
    reports = read_reports(options.folder, options.data / "muc4/processed/dev.jsonl")
    settings = json.loads((options.folder / "settings.json").read_text("utf-8"))
    held = cross_validated(reports, settings)
    tuned = tune(reports, settings)
    print("cross-validated", round(micro_f1(held), 4), {role: tally.f1 for role, tally in held.items()})
    print("tuned on all", round(micro_f1(score(reports, tuned)), 4), tuned)


if __name__ == "__main__":
    main()
