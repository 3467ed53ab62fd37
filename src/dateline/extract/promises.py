"""What a confidence promises: the share of claims like it that were right where the truth is known.

Claims of who took part and of how many suffered are weighed by a few signs that are known when they are made; the
weights in ``promises.yaml`` are those of logistic regressions on texts with known truth. From ``SURE`` on a claim is
one that people rely on without looking, so that nothing is said to be as sure as that which is only nearly so.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from dateline.extract.casing import in_one_case
from dateline.model.claim import ActorKind, Claim, Party, SubjectKind, Value
from dateline.model.document import BlockKind, Text
from dateline.model.evidence import Basis, Span
from dateline.model.extraction import Extraction
from dateline.model.toll import Outcome, Reckoning, Toll
from dateline.model.yaml_text import load_yaml

ROLES = frozenset({"perpetrator", "target", "victim", "instrument"})
SURE = 0.9
"""From here on a claim is one that people rely on without looking."""
ENOUGH = 0.93
"""The chance that earns it. Of claims between the two fewer than .95 were right, of those above .96 to .98."""
BELOW = 0.89
"""What is said of claims between the two."""
BLAMED = frozenset({Basis.CLAIMED, Basis.ACCUSED, Basis.DENIED})
FAINT, LOUD = 0.01, 0.99
"""Chances of the reader are held between these: it does not tell those beyond apart."""
SHORT, LONG = 100, 5_000
"""Characters between which the length of what is read tells something of who took part."""
BRIEF, FULL = 50, 600
"""The same for figures: beyond, RAND's texts are too few to say."""

WHY = {
    "one_case": "in a text all in one case sides are often mistaken",
    "unheard": "the learned reader does not say so",
    "other_figures": "the report tells other figures of this too",
    "bomber": "a bomber may be counted among them",
}
"""What a claim says of the signs that make it less sure."""

Signs = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the learned reader says to a claim: how likely these words play that part, and who found it.

    ``agrees``: the rules made the claim and the reader does too; ``alone``: only the reader makes it.
    """

    chance: float
    agrees: bool = False
    alone: bool = False


Hearing = Callable[[Claim], Heard]
"""Gives what the learned reader says to a claim."""


@dataclass(frozen=True, slots=True)
class Report:
    """What the claims of one text are weighed by. ``hearing`` is None where no reader was asked.

    ``prose`` counts the characters of its paragraphs; ``rows`` are the rows and entries of lists, each read by itself.
    ``figures`` are those told of an outcome, parts of totals left out, by the row that tells them, None for prose.
    """

    one_case: bool
    prose: int
    rows: tuple[Span, ...]
    figures: Mapping[tuple[Span | None, Outcome], frozenset[int | None]]
    bombed: frozenset[str]
    """Accounts in which a bomber died, whom some count among the dead and some do not."""
    hearing: Hearing | None = None


def report_of(extraction: Extraction, text: Text, hearing: Hearing | None = None) -> Report:
    """Put together what the claims of one text are weighed by."""
    claims = [claim for claim in extraction.claims if claim.subject_kind is SubjectKind.ACCOUNT]
    rows = tuple(sorted(block.span for block in text.blocks if block.kind is not BlockKind.PARAGRAPH))
    figures: dict[tuple[Span | None, Outcome], set[int | None]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim.value, Toll) and claim.value.best is not None and not claim.value.part_of_total:
            figures[_row_at(rows, claim), claim.value.outcome].add(claim.value.best)
    return Report(
        in_one_case(text.characters),
        sum(len(block.span) for block in text.blocks if block.kind is BlockKind.PARAGRAPH),
        rows,
        {told: frozenset(values) for told, values in figures.items()},
        frozenset(claim.subject_id for claim in claims if claim.value == "suicide_bombing"),
        hearing,
    )


def _row_at(rows: Sequence[Span], claim: Claim) -> Span | None:
    """Give the row or entry that tells a claim; None where prose does."""
    span = claim.evidence.span
    at = bisect_right(rows, span.start, key=lambda row: row.start) - 1 if span is not None else -1
    return rows[at] if span is not None and at >= 0 and rows[at].overlaps(span) else None


def promised(extraction: Extraction, text: Text, hearing: Hearing | None = None) -> Extraction:
    """Give the claims of one text the confidence that claims like them have earned; without a reader, the rules'."""
    report = report_of(extraction, text, hearing)
    return replace(extraction, claims=tuple(_kept(claim, signs_of(report, claim)) for claim in extraction.claims))


def _kept(claim: Claim, signed: tuple[str, Signs] | None) -> Claim:
    if signed is None:
        return claim
    table, signs = signed
    told = (why for sign, why in WHY.items() if signs.get(sign) or table.endswith(sign))
    return replace(claim, confidence=confidence(table, signs), reasons=(*claim.reasons, *told))


def confidence(table: str, signs: Signs) -> float:
    """Give what claims with such signs are worth."""
    weights = weights_of(table)
    chance = 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * amount for name, amount in signs.items())))
    return round(chance if chance >= ENOUGH else min(chance, BELOW), 2)


def signs_of(report: Report, claim: Claim) -> tuple[str, Signs] | None:
    """Give the signs that a claim is right, and the table that holds their weights; None where there is no table."""
    if claim.subject_kind is not SubjectKind.ACCOUNT:
        return None
    if isinstance(claim.value, Toll):
        return "figures", _signs_of_figure(report, claim, claim.value)
    if claim.property not in ROLES:
        return None
    asked = "rules" if report.hearing is None else "default"
    return f"roles_{asked}_{'one_case' if report.one_case else 'cased'}", _signs_of_role(report, claim)


def _signs_of_role(report: Report, claim: Claim) -> Signs:
    signs = {
        claim.property: 1.0,
        "length": math.log(min(max(_told_in(report, claim), SHORT), LONG) / 1_000),
        "blamed": float(claim.attribution.basis in BLAMED),
        "nameless": float(claim.property == "victim" and _nameless(claim.value)),
    }
    if report.hearing is not None:
        heard = report.hearing(claim)
        held = min(max(heard.chance, FAINT), LOUD)
        signs |= {"heard": math.log(held / (1 - held)), "agrees": float(heard.agrees), "alone": float(heard.alone)}
        signs["unheard"] = float(not heard.agrees and not heard.alone)
    return signs


def _nameless(value: Value) -> bool:
    """Tell people told by what they are: "peasants", "two guards"."""
    return isinstance(value, Party) and value.kind is not ActorKind.PERSON and value.name is None


def _told_in(report: Report, claim: Claim) -> int:
    """Give the length of what tells a claim: a whole report in prose, or one row or entry of a list."""
    row = _row_at(report.rows, claim)
    return report.prose if row is None else len(row)


def _signs_of_figure(report: Report, claim: Claim, toll: Toll) -> Signs:
    beside = report.figures.get((_row_at(report.rows, claim), toll.outcome), frozenset()) - {toll.best}
    return {
        "figure": 1.0,
        "other_figures": float(bool(beside)),
        "nobody": float(toll.reckoning is Reckoning.ZERO),
        "part": float(toll.part_of_total),
        "bomber": float(toll.outcome is Outcome.KILLED and claim.subject_id in report.bombed),
        "length": math.log(min(max(_told_in(report, claim), BRIEF), FULL) / 200),
    }


@cache
def weights_of(table: str) -> Mapping[str, float]:
    """Give the weights of signs."""
    loaded: Mapping[str, Mapping[str, float]] = load_yaml(
        files(__package__).joinpath("promises.yaml").read_text("utf-8")
    )
    return loaded[table]
