"""Values to rows and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, TypeAlias

from sqlalchemy import Row

from dateline.model.account import Account, Profile
from dateline.model.claim import Claim, SubjectKind, Value
from dateline.model.codec import JsonValue, dumps, from_json, loads, to_json, value_from_json, value_to_json
from dateline.model.document import Block, Document, Source, Text
from dateline.model.evidence import Alignment, Attribution, Evidence, Span
from dateline.model.extraction import Skipped
from dateline.model.ids import make_id
from dateline.model.interval import Interval
from dateline.model.link import Decision, Judgement, Link
from dateline.model.mention import Mention, MentionKind
from dateline.model.run import Run

Cells: TypeAlias = dict[str, str | int | float | None]
"""One row on its way into a table."""

Found: TypeAlias = Row[Any]
"""One row as a database gives it."""


def source_row(source: Source) -> Cells:
    """Lay out a source."""
    return {"id": source.id, "name": source.name, "url": source.url}


def source_of(row: Found) -> Source:
    """Read a source."""
    return Source(row.id, row.name, row.url)


def document_row(document: Document) -> Cells:
    """Lay out a document."""
    return {
        "id": document.id,
        "sha256": document.sha256,
        "media_type": document.media_type,
        "retrieved": document.retrieved.isoformat(),
        "origin": document.origin,
        "part": document.part,
        "url": document.url,
        "title": document.title,
        "source_id": document.source_id,
        "published": document.published.isoformat() if document.published else None,
        "language": document.language,
    }


def document_of(row: Found) -> Document:
    """Read a document."""
    return Document(
        id=row.id,
        sha256=row.sha256,
        media_type=row.media_type,
        retrieved=datetime.fromisoformat(row.retrieved),
        origin=row.origin,
        part=row.part,
        url=row.url,
        title=row.title,
        source_id=row.source_id,
        published=date.fromisoformat(row.published) if row.published else None,
        language=row.language,
    )


def text_row(text: Text, fold_sha256: str | None) -> Cells:
    """Lay out a text."""
    return {
        "id": text.id,
        "document_id": text.document_id,
        "reader": text.reader,
        "sha256": text.sha256,
        "fold_sha256": fold_sha256,
        "blocks": dumps([_block_line(block) for block in text.blocks]),
        "characters": text.characters,
    }


def text_of(row: Found) -> Text:
    """Read a text."""
    blocks = loads(row.blocks)
    kept = tuple(from_json(Block, block) for block in blocks) if isinstance(blocks, list) else ()
    return Text(row.id, row.document_id, row.reader, row.characters, row.sha256, kept)


def _block_line(block: Block) -> JsonValue:
    line = to_json(block)
    return {name: cell for name, cell in line.items() if name != "type"} if isinstance(line, dict) else line


def mention_row(mention: Mention, extraction: int) -> Cells:
    """Lay out a mention."""
    start, end = mention.span.start, mention.span.end
    at: Cells = {"extraction": extraction, "start": start, "end": end}
    return {**at, "kind": mention.kind.value, "words": mention.words, "normal": mention.normal}


def mention_of(row: Found, _mark: Found) -> Mention:
    """Read a mention."""
    return Mention(MentionKind(row.kind), Span(row.start, row.end), row.words, row.normal)


def account_row(account: Account, extraction: int) -> Cells:
    """Lay out an account."""
    return {"id": account.id, "extraction": extraction, "start": account.span.start, "end": account.span.end}


def account_of(row: Found, mark: Found) -> Account:
    """Read an account. The mark says of which text and engine it is."""
    return Account(row.id, mark.text_id, mark.engine, Span(row.start, row.end))


def profile_row(profile: Profile, extraction: int) -> Cells:
    """Lay out a profile."""
    return {"id": profile.id, "extraction": extraction, "name": profile.name}


def profile_of(row: Found, mark: Found) -> Profile:
    """Read a profile. The mark says of which text and engine it is."""
    return Profile(row.id, mark.text_id, mark.engine, row.name)


def claim_row(claim: Claim, extraction: int) -> Cells:
    """Lay out a claim."""
    span = claim.evidence.span  # an empty one is false: ask for None
    return {
        "id": claim.id,
        "extraction": extraction,
        "subject_id": claim.subject_id,
        "subject_kind": claim.subject_kind.value,
        "property": claim.property,
        "value": _value_line(claim.value),
        "quote": claim.evidence.quote,
        "start": span.start if span is not None else None,
        "end": span.end if span is not None else None,
        "alignment": claim.evidence.alignment.value,
        "attribution": _attribution_line(claim.attribution),
        "valid": dumps(to_json(claim.valid)) if claim.valid is not None else None,
        "confidence": claim.confidence,
        "reasons": _reasons_line(claim.reasons),
    }


def claim_of(row: Found, mark: Found) -> Claim:
    """Read a claim. The mark says of which text and engine it is."""
    cells: Sequence[Any] = row
    return claim_from((cells[1], *cells[3:15], mark.text_id, mark.engine))


def claim_from(cells: Sequence[Any]) -> Claim:
    """Read a claim from bare cells in the order of ``queries.on_subjects``: this runs for every claim of an export."""
    claim_id, subject, kind, name, value, quote, start, end, alignment, given, valid, sure, why, text, engine = cells
    return Claim(
        claim_id,
        subject,
        _SUBJECT_KINDS[kind],
        name,
        _value_of(value),
        Evidence(text, quote, None if start is None else Span(start, end), _ALIGNMENTS[alignment]),
        engine,
        _attribution_of(given),
        from_json(Interval, loads(valid)) if valid else None,
        sure,
        _reasons_of(why),
    )


_SUBJECT_KINDS = {kind.value: kind for kind in SubjectKind}
_ALIGNMENTS = {alignment.value: alignment for alignment in Alignment}


# Few attributions and reasons occur, in very many claims, and the same parties, days and small tolls again and again:
# remembering them halves the cost of a claim.
@lru_cache(maxsize=16384, typed=True)
def _value_line(value: Value) -> str:
    return dumps(value_to_json(value))


def _value_of(line: str) -> Value:
    """Read a value. Text is not remembered: it seldom comes twice, and would push out what does."""
    return value_from_json(loads(line)) if line[0] == '"' else _remembered(line)


@lru_cache(maxsize=16384)
def _remembered(line: str) -> Value:
    return value_from_json(loads(line))


@lru_cache(maxsize=4096)
def _attribution_line(attribution: Attribution) -> str:
    return dumps(to_json(attribution))


@lru_cache(maxsize=4096)
def _attribution_of(line: str) -> Attribution:
    return from_json(Attribution, loads(line))


@lru_cache(maxsize=4096)
def _reasons_line(reasons: tuple[str, ...]) -> str:
    return dumps(list(reasons))


@lru_cache(maxsize=4096)
def _reasons_of(line: str) -> tuple[str, ...]:
    reasons = loads(line)
    return tuple(str(reason) for reason in reasons) if isinstance(reasons, list) else ()


def link_row(link: Link, generation: int) -> Cells:
    """Lay out a link."""
    return {
        "generation": generation,
        "id": link.id,
        "kind": link.kind.value,
        "left_id": link.left_id,
        "right_id": link.right_id,
        "judgement": link.judgement.value,
        "score": link.score,
        "reasons": dumps(list(link.reasons)),
        "method": link.method,
    }


def link_of(row: Found) -> Link:
    """Read a link."""
    return Link(
        id=row.id,
        kind=SubjectKind(row.kind),
        left_id=row.left_id,
        right_id=row.right_id,
        judgement=Judgement(row.judgement),
        score=row.score,
        reasons=_reasons_of(row.reasons),
        method=row.method,
    )


def decision_row(decision: Decision) -> Cells:
    """Lay out a decision."""
    return {
        "id": decision.id,
        "subject": decision.subject,
        "judgement": decision.judgement,
        "decided_by": decision.decided_by,
        "decided_at": decision.decided_at.isoformat(),
        "reason": decision.reason,
    }


def decision_of(row: Found) -> Decision:
    """Read a decision."""
    when = datetime.fromisoformat(row.decided_at)
    return Decision(row.id, row.subject, row.judgement, row.decided_by, when, row.reason)


def run_row(run: Run) -> Cells:
    """Lay out a run."""
    versions = dumps([[name, version] for name, version in run.versions])
    return {"id": run.id, "engine": run.engine, "started": run.started.isoformat(), "versions": versions}


def run_of(row: Found) -> Run:
    """Read a run."""
    fields: Mapping[str, JsonValue] = {"id": row.id, "engine": row.engine, "started": row.started}
    return from_json(Run, {**fields, "versions": loads(row.versions)})


def skipped_row(skipped: Skipped, extraction: int | None = None, origin: tuple[str, str] = ("", "")) -> Cells:
    """Lay out something left out, by a command or in an extraction; the same thing left out twice has one id."""
    return {
        "id": make_id("skipped", *origin, skipped.stage, skipped.subject, skipped.reason),
        "extraction": extraction,
        "stage": skipped.stage,
        "subject": skipped.subject,
        "reason": skipped.reason,
        "count": skipped.count,
    }
