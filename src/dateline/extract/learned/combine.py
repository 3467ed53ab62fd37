"""Rules and reader together: claims both make are surer, and what the rules miss of violent deeds is added.

An account of the rules stays as it is, and the reader takes no claim of it away: what the rules got right is not lost.
Only accounts of paragraphs in which it sees no deed done are left out, and counted, and doubtful deeds made less sure
(``undone``).
It adds parts to the accounts of the type it tells. Only in texts in one case, which hide names and sentences from the
rules and are what the reader was mostly taught by, it adds victims, and an account where no rule sees a deed of that
type, told by words of other sentences than those in which the rules see deeds: what they pass over there are plans,
denials and sums. In twenty modern reports, where both were added too, 3 of 3 accounts and 13 of 14 victims were wrong:
lawyers, mayors and suspects whom such a report names. The reasons of what is added name the reader.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import Any

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from dateline.extract.casing import in_one_case
from dateline.extract.learned.accounts import (
    PROPERTIES,
    TAKES,
    UNTOLD,
    Found,
    Told,
    account_of,
    by_reader,
    claim_of,
    filled,
    left_out,
    type_of,
)
from dateline.extract.learned.again import told_once
from dateline.extract.learned.encoder import Encoder
from dateline.extract.learned.incidents import Incident, incidents_of
from dateline.extract.learned.places import deed_places
from dateline.extract.learned.reading import Filler, Reading
from dateline.extract.learned.sureness import lifted, sure
from dateline.extract.learned.undone import less_sure, without_undone
from dateline.model.account import Account
from dateline.model.claim import Claim
from dateline.model.document import BlockKind
from dateline.model.evidence import Span
from dateline.model.extraction import Extraction
from dateline.model.mention import MentionKind

AGREED = "so says the learned reader too"
LIKELY = 0.5
"""The confidence from which the reader is taken to say so too, and from which it names a doer."""
SURE_ENOUGH = 0.6
"""The confidence of an incident that only the reader sees: at less, a church that burned down was arson."""
UNSURE = "incident that the learned reader is not sure enough of"
NOBODY_FREE = "incident in which the learned reader sees nobody suffer, or a thing hit by nobody, outside other deeds"
CASED_VICTIM = "victim that only the learned reader sees, in a text with capitals"
CASED = "incident that only the learned reader sees, in a text with capitals"
DOUBTED = "part that only the learned reader sees, and that is likelier wrong than right"
EVEN = 0.5
SUREST = 0.86
"""Of deeds that both engines tell .85 were right on paragraphs whose errors nobody had read, and .70 of the others."""
FURTHEST = 1000
"""Characters between an account and words of its deed outside its sentences: without a bound MUC gains half a point,
and a long article gets parts of other events."""


@dataclass(frozen=True, slots=True)
class Rest:
    """An account of the rules with its claims and the incident type of its deeds."""

    account: Account
    claims: Sequence[Claim]
    type: str | None


def combined(encoder: Encoder, told: Told, extraction: Extraction, reading: Reading) -> Extraction:
    """Put what the reader finds beside what the rules found in one text."""
    done = without_undone(encoder, told.text, extraction, reading.seen)
    both = joined(told, told_once(encoder, told.text, done, reading.seen), reading)
    both = less_sure(encoder, told.text, both, reading.seen)
    rests = _with_claims(both.accounts, both.claims)
    places = [claim_of(told, rest.account.id, found) for rest, found in _unplaced(rests, told, encoder)]
    return replace(both, claims=(*both.claims, *places))


def joined(told: Told, extraction: Extraction, reading: Reading) -> Extraction:
    """Put the incidents of a reading beside the accounts of the rules."""
    incidents = incidents_of(_lifted(extraction, reading, told.settings), told.settings)
    claims = tuple(_surer(claim, incidents, reading.fillers, told) for claim in extraction.claims)
    rests, free = _with_claims(extraction.accounts, claims), _free(extraction, told)
    one_case = in_one_case(told.text.characters)
    added: list[Claim] = []
    unseen: list[Incident] = []
    withheld = 0
    for incident in incidents:
        of_type = [rest for rest in rests if rest.type == incident.type]
        parts = list(_parts(_open_parts(incident, rests), of_type, free, told))
        open_to = [(rest, each) for rest, each in parts if one_case or each.role != "Victim"]
        withheld += len(parts) - len(open_to)
        added += [claim_of(told, rest.account.id, filled(told, each)) for rest, each in open_to]
        unseen += [] if of_type else [incident]
    tried = [_new_account(incident, free, told) if one_case else CASED for incident in unseen]
    made = [each for each in tried if not isinstance(each, str)]
    reasons = [*(each for each in tried if isinstance(each, str)), *[CASED_VICTIM] * withheld]
    return replace(
        extraction,
        accounts=(*extraction.accounts, *(account for account, _ in made)),
        claims=(*claims, *added, *(claim for _, found in made for claim in found)),
        skipped=(*extraction.skipped, *left_out(told.text.id, reasons)),
    )


def believed(extraction: Extraction) -> Extraction:
    """Leave out what only the reader sees and is likelier wrong than right, by what such claims have earned."""
    doubted = [claim for claim in extraction.claims if by_reader(claim) and claim.confidence < EVEN]
    if not doubted:
        return extraction
    out = frozenset(claim.id for claim in doubted)
    kept = tuple(claim for claim in extraction.claims if claim.id not in out)
    return replace(
        extraction,
        claims=kept,
        skipped=(*extraction.skipped, *left_out(extraction.text_id, [DOUBTED] * len(doubted))),
    )


def _lifted(extraction: Extraction, reading: Reading, settings: Mapping[str, Any]) -> Reading:
    """Make the types likelier that the rules see too."""
    seen = {type_of([str(claim.value)]) for claim in extraction.claims if claim.property == "deed"}
    return replace(
        reading,
        types={
            kind: lifted(likely, settings["lift"]) if kind in seen else likely for kind, likely in reading.types.items()
        },
    )


def _with_claims(accounts: Sequence[Account], claims: Sequence[Claim]) -> list[Rest]:
    by_account: dict[str, list[Claim]] = {account.id: [] for account in accounts}
    for claim in claims:
        by_account.get(claim.subject_id, []).append(claim)
    return [
        Rest(account, own, type_of([str(claim.value) for claim in own if claim.property == "deed"]))
        for account, own in ((account, by_account[account.id]) for account in accounts)
    ]


def _surer(claim: Claim, incidents: Sequence[Incident], fillers: Sequence[Filler], told: Told) -> Claim:
    """Note of a claim that the reader makes it too; a deed is surer then, and of parts ``promises`` says how sure."""
    span = claim.evidence.span
    if claim.property == "deed":
        kind = type_of([str(claim.value)])
        agreed = [sure(told.settings, "type", each.chance) for each in incidents if each.type == kind]
    else:
        own = [each for each in fillers if PROPERTIES[each.role] == claim.property]
        agreed = [sure(told.settings, each.role, each.chance) for each in own if span and each.span.overlaps(span)]
        agreed = [each for each in agreed if each >= LIKELY]
    if not agreed:
        return claim
    both = 1 - (1 - claim.confidence) * (1 - max(agreed))
    return replace(claim, confidence=round(min(both, SUREST), 2), reasons=(*claim.reasons, AGREED))


def _free(extraction: Extraction, told: Told) -> list[Span]:
    """Give the sentences of prose in which the rules see no deed, told or passed over."""
    seen = [*(account.span for account in extraction.accounts), *told.passed_over]
    seen += [each.span for each in extraction.mentions if each.kind is MentionKind.DEED]
    prose = [block.span for block in told.text.blocks if block.kind is BlockKind.PARAGRAPH]
    sentences = (Span(each.start_char, each.end_char) for each in told.doc.sents)
    return [
        each
        for each in sentences
        if any(each.overlaps(block) for block in prose) and not any(each.overlaps(span) for span in seen)
    ]


def _open_parts(incident: Incident, rests: Sequence[Rest]) -> Incident:
    """Leave out doers whom the rules see do something peaceful there: who gave himself up is not thereby the bomber."""
    claims = (claim for rest in rests if rest.type is None for claim in rest.claims)
    busy = [each.evidence.span for each in claims if each.property == "perpetrator" and each.evidence.span is not None]
    return replace(
        incident,
        fillers=tuple(
            each
            for each in incident.fillers
            if PROPERTIES[each.role] != "perpetrator" or not any(each.span.overlaps(span) for span in busy)
        ),
    )


def _parts(
    incident: Incident, rests: Sequence[Rest], free: Sequence[Span], told: Told
) -> Iterator[tuple[Rest, Filler]]:
    """Give each part of an incident to the accounts of its type that tell it, or else to the nearest one nearby."""
    for filler in incident.fillers if rests else ():
        telling = [rest for rest in rests if rest.account.span.overlaps(filler.span)]
        if not telling and any(span.covers(filler.span) for span in free):
            nearest = min(rests, key=lambda each: _between(each.account.span, filler.span))
            telling = [nearest] if _may_reach(nearest, filler, told) else []
        for rest in telling:
            if _may_add(filler, told) and not _has(rest, filler):
                yield rest, filler


def _between(one: Span, other: Span) -> int:
    return max(one.start - other.end, other.start - one.end)


def _may_reach(rest: Rest, filler: Filler, told: Told) -> bool:
    """Tell whether words in a sentence without a deed may be of an account's deed: likely ones, and not far off."""
    near = _between(rest.account.span, filler.span) <= FURTHEST
    return near and sure(told.settings, filler.role, filler.chance) >= LIKELY


