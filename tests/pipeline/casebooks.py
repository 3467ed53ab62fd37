"""Projects written by hand: documents with accounts and profiles, without reading or extracting anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256

from dateline.model.account import Account, Profile
from dateline.model.claim import Claim, SubjectKind, Value
from dateline.model.document import Document, Source, Text
from dateline.model.evidence import STATED, Attribution, Evidence, Span
from dateline.model.extraction import Extraction
from dateline.model.ids import make_id
from dateline.model.link import Judgement, Link, pair
from dateline.pipeline.project import Project

ENGINE = "rules@1"
READ = datetime(2024, 5, 6, 12, tzinfo=UTC)
Told = Mapping[str, tuple[Value, str] | tuple[Value, str, Attribution]]
"""Values by property, each with the words it rests on, which must stand in the document, and who says so."""


def add_report(
    project: Project,
    title: str,
    words: str,
    *,
    account: Told | None = None,
    profile: tuple[str, Told] | None = None,
    published: date | None = date(2024, 5, 5),
    url: str | None = None,
) -> str:
    """Add a document that tells one event, one actor or both; give the account's id, or the profile's without one."""
    source = Source(make_id("source", "Example News"), "Example News")
    project.store.add_source(source)
    digest = sha256(words.encode()).hexdigest()
    document = Document(
        make_id("document", digest),
        digest,
        "text/plain",
        READ,
        "/private/path.txt",
        "",
        url,
        title,
        source.id,
        published,
    )
    text = Text(make_id("text", document.id), document.id, "plain@1", words, digest, ())
    project.store.add_document(document, [text])
    accounts = [Account(make_id("account", text.id), text.id, ENGINE, Span(0, len(words)))] if account else []
    profiles = [Profile(make_id("profile", text.id), text.id, ENGINE, profile[0])] if profile else []
    claims = [*_claims(text, accounts[0].id, SubjectKind.ACCOUNT, account or {})] if accounts else []
    claims += _claims(text, profiles[0].id, SubjectKind.PROFILE, profile[1]) if profile else []
    project.store.add_extraction(Extraction(text.id, ENGINE, (), tuple(accounts), tuple(profiles), tuple(claims), ()))
    return accounts[0].id if accounts else profiles[0].id


def _claims(text: Text, subject: str, kind: SubjectKind, told: Told) -> list[Claim]:
    made = []
    for name, (value, quote, *given) in told.items():
        start = text.characters.index(quote)
        evidence = Evidence.at(text.id, text.characters, Span(start, start + len(quote)))
        attribution = given[0] if given else STATED
        number = make_id("claim", subject, name)
        made.append(Claim(number, subject, kind, name.partition(":")[0], value, evidence, ENGINE, attribution))
    return made


def link_same(project: Project, *pairs: Sequence[str]) -> None:
    """Link accounts, or profiles, as telling of the same."""
    links = [
        Link(make_id("link", *each), SubjectKind.ACCOUNT, *pair(each[0], each[1]), Judgement.SAME, 0.9, (), "test@1")
        for each in pairs
    ]
    project.store.add_links(links, method="test@1", run_id="run-1")
