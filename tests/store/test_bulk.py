"""A dataset goes into the store whole or not at all, on both databases."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dateline.model.errors import StoreError, Unreadable
from dateline.store import Store
from tests.store import importing
from tests.store.samples import Imported, extraction, fill, imported, text

ROOT = Path(__file__).resolve().parents[2]
SHA = importing.SHA


def rows(count: int) -> Iterator[Imported]:
    """Make the rows of one original."""
    return (imported(number, SHA) for number in range(count))


def test_the_quick_way_writes_the_same_facts(emptied: Callable[[], Store], store: Store) -> None:
    """A store filled at once has the dump of one filled row by row."""
    for each in rows(5):
        store.add_document(each.document, [each.text])
        store.add_extraction(each.extraction)
    slowly = list(store.dump())
    again = emptied()
    assert again.add_imported(SHA, rows(5)) == 5
    assert list(again.dump()) == slowly
    assert again.add_extraction(extraction(text(3, 1), "rules@1"))  # numbers go on after those that were taken
    assert again.status().extractions == 6


def test_an_original_is_imported_once(store: Store) -> None:
    """The second time nothing is taken."""
    assert store.add_imported(SHA, rows(3)) == 3
    assert store.add_imported(SHA, rows(3)) == 0
    assert store.status().documents == 3


def test_what_fails_half_way_leaves_nothing(store: Store) -> None:
    """A row that cannot be read, after thousands that can, takes all of them out again."""

    def failing() -> Iterator[Imported]:
        yield from rows(2500)
        raise Unreadable("broken")

    with pytest.raises(Unreadable):
        store.add_imported(SHA, failing())
    assert store.status().documents == store.status().claims == 0
    assert store.add_imported(SHA, rows(2)) == 2


def test_imported_texts_are_not_read_again(store: Store) -> None:
    """What came in as claims waits for no engine; what came in as prose does."""
    store.add_imported(SHA, rows(3))
    fill(store, 5)
    assert store.pending_count("learned@1") == 2
    assert len(list(store.pending("learned@1"))) == 2


def test_a_nul_is_refused(store: Store) -> None:
    """The one character that PostgreSQL cannot hold is refused on both, with the row's name."""
    (row,) = rows(1)
    bad = Imported(row.document, text(0, 1), row.extraction)
    object.__setattr__(bad.text, "characters", "The \0 attack killed 13 people. ")
    with pytest.raises(StoreError, match="NUL"):
        store.add_imported(SHA, [bad])


@pytest.mark.parametrize("step", [2, 5, 7])
def test_killed_in_the_middle_nothing_is_there(store_url: str, step: int) -> None:
    """SIGKILL while rows are written leaves none; the same import afterwards takes all."""
    command = [sys.executable, "-m", "tests.store.importing", store_url]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(step):
        process.stdout.readline()
    process.kill()
    process.communicate(timeout=60)
    with Store.open(store_url) as store:
        assert store.status().documents in {0, importing.ROWS}
        assert store.status().documents == store.status().texts == store.status().accounts
        store.add_imported(SHA, rows(importing.ROWS))
        assert store.status().documents == store.status().accounts == importing.ROWS
        assert store.check_spans().wrong == 0
