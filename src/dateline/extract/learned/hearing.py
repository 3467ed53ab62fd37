"""What the learned reader says to a claim, whoever made it."""

from __future__ import annotations

from dateline.extract.learned.accounts import PROPERTIES, by_reader
from dateline.extract.learned.combine import AGREED
from dateline.extract.learned.reading import Reading
from dateline.extract.promises import Heard
from dateline.model.claim import Claim


def heard(reading: Reading, claim: Claim) -> Heard:
    """Give how likely the reader finds the words of a claim in its part, be it below what it would say by itself."""
    span = claim.evidence.span
    own = (each for each in reading.fillers if PROPERTIES[each.role] == claim.property)
    likely = max((each.chance for each in own if span is not None and each.span.overlaps(span)), default=0.0)
    return Heard(likely, AGREED in claim.reasons, by_reader(claim))
