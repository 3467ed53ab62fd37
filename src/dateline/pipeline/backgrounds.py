"""What rules know of a project besides its claims: who reported, when, and how people rated sources and claims."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.link import Decision
from dateline.pipeline.project import Project
from dateline.resolve.background import Background, Report, ratings


def background_of(project: Project, decisions: Iterable[Decision] | None = None) -> Background:
    """Gather what the criteria of a rule ask for, without reading any text."""
    reliability, credibility = ratings(project.store.decisions() if decisions is None else decisions)
    documents = {document.id: document for document in project.store.documents()}
    reports = {
        text_id: Report(document_id, documents[document_id].source_id, documents[document_id].published)
        for text_id, document_id in project.store.text_documents().items()
        if document_id in documents
    }
    return Background(reports, reliability, credibility)
