"""What answers look like, for the API's description: the vocabulary as it is written in JSON."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from dateline.web.problems import MEDIA_TYPE, Problem

Responses = dict[int | str, dict[str, Any]]


class Shape(BaseModel):
    """One object of the vocabulary; a field that is not told is left out."""

    model_config = ConfigDict(extra="allow")


class ListOf(BaseModel):
    """One page of a list."""

    total: int
    after: str | None
    next: str | None


class DocumentOut(Shape):
    """One text as retrieved."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "type": "Document",
                    "id": "document-0f3a52b1c77d9e10",
                    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                    "media_type": "text/html",
                    "retrieved": "2026-11-22T09:30:00+00:00",
                    "origin": "reports/kabul.html",
                    "title": "Attack on a demonstration in Kabul",
                    "published": "2016-07-24",
                    "language": "en",
                }
            ]
        },
    )
    id: str
    sha256: str
    media_type: str
    retrieved: str
    origin: str
    title: str | None = None
    url: str | None = None
    source_id: str | None = None
    published: str | None = None
    language: str | None = None


class TextOut(Shape):
    """One reading of a document."""

    id: str
    document_id: str
    reader: str
    characters: str
    blocks: list[dict[str, Any]] = []


class ClaimOut(Shape):
    """One value with the words it rests on."""

    id: str
    subject_id: str
    subject_kind: str
    property: str
    evidence: dict[str, Any]
    engine: str
    confidence: float


class LinkOut(Shape):
    """A suggestion that two accounts or profiles are the same."""

    id: str
    kind: str
    left_id: str
    right_id: str
    judgement: str
    score: float


class DecisionOut(Shape):
    """What a person decided."""

    id: str
    subject: str
    judgement: str
    decided_by: str
    decided_at: str


class SourceOut(Shape):
    """An outlet or organisation that publishes."""

    id: str
    name: str


class RunOut(Shape):
    """One run of one engine."""

    id: str
    engine: str
    started: str


class DocumentList(ListOf):
    """One page of documents."""

    results: list[DocumentOut]


class ClaimList(ListOf):
    """One page of claims."""

    results: list[ClaimOut]


class LinkList(ListOf):
    """One page of links."""

    results: list[LinkOut]


class DecisionList(ListOf):
    """One page of decisions."""

    results: list[DecisionOut]


class SourceList(ListOf):
    """One page of sources."""

    results: list[SourceOut]


class RunList(ListOf):
    """One page of runs."""

    results: list[RunOut]


class JobOut(Shape):
    """One piece of work in the background."""

    id: str
    name: str
    by: str
    state: str
    step: str
    done: int
    total: int | None
    told: list[str]
    problem: str | None


class HitOut(Shape):
    """One place where what was asked for is told; ``marks`` are the words asked for within the excerpt."""

    kind: str
    owner: str
    text_id: str
    document_id: str
    title: str | None
    excerpt: str
    marks: list[list[int]]
    start: int | None


class SearchOut(ListOf):
    """One page of hits, and how many there are of each sort."""

    results: list[HitOut]
    facets: dict[str, dict[str, int]]
    waiting: int


class EventRowOut(Shape):
    """One event in one row; see ``docs/formats.md`` for the columns."""

    model_config = ConfigDict(
        extra="allow",
        json_schema_extra={
            "examples": [
                {
                    "id": "event-5b1d0e7a9c4f2d33",
                    "deed": "suicide_bombing",
                    "modality": "happened",
                    "when": "2016-07-23",
                    "date_prec": 1,
                    "place": "Kabul",
                    "where_prec": 1,
                    "latitude": 34.52813,
                    "longitude": 69.17233,
                    "country": "AF",
                    "killed_low": 80,
                    "killed_best": 85,
                    "killed_high": 97,
                    "sources": 3,
                }
            ]
        },
    )
    id: str
    deed: str
    modality: str
    when: str
    place: str
    country: str
    sources: int
    latitude: float | None
    longitude: float | None
    where_prec: int | None
    date_prec: int | None
    killed_low: int | None
    killed_best: int | None
    killed_high: int | None


class EventList(ListOf):
    """One page of events."""

    results: list[EventRowOut]


class EventOut(Shape):
    """One event whole."""

    id: str
    row: EventRowOut
    account_ids: list[str]
    values: list[dict[str, Any]]
    set_aside: list[dict[str, Any]]
    """Claims that count for nothing, each with why."""
    flags: list[DecisionOut]
    """Decisions that have releases show the place no more exactly than its province."""
    documents: list[dict[str, Any]]
    links: list[LinkOut]


class ActorRowOut(Shape):
    """One actor in one row."""

    id: str
    name: str
    sources: int


class ActorList(ListOf):
    """One page of actors."""

    results: list[ActorRowOut]


class ActorOut(Shape):
    """One actor whole."""

    id: str
    name: str
    row: ActorRowOut
    profile_ids: list[str]
    values: list[dict[str, Any]]
    documents: list[dict[str, Any]]


class LookOut(BaseModel):
    """Map, timeline, facets and table of some events."""

    total: int
    unplaced: int
    killed: int
    clusters: list[dict[str, Any]]
    left_out: int
    timeline: dict[str, Any]
    facets: dict[str, list[dict[str, Any]]]
    rows: list[dict[str, Any]]


def _problem(words: str) -> dict[str, Any]:
    return {"model": Problem, "description": words, "content": {MEDIA_TYPE: {}}}


UNKNOWN: Responses = {404: _problem("It is not in the store.")}
REFUSED: Responses = {
    401: _problem("Nobody is logged in."),
    403: _problem("Your role may not do that, or another site asked."),
    422: _problem("The request is not well formed."),
}
CSV: Responses = {200: {"content": {"text/csv": {"schema": {"type": "string"}}}}}
GEOJSON: Responses = {
    200: {
        "content": {"text/csv": {"schema": {"type": "string"}}, "application/geo+json": {"schema": {"type": "object"}}}
    }
}
LISTS: Responses = {**REFUSED, **CSV}
ONE: Responses = {**REFUSED, **UNKNOWN}
