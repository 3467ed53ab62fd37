"""A claim as pages show it: in words, with its quote, its document, who found it and what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dateline.export.summary import Citation, Citations
from dateline.model.claim import Claim
from dateline.model.link import Decision, standing
from dateline.pipeline.project import Project
from dateline.pipeline.viewing import citations_of
from dateline.web import wording

SURE = 0.8
"""Confidence from which a claim is shown without a word of caution."""


@dataclass(frozen=True, slots=True)
class SeenSource:
    """Where words stand: the document's id and how people name it."""

    text_id: str
    document_id: str
    title: str
    publisher: str
    published: str
    url: str


@dataclass(frozen=True, slots=True)
class SeenClaim:
    """One claim, all of it in words."""

    id: str
    subject_id: str
    property: str
    label: str
    kind: str
    value: str
    attribution: str
    quote: str
    start: int | None
    end: int | None
    source: SeenSource
    engine: str
    confidence: float
    sure: bool
    state: str
    reasons: tuple[str, ...]


class ClaimSeer:
    """Puts claims into words, knowing their documents and what was decided on them."""

    def __init__(self, citations: Citations, decided: Mapping[str, Decision]) -> None:
        """Know the citations of some texts and the decisions that stand."""
        self._citations, self._decided = citations, decided

    @classmethod
    def of(cls, project: Project, claims: Iterable[Claim]) -> ClaimSeer:
        """Look up what is needed to put some claims into words."""
        known = list(claims)
        citations = named(project, citations_of(project, {claim.evidence.text_id for claim in known}))
        return cls(citations, standing(project.store.decisions({claim.id for claim in known})))

    def see(self, claim: Claim) -> SeenClaim:
        """Put one claim into words."""
        span, decision = claim.evidence.span, self._decided.get(claim.id)
        return SeenClaim(
            claim.id,
            claim.subject_id,
            claim.property,
            wording.property_words(claim.property),
            wording.claim_kind(claim.property),
            wording.value_words(claim.value, claim.property),
            wording.attribution_words(claim.attribution),
            claim.evidence.quote,
            span.start if span else None,
            span.end if span else None,
            self.source(claim.evidence.text_id),
            claim.engine,
            round(claim.confidence, 2),
            claim.confidence >= SURE,
            decision.judgement if decision else "",
            claim.reasons,
        )

    def decided(self, claim_id: str) -> Decision | None:
        """Give the decision that stands on a claim."""
        return self._decided.get(claim_id)

    def source(self, text_id: str) -> SeenSource:
        """Name the document of a text."""
        return seen_source(text_id, self._citations.get(text_id))


def named(project: Project, citations: Citations) -> Citations:
    """Name documents that have no title by the file they came in."""
    return {
        text_id: each if each.title else replace(each, title=_file_name(project, each.document_id))
        for text_id, each in citations.items()
    }


def _file_name(project: Project, document_id: str) -> str:
    return project.store.document(document_id).origin.rstrip("/").rpartition("/")[2]


def seen_source(text_id: str, cited: Citation | None) -> SeenSource:
    """Name the document of a text; where it is not known, by the text's id."""
    if cited is None:
        return SeenSource(text_id, "", text_id, "", "", "")
    published = cited.published.isoformat() if cited.published else ""
    title = cited.title or cited.url or cited.document_id
    return SeenSource(text_id, cited.document_id, title, cited.publisher or "", published, safe_url(cited.url))


def safe_url(url: str | None) -> str:
    """Give an address only where following it is harmless: a document may name itself ``javascript:…``."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""
