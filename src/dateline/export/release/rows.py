"""What a release holds, as rows of its tables."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC

from dateline.export.actors import actor_rows as flat_actor_rows
from dateline.export.actors import in_words
from dateline.export.counts import Count
from dateline.export.flat import JOIN, EventRow, figures, flat_row
from dateline.export.release.tables import Cell, Row
from dateline.export.summary import Citations, summarise
from dateline.model.account import Account, Profile
from dateline.model.claim import PERSON, Claim, Value
from dateline.model.codec import dumps, value_to_json
from dateline.model.document import Document, Source
from dateline.model.edtf import to_edtf
from dateline.model.event import Actor, Chosen, Event, why_set_aside
from dateline.model.link import ACCEPTED, Decision, Pair
from dateline.model.toll import Toll

CORRECTED = "corrected"
"""What ``review`` says of a claim that a person gave."""


@dataclass(frozen=True, slots=True)
class FrozenView:
    """All that a release shows, with nothing left in it that is to be withheld.

    ``home`` gives the event or actor of each account and profile; ``text_documents`` the document of each text;
    ``judged`` the decision that stands on a claim; ``coarsened`` the events whose place was made coarser.
    """

    events: Sequence[Event]
    actors: Sequence[Actor]
    accounts: Sequence[Account]
    profiles: Sequence[Profile]
    claims: Sequence[Claim]
    documents: Sequence[Document]
    sources: Sequence[Source]
    citations: Citations
    home: Mapping[str, str]
    text_documents: Mapping[str, str]
    judged: Mapping[str, Decision]
    parts: Sequence[Pair]
    coarsened: frozenset[str]


def rows_of(view: FrozenView) -> Mapping[str, Iterable[Row]]:
    """Give the rows of every table but changes and redirects, by the table's id."""
    return {
        "events": event_rows(view),
        "actors": ({**row} for row in flat_actor_rows(view.actors)),
        "sources": _sources(view),
        "documents": _documents(view),
        "accounts": _accounts(view),
        "profiles": _profiles(view),
        "claims": _claims(view),
        "evidence": _evidence(view),
    }


def event_rows(view: FrozenView) -> Iterator[dict[str, Cell]]:
    """Lay out each event in one row."""
    wholes: dict[str, list[str]] = defaultdict(list)
    for part, whole in view.parts:
        wholes[part].append(whole)
    for event, summary in zip(view.events, summarise(view.events, withhold=False), strict=True):
        row: EventRow = flat_row(summary, view.citations)
        cells: dict[str, Cell] = {**row}  # type: ignore[dict-item]
        cells["part_of"] = JOIN.join(wholes[event.id])
        cells["reviewed"] = _reviewed(event.values, view.judged)
        cells["coarsened"] = event.id in view.coarsened
        yield cells


def _reviewed(values: Sequence[Chosen], judged: Mapping[str, Decision]) -> str:
    """Say how many of the chosen values a person stands behind."""
    count = sum(value.claim.id in judged and judged[value.claim.id].judgement == ACCEPTED for value in values)
    return "none" if not count else "all" if count == len(values) else "some"


def _sources(view: FrozenView) -> Iterator[Row]:
    number = Counter(document.source_id for document in view.documents)
    for source in view.sources:
        if number[source.id]:
            yield {"id": source.id, "name": source.name, "url": source.url, "documents": number[source.id]}


def _documents(view: FrozenView) -> Iterator[Row]:
    for document in view.documents:
        yield {
            "id": document.id,
            "source_id": document.source_id,
            "title": document.title,
            "url": document.url,
            "published": document.published.isoformat() if document.published else None,
            "language": document.language,
            "media_type": document.media_type,
            "retrieved": document.retrieved.astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "sha256": document.sha256,
        }


def _accounts(view: FrozenView) -> Iterator[Row]:
    for account in view.accounts:
        yield {
            "id": account.id,
            "event_id": view.home[account.id],
            "document_id": view.text_documents.get(account.text_id),
            "start": account.span.start,
            "end": account.span.end,
        }


def _profiles(view: FrozenView) -> Iterator[Row]:
    for profile in view.profiles:
        yield {
            "id": profile.id,
            "actor_id": view.home[profile.id],
            "document_id": view.text_documents.get(profile.text_id),
            "name": profile.name,
        }


def _claims(view: FrozenView) -> Iterator[Row]:
    told: Sequence[Event | Actor] = (*view.events, *view.actors)
    chosen = {value.claim.id for each in told for value in each.values}
    beside = {claim.id for each in told for value in each.values for claim in value.others}
    for claim in view.claims:
        home = view.home[claim.subject_id]
        decision = view.judged.get(claim.id)
        yield {
            "id": claim.id,
            "event_id": home if home.startswith("event-") else None,
            "actor_id": home if home.startswith("actor-") else None,
            "subject_id": claim.subject_id,
            "property": claim.property,
            "value": value_words(claim.value),
            "data": dumps(value_to_json(claim.value)) if claim.value is not None else None,
            "chosen": claim.id in chosen,
            "set_aside": None if claim.id in chosen or claim.id in beside else why_set_aside(claim, decision),
            "review": _review(claim, decision),
            "review_reason": decision.reason if decision else None,
            "basis": claim.attribution.basis.value,
            "modality": claim.attribution.modality.value,
            "asserter": claim.attribution.asserter,
            "valid": to_edtf(claim.valid) if claim.valid else None,
            "confidence": claim.confidence,
            "engine": claim.engine,
        }


def _review(claim: Claim, decision: Decision | None) -> str | None:
    if decision is None:
        return None
    by_hand = claim.engine.startswith(f"{PERSON}@") and decision.judgement == ACCEPTED
    return CORRECTED if by_hand else decision.judgement


def value_words(value: Value) -> str:
    """Say any value in words: a toll with its figure and whom it counts."""
    if not isinstance(value, Toll):
        return in_words(value)
    counted = figures(Count(value.low, value.best, value.high))
    return f"{counted} {value.outcome.value} ({value.group or value.among.value})"


def _evidence(view: FrozenView) -> Iterator[Row]:
    for claim in view.claims:
        evidence = claim.evidence
        yield {
            "claim_id": claim.id,
            "document_id": view.text_documents.get(evidence.text_id),
            "text_id": evidence.text_id,
            "quote": evidence.quote,
            "start": None if evidence.span is None else evidence.span.start,
            "end": None if evidence.span is None else evidence.span.end,
            "alignment": evidence.alignment.value,
        }
