"""Rules and reader together: claims both make are surer, parts the rules miss are added, whole deeds only when sure.

An account of the rules stays as it is; the reader never takes a claim away. The reasons of what it adds name it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from dateline.extract.learned.accounts import PROPERTIES, Told, account_of, filler_claim, type_of
from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.incidents import Incident, incidents_of
from dateline.extract.learned.reading import Filler, Reading
from dateline.extract.rules import RulesEngine
from dateline.extract.rules.engine import find_mentions
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.document import Text
from dateline.model.extraction import Extraction

AGREED = "the learned reader takes these words so too"


def combined(
    rules: RulesEngine, encoder: Encoder, text: Text, doc: Doc, extraction: Extraction, reading: Reading
) -> Extraction:
    """Put what the reader finds beside what the rules found in one text."""
    claims = [_surer(claim, reading.fillers) for claim in extraction.claims]
    incidents = incidents_of(reading, encoder.settings)
    of_account: dict[str, list[Claim]] = {account.id: [] for account in extraction.accounts}
    for claim in claims:
        of_account.get(claim.subject_id, []).append(claim)
    types = {account.id: _type(of_account[account.id]) for account in extraction.accounts}
    parts = [
        (account, filler)
        for incident in incidents
        for account in _told_by(incident, extraction.accounts, types)
        for filler in _missing(incident, account, of_account[account.id], encoder)
    ]
    new = [each for each in incidents if each.type not in types.values() and _sure(each, encoder)]
    if not parts and not new:
        return replace(extraction, claims=tuple(claims))
    told = Told(
        text, doc, find_mentions(text, doc, rules.gazetteer, rules.published(text.document_id)), extraction.engine
    )
    made = [each for incident in new if (each := account_of(told, incident)) is not None]
    return replace(
        extraction,
        accounts=(*extraction.accounts, *(account for account, _ in made)),
        claims=(
            *claims,
            *(filler_claim(told, account.id, filler) for account, filler in parts),
            *(claim for _, found in made for claim in found),
        ),
    )


def _surer(claim: Claim, fillers: Sequence[Filler]) -> Claim:
    """Raise the confidence of a claim that the reader makes too."""
    span = claim.evidence.span
    agreed = [
        filler
        for filler in fillers
        if span is not None and PROPERTIES[filler.role] == claim.property and filler.span.overlaps(span)
    ]
    best = max((filler.chance for filler in agreed), default=0.0)
    if best < 0.5:
        return claim
    both = 1 - (1 - claim.confidence) * (1 - best)
    return replace(claim, confidence=round(min(both, 0.99), 2), reasons=(*claim.reasons, AGREED))


def _type(claims: Sequence[Claim]) -> str | None:
    return type_of([str(claim.value) for claim in claims if claim.property == "deed"])


def _told_by(incident: Incident, accounts: Sequence[Account], types: Mapping[str, str | None]) -> list[Account]:
    return [account for account in accounts if types[account.id] == incident.type]


def _missing(incident: Incident, account: Account, claims: Sequence[Claim], encoder: Encoder) -> Iterator[Filler]:
    """Give the parts that an account lacks altogether and that its own sentences tell."""
    has = {claim.property for claim in claims}
    for filler in incident.fillers:
        least = encoder.settings["least_added"][filler.role]
        if PROPERTIES[filler.role] not in has and account.span.covers(filler.span) and filler.chance >= least:
            yield filler


def _sure(incident: Incident, encoder: Encoder) -> bool:
    """Tell whether an incident that the rules do not see is likely enough to be told: by its type and by its parts."""
    suffered = any(filler.role in {"Victim", "Target"} for filler in incident.fillers)
    return suffered and incident.chance >= encoder.settings["least_new"]
