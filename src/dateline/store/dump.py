"""The whole store as lines, for comparing two stores."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, select

from dateline.model.codec import dumps
from dateline.store import tables
from dateline.store.tables import extraction, metadata

_LEFT_OUT = {"seq", "retrieved", "run_id"}
"""The order, the time and the name of the work: they differ each time it is done."""


def dump(connection: Connection) -> Iterator[str]:
    """Give every row of every table of facts but ``run`` as a line of JSON, sorted.

    One table at a time is held in memory.
    """
    marks = _marks(connection)
    for table in sorted(set(metadata.tables.values()) - {tables.run, *tables.CACHE}, key=lambda table: table.name):
        found = connection.execute(select(table)).mappings()
        yield from sorted(_line(table.name, dict(row), marks) for row in found)


def _marks(connection: Connection) -> dict[int, str]:
    query = select(extraction.c.seq, extraction.c.text_id, extraction.c.engine)
    return {seq: f"{engine} on {text_id}" for seq, text_id, engine in connection.execute(query)}


def _line(name: str, cells: dict[str, str | int | float | None], marks: dict[int, str]) -> str:
    kept = {column: cell for column, cell in cells.items() if column not in _LEFT_OUT}
    if kept.get("extraction") is not None:
        kept["extraction"] = marks[int(kept["extraction"] or 0)]
    return dumps({"table": name, **kept})
