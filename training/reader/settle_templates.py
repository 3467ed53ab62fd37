"""Thresholds for incident types and roles, on MUC-4's development reports."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.evaluate.template_fill import ROLES, Template
from dateline.evaluate.templates import Tally, align, count, normal, read_sheets
from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.incidents import incidents_of
from dateline.extract.learned.reading import Reading, read_texts
from dateline.extract.learned.sureness import expected_error, odds, weighed
from training.reader.fit import fit_logistic

FOLDS = 5
STEPS = tuple(round(0.05 * step, 2) for step in range(1, 18))
ROUNDS = 2
TUNED_TYPES = ("attack", "bombing", "kidnapping", "arson")
"""The types that the development reports tell often enough to choose a threshold for."""

Settings = dict[str, Any]
Told = list[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Read:
    """A report as read, and its key."""

    reading: Reading
    key: tuple[Template, ...]


def settle_templates(folder: Path, data: Path, settings: Settings) -> tuple[Settings, dict[str, float]]:
    """Choose thresholds for types and roles; give them, and what they are worth on folds left out."""
    sheets = list(read_sheets(data / "muc4/processed/dev.jsonl"))
    readings = read_texts(load_encoder(folder), [sheet.text.characters for sheet in sheets])
    reports = [Read(reading, sheet.key) for reading, sheet in zip(readings, sheets, strict=True)]
    held, tuned = cross_validated(reports, settings), tune(reports, settings)
    sureness, error = calibrate(reports, tuned)
    figures = {f"templates {role} f1": tally.f1 for role, tally in held.items()}
    figures |= {
        "templates micro f1": round(micro_f1(held), 4),
        "templates micro f1, tuned on all": best_f1(reports, tuned),
    }
    kept = {name: tuned[name] for name in ("least_type", "least_role", "least_of_type")}
    return kept | {"sureness": sureness}, figures | {"roles: expected calibration error": error}


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


def best_f1(reports: Sequence[Read], settings: Mapping[str, Any]) -> float:
    """Give the F1 of some settings on some reports."""
    return round(micro_f1(score(reports, settings)), 4)


def tune(reports: Sequence[Read], settings: Settings) -> Settings:
    """Choose thresholds one after the other, a few times round, so that micro-F1 is highest."""
    best = {**settings, "least_type": dict.fromkeys(settings["types"], 0.5), "least_of_type": 0.4}
    best["least_role"] = dict.fromkeys(settings["roles"], 0.4)
    named = [("least_type", each) for each in TUNED_TYPES] + [("least_role", each) for each in settings["roles"]]
    for _ in range(ROUNDS):
        for group, name in named:
            trials = {step: {**best, group: {**best[group], name: step}} for step in STEPS}
            best = max(trials.values(), key=lambda trial: micro_f1(score(reports, trial)))
        best = max(
            ({**best, "least_of_type": step} for step in STEPS), key=lambda trial: micro_f1(score(reports, trial))
        )
    return json.loads(json.dumps(best))  # type: ignore[no-any-return]


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


def calibrate(reports: Sequence[Read], settings: Settings) -> tuple[dict[str, list[float]], float]:
    """Fit what a role's chance is worth; give the expected calibration error on the halves left out."""
    told = [list(_judged(report, settings)) for report in reports]
    names = sorted({name for each in told for name, _, _ in each})
    fitted, held = {}, []
    for name in names:
        halves = [[(c, r) for each in told[half::2] for n, c, r in each if n == name] for half in range(2)]
        for at in range(2):
            constant, weight = _fit(halves[1 - at])
            held += [(weighed(constant, (weight, chance)), right) for chance, right in halves[at]]
        fitted[name] = _fit(halves[0] + halves[1])
    return fitted, round(expected_error(held), 4)


def _fit(told: Told) -> list[float]:
    return fit_logistic([[odds(chance)] for chance, _ in told], [right for _, right in told])


def _judged(report: Read, settings: Settings) -> Sequence[tuple[str, float, bool]]:
    """Say of each type and filler given whether some template of the key has it."""
    judged = []
    for incident in incidents_of(report.reading, settings):
        judged.append(("type", incident.chance, any(incident.type in key.incident_type for key in report.key)))
        for filler in incident.fillers:
            wanted = {normal(words) for key in report.key for entity in key.roles[filler.role] for words in entity}
            judged.append((filler.role, filler.chance, normal(filler.words) in wanted))
    return judged
