"""Texts without violence: how many paragraphs that tell of none yield an account all the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from dateline.evaluate.quiet_paragraphs import draw, mark, ruling
from dateline.extract.engines import EngineName, make_engine
from dateline.model.document import Block, BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction

AS_MANY = 1000
"""How many paragraphs are drawn, where there are so many."""


@dataclass(frozen=True, slots=True)
class QuietScore:
    """The share of quiet paragraphs that yield an account, and what was left out before.

    ``violent`` are paragraphs no stem gives away that yield an account and were found, reading them, to tell of a deed
    of violence: they are not among ``n``. ``yielding_with_violent`` counts them as if they were quiet.
    """

    yielding: float
    yielding_with_violent: float
    violent: int
    left_out: int
    n: int
    seconds: float
    errors: tuple[str, ...] = ()


def evaluate_quiet(
    path: Path, engine: EngineName = EngineName.DEFAULT, limit: int = AS_MANY, *, unseen_only: bool = False
) -> QuietScore:
    """Read quiet paragraphs with an engine; ``unseen_only`` keeps to the half whose accounts nobody read and mended."""
    started = perf_counter()
    drawn = draw(path, limit)
    kept = [each for each in drawn.paragraphs if not unseen_only or unseen(each)]
    found = make_engine(engine, lambda _: None).extract(_texts(kept))
    told = [(each, extraction) for each, extraction in zip(kept, found, strict=True) if extraction.accounts]
    false = [(each, extraction) for each, extraction in told if mark(each) not in ruling().judged]
    violent = len(told) - len(false)
    return QuietScore(
        round(len(false) / max(1, len(kept) - violent), 4),
        round(len(told) / max(1, len(kept)), 4),
        violent,
        drawn.left_out,
        len(kept) - violent,
        round(perf_counter() - started, 1),
        tuple(_error(*each) for each in false),
    )


def unseen(paragraph: str) -> bool:
    """Tell whether a paragraph is of the half that is only measured."""
    return int(mark(paragraph), 16) % 2 == 1


def _texts(paragraphs: Sequence[str]) -> Iterator[Text]:
    for each in paragraphs:
        name = mark(each)
        yield Text(f"text-{name}", name, "quiet", each, "", (Block(BlockKind.PARAGRAPH, Span(0, len(each))),))


def _error(paragraph: str, extraction: Extraction) -> str:
    deeds = [f"{claim.value} “{claim.evidence.quote}”" for claim in extraction.claims if claim.property == "deed"]
    return f"{mark(paragraph)}: {'; '.join(deeds)}: {paragraph}"
