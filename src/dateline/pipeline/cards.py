"""What a reviewer reads before deciding: the words of each side, where they stand, and what was found in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dateline.export.summary import Citation
from dateline.model.claim import Claim, SubjectKind
from dateline.model.document import Document, Text
from dateline.model.errors import NotFound
from dateline.model.evidence import Span
from dateline.model.link import Link
from dateline.pipeline.project import Project

AROUND = 160
"""Characters shown on either side of a quote."""


@dataclass(frozen=True, slots=True)
class SideCard:
    """One account or profile: its words, its document, and its claims."""

    id: str
    words: str
    citation: Citation
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class LinkCard:
    """A suggested link with both sides, to be judged."""

    link: Link
    left: SideCard
    right: SideCard


@dataclass(frozen=True, slots=True)
class ClaimCard:
    """A claim with the words around its quote, to be accepted, rejected or corrected."""

    claim: Claim
    before: str
    after: str
    citation: Citation


def link_cards(project: Project, links: Sequence[Link]) -> tuple[LinkCard, ...]:
    """Lay out links for a reviewer."""
    return tuple(LinkCard(link, *_sides(project, link)) for link in links)


def claim_cards(project: Project, claims: Iterable[Claim]) -> tuple[ClaimCard, ...]:
    """Lay out claims for a reviewer."""
    return tuple(_claim_card(project, claim) for claim in claims)


def _sides(project: Project, link: Link) -> Iterator[SideCard]:
    for subject in (link.left_id, link.right_id):
        claims = tuple(project.store.claims([subject]))
        text_id, span = _where(project, subject, link.kind)
        text = project.store.text(text_id)
        quotes = " … ".join(dict.fromkeys(claim.evidence.quote for claim in claims))
        yield SideCard(subject, span.of(text.characters) if span else quotes, _citation(project, text), claims)


def _where(project: Project, subject: str, kind: SubjectKind) -> tuple[str, Span | None]:
    if kind is SubjectKind.ACCOUNT:
        account = project.store.account(subject)
        return account.text_id, account.span
    return project.store.profile(subject).text_id, None


def _claim_card(project: Project, claim: Claim) -> ClaimCard:
    text = project.store.text(claim.evidence.text_id)
    span = claim.evidence.span
    before = text.characters[max(0, span.start - AROUND) : span.start] if span else ""
    after = text.characters[span.end : span.end + AROUND] if span else ""
    return ClaimCard(claim, before, after, _citation(project, text))


def _citation(project: Project, text: Text) -> Citation:
    document = project.store.document(text.document_id)
    return Citation(
        text.id, document.id, document.title, _publisher(project, document), document.published, document.url
    )


def _publisher(project: Project, document: Document) -> str | None:
    return next((each.name for each in project.store.sources() if each.id == document.source_id), None)


def whole_id(project: Project, beginning: str) -> str:
    """Give the id of the account, profile, claim or source that begins so; events keep what was typed."""
    if beginning.startswith("event-"):
        return beginning
    found = project.store.ids_beginning(beginning)
    if len(found) == 1 or beginning in found:
        return beginning if beginning in found else found[0]
    problem = f"{len(found)} ids begin with {beginning!r}" if found else f"no id {beginning!r} in the store"
    raise NotFound(
        problem, way_out="give more of the id" if found else "see `dateline review links` or `dateline claims`"
    )
