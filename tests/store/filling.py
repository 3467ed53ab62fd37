"""Fill a store as `add` and `extract` do; run as a program by the tests that kill it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from itertools import pairwise

from dateline.model.extraction import Skipped
from dateline.model.link import Decision
from dateline.model.run import Run
from dateline.store import Store
from tests.store.samples import document, extraction, link, text

REPORTS = 60
BATCH = 7


def work(url: str) -> None:
    """Do everything, from an empty store or from wherever the last one was killed."""
    now = datetime.now(UTC)
    with Store.open(url) as store:
        store.add_run(Run(f"run-{now}", "rules@1", now, (("rules", "1"),)))
        for number in range(REPORTS):
            _say(f"document {number}")
            store.add_document(document(number), [text(number)], folds=[f"fold-{number}"])
        store.add_skipped([Skipped("add", f"{number}.pdf", "encrypted") for number in range(5)])
        _extract(store)
        _say("links")
        accounts = sorted(account.id for account in store.accounts())
        store.add_links((link(*pair) for pair in pairwise(accounts)), method="test@1", run_id=f"run-{now}")
        store.add_decision(Decision("decision-1", "a~b", "same", "Ada", datetime(2026, 1, 1, tzinfo=UTC)))


def _extract(store: Store) -> None:
    batch = []
    for told in store.pending("rules@1"):
        batch.append(extraction(told))
        if len(batch) == BATCH:
            _say(f"extract to {told.id}")
            store.add_extractions(batch)
            batch = []
    store.add_extractions(batch)


def _say(step: str) -> None:
    """Tell the one who will kill us what comes next."""
    sys.stdout.write(f"{step}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    _say("open")
    work(sys.argv[1])
