"""Thresholds for incident types and roles, on MUC-4's development reports."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.evaluate.template_fill import ROLES, Template, fill_templates, shared_by_reader
from dateline.evaluate.templates import Tally, align, cased, count, normal, read_sheets
from dateline.extract.language import analyse
from dateline.extract.learned.accounts import Told as ReadText
from dateline.extract.learned.combine import joined
from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.engine import tells_deeds
from dateline.extract.learned.incidents import incidents_of, once
from dateline.extract.learned.reading import Reading, read_texts
from dateline.extract.learned.sureness import expected_error, odds, sure
from dateline.extract.places import Gazetteer
from dateline.extract.rules import RulesEngine
from dateline.model.extraction import Extraction
from training.reader.fit import fit_logistic

FOLDS = 5
STEPS = tuple(round(0.05 * step, 2) for step in range(1, 18))
LIFTS = (0.0, 1.0, 2.0, 3.0, 4.0)
ROUNDS = 2
TUNED_TYPES = ("attack", "bombing", "kidnapping", "arson")
"""The types that the development reports tell often enough to choose a threshold for."""
WEIGHED_FROM = 0.1
"""A chance from which a filler or type counts when it is asked what chances are worth."""
LIKELY_TOLD = 0.3
"""A type's chance from which a report's fillers count then: parts are given of incidents that are told."""

Settings = dict[str, Any]
Told = list[tuple[float, bool]]


@dataclass(frozen=True, slots=True)
class Read:
    """A report as the rules and the reader read it, its letters with capitals, and its key."""

    told: ReadText
    extraction: Extraction
    reading: Reading
    characters: str
    key: tuple[Template, ...]


def settle_templates(folder: Path, data: Path, settings: Settings) -> tuple[Settings, dict[str, float]]:
    """Choose thresholds for types and roles; give them, and what the default engine is worth on folds left out."""
    reports = read_reports(folder, data / "muc4/processed/dev.jsonl", settings)
    held, tuned = cross_validated(reports, settings), tune(reports, settings)
    figures = {f"templates {role} f1": tally.f1 for role, tally in held.items()}
    figures |= {
        "templates micro f1": round(micro_f1(held), 4),
        "templates micro f1, tuned on all": best_f1(reports, tuned),
        "roles: expected calibration error": held_out_error(reports, tuned),
    }
    return {name: tuned[name] for name in ("least_type", "least_role", "least_of_type", "lift", "sureness")}, figures


def read_reports(folder: Path, file: Path, settings: Settings) -> list[Read]:
    """Read the development reports by the rules and by a model folder."""
    sheets, rules = list(read_sheets(file)), RulesEngine(Gazetteer.open(), lambda _: None)
    parsed = list(analyse(sheet.text for sheet in sheets))
    readings = read_texts(load_encoder(folder), [sheet.text.characters for sheet in sheets])
    told = [ReadText(text, doc, rules.mentions(text, doc), "settling", settings) for text, doc in parsed]
    found = [rules.tell_all(each.text, each.doc, each.mentions) for each in told]
    return [
        Read(replace(each, passed_over=passed_over), extraction, reading, cased(each.text), sheet.key)
        for each, (extraction, passed_over), reading, sheet in zip(told, found, readings, sheets, strict=True)
    ]


def templates_of(report: Read, settings: Settings) -> list[Template]:
    """Put what the default engine tells of a report into MUC's form."""
    told = replace(report.told, settings=settings)
    found = joined(told, report.extraction, report.reading) if tells_deeds(report.extraction) else report.extraction
    return fill_templates(shared_by_reader(found), report.characters)


def score(reports: Sequence[Read], settings: Settings) -> dict[str, Tally]:
    """Count right, produced and wanted fillers."""
    tallies = {role: Tally() for role in ("incident_type", *ROLES)}
    for report in reports:
        made = templates_of(report, settings)
        count(tallies, made, report.key, align(made, report.key))
    return tallies


def micro_f1(tallies: Mapping[str, Tally]) -> float:
    """Give the F1 over types and roles together."""
    right = sum(each.right for each in tallies.values())
    return 2 * right / max(1, sum(each.produced + each.wanted for each in tallies.values()))


def best_f1(reports: Sequence[Read], settings: Settings) -> float:
    """Give the F1 of some settings on some reports."""
    return round(micro_f1(score(reports, settings)), 4)


def tune(reports: Sequence[Read], settings: Settings) -> Settings:
    """Choose thresholds one after the other, a few times round, so that micro-F1 is highest."""
    best = {**settings, "least_type": dict.fromkeys(settings["types"], 0.5), "least_of_type": 0.4, "lift": 0.0}
    best |= {"least_role": dict.fromkeys(settings["roles"], 0.4), "sureness": calibrate(reports)}
    named = [("least_type", each) for each in TUNED_TYPES] + [("least_role", each) for each in settings["roles"]]
    for _ in range(ROUNDS):
        for group, name in named:
            trials = {step: {**best, group: {**best[group], name: step}} for step in STEPS}
            best = max(trials.values(), key=lambda trial: micro_f1(score(reports, trial)))
        for name, steps in (("least_of_type", STEPS), ("lift", LIFTS)):
            best = max(({**best, name: step} for step in steps), key=lambda trial: micro_f1(score(reports, trial)))
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


def calibrate(reports: Sequence[Read]) -> dict[str, list[float]]:
    """Fit what the chance of a type, or of a role's filler, is worth."""
    told = [each for report in reports for each in _judged(report)]
    return {
        name: fit_logistic(
            [[odds(likely)] for each, likely, _ in told if each == name],
            [right for each, _, right in told if each == name],
        )
        for name in sorted({name for name, _, _ in told})
    }


def held_out_error(reports: Sequence[Read], settings: Settings) -> float:
    """Measure how far off confidences are: what is given in one half, by what the other half says it is worth."""
    held: Told = []
    for half in range(2):
        fitted = {"sureness": calibrate(reports[1 - half :: 2])}
        for report in reports[half::2]:
            given = incidents_of(report.reading, settings)
            kept = {("type", each.chance) for each in given}
            kept |= {(filler.role, filler.chance) for each in given for filler in each.fillers}
            held += [(sure(fitted, name, each), right) for name, each, right in _judged(report) if (name, each) in kept]
    return round(expected_error(held), 4)


def _judged(report: Read) -> Iterator[tuple[str, float, bool]]:
    """Say of each likely type and filler whether some template of the key has it."""
    for kind, likely in report.reading.types.items():
        if likely >= WEIGHED_FROM:
            yield "type", likely, any(kind in key.incident_type for key in report.key)
    if max(report.reading.types.values()) < LIKELY_TOLD:
        return
    for filler in once(each for each in report.reading.fillers if each.chance >= WEIGHED_FROM):
        wanted = {normal(words) for key in report.key for entity in key.roles[filler.role] for words in entity}
        yield filler.role, filler.chance, normal(filler.words) in wanted
