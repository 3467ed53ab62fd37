"""Rules and reader together: claims both make are surer, and parts of violent deeds that the rules miss are added.

An account of the rules stays as it is, and the reader never takes a claim away: what the rules got right is not lost.
It adds an account only to a text in which the rules see no deed at all: deeds they pass over are plans, denials and
sums. The reasons of what is added name the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from spacy.tokens import Token

from dateline.extract.learned.accounts import (
    PROPERTIES,
    TAKES,
    Found,
    Told,
    account_of,
    claim_of,
    filled,
    type_of,
)
from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.incidents import Incident, incidents_of
from dateline.extract.learned.places import deed_places
from dateline.extract.learned.reading import Filler, Reading
from dateline.extract.learned.sureness import sure
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.extraction import Extraction

AGREED = "so says the learned reader too"
LIKELY = 0.5
"""The chance from which the reader is taken to say so too."""
SUREST = 0.99


@dataclass(frozen=True, slots=True)
class Rest:
    """An account of the rules with its claims and the incident type of its deeds."""

    account: Account
    claims: Sequence[Claim]
    type: str | None


def combined(encoder: Encoder, told: Told, extraction: Extraction, reading: Reading) -> Extraction:
    """Put what the reader finds beside what the rules found in one text."""
    claims = tuple(_surer(claim, reading.fillers, told) for claim in extraction.claims)
    accounts = _with_claims(extraction.accounts, claims)
    incidents = incidents_of(reading, encoder.settings)
    added = [claim_of(told, rest.account.id, found) for rest in accounts for found in _missing(rest, incidents, told)]
    added += [claim_of(told, rest.account.id, found) for rest, found in _unplaced(accounts, told, encoder)]
    new = [each for each in incidents if _sure(each, encoder)] if not accounts and not extraction.skipped else []
    made = [each for incident in new if (each := account_of(told, incident)) is not None]
    return replace(
        extraction,
        accounts=(*extraction.accounts, *(account for account, _ in made)),
        claims=(*claims, *added, *(claim for _, found in made for claim in found)),
    )


def _with_claims(accounts: Sequence[Account], claims: Sequence[Claim]) -> list[Rest]:
    by_account: dict[str, list[Claim]] = {account.id: [] for account in accounts}
    for claim in claims:
        by_account.get(claim.subject_id, []).append(claim)
    return [
        Rest(account, own, type_of([str(claim.value) for claim in own if claim.property == "deed"]))
        for account, own in ((account, by_account[account.id]) for account in accounts)
    ]


def _surer(claim: Claim, fillers: Sequence[Filler], told: Told) -> Claim:
    """Raise the confidence of a claim that the reader makes too."""
    span = claim.evidence.span
    if span is None:
        return claim
    agreed = [each for each in fillers if PROPERTIES[each.role] == claim.property and each.span.overlaps(span)]
    best = max((sure(told.settings, each.role, each.chance) for each in agreed), default=0.0)
    if best < LIKELY:
        return claim
    both = 1 - (1 - claim.confidence) * (1 - best)
    return replace(claim, confidence=round(min(both, SUREST), 2), reasons=(*claim.reasons, AGREED))


def _missing(rest: Rest, incidents: Sequence[Incident], told: Told) -> Iterator[Found]:
    """Give the parts that an account lacks altogether and that its own sentences tell."""
    has = {claim.property for claim in rest.claims}
    for filler in (filler for incident in incidents if incident.type == rest.type for filler in incident.fillers):
        likely = filler.chance >= told.settings["least_added"][filler.role]
        if likely and PROPERTIES[filler.role] not in has and rest.account.span.covers(filler.span):
            yield filled(told, filler)


def _unplaced(accounts: Sequence[Rest], told: Told, encoder: Encoder) -> Iterator[tuple[Rest, Found]]:
    """Find where the deeds happened that the rules place nowhere, in the sentence of the deed's word."""
    bare = [rest for rest in accounts if rest.type and not any(each.property == "place" for each in rest.claims)]
    words = [(rest, word) for rest in bare if (word := _deed_word(rest, told)) is not None]
    chances = deed_places([word for _, word in words], told.mentions.places, encoder)
    for (rest, _), each in zip(words, chances, strict=True):
        named = [(likely, place) for place, likely in each if place in told.mentions.places]
        likely, place = max(named, key=itemgetter(0), default=(0.0, None))
        if place is not None and likely >= told.settings["least_place"]:
            location = told.mentions.locations[told.mentions.places.index(place)]
            yield rest, Found("place", location, place.span, round(likely, 2), f"{TAKES} this for where it happened")


def _deed_word(rest: Rest, told: Told) -> Token | None:
    """Give the word that tells an account's deed."""
    spans = [claim.evidence.span for claim in rest.claims if claim.property == "deed"]
    words = told.doc.char_span(spans[0].start, spans[0].end, alignment_mode="expand") if spans and spans[0] else None
    return None if words is None else words.root


def _sure(incident: Incident, encoder: Encoder) -> bool:
    """Tell whether an incident that the rules do not see is likely enough, and somebody suffered by it."""
    suffered = any(filler.role in {"Victim", "Target"} for filler in incident.fillers)
    return suffered and incident.chance >= encoder.settings["least_new"]
