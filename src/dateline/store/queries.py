"""The questions put to the tables."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, Table, and_, func, or_, select, tuple_

from dateline.model.link import Judgement
from dateline.store.tables import account, claim, decision, extraction, generation, link, profile, skipped, source, text

IMPORT = "import"
"""The engine that coded datasets and lists come in by."""


def page(query: Select[Any], after: int, at_once: int) -> Select[Any]:
    """Take the next rows after one, in the order of writing."""
    seq = query.selected_columns.seq
    return query.where(seq > after).order_by(seq).limit(at_once)


def count(query: Select[Any]) -> Select[Any]:
    """Count what a query finds."""
    return query.with_only_columns(func.count(), maintain_column_froms=True)


def pending(engine: str) -> Select[Any]:
    """Find the texts that an engine's version has not done; what was imported as claims is not read again as prose."""
    done = or_(extraction.c.engine == engine, extraction.c.engine_name == IMPORT)
    return select(text).where(_none(extraction, extraction.c.text_id == text.c.id, done))


def unread() -> Select[Any]:
    """Find the texts that no engine has done."""
    return select(text).where(_none(extraction, extraction.c.text_id == text.c.id))


def marks(text_id: str | None = None, engine: str | None = None) -> Select[Any]:
    """Find what was done by one version of an engine, or without a version by the newest of each, text by text."""
    query = select(extraction).where(_newest() if engine is None else extraction.c.engine == engine)
    return query if text_id is None else query.where(extraction.c.text_id == text_id)


def found_by(table: Table, numbers: Collection[int], *conditions: ColumnElement[bool]) -> Select[Any]:
    """Find what some extractions found, each extraction's together."""
    return select(table).where(table.c.extraction.in_(numbers), *conditions).order_by(table.c.extraction, table.c.seq)


def ids_beginning(start: str, limit: int) -> tuple[Select[Any], ...]:
    """Find the ids that begin so, among what people decide on."""
    columns = [table.c.id for table in (account, profile, claim, source)]
    return tuple(select(each).where(each.startswith(start, autoescape=True)).limit(limit) for each in columns)


def joined(table: Table) -> Select[Any]:
    """Find what engines found, each row with its text and engine."""
    both = table.join(extraction, table.c.extraction == extraction.c.seq)
    return select(table, extraction.c.text_id, extraction.c.engine).select_from(both)


def on_subjects(subject_ids: Sequence[str]) -> Select[Any]:
    """Find the claims about some accounts or profiles, each one's together, as bare cells for ``rows.claim_from``."""
    cells = (column for column in claim.c if column.name not in {"seq", "extraction"})
    both = claim.join(extraction, claim.c.extraction == extraction.c.seq)
    found = select(*cells, extraction.c.text_id, extraction.c.engine).select_from(both)
    return found.where(claim.c.subject_id.in_(subject_ids)).order_by(claim.c.subject_id, claim.c.seq)


def numbers(text_ids: Collection[str]) -> Select[Any]:
    """Find every extraction of some texts, of whatever version."""
    return select(extraction.c.seq, extraction.c.text_id, extraction.c.engine).where(extraction.c.text_id.in_(text_ids))


def quotes(extractions: Collection[int]) -> Select[Any]:
    """Find where every claim of some extractions says its words stand."""
    columns = (claim.c.extraction, claim.c.quote, claim.c.start, claim.c.end)
    return select(*columns).where(claim.c.extraction.in_(extractions))


ADDED = " added"
"""How the method of a generation ends that only adds to the one before it, or takes back some of its links."""


def links(number: int | None) -> Select[Any]:
    """Find the links of one generation, the newest if none is named: of the last whole one and those added to it.

    Of a link that was added again the last row counts; one added as ``different`` is a link no more.
    """
    upto = () if number is None else (link.c.generation <= number,)
    whole = last_whole(number).scalar_subquery()
    later = (link.c.generation > whole, *upto)
    changed = select(link.c.id).where(*later).correlate(None).scalar_subquery()
    last = select(func.max(link.c.generation), link.c.id).where(*later).group_by(link.c.id).correlate(None)
    as_before = and_(link.c.generation == whole, link.c.id.not_in(changed))
    as_added = and_(*later, tuple_(link.c.generation, link.c.id).in_(last), link.c.judgement != Judgement.DIFFERENT)
    return select(link).where(or_(as_before, as_added))


def last_whole(number: int | None = None) -> Select[Any]:
    """Find the number of the last generation that was made whole, up to one."""
    query = select(func.max(generation.c.number)).where(generation.c.method.not_like(f"%{ADDED}"))
    return query if number is None else query.where(generation.c.number <= number)


def links_added(after: int) -> Select[Any]:
    """Find the links that later generations added or took back."""
    return select(link).where(link.c.generation > after)


def links_on(ids: Sequence[str]) -> tuple[Select[Any], Select[Any]]:
    """Find the newest links by their left and by their right end: two questions, so that each uses its index."""
    return links(None).where(link.c.left_id.in_(ids)), links(None).where(link.c.right_id.in_(ids))


def decisions(subjects: Collection[str] | None) -> Select[Any]:
    """Find every decision, or those on some subjects."""
    query = select(decision)
    return query if subjects is None else query.where(decision.c.subject.in_(subjects))


def newest_generation() -> Select[Any]:
    """Find the newest generation of links."""
    return select(generation).order_by(generation.c.number.desc()).limit(1)


def skipped_counts() -> Select[Any]:
    """Count what was left out, by stage and reason: by commands, and by the newest version of each engine."""
    groups = (skipped.c.stage, skipped.c.reason)
    both = skipped.outerjoin(extraction, skipped.c.extraction == extraction.c.seq)
    counts = select(*groups, func.sum(skipped.c.count)).select_from(both).where(_newest())
    return counts.group_by(*groups).order_by(*groups)


def _newest() -> ColumnElement[bool]:
    """Hold for an extraction that no later version of the same engine has done again."""
    later = extraction.alias("later")
    newer = or_(
        later.c.engine_rank > extraction.c.engine_rank,
        and_(later.c.engine_rank == extraction.c.engine_rank, later.c.seq > extraction.c.seq),
    )
    same = (later.c.text_id == extraction.c.text_id, later.c.engine_name == extraction.c.engine_name)
    return _none(later, *same, newer)


def _none(table: FromClause, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    """Hold where no row of a table meets the conditions.

    Counted row by row and not written as NOT EXISTS: PostgreSQL makes a join of that, and chooses how by statistics
    that are always behind in a table that is just being filled.
    """
    return select(func.count()).select_from(table).where(*conditions).scalar_subquery() == 0
