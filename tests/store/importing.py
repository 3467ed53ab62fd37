"""Import rows, telling each step, until done or killed; run as a program by the test that kills it."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from dateline.store import Store
from dateline.store.bulk import DOCUMENTS_AT_ONCE
from tests.store.samples import Imported, imported

SHA = f"{7:064x}"
ROWS = 3 * DOCUMENTS_AT_ONCE


def rows() -> Iterator[Imported]:
    """Make the rows of one original, telling how far they are."""
    for number in range(ROWS):
        if number % 500 == 0:
            sys.stdout.write(f"row {number}\n")
            sys.stdout.flush()
        yield imported(number, SHA)


if __name__ == "__main__":
    with Store.open(sys.argv[1]) as store:
        sys.stdout.write("open\n")
        store.add_imported(SHA, rows())