def _may_add(filler: Filler, told: Told) -> bool:
    return PROPERTIES[filler.role] != "perpetrator" or sure(told.settings, filler.role, filler.chance) >= LIKELY


def _has(rest: Rest, filler: Filler) -> bool:
    """Tell whether the rules make a like claim of some of these words."""
    same = (claim.evidence.span for claim in rest.claims if claim.property == PROPERTIES[filler.role])
    return any(span is not None and span.overlaps(filler.span) for span in same)


def _new_account(incident: Incident, free: Sequence[Span], told: Told) -> tuple[Account, list[Claim]] | str:
    """Make an account of a likely incident by its parts in sentences where the rules see no deed, or say why not.

    A thing that was hit, and neither by whom nor with what, is as often a storm's or a failing boiler's work.
    """
    if sure(told.settings, "type", incident.chance) < SURE_ENOUGH:
        return UNSURE
    kept = [each for each in incident.fillers if any(span.covers(each.span) for span in free) and _may_add(each, told)]
    parts = {each.role for each in kept}
    if "Victim" not in parts and not ("Target" in parts and parts & {"PerpInd", "PerpOrg", "Weapon"}):
        return NOBODY_FREE
    return account_of(told, replace(incident, fillers=tuple(kept))) or UNTOLD


def _unplaced(accounts: Sequence[Rest], told: Told, encoder: Encoder) -> Iterator[tuple[Rest, Found]]:
    """Find where the deeds happened that the rules place nowhere, in the sentence of the deed's word.

    A place of another account is not looked at: "a bombing in Kerman during a march for Soleimani, killed in Baghdad".
    """
    taken = {each.evidence.span for rest in accounts for each in rest.claims if each.property == "place"}
    bare = [rest for rest in accounts if rest.type and not any(each.property == "place" for each in rest.claims)]
    open_to = [place.span for place in told.mentions.places if place.span not in taken]
    words = [
        (rest, word)
        for rest in bare
        if (word := _deed_word(rest, told)) is not None and any(_holds(word.sent, span) for span in open_to)
    ]
    chances = deed_places([word for _, word in words], told.mentions.places, encoder)
    for (rest, _), each in zip(words, chances, strict=True):
        named = [(likely, place) for place, likely in each if place in told.mentions.places and place.span not in taken]
        likely, place = max(named, key=itemgetter(0), default=(0.0, None))
        if place is not None and likely >= told.settings["least_place"]:
            location = told.mentions.locations[told.mentions.places.index(place)]
            yield rest, Found("place", location, place.span, round(likely, 2), f"{TAKES} this for where it happened")


def _holds(sentence: Sentence, span: Span) -> bool:
    return bool(sentence.start_char <= span.start < sentence.end_char)


def _deed_word(rest: Rest, told: Told) -> Token | None:
    """Give the word that tells an account's deed."""
    spans = [claim.evidence.span for claim in rest.claims if claim.property == "deed"]
    words = told.doc.char_span(spans[0].start, spans[0].end, alignment_mode="expand") if spans and spans[0] else None
    return None if words is None else words.root
