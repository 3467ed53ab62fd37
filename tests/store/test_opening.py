"""Opening a store: its schema, and what can stand in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from dateline.model.errors import StoreError
from dateline.store import Store
from dateline.store.database import HEAD, Database
from dateline.store.people import metadata as people
from dateline.store.tables import metadata


def test_the_newest_migration_is_the_schema_we_open() -> None:
    """The number in the code is that of the newest change."""
    config = Config()
    config.set_main_option("script_location", "dateline.store:migrations")
    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_the_migrations_make_the_tables_that_the_code_uses(store_url: str) -> None:
    """After all changes nothing is missing and nothing is left over, on both databases."""
    Store.open(store_url).close()
    database = Database(store_url)
    with database.reading() as connection:
        context = MigrationContext.configure(connection)
        differences = compare_metadata(context, [metadata, people])  # type: ignore[arg-type]  # it takes several
    database.close()
    assert differences == []


def test_opening_again_finds_what_was_kept(store_url: str) -> None:
    """Opening changes nothing in a store that is up to date."""
    with Store.open(store_url) as first:
        before = list(first.dump())
    with Store.open(store_url) as again:
        assert list(again.dump()) == before


def test_a_store_from_the_future_is_left_alone(store_url: str) -> None:
    """A newer schema is refused by its number, and not touched."""
    Store.open(store_url).close()
    engine = create_engine(store_url.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match=r"newer schema 9999 .*newer one"):
        Store.open(store_url)


def test_many_can_open_a_new_store_at_once(store_url: str) -> None:
    """The tables are made once, by whoever comes first."""
    program = "import sys; from dateline.store import Store; Store.open(sys.argv[1]).close()"
    command = [sys.executable, "-c", program, store_url]
    processes = [subprocess.Popen(command, stderr=subprocess.PIPE) for _ in range(6)]
    errors = [process.communicate(timeout=60)[1].decode() for process in processes]
    assert ([process.returncode for process in processes], errors) == ([0] * 6, [""] * 6)


def test_sqlite_is_set_up_for_readers_beside_a_writer(tmp_path: Path) -> None:
    """The journal is written ahead, and references are held."""
    database = Database(f"sqlite:///{tmp_path}/dateline.db")
    with database.reading() as connection:
        found = [connection.execute(text(f"PRAGMA {name}")).scalar() for name in ("journal_mode", "foreign_keys")]
    database.close()
    assert found == ["wal", 1]


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    """The message says where and what to do."""
    with pytest.raises(StoreError, match=r"nowhere/dateline.db: unable to open .*does its folder exist"):
        Store.open(f"sqlite:///{tmp_path}/nowhere/dateline.db")


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    """Somebody's notes are not a store."""
    notes = tmp_path / "notes.txt"
    notes.write_text("not a database, but long enough to be looked at as one" * 20)
    with pytest.raises(StoreError, match="not a database"):
        Store.open(f"sqlite:///{notes}")
    assert notes.read_text().startswith("not a database")


@pytest.mark.parametrize(
    ("url", "words"),
    [("dateline.db", "not the address"), ("mysql://host/x", "mysql is not supported"),
     ("postgresql://someone:secret@localhost:1/x", "connection failed|refused")],
)  # fmt: skip
def test_a_bad_address_is_one_clear_line(url: str, words: str) -> None:
    """It says what is wrong and never shows a password."""
    with pytest.raises(StoreError, match=words) as caught:
        Store.open(url)
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)
