"""Accounts of the rules that tell no deed by what stands around them: a match, a drill, a plan, a sum, a fire's cause.

The rules go by words and grammar, and a text about none of this may have both. The reader looks at the word of the deed
and at its whole paragraph; only where it finds both unlikely is the account left out, and counted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.extract.learned.accounts import type_of
from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.finer import Seen, done_of, has_finer, relevance_of
from dateline.model.claim import Claim
from dateline.model.document import BlockKind, Text
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction, Skipped

UNDONE = "account in whose paragraph the learned reader sees no deed done"
UNLIKELY = 0.2
"""Deed and paragraph must each be unlikelier than this: one alone errs on short sentences and on long reports.

Of 690 accounts of violence that the rules made of thirteen batches before anybody had read those, by heads that had not
seen the batch either, 18 of 114 non-events lie below and none of 576 events (at 0.3: 26 and 1); of 389 accounts of RAND
it is one.
"""


def without_undone(encoder: Encoder, text: Text, extraction: Extraction, seen: Seen | None) -> Extraction:
    """Leave out the accounts of violence in whose words and paragraphs the reader sees no deed done or tried."""
    if seen is None or not has_finer(encoder.heads):
        return extraction
    deeds: dict[str, list[Claim]] = {}
    for claim in extraction.claims:
        if claim.property == "deed":
            deeds.setdefault(claim.subject_id, []).append(claim)
    prose = [block.span for block in text.blocks if block.kind is BlockKind.PARAGRAPH]
    violent = {name: told for name, told in deeds.items() if type_of([str(claim.value) for claim in told])}
    out = {
        account.id
        for account in extraction.accounts
        if account.id in violent and all(undone(encoder, seen, prose, claim) for claim in violent[account.id])
    }
    return _without(extraction, out) if out else extraction


def undone(encoder: Encoder, seen: Seen, prose: Sequence[Span], claim: Claim) -> bool:
    """Tell whether word and paragraph of a deed tell none; outside prose, of which the heads learned nothing, never."""
    span = claim.evidence.span
    paragraph = next((each for each in prose if span is not None and each.overlaps(span)), None)
    if span is None or paragraph is None:
        return False
    done, told = done_of(encoder.heads, seen, span), relevance_of(encoder.heads, seen, paragraph)
    return done is not None and told is not None and max(done, told) < UNLIKELY


def _without(extraction: Extraction, out: set[str]) -> Extraction:
    """Leave accounts out with all that is claimed of them, counted."""
    return replace(
        extraction,
        accounts=tuple(each for each in extraction.accounts if each.id not in out),
        claims=tuple(each for each in extraction.claims if each.subject_id not in out),
        skipped=(*extraction.skipped, Skipped("extract", extraction.text_id, UNDONE, len(out))),
    )
