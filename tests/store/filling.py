"""Fill a store as `add` and `extract` do; run as a program by the tests that end it in the middle."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import count, pairwise

from dateline.model.extraction import Skipped
from dateline.model.link import Decision
from dateline.model.run import Run
from dateline.store import Store
from tests.store.samples import document, extraction, link, text

REPORTS = 60
BATCH = 7


def _nothing() -> None:
    """Go on."""


def work(url: str, step: Callable[[], None] = _nothing) -> None:
    """Do everything, from an empty store or from wherever the last one was ended; call `step` before each step."""
    step()
    now = datetime.now(UTC)
    with Store.open(url) as store:
        store.add_run(Run(f"run-{now}", "rules@1", now, (("rules", "1"),)))
        for number in range(REPORTS):
            step()
            store.add_document(document(number), [text(number)], folds=[f"fold-{number}"])
        store.add_skipped([Skipped("add", f"{number}.pdf", "encrypted") for number in range(5)])
        _extract(store, step)
        step()
        accounts = sorted(account.id for account in store.accounts())
        store.add_links((link(*pair) for pair in pairwise(accounts)), method="test@1", run_id=f"run-{now}")
        store.add_decision(Decision("decision-1", "a~b", "same", "Ada", datetime(2026, 1, 1, tzinfo=UTC)))


def _extract(store: Store, step: Callable[[], None]) -> None:
    batch = []
    for told in store.pending("rules@1"):
        batch.append(extraction(told))
        if len(batch) == BATCH:
            step()
            store.add_extractions(batch)
            batch = []
    store.add_extractions(batch)


def _end_at(last: int, seconds: float) -> Callable[[], None]:
    """Let the kernel end this process, with no handler, so many seconds after its last step began.

    It is the kernel's clock, so however late this process or its parent are given a processor, it never lives on
    to finish its work.
    """
    steps = count(1)

    def step() -> None:
        if next(steps) == last:
            signal.setitimer(signal.ITIMER_REAL, seconds)

    return step


if __name__ == "__main__":
    url, *death = sys.argv[1:]
    work(url, _end_at(int(death[0]), float(death[1])) if death else _nothing)
