"""What was added to the gazetteer, kept beside it: a gazetteer made anew takes it in again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

NAME = "gazetteer-added.sqlite"
TABLE = (
    "create table if not exists added (kind text not null, row text not null, primary key (kind, row)) without rowid"
)
AT_ONCE = 20_000
Keep = Callable[[Sequence[str]], None]
"""Takes one row of a dump to be kept."""


def kept_path(gazetteer: Path) -> Path:
    """Say where the rows added to a gazetteer are kept: beside it, whatever version it is."""
    return gazetteer.with_name(NAME)


@contextmanager
def keeping(gazetteer: Path, kind: str) -> Iterator[Keep]:
    """Keep the rows of a dump of one kind, each once; nothing is kept where adding them fails."""
    rows: list[tuple[str, str]] = []
    with closing(sqlite3.connect(kept_path(gazetteer))) as database, database:
        database.execute(TABLE)

        def flush() -> None:
            database.executemany("insert or ignore into added values (?, ?)", rows)
            rows.clear()

        def keep(row: Sequence[str]) -> None:
            rows.append((kind, "\t".join(row)))
            if len(rows) == AT_ONCE:
                flush()

        yield keep
        flush()


def kept_rows(gazetteer: Path, kind: str) -> Iterator[list[str]]:
    """Give the rows of one kind that were added, none where nothing ever was."""
    path = kept_path(gazetteer)
    if not path.exists():
        return
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        for (row,) in database.execute("select row from added where kind = ?", (kind,)):
            yield str(row).split("\t")
