"""How often claims of one confidence are right, on hand-written truth: what the engine's confidences are set by.

For each property and each raw step of confidence ("sure", "less", "guess") the share of right claims, and how far the
stated confidences lie from those shares.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.evaluate.accounts import (
    Expected,
    Produced,
    Sheet,
    by_right,
    deed_right,
    match,
    place_right,
    produced_one,
    read_sheets,
    tolls_told,
    when_right,
)
from dateline.extract.places import Gazetteer
from dateline.extract.rules import RulesEngine
from dateline.model.claim import Claim, SubjectKind
from dateline.model.extraction import Extraction
from dateline.model.place import Location, Precision

JUDGED = {"deed": deed_right, "interval": when_right, "place": place_right, "perpetrator": by_right, "toll": tolls_told}


@dataclass(frozen=True, slots=True)
class ConfidenceScore:
    """The mean distance between stated confidence and the share right, weighted by claims, and the table itself."""

    expected_calibration_error: float
    n: int
    table: tuple[tuple[str, float, int, float], ...]
    """Property, stated confidence, claims, share right."""


def evaluate_confidence(paths: Sequence[Path]) -> ConfidenceScore:
    """Measure the claims of the rules engine on gold files."""
    bins: dict[tuple[str, float], list[bool]] = defaultdict(list)
    for path in paths:
        sheets = list(read_sheets(path))
        published = {sheet.text.document_id: sheet.published for sheet in sheets}
        engine = RulesEngine(Gazetteer.open(), published.get)
        for sheet, found in zip(sheets, engine.extract(sheet.text for sheet in sheets), strict=True):
            for claim, right in _judged(sheet, found):
                bins[claim.property, round(claim.confidence, 2)].append(right)
    table = tuple(
        (name, said, len(each), round(sum(each) / len(each), 3)) for (name, said), each in sorted(bins.items())
    )
    total = sum(count for _, _, count, _ in table)
    error = sum(count * abs(said - share) for _, said, count, share in table) / max(total, 1)
    return ConfidenceScore(round(error, 4), total, table)


def _judged(sheet: Sheet, found: Extraction) -> Iterator[tuple[Claim, bool]]:
    """Give each claim about an account with whether it is right; claims of accounts nobody expected are wrong."""
    paired = match(sheet, found)
    for claim in found.claims:
        if claim.subject_kind is SubjectKind.ACCOUNT and claim.property in JUDGED:
            wanted = paired.get(claim.subject_id)
            yield claim, wanted is not None and _right(wanted, claim)


def _right(wanted: Expected, claim: Claim) -> bool:
    """Judge one claim alone; the province or country around the place expected is right too."""
    alone: Produced = produced_one(claim)
    place = claim.value if isinstance(claim.value, Location) else None
    around = place is not None and place.country == wanted.country and (place.precision or 0) >= Precision.PROVINCE
    return JUDGED[claim.property](wanted, alone) or (around and wanted.place is not None)
