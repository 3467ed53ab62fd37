"""The pages that list what a project holds: sources, runs with what they left out, and how good the claims are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from fastapi import APIRouter, Request
from starlette.responses import Response

from dateline.model.link import ACCEPTED, REJECTED, rated, standing
from dateline.model.rule import Reliability
from dateline.pipeline.cells import MARK
from dateline.pipeline.indexing import event_cells
from dateline.pipeline.project import Project
from dateline.review.agreement import agreement
from dateline.web import wording
from dateline.web.state import ProjectDep, Viewer, Workbench, WorkbenchDep
from dateline.web.templating import page

router = APIRouter()
NEWEST_RUNS = 200


@dataclass(frozen=True, slots=True)
class Judged:
    """How many claims of one property by one engine people held for right and for wrong."""

    label: str
    kind: str
    engine: str
    accepted: int
    rejected: int

    @property
    def share(self) -> float:
        """Give the share held for right."""
        return self.accepted / (self.accepted + self.rejected)


@router.get("/sources")
def sources(request: Request, workbench: WorkbenchDep, project: ProjectDep, _: Viewer) -> Response:
    """List sources with how many events they tell of, and their reliability."""
    told = events_by_source(workbench)
    listed = sorted(project.store.sources(), key=lambda each: (-told[each.id], each.name.casefold()))
    letters = [each.value for each in Reliability]
    return page(request, "sources.html", sources=listed, told=told, rated=ratings(project), letters=letters)


@router.get("/runs")
def runs(request: Request, project: ProjectDep, _: Viewer) -> Response:
    """List runs, newest first, what the store holds, and what was left out."""
    newest = sorted(project.store.runs(), key=lambda each: each.started, reverse=True)[:NEWEST_RUNS]
    return page(request, "runs.html", runs=newest, status=200, store=project.store.status())


@router.get("/quality")
def quality(request: Request, project: ProjectDep, _: Viewer) -> Response:
    """Show how many claims people held for right, by property and engine, and how far they agree."""
    told = agreement(project.store.decisions())
    return page(request, "quality.html", judged=judged_claims(project), agreement=told, measured=measured(_figures()))


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement of an engine on one set of reference data."""

    task: str
    on: str
    n: str
    figures: tuple[tuple[str, str], ...]


def measured(written: str) -> list[Measured]:
    """Read the table of measured figures that ``make eval`` writes."""
    lines = (line for line in written.splitlines() if line.startswith("| ") and not line.startswith("| measured"))
    return [_measured(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


def _measured(task: str, on: str, n: str, _: str, figures: str) -> Measured:
    named = (each.rpartition(" ") for each in figures.split(", "))
    return Measured(task, on, n, tuple((name.replace("_", " "), figure) for name, _, figure in named))


def _figures() -> str:
    """Find the figures: in an installed package beside the pages, in a checkout among the documents."""
    web = Path(__file__).parents[1]
    found = next(
        (each for each in (web / "quality.md", web.parents[2] / "docs" / "quality.md") if each.is_file()), None
    )
    return found.read_text("utf-8") if found else ""


def ratings(project: Project) -> dict[str, str]:
    """Give the ratings that stand, by what is rated."""
    stand = standing(project.store.decisions()).values()
    return {subject: each.judgement for each in stand if (subject := rated(each))}


def events_by_source(workbench: Workbench) -> Counter[str]:
    """Count the events that each source tells of, from the light columns: 400,000 documents are not read for it."""
    codes, names = workbench.held.of(event_cells(workbench.project)).coded("source_ids")
    counts = np.bincount(codes[codes >= 0], minlength=len(names)).tolist()
    told: Counter[str] = Counter()
    for joined, count in zip(names, counts, strict=True):
        told.update(dict.fromkeys((each for each in joined.split(MARK) if each), count))
    return told


def judged_claims(project: Project) -> list[Judged]:
    """Count the decisions that stand on claims, by property and engine."""
    counts: dict[tuple[str, str], Counter[str]] = {}
    for subject, decision in standing(project.store.decisions()).items():
        if decision.judgement in {ACCEPTED, REJECTED} and subject.startswith("claim-"):
            claim = project.store.claim(subject)
            counts.setdefault((claim.property, claim.engine), Counter())[decision.judgement] += 1
    return [
        Judged(wording.property_words(name), wording.claim_kind(name), engine, told[ACCEPTED], told[REJECTED])
        for (name, engine), told in sorted(counts.items())
    ]
