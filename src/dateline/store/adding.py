"""Adding much at once: what engines found, and generations of links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from typing import TypeVar

from sqlalchemy import Connection, Table

from dateline.model.account import Account, Profile
from dateline.model.claim import Claim
from dateline.model.errors import StoreError
from dateline.model.extraction import Extraction, Skipped
from dateline.model.link import Link
from dateline.store import queries, rows, tables
from dateline.store.database import LINKS_LOCK, Database, one_at_a_time, refuse_nul

ROWS_AT_ONCE = 5000
FAMILY = {"default": "rules", "learned": "rules"}
"""Engines that read prose: of these the last to read a text speaks for it, so that nothing is told twice."""
STEP = 10**6
"""More than any part of a version number."""

Told = TypeVar("Told", Account, Profile, Claim)


def add_extractions(database: Database, connection: Connection, extractions: Iterable[Extraction]) -> int:
    """Add those extractions whose text and engine are not there yet.

    The extraction's own row is the mark that the text is done. It is written first, in one order for all, so that of
    two processes with the same text one waits and then finds it done.
    """
    wanted = {(each.text_id, each.engine): each for each in extractions}
    for each in wanted.values():
        check(each)
    marks = [mark(*key) for key in sorted(wanted)]
    columns = (tables.extraction.c.text_id, tables.extraction.c.engine)
    new = database.insert_new(connection, tables.extraction, marks, give=columns)
    done = [(wanted[row.text_id, row.engine], int(row.seq)) for row in new]
    _add_found(database, connection, done)
    return len(done)


def _add_found(database: Database, connection: Connection, done: list[tuple[Extraction, int]]) -> None:
    for table, lines in lines_of(done).items():
        refuse_nul(lines)
        database.copy(connection, table, lines)


def lines_of(done: Sequence[tuple[Extraction, int]]) -> dict[Table, list[rows.Cells]]:
    """Lay out what some extractions found, each under its number."""
    return {
        tables.mention: [rows.mention_row(mention, seq) for each, seq in done for mention in each.mentions],
        tables.account: [rows.account_row(told, seq) for each, seq in done for told in _once(each.accounts, each)],
        tables.profile: [rows.profile_row(told, seq) for each, seq in done for told in _once(each.profiles, each)],
        tables.claim: [rows.claim_row(claim, seq) for each, seq in done for claim in _once(each.claims, each)],
        tables.skipped: [
            rows.skipped_row(reason, seq, (each.text_id, each.engine))
            for each, seq in done
            for reason in counted(each.skipped)
        ],
    }


def add_claims(database: Database, connection: Connection, claims: Sequence[Claim]) -> int:
    """Add claims that people made, beside those their engine has in the same texts already; count the new ones."""
    keys = sorted({(claim.evidence.text_id, claim.engine) for claim in claims})
    database.insert_new(connection, tables.extraction, [mark(*key) for key in keys])
    found = connection.execute(queries.numbers([text_id for text_id, _ in keys]))
    number = {(row.text_id, row.engine): row.seq for row in found}
    lines = [rows.claim_row(claim, number[claim.evidence.text_id, claim.engine]) for claim in claims]
    return len(database.insert_new(connection, tables.claim, lines))


def add_links(database: Database, connection: Connection, links: Iterable[Link], origin: tuple[str, str]) -> int:
    """Add a generation of links, unless it says what the newest one says."""
    one_at_a_time(connection, LINKS_LOCK)
    newest = connection.execute(queries.newest_generation()).first()
    number = 1 if newest is None else int(newest.number) + 1
    total, stream = 0, iter(links)
    while some := list(islice(stream, ROWS_AT_ONCE)):
        lines = [rows.link_row(link, number) for link in some]
        total += sum(_digest(line) for line in lines)  # a sum: the same in whatever order the links come
        database.insert_all(connection, tables.link, lines)
    digest = f"{total:x}"
    if newest is not None and newest.digest == digest and not newest.method.endswith(queries.ADDED):
        connection.rollback()
        return int(newest.number)
    method, run_id = origin
    line: rows.Cells = {"number": number, "method": method, "run_id": run_id, "digest": digest}
    database.insert_all(connection, tables.generation, [line])
    return number


def add_more_links(database: Database, connection: Connection, links: Iterable[Link], origin: tuple[str, str]) -> int:
    """Add a generation that only adds to the one before it; a link that is there no more is added as different."""
    one_at_a_time(connection, LINKS_LOCK)
    newest = connection.execute(queries.newest_generation()).first()
    if newest is None:
        raise StoreError("there are no links to add to", way_out="run `dateline resolve`")
    number = int(newest.number) + 1
    lines = [rows.link_row(link, number) for link in links]
    database.insert_all(connection, tables.link, lines)
    digest = f"{sum(_digest(line) for line in lines):x}"
    line: rows.Cells = {"number": number, "method": origin[0] + queries.ADDED, "run_id": origin[1], "digest": digest}
    database.insert_all(connection, tables.generation, [line])
    return number


def engine_rank(engine: str) -> tuple[str, int]:
    """Tell an engine's name and how new its version is: ``rules@1.2`` is older than ``rules@1.10``."""
    name, _, version = engine.partition("@")
    parts = [int(part) for part in re.findall(r"\d+", version)[:3]]
    major, minor, patch = (*parts, 0, 0, 0)[:3]
    return name, (min(major, STEP - 1) * STEP + min(minor, STEP - 1)) * STEP + min(patch, STEP - 1)


def mark(text_id: str, engine: str) -> rows.Cells:
    """Lay out the row that says that an engine's version has done a text."""
    name, rank = engine_rank(engine)
    return {"text_id": text_id, "engine": engine, "engine_name": FAMILY.get(name, name), "engine_rank": rank}


def check(extraction: Extraction) -> None:
    """Refuse what does not belong to the extraction's text and engine, or speaks of a subject that is not in it."""
    told_of: tuple[Account | Profile, ...] = (*extraction.accounts, *extraction.profiles)
    for told in told_of:
        if (told.text_id, told.engine) != (extraction.text_id, extraction.engine):
            raise _misplaced(told.id, extraction)
    subjects = {told.id for told in told_of}
    for claim in extraction.claims:
        if (claim.evidence.text_id, claim.engine) != (extraction.text_id, extraction.engine):
            raise _misplaced(claim.id, extraction)
        if claim.subject_id not in subjects:
            raise StoreError(f"{claim.id} is about {claim.subject_id}, which the extraction does not hold")


def _misplaced(found: str, extraction: Extraction) -> StoreError:
    return StoreError(f"{found} is of another text or engine", where=f"{extraction.engine} on {extraction.text_id}")


def _once(found: tuple[Told, ...], extraction: Extraction) -> Iterator[Told]:
    """Give each thing once; one id for two different things is an engine's mistake."""
    seen: dict[str, Told] = {}
    for each in found:
        if seen.setdefault(each.id, each) != each:
            where = f"{extraction.engine} on {extraction.text_id}"
            raise StoreError(f"two different things have the id {each.id}", where=where)
    yield from seen.values()


def counted(skipped: Iterable[Skipped]) -> Iterator[Skipped]:
    """Make one of those that say the same, with their number."""
    counts: Counter[Skipped] = Counter()
    for each in skipped:
        counts[replace(each, count=0)] += each.count
    return (replace(each, count=count) for each, count in counts.items())


def _digest(line: rows.Cells) -> int:
    parts = "\x1f".join(str(cell) for name, cell in line.items() if name != "generation")
    return int.from_bytes(sha256(parts.encode()).digest())
