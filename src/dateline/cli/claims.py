"""``dateline claims``: every value with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from dateline.cli.screen import Format, print_rows
from dateline.cli.words import value_words
from dateline.model.claim import Claim
from dateline.model.codec import to_json
from dateline.pipeline.project import Project

COLUMNS = ("property", "value", "quote", "asserter", "basis", "modality", "confidence", "subject_id")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(claims)


def claims(
    subject: Annotated[str | None, typer.Option(help="Only claims about this account or profile.")] = None,
    property_: Annotated[str | None, typer.Option("--property", help="Only this property, such as toll.")] = None,
    form: Annotated[Format | None, typer.Option("--format", help="Table for people, jsonl for programs.")] = None,
) -> None:
    """List claims: value, quote, who says so and how, and which engine found it.

    Example: `dateline claims --property toll`
    """
    with Project.open() as project:
        found = project.store.claims([subject] if subject else None)
        print_rows(_rows(each for each in found if property_ in {None, each.property}), COLUMNS, form)


def _rows(found: Iterator[Claim]) -> Iterator[dict[str, object]]:
    for claim in found:
        yield {
            "id": claim.id,
            "subject_id": claim.subject_id,
            "property": claim.property,
            "value": value_words(claim.value),
            "data": to_json(claim.value) if claim.value is not None else None,
            "quote": claim.evidence.quote,
            "text_id": claim.evidence.text_id,
            "start": claim.evidence.span.start if claim.evidence.span is not None else None,
            "end": claim.evidence.span.end if claim.evidence.span is not None else None,
            "asserter": claim.attribution.asserter,
            "basis": claim.attribution.basis.value,
            "modality": claim.attribution.modality.value,
            "confidence": claim.confidence,
            "reasons": list(claim.reasons),
            "engine": claim.engine,
        }
