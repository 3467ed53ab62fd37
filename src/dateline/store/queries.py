"""The questions put to the tables."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, Table, and_, exists, func, or_, select

from dateline.store.tables import claim, extraction, generation, link, skipped, text


def page(query: Select[Any], after: int, at_once: int) -> Select[Any]:
    """Take the next rows after one, in the order of writing."""
    seq = query.selected_columns.seq
    return query.where(seq > after).order_by(seq).limit(at_once)


def count(query: Select[Any]) -> Select[Any]:
    """Count what a query finds."""
    return query.with_only_columns(func.count(), maintain_column_froms=True)


def pending(engine: str) -> Select[Any]:
    """Find the texts that an engine's version has not done."""
    done = exists().where(extraction.c.text_id == text.c.id, extraction.c.engine == engine)
    return select(text).where(~done)


def every(table: Table) -> Select[Any]:
    """Find what engines found, with the text and the engine."""
    joined = table.join(extraction, table.c.extraction == extraction.c.seq)
    return select(table, extraction.c.text_id, extraction.c.engine).select_from(joined)


def found(table: Table, *, text_id: str | None = None, engine: str | None = None) -> Select[Any]:
    """Find what one version of an engine found, or without a version what each engine's newest did, text by text."""
    query = every(table).where(_newest() if engine is None else extraction.c.engine == engine)
    return query if text_id is None else query.where(extraction.c.text_id == text_id)


def of_subjects(subject_ids: Sequence[str]) -> Select[Any]:
    """Find the claims about some accounts or profiles."""
    return every(claim).where(claim.c.subject_id.in_(subject_ids))


def quotes(text_id: str) -> Select[Any]:
    """Find where every claim of one text says its words stand."""
    joined = claim.join(extraction, claim.c.extraction == extraction.c.seq)
    columns = select(claim.c.quote, claim.c.start, claim.c.end).select_from(joined)
    return columns.where(extraction.c.text_id == text_id)


def links(number: int | None) -> Select[Any]:
    """Find the links of one generation, the newest if none is named."""
    wanted = select(func.max(generation.c.number)).scalar_subquery() if number is None else number
    return select(link).where(link.c.generation == wanted)


def newest_generation() -> Select[Any]:
    """Find the newest generation of links."""
    return select(generation).order_by(generation.c.number.desc()).limit(1)


def skipped_counts() -> Select[Any]:
    """Count what was left out, by stage and reason: by commands, and by the newest version of each engine."""
    groups = (skipped.c.stage, skipped.c.reason)
    joined = skipped.outerjoin(extraction, skipped.c.extraction == extraction.c.seq)
    counts = select(*groups, func.sum(skipped.c.count)).select_from(joined).where(_newest())
    return counts.group_by(*groups).order_by(*groups)


def _newest() -> Any:
    """Hold for an extraction that no later version of the same engine has done again."""
    later = extraction.alias("later")
    newer = or_(
        later.c.engine_rank > extraction.c.engine_rank,
        and_(later.c.engine_rank == extraction.c.engine_rank, later.c.seq > extraction.c.seq),
    )
    same = (later.c.text_id == extraction.c.text_id, later.c.engine_name == extraction.c.engine_name)
    return ~exists().where(*same, newer)
