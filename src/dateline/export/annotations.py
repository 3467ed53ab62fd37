"""The evidence of events as W3C Web Annotations: each value, tied to the words it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypedDict

from dateline.export.actors import in_words
from dateline.export.losses import LossReport, Written, left_out
from dateline.export.summary import Citation, Citations
from dateline.export.veil import BARE, Veil, veil_for
from dateline.model.claim import Claim
from dateline.model.event import Event

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


class Selector(TypedDict, total=False):
    """Where the words stand: by their place in the text, counted in code points, or by the words themselves."""

    type: str
    start: int
    end: int
    exact: str


class Target(TypedDict):
    """The text annotated, and the words in it."""

    source: str
    selector: list[Selector]


class Body(TypedDict):
    """What the annotation says."""

    type: str
    purpose: str
    value: str


Annotation = TypedDict(
    "Annotation",
    {
        "@context": str,
        "id": str,
        "type": str,
        "motivation": str,
        "creator": str,
        "body": list[Body],
        "target": Target,
    },
)
"""One annotation."""


def event_annotations(
    events: Iterable[Event], citations: Citations, report: LossReport, *, withhold: bool = True
) -> Iterator[Annotation]:
    """Write one annotation for each claim of each event, those not chosen too.

    The quote and its position are both given: the position breaks when a text is read anew, the quote finds it again.
    Where the quote holds a withheld name, the position alone is given.
    """
    return report.rows(
        annotation(claim, event, citations.get(claim.evidence.text_id), veil)
        for event in events
        for veil in (veil_for(event) if withhold else BARE,)
        for value in event.values
        for claim in (value.claim, *value.others)
    )


def annotation(claim: Claim, event: Event, citation: Citation | None, veil: Veil) -> Written[Annotation]:
    """Write one claim, or say why its words cannot be pointed at."""
    selectors = list(_selectors(claim, veil))
    if not selectors:
        return Written(None, left_out("the words are withheld and their place is not known"))
    made: Annotation = {
        "@context": CONTEXT,
        "id": f"urn:dateline:{claim.id}",
        "type": "Annotation",
        "motivation": "identifying",
        "creator": claim.engine,
        "body": list(_bodies(claim, event, veil)),
        "target": {"source": _source(claim, citation), "selector": selectors},
    }
    lost = () if len(selectors) > 1 or claim.evidence.span is None else (("exact", "the quote holds a withheld name"),)
    return Written(made, lost)


def _source(claim: Claim, citation: Citation | None) -> str:
    return citation.url if citation and citation.url else f"urn:dateline:{claim.evidence.text_id}"


def _selectors(claim: Claim, veil: Veil) -> Iterator[Selector]:
    span, quote = claim.evidence.span, claim.evidence.quote
    if span is not None:
        yield {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if veil.over(quote) == quote:
        yield {"type": "TextQuoteSelector", "exact": quote}


def _bodies(claim: Claim, event: Event, veil: Veil) -> Iterator[Body]:
    """Say which event, which property, which value, and on what footing the text puts it."""
    yield {"type": "TextualBody", "purpose": "linking", "value": f"urn:dateline:{event.id}"}
    yield {"type": "TextualBody", "purpose": "tagging", "value": claim.property}
    value = veil.over(in_words(claim.value))
    if value:
        yield {"type": "TextualBody", "purpose": "describing", "value": value}
    given = claim.attribution
    footing = ", ".join(part for part in (given.modality.value, given.basis.value, given.asserter) if part)
    yield {"type": "TextualBody", "purpose": "assessing", "value": veil.over(footing)}
