"""What the texts of a few events are, for those who want to read them."""

from __future__ import annotations

from collections.abc import Collection

from dateline.export.summary import Citation, Citations
from dateline.model.claim import Claim
from dateline.model.event import Actor, Event
from dateline.pipeline.project import Project
from dateline.store.feed import Feed


def citations_for(project: Project, text_ids: Collection[str]) -> Citations:
    """Cite some texts, reading no other document."""
    feed = Feed(project.store)
    documents = feed.documents_of(text_ids)
    names = feed.source_names({each.source_id for each in documents.values() if each.source_id})
    return {
        text_id: Citation(text_id, each.id, each.title, names.get(each.source_id or ""), each.published, each.url)
        for text_id, each in documents.items()
    }


def every_claim(told: Event | Actor) -> list[Claim]:
    """Give the chosen claims of an event or actor and those they were chosen over."""
    return [claim for value in told.values for claim in (value.claim, *value.others)]


def texts_of(told: Collection[Event | Actor]) -> set[str]:
    """Give the texts that some events or actors rest on."""
    return {claim.evidence.text_id for each in told for claim in every_claim(each)}
