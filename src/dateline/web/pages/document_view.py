"""What the page of a document shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from dateline.model.claim import Claim, SubjectKind
from dateline.model.codebook import actor_properties, event_properties
from dateline.model.document import Document, Text
from dateline.pipeline.project import Project
from dateline.resolve.assemble import event_id
from dateline.resolve.assemble_actors import actor_id
from dateline.web import wording
from dateline.web.pages.claims import ClaimSeer, SeenClaim, safe_url
from dateline.web.pages.text_view import TextView, see_text
from dateline.web.people import Person
from dateline.web.veiling import covered, veil_of, veiled

FRAMED = ("text/", "application/pdf", "application/xhtml", "application/json", "application/xml")
HEADLINE = ("deed", "place", "interval")


@dataclass(frozen=True, slots=True)
class SeenSubject:
    """One account or profile of the text, with its claims; ``href`` leads to the event or actor it is part of."""

    id: str
    kind: str
    title: str
    href: str
    claims: tuple[SeenClaim, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a document itself."""

    id: str
    title: str
    source: str
    published: str
    retrieved: str
    language: str
    media_type: str
    origin: str
    url: str
    sha256: str
    framed: bool


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document: its facts, one reading of it, and what that tells."""

    facts: Facts
    text: TextView
    readings: tuple[tuple[str, str], ...]
    subjects: tuple[object, ...]
    claims: int
    event_properties: tuple[tuple[str, str], ...]
    actor_properties: tuple[tuple[str, str], ...]


def see_document(project: Project, document: Document, text: Text, person: Person) -> DocumentView:
    """Gather everything the page of a document shows, with private names hidden from those who may only view."""
    claims = sorted(project.store.claims(text_id=text.id), key=_place)
    seer = ClaimSeer.of(project, claims)
    seen = [seer.see(claim) for claim in claims]
    veil = veil_of(claims if person.withhold else ())
    subjects = [veiled(asdict(each), veil) for each in _subjects(claims, seen)]
    return DocumentView(
        see_facts(project, document),
        see_text(text, covered(text.characters, veil), seen, document.language),
        tuple((each.id, each.reader) for each in project.store.texts(document.id)),
        tuple(subjects),
        len(claims),
        tuple((name, each.label) for name, each in event_properties().items()),
        tuple((name, each.label) for name, each in actor_properties().items()),
    )


def see_facts(project: Project, document: Document) -> Facts:
    """Say what is known of a document itself."""
    source = next((each.name for each in project.store.sources() if each.id == document.source_id), "")
    return Facts(
        document.id,
        document.title or document.origin.rpartition("/")[2] or document.id,
        source,
        document.published.isoformat() if document.published else "",
        document.retrieved.date().isoformat(),
        document.language or "",
        document.media_type,
        document.origin,
        safe_url(document.url),
        document.sha256,
        document.media_type.startswith(FRAMED),
    )


def _place(claim: Claim) -> tuple[int, int]:
    span = claim.evidence.span
    return (span.start, span.end) if span else (0, 0)


def _subjects(claims: Sequence[Claim], seen: Iterable[SeenClaim]) -> Iterator[SeenSubject]:
    """Group claims by what they are about, in the order of the text."""
    kinds = {claim.subject_id: claim.subject_kind for claim in claims}
    told: dict[str, list[SeenClaim]] = {}
    for each in seen:
        told.setdefault(each.subject_id, []).append(each)
    for subject, some in told.items():
        account = kinds[subject] is SubjectKind.ACCOUNT
        href = f"/events/{event_id(subject)}" if account else f"/actors/{actor_id(subject)}"
        yield SeenSubject(subject, kinds[subject].value, _title(some, account=account), href, tuple(some))


def _title(claims: Iterable[SeenClaim], *, account: bool) -> str:
    first = {claim.property: claim.value for claim in reversed(list(claims))}
    if not account:
        return first.get("name", wording.text("document.profile"))
    words = [first[name] for name in HEADLINE if name in first]
    return ", ".join(words) or wording.text("document.account")
