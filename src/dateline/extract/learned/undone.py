"""Accounts of the rules that tell no deed by what stands around them: a match, a drill, a plan, a sum, a fire's cause.

The rules go by words and grammar, and a text about none of this may have both. The reader looks at the word of the deed
and at its whole paragraph; only where it finds both unlikely is the account left out, and counted. Where it is not
sure the deed is told with less confidence.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.casing import in_one_case
from dateline.extract.learned.accounts import type_of
from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.finer import Seen, done_of, has_finer, relevance_of
from dateline.extract.learned.sureness import weighed
from dateline.model.claim import Claim
from dateline.model.document import BlockKind, Text
from dateline.model.extraction import Extraction, Skipped

UNDONE = "account in whose paragraph the learned reader sees no deed done"
UNLIKELY = 0.2
"""Deed and paragraph must each be unlikelier than this: one alone errs on short sentences and on long reports.

Of 690 accounts of violence that the rules made of thirteen batches before anybody had read those, by heads that had not
seen the batch either, 18 of 114 non-events lie below and none of 576 events (at 0.3: 26 and 1); of 389 accounts of RAND
it is one.
"""


DOUBTS = "the learned reader is not sure that this was done"
AT_EVEN, WEIGHT = -0.06, 0.246
"""What a deed's and its paragraph's logarithmic odds, put together, say of whether the account is of an event.

Fitted on the same accounts: of those that it gives .14, .30, .50, .66, .75, .86 and .94 were .00, .23, .46, .74, .77,
.91 and .92 events, in parts left out of the fit; without it all were told with .82 or .86.
"""


def without_undone(encoder: Encoder, text: Text, extraction: Extraction, seen: Seen | None) -> Extraction:
    """Leave out the accounts of violence in whose words and paragraphs the reader sees no deed done or tried."""
    if seen is None or not may_judge(encoder, text):
        return extraction
    told: dict[str, list[bool]] = {}
    for claim in extraction.claims:
        if claim.property == "deed":
            chances = chances_of(encoder, text, seen, claim)
            told.setdefault(claim.subject_id, []).append(chances is not None and max(chances) < UNLIKELY)
    violent = {claim.subject_id for claim in extraction.claims if is_violent(claim)}
    out = {each.id for each in extraction.accounts if each.id in violent and all(told[each.id])}
    return _without(extraction, out) if out else extraction


def less_sure(encoder: Encoder, text: Text, extraction: Extraction, seen: Seen | None) -> Extraction:
    """Make the deeds less sure of which the reader doubts that they were done; none is made surer."""
    if seen is None or not may_judge(encoder, text):
        return extraction
    return replace(
        extraction,
        claims=tuple(_weighed(encoder, text, seen, each) if is_violent(each) else each for each in extraction.claims),
    )


def _weighed(encoder: Encoder, text: Text, seen: Seen, claim: Claim) -> Claim:
    chances = chances_of(encoder, text, seen, claim)
    if chances is None:
        return claim
    likely = round(weighed(AT_EVEN, *((WEIGHT, each) for each in chances)), 2)
    if likely >= claim.confidence:
        return claim
    return replace(claim, confidence=likely, reasons=(*claim.reasons, DOUBTS))


def may_judge(encoder: Encoder, text: Text) -> bool:
    """Tell whether the reader may judge the accounts of a text: MUC's, in one case, lost .005 of micro-F1 by it."""
    return has_finer(encoder.heads) and not in_one_case(text.characters)


def is_violent(claim: Claim) -> bool:
    """Tell whether a claim is a deed of violence: paragraphs that tell an arrest or a truce need tell none."""
    return claim.property == "deed" and type_of([str(claim.value)]) is not None


def chances_of(encoder: Encoder, text: Text, seen: Seen, claim: Claim) -> tuple[float, float] | None:
    """Give how likely the word of a deed and its paragraph tell one done; None outside prose, which was not learned."""
    span = claim.evidence.span
    prose = (block.span for block in text.blocks if block.kind is BlockKind.PARAGRAPH)
    paragraph = next((each for each in prose if span is not None and each.overlaps(span)), None)
    if span is None or paragraph is None:
        return None
    done, told = done_of(encoder.heads, seen, span), relevance_of(encoder.heads, seen, paragraph)
    return None if done is None or told is None else (done, told)


def _without(extraction: Extraction, out: set[str]) -> Extraction:
    """Leave accounts out with all that is claimed of them, counted."""
    return replace(
        extraction,
        accounts=tuple(each for each in extraction.accounts if each.id not in out),
        claims=tuple(each for each in extraction.claims if each.subject_id not in out),
        skipped=(*extraction.skipped, Skipped("extract", extraction.text_id, UNDONE, len(out))),
    )
