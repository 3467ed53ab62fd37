"""Whether confidences keep what they promise: claims on reference data by how sure they are, against what coders say.

In RAND's layout the figures of killed and injured are judged: the incident's count, and each claim, which is right
where it is the coded total or one of the figures that add up to it; what says of itself that it is a part of a total
is not judged, since coders give totals. A text also tells figures of earlier deeds and of
the attackers, which coders leave out: such claims count as wrong here. In MUC-4's layout the words that play a part
are judged, each against the key of its report, word for word as MUC compares them. The learned reader was trained on
most of RAND's texts: with it the figures of counts are a little too kind.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from time import perf_counter

from dateline.evaluate.incidents import Incident, is_unseen, read_rows, texts_of
from dateline.evaluate.template_fill import Template, fillers_of, type_of_account
from dateline.evaluate.templates import cased, normal, read_sheets
from dateline.extract.engines import EngineName, make_engine
from dateline.extract.learned.counting import count_incidents
from dateline.extract.learned.encoder import load_encoder
from dateline.extract.learned.sureness import expected_error
from dateline.extract.places import Gazetteer
from dateline.extract.promises import SURE
from dateline.model.claim import Claim, SubjectKind
from dateline.model.extraction import Extraction
from dateline.model.toll import Outcome, Toll

SUFFERED = frozenset({Outcome.KILLED, Outcome.INJURED})


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """What was claimed of one thing, how sure it was, and whether coders say the same."""

    what: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """Claims of one sort: how many, how far confidences lie from the shares right, how many are sure, and right."""

    what: str
    n: int
    calibration_error: float
    sure: int
    sure_right: float | None
    """None where no claim is as sure as that."""


@dataclass(frozen=True, slots=True)
class SureClaimsScore:
    """The promises kept, over all claims and by sort; ``sure_right`` is the share right of claims from .9 on."""

    calibration_error: float
    sure: int
    sure_right: float | None
    n: int
    seconds: float
    by_sort: tuple[Promise, ...]


def evaluate_sure_claims(
    path: Path, limit: int | None = None, engine: EngineName = EngineName.DEFAULT
) -> SureClaimsScore:
    """Judge the claims of an engine on a CSV file of incidents or a JSON Lines file of reports with templates."""
    started = perf_counter()
    judged = list(_figures(path, limit, engine) if path.suffix == ".csv" else _roles(path, limit, engine))
    ordered = sorted(judged, key=lambda each: each.what)
    sorts = tuple(promise(what, list(some)) for what, some in groupby(ordered, key=lambda each: each.what))
    whole = promise("all", judged)
    seconds = round(perf_counter() - started, 1)
    return SureClaimsScore(whole.calibration_error, whole.sure, whole.sure_right, whole.n, seconds, sorts)


def promise(what: str, judged: Sequence[JudgedClaim]) -> Promise:
    """Sum up claims of one sort."""
    sure = [each.right for each in judged if each.confidence >= SURE]
    error = expected_error([(each.confidence, each.right) for each in judged])
    right = round(sum(sure) / len(sure), 4) if sure else None
    return Promise(what, len(judged), round(error, 4), len(sure), right)


def _figures(path: Path, limit: int | None, engine: EngineName) -> Iterator[JudgedClaim]:
    rows = [row for row in read_rows(path, Gazetteer.open()) if is_unseen(row.description)]
    rows = rows[:: max(1, len(rows) // limit)][:limit] if limit else rows
    found = make_engine(engine, lambda _: None).extract(texts_of(rows))
    counts = count_incidents(load_encoder(), [row.description for row in rows])
    for row, extraction, counted in zip(rows, found, counts, strict=True):
        told = list(figures_told(extraction))
        for claim, toll in told:
            right = coded_as(row, toll, [other for _, other in told])
            yield JudgedClaim(f"{toll.outcome.value} claim", claim.confidence, right)
        for (outcome, figure), count in zip(_coded(row).items(), counted, strict=True):
            yield JudgedClaim(f"{outcome.value} count", count.confidence, (count.value or 0) == figure)


def figures_told(extraction: Extraction) -> Iterator[tuple[Claim, Toll]]:
    """Give the claims that tell how many were killed or injured in a deed.

    Not sums over a stretch of time, which are told of an actor, nor what says of itself that it is a part of a total:
    coders give totals, and cannot say whether a part is right.
    """
    for claim in extraction.claims:
        toll = claim.value if claim.subject_kind is SubjectKind.ACCOUNT else None
        if isinstance(toll, Toll) and toll.outcome in SUFFERED and toll.best is not None and not toll.part_of_total:
            yield claim, toll


def coded_as(row: Incident, toll: Toll, told: Sequence[Toll]) -> bool:
    """Tell whether a figure is the coded total, or one of those of its outcome that add up to it."""
    total = sum(other.best or 0 for other in told if other.outcome is toll.outcome)
    return _coded(row)[toll.outcome] in {toll.best, total}


def _coded(row: Incident) -> dict[Outcome, int]:
    return {Outcome.KILLED: row.killed, Outcome.INJURED: row.injured}


def _roles(path: Path, limit: int | None, engine: EngineName) -> Iterator[JudgedClaim]:
    sheets = list(read_sheets(path))[:limit]
    found = make_engine(engine, lambda _: None).extract(sheet.text for sheet in sheets)
    for sheet, extraction in zip(sheets, found, strict=True):
        characters = cased(sheet.text)
        for claim in asked_for(extraction):
            for role, right in said_in_key(claim, sheet.key, characters):
                yield JudgedClaim(role, claim.confidence, right)


def asked_for(extraction: Extraction) -> Iterator[Claim]:
    """Give the claims of accounts that MUC asks a template of."""
    for account in extraction.accounts:
        claims = [claim for claim in extraction.claims if claim.subject_id == account.id]
        if type_of_account(claims) is not None:
            yield from claims


def said_in_key(claim: Claim, key: Sequence[Template], characters: str) -> Iterator[tuple[str, bool]]:
    """Give the roles that a claim fills, each with whether some template of the key has its words there."""
    for role, words in fillers_of(claim, characters):
        entities = (entity for template in key for entity in template.roles[role])
        mentions = {normal(mention) for entity in entities for mention in entity}
        if words:
            yield role, normal(words) in mentions
