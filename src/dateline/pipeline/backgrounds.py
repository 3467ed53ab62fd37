"""What rules know of a project besides its claims: who reported, when, and how people rated sources and claims."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model.claim import SubjectKind
from dateline.model.link import Decision
from dateline.pipeline.project import Project
from dateline.resolve.assemble_actors import actor_id
from dateline.resolve.background import Background, Report, ratings
from dateline.resolve.clusters import clusters


def background_of(project: Project, decisions: Iterable[Decision] | None = None) -> Background:
    """Gather what the criteria of a rule ask for, without reading any text."""
    taken = list(project.store.decisions() if decisions is None else decisions)
    reliability, credibility = ratings(taken)
    documents = {document.id: document for document in project.store.documents()}
    reports = {
        text_id: Report(document_id, documents[document_id].source_id, documents[document_id].published)
        for text_id, document_id in project.store.text_documents().items()
        if document_id in documents
    }
    return Background(reports, reliability, credibility, _actors(project, taken))


def _actors(project: Project, decisions: Iterable[Decision]) -> dict[str, str]:
    """Name the actor that each profile tells, so that one party under two names is one."""
    order = {profile.id: number for number, profile in enumerate(project.store.profiles())}
    found = clusters(order, project.store.links(kind=SubjectKind.PROFILE), decisions)
    return {each: actor_id(min(members, key=order.__getitem__)) for members in found for each in members}
